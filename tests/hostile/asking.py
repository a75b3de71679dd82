"""One hostile request and its answer: asked of the application itself, without a client that would mend what is broken."""

import json
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from urllib.parse import urlencode

from starlette.types import ASGIApp, Message

HUNG_S = 20
"""Seconds after which a request counts as hung, on however slow a machine. Work is held to bounds by counting it."""

Headers = tuple[tuple[bytes, bytes], ...]
ACCEPTED: Headers = ((b"accept", b"application/graphql-response+json"),)
POSTED: Headers = ((b"content-type", b"application/json"), *ACCEPTED)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as its bytes; ``name`` says what is hostile in it."""

    name: str
    body: bytes = b""
    method: str = "POST"
    path: str = "/graphql"
    query_string: bytes = b""
    headers: Headers = POSTED


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered."""

    asked: Asked
    status: int
    headers: Mapping[str, str]
    body: bytes


Ask = Callable[[Asked], "Answer"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a caller's value goes to: ``ask`` makes the request that has a value there.

    Anything that takes values has such places: an argument or variable of GraphQL, a parameter or path of another
    address. ``kind`` is the name of the type that belongs there.
    """

    name: str
    kind: str
    ask: Callable[[object], Asked]


class Hung(BaseException):
    """A request took longer than any may; nothing of ours catches this."""


@contextmanager
def not_hung(name: str) -> Iterator[None]:
    """Break off what is under way after HUNG_S seconds, in the midst of whatever it does."""

    def end(number: int, frame: FrameType | None) -> None:
        raise Hung(name)

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, HUNG_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


async def ask(app: ASGIApp, asked: Asked) -> Answer:
    """Return the application's answer; raises Hung."""
    sent: list[Message] = []
    parts = iter([{"type": "http.request", "body": asked.body, "more_body": False}])

    async def receive() -> Message:
        return next(parts, {"type": "http.disconnect"})

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "scheme": "http",
        "method": asked.method,
        "path": asked.path,
        "raw_path": asked.path.encode(),
        "root_path": "",
        "query_string": asked.query_string,
        "headers": [(b"host", b"isnad.test"), *asked.headers],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
        "state": {},
    }
    with not_hung(asked.name):
        await app(scope, receive, send)
    start, *bodies = sent
    headers = {name.decode().lower(): value.decode("latin-1") for name, value in start["headers"]}
    return Answer(asked, start["status"], headers, b"".join(message.get("body", b"") for message in bodies))


def posted(name: str, query: str, variables: object = None, operation_name: object = None) -> Asked:
    """Return a request by POST. Half surrogates go as JSON has them, as escapes."""
    body = {"query": query, "variables": variables, "operationName": operation_name}
    return Asked(name, json.dumps(body).encode())


def got(name: str, query: str, variables: object = None) -> Asked:
    """Return the same by GET."""
    given = {"query": query, **({} if variables is None else {"variables": json.dumps(variables)})}
    string = urlencode(given, errors="surrogatepass").encode()
    return Asked(name, method="GET", query_string=string, headers=ACCEPTED)
