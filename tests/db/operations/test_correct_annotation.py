"""Correcting an annotation: its next version, checked and written as the loader does; what is left out stays."""

import asyncio
import copy
import json
from typing import Any

import asyncpg
import pytest
import yaml

from db.operation.operation import Actor, OperationRefused, Outcome, VersionConflict
from db.operations.correct_annotation import CorrectAnnotation, correct_annotation
from db.operations.correct_article import CorrectArticle, correct_article
from db.operations.review import ReviewAnnotations, ReviewedAnnotation, review_annotations
from db.postgres.pool import Pool
from tests.conftest import Databases
from tests.db.write.test_copies import different
from tests.support.data.articles import BODY, load, noise
from tests.support.operation.wholly import breaks_wholly, rows_of
from tests.support.service.asking import answer

Connection = asyncpg.Connection

DESK = Actor("annotating desk")

ROWS = {
    "span": "select t.role, t.ordinal, to_jsonb(t) - '{annotation_id,article_id,revision_id,since}'::text[] from span t"
    " where annotation_id = $1 order by 1, 2",
    "attribution": "select to_jsonb(t) - '{annotation_id,article_id,entity_id,since}'::text[],"
    " (select min(k.key) from entity_key k where k.entity_id = t.entity_id) from attribution t where annotation_id = $1"
    ' order by t."position"',
    "quote": "select to_jsonb(t) - '{id,article_id,speaker_id,since}'::text[] from quote t where id = $1",
    "claim": "select to_jsonb(t) - '{id,article_id,claimant_id,quote_id,event_id,since}'::text[], quote_id is null,"
    " event_id is null from claim t where id = $1",
    "claim_about": "select ordinal, (select min(k.key) from entity_key k where k.entity_id = t.entity_id) from claim_about t"
    " where claim_id = $1 order by 1",
    "quantity": "select to_jsonb(t) - '{claim_id,since}'::text[] from quantity t where claim_id = $1 order by t.ordinal",
    "claim_review": "select to_jsonb(t) - '{claim_id,reviewer_id,since}'::text[] from claim_review t where claim_id = $1",
    "claim_relation": "select t.type, t.note, n.key from claim_relation t join annotation n on n.id = t.to_id where from_id = $1",
    "annotation": "select to_jsonb(t) - '{id,article_id,digest,content,since,version}'::text[] from annotation t where id = $1",
    "mention": "select t.kind, t.start_offset, k.key from mention t join entity_key k using (entity_id) where id = $1",
    "event_report": "select t.start_offset, k.key from event_report t join event_key k using (event_id) where id = $1",
}


def bundle() -> dict[str, Any]:
    """Return the noise with a second claim, a second event and an entity more."""
    data = noise()
    data["entities"].append({"key": "minsk", "kind": "PLACE", "names": [{"text": "Minsk", "language": "en"}]})
    data["events"].append(copy.deepcopy(data["events"][0]) | {"key": "other-talks", "reports": [{"exact": "استمرت"}]})
    data["claims"].append(copy.deepcopy(data["claims"][0]) | {"key": "second", "exact": "يوم السبت"})
    return data


async def id_of(connection: Connection, key: str) -> str:
    found: str = await connection.fetchval("select id::text from annotation where key = $1", key)
    return found


async def amended(connection: Connection, key: str, amendment: object, **more: Any) -> Outcome:
    text = amendment if isinstance(amendment, str) else json.dumps(amendment, ensure_ascii=False)
    request = CorrectAnnotation(await id_of(connection, key), text, **more)
    return await correct_annotation(connection, request, actor=DESK)


async def annotation_rows(connection: Connection, key: str) -> dict[str, list[Any]]:
    """Return all rows of an annotation, with keys in the place of ids."""
    id_ = await connection.fetchval("select id from annotation where key = $1", key)
    return {name: [tuple(row) for row in await connection.fetch(statement, id_)] for name, statement in ROWS.items()}


QUOTE: dict[str, Any] = {
    "kind": "PARTIAL",
    "exact": "نرفع العقوبات",
    "language": "ar",
    "chain": [
        {"role": "SPEAKER", "source": "ANONYMOUS", "words": {"exact": "بيلتا"}},
        {"role": "RELAYED_BY", "entity": "belta", "words": {"exact": "وأضافت"}},
        {"role": "TOLD_TO", "entity": "minsk"},
    ],
    "cue": {"exact": "قال"},
    "said": {"expression": "يوم السبت", "edtf": "2025-12-13?"},
    "provenance": {"confidence": 0.5, "note": "heard"},
}
CLAIM: dict[str, Any] = {
    "spans": [{"exact": "المحادثات"}, {"exact": "يوم السبت"}],
    "text": "Talks went on.",
    "language": "en",
    "kind": "PREDICTION",
    "status": "DISPUTED",
    "status_note": "The other side says no.",
    "chain": [{"role": "SPEAKER", "source": "ARTICLE"}],
    "quote": "lifting",
    "event": "other-talks",
    "about": ["minsk", "coale"],
    "quantities": [{"value": 3, "unit": "days", "comparator": "ABOUT", "when": {"expression": "يوم السبت"}}],
    "reviews": [{"reviewer": "belta", "rating": "true", "reviewed_at": "2025-12-14T00:00:00Z"}],
    "relations": [{"type": "CONTRADICTS", "claim": "second", "note": "?"}],
}


@pytest.mark.parametrize(
    ("part", "number", "key", "item"), [("quotes", 0, "lifting", QUOTE), ("claims", 0, "lasting", CLAIM)]
)
@pytest.mark.parametrize("written", ["whole", "key by key"])
async def test_it_is_as_if_the_bundle_had_been_loaded_with_the_amended_item(
    connection: Connection,
    databases: Databases,
    template: str,
    part: str,
    number: int,
    key: str,
    item: dict[str, Any],
    written: str,
) -> None:
    data = bundle()
    await load(connection, data)
    amendments = [item] if written == "whole" else [{name: value} for name, value in item.items()]
    for amendment in amendments:
        await amended(connection, key, amendment)
    found = await annotation_rows(connection, key)
    data[part][number] = {"key": key, **item}
    dsn = await databases.make(template)
    other = await asyncpg.connect(dsn)
    try:
        await load(other, data)
        wanted = await annotation_rows(other, key)
    finally:
        await other.close()
        await databases.drop(dsn)
    assert {name: normal(rows) for name, rows in found.items()} == {name: normal(rows) for name, rows in wanted.items()}
    assert await different(connection) == []


def normal(rows: list[Any]) -> list[Any]:
    return [
        tuple(json.loads(value) if isinstance(value, str) and value[:1] == "{" else value for value in row)
        for row in rows
    ]


async def test_what_is_left_out_stays_and_what_is_null_is_cleared(connection: Connection) -> None:
    await load(connection, bundle())
    await amended(connection, "lasting", CLAIM)
    before = await annotation_rows(connection, "lasting")
    outcome = await amended(connection, "lasting", "status: SUPPORTED\nstatus_note: null\nevent: null")
    after = await annotation_rows(connection, "lasting")
    assert outcome.values == {
        "changed": True,
        "version": 3,
        "fields": ["event", "status", "statusNote"],
        "warnings": [],
    }
    claim, _, no_event = after["claim"][0]
    assert no_event
    assert json.loads(claim)["status"] == "SUPPORTED"
    assert json.loads(claim)["status_note"] is None
    for name in ("span", "attribution", "claim_about", "quantity", "claim_review", "claim_relation"):
        assert after[name] == before[name], name


async def test_a_mention_leads_to_another_entity_and_a_report_to_another_event(connection: Connection) -> None:
    await load(connection, bundle())
    minsk = await connection.fetchval("select entity_id::text from entity_key where key = 'minsk'")
    await amended(connection, "belta:بيلتا#1", {"entity": minsk, "kind": "METONYM", "exact": "أن"})
    await amended(connection, "talks#1", {"event": "other-talks"})
    assert (await annotation_rows(connection, "belta:بيلتا#1"))["mention"] == [
        ("METONYM", BODY.index(" أن") + 1, "minsk")
    ]
    assert (await annotation_rows(connection, "talks#1"))["event_report"][0][1] == "other-talks"
    assert await different(connection) == []
    mentioned = await connection.fetch(
        "select k.key from article_entity a join entity_key k using (entity_id) order by 1"
    )
    assert [row["key"] for row in mentioned] == ["coale", "minsk"]
    assert await connection.fetchval(
        "select hidden from event e join event_key k on k.event_id = e.id where k.key = 'talks'"
    )


async def test_the_same_again_writes_nothing(connection: Connection) -> None:
    await load(connection, bundle())
    await amended(connection, "lasting", CLAIM)
    before = await rows_of(connection)
    outcome = await amended(connection, "lasting", yaml.safe_dump({"key": "lasting", **CLAIM}, allow_unicode=True))
    assert (outcome.values, outcome.position) == ({"changed": False, "version": 2, "fields": [], "warnings": []}, None)
    assert (await amended(connection, "lasting", {})).values["changed"] is False
    assert await rows_of(connection) == before


async def test_a_dry_run_reports_the_same_and_writes_nothing(connection: Connection) -> None:
    await load(connection, bundle())
    before = await rows_of(connection)
    dry = await amended(connection, "lasting", CLAIM, dry_run=True)
    assert await rows_of(connection) == before
    assert dry.position is None
    assert (await amended(connection, "lasting", CLAIM)).values == dry.values


async def test_words_that_were_not_found_surely_are_sure_when_an_editor_quotes_them(connection: Connection) -> None:
    await load(connection, bundle())
    body = BODY.replace("نحن نرفع", "نحن سنرفع").replace("المحادثات استمرت يوم السبت", "اللقاءات توقفت مساء الأحد")
    await correct_article(connection, CorrectArticle("noise", body), actor=DESK)
    statuses = (
        "select status, exact, r.number from span s join revision r on r.id = s.revision_id where annotation_id = $1::text::uuid"
        " and role = 'TARGET'"
    )
    quote, claim = await id_of(connection, "lifting"), await id_of(connection, "lasting")
    assert [tuple(row) for row in await connection.fetch(statuses, claim)] == [("ORPHANED", "المحادثات استمرت", 1)]
    await amended(connection, "lasting", {"status": "DISPUTED"})
    assert [tuple(row) for row in await connection.fetch(statuses, claim)] == [("ORPHANED", "المحادثات استمرت", 1)]
    await amended(connection, "lasting", {"exact": "اللقاءات توقفت"})
    assert [tuple(row) for row in await connection.fetch(statuses, claim)] == [("EXACT", "اللقاءات توقفت", 2)]
    assert await connection.fetchval(statuses, quote) == "FUZZY"
    outcome = await amended(connection, "lifting", {"exact": "نحن سنرفع العقوبات"})
    assert outcome.values == {"changed": True, "version": 3, "fields": ["spans", "text"], "warnings": []}
    assert await connection.fetchval(statuses, quote) == "EXACT"
    assert await connection.fetchval("select text from quote") == "نحن سنرفع العقوبات"


async def test_what_was_taken_back_is_no_longer_when_that_is_cleared(connection: Connection) -> None:
    await load(connection, bundle())
    outcome = await amended(connection, "lifting", {"retraction": "Misheard."})
    assert outcome.values == {"changed": True, "version": 2, "fields": ["retraction"], "warnings": []}
    assert await connection.fetchval("select retraction from quote") == "Misheard."
    await amended(connection, "lifting", {"kind": "PARTIAL"})
    assert await connection.fetchval("select retraction from quote") == "Misheard."
    await amended(connection, "lifting", "retraction: null")
    assert await connection.fetchval("select retracted_at from quote") is None
    await amended(connection, "lasting", {"status": "RETRACTED", "status_note": "Not so."})
    await amended(connection, "lasting", {"status": "UNVERIFIED"})
    assert await connection.fetchval("select count(*) from claim where retracted_at is not null") == 0


async def test_a_reviewers_decision_holds_until_somebody_decides_again(connection: Connection) -> None:
    data = bundle()
    data["claims"][0]["provenance"] = {"state": "DRAFT"}
    await load(connection, data)
    id_ = await id_of(connection, "lasting")
    request = ReviewAnnotations("PUBLISH", (ReviewedAnnotation(id_),))
    await review_annotations(connection, request, actor=DESK)
    decided = "select state, decision, hidden from annotation where key = 'lasting'"
    await amended(connection, "lasting", {"status": "DISPUTED"})
    assert [tuple(row) for row in await connection.fetch(decided)] == [("PUBLISHED", "PUBLISH", False)]
    await amended(connection, "lasting", {"provenance": {"state": "DRAFT"}})
    assert [tuple(row) for row in await connection.fetch(decided)] == [("DRAFT", None, True)]


async def test_all_errors_are_reported_at_once_with_their_places(connection: Connection) -> None:
    await load(connection, bundle())
    text = """\
text: ""
exact: المباحثات استمرت
chain:
  - {role: SPEAKER, entity: colae}
  - {role: SPEAKER, entity: belta, words: {exact: الال}}
event: talk
about: [belta, belta]
relations: [{type: SUPPORTS, claim: lasting}]
quantities: [{value: 1, unit: x, when: {expression: يوم الأحد}}]
"""
    with pytest.raises(OperationRefused) as refused:
        await amended(connection, "lasting", "kin: FACT\nstatus: PROVEN\nkey: other\nkind: null\noccurrence: 2")
    assert [(fault.code, fault.path) for fault in refused.value.faults] == [
        ("UNKNOWN_KEY", ("annotation", "kin")),
        ("NOT_ALLOWED", ("annotation", "status")),
        ("MALFORMED_VALUE", ("annotation", "key")),
        ("NOT_ALLOWED", ("annotation", "kind")),
        ("MISSING_KEY", ("annotation", "occurrence")),
    ]
    with pytest.raises(OperationRefused) as refused:
        await amended(connection, "lasting", text.replace('text: ""\n', ""), note="\0")
    found = {(fault.code, fault.path): fault.details.get("nearest") for fault in refused.value.faults}
    assert set(found) == {
        ("INVALID_VALUE", ("note",)),
        ("SPAN_NOT_FOUND", ("annotation", "exact")),
        ("UNKNOWN_REFERENCE", ("annotation", "chain", 0, "entity")),
        ("CHAIN_WITHOUT_SPEAKER", ("annotation", "chain", 1)),
        ("SPAN_NOT_FOUND", ("annotation", "chain", 1, "words", "exact")),
        ("UNKNOWN_REFERENCE", ("annotation", "event")),
        ("DUPLICATE_KEY", ("annotation", "about", 1)),
        ("MALFORMED_VALUE", ("annotation", "relations", 0, "claim")),
        ("EXPRESSION_NOT_FOUND", ("annotation", "quantities", 0, "when", "expression")),
    }
    assert found["UNKNOWN_REFERENCE", ("annotation", "chain", 0, "entity")] == "coale"
    assert found["UNKNOWN_REFERENCE", ("annotation", "event")] == "talks"


async def test_an_amended_date_that_comes_to_nothing_is_a_warning_and_the_kind_of_the_claim_decides(
    connection: Connection,
) -> None:
    await load(connection, bundle())
    outcome = await amended(connection, "lasting", "quantities: [{value: 1, unit: x, when: {expression: المحادثات}}]")
    warnings: Any = outcome.values["warnings"]
    (warning,) = warnings
    assert (warning.code, warning.path) == (
        "DATE_NOT_RESOLVED",
        ("annotation", "quantities", "0", "when", "expression"),
    )
    assert warning.nearest
    await amended(connection, "lasting", "kind: PREDICTION")
    when = "{value: 1, unit: x, when: {expression: السبت, base: 2025-12-12}}"
    outcome = await amended(connection, "lasting", f"quantities: [{when}]")
    assert outcome.values["warnings"] == []
    assert await connection.fetchval("select edtf from quantity") == "2025-12-13"
    await amended(connection, "lasting", "kind: FACT")
    await amended(connection, "lasting", f"quantities: [{when.replace('value: 1', 'value: 2')}]")
    assert await connection.fetchval("select edtf from quantity") == "2025-12-06"


@pytest.mark.parametrize("text", ["", "- a", "a: [", "a: 1\na: 2", "\0", "{}: {}"])
async def test_what_is_no_amendment_is_refused(connection: Connection, text: str) -> None:
    await load(connection, bundle())
    with pytest.raises(OperationRefused):
        await amended(connection, "lasting", text)


@pytest.mark.parametrize("id_", ["nothing", "", "00000000-0000-0000-0000-000000000000", "\0"])
async def test_an_annotation_that_is_not_there_is_unknown(connection: Connection, id_: str) -> None:
    with pytest.raises(OperationRefused) as refused:
        await correct_annotation(connection, CorrectAnnotation(id_, "{}"), actor=DESK)
    assert [(fault.code, fault.path) for fault in refused.value.faults] == [("UNKNOWN_OBJECT", ("id",))]


async def test_the_log_and_the_history_say_who_did_what_and_why(connection: Connection, pool: Pool) -> None:
    await load(connection, bundle())
    last = await connection.fetchval("select max(seq) from change")
    at = await connection.fetchval("select clock_timestamp()")
    query = """query ($asOf: DateTime) { article(by: { slug: "noise" }, asOf: $asOf) {
      version quotes { nodes { version kind text chain { role entity { name } } said { edtf } } }
    } }"""
    before = await answer(pool, query)
    await amended(connection, "lifting", QUOTE, note="heard again")
    rows = await connection.fetch("select * from change where seq > $1 order by seq", last)
    assert [(row["type"], row["version"]) for row in rows] == [("article", 2), ("quote", 2)]
    assert {(row["reason"], row["by"], row["note"], row["public_op"]) for row in rows} == {
        ("correction", DESK.name, "heard again", "upsert")
    }
    assert rows[1]["fields"] == ["chain", "kind", "provenance", "said", "sourceKind", "spans", "speaker", "text"]
    now = await answer(pool, query)
    assert now["article"]["quotes"]["nodes"][0]["text"] == "نرفع العقوبات"
    assert await answer(pool, query, asOf=at.isoformat()) == before
    assert (await answer(pool, '{ search(text: "نحن", types: [QUOTE]) { totalCount } }'))["search"]["totalCount"] == 0


async def test_of_two_at_once_one_wins_and_the_other_learns_what_changed(database: str, connection: Connection) -> None:
    await load(connection, bundle())
    other = await asyncpg.connect(database)
    try:
        outcomes = await asyncio.gather(
            amended(connection, "lasting", {"status": "DISPUTED"}, expected_version=1, note="n"),
            amended(other, "lasting", {"status": "REFUTED"}, expected_version=1, note="n"),
            return_exceptions=True,
        )
    finally:
        await other.close()
    (conflict,) = [each for each in outcomes if isinstance(each, VersionConflict)]
    assert conflict.details["current_version"] == 2
    changes: Any = conflict.details["changes"]
    assert [(each["type"], each["by"], each["note"], list(each["fields"])) for each in changes] == [
        ("CLAIM", DESK.name, "n", ["status"])
    ]


async def test_the_next_bundle_writes_it_again(connection: Connection) -> None:
    data = bundle()
    await load(connection, data)
    await amended(connection, "lasting", CLAIM)
    data["article"]["headline"] = "Other"
    with pytest.raises(VersionConflict):
        await load(connection, data)


async def test_it_is_done_wholly_or_not_at_all(connection: Connection) -> None:
    await load(connection, bundle())
    written = [
        "article",
        "annotation",
        "span",
        "claim",
        "attribution",
        "claim_about",
        "quantity",
        "claim_review",
        "claim_relation",
        "change",
        "search_document",
        "past_row",
    ]
    await breaks_wholly(connection, written, lambda: amended(connection, "lasting", CLAIM))


async def test_a_correction_can_be_written_in_short_forms(connection: Connection) -> None:
    await load(connection, bundle())
    short = 'PARTIAL: "نرفع _العقوبات_"\nchain: anonymous "بيلتا" > via belta (inferred)\nsaid: يوم السبت = 2025-12-13\nnote: Why'
    long = {
        "kind": "PARTIAL",
        "exact": "العقوبات",
        "chain": [
            {"role": "SPEAKER", "source": "ANONYMOUS", "words": {"exact": "بيلتا"}},
            {"role": "RELAYED_BY", "entity": "belta", "inferred": True},
        ],
        "said": {"expression": "يوم السبت", "edtf": "2025-12-13"},
        "provenance": {"note": "Why"},
    }
    assert (await amended(connection, "lifting", short)).values["changed"] is True
    assert (await amended(connection, "lifting", long)).values["changed"] is False
    with pytest.raises(OperationRefused) as refused:
        await amended(connection, "lifting", "chain: John Coale > via belta")
    assert [fault.code for fault in refused.value.faults] == ["CHAIN_UNKNOWN_SOURCE"]
