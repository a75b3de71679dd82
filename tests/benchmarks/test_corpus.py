"""The synthetic corpus: true to its texts, true to the schema, and the same for the same seed."""

from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import orjson
import pytest

from benchmarks.corpus import NotEmpty, bundles, load_corpus
from benchmarks.corpus_article import articles
from benchmarks.corpus_model import Article
from benchmarks.corpus_tables import COLUMNS
from db.load.store import load_reading
from editorial.bundle.check import Checked, check_bundle
from editorial.date.edtf import parse_edtf
from editorial.text.span import anchored_span
from tests.conftest import Databases
from tests.support.postgres.roles import as_owner

ARTICLES = 50
OF_THE_LOAD = {"xid", "at"}
"""What tells of the load and not of what was loaded."""


@pytest.fixture(scope="module")
async def corpus_dsn(databases: Databases, template: str) -> AsyncIterator[str]:
    """A database with a small corpus, to be read."""
    dsn = await databases.make(template)
    await load_corpus(as_owner(dsn), ARTICLES)
    yield dsn
    await databases.drop(dsn)


@pytest.fixture
async def corpus(corpus_dsn: str) -> AsyncIterator[asyncpg.Connection]:
    """A connection to the small corpus."""
    opened = await asyncpg.connect(corpus_dsn)
    yield opened
    await opened.close()


def _checked(count: int) -> list[Checked]:
    return [check_bundle(text, file=f"{slug}.json", read_text=_no_file) for slug, text in bundles(count)]


def _no_file(name: str) -> str:
    raise FileNotFoundError(2, "No such file or directory", name)


async def _rows(connection: asyncpg.Connection, table: str) -> list[dict[str, Any]]:
    found = await connection.fetch(
        "select (to_jsonb(t) - '{since,retracted_at}'::text[])::text as found from " + table + " t order by found"
    )
    return [orjson.loads(row[0]) for row in found]


async def _definitions(connection: asyncpg.Connection) -> list[tuple[str, str, str]]:
    rows = await connection.fetch(
        """
        select i.indrelid::regclass::text, i.indexrelid::regclass::text,
            pg_get_indexdef(i.indexrelid) || concat_ws(' ', i.indisunique, i.indisprimary, i.indisvalid, i.indimmediate)
        from pg_index i join pg_class c on c.oid = i.indrelid where c.relnamespace = 'public'::regnamespace
        union all
        select conrelid::regclass::text, conname, concat_ws(' ', contype, convalidated, pg_get_constraintdef(oid))
        from pg_constraint where connamespace = 'public'::regnamespace and conrelid <> 0
        union all
        select a.attrelid::regclass::text, a.attname, concat_ws(' ', a.attnotnull, a.attidentity, a.attgenerated)
        from pg_attribute a join pg_class c on c.oid = a.attrelid
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
        order by 1, 2, 3
        """
    )
    return [tuple(row) for row in rows]


async def _filled(connection: asyncpg.Connection) -> set[tuple[str, str]]:
    """Return the columns, with their tables, that hold a value in at least one row."""
    return {
        (table, column)
        for table in COLUMNS
        for row in await _rows(connection, table)
        for column, value in row.items()
        if value is not None
    }


async def test_every_span_holds_the_words_of_its_place_in_code_points_and_in_utf_16(
    corpus: asyncpg.Connection,
) -> None:
    spans = await corpus.fetch("select s.*, r.body from span s join revision r on r.id = s.revision_id")
    assert len(spans) > 20 * ARTICLES
    for span in spans:
        expected = anchored_span(span["body"], span["start_offset"], span["end_offset"])
        assert (expected.utf16_start, expected.utf16_end) == (span["utf16_start"], span["utf16_end"])
        assert (expected.exact, expected.prefix, expected.suffix) == (span["exact"], span["prefix"], span["suffix"])


def test_offsets_in_utf_16_are_right_where_a_text_begins_with_a_character_of_two_units() -> None:
    assert any(article.astral for article in articles(500, 1))


COPIES = {
    "mention": "select count(*) from mention t join article a on a.id = t.article_id"
    " join span s on s.annotation_id = t.id and s.role = 'TARGET' and s.ordinal = 0"
    " where (t.recency, t.start_offset) <> (a.recency, s.start_offset)",
    "quote": "select count(*) from quote t join article a on a.id = t.article_id"
    " join span s on s.annotation_id = t.id and s.role = 'TARGET' and s.ordinal = 0"
    ' join attribution c on c.annotation_id = t.id and c."position" = 0'
    " where (t.recency, t.start_offset, t.source_kind) <> (a.recency, s.start_offset, c.source_kind)"
    " or t.speaker_id is distinct from c.entity_id",
    "claim": "select count(*) from claim t join article a on a.id = t.article_id"
    " join span s on s.annotation_id = t.id and s.role = 'TARGET' and s.ordinal = 0"
    ' join attribution c on c.annotation_id = t.id and c."position" = 0'
    " where (t.recency, t.start_offset, t.source_kind) <> (a.recency, s.start_offset, c.source_kind)"
    " or t.claimant_id is distinct from c.entity_id",
    "event_report": "select count(*) from event_report t"
    " join span s on s.annotation_id = t.id and s.role = 'TARGET' and s.ordinal = 0"
    " where t.start_offset <> s.start_offset",
    "attribution": "select count(*) from attribution t join article a on a.id = t.article_id"
    " join annotation n on n.id = t.annotation_id"
    " join span s on s.annotation_id = t.annotation_id and s.role = 'TARGET' and s.ordinal = 0"
    " where (t.recency, t.start_offset, t.kind) <> (a.recency, s.start_offset, n.kind)",
    "claim_about": "select count(*) from claim_about t join claim c on c.id = t.claim_id"
    " where (t.article_id, t.recency, t.start_offset) <> (c.article_id, c.recency, c.start_offset)",
    "event_entity": "select count(*) from event_entity t join event e on e.id = t.event_id"
    " where (t.sort_from, t.sort_to) <> (e.sort_from, e.sort_to)"
    " or t.is_place <> (e.place_id is not distinct from t.entity_id) or t.is_participant <>"
    " exists (select from participant p where p.event_id = t.event_id and p.entity_id = t.entity_id)",
    "entity": "select count(*) from entity t where label <> (select n.text from name n where n.entity_id = t.id"
    " and n.kind = 'PREFERRED' order by n.ordinal limit 1)",
    "event": "select count(*) from event t where label <>"
    " (select n.text from event_title n where n.event_id = t.id order by n.ordinal limit 1)",
}
"""By table, how many copies differ from what they are copies of."""


@pytest.mark.parametrize("table", COPIES)
async def test_copies_equal_what_they_are_copies_of(corpus: asyncpg.Connection, table: str) -> None:
    assert await corpus.fetchval("select count(*) from " + table) > 0
    assert await corpus.fetchval(COPIES[table]) == 0


async def test_the_entities_of_articles_and_events_are_those_that_the_store_would_derive(
    corpus: asyncpg.Connection,
) -> None:
    assert await corpus.fetch(
        "select article_id, entity_id, recency, start_offset from article_entity order by 1, 2"
    ) == await corpus.fetch(
        "select article_id, entity_id, min(recency), min(start_offset) from mention group by 1, 2 order by 1, 2"
    )
    assert await corpus.fetch("select event_id, entity_id from event_entity order by 1, 2") == await corpus.fetch(
        "select event_id, entity_id from participant union select id, place_id from event where place_id is not null"
        " order by 1, 2"
    )


async def test_dates_have_the_bounds_of_their_edtf(corpus: asyncpg.Connection) -> None:
    for row in await corpus.fetch("select * from event where edtf is not null"):
        days = parse_edtf(row["edtf"])
        assert (days.earliest, days.latest) == (row["earliest"], row["latest"])
        assert (days.start_latest, days.end_earliest) == (row["start_latest"], row["end_earliest"])
        assert (days.precision, days.qualifier) == (row["precision"], row["qualifier"])


async def test_every_item_is_in_the_change_log_once(corpus: asyncpg.Connection) -> None:
    logged = await corpus.fetch("select type, id::text from change where op = 'upsert' order by 1, 2")
    stored = await corpus.fetch(
        "select 'article' as type, id::text from article union all select 'entity', id::text from entity"
        " union all select 'event', id::text from event"
        " union all select lower(kind::text), id::text from annotation order by 1, 2"
    )
    assert logged == stored


async def test_the_same_seed_gives_the_same_rows(corpus: asyncpg.Connection, database: str) -> None:
    await load_corpus(as_owner(database), ARTICLES)
    again = await asyncpg.connect(database)
    try:
        for table in COLUMNS:
            first, second = await _rows(corpus, table), await _rows(again, table)
            for row in (*first, *second):
                for column in OF_THE_LOAD:
                    row.pop(column, None)
            assert sorted(first, key=orjson.dumps) == sorted(second, key=orjson.dumps), table
    finally:
        await again.close()


async def test_keys_and_indexes_are_those_of_a_database_without_a_corpus(
    corpus: asyncpg.Connection, connection: asyncpg.Connection
) -> None:
    assert await _definitions(corpus) == await _definitions(connection)


async def test_every_column_that_the_loader_fills_is_filled(
    connection: asyncpg.Connection, corpus: asyncpg.Connection
) -> None:
    for checked in _checked(ARTICLES):
        await load_reading(connection, checked.reading, checked.sha256)
    assert await _filled(connection) == await _filled(corpus)


async def test_a_bundle_says_what_the_rows_of_its_article_say(
    connection: asyncpg.Connection, corpus: asyncpg.Connection
) -> None:
    for checked in _checked(ARTICLES):
        await load_reading(connection, checked.reading, checked.sha256)
    for said in (
        "select n.kind, n.key, s.role, s.ordinal, s.start_offset, s.end_offset, s.exact, s.prefix, s.suffix"
        " from annotation n join span s on s.annotation_id = n.id join article a on a.id = n.article_id"
        " order by a.slug, 1, 2, 3, 4",
        "select key, e.status, e.edtf, e.expression, e.base, e.sort_from, e.sort_to, e.label"
        " from event e join event_key on event_id = e.id order by 1",
        "select k.key, e.kind, e.wikidata, e.same_as, e.label, n.ordinal, n.text, n.language, n.script, n.kind, n.folded"
        " from entity e join name n on n.entity_id = e.id join entity_key k on k.entity_id = e.id order by 1, 6",
        'select a.slug, n.key, t."position", t.role, t.source_kind, t.inferred, t.kind, t.recency, t.start_offset, k.key'
        " from attribution t join annotation n on n.id = t.annotation_id join article a on a.id = n.article_id"
        " left join entity_key k on k.entity_id = t.entity_id order by 1, 7, 2, 3",
        "select type, count(*) from change group by 1 order by 1",
    ):
        assert await connection.fetch(said) == await corpus.fetch(said)


async def test_a_database_that_holds_articles_is_left_alone(corpus_dsn: str, corpus: asyncpg.Connection) -> None:
    with pytest.raises(NotEmpty):
        await load_corpus(corpus_dsn, 1)
    assert await corpus.fetchval("select count(*) from article") == ARTICLES


def _ids(made: list[Article]) -> list[str]:
    return [article.stem for article in made]


def test_articles_come_in_the_order_of_their_publication_and_so_do_their_ids() -> None:
    made = list(articles(300, 1))
    published = [article.published for article in made]
    assert published == sorted(set(published))
    assert _ids(made) == sorted(set(_ids(made)))


def test_articles_have_the_shape_that_is_wanted() -> None:
    for article in articles(300, 1):
        assert 10 <= len(article.mentions) <= 40
        assert 3 <= len(article.quotes) <= 12
        assert 2 <= len(article.reports) <= 8
        assert 3 <= len(article.claims) <= 10
        assert 1500 <= len(article.body) <= 4000


def test_a_few_entities_are_everywhere_and_most_are_rare() -> None:
    counts: dict[str, int] = {}
    for article in articles(1000, 1):
        for id_ in {mention.entity.id for mention in article.mentions}:
            counts[id_] = counts.get(id_, 0) + 1
    assert max(counts.values()) > 100
    assert sorted(counts.values())[len(counts) // 2] <= 3


def test_another_seed_gives_another_corpus() -> None:
    assert next(articles(10, 1)).body != next(articles(10, 2)).body
