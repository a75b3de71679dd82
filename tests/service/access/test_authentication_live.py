"""Keys on connections that stay open: WebSockets and event streams, and what becomes of them when a key is revoked."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

import httpx2
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosedError, InvalidStatus

from tests.support.service.keys import altered, bearer, key_of, revoke
from tests.support.service.live import PROTOCOL, hear, load, open_socket, say, serving, subscribe, until

QUERY = "{ quotes { totalCount } }"
LIVE = "subscription { changes(types: [ARTICLE]) { type } }"


@pytest.fixture
async def address(database: str) -> AsyncIterator[str]:
    """A server where reading takes a key, which is asked for anew each time."""
    async with serving(database, anonymous_read=False, key_cache_s=0) as made:
        yield made


async def closed(opened: Any) -> tuple[int, str]:
    """Return the code and the words with which the server closes a connection."""
    with suppress(ConnectionClosedError):
        async with asyncio.timeout(10):
            async for _ in opened:
                pass
    return opened.close_code, opened.close_reason


async def test_a_socket_takes_a_key_from_the_handshake(address: str, database: str) -> None:
    key = await key_of(database, "partner")
    async with open_socket(address, additional_headers=bearer(key)) as opened:
        await say(opened, type="connection_init")
        assert await hear(opened) == {"type": "connection_ack"}
        await subscribe(opened, "1", QUERY)
        assert (await hear(opened))["type"] == "next"


@pytest.mark.parametrize("name", ["authorization", "Authorization", "x-api-key"])
async def test_a_socket_takes_a_key_from_the_first_message(address: str, database: str, name: str) -> None:
    key = await key_of(database, "partner")
    async with open_socket(address) as opened:
        await say(opened, type="connection_init", payload={name: key if name == "x-api-key" else f"Bearer {key}"})
        assert await hear(opened) == {"type": "connection_ack"}
        await subscribe(opened, "1", QUERY)
        assert (await hear(opened))["type"] == "next"


async def test_a_wrong_key_opens_no_socket(address: str, database: str) -> None:
    key = altered(await key_of(database, "partner"))
    with pytest.raises(InvalidStatus) as refused:
        async with connect(
            f"ws://{address}/graphql", subprotocols=[PROTOCOL], proxy=None, additional_headers=bearer(key)
        ):
            pass
    answer = refused.value.response
    assert (answer.status_code, answer.headers["www-authenticate"].startswith("Bearer")) == (401, True)
    assert b"INVALID_KEY" in (answer.body or b"")


async def test_a_socket_without_a_key_is_closed_with_4401(address: str) -> None:
    async with open_socket(address) as opened:
        await say(opened, type="connection_init")
        code, reason = await closed(opened)
        assert (code, reason.partition(":")[0]) == (4401, "AUTHENTICATION_REQUIRED")


@pytest.mark.parametrize("payload", [{"authorization": "Bearer isnad_x"}, {"authorization": {"a": 1}}])
async def test_a_socket_with_a_wrong_key_is_closed_with_4403(address: str, payload: dict[str, Any]) -> None:
    async with open_socket(address) as opened:
        await say(opened, type="connection_init", payload=payload)
        code, reason = await closed(opened)
        assert (code, reason.partition(":")[0]) == (4403, "INVALID_KEY")


async def test_an_operation_after_a_key_was_revoked_closes_its_socket(address: str, database: str) -> None:
    key = await key_of(database, "partner")
    async with open_socket(address, additional_headers=bearer(key)) as opened:
        await say(opened, type="connection_init")
        await hear(opened)
        await revoke(database, "partner")
        await subscribe(opened, "1", QUERY)
        assert (await closed(opened))[0] == 4403


async def test_a_subscription_sends_nothing_after_its_key_is_revoked(address: str, database: str) -> None:
    key = await key_of(database, "partner")
    async with open_socket(address, additional_headers=bearer(key)) as opened:
        await say(opened, type="connection_init")
        await hear(opened)
        await subscribe(opened, "1", LIVE)
        await subscribe(opened, "2", QUERY)
        await hear(opened)
        await hear(opened)
        await load(database, "first")
        assert (await hear(opened))["payload"]["data"]["changes"]["type"] == "ARTICLE"
        await revoke(database, "partner")
        await load(database, "second")
        assert (await closed(opened))[0] == 4403


async def test_an_event_stream_ends_when_its_key_is_revoked(address: str, database: str) -> None:
    key = await key_of(database, "partner")
    lines: list[str] = []

    async def listen() -> None:
        async with (
            httpx2.AsyncClient(base_url=f"http://{address}", timeout=20) as client,
            client.stream(
                "POST",
                "/graphql",
                json={"query": LIVE},
                headers={**bearer(key), "accept": "text/event-stream"},
            ) as answer,
        ):
            lines.append(f"status {answer.status_code}")
            async for line in answer.aiter_lines():
                lines.append(line)

    listening = asyncio.create_task(listen())
    await until(lambda: bool(lines))
    number = 0

    async def told() -> bool:
        nonlocal number
        number += 1
        await load(database, f"noise-{number}")
        await asyncio.sleep(0.1)
        return any(line.startswith("data: {") for line in lines)

    await until(told)
    await revoke(database, "partner")
    await load(database, "last")
    async with asyncio.timeout(10):
        await listening
    said = "\n".join(lines)
    assert said.startswith("status 200")
    assert said.count("INVALID_KEY") == 1
    assert said.rstrip().endswith("data:")
    assert "event: complete" in said
