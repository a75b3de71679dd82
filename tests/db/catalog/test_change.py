"""The change log as a list: every change once and in order, whatever commits in which order; cursors of this log only."""

from itertools import groupby
from typing import Any

import asyncpg
import pytest

from db.migrations.runner import migrate
from db.postgres.pool import Pool, open_pool
from db.sql.errors import InvalidCursor
from tests.conftest import Databases
from tests.support.postgres.roles import as_owner
from tests.support.service.asking import answer
from tests.support.service.live import load

PAGE = """
query ($first: Int, $after: String, $last: Int, $before: String, $types: [ChangeType!]) {
  changes(first: $first, after: $after, last: $last, before: $before, types: $types) {
    totalCount
    edges { cursor node { cursor op type nodeId version reason articleId article { id } node { __typename id } } }
    pageInfo { hasNextPage hasPreviousPage endCursor }
  }
}
"""
WRITE = """
    insert into change (op, type, id, version, reason, article_id, public_op)
    values ('upsert', $1, gen_random_uuid(), $2, 'load', null, 'upsert') returning id::text
"""


async def page(pool: Pool, **variables: Any) -> dict[str, Any]:
    found: dict[str, Any] = (await answer(pool, PAGE, **variables))["changes"]
    assert all(edge["cursor"] == edge["node"]["cursor"] for edge in found["edges"])
    return found


def ids(found: dict[str, Any]) -> list[str]:
    return [edge["node"]["nodeId"] for edge in found["edges"]]


async def everything(pool: Pool, size: int, **variables: Any) -> list[dict[str, Any]]:
    """Read the log to its end, page by page."""
    nodes: list[dict[str, Any]] = []
    after = None
    while True:
        found = await page(pool, first=size, after=after, **variables)
        nodes += [edge["node"] for edge in found["edges"]]
        if not found["pageInfo"]["hasNextPage"]:
            return nodes
        after = found["pageInfo"]["endCursor"]


@pytest.mark.parametrize("size", [1, 4, 100])
async def test_what_a_load_writes_stands_in_the_log_once_with_the_item_as_it_is(
    pool: Pool, database: str, size: int
) -> None:
    await load(database)
    nodes = await everything(pool, size)
    assert [node["type"] for node in nodes if node["type"] == "ARTICLE"] == ["ARTICLE"]
    assert {node["type"] for node in nodes} == {
        "ARTICLE",
        "ENTITY",
        "MENTION",
        "QUOTE",
        "EVENT",
        "EVENT_REPORT",
        "CLAIM",
    }
    assert len({node["nodeId"] for node in nodes}) == len(nodes)
    for node in nodes:
        assert (node["op"], node["version"], node["reason"]) == ("UPSERT", 1, "LOAD")
        words = node["type"].split("_")
        assert node["node"] == {"__typename": "".join(word.title() for word in words), "id": node["nodeId"]}
        assert (node["articleId"] is None) == (node["type"] in ("ENTITY", "EVENT"))
        assert node["article"] == (None if node["articleId"] is None else {"id": node["articleId"]})


async def test_what_is_gone_is_reported_with_a_tombstone(pool: Pool, database: str) -> None:
    await load(database)
    before = (await page(pool, last=1))["pageInfo"]["endCursor"]
    await load(database, quotes=[])
    found = [edge["node"] for edge in (await page(pool, first=100, after=before))["edges"]]
    gone = [node for node in found if node["op"] == "DELETE"]
    assert [(node["type"], node["reason"], node["node"]) for node in gone] == [("QUOTE", "REMOVAL", None)]


@pytest.mark.parametrize("types", [["QUOTE"], ["ENTITY", "CLAIM"], ["ARTICLE", "ARTICLE"], []])
async def test_only_the_requested_types_come_and_in_the_order_of_the_log(
    pool: Pool, database: str, types: list[str]
) -> None:
    for number in range(3):
        await load(database, f"noise-{number}")
    whole = [node["nodeId"] for node in await everything(pool, 100) if node["type"] in types]
    assert [node["nodeId"] for node in await everything(pool, 2, types=types)] == whole
    assert (await page(pool, types=types))["totalCount"] == len(whole)


TRANSACTIONS = """
query ($first: Int, $after: String, $types: [ChangeType!]) {
  changes(first: $first, after: $after, types: $types) {
    nodes { type nodeId transaction lastInTransaction }
    pageInfo { hasNextPage endCursor }
  }
}
"""


@pytest.mark.parametrize("types", [None, ["QUOTE"], ["MENTION", "CLAIM"], ["ARTICLE", "ENTITY", "CLAIM"]])
@pytest.mark.parametrize("size", [1, 3, 100])
async def test_the_last_requested_change_of_a_transaction_says_so(
    pool: Pool, database: str, size: int, types: list[str] | None
) -> None:
    for number in range(3):
        await load(database, f"noise-{number}")
    requested: dict[str, Any] = {"first": size, "after": None} | ({"types": types} if types else {})
    nodes: list[dict[str, Any]] = []
    while True:
        found = (await answer(pool, TRANSACTIONS, **requested))["changes"]
        nodes += found["nodes"]
        if not found["pageInfo"]["hasNextPage"]:
            break
        requested["after"] = found["pageInfo"]["endCursor"]
    groups = [list(group) for _, group in groupby(nodes, lambda node: node["transaction"])]
    assert len(groups) == 3 == len({node["transaction"] for node in nodes})
    assert all(node["lastInTransaction"] is (node is group[-1]) for group in groups for node in group)


async def test_pages_go_backwards_too(pool: Pool, database: str) -> None:
    await load(database)
    whole = [node["nodeId"] for node in await everything(pool, 100)]
    last = await page(pool, last=3)
    assert ids(last) == whole[-3:]
    before = await page(pool, last=3, before=last["edges"][0]["cursor"])
    assert ids(before) == whole[-6:-3]
    assert before["pageInfo"]["hasPreviousPage"]


async def test_nothing_is_sent_that_an_open_transaction_could_still_precede(
    pool: Pool, database: str, connection: asyncpg.Connection
) -> None:
    other = await asyncpg.connect(database)
    slow = connection.transaction()
    await slow.start()
    first = await connection.fetchval(WRITE, "quote", 1)
    second = await other.fetchval(WRITE, "claim", 1)
    assert ids(await page(pool, first=10)) == []
    await slow.commit()
    found = await page(pool, first=10)
    assert ids(found) == [first, second]
    third = await other.fetchval(WRITE, "claim", 1)
    assert ids(await page(pool, first=10, after=found["pageInfo"]["endCursor"])) == [third]
    await other.close()


async def test_a_cursor_of_another_database_is_refused(
    pool: Pool, databases: Databases, template: str, database: str
) -> None:
    await load(database)
    cursor = (await page(pool, first=1))["pageInfo"]["endCursor"]
    twin = await databases.make(template)
    elsewhere = await open_pool(twin, smallest=0, largest=1, statement_timeout_ms=5000)
    try:
        with pytest.raises(InvalidCursor, match="another database"):
            await page(elsewhere, first=1, after=cursor)
        with pytest.raises(InvalidCursor, match="another database"):
            await page(elsewhere, last=1, before=cursor, types=["QUOTE"])
    finally:
        await elsewhere.close()
        await databases.drop(twin)


async def test_after_restoring_a_database_earlier_cursors_can_be_refused(
    pool: Pool, database: str, connection: asyncpg.Connection
) -> None:
    await load(database)
    cursor = (await page(pool, first=1))["pageInfo"]["endCursor"]
    assert ids(await page(pool, first=1, after=cursor))
    await connection.execute("update installation set id = gen_random_uuid()")
    with pytest.raises(InvalidCursor):
        await page(pool, first=1, after=cursor)


async def test_a_log_that_was_restored_elsewhere_goes_on_in_its_order_once_it_is_migrated(
    pool: Pool, database: str, connection: asyncpg.Connection
) -> None:
    """The transaction ids of where it came from may be far higher than those of here; a copy is as good as a restore."""
    old = [await connection.fetchval(WRITE, "quote", 1) for _ in range(2)]
    await connection.execute("update change set xid = (xid::text::bigint + 9000000000)::text::xid8")
    assert ids(await page(pool, first=10)) == []
    await migrate(as_owner(database))
    found = await page(pool, first=10)
    assert ids(found) == old
    await migrate(as_owner(database))
    new = await connection.fetchval(WRITE, "quote", 1)
    assert ids(await page(pool, first=10, after=found["pageInfo"]["endCursor"])) == [new]


@pytest.mark.parametrize("after", ["x", "WyJjaGFuZ2VzIiwgIjEiLCAxXQ", "WyJxdW90ZXMiLDEsIjEiLDFd"])
async def test_what_is_no_cursor_of_the_log_is_refused_before_a_connection_is_taken(pool: Pool, after: str) -> None:
    await pool.close()
    with pytest.raises(InvalidCursor):
        await page(pool, first=1, after=after)


async def test_a_page_from_the_end_of_which_only_the_count_is_selected_is_counted(pool: Pool, database: str) -> None:
    await load(database)
    found = await answer(pool, "{ changes(last: 5) { totalCount } }")
    assert found["changes"]["totalCount"] == len(await everything(pool, 100))
