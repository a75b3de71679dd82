"""Sending to names: over TLS to the address that was looked at, under the name that the receiver bears."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from starlette.responses import Response

from service.webhooks.delivery import sender as sending
from service.webhooks.delivery.message import WebhookMessage
from service.webhooks.delivery.sender import Attempt, Sender, Senders
from service.webhooks.delivery.target import SystemResolver
from tests.service.webhooks.receiver import Received, Receiver, receiving

CERTIFICATE = Path(__file__).parent / "hooks.example.pem"
"""Of a name that nobody has, with its key: for these tests alone."""

MESSAGE = WebhookMessage("01a22a0a", b'{"type":"webhook.test","data":{}}')


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    """A receiver that speaks TLS, and bears the name hooks.example."""
    async with receiving(ssl_certfile=str(CERTIFICATE), ssl_keyfile=str(CERTIFICATE)) as made:
        yield made


async def at_this_machine(host: str, port: int) -> Sequence[str]:
    """Lead every name here."""
    return ["127.0.0.1"]


async def sent(url: str, made: Senders, times: int = 1) -> list[Attempt]:
    """Send a message some times, one after the other."""
    sender = Sender(made, lambda: datetime.now(UTC))
    try:
        return [await sender.send(url, MESSAGE, [b"x" * 32]) for _ in range(times)]
    finally:
        await sender.close()


async def test_the_certificate_and_the_host_are_those_of_the_name_though_an_address_is_connected_to(
    receiver: Receiver,
) -> None:
    port = urlsplit(receiver.url).port
    named = Senders(True, at_this_machine, ssl.create_default_context(cafile=str(CERTIFICATE)))
    for name, failure in (("hooks.example", None), ("other.example", "NOT_CONNECTED")):
        (attempt,) = await sent(f"https://{name}:{port}/hook", named)
        assert attempt.failure == failure
    assert [each.headers["host"] for each in receiver.got] == [f"hooks.example:{port}"]


async def test_a_certificate_that_nobody_vouches_for_is_refused(receiver: Receiver) -> None:
    port = urlsplit(receiver.url).port
    (attempt,) = await sent(f"https://hooks.example:{port}/hook", Senders(True, at_this_machine))
    assert (attempt.failure, receiver.got) == ("NOT_CONNECTED", [])


async def test_another_address_is_tried_where_one_does_not_answer() -> None:
    async def resolve(host: str, port: int) -> Sequence[str]:
        return ["127.0.0.2", "127.0.0.1"]

    async with receiving() as plain:
        port = urlsplit(plain.url).port
        (attempt,) = await sent(f"http://hooks.example:{port}/hook", Senders(True, resolve))
        assert (attempt.failure, attempt.status) == (None, 204)


async def test_a_connection_is_kept_for_the_next_message_and_a_name_is_resolved_once_for_it() -> None:
    asked = []

    async def resolve(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return ["127.0.0.1"]

    async with receiving() as plain:
        port = urlsplit(plain.url).port
        attempts = await sent(f"http://hooks.example:{port}/hook", Senders(True, resolve), times=5)
        assert {each.status for each in attempts} == {204}
        assert asked == ["hooks.example"]


@pytest.mark.parametrize("answer", [b"", b"no HTTP\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort"])
async def test_what_is_no_whole_answer_of_http_is_a_failure(answer: bytes) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"{}}")
        writer.write(answer)
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        (attempt,) = await sent(f"http://127.0.0.1:{port}/", Senders(True))
        assert attempt.failure == "BROKEN_OFF"


async def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    async with receiving() as plain:
        (attempt,) = await sent(plain.url, Senders(True))
        assert attempt.status == 204


async def test_one_attempt_takes_so_long_at_the_most_whatever_is_slow() -> None:
    never = asyncio.Event()

    async def drip(_: Received) -> Response:
        await never.wait()
        return Response()

    async with receiving() as plain:
        plain.behave = drip
        (attempt,) = await sent(plain.url, Senders(True, timeout_s=0.1))
        assert (attempt.failure, attempt.status) == ("TIMEOUT", None)
        never.set()


async def test_names_are_resolved_once_for_everybody_who_waits_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    real = socket.getaddrinfo

    def counting(host: str, port: int, **options: int) -> object:
        asked.append(host)
        return real("127.0.0.1", port, **options)

    monkeypatch.setattr(socket, "getaddrinfo", counting)
    resolver = SystemResolver()
    found = await asyncio.gather(*(resolver("hooks.example", 443) for _ in range(5)))
    assert (found, asked) == ([["127.0.0.1"]] * 5, ["hooks.example"])
    assert await resolver("hooks.example", 443) == ["127.0.0.1"]
    assert len(asked) == 2, "and again for the next one"


async def test_an_internal_name_an_unknown_name_and_an_unreachable_name_get_the_same_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Neither by the failure nor by how long it took: an attempt that reaches nobody lasts a whole step."""
    monkeypatch.setattr(sending, "UNREACHED_STEP_S", 0.5)

    async def resolve(host: str, port: int) -> Sequence[str]:
        if host == "inner.example":
            return ["10.0.0.7"]
        if host == "mixed.example":
            return ["8.8.8.8", "127.0.0.1"]
        await asyncio.sleep(0.05)  # a name that there is not takes longer than one that there is
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    names = ("inner.example", "mixed.example", "absent.example")
    told = [(await sent(f"https://{name}/hook", Senders(allow_private=False, resolve=resolve)))[0] for name in names]
    assert {(each.failure, each.status, each.answer) for each in told} == {("NOT_CONNECTED", None, b"")}
    assert [each.duration_ms >= 499 for each in told] == [True] * 3
