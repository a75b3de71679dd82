"""Every door that stays open: opened as its clients do it, over sockets of their own, and what is heard through it at its end."""

import asyncio
import contextlib
import json
import re
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any

import asyncpg
import h11
from websockets.exceptions import ConnectionClosed

from tests.support.data.articles import noise
from tests.support.postgres.roles import as_owner
from tests.support.service.keys import bearer
from tests.support.service.live import acknowledged, hear, subscribe, until

NDJSON, EVENTS = "application/x-ndjson", "text/event-stream"
FOLLOW = "subscription { changes { type nodeId } }"


@dataclass
class Heard:
    """What has been heard through a door, and how it ended: whole, or else this would not have been returned."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    text: str = ""
    close_code: int | None = None
    opened: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def lines(self) -> list[Any]:
        """The lines, each of which is JSON."""
        return [json.loads(line) for line in self.text.splitlines()]


@dataclass(frozen=True)
class Asked:
    """A request, of which ``parts`` are sent one by one.

    ``is_silent`` where nothing is answered before the end, ``begins`` where something is told at once.
    """

    method: str
    target: str
    accept: str = "application/json"
    parts: tuple[bytes, ...] = ()
    is_unfinished: bool = False
    is_silent: bool = False
    begins: bool = False

    def head(self, address: str, key: str | None) -> h11.Request:
        """Return the head of the request."""
        headers = {"host": address, "accept": self.accept, **(bearer(key) if key else {})}
        if self.parts:
            kind = NDJSON if self.is_unfinished else "application/json"
            headers |= {"transfer-encoding": "chunked", "content-type": kind}
        return h11.Request(method=self.method, target=self.target, headers=list(headers.items()))


async def ask(address: str, asked: Asked, key: str | None = None, heard: Heard | None = None) -> Heard:
    """Ask over a connection of its own, and return the answer; raises where it does not come whole."""
    told = heard or Heard()
    reader, writer = await asyncio.open_connection(*address.split(":"))
    try:
        client = h11.Connection(h11.CLIENT)
        writer.write(client.send(asked.head(address, key)) or b"")
        for part in asked.parts:
            writer.write(client.send(h11.Data(part)) or b"")
        if not asked.is_unfinished:
            writer.write(client.send(h11.EndOfMessage()) or b"")
        if asked.is_silent:
            told.opened.set()
        while not isinstance(event := client.next_event(), h11.EndOfMessage):
            if event is h11.NEED_DATA:
                client.receive_data(await reader.read(65536))
            elif isinstance(event, h11.Response):
                told.status = event.status_code
                told.headers = {name.decode(): value.decode() for name, value in event.headers}
                if not asked.begins:
                    told.opened.set()
            elif isinstance(event, h11.Data):
                told.text += event.data.decode()
                told.opened.set()
            else:
                raise h11.RemoteProtocolError(f"{event} in the middle of an answer")
    finally:
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()
    return told


async def _subscribed(address: str, key: str, heard: Heard) -> Heard:
    """Subscribe on a WebSocket, and wait for its end."""
    async with acknowledged(address, additional_headers=bearer(key)) as opened:
        await subscribe(opened, "changes", FOLLOW)
        await subscribe(opened, "once", "{ __typename }")
        while (await hear(opened))["id"] != "once":
            pass
        heard.opened.set()
        with contextlib.suppress(ConnectionClosed):
            async for message in opened:
                heard.text += str(message)
        heard.close_code = opened.close_code
    return heard


async def _silent(address: str, key: str, heard: Heard) -> Heard:
    """Open a WebSocket on which nothing is asked, and wait for its end."""
    async with acknowledged(address, additional_headers=bearer(key)) as opened:
        heard.opened.set()
        await opened.wait_closed()
        heard.close_code = opened.close_code
    return heard


LINE = json.dumps(noise(slug="sent-in-a-line")).encode() + b"\n"
LINES = Asked("POST", "/v1/bundles", parts=(LINE,), is_unfinished=True, begins=True)
SNAPSHOT = Asked("GET", "/v1/snapshot", NDJSON, begins=True)


def waiting(cursor: str) -> dict[str, Asked]:
    """Return the requests that wait for news, by the endpoint and the media type; the feed is followed from a cursor."""
    query = json.dumps({"query": FOLLOW}).encode()
    feed = f"/v1/changes?after={cursor}"
    return {
        "listChanges application/json": Asked("GET", f"{feed}&wait=30", is_silent=True),
        f"listChanges {NDJSON}": Asked("GET", f"{feed}&wait=30", NDJSON),
        f"listChanges {EVENTS}": Asked("GET", feed, EVENTS),
        "watchChanges application/json": Asked("GET", "/v1/watch/changes?wait=30", is_silent=True),
        "subscription as events": Asked("POST", "/graphql", EVENTS, (query,)),
    }


SOCKETS: Mapping[str, Callable[[str, str, Heard], Coroutine[None, None, Heard]]] = {
    "subscription on a WebSocket": _subscribed,
    "WebSocket without an operation": _silent,
}
OTHERS = {"bundles as lines": LINES, f"readSnapshot {NDJSON}": SNAPSHOT}
DOORS = (*waiting(""), *SOCKETS, *OTHERS)
"""The names of all of them."""


class Opened:
    """Doors that are open, and what will be heard through each."""

    def __init__(self, address: str, key: str) -> None:
        self._address, self._key = address, key
        self._tasks: dict[str, asyncio.Task[Heard]] = {}

    async def open(self, name: str, asked: Asked) -> None:
        """Open a door by a request."""
        heard = Heard()
        await self._opened(name, ask(self._address, asked, self._key, heard), heard)

    async def open_waiting(self) -> str:
        """Open all doors that wait for news, and return the cursor from which the feed is followed."""
        now = await ask(self._address, Asked("GET", "/v1/changes?limit=1000"), self._key)
        cursor: str = json.loads(now.text)["cursor"]
        for name, asked in waiting(cursor).items():
            await self.open(name, asked)
        for name, listen in SOCKETS.items():
            heard = Heard()
            await self._opened(name, listen(self._address, self._key, heard), heard)
        await until(self._are_taken)
        return cursor

    async def _are_taken(self) -> bool:
        """Whether the service counts all that wait among its connections: those that are silent are under way till then."""
        metrics = (await ask(self._address, Asked("GET", "/metrics"))).text
        taken = re.search(r"^isnad_live_connections ([0-9.]+)$", metrics, re.MULTILINE)
        return taken is not None and float(taken[1]) == len(waiting("")) + len(SOCKETS)

    async def open_all(self, dsn: str, stack: contextlib.AsyncExitStack) -> str:
        """Open all doors, and return the cursor from which the feed is followed; ``stack`` keeps the snapshot from its end."""
        await self.open("bundles as lines", LINES)
        cursor = await self.open_waiting()
        await stack.enter_async_context(held_up(dsn))
        await self.open(f"readSnapshot {NDJSON}", SNAPSHOT)
        return cursor

    async def heard(self, seconds: float) -> dict[str, Heard]:
        """Return what was heard through all of them, which has to end in so many seconds."""
        await asyncio.wait(self._tasks.values(), timeout=seconds)
        unended = [name for name, task in self._tasks.items() if not task.done()]
        assert not unended, f"still open: {unended}"
        return {name: task.result() for name, task in self._tasks.items()}

    async def _opened(self, name: str, listening: Coroutine[None, None, Heard], heard: Heard) -> None:
        task = self._tasks[name] = asyncio.create_task(listening)
        waiting = asyncio.create_task(heard.opened.wait())
        await asyncio.wait((task, waiting), timeout=20, return_when=asyncio.FIRST_COMPLETED)
        assert heard.opened.is_set(), f"{name} did not open: {task}"

    async def close(self) -> None:
        """Leave all of them."""
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)


@contextlib.asynccontextmanager
async def opening(address: str, key: str) -> AsyncIterator[Opened]:
    """Give what opens doors, and leaves them at the end."""
    opened = Opened(address, key)
    try:
        yield opened
    finally:
        await opened.close()


@contextlib.asynccontextmanager
async def held_up(dsn: str) -> AsyncIterator[None]:
    """Keep whoever reads claims waiting, so that a snapshot is not read to its end."""
    holder = await asyncpg.connect(as_owner(dsn))
    try:
        async with holder.transaction():
            await holder.execute("lock table claim in access exclusive mode")
            yield
    finally:
        await holder.close()


READY = Asked("GET", "/readyz")
COUNT = Asked("POST", "/graphql", parts=(b'{"query":"{ quotes { totalCount } claims { totalCount } }"}',))
"""What waits for as long as anything is held up."""


async def is_unready(address: str) -> bool:
    """Return whether the service says that it is stopping."""
    answer = await ask(address, READY)
    if answer.status == 200:
        return False
    assert (answer.status, "stopping" in answer.text) == (503, True), answer.text
    assert {"retry-after", "connection"} <= answer.headers.keys()
    return True


async def is_waited_for(dsn: str) -> bool:
    """Return whether somebody waits for what is held up."""
    connection = await asyncpg.connect(dsn)
    try:
        found: bool = await connection.fetchval("select exists (select from pg_locks where not granted)")
        return found
    finally:
        await connection.close()
