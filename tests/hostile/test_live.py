"""Hostile messages on WebSockets and hostile requests for event streams: refused by the protocol, and the process lives on."""

import asyncio
import json
import random
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from tests.hostile.conftest import ROUNDS, Besieged
from tests.hostile.input.messages import QUERIES, conversation, frames, operations, wire_frames
from tests.hostile.input.values import texts
from tests.hostile.promise import broken_errors
from tests.support.service.live import acknowledged, open_socket, say, serving

CLOSED_BY_US = {4400, 4401, 4409, 4429, 1009}
ANSWER_S = 20
OPTIONS = {"ping_interval": None, "compression": None, "max_queue": None}
HANDSHAKE = (
    b"GET /graphql HTTP/1.1\r\nHost: isnad.test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n"
)


@pytest.fixture(scope="module")
async def address(besieged: Besieged) -> AsyncIterator[str]:
    """A server of the besieged database."""
    limits = {"ws_operations": 5, "max_body_bytes": 20_000, "live_connections": 300, "request_wait_s": 2}
    async with serving(besieged.dsn, **limits) as made:
        yield made


async def told(opened: ClientConnection, *said: str | bytes) -> list[Any]:
    """Say something and a ping after it; return what is heard until the pong or the end."""
    heard: list[Any] = []
    try:
        for each in said:
            await opened.send(each)
        await say(opened, type="ping", payload={"last": True})
        async with asyncio.timeout(ANSWER_S):
            while (message := json.loads(await opened.recv())) != {"type": "pong", "payload": {"last": True}}:
                heard.append(message)
    except ConnectionClosed:
        pass
    return heard


def hold_to_the_promise(heard: list[Any], said: object) -> None:
    """Hold messages of the server to what is promised of errors, wherever they stand in them."""
    for message in heard:
        assert message["type"] in ("next", "error", "complete", "ping", "pong", "connection_ack"), said
        payload = message.get("payload")
        errors = payload if message["type"] == "error" else (payload or {}).get("errors", [])
        assert list(broken_errors(errors)) == [], said


async def is_alive(address: str) -> bool:
    async with acknowledged(address) as opened:
        await say(opened, id="q", type="subscribe", payload={"query": "{ quotes { totalCount } }"})
        return [json.loads(await opened.recv())["type"] for _ in "ab"] == ["next", "complete"]


@pytest.mark.parametrize("seed", range(ROUNDS))
async def test_a_hostile_message_is_refused_or_answered(besieged: Besieged, address: str, seed: int) -> None:
    chance = random.Random(seed)
    async with acknowledged(address) as bystander:
        for frame in chance.sample(list(frames()), 120):
            async with chance.choice((open_socket, acknowledged))(address, **OPTIONS) as opened:
                heard = await told(opened, frame)
                assert opened.close_code in {None, *CLOSED_BY_US}, (frame[:200], opened.close_code)
                hold_to_the_promise(heard, frame[:200])
        assert await told(bystander) == []
    assert await is_alive(address)


@pytest.mark.parametrize("seed", range(ROUNDS))
async def test_messages_in_any_order_are_refused_or_answered(besieged: Besieged, address: str, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(30):
        said = conversation(chance)
        async with acknowledged(address, **OPTIONS) as opened:
            heard = await told(opened, *said)
            assert opened.close_code in {None, *CLOSED_BY_US}, said
            hold_to_the_promise(heard, said)
    assert await is_alive(address)


async def test_hostile_operations_are_errors_of_their_own(besieged: Besieged, address: str) -> None:
    async with acknowledged(address, **OPTIONS) as opened:
        for number, payload in enumerate(operations()):
            if len(json.dumps(payload)) > 15_000:
                continue
            key = str(number)
            message = json.dumps({"id": key, "type": "subscribe", "payload": payload})
            heard = await told(opened, message, json.dumps({"id": key, "type": "complete"}))
            assert opened.close_code is None, payload
            hold_to_the_promise(heard, payload)


async def test_subscribing_and_completing_endlessly_stays_within_the_limit_of_operations(
    besieged: Besieged, address: str
) -> None:
    async with acknowledged(address, **OPTIONS) as opened:
        said: list[str | bytes] = []
        for number in range(2000):
            query = QUERIES[number % 3]
            said.append(json.dumps({"id": "a", "type": "subscribe", "payload": {"query": query}}))
            said.append(json.dumps({"id": "a", "type": "complete"}))
        hold_to_the_promise(await told(opened, *said), "subscribe and complete")
        hold_to_the_promise(await told(opened, *[json.dumps({"type": "ping"})] * 3000), "pings")
        assert opened.close_code is None
    assert await is_alive(address)


async def raw(address: str, *pieces: bytes, patience_s: float = 0.3) -> bytes:
    """Send bytes, and return what comes until the end or until nothing comes for a while; then be gone without a word."""
    host, _, port = address.partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    heard = b""
    try:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
        while more := await asyncio.wait_for(reader.read(65536), patience_s):
            heard += more
    except (TimeoutError, ConnectionError):
        pass
    finally:
        writer.transport.abort()
    return heard


async def test_bytes_that_are_no_frames_end_that_connection_alone(besieged: Besieged, address: str) -> None:
    cases = list(wire_frames())
    heard = await asyncio.gather(*(raw(address, HANDSHAKE + b"\r\n", case) for case in cases))
    for case, answer in zip(cases, heard, strict=True):
        assert answer.startswith(b"HTTP/1.1 101 "), case[:40]
        assert b"\x03\xf3" not in answer[-130:], case[:40]  # 1011, an error of ours
    assert await is_alive(address)


async def test_broken_handshakes_are_refused_and_half_open_ones_forgotten(besieged: Besieged, address: str) -> None:
    changed = [
        HANDSHAKE.replace(b": 13", b": 99"),
        HANDSHAKE.replace(b": 13", b": " + b"1" * 5000),
        HANDSHAKE.replace(b"dGhlIHNhbXBsZSBub25jZQ==", b"x"),
        HANDSHAKE.replace(b"Sec-WebSocket-Key", b"X"),
        HANDSHAKE.replace(b"/graphql", b"/v1/quotes"),
        HANDSHAKE.replace(b"/graphql", b"/nothing"),
        HANDSHAKE.replace(b"GET", b"POST"),
        HANDSHAKE + b"Origin: \xff\xfe\r\n",
        HANDSHAKE + b"Origin: http://[::1\r\n",
        HANDSHAKE + b"Origin: http://isnad.test:99999999\r\n",
        HANDSHAKE + b"Sec-WebSocket-Extensions: " + b"permessage-deflate; server_max_window_bits=1, " * 200 + b"\r\n",
        HANDSHAKE + b"Sec-WebSocket-Protocol: " + b"a, " * 2000 + b"a\r\n",
    ]
    heard = await asyncio.gather(*(raw(address, each + b"\r\n") for each in changed))
    for each, answer in zip(changed, heard, strict=True):
        assert b"HTTP/1.1 5" not in answer, each
    await asyncio.gather(*(raw(address, HANDSHAKE, patience_s=0.05) for _ in range(50)))
    await asyncio.gather(*(raw(address, HANDSHAKE + b"\r\n", b"\x81", patience_s=0.05) for _ in range(50)))
    assert await is_alive(address)


@pytest.mark.parametrize("seed", range(ROUNDS))
async def test_hostile_event_streams_are_ended_with_a_code(besieged: Besieged, address: str, seed: int) -> None:
    chance = random.Random(seed)
    changes = "subscription { changes { cursor } }"
    event = {"accept": "text/event-stream"}
    async with httpx2.AsyncClient(base_url=f"http://{address}", timeout=ANSWER_S) as client:
        for value in dict.fromkeys(text[:2500].strip().encode("utf-8", "surrogatepass") for text in texts()):
            if not value.strip() or any(byte < 32 or byte == 127 for byte in value):  # no header of HTTP
                continue
            headers = [(b"accept", b"text/event-stream"), (b"last-event-id", value)]
            answer = await client.post("/graphql", json={"query": changes}, headers=headers)
            hold_events_to_the_promise(answer, value)
        for payload in chance.sample(list(operations()), 60):
            if "articleChanged" in payload.get("query", "") or payload.get("query", "").startswith("subscription {"):
                continue
            content = json.dumps(payload).encode()
            answer = await client.post(
                "/graphql", content=content, headers={**event, "content-type": "application/json"}
            )
            hold_events_to_the_promise(answer, payload)
    assert await is_alive(address)


def hold_events_to_the_promise(answer: httpx2.Response, said: object) -> None:
    """Hold an event stream that has ended, or what is answered in its place, to the promise."""
    assert answer.status_code < 500, (said, answer.text)
    assert answer.content, (said, answer.status_code, answer.headers)
    if not answer.headers["content-type"].startswith("text/event-stream"):
        assert list(broken_errors(answer.json()["errors"])) == [], said
        return
    for line in answer.text.split("\n"):
        if line.startswith("data: {"):
            assert list(broken_errors(json.loads(line[6:]).get("errors", []))) == [], said
    assert "event: complete" in answer.text, said
