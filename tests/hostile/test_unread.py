"""Answers that nobody reads: their memory is bounded, their connections end, and who reads slowly gets all of it."""

import asyncio
import json
import select
import signal
import socket
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.hostile.conftest import LongArticles
from tests.hostile.input.long_articles import ARTICLES
from tests.support.service.running import end, start, url_said

pytestmark = pytest.mark.slow

LARGE = "{ articles(first: 6) { nodes { " + " ".join(f"b{n}: body" for n in range(5)) + " } } }"
AT_ONCE = 3
"""Answers that fit into what one caller may have under way: each has about three megabytes."""

SETTINGS = {
    "ISNAD_SEND_WAIT_S": "3",
    "ISNAD_CALLER_ANSWERS_MB": "10",
    "ISNAD_MAX_ANSWER_BYTES": "4000000",
    "ISNAD_LOG_LEVEL": "error",
    "ISNAD_HOT_ANSWERS_MB": "0",
    "ISNAD_TRUSTED_PROXIES": "1",
}


@dataclass(frozen=True, slots=True)
class Served:
    """A process that serves."""

    host: str
    port: int

    async def ask(self, query: str, caller: str = "192.0.2.1", **more: str) -> "Answering":
        """Ask, and take the head of the answer: hardly any room is left for more of it on the way."""
        made = socket.socket()
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        made.setblocking(False)
        await asyncio.get_running_loop().sock_connect(made, (self.host, self.port))
        reader, writer = await asyncio.open_connection(sock=made, limit=4096)
        body = json.dumps({"query": query}).encode()
        head = f"Host: isnad.test\r\nX-Forwarded-For: {caller}\r\nContent-Type: application/json\r\n"
        head += "".join(f"{name}: {value}\r\n" for name, value in more.items())
        writer.write(f"POST /graphql HTTP/1.1\r\n{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        async with asyncio.timeout(60):
            lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower().split("\r\n")
        headers = dict(line.split(": ", 1) for line in lines[1:] if line)
        return Answering(int(lines[0].split()[1]), headers, reader, writer)


@dataclass(frozen=True, slots=True)
class Answering:
    """An answer of which the head is taken."""

    status: int
    headers: dict[str, str]
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def whole(self) -> Any:
        """Return all of it."""
        async with asyncio.timeout(60):
            return json.loads(await self.reader.readexactly(int(self.headers["content-length"])))

    async def broken_off(self) -> None:
        """Wait until the other side has broken the connection off, without taking anything."""
        poll = select.poll()
        poll.register(self.writer.get_extra_info("socket"), 0)
        async with asyncio.timeout(60):
            while not poll.poll(0):  # noqa: ASYNC110  nothing tells us but the socket, which is not to be read
                await asyncio.sleep(0.05)

    async def close(self) -> None:
        """Close the connection."""
        self.writer.close()
        with suppress(ConnectionError):
            await self.writer.wait_closed()


@pytest.fixture(scope="module")
async def served(long_articles: LongArticles) -> AsyncIterator[Served]:
    """The service as a process, of whose answers three seconds may pass between one piece and the next."""
    process = await start("serve", DATABASE_URL=long_articles.dsn, **SETTINGS)
    url = urlsplit(await url_said(process.stderr))
    yield Served(str(url.hostname), int(url.port or 0))
    await end(process, signal.SIGTERM)


async def test_a_caller_who_reads_nothing_is_disconnected_and_others_are_answered(served: Served) -> None:
    unread = [await served.ask(LARGE) for _ in range(AT_ONCE)]
    assert {each.status for each in unread} == {200}
    refused = await served.ask(LARGE)
    assert (refused.status, refused.headers["retry-after"]) == (429, "5")
    assert (await refused.whole())["errors"][0]["extensions"]["code"] == "TOO_MANY_BYTES"
    others = await served.ask(LARGE, caller="198.51.100.7")
    assert len((await others.whole())["data"]["articles"]["nodes"]) == ARTICLES
    for each in unread:
        await each.broken_off()
    again = await served.ask(LARGE)
    assert len((await again.whole())["data"]["articles"]["nodes"]) == ARTICLES
    for each in (*unread, refused, others, again):
        await each.close()


async def test_a_caller_who_reads_slowly_but_steadily_gets_all_of_it(served: Served) -> None:
    answer = await served.ask("{ articles(first: 6) { nodes { body } } }", caller="203.0.113.5")
    left, pieces, begun = int(answer.headers["content-length"]), list[bytes](), time.monotonic()
    while left:
        pieces.append(await answer.reader.readexactly(min(left, 150_000)))
        left -= len(pieces[-1])
        await asyncio.sleep(1.2 if left > 100_000 else 0)
    assert time.monotonic() - begun > 3, "it was read in less than the service waits for a piece"
    assert len(json.loads(b"".join(pieces))["data"]["articles"]["nodes"]) == 6
    await answer.close()


async def test_an_answer_of_too_many_bytes_is_refused_before_it_leaves_the_database(served: Served) -> None:
    query = "{ articles(first: 6) { nodes { " + " ".join(f"b{n}: body" for n in range(9)) + " } } }"
    answer = await served.ask(query, caller="203.0.113.6")
    told = (await answer.whole())["errors"][0]["extensions"]
    assert (answer.status, told) == (400, {"code": "ANSWER_TOO_LARGE", "allowed": 4_000_000})
    await answer.close()
