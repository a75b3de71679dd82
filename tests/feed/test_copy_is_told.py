"""Whatever is done: who applied the feed has, byte for byte, what a new snapshot tells; nothing becomes another untold."""

import random

import asyncpg
import orjson
import pytest

from db.feed import Feed, FeedQuery
from db.pool import Pool, open_pool
from db.snapshot import SnapshotQuery, snapshot_batches
from db.still_reading import StillTimes, read_still
from db.visibility import Visibility
from schema.item import items
from tests.feed.operating import Operator

SEEN = (Visibility.PUBLISHED, Visibility.EVERYTHING)
Held = dict[str, bytes]


class Copy:
    """A copy of what is seen, by the feed alone."""

    def __init__(self, visibility: Visibility) -> None:
        self.visibility, self.held = visibility, dict[str, bytes]()
        self._after: str | None = None

    async def advance(self, pool: Pool) -> None:
        """Apply what the feed tells."""
        while True:
            page = await Feed(items()).read(pool, FeedQuery(self._after, 500, visibility=self.visibility), wait_s=5)
            for line in page.lines:
                told = orjson.loads(line)
                place = f"{told['type']}/{told['id']}"
                if told["op"] == "delete":
                    self.held.pop(place, None)
                else:
                    self.held[place] = line.partition(b',"data":')[2][:-1]
            self._after = page.cursor
            if page.is_all:
                return


async def snapshot(dsn: str, visibility: Visibility) -> Held:
    """Return what a new snapshot tells."""
    found: Held = {}
    async with read_still(dsn, StillTimes(10_000, 10_000)) as reading:
        async for batch in snapshot_batches(items(), reading, SnapshotQuery(visibility)):
            for line in batch.lines.split(b"\n")[:-1]:
                head, _, data = line.partition(b',"data":')
                told = orjson.loads(head + b"}")
                found[f"{told['type']}/{told['id']}"] = data[:-1]
    return found


def differing(held: Held, told: Held) -> list[str]:
    """Return what is not the same in both: the items, each with what differs of it."""
    found = []
    for place in sorted(held.keys() | told.keys()):
        one, other = (orjson.loads(each.get(place, b"{}")) for each in (held, told))
        if held.get(place) != told.get(place):
            fields = [
                f"{key}: {one.get(key)} / {other.get(key)}" for key in one | other if one.get(key) != other.get(key)
            ]
            found.append(f"{place} {fields}")
    return found


@pytest.mark.parametrize("seed", range(6))
async def test_a_copy_by_the_feed_is_a_snapshot_after_every_operation(database: str, seed: int) -> None:
    connection = await asyncpg.connect(database)
    pool = await open_pool(database, smallest=0, largest=1, statement_timeout_ms=10_000)
    operator, copies, done = Operator(connection, random.Random(seed)), [Copy(seen) for seen in SEEN], []
    for _ in range(30):
        done.append(await operator.step())
        for copy in copies:
            await copy.advance(pool)
            wrong = differing(copy.held, await snapshot(database, copy.visibility))
            assert not wrong, "\n".join([str(copy.visibility), *done, *wrong])
    for copy in copies:
        anew = Copy(copy.visibility)
        await anew.advance(pool)
        assert anew.held == copy.held
    await connection.close()
    await pool.close()
