"""Correcting the text of an article: a revision more, in which every annotation is found again and says how."""

import asyncio
from typing import Any

import asyncpg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.operation.operation import Actor, OperationRefused, Outcome, VersionConflict
from db.operations.correct_article import AnnotationReport, CorrectArticle, correct_article
from db.postgres.pool import Pool
from tests.conftest import Databases
from tests.db.write.test_copies import different
from tests.support.data.articles import BODY, load, noise
from tests.support.operation.wholly import breaks_wholly, rows_of
from tests.support.service.asking import answer

Connection = asyncpg.Connection

DESK = Actor("correcting desk")
LONGER = "عاجل. " + BODY
OTHER = BODY.replace("المحادثات استمرت", "اللقاءات توقفت").replace("نحن نرفع العقوبات", "نحن سنرفع العقوبات")

SPANS = """
    select n.key, s.role, s.status, s.score, s.start_offset, s.exact, r.number
    from span s join annotation n on n.id = s.annotation_id join revision r on r.id = s.revision_id
    order by n.key, s.role, s.ordinal
"""


async def corrected(connection: Connection, body: str, **more: Any) -> Outcome:
    return await correct_article(connection, CorrectArticle("noise", body, **more), actor=DESK)


def reports(outcome: Outcome) -> dict[str, AnnotationReport]:
    found: Any = outcome.values["annotations"]
    return {each.key: each for each in found}


async def spans(connection: Connection) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in await connection.fetch(SPANS)]


async def test_words_that_moved_are_found_where_they_are_now(connection: Connection) -> None:
    await load(connection, noise())
    before = await spans(connection)
    outcome = await corrected(connection, LONGER, note="The agency sent a new head.")
    assert (outcome.values["changed"], outcome.values["revision"], outcome.values["moved"]) == (True, 2, 5)
    moved = len(LONGER) - len(BODY)
    after = await spans(connection)
    assert after == [(key, role, "MOVED", 1, start + moved, exact, 2) for key, role, _, _, start, exact, _ in before]
    report = reports(outcome)["lifting"]
    assert (report.type, report.version, report.status) == ("quote", 2, "MOVED")
    target = next(span for span in report.spans if span.role == "TARGET")
    assert target.after is not None
    assert (target.before.revision, target.after.revision) == (1, 2)
    assert LONGER[target.after.start : target.after.end] == target.after.exact == target.before.exact
    (row,) = await connection.fetch("select * from revision where number = 2")
    assert (row["body"], row["note"]) == (LONGER, "The agency sent a new head.")
    assert await different(connection) == []
    starts = await connection.fetch(
        "select q.start_offset, s.start_offset from quote q join span s"
        " on s.annotation_id = q.id and s.role = 'TARGET' union select m.start_offset, s.start_offset from mention m"
        " join span s on s.annotation_id = m.id"
    )
    assert all(copy == original for copy, original in starts)


async def test_other_words_are_fuzzy_and_words_that_are_gone_stay_in_the_old_text(connection: Connection) -> None:
    await load(connection, noise())
    outcome = await corrected(connection, OTHER)
    by_key = {(key, role): row for key, role, *row in await spans(connection)}
    status, score, _, exact, number = by_key["lifting", "TARGET"]
    assert (status, exact, number) == ("FUZZY", "نحن سنرفع العقوبات", 2)
    assert 0.5 <= score < 1
    assert by_key["lasting", "TARGET"][0] == "ORPHANED"
    assert by_key["lasting", "TARGET"][2:] == [BODY.index("المحادثات"), "المحادثات استمرت", 1]
    assert reports(outcome)["lasting"].spans[0].after is None
    order: Any = outcome.values["annotations"]
    assert "lasting" in [each.key for each in order[-2:]]
    assert await connection.fetchval("select text from quote") == "نحن نرفع العقوبات"
    assert await different(connection) == []


async def test_a_text_that_is_corrected_back_has_everything_again(connection: Connection) -> None:
    await load(connection, noise())
    before = await spans(connection)
    await corrected(connection, OTHER)
    await corrected(connection, LONGER.replace("يوم السبت", "اليوم"))
    await corrected(connection, BODY)
    after = await spans(connection)
    assert [(key, role, start, exact) for key, role, _, _, start, exact, _ in after] == [
        (key, role, start, exact) for key, role, _, _, start, exact, _ in before
    ]
    assert {status for _, _, status, *_ in after} <= {"EXACT", "MOVED"}
    assert {row[-1] for row in after} == {4}


async def test_what_was_found_by_other_words_stays_unsure_until_an_editor_looks(connection: Connection) -> None:
    await load(connection, noise())
    await corrected(connection, OTHER)
    await corrected(connection, OTHER + " وانتهى.")
    by_key = {(key, role): row for key, role, *row in await spans(connection)}
    assert by_key["lifting", "TARGET"][0] == "FUZZY"
    assert by_key["coale:جون كويل#1", "TARGET"][0] == "EXACT"


async def test_old_texts_answer_byte_for_byte(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    query = '{ article(by: { slug: "noise" }) { revisions { number body sha256 createdAt } } }'
    (before,) = (await answer(pool, query))["article"]["revisions"]
    for body in (LONGER, OTHER):
        await corrected(connection, body)
    after = {each["number"]: each for each in (await answer(pool, query))["article"]["revisions"]}
    assert after[1] == before
    assert [after[n]["body"] for n in (1, 2, 3)] == [BODY, LONGER, OTHER]


async def test_the_same_text_again_writes_nothing(connection: Connection) -> None:
    await load(connection, noise())
    before = await rows_of(connection)
    outcome = await corrected(connection, BODY.replace("\n", "\r\n"))
    assert (outcome.values["changed"], outcome.position) == (False, None)
    assert await rows_of(connection) == before


async def test_a_dry_run_reports_the_same_and_writes_nothing(connection: Connection) -> None:
    await load(connection, noise())
    before = await rows_of(connection)
    dry = await corrected(connection, OTHER, dry_run=True)
    assert await rows_of(connection) == before
    assert dry.position is None
    assert (await corrected(connection, OTHER)).values == dry.values


async def test_all_errors_are_reported_at_once(connection: Connection) -> None:
    with pytest.raises(OperationRefused) as refused:
        await correct_article(connection, CorrectArticle("nothing", " \n", note="a\0b"), actor=DESK)
    faults = [(fault.code, fault.path) for fault in refused.value.faults]
    assert faults == [("INVALID_VALUE", ("body",)), ("INVALID_VALUE", ("note",)), ("UNKNOWN_OBJECT", ("article",))]


HISTORY = """
query ($asOf: DateTime) {
  article(by: { slug: "noise" }, asOf: $asOf) {
    version
    revision { number body }
    quotes { nodes { text version spans { start status revision { number } } } }
  }
}
"""


async def test_the_log_and_the_history_say_who_did_what_and_why(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    last = await connection.fetchval("select max(seq) from change")
    at = await connection.fetchval("select clock_timestamp()")
    before = await answer(pool, HISTORY)
    await corrected(connection, LONGER, note="why")
    rows = await connection.fetch("select * from change where seq > $1 order by seq", last)
    assert {row["type"] for row in rows} == {"article", "mention", "quote", "claim", "event_report"}
    assert {(row["op"], row["public_op"], row["reason"], row["by"], row["note"], row["version"]) for row in rows} == {
        ("upsert", "upsert", "correction", DESK.name, "why", 2)
    }
    assert {tuple(row["fields"]) for row in rows} == {("body",), ("spans",)}
    now = await answer(pool, HISTORY)
    assert now["article"]["version"] == 2
    assert now["article"]["quotes"]["nodes"][0]["version"] == 2
    assert await answer(pool, HISTORY, asOf=at.isoformat()) == before
    assert before["article"]["quotes"]["nodes"][0]["spans"][0]["revision"]["number"] == 1
    found = await answer(pool, '{ search(text: "عاجل") { totalCount } }')
    assert found["search"]["totalCount"] == 1


async def test_a_withheld_article_is_corrected_without_anybody_hearing_of_it(connection: Connection) -> None:
    await load(connection, noise(status="WITHHELD"))
    await corrected(connection, LONGER)
    assert await connection.fetchval("select count(*) from change where public_op is not null") == 0
    assert await connection.fetchval("select count(*) from revision where not hidden") == 0


async def test_a_load_does_not_take_a_correction_back_unknowingly(connection: Connection) -> None:
    await load(connection, noise())
    await corrected(connection, LONGER)
    with pytest.raises(VersionConflict):
        await load(connection, noise(headline="Other"))
    assert await connection.fetchval("select count(*) from revision") == 2


async def test_of_two_at_once_one_wins_and_the_other_learns_what_changed(database: str, connection: Connection) -> None:
    await load(connection, noise())
    other = await asyncpg.connect(database)
    try:
        outcomes = await asyncio.gather(
            corrected(connection, LONGER, expected_version=1, note="mine"),
            corrected(other, OTHER, expected_version=1, note="mine"),
            return_exceptions=True,
        )
    finally:
        await other.close()
    (conflict,) = [each for each in outcomes if isinstance(each, VersionConflict)]
    (done,) = [each for each in outcomes if isinstance(each, Outcome)]
    assert conflict.details["current_version"] == 2
    changes: Any = conflict.details["changes"]
    assert {(each["reason"], each["by"], each["note"]) for each in changes} == {("CORRECTION", DESK.name, "mine")}
    assert {each["type"] for each in changes} == {"ARTICLE", "MENTION", "QUOTE", "CLAIM", "EVENT_REPORT"}
    body = await connection.fetchval("select r.body from article a join revision r on r.id = a.revision_id")
    assert body == (LONGER if outcomes[0] is done else OTHER)
    assert await connection.fetchval("select count(*) from revision") == 2


async def test_it_is_done_wholly_or_not_at_all(connection: Connection) -> None:
    await load(connection, noise())
    written = ["article", "revision", "annotation", "span", "quote", "mention", "change", "search_document", "past_row"]
    await breaks_wholly(connection, written, lambda: corrected(connection, LONGER))


WORDS = ["الميناء", "القافلة", "السفينة", "الحصاد", "الوزير", "المدينة", "الرسالة", "القطار", "الطريق", "البستان"]


@given(data=st.data())
@settings(max_examples=12)
async def test_words_that_stand_once_are_found_as_if_the_text_were_loaded(
    databases: Databases, template: str, data: st.DataObject
) -> None:
    old = " ".join(data.draw(st.permutations(WORDS)))
    put_in = data.draw(st.lists(st.sampled_from(["جديد", "آخر", "😀", "è", "\n"]), max_size=4))
    at = data.draw(st.integers(0, len(WORDS)))
    words = old.split()
    new = " ".join([*words[:at], *put_in, *words[at:]])
    bundle = noise(body=old)
    bundle |= {"quotes": [], "events": [], "claims": []}
    bundle["entities"] = [
        {"key": f"e{n}", "kind": "OTHER", "names": [{"text": "E", "language": "en"}], "mentions": [{"exact": word}]}
        for n, word in enumerate(WORDS)
    ]
    places = (
        "select n.key, s.start_offset, s.utf16_end, s.exact, s.prefix, s.suffix from span s join annotation n"
        " on n.id = s.annotation_id order by 1"
    )
    found = []
    for body in (old, new):
        dsn = await databases.make(template)
        connection = await asyncpg.connect(dsn)
        try:
            bundle["article"]["body"] = body
            await load(connection, bundle)
            await correct_article(connection, CorrectArticle("noise", new), actor=DESK)
            found.append([tuple(row) for row in await connection.fetch(places)])
        finally:
            await connection.close()
            await databases.drop(dsn)
    assert found[0] == found[1]


CHANGED = "select changes from span s join annotation a on a.id = s.annotation_id where a.key = 'lifting' and s.role = 'TARGET'"


async def test_a_span_keeps_what_changed_against_the_words_that_were_annotated(connection: Connection) -> None:
    await load(connection, noise())
    assert await connection.fetchval(CHANGED) == []
    negated = BODY.replace("نحن نرفع العقوبات", "نحن لن نرفع العقوبات")
    outcome = await corrected(connection, negated)
    assert [list(span.changes) for span in reports(outcome)["lifting"].spans if span.role == "TARGET"] == [["NEGATION"]]
    assert await connection.fetchval(CHANGED) == ["NEGATION"]
    await corrected(connection, negated.replace("نرفع العقوبات", "نرفع كل العقوبات"))
    assert await connection.fetchval(CHANGED) == ["NEGATION", "WORDS"]
    await corrected(connection, BODY)
    assert await connection.fetchval(CHANGED) == []


async def test_a_negation_directly_before_changed_words_is_one_of_them(connection: Connection) -> None:
    await load(connection, noise())
    await corrected(connection, BODY.replace("نحن نرفع العقوبات", "لن نرفع العقوبات عنهم"))
    assert "NEGATION" in await connection.fetchval(CHANGED)


async def test_annotations_are_found_by_how_their_spans_were_found(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    await corrected(connection, OTHER)
    for field, kind in (("quotes", "quote"), ("claims", "claim"), ("annotations", "annotation")):
        for wanted in (["FUZZY"], ["ORPHANED"], ["EXACT"], ["MOVED"], ["FUZZY", "ORPHANED"], ["FUZZY", "EXACT"], []):
            query = f"{{ {field}(first: 100, filter: {{anchorStatus: [{', '.join(wanted)}]}}) {{ totalCount nodes {{ id }} }} }}"
            page = (await answer(pool, query))[field]
            rows = await connection.fetch(
                f"select t.id from {kind} t where exists (select from span s"
                " where s.annotation_id = t.id and s.status = any($1))",
                wanted,
            )
            assert {each["id"] for each in page["nodes"]} == {str(row["id"]) for row in rows}
            assert page["totalCount"] == len(rows)


async def test_what_was_fuzzy_before_changes_were_kept_has_other_words(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    await corrected(connection, OTHER)
    await connection.execute("update span set changes = null")
    page = (await answer(pool, "{ annotations(first: 100) { nodes { spans { status changes } } } }"))["annotations"]
    found = {(span["status"], *span["changes"]) for node in page["nodes"] for span in node["spans"]}
    assert found == {("EXACT",), ("MOVED",), ("FUZZY", "WORDS"), ("ORPHANED",)} & found
    assert ("FUZZY", "WORDS") in found
