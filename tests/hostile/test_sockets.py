"""What comes over the wire and is no request, or half of one, or too much: the process answers or closes, and lives on."""

import asyncio
import json
import signal
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest

from tests.hostile.input.values import MARK
from tests.hostile.promise import statuses
from tests.support.service.running import end, start, url_said

BODY = b'{"query": "{ __typename }"}'
HOST = b"Host: isnad.test\r\n"
POST = b"POST /graphql HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\n"
GET = b"GET /livez HTTP/1.1\r\n" + HOST
ANSWER_S = 20
"""Seconds in which something must come, be it the end; the process gives a request two seconds to come whole."""


SETTINGS = {"ISNAD_REQUEST_WAIT_S": "2", "ISNAD_SHUTDOWN_TIMEOUT_S": "1", "ISNAD_LOG_LEVEL": "error"}


@dataclass(frozen=True, slots=True)
class Served:
    """A process that serves."""

    host: str
    port: int

    async def say(self, *pieces: bytes) -> bytes:
        """Return all that is answered to pieces of bytes, to the end of the connection."""
        reader, writer = await asyncio.open_connection(self.host, self.port)
        answered = b""
        try:
            async with asyncio.timeout(ANSWER_S):
                for piece in pieces:
                    writer.write(piece)
                    await writer.drain()
                    if len(pieces) > 1:
                        await asyncio.sleep(0.02)
                while more := await reader.read(65536):
                    answered += more
        except ConnectionError:
            pass
        finally:
            writer.close()
        return answered


@pytest.fixture(scope="module")
async def served(seeded_dsn: str) -> AsyncIterator[Served]:
    """The service as a process, which waits two seconds for a request."""
    process = await start("serve", DATABASE_URL=seeded_dsn, **SETTINGS)
    url = urlsplit(await url_said(process.stderr))
    yield Served(str(url.hostname), int(url.port or 0))
    _, said = await end(process, signal.SIGTERM)
    assert process.returncode == 0
    assert said == ""


def broken_ones() -> Iterator[tuple[str, bytes]]:
    """Give what is sent whole, by a name."""
    end_of_head = b"Connection: close\r\n\r\n"
    yield "nothing but line ends", b"\r\n" * 5000
    yield "noise", bytes(range(256)) * 40
    yield "the greeting of TLS", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 500
    yield "the preface of HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
    yield "HTTP/0.9", b"GET /livez\r\n\r\n"
    yield "HTTP/9.9", b"GET /livez HTTP/9.9\r\n" + HOST + end_of_head
    yield "SQL", f"select * from {MARK}; --\r\n\r\n".encode()
    for method in (b"TRACE", b"FOO", b"CONNECT", b"get", b"OPTIONS", b"M-SEARCH", b"PRI"):
        yield f"the method {method.decode()}", method + b" /graphql HTTP/1.1\r\n" + HOST + end_of_head
    for target in (
        b"http://evil.example/graphql?query={__typename}", b"*", b"//evil.example", b"/graphql?query=%", b"/graphql?query=%ff%fe",
        b"/graphql?query=\xff\xfe", b"/graphql?query=\x00", b"/\x00", b"/%00", b"/..%2f..%2fetc/passwd", b"/graphql#a", b"",
        b"/graphql?" + b"a=1&" * 10_000, b"/" + b"a" * 60_000, b"/graphql?query=" + b"%7B" * 10_000, b"/\xd8\xba", b"a", b"/a b",
    ):  # fmt: skip
        yield f"the target {target[:40]!r}", b"GET " + target + b" HTTP/1.1\r\n" + HOST + end_of_head
    for header in (
        b"No colon", b": no name", b"X: a\x00b", b"X : a", b"X\xff: a", b" folded: a",
        b"X: " + b"a" * 60_000, b"X: a\nY: b", b"X: a\rY",
        b"Content-Length: -1", b"Content-Length: abc", b"Content-Length: 1, 2", b"Content-Length: 99999999999999999999",
        b"Content-Length: 5\r\nContent-Length: 6", b"Transfer-Encoding: chunked\r\nContent-Length: 5", b"Transfer-Encoding: gzip",
        b"Transfer-Encoding: chunked, chunked", b"Expect: 100-continue", b"Expect: nonsense",
        b"Upgrade: h2c\r\nConnection: Upgrade",
        b"Upgrade: websocket\r\nConnection: Upgrade", b"Host: two", b"Connection: " + b"a, " * 5000, b"X-Request-Id: \xff",
    ):  # fmt: skip
        yield f"the header {header[:40]!r}", GET + header + b"\r\n" + end_of_head
        yield f"the header {header[:40]!r} by POST", POST + header + b"\r\n" + end_of_head + BODY
    yield "a thousand headers", GET + b"".join(b"X-%d: 1\r\n" % n for n in range(1000)) + end_of_head
    for chunks in (
        b"zz\r\n", b"-1\r\n", b"ffffffffffffffff\r\na", b"fffffffffffffffff\r\na", b"5\r\nab", b"0\r\n", b"1\r\naa\r\n0\r\n\r\n",
        b"5;" + b"a" * 50_000 + b"\r\nabcde\r\n0\r\n\r\n", b"0\r\nX: y\r\n\r\n", b"1;a=\x00\r\n{\r\n0\r\n\r\n",
    ):  # fmt: skip
        yield f"the chunks {chunks[:20]!r}", POST + b"Transfer-Encoding: chunked\r\n" + end_of_head + chunks
    chunked = b"".join(b"1\r\n%c\r\n" % byte for byte in BODY) + b"0\r\n\r\n"
    yield "a chunk for each byte", POST + b"Transfer-Encoding: chunked\r\n" + end_of_head + chunked
    yield "a body of broken UTF-8", POST + b"Content-Length: 15\r\n" + end_of_head + b'{"query": "\xff\xfe"}'
    yield "less than was declared", POST + b"Content-Length: 1000\r\n" + end_of_head + BODY
    yield "more than was declared", POST + b"Content-Length: 5\r\n\r\n" + BODY
    yield "more than is allowed", POST + b"Content-Length: 999999999\r\n\r\n" + BODY
    yield "a body where none belongs", GET + b"Content-Length: 27\r\n" + end_of_head + BODY
    yield "one after the other", (GET + b"\r\n") * 50 + GET + end_of_head
    yield "one after the other, then noise", (GET + b"\r\n") * 5 + b"\x00\xff" * 100 + b"\r\n\r\n"
    yield "a head that never ends", GET + b"X: a\r\n"
    yield "a head without end", GET + b"".join(b"X-%d: %s\r\n" % (n, b"a" * 5000) for n in range(100))
    yield "a header without end", GET + b"X: " + b"a" * 1_000_000
    yield "a target without end", b"GET /" + b"a" * 1_000_000


async def test_what_is_no_request_is_answered_or_ended_and_the_process_lives_on(served: Served) -> None:
    cases = list(broken_ones())
    answers = await asyncio.gather(*(served.say(sent) for _, sent in cases))
    for (name, _), answer in zip(cases, answers, strict=True):
        for one in answer.split(b"HTTP/1.1 ")[1:]:
            hold_to_the_promise(name, one)
    assert b" 200 " in await served.say(GET + b"Connection: close\r\n\r\n")


def hold_to_the_promise(name: str, answer: bytes) -> None:
    """Hold one answer, from its status on, to what is promised."""
    head, _, body = answer.partition(b"\r\n\r\n")
    status = int(head[:3])
    assert status < 500, (name, answer[:500])
    assert status < 400 or b"x-request-id: " in head, (name, answer[:500])
    assert status == 100 or head.lower().count(b"x-content-type-options: nosniff") == 1, (name, answer[:500])
    if status >= 400 and body:
        told = json.loads(body)
        codes = [error["extensions"]["code"] for error in told["errors"]] if "errors" in told else [told["code"]]
        assert {statuses()[code] for code in codes} <= {status, 200}, (name, answer[:500])


REFUSED: list[tuple[list[bytes], bytes]] = [
    ([b"GET /"], b"REQUEST_TOO_SLOW"),
    ([b""], b"REQUEST_TOO_SLOW"),
    ([POST + b"Content-Length: 27\r\n\r\n" + BODY[:20]], b"REQUEST_TOO_SLOW"),
    ([GET + b"\r\n", b"\r\n"], b"REQUEST_TOO_SLOW"),
    ([b"\x00\r\n\r\n"], b"NOT_HTTP"),
    ([GET + b"X: ", *[b"a" * 40_000] * 3], b"HEAD_TOO_LARGE"),
    ([b"GET /", *[b"a" * 40_000] * 3], b"HEAD_TOO_LARGE"),
]


async def test_a_connection_that_brings_no_whole_request_is_refused_with_a_code(served: Served) -> None:
    answers = await asyncio.gather(*(served.say(*pieces) for pieces, _ in REFUSED))
    for (pieces, code), answer in zip(REFUSED, answers, strict=True):
        assert code in answer, pieces


NO_HOST: list[tuple[str, bytes, bytes]] = [
    ("none", b"GET /livez HTTP/1.1\r\n", b" 400 "),
    (
        "none, and a body",
        b"POST /graphql HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 27\r\n",
        b" 400 ",
    ),
    ("none, for a WebSocket", b"GET /graphql HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n", b" 400 "),
    ("two", GET + b"Host: other.example\r\n", b" 400 "),
    ("with a path", b"GET /livez HTTP/1.1\r\nHost: a/b\r\n", b" 400 "),
    ("with a user", b"GET /livez HTTP/1.1\r\nHost: a@b\r\n", b" 400 "),
    ("with a blank", b"GET /livez HTTP/1.1\r\nHost: a b\r\n", b" 400 "),
    ("an empty one", b"GET /livez HTTP/1.1\r\nHost:\r\n", b" 200 "),
    ("an address of IPv6", b"GET /livez HTTP/1.1\r\nHost: [::1]:8000\r\n", b" 200 "),
    ("none in HTTP/1.0", b"GET /livez HTTP/1.0\r\n", b" 200 "),
]


@pytest.mark.parametrize(("request_head", "wanted"), [case[1:] for case in NO_HOST], ids=[case[0] for case in NO_HOST])
async def test_a_request_says_once_which_host_it_asks(served: Served, request_head: bytes, wanted: bytes) -> None:
    body = BODY if b"POST" in request_head else b""
    answer = await served.say(request_head + (b"Connection: close\r\n" if b"200" in wanted else b"") + b"\r\n" + body)
    assert wanted in answer.partition(b"\r\n")[0] + b" "
    assert (b"HOST_WRONG" in answer) is (b"400" in wanted)
    hold_to_the_promise("host", answer.partition(b" ")[2])


async def test_a_request_without_a_host_is_refused_in_its_turn(served: Served) -> None:
    answer = await served.say((GET + b"\r\n") * 3 + b"GET /livez HTTP/1.1\r\n\r\n" + GET + b"\r\n")
    assert [each[:3] for each in answer.split(b"HTTP/1.1 ")[1:]] == [b"200"] * 3 + [b"400"]


async def test_a_request_that_comes_byte_by_byte_is_answered(served: Served) -> None:
    request = POST + b"Content-Length: 27\r\nConnection: close\r\n\r\n" + BODY
    assert b'{"data":{"__typename":"Query"}}' in await served.say(
        *(request[n : n + 8] for n in range(0, len(request), 8))
    )
