"""The store: one bundle, one transaction; what has not changed is not written; every write is in the change log."""

from collections import Counter
from collections.abc import Mapping

import asyncpg
import pytest

from db.load.store import load_reading
from db.operation.load_errors import EntityConflict, UrlTaken
from db.operation.load_report import LoadAction
from tests.support.data.articles import BODY, checked, load, noise

Connection = asyncpg.Connection
BESIDE = ("alembic_version",)


async def rows_of(connection: Connection) -> Mapping[str, list[str]]:
    """Return every row of every table with the transaction that wrote it and the place where it lies."""
    tables = await connection.fetch("select tablename from pg_tables where schemaname = 'public' order by 1")
    names = [row[0] for row in tables if row[0] not in BESIDE]
    return {
        name: [row[0] for row in await connection.fetch(f"select xmin || ' ' || ctid || t::text from \"{name}\" t")]
        for name in names
    }


async def changes(connection: Connection, since: int = 0) -> list[tuple[str, str, int, str]]:
    """Return what the change log says after a number: op, type, version, reason."""
    rows = await connection.fetch("select op, type, version, reason from change where seq > $1 order by seq", since)
    return [tuple(row) for row in rows]


async def last_change(connection: Connection) -> int:
    """Return the number of the last change."""
    last: int = await connection.fetchval("select coalesce(max(seq), 0) from change")
    return last


async def test_a_second_load_writes_no_row_at_all(connection: Connection) -> None:
    await load(connection, noise())
    before = await rows_of(connection)
    assert sum(map(len, before.values())) > 20
    report = await load(connection, noise())
    assert report.outcome is LoadAction.UNCHANGED
    assert {item.action for item in report.items} == {LoadAction.UNCHANGED}
    assert await rows_of(connection) == before


async def test_a_bundle_that_differs_only_in_notation_writes_no_row(connection: Connection) -> None:
    await load(connection, noise())
    before = await rows_of(connection)
    data = dict(reversed(noise().items()))
    assert (await load(connection, data)).outcome is LoadAction.UNCHANGED
    assert await rows_of(connection) == before


async def test_a_second_load_takes_no_transaction_id(connection: Connection) -> None:
    await load(connection, noise())
    async with connection.transaction():
        bundle = checked(noise())
        await load_reading(connection, bundle.reading, bundle.sha256)
        assert await connection.fetchval("select pg_current_xact_id_if_assigned()") is None


async def test_every_item_of_a_first_load_is_in_the_change_log_in_the_transaction_that_wrote_it(
    connection: Connection,
) -> None:
    report = await load(connection, noise())
    logged = await connection.fetch("select * from change order by seq")
    assert Counter(row["type"] for row in logged) == Counter(item.type for item in report.items)
    assert {(row["op"], row["version"], row["reason"]) for row in logged} == {("upsert", 1, "load")}
    assert len({row["xid"] for row in logged}) == 1
    xmin = await connection.fetchval("select xmin::text from article")
    assert str(logged[0]["xid"]) == xmin
    ids = {row["id"] for row in logged}
    for table in ("article", "entity", "event", "annotation"):
        assert {row[0] for row in await connection.fetch(f"select id from {table}")} <= ids


async def test_the_change_log_names_what_others_refer_to_first(connection: Connection) -> None:
    await load(connection, noise())
    types = [row[0] for row in await connection.fetch("select type from change order by seq")]
    first = {type_: types.index(type_) for type_ in set(types)}
    assert first["entity"] < first["event"] < first["article"] < first["quote"] < first["claim"]


async def test_an_annotation_that_changes_keeps_its_id_and_gets_its_next_version(connection: Connection) -> None:
    await load(connection, noise())
    before = {row["key"]: row for row in await connection.fetch("select * from annotation")}
    last = await last_change(connection)
    data = noise()
    data["claims"][0]["status"] = "DISPUTED"
    report = await load(connection, data)
    assert report.outcome is LoadAction.UPDATE
    assert [(item.type, item.action) for item in report.items if item.action is not LoadAction.UNCHANGED] == [
        ("article", LoadAction.UPDATE),
        ("claim", LoadAction.UPDATE),
    ]
    after = {row["key"]: row for row in await connection.fetch("select * from annotation")}
    assert {key: row["id"] for key, row in after.items()} == {key: row["id"] for key, row in before.items()}
    assert (after["lasting"]["version"], after["lifting"]["version"]) == (2, 1)
    assert await connection.fetchval("select status from claim") == "DISPUTED"
    assert await changes(connection, last) == [
        ("upsert", "article", 2, "correction"),
        ("upsert", "claim", 2, "correction"),
    ]


async def test_an_annotation_that_is_gone_from_the_bundle_leaves_a_tombstone(connection: Connection) -> None:
    await load(connection, noise())
    quote = await connection.fetchval("select id from quote")
    last = await last_change(connection)
    data = noise()
    del data["quotes"]
    report = await load(connection, data)
    assert ("quote", "lifting", LoadAction.DELETE) in [(item.type, item.key, item.action) for item in report.items]
    assert await connection.fetchval("select count(*) from quote") == 0
    assert await connection.fetchval("select count(*) from span where annotation_id = $1", quote) == 0
    assert await changes(connection, last) == [
        ("upsert", "article", 2, "correction"),
        ("delete", "quote", 2, "removal"),
    ]
    assert await connection.fetchval("select id from change where op = 'delete'") == quote


async def test_another_text_is_the_next_revision_and_every_annotation_keeps_its_id(connection: Connection) -> None:
    await load(connection, noise())
    before = {row["key"]: row["id"] for row in await connection.fetch("select key, id from annotation")}
    report = await load(connection, noise(body=BODY.replace("بيلتا أن", "بيلتا مساء أن"), note="a word was missing"))
    assert report.outcome is LoadAction.UPDATE
    assert [tuple(row) for row in await connection.fetch("select number, note from revision order by number")] == [
        (1, None),
        (2, "a word was missing"),
    ]
    assert {row["key"]: row["id"] for row in await connection.fetch("select key, id from annotation")} == before
    found = await connection.fetch(
        "select s.exact, s.status::text, r.number from span s join revision r on r.id = s.revision_id"
    )
    assert {row["number"] for row in found} == {2}


async def test_a_span_at_another_place_in_the_next_revision_is_moved_and_the_others_are_exact(
    connection: Connection,
) -> None:
    await load(connection, noise())
    await load(connection, noise(body=BODY.replace("بيلتا أن", "بيلتا مساء أن")))
    found = {row["exact"]: row["status"] for row in await connection.fetch("select exact, status::text from span")}
    assert found["جون كويل"] == "EXACT"
    assert found["المحادثات استمرت"] == "MOVED"


async def test_every_span_says_the_words_of_its_revision(connection: Connection) -> None:
    await load(connection, noise())
    await load(connection, noise(body="😀 " + BODY))
    wrong = await connection.fetchval(
        "select count(*) from span s join revision r on r.id = s.revision_id"
        " where substring(r.body from s.start_offset + 1 for s.end_offset - s.start_offset) <> s.exact"
    )
    assert wrong == 0
    assert await connection.fetchval("select min(utf16_start - start_offset) from span") == 1


async def test_a_dry_run_reports_what_would_happen_and_writes_nothing(connection: Connection) -> None:
    empty = await rows_of(connection)
    report = await load(connection, noise(), dry_run=True)
    assert report.outcome is LoadAction.CREATE
    assert {item.action for item in report.items} == {LoadAction.CREATE}
    assert await rows_of(connection) == empty
    await load(connection, noise())
    before = await rows_of(connection)
    data = noise(headline="عنوان")
    data["claims"][0]["status"] = "DISPUTED"
    del data["quotes"]
    said = {(item.type, item.action) for item in (await load(connection, data, dry_run=True)).items}
    assert {("article", LoadAction.UPDATE), ("claim", LoadAction.UPDATE), ("quote", LoadAction.DELETE)} < said
    assert await rows_of(connection) == before
    assert {(item.type, item.action) for item in (await load(connection, data)).items} == said


async def test_an_address_that_another_article_has_is_refused_and_nothing_is_written(connection: Connection) -> None:
    await load(connection, noise(url="https://example.org/a"))
    before = await rows_of(connection)
    with pytest.raises(UrlTaken, match="'noise'"):
        await load(connection, noise(slug="other", url="https://example.org/a"))
    assert await rows_of(connection) == before


async def test_a_key_and_a_wikidata_id_that_are_two_entities_here_are_a_conflict(connection: Connection) -> None:
    data = noise()
    data["entities"][0]["wikidata"] = "Q1"
    await load(connection, data)
    before = await rows_of(connection)
    other = noise(slug="other")
    other["entities"][1]["wikidata"] = "Q1"
    with pytest.raises(EntityConflict, match="Q1"):
        await load(connection, other)
    another = noise(slug="other")
    another["entities"][0]["wikidata"] = "Q2"
    with pytest.raises(EntityConflict, match="Q2"):
        await load(connection, another)
    assert await rows_of(connection) == before
