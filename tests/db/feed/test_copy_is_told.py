"""Whatever is done: who applied the feed has, byte for byte, what a new snapshot tells; nothing becomes another untold.

So it is with every filter: what enters is told, what leaves is told as gone, and nothing is told that filters exclude.
"""

import random
from itertools import groupby

import asyncpg
import pytest

from db.postgres.pool import Pool, open_pool
from db.sql.visibility import Visibility
from service.mirror.store import hash_of
from tests.db.feed.copies import Copy, any_filters, differing, digest, snapshot
from tests.db.feed.filtering import Held, let_through
from tests.db.feed.operating import Operator

SEEN = (Visibility.PUBLISHED, Visibility.EVERYTHING)
FILTERED = 3
"""So many copies with filters of their own are kept for each visibility; the oldest one makes room for another now and then."""


@pytest.mark.parametrize("seed", range(6))
async def test_a_copy_by_the_feed_is_a_snapshot_after_every_operation(database: str, seed: int) -> None:
    connection = await asyncpg.connect(database)
    pool = await open_pool(database, smallest=0, largest=1, statement_timeout_ms=10_000)
    operator, copies, done = Operator(connection, random.Random(seed)), [Copy(seen) for seen in SEEN], []
    for _ in range(30):
        done.append(await operator.step())
        for copy in copies:
            await copy.advance(pool)
            wrong = differing(copy.held, await snapshot(connection, copy.visibility))
            assert not wrong, "\n".join([str(copy.visibility), *done, *wrong])
    for copy in copies:
        anew = Copy(copy.visibility)
        await anew.advance(pool)
        assert anew.held == copy.held
    await connection.close()
    await pool.close()


class World:
    """A database that anything is done to, and copies of it with any filters."""

    def __init__(self, connection: asyncpg.Connection, pool: Pool, seed: int) -> None:
        self.wire, self.pool, self.chance = connection, pool, random.Random(seed)
        self.copies: list[Copy] = []
        self.operator = Operator(connection, random.Random(seed))
        self.done: list[str] = []

    async def step(self) -> None:
        """Do something, and hold everything against everything."""
        self.done.append(await self.operator.step())
        merged = {
            str(row["id"]): str(row["survivor"])
            for row in await self.wire.fetch(
                "select id, merged_into_id as survivor from entity where merged_into_id is not null"
            )
        }
        for seen in SEEN:
            whole = await snapshot(self.wire, seen)
            for copy in self.copies:
                if copy.visibility is seen:
                    await self.hold(copy, whole, let_through(whole, copy.filters, merged))
        await self.begin()
        assert await self.wire.fetch(NOT_KEPT) == [], self.done[-1]

    async def hold(self, copy: Copy, whole: Held, right: Held) -> None:
        """Bring a copy up to date, and hold it against what is right."""
        said = [str((copy.visibility, copy.filters)), *self.done]
        await copy.advance(self.pool)
        wrong = differing(copy.held, right)
        assert not wrong, "\n".join([*said, *wrong])
        leaked = differing(copy.data, {place: right.get(place, b"{}") for place in copy.data})
        assert not leaked, "\n".join([*said, "told what is not let through:", *leaked])
        groups = [list(group) for _, group in groupby(copy.changes, lambda change: change["transaction"])]
        assert len({group[0]["transaction"] for group in groups}) == len(groups), said
        assert all(change["lastInTransaction"] is (change is group[-1]) for group in groups for change in group), said
        if self.chance.random() < 0.2:
            assert differing(await snapshot(self.wire, copy.visibility, copy.filters), right) == [], said
            value = 0
            for place, data in right.items():
                kind, _, id_ = place.partition("/")
                value ^= hash_of((kind, id_), data)
            assert await digest(self.wire, copy.visibility, copy.filters) == (len(right), value), said
            anew = Copy(copy.visibility, copy.filters)
            await anew.advance(self.pool)
            assert differing(anew.held, right) == [], said

    async def begin(self) -> None:
        """Begin copies with other filters, from the beginning of the log or from now."""
        articles = [row["id"] for row in await self.wire.fetch("select id from article order by slug")]
        entities = [row["id"] for row in await self.wire.fetch("select id from entity order by id")]
        for seen in SEEN:
            own = [copy for copy in self.copies if copy.visibility is seen]
            if len(own) == FILTERED and self.chance.random() < 0.2:
                self.copies.remove(own.pop(0))
            while len(own) < FILTERED:
                copy = Copy(seen, any_filters(self.chance, articles, entities), self.chance)
                await copy.advance(self.pool)
                own.append(copy)
                self.copies.append(copy)


NOT_KEPT = """
    select 'not kept' as wrong, i.type, i.id from filtered_item i
    left join (
        select s.id, array_agg(distinct s.entity_id order by s.entity_id) as entity_ids from (
            select id, entity_id from spoken_of
            union select s.id, e.id from spoken_of s join entity e on e.merged_into_id = s.entity_id
        ) s group by s.id
    ) s on s.id = i.id
    full join membership m on m.id = i.id
    where (i.type, i.article_id, i.language, i.hidden, coalesce(s.entity_ids, '{}'))
        is distinct from (m.type, m.article_id, m.language, m.hidden, m.entity_ids)
    union all
    select 'not noted', c.type, c.id from change c
    where not exists (select from membership_change m where (m.xid, m.seq) = (c.xid, c.seq) and m.is_logged)
"""
"""What ``membership`` does not have as it is, and rows of the log of which it was not kept what they entered and left."""


@pytest.mark.parametrize("seed", range(2))
async def test_a_copy_of_what_a_filter_lets_through_is_a_snapshot_with_it(database: str, seed: int) -> None:
    connection = await asyncpg.connect(database)
    pool = await open_pool(database, smallest=0, largest=1, statement_timeout_ms=10_000)
    world = World(connection, pool, seed)
    for _ in range(20):
        await world.step()
    await connection.close()
    await pool.close()
