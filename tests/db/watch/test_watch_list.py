"""Watch lists: what is on them, from where on it is heard of, acknowledging, and that nobody else sees any of it."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import asyncpg
import pytest

from db.entities.merge_entities import MergeEntities, merge_entities
from db.keys.api_key import rotate_key
from db.operation.operation import OperationRefused
from db.operations.correct_annotation import CorrectAnnotation, correct_annotation
from db.operations.retract import RetractQuote, retract_quote
from db.postgres.pool import Pool
from db.sql.errors import InvalidCursor
from db.watch.notice import Notice, notices_of_changes, read_notice
from db.watch.watch_list import MAX_WATCHED, Displayed, UnwatchId, WatchIds, read_watched, unwatch_id, watch_ids
from tests.db.watch.desk import DESK, Client, client, everything, id_of, outcomes, withhold
from tests.support.data.articles import BODY, load, noise
from tests.support.service.keys import KEEPER

Connection = asyncpg.Connection


async def say(connection: Connection, status: str, key: str = "lasting") -> None:
    """Give a claim another status."""
    id_ = str(await id_of(connection, key))
    await correct_annotation(connection, CorrectAnnotation(id_, f"status: {status}"), actor=DESK)


async def listed(partner: Client, after: str | None = None, limit: int = 100) -> list[tuple[str, int]]:
    """Return the ids on a list, with how much is not acknowledged of each."""
    page = await read_watched(partner.pool, partner.key, partner.visibility, after=after, limit=limit, wait_s=5)
    return [(each.id, each.unacknowledged) for each in page.items]


async def test_unknown_ids_are_refused_with_all_of_them_named_and_nothing_is_written(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, noise())
    partner, unknown = await client(connection, pool), uuid4()
    with pytest.raises(OperationRefused) as caught:
        await partner.watch(await id_of(connection, "lifting"), unknown, "nonsense")
    assert sorted((fault.code, fault.path) for fault in caught.value.faults) == [
        ("INVALID_VALUE", ("ids", 2)),
        ("UNKNOWN_OBJECT", ("ids", 1)),
    ]
    assert await listed(partner) == []


async def test_what_a_client_may_not_see_is_unknown_to_it(connection: Connection, pool: Pool) -> None:
    await load(connection, noise(status="WITHHELD"))
    partner = await client(connection, pool)
    with pytest.raises(OperationRefused):
        await partner.watch(await id_of(connection, "lifting"))


async def test_an_article_that_was_already_withheld_makes_a_notice_at_once(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    await withhold(connection)
    partner = await client(connection, pool)
    await partner.watch(await id_of(connection, "lifting"), await id_of(connection, "noise"))
    assert outcomes(await partner.heard()) == [("itself", "withholding", "critical")] * 2


async def test_a_client_that_displays_an_older_version_hears_at_once_what_has_happened_since(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, noise())
    partner, claim = await client(connection, pool), await id_of(connection, "lasting")
    await say(connection, "DISPUTED")
    await say(connection, "REFUTED")
    await partner.watch(claim)
    assert await partner.heard() == []
    await partner.watch(claim, version=3)
    assert await partner.heard() == []
    await partner.watch(claim, version=2)
    assert [each.version_after for each in await partner.heard()] == [3]
    await partner.watch(claim, version=1)
    assert [each.version_after for each in await partner.heard()] == [2, 3]
    with pytest.raises(OperationRefused) as caught:
        await partner.watch(claim, version=4)
    assert [fault.code for fault in caught.value.faults] == ["INVALID_VALUE"]


async def test_an_id_of_a_merged_entity_is_that_of_its_survivor(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    coale, belta = await id_of(connection, "coale"), await id_of(connection, "belta")
    await merge_entities(connection, MergeEntities(str(belta), (str(coale),)), actor=DESK)
    partner = await client(connection, pool)
    assert await partner.watch(coale, belta) == [str(belta)] * 2
    assert await listed(partner) == [(str(belta), 0)]
    await unwatch_id(connection, UnwatchId(partner.key, str(coale)), actor=DESK)
    assert await listed(partner) == []


async def test_a_list_is_replaced_and_what_stays_on_it_keeps_its_notices(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    partner = await client(connection, pool)
    claim, quote, mention = [await id_of(connection, key) for key in ("lasting", "lifting", "coale")]
    await partner.watch(claim, quote)
    await say(connection, "DISPUTED")
    await partner.watch(claim, mention, is_whole=True)
    assert sorted(await listed(partner)) == sorted([(str(claim), 1), (str(mention), 0)])
    await partner.watch(is_whole=True)
    assert await listed(partner) == []
    with pytest.raises(OperationRefused):
        await unwatch_id(connection, UnwatchId(partner.key, str(claim)), actor=DESK)


async def test_a_list_refuses_more_ids_than_allowed(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    partner, claim = await client(connection, pool), await id_of(connection, "lasting")
    await connection.execute(
        "insert into watch select $1, gen_random_uuid(), 'claim', null, now(), null, '0', 0, '0', 0"
        " from generate_series(1, $2::integer)",
        partner.key,
        MAX_WATCHED,
    )
    with pytest.raises(OperationRefused) as caught:
        await partner.watch(claim)
    assert [fault.code for fault in caught.value.faults] == ["WATCH_LIST_FULL"]


async def test_a_list_comes_in_pages(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    partner = await client(connection, pool)
    ids = await partner.watch(*await everything(connection))
    seen, after = [], None
    while True:
        page = await read_watched(pool, partner.key, partner.visibility, after=after, limit=2, wait_s=5)
        assert page.total == len(ids)
        seen += [each.id for each in page.items]
        if page.cursor is None:
            break
        after = page.cursor
    assert seen == sorted(ids)


async def test_another_clients_list_is_not_seen_and_its_notices_cannot_be_acknowledged(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, noise())
    partner, other = await client(connection, pool), await client(connection, pool, "other")
    await partner.watch(await id_of(connection, "lasting"))
    await say(connection, "DISPUTED")
    (notice,) = await partner.heard()
    assert await other.heard() == []
    assert await listed(other) == []
    with pytest.raises(OperationRefused):
        await other.acknowledge(notice.id)
    assert not (await partner.heard())[0].is_acknowledged


async def test_a_list_stays_with_its_client_when_the_key_is_rotated(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    partner, claim = await client(connection, pool), await id_of(connection, "lasting")
    await partner.watch(claim)
    first = await rotate_key(connection, "partner", grace=timedelta(hours=1), actor=KEEPER)
    second = await rotate_key(connection, "partner", grace=timedelta(hours=1), actor=KEEPER)
    await say(connection, "DISPUTED")
    for issued in (first, second):
        renewed = Client(connection, pool, issued.key.id, partner.visibility)
        assert await listed(renewed) == [(str(claim), 1)]
        assert len(await renewed.heard()) == 1
    await renewed.watch(await id_of(connection, "lifting"))
    assert len(await listed(partner)) == 2


async def test_notices_are_acknowledged_one_by_one_or_up_to_a_cursor(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    partner = await client(connection, pool)
    await partner.watch(await id_of(connection, "lasting"), await id_of(connection, "noise"))
    for status in ("DISPUTED", "SUPPORTED", "REFUTED"):
        await say(connection, status)
    notices = await partner.heard()
    assert len(notices) == 6
    await partner.acknowledge(notices[4].id)
    await partner.acknowledge(notices[4].id)
    assert [each.is_acknowledged for each in await partner.heard()] == [False] * 4 + [True, False]
    await partner.acknowledge(up_to=notices[2].cursor)
    assert [each.is_acknowledged for each in await partner.heard()] == [True, True, True, False, True, False]
    assert [each.id for each in await partner.heard(acknowledged=False)] == [notices[3].id, notices[5].id]
    assert [each.id for each in await partner.heard(acknowledged=True)] == [notices[n].id for n in (0, 1, 2, 4)]
    assert sum(count for _, count in await listed(partner)) == 2
    await partner.acknowledge(notices[3].id, up_to=(await partner.page()).cursor)
    assert await partner.heard(acknowledged=False) == []
    await say(connection, "UNVERIFIED")
    assert len(await partner.heard(acknowledged=False)) == 2


async def test_what_is_no_notice_cannot_be_acknowledged_and_nothing_else_with_it(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, noise())
    partner = await client(connection, pool)
    await partner.watch(await id_of(connection, "lasting"))
    await say(connection, "DISPUTED")
    (notice,) = await partner.heard()
    epoch, seq, id_ = notice.id.split(".")
    with pytest.raises(OperationRefused) as caught:
        await partner.acknowledge(
            notice.id, "x", f"{epoch}.{int(seq) + 1000}.{id_}", f"{epoch}.{seq}.{uuid4()}", f"{'0' * 16}.{seq}.{id_}"
        )
    assert [fault.path for fault in caught.value.faults] == [("notices", n) for n in (1, 2, 3, 4)]
    with pytest.raises(InvalidCursor):
        await partner.acknowledge(notice.id, up_to="nonsense")
    assert not (await partner.heard())[0].is_acknowledged


async def test_notices_come_in_pages_in_the_order_of_the_log_and_the_cursor_goes_on(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, noise())
    partner = await client(connection, pool)
    await partner.watch(*await everything(connection))
    for status in ("DISPUTED", "SUPPORTED"):
        await say(connection, status)
    whole = await partner.page()
    assert [each.seq for each in whole.notices] == sorted(each.seq for each in whole.notices)
    found: list[Notice] = []
    after = None
    while True:
        page = await partner.page(after, limit=1)
        found += page.notices
        after = page.cursor
        if not page.has_more:
            break
    assert found == list(whole.notices)
    assert (await partner.page(after)).notices == []
    await say(connection, "REFUTED")
    assert len((await partner.page(after)).notices) == 2


async def test_a_caller_who_continues_from_a_cursor_misses_nothing_that_commits_late(
    connection: Connection, pool: Pool, database: str
) -> None:
    await load(connection, noise())
    await load(connection, noise(slug="another", body=BODY))
    partner = await client(connection, pool)
    quote = await id_of(connection, "lifting")
    await partner.watch(quote, await id_of(connection, "lasting"))
    late = await asyncpg.connect(database)
    try:
        transaction = late.transaction()
        await transaction.start()
        # a transaction that has its number and writes before another one, and commits after it
        await late.execute(
            "insert into change (op, type, id, version, reason, public_op, fields)"
            " values ('upsert', 'quote', $1, 2, 'correction', 'upsert', array['text'])",
            quote,
        )
        await connection.execute(
            "insert into change (op, type, id, version, reason, public_op, fields)"
            " values ('upsert', 'claim', $1, 2, 'correction', 'upsert', array['text'])",
            await id_of(connection, "lasting"),
        )
        first = await partner.page()
        await transaction.commit()
    finally:
        await late.close()
    second = await partner.page(first.cursor)
    assert first.notices == []
    assert [each.watched.type for each in second.notices] == ["quote", "claim"]


async def test_what_was_registered_while_another_transaction_was_under_way_hears_of_it(
    connection: Connection, pool: Pool, database: str
) -> None:
    await load(connection, noise())
    partner, quote = await client(connection, pool), await id_of(connection, "lifting")
    late = await asyncpg.connect(database)
    try:
        transaction = late.transaction()
        await transaction.start()
        await retract_quote(late, RetractQuote(str(quote), "No."), actor=DESK)
        await partner.watch(quote)
        await transaction.commit()
    finally:
        await late.close()
    assert outcomes(await partner.heard()) == [("itself", "retraction", "critical")]


async def test_places_in_a_log_that_was_taken_over_go_along(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    partner = await client(connection, pool)
    await partner.watch(await id_of(connection, "lasting"))
    for status in ("DISPUTED", "SUPPORTED"):
        await say(connection, status)
    first, second = await partner.heard()
    await partner.acknowledge(up_to=first.cursor)
    await connection.execute("alter table installation disable trigger adopt_watch")
    await connection.execute("update installation set home = 'elsewhere'")
    await connection.execute("alter table installation enable trigger adopt_watch")
    await connection.fetchval("select adopt_change_log()")
    with pytest.raises(InvalidCursor):
        await partner.page(first.cursor)
    assert [each.seq for each in (await partner.page(acknowledged=False)).notices] == [second.seq]
    await say(connection, "REFUTED")
    assert len((await partner.page(acknowledged=False)).notices) == 2


async def test_ids_given_twice_are_on_the_list_once(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    partner, claim = await client(connection, pool), str(await id_of(connection, "lasting"))
    requested = WatchIds(partner.key, [Displayed(claim), Displayed(claim, 1)], partner.visibility)
    outcome = await watch_ids(connection, requested, actor=DESK)
    assert outcome.values == {"ids": [claim, claim], "total": 1}


async def test_a_notice_is_found_by_its_id_and_by_the_change_that_it_is_of(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    partner, other = await client(connection, pool), await client(connection, pool, "other")
    claim = await id_of(connection, "lasting")
    await partner.watch(claim, await id_of(connection, "noise"))
    await other.watch(claim)
    await say(connection, "DISPUTED")
    notices = await partner.heard()
    for each in notices:
        assert await read_notice(pool, str(partner.key), each.id, partner.visibility, wait_s=5) == each
    own = next(each for each in notices if each.watched.type == "claim")
    found = await read_notice(pool, str(other.key), own.id, other.visibility, wait_s=5)
    assert found == replace(own, client_id=str(other.key))
    assert await read_notice(pool, str(partner.key), "nonsense", partner.visibility, wait_s=5) is None
    seqs = await connection.fetch("select seq from change")
    clients = [str(partner.key), str(other.key)]
    told_of = await notices_of_changes(pool, clients, [row["seq"] for row in seqs], partner.visibility, wait_s=5)
    bare = [replace(each, before=None, after=None) for each in (*notices, *await other.heard())]
    assert sorted(told_of, key=lambda each: (each.id, each.client_id)) == sorted(
        bare, key=lambda each: (each.id, each.client_id)
    )
