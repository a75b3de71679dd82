"""A wire to PostgreSQL that counts what goes over it: the statements that the server really runs, and their texts."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Coroutine
from pathlib import Path
from urllib.parse import parse_qs, quote, urlencode, urlsplit, urlunsplit


class Wire:
    """Passes bytes on, and counts the messages Execute and Query of PostgreSQL's protocol (its chapter 55.7).

    ``texts`` are the texts of all statements, from the messages Parse and Query; no value of a parameter is in them.
    """

    def __init__(self) -> None:
        self.statements = 0
        self.texts: set[str] = set()
        self.tasks: set[asyncio.Task[None]] = set()

    async def count(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        """Pass on what the client sends, message by message; the first one has no type."""
        kind = b""
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                length = await source.readexactly(4)
                body = await source.readexactly(int.from_bytes(length, "big") - 4)
                self.statements += kind in (b"E", b"Q")
                if kind in (b"P", b"Q"):
                    self.texts.add(body.split(b"\0")[kind == b"P"].decode("utf-8", "replace"))
                target.write(kind + length + body)
                await target.drain()
                kind = await source.readexactly(1)
        target.close()

    async def back(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        """Pass on what the server sends."""
        with contextlib.suppress(ConnectionError):
            while data := await source.read(65536):
                target.write(data)
                await target.drain()
        target.close()

    def start(self, work: Coroutine[None, None, None]) -> None:
        """Keep a task while it runs."""
        task = asyncio.ensure_future(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)


@contextlib.asynccontextmanager
async def wire_to(dsn: str, folder: Path) -> AsyncIterator[tuple[Wire, str]]:
    """Return a wire to the server of ``dsn``, and the dsn to use in its place; ``folder`` is for the socket."""
    parts = urlsplit(dsn)
    options = parse_qs(parts.query)
    host = options.get("host", [parts.hostname or "localhost"])[0]
    port = int(options.get("port", [str(parts.port or 5432)])[0])
    wire = Wire()

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if host.startswith("/"):
            there = await asyncio.open_unix_connection(f"{host}/.s.PGSQL.{port}")
        else:
            there = await asyncio.open_connection(host, port)
        wire.start(wire.count(reader, there[1]))
        wire.start(wire.back(there[0], writer))

    server = await asyncio.start_unix_server(accept, path=folder / ".s.PGSQL.5432")
    login = quote(parts.username or "postgres") + (f":{parts.password}" if parts.password else "")
    query = urlencode({"host": str(folder), "port": "5432"})
    try:
        yield wire, urlunsplit(("postgresql", f"{login}@", parts.path, query, ""))
    finally:
        server.close()
        for task in list(wire.tasks):
            task.cancel()
        await asyncio.gather(*wire.tasks, return_exceptions=True)
