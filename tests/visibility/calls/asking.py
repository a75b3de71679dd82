"""How doors are asked: of the application in this process, with a key of some scope, and everything that comes back."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Mapping, MutableMapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeAlias
from urllib.parse import quote, unquote

from starlette.applications import Starlette

from db.sql.scope import Scope
from service.app.app import create_app
from service.request.media_type import EVENT_STREAM
from service.settings import Settings
from tests.service.exports.asking import words_of
from tests.support.service.keys import bearer
from tests.visibility.lasting import has_places, lasting
from tests.visibility.values import Values
from tests.visibility.world import World

Headers: TypeAlias = Mapping[str, str]

UNLIMITED: Mapping[str, Any] = {
    "anonymous_read": True,
    "max_cost": 10_000_000,
    "max_fields": 10_000,
    "max_depth": 100,
    "max_tokens": 100_000,
    "max_aliases": 10_000,
    "key_cost_per_minute": 0,
    "address_cost_per_minute": 0,
    "feed_address_cost_per_minute": 0,
    "webhook_workers": 0,
    "webhook_private_targets": True,
    "changes_interval_ms": 20,
    "pool_max": 2,
    "log_level": "error",
}

TELLING = ("etag", "link", "content-disposition", "location")
"""Headers that say something of what is in an answer."""


@dataclass(frozen=True)
class Told:
    """What a door answered to a question: the status, the headers that say what is in it, and all of its text.

    ``by`` is the argument, filter or parameter that the question tries, empty if it tries none.
    """

    asked: str
    status: int
    headers: str
    text: str
    by: str = ""

    def json(self) -> Any:
        """Return the answer as data."""
        return json.loads(self.text)

    @cached_property
    def refusals(self) -> frozenset[str]:
        """The codes with which the question or a part of it was refused; empty if all of it was answered."""
        if self.status < 400 and not re.search(r'"errors":\s*\[', self.text):
            return frozenset()
        return frozenset(re.findall(r'"code":\s*"(\w+)"', self.text) or [str(self.status)])

    @cached_property
    def lasting(self) -> tuple[int, str, str]:
        """What is the same each time that it is asked, in each copy of a database."""
        headers = re.sub(r"etag=\S+", "", self.headers) if has_places(self.text) else self.headers
        told, _, text = lasting(f"{headers}\n{self.text}").partition("\n")
        return self.status, told, text

    @property
    def whole(self) -> str:
        """The headers and the text."""
        return f"{self.headers}\n{self.text}"

    @cached_property
    def beyond_question(self) -> str:
        """The answer without what it repeats of the question."""
        text = self.whole
        words = {each for each in re.findall(r"[^\s/?&=\"{}:,.()]+", unquote(self.asked)) if len(each) > 5}
        if not words:
            return text
        return re.sub("|".join(sorted(map(re.escape, words), key=len, reverse=True)), "", text)


@dataclass(slots=True)
class Answer:
    """What an application sends, as it comes; ``enough`` is set at its end, or once the event with ``until`` has come."""

    until: re.Pattern[bytes] | None
    enough: asyncio.Event
    status: int = 0
    headers: Headers | None = None
    content: bytes = b""

    async def take(self, message: MutableMapping[str, Any]) -> None:
        """Take what the application sends."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {name.decode().lower(): value.decode() for name, value in message["headers"]}
        elif message["type"] == "http.response.body":
            if self.enough.is_set():
                return
            self.content += message.get("body", b"")
            found = self.until and self.until.match(self.content)
            if found:
                self.content = found[0]
            if found or not message.get("more_body"):
                self.enough.set()

    @property
    def text(self) -> str:
        """All words that have come."""
        return re.sub(r"\r\n ", "", words_of(self.content))


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks an application, which reads the database ``dsn``, with a key of one scope; without a key if it is None.

    ``articles`` are the ids of all articles of the world by their slugs, also of those that this database does not have.
    """

    application: Starlette
    dsn: str
    scope: Scope | None
    key: Headers
    values: Values
    articles: Mapping[str, str]

    async def ask(
        self, method: str, address: str, *, json: object = None, headers: Headers | None = None, by: str = ""
    ) -> Told:
        """Ask, and return the whole answer."""
        answer = Answer(None, asyncio.Event())
        await self._send(method, address, json, headers or {}, answer)
        told = " ".join(f"{name}={(answer.headers or {}).get(name)}" for name in TELLING)
        asked = f"{method} {address} {_body(json).decode()}{' '.join((headers or {}).values())}"
        return Told(asked, answer.status, told, answer.text, by)

    async def follow(self, method: str, address: str, *, until: str, json: object = None) -> Told:
        """Follow an event stream until ``until`` is in it, and return what came up to the end of that event."""
        event = re.compile(rb".*?" + re.escape(until.encode()) + rb".*?\r?\n\r?\n", re.DOTALL)
        answer = Answer(event, asyncio.Event())
        async with asyncio.timeout(20):
            await self._send(method, address, json, {"accept": EVENT_STREAM}, answer)
        return Told(f"{method} {address} {_body(json).decode()}, as events", answer.status, "", answer.text)

    @asynccontextmanager
    async def following(self, document: str, **variables: object) -> AsyncIterator[Answer]:
        """Follow a subscription, and give what has come so far."""
        answer = Answer(None, asyncio.Event())
        asked = {"query": document, "variables": variables}
        running = asyncio.create_task(self._send("POST", "/graphql", asked, {"accept": EVENT_STREAM}, answer))
        try:
            yield answer
        finally:
            answer.enough.set()
            await running

    async def _send(self, method: str, address: str, data: object, headers: Headers, answer: Answer) -> None:
        body = _body(data)
        unread = [body]

        async def give() -> dict[str, Any]:
            if unread:
                return {"type": "http.request", "body": unread.pop(), "more_body": False}
            await answer.enough.wait()
            return {"type": "http.disconnect"}

        await self.application(
            self._request(method, address, {**headers, "content-length": str(len(body))}), give, answer.take
        )

    def _request(self, method: str, address: str, headers: Headers) -> dict[str, Any]:
        path, _, query = address.partition("?")
        sent = {"host": "isnad.test", "content-type": "application/json", **self.key, **headers}
        return {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": unquote(path),
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": [(name.lower().encode(), value.encode()) for name, value in sent.items()],
            "client": ("127.0.0.1", 4711),
            "server": ("isnad.test", 80),
            "state": {},
        }

    def as_scope(self, world: World, scope: Scope | None, values: Values) -> "Asker":
        """Return who asks the same application with a key of another scope, and by other values."""
        key = bearer(world.keys[scope]) if scope else {}
        return replace(self, scope=scope, key=key, values=values, articles=world.articles)


@asynccontextmanager
async def asking(dsn: str) -> AsyncIterator[Asker]:
    """Start the application on a database, and give who asks it without a key."""
    made = create_app(Settings(**{"database_url": dsn, **UNLIMITED}))
    async with made.router.lifespan_context(made):
        yield Asker(made, dsn, None, {}, Values({}, (), ()), {})


def _body(data: object) -> bytes:
    return b"" if data is None else json.dumps(data, ensure_ascii=False).encode()


def in_path(text: str) -> str:
    """Return a text as it stands in an address."""
    return quote(text, safe="")
