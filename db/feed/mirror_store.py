"""A mirror in PostgreSQL: items and the state of the copy are always written in one transaction.

The database belongs to the operator of the mirror; the service uses only the schema ``isnad_mirror`` in it.
"""

from collections.abc import Mapping
from typing import LiteralString, cast

import asyncpg
from asyncpg.transaction import Transaction

from db.feed.digest import Digest
from db.feed.mirror_state import CopyBatch, MirrorInUse, MirrorState, Place
from db.postgres.wire import Wire
from db.read.execute import LOST
from db.sql.statement_file import read_statement

TARGET_FAULTS = (asyncpg.PostgresError, *LOST)
"""What is raised if the database cannot be used."""

_LOCK: LiteralString = "select pg_try_advisory_lock(hashtextextended('isnad_mirror', 0))"

_CREATE_MIRROR_TABLES = read_statement("feed/create_mirror_tables")

_KEEP: LiteralString = """
    insert into isnad_mirror.state (shown, state) values ($1, $2::text::json)
    on conflict (is_only) do update set shown = excluded.shown, state = excluded.state
"""
_PUT: LiteralString = """
    insert into isnad_mirror.item (generation, type, id, data)
    select $1, t.type, t.id, t.data::json from unnest($2::text[], $3::uuid[], $4::text[]) as t (type, id, data)
    on conflict (generation, type, id) do update set data = excluded.data where item.data::text <> excluded.data::text
"""
_REMOVE: LiteralString = """
    delete from isnad_mirror.item i using unnest($2::text[], $3::uuid[]) as t (type, id)
    where i.generation = $1 and (i.type, i.id) = (t.type, t.id)
"""
_HASH: LiteralString = (
    "('x' || encode(sha256(convert_to(concat(type, '/', id, ':', data::text), 'UTF8')), 'hex'))::bit(256)"
)
_BUCKETS: LiteralString = (
    "select right(id::text, 2) as bucket, count(*) as items, bit_xor(" + _HASH + ")::text as digest"  # noqa: S608  literals
    " from isnad_mirror.item where generation = $1 group by 1"
)
_HASHES: LiteralString = (
    "select type, id::text as id, " + _HASH + "::text as hash from isnad_mirror.item"  # noqa: S608  literals
    " where generation = $1 and right(id::text, 2) = $2"
)


class MirrorDatabase:
    """The copy in one database, while it is open."""

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._wire: asyncpg.Connection[asyncpg.Record] | None = None
        self._staged: Transaction | None = None

    async def open(self) -> MirrorState | None:
        """Create missing tables, and return the state of the copy; raises MirrorInUse."""
        self._wire = await asyncpg.connect(self._dsn, connection_class=Wire)
        if not await self._wire.fetchval(_LOCK):
            await self.close()
            raise MirrorInUse("another mirror process maintains this copy: stop it first")
        await self._wire.execute("set client_min_messages = warning")
        await self._wire.execute(_CREATE_MIRROR_TABLES)
        text = await self._wire.fetchval("select state::text from isnad_mirror.state")
        return None if text is None else MirrorState.from_json(text)

    async def begin(self, state: MirrorState) -> None:
        """Begin an empty generation; delete all others except the one shown."""
        async with self._open().transaction():
            await self._open().execute(
                "delete from isnad_mirror.item where generation is distinct from $1", state.shown
            )
            await self._keep(state)

    async def stage(self, batch: CopyBatch, state: MirrorState) -> None:
        """Write a part of a batch, in a transaction that the next ``write`` commits."""
        if self._staged is None:
            self._staged = self._open().transaction()
            await self._staged.start()
        await self._put(batch, state.generation)

    async def discard(self) -> None:
        """Roll back what is staged."""
        if self._staged is not None:
            staged, self._staged = self._staged, None
            await staged.rollback()

    async def write(self, batch: CopyBatch, state: MirrorState) -> None:
        """Commit what is staged, together with these items and the state of the copy."""
        if self._staged is None:
            async with self._open().transaction():
                await self._put(batch, state.generation)
                await self._keep(state)
            return
        await self._put(batch, state.generation)
        await self._keep(state)
        staged, self._staged = self._staged, None
        await staged.commit()

    async def _put(self, batch: CopyBatch, generation: int) -> None:
        put = {place: data for place, data in batch.items.items() if data is not None}
        gone = [place for place, data in batch.items.items() if data is None]
        if put:
            texts = [data.decode() for data in put.values()]
            await self._open().execute(_PUT, generation, *_columns(list(put)), texts)
        if gone:
            await self._open().execute(_REMOVE, generation, *_columns(gone))

    async def show(self, state: MirrorState) -> None:
        """Show readers the generation that was written, and delete the others."""
        async with self._open().transaction():
            await self._keep(state)
            await self._open().execute("delete from isnad_mirror.item where generation <> $1", state.generation)

    async def buckets(self, generation: int) -> Mapping[str, Digest]:
        """Return the digest of each non-empty bucket, computed from the stored items."""
        rows = await self._open().fetch(_BUCKETS, generation)
        return {row["bucket"]: Digest.of_bits(row["items"], row["digest"]) for row in rows}

    async def hashes(self, generation: int, bucket: str) -> Mapping[Place, int]:
        """Return the hash of each item in a bucket."""
        rows = await self._open().fetch(_HASHES, generation, bucket)
        return {(row["type"], row["id"]): int(row["hash"], 2) for row in rows}

    async def close(self) -> None:
        """Close the connection and release the copy."""
        if self._wire is not None:
            await self._wire.close()
            self._wire = self._staged = None

    async def _keep(self, state: MirrorState) -> None:
        await self._open().execute(_KEEP, state.shown, state.as_json().decode())

    def _open(self) -> "asyncpg.Connection[asyncpg.Record]":
        return cast("asyncpg.Connection[asyncpg.Record]", self._wire)


def _columns(places: list[Place]) -> tuple[list[str], list[str]]:
    return [kind for kind, _ in places], [id_ for _, id_ in places]
