"""Changing when an article was published: words for dates are counted anew, what an editor gave stays."""

from datetime import UTC, date, datetime
from typing import Any

import asyncpg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.operation.operation import Actor, OperationRefused, Outcome, VersionConflict
from db.operations.change_publication_date import ChangePublicationDate, DatedAs, change_publication_date
from db.postgres.pool import Pool
from tests.conftest import Databases
from tests.db.write.test_copies import different
from tests.support.data.articles import load, noise
from tests.support.operation.wholly import breaks_wholly, rows_of
from tests.support.service.asking import answer

Connection = asyncpg.Connection

DESK = Actor("redating desk")
WEEK_LATER = "2025-12-20T12:00:00+03:00"


async def redated(connection: Connection, published_at: str = WEEK_LATER, **more: Any) -> Outcome:
    return await change_publication_date(connection, ChangePublicationDate("noise", published_at, **more), actor=DESK)


def dated() -> dict[str, Any]:
    """Return a bundle with dates of every kind."""
    data = noise()
    quote = data["quotes"][0]
    data["quotes"] = [
        {**quote, "key": key, "said": said}
        for key, said in {
            "resolved": {"expression": "يوم السبت"},
            "given": {"edtf": "2024-05"},
            "given-beside-words": {"expression": "يوم السبت", "edtf": "2025-12-13"},
            "counted-from-elsewhere": {"expression": "يوم السبت", "base": "2025-10-01"},
            "only-words": {"expression": "المحادثات"},
        }.items()
    ]
    data["claims"][0]["quantities"] = [
        {"value": 1, "unit": "talks", "when": {"edtf": "2020"}},
        {"value": 2, "unit": "talks", "when": {"expression": "يوم السبت"}},
    ]
    return data


def dates(outcome: Outcome) -> dict[tuple[str, int | None], Any]:
    found: Any = outcome.values["dates"]
    return {(each.key, each.ordinal): each for each in found}


SATURDAY, NEXT = date(2025, 12, 13), date(2025, 12, 20)


async def test_words_are_counted_from_the_new_day_and_what_was_given_stays(connection: Connection) -> None:
    await load(connection, dated())
    outcome = await redated(connection)
    found = {key: (each.before, each.after, each.changed) for key, each in dates(outcome).items()}
    assert found == {
        ("resolved", None): (DatedAs("2025-12-13", SATURDAY), DatedAs("2025-12-20", NEXT), True),
        ("given", None): (DatedAs("2024-05", None), DatedAs("2024-05", None), False),
        ("given-beside-words", None): (DatedAs("2025-12-13", SATURDAY), DatedAs("2025-12-13", NEXT), True),
        ("counted-from-elsewhere", None): (
            DatedAs("2025-09-27", date(2025, 10, 1)),
            DatedAs("2025-09-27", date(2025, 10, 1)),
            False,
        ),
        ("only-words", None): (DatedAs(None, SATURDAY), DatedAs(None, NEXT), True),
        ("lasting", 0): (DatedAs("2020", None), DatedAs("2020", None), False),
        ("lasting", 1): (DatedAs("2025-12-13", SATURDAY), DatedAs("2025-12-20", NEXT), True),
        ("talks", None): (DatedAs("2025-12-13", SATURDAY), DatedAs("2025-12-20", NEXT), True),
    }
    assert await connection.fetchval("select earliest from event") == NEXT
    assert await connection.fetchval("select published_on from article") == NEXT


async def test_lists_and_timelines_are_in_the_new_order(connection: Connection) -> None:
    await load(connection, dated())
    await redated(connection)
    assert await different(connection) == []
    assert await connection.fetchval("select count(distinct sort_from) from event_entity") == 1
    assert await connection.fetchval("select bool_and(sort_from = $1) from event_entity", NEXT)
    recency = -int(datetime.fromisoformat(WEEK_LATER).timestamp() * 1_000_000)
    for table in ("quote", "mention", "claim", "attribution", "article_entity"):
        assert await connection.fetchval(f"select bool_and(recency = $1) from {table}", recency), table
    assert (
        await connection.fetchval(
            "select count(*) from search_document where article_id is not null and recency <> $1", recency
        )
        == 0
    )


async def test_the_change_log_says_which_fields_changed_and_their_old_values(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, dated())
    last = await connection.fetchval("select max(seq) from change")
    at = await connection.fetchval("select clock_timestamp()")
    query = """query ($asOf: DateTime) {
      article(by: { slug: "noise" }, asOf: $asOf) { publishedAt quotes { nodes { said { edtf base } } } }
    }"""
    before = await answer(pool, query)
    await redated(connection, note="The agency gave the wrong day.")
    rows = await connection.fetch("select * from change where seq > $1", last)
    assert {(row["type"], *row["fields"]) for row in rows} == {
        ("article", "publishedAt"),
        ("quote", "said"),
        ("claim", "quantities"),
        ("event", "when"),
    }
    assert len(rows) == 6
    assert {(row["reason"], row["by"], row["note"], row["public_op"], row["version"]) for row in rows} == {
        ("redating", DESK.name, "The agency gave the wrong day.", "upsert", 2)
    }
    assert all((row["article_id"] is None) == (row["type"] == "event") for row in rows)
    assert await answer(pool, query, asOf=at.isoformat()) == before
    assert await answer(pool, query) != before


async def test_events_that_another_article_describes_stay(connection: Connection) -> None:
    await load(connection, noise(slug="owner"))
    await load(connection, noise())
    outcome = await redated(connection)
    assert dates(outcome) == {}
    assert await connection.fetchval("select earliest from event") == SATURDAY


async def test_the_same_instant_again_writes_nothing_and_another_zone_can_be_another_day(
    connection: Connection,
) -> None:
    await load(connection, dated())
    before = await rows_of(connection)
    outcome = await redated(connection, "2025-12-13T09:00:00Z")
    assert (outcome.values["changed"], outcome.position) == (False, None)
    assert await rows_of(connection) == before
    outcome = await redated(connection, "2025-12-13T09:00:00Z", timezone="Pacific/Auckland")
    assert outcome.values["changed"] is True
    outcome = await redated(connection, "2025-12-13T12:00:00Z", timezone="Pacific/Auckland")
    assert await connection.fetchval("select published_on from article") == date(2025, 12, 14)


async def test_a_dry_run_reports_the_same_and_writes_nothing(connection: Connection) -> None:
    await load(connection, dated())
    before = await rows_of(connection)
    dry = await redated(connection, dry_run=True)
    assert await rows_of(connection) == before
    assert dry.position is None
    assert (await redated(connection)).values == dry.values


async def test_all_errors_are_reported_at_once(connection: Connection) -> None:
    with pytest.raises(OperationRefused) as refused:
        await redated(connection, "2025-12-13", timezone="Minsk", note="\0")
    faults = [(fault.code, fault.path) for fault in refused.value.faults]
    assert faults == [
        ("INVALID_VALUE", ("publishedAt",)),
        ("INVALID_VALUE", ("timezone",)),
        ("INVALID_VALUE", ("note",)),
        ("UNKNOWN_OBJECT", ("article",)),
    ]


async def test_a_version_that_is_not_the_current_one_is_a_conflict(connection: Connection) -> None:
    await load(connection, dated())
    await redated(connection, expected_version=1)
    with pytest.raises(VersionConflict) as conflict:
        await redated(connection, expected_version=1)
    assert conflict.value.details["current_version"] == 2
    changes: Any = conflict.value.details["changes"]
    assert {each["type"] for each in changes} == {"ARTICLE", "QUOTE", "CLAIM"}


async def test_it_is_done_wholly_or_not_at_all(connection: Connection) -> None:
    await load(connection, dated())
    written = ["article", "annotation", "quote", "quantity", "event", "event_entity", "mention", "change", "past_row"]
    await breaks_wholly(connection, written, lambda: redated(connection))


EXPRESSIONS = [
    "يوم السبت",
    "أمس",
    "في سبتمبر",
    "منذ يوليو 2024",
    "العام الماضي",
    "قبل أسبوعين",
    "بعد الحرب",
    "في عام 2022",
]
SAID = st.fixed_dictionaries(
    {"expression": st.sampled_from(EXPRESSIONS)},
    optional={"edtf": st.sampled_from(["2025-12-13", "2024~", "2025-09/.."]), "base": st.sampled_from(["2025-10-01"])},
)
INSTANTS = st.datetimes(datetime(2000, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)).map(
    lambda at: at.replace(microsecond=0)
)
TABLES = {
    "quote": "select n.key, to_jsonb(t) - '{id,article_id,speaker_id,since}'::text[] from quote t join annotation n using (id)",
    "quantity": "select t.ordinal, to_jsonb(t) - '{claim_id,since}'::text[] from quantity t",
    "event": "select t.label, to_jsonb(t) - '{id,given_by,described_by,since,version,public_version}'::text[] from event t",
    "event_entity": "select t.sort_from, to_jsonb(t) - '{event_id,entity_id}'::text[] from event_entity t",
    "article": "select t.slug, to_jsonb(t) - '{id,revision_id,since,version,public_version,loaded_version,bundle_sha256}'::text[]"
    " from article t",
}


@given(
    said=st.lists(SAID, min_size=3, max_size=5),
    first=INSTANTS,
    second=INSTANTS,
    zone=st.sampled_from(["Europe/Minsk", "Pacific/Auckland", "America/New_York", None]),
    hours=st.integers(-12, 14),
)
@settings(max_examples=12)
async def test_it_is_as_if_the_bundle_had_been_loaded_with_that_instant(
    databases: Databases,
    template: str,
    said: list[Any],
    first: datetime,
    second: datetime,
    zone: str | None,
    hours: int,
) -> None:
    data = dated()
    data["article"] |= {"timezone": zone, "body": data["article"]["body"] + " ".join(EXPRESSIONS)}
    quote = data["quotes"][0]
    data["quotes"] = [{**quote, "key": f"q{n}", "said": each} for n, each in enumerate(said)]
    data["events"][0]["when"] = said[0]
    data["claims"][0] |= {"quantities": [{"value": 1, "unit": "u", "when": said[1]}], "exact": "المحادثات استمرت"}
    instant = second.isoformat().replace("+00:00", f"{hours:+03}:00")
    found = []
    for loaded in (first.isoformat(), instant):
        data["article"]["published_at"] = loaded
        dsn = await databases.make(template)
        connection = await asyncpg.connect(dsn)
        try:
            await load(connection, data)
            await redated(connection, instant)
            rows = [await connection.fetch(statement) for statement in TABLES.values()]
            found.append(sorted(str(tuple(row)) for each in rows for row in each))
        finally:
            await connection.close()
            await databases.drop(dsn)
    assert found[0] == found[1]
