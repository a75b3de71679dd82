"""Copies that are kept by the feed alone, in small pages, and what the service tells anew, to hold them against."""

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from uuid import UUID

import asyncpg
import orjson

from db.feed.consistent_reader import ConsistentReader
from db.feed.digest import read_digests
from db.feed.feed import Feed, FeedQuery
from db.feed.snapshot import SnapshotQuery, snapshot_batches
from db.postgres.pool import Pool
from db.sql.visibility import Visibility
from db.write.filters import EVERYTHING, Filters
from schema.resource.item import items
from tests.db.feed.filtering import Held

DATA = b',"data":'
FILTERS = (
    ("language",),
    ("entity",),
    ("article",),
    ("types",),
    ("language", "entity"),
    ("types", "entity"),
    ("types", "language"),
    ("article", "language"),
    ("article", "entity"),
    ("types", "language", "entity"),
)
"""Which filters are tried, alone and together."""


@dataclass(slots=True)
class Copy:
    """A copy of what is seen and filters let through; ``pages`` chooses how many changes are read at once."""

    visibility: Visibility
    filters: Filters = EVERYTHING
    pages: random.Random | None = None
    held: Held = field(default_factory=dict)
    after: str | None = None
    changes: list[dict[str, object]] = field(default_factory=list)
    """The changes that the last ``advance`` read, without the data."""
    data: Held = field(default_factory=dict)
    """The data of these changes, by item."""

    async def advance(self, pool: Pool) -> None:
        """Apply the changes of the feed."""
        self.changes, self.data, is_all = [], {}, False
        while not is_all:
            limit = self.pages.choice((1, 2, 3, 7, 50)) if self.pages else 500
            page = await Feed(items()).read(pool, FeedQuery(self.after, limit, self.filters, self.visibility), wait_s=5)
            for line in page.lines:
                self._apply(line)
            self.after, is_all = page.cursor, page.is_all

    def _apply(self, line: bytes) -> None:
        head, _, data = line.partition(DATA)
        change = orjson.loads(head + b"}")
        place = f"{change['type']}/{change['id']}"
        self.changes.append(change)
        assert (change["op"] == "delete") == (data == b"null}"), line
        if change["op"] == "delete":
            self.held.pop(place, None)
        else:
            self.held[place] = self.data[place] = data[:-1]


@asynccontextmanager
async def still(wire: asyncpg.Connection) -> AsyncIterator[ConsistentReader]:
    """Give a transaction that reads one snapshot of the database, over a connection that knows its statements already."""
    async with wire.transaction(isolation="repeatable_read", readonly=True):
        yield ConsistentReader(wire)


async def snapshot(wire: asyncpg.Connection, visibility: Visibility, filters: Filters = EVERYTHING) -> Held:
    """Return what a new snapshot tells."""
    found: Held = {}
    async with still(wire) as reading:
        async for batch in snapshot_batches(items(), reading, SnapshotQuery(visibility, filters)):
            for line in batch.lines.split(b"\n")[:-1]:
                head, _, data = line.partition(DATA)
                change = orjson.loads(head + b"}")
                found[f"{change['type']}/{change['id']}"] = data[:-1]
    return found


async def digest(wire: asyncpg.Connection, visibility: Visibility, filters: Filters) -> tuple[int, int]:
    """Return how many items there are, and their digest."""
    async with still(wire) as reading:
        found = await read_digests(items(), reading, visibility, filters)
    of_types = [each for (kind, _), each in found.by_place.items() if filters.types is None or kind in filters.types]
    whole = sum(of_types[1:], of_types[0]) if of_types else None
    return (whole.items, whole.value) if whole else (0, 0)


def differing(held: Held, sent: Held) -> list[str]:
    """Return what is not the same in both: the items, each with what differs of it."""
    found = []
    for place in sorted(held.keys() | sent.keys()):
        one, other = (orjson.loads(each.get(place, b"{}")) for each in (held, sent))
        if held.get(place) != sent.get(place):
            fields = [
                f"{key}: {one.get(key)} / {other.get(key)}" for key in one | other if one.get(key) != other.get(key)
            ]
            found.append(f"{place} {fields}")
    return found


def any_filters(chance: random.Random, articles: list[UUID], entities: list[UUID]) -> Filters:
    """Return filters of any kind, and how they go together."""
    given = chance.choice(FILTERS)
    types = ("entity", "event", "article", "mention", "quote", "event_report", "claim")
    return Filters(
        types=tuple(chance.sample(types, chance.randint(1, 3))) if "types" in given else None,
        language=chance.choice(("ar", "AR", "ar-LY", "en")) if "language" in given else None,
        article=chance.choice(articles) if "article" in given and articles else None,
        entity=chance.choice(entities) if "entity" in given and entities else None,
    )
