"""Subscriptions: every change once and in order, whatever commits in which order, however many listen."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import asyncpg
import pytest

from db.feed.change_log import LogPosition, News, Written, log_end
from db.postgres.pool import Pool, open_pool
from db.sql.visibility import Visibility
from db.write.filters import Filters
from schema.build import core_schema
from schema.read.limits import Limits
from schema.request.live import Live
from schema.request.request import RequestReader
from service.live.change_reader import ChangeReader
from service.live.subscriptions import SubscriptionEvent, Subscriptions
from service.sync.feed_reader import concerned
from tests.support.data.articles import load as load_bundle
from tests.support.data.articles import noise
from tests.support.postgres.roles import as_superuser
from tests.support.service.live import acknowledged, hear, load, serving, subscribe, until

CHANGES = "subscription ($after: String, $types: [ChangeType!]) { c: changes(after: $after, types: $types) { cursor nodeId } }"
WRITE = """
    insert into change (op, public_op, type, id, version, reason, article_id)
    values ('upsert', 'upsert', $1, $2, 1, 'load', $3)
"""
READER = RequestReader(core_schema(), Limits())


@pytest.fixture
async def pool(database: str) -> AsyncIterator[Pool]:
    opened = await open_pool(database, smallest=0, largest=4, statement_timeout_ms=5000)
    yield opened
    await opened.close()


@pytest.fixture
def following(pool: Pool) -> Subscriptions:
    return Subscriptions(pool, ChangeReader(pool, interval_s=0.01, wait_s=5), wait_s=5)


def prepared(query: str, sees: Visibility = Visibility.PUBLISHED, **variables: Any) -> tuple[Live, Any]:
    request = READER.read(query, None, variables, sees)
    assert request.prepared.live is not None
    return request.prepared.live, request.variables


class Listener:
    """Listens to a subscription in a task of its own."""

    def __init__(self, following: Subscriptions, query: str = CHANGES, **variables: Any) -> None:
        live, values = prepared(query, **variables)
        self.told: list[SubscriptionEvent] = []
        self.following = following
        self.task = asyncio.create_task(self._listen(live, values))

    async def _listen(self, live: Live, values: Any) -> None:
        async for each in self.following.follow(live, values):
            self.told.append(each)

    async def heard(self, count: int) -> list[Any]:
        def has_enough() -> bool:
            assert not self.task.done(), self.task.exception()
            return len(self.told) >= count

        await until(has_enough)
        return [json.loads(each.body)["data"] for each in self.told]

    async def end(self) -> None:
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)


async def end_of(pool: Pool) -> str:
    """Return the cursor of the end of the log."""
    _, cursor = await log_end(pool, wait_s=5)
    return cursor


def reads(following: Subscriptions) -> bool:
    """Return whether the log is looked at."""
    return following.reader.is_reading


async def write(connection: asyncpg.Connection, type_: str = "quote", article: Any = None) -> str:
    made = uuid4()
    await connection.execute(WRITE, type_, made, article)
    return str(made)


async def test_without_a_cursor_only_new_changes_are_sent(
    following: Subscriptions, connection: asyncpg.Connection
) -> None:
    written = [await write(connection)]
    listener = Listener(following)

    async def has_begun() -> bool:
        written.append(await write(connection))
        return bool(listener.told)

    await until(has_begun)
    heard = [each["c"]["nodeId"] for each in await listener.heard(1)]
    first = written.index(heard[0])
    assert first > 0
    told = [each["c"] for each in await listener.heard(len(written) - first)]
    assert [each["nodeId"] for each in told] == written[first:]
    assert [each["cursor"] for each in told] == [each.cursor for each in listener.told]
    await listener.end()


async def test_with_a_cursor_the_changes_after_it_are_sent_first(
    following: Subscriptions, pool: Pool, connection: asyncpg.Connection
) -> None:
    first = Listener(following, after=await end_of(pool))
    written = [await write(connection) for _ in range(250)]
    await first.heard(250)
    again = Listener(following, after=first.told[9].cursor)
    assert [each["c"]["nodeId"] for each in await again.heard(240)] == written[10:]
    written.append(await write(connection))
    assert (await again.heard(241))[-1]["c"]["nodeId"] == written[-1]
    for listener in (first, again):
        await listener.end()


async def test_every_change_is_sent_once_and_in_order_whatever_the_order_of_commits(
    following: Subscriptions, pool: Pool, database: str
) -> None:
    cursor = await end_of(pool)
    listeners = [Listener(following, after=cursor) for _ in range(3)]

    async def writer(pause: float) -> list[str]:
        connection = await asyncpg.connect(database)
        made = []
        for number in range(8):
            async with connection.transaction():
                made += [await write(connection) for _ in range(3)]
                await asyncio.sleep(pause * (number % 3))
        await connection.close()
        return made

    written = await asyncio.gather(*(writer(pause) for pause in (0, 0.005, 0.02, 0.03)))
    everything = [each for made in written for each in made]
    told = [[each["c"]["nodeId"] for each in await listener.heard(len(everything))] for listener in listeners]
    for listener, heard in zip(listeners, told, strict=True):
        assert len(heard) == len(set(heard))
        assert set(heard) == set(everything)
        for made in written:
            assert [each for each in heard if each in made] == made
        assert heard == told[0]
        await listener.end()


async def test_only_the_requested_types_are_sent(
    following: Subscriptions, pool: Pool, connection: asyncpg.Connection
) -> None:
    listener = Listener(following, types=["CLAIM", "EVENT_REPORT"], after=await end_of(pool))
    await write(connection, "quote")
    wanted = [await write(connection, "claim"), await write(connection, "event_report")]
    assert [each["c"]["nodeId"] for each in await listener.heard(2)] == wanted
    await listener.end()


async def test_an_article_is_reported_as_it_is_now_when_any_part_of_it_was_written(
    following: Subscriptions, database: str, connection: asyncpg.Connection
) -> None:
    await load(database)
    await load(database, "other")
    article = str(await connection.fetchval("select id from article where slug = 'noise'"))
    query = "subscription ($id: ID!) { articleChanged(id: $id) { slug quotes { totalCount } } }"
    listener = Listener(following, query, id=article)
    await until(lambda: reads(following))
    await load(database, "other", claims=[])
    await load(database, quotes=[])
    assert await listener.heard(1) == [{"articleChanged": {"slug": "noise", "quotes": {"totalCount": 0}}}]
    await listener.end()


@pytest.mark.parametrize("sees", list(Visibility))
async def test_an_article_is_told_to_whoever_may_see_what_was_written_and_to_nobody_else(
    following: Subscriptions, database: str, connection: asyncpg.Connection, sees: Visibility
) -> None:
    """An article that somebody may not see is told like one that never was there: not at all."""
    for slug, status in (("open", "USABLE"), ("withheld", "WITHHELD"), ("other", "USABLE")):
        await load_bundle(connection, noise(slug=slug, status=status))
    ids = {row["slug"]: str(row["id"]) for row in await connection.fetch("select slug, id from article")}
    query = "subscription ($id: ID!) { articleChanged(id: $id) { claims { totalCount } } }"
    listeners = {slug: Listener(following, query, sees=sees, id=ids[slug]) for slug in ids}
    await until(lambda: reads(following))
    for slug, status in (("open", "USABLE"), ("withheld", "WITHHELD")):
        data = noise(slug=slug, status=status)
        data["claims"].append(
            {**data["claims"][0], "key": "draft", "text": "A draft", "provenance": {"state": "DRAFT"}}
        )
        await load_bundle(connection, data)
    for count in (1, 2):  # the first of them wakes nobody before those that were told of what came before it have read
        await load_bundle(connection, noise(slug="other", headline=f"Of {count}"))
        await listeners["other"].heard(count)
    seen = [{"articleChanged": {"claims": {"totalCount": 2}}}] if sees is Visibility.EVERYTHING else []
    for slug in ("open", "withheld"):
        assert await listeners[slug].heard(len(seen)) == seen, slug
    for listener in listeners.values():
        await listener.end()


def test_whoever_follows_one_article_is_woken_by_what_they_may_see_of_it_only() -> None:
    seen, hidden = uuid4(), uuid4()
    news = News(
        LogPosition("1", 1, "epoch"),
        everything=Written(frozenset(("quote", "claim")), frozenset((str(seen), str(hidden)))),
        published=Written(frozenset(("quote",)), frozenset((str(seen),))),
    )
    for filters, is_public in (
        (Filters(), True),
        (Filters(article=seen), True),
        (Filters(article=hidden), False),
        (Filters(types=("claim", "quote")), True),
        (Filters(types=("claim",)), False),
    ):
        assert concerned(filters, Visibility.EVERYTHING)(news)
        assert concerned(filters, Visibility.PUBLISHED)(news) is is_public, filters


async def test_one_reader_reads_for_everybody_and_only_while_somebody_listens(
    following: Subscriptions, pool: Pool, connection: asyncpg.Connection
) -> None:
    for _ in range(2):
        assert not reads(following)
        cursor = await end_of(pool)
        listeners = [Listener(following, after=cursor) for _ in range(20)]
        await until(lambda: reads(following))
        told = await write(connection)
        for listener in listeners:
            assert (await listener.heard(1))[0]["c"]["nodeId"] == told
            await listener.end()


async def test_a_database_that_goes_away_for_a_while_costs_no_change(
    following: Subscriptions, pool: Pool, database: str, connection: asyncpg.Connection
) -> None:
    listener = Listener(following, after=await end_of(pool))
    told = [await write(connection)]
    await listener.heard(1)
    superuser = await asyncpg.connect(as_superuser(database))
    await superuser.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity"
        " where datname = current_database() and application_name = 'isnad'"
    )
    await superuser.close()
    told += [await write(connection) for _ in range(2)]
    assert [each["c"]["nodeId"] for each in await listener.heard(3)] == told
    await listener.end()


async def test_a_load_is_sent_over_the_socket_with_the_selection_of_the_subscription(database: str) -> None:
    query = """
        subscription ($types: [ChangeType!], $after: String) {
          changes(types: $types, after: $after) {
            op
            type
            node { ... on Quote { text chain { role entity { name(language: "en") } } } }
          }
        }
    """
    await load(database, "before")
    async with serving(database) as address, acknowledged(address) as opened:
        await subscribe(opened, "q", "{ changes(last: 1) { pageInfo { endCursor } } }")
        cursor = (await hear(opened))["payload"]["data"]["changes"]["pageInfo"]["endCursor"]
        assert (await hear(opened))["type"] == "complete"
        await subscribe(opened, "s", query, types=["QUOTE"], after=cursor)
        await load(database)
        assert (await hear(opened))["payload"]["data"]["changes"] == {
            "op": "UPSERT",
            "type": "QUOTE",
            "node": {
                "text": "نحن نرفع العقوبات",
                "chain": [
                    {"role": "SPEAKER", "entity": {"name": "John Coale"}},
                    {"role": "RELAYED_BY", "entity": {"name": "Belta"}},
                ],
            },
        }
