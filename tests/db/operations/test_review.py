"""Reviewing: what is published, turned down or looked at only; who decided it; and for how long it holds."""

from typing import Any

import asyncpg
import pytest

from db.operation.operation import Actor, OperationRefused, Outcome, VersionConflict
from db.operations.review import ReviewAnnotations, ReviewedAnnotation, review_annotations
from db.postgres.pool import Pool
from db.sql.visibility import Visibility
from tests.support.data.articles import BODY, load, noise
from tests.support.operation.breaking import breaks_whole, everything
from tests.support.service.asking import answer, answer_to

Connection = asyncpg.Connection
CAROL = Actor("Carol")

READ = """
{
  article(by: { slug: "noise" }) {
    version
    history { nodes { reason } }
    quotes { nodes {
      id version text
      provenance { state method assertedBy note decision { decision version by note } }
      history { nodes { version reason fields by note decision } }
    } }
    claims { nodes { quote { id } provenance { state decision { decision } } } }
    mentions { totalCount }
  }
  entities { nodes { name } }
  events { nodes { title } }
  quotes { totalCount }
  search(text: "العقوبات", types: [QUOTE]) { totalCount }
}
"""


def drafts(**provenance: Any) -> dict[str, Any]:
    data = noise()
    data["provenance"] |= {"method": "MACHINE", "asserted_by": "ner-7", "state": "DRAFT", **provenance}
    return data


async def ids_of(connection: Connection, *kinds: str) -> list[str]:
    rows = await connection.fetch("select id from annotation where kind = any($1) order by id", list(kinds))
    return [str(row["id"]) for row in rows]


async def review(
    connection: Connection, decision: str, *kinds: str, version: int | None = None, **more: Any
) -> Outcome:
    """Decide on all annotations of these kinds."""
    requested = tuple(ReviewedAnnotation(id_, version) for id_ in await ids_of(connection, *kinds))
    more = {"note": "See the tape.", **more}
    return await review_annotations(connection, ReviewAnnotations(decision, requested, **more), actor=CAROL)


async def review_article(connection: Connection, decision: str, **more: Any) -> Outcome:
    more = {"article": "noise", "note": "Read through.", **more}
    return await review_annotations(connection, ReviewAnnotations(decision, **more), actor=CAROL)


async def last_public_changes(connection: Connection) -> list[tuple[str, str]]:
    """Return the public changes of the last transaction: operation and type of each."""
    rows = await connection.fetch("select op, type from published.change where xid = (select max(xid) from change)")
    return sorted(tuple(row) for row in rows)


async def states(connection: Connection) -> dict[str, str]:
    return {row["kind"]: row["state"] for row in await connection.fetch("select kind, state from annotation")}


async def test_what_is_published_is_shown_with_what_only_it_speaks_of(connection: Connection, pool: Pool) -> None:
    await load(connection, drafts())
    assert (await answer(pool, READ))["entities"]["nodes"] == []
    outcome = await review(connection, "PUBLISH", "QUOTE")
    assert outcome.ids == {"annotations": await ids_of(connection, "QUOTE")}
    assert outcome.values == {"changed": 1}
    assert outcome.position is not None
    found = await answer(pool, READ)
    assert {each["name"] for each in found["entities"]["nodes"]} == {"John Coale", "Belta"}
    assert found["events"]["nodes"] == []
    assert (found["quotes"]["totalCount"], found["search"]["totalCount"]) == (1, 1)
    (quote,) = found["article"]["quotes"]["nodes"]
    assert quote["provenance"] == {
        "state": "PUBLISHED",
        "method": "MACHINE",
        "assertedBy": "ner-7",
        "note": None,
        "decision": None,
    }
    assert found["article"]["version"] == 1, "of the version before nobody was told who sees published data only"
    assert await last_public_changes(connection) == [
        ("upsert", "article"),
        ("upsert", "entity"),
        ("upsert", "entity"),
        ("upsert", "quote"),
    ]


async def test_editors_see_who_made_each_decision_and_why(connection: Connection, pool: Pool) -> None:
    await load(connection, drafts())
    await review(connection, "REVIEW", "QUOTE", note=None)
    await review(connection, "PUBLISH", "QUOTE")
    found = await answer_to(Visibility.EVERYTHING, pool, READ)
    (quote,) = found["article"]["quotes"]["nodes"]
    assert quote["provenance"]["decision"] == {
        "decision": "PUBLISH",
        "version": 3,
        "by": "Carol",
        "note": "See the tape.",
    }
    assert quote["history"]["nodes"][:2] == [
        {
            "version": 3,
            "reason": "REVIEW",
            "fields": ["state"],
            "by": "Carol",
            "note": "See the tape.",
            "decision": "PUBLISH",
        },
        {"version": 2, "reason": "REVIEW", "fields": ["state"], "by": "Carol", "note": None, "decision": "REVIEW"},
    ]
    (public,) = (await answer(pool, READ))["article"]["quotes"]["nodes"]
    assert {each["decision"] for each in public["history"]["nodes"]} == {None}


async def test_a_claim_in_a_draft_quote_can_be_published(connection: Connection, pool: Pool) -> None:
    data = drafts()
    data["claims"][0]["quote"] = "lifting"
    await load(connection, data)
    await review(connection, "PUBLISH", "CLAIM")
    found = await answer(pool, READ)
    assert found["article"]["claims"]["nodes"][0]["quote"] is None
    assert found["events"]["nodes"] == []
    await review(connection, "PUBLISH", "QUOTE", "EVENT_REPORT")
    found = await answer(pool, READ)
    assert found["article"]["claims"]["nodes"][0]["quote"] == {"id": (await ids_of(connection, "QUOTE"))[0]}
    assert found["events"]["nodes"] == [{"title": "Talks"}]


async def test_what_is_turned_down_is_kept_for_editors_and_hidden_from_everybody(
    connection: Connection, pool: Pool
) -> None:
    data = noise()
    await load(connection, data)
    await review(connection, "REJECT", "QUOTE", note="He said something else.")
    assert await last_public_changes(connection) == [("delete", "quote"), ("upsert", "article")]
    assert (await answer(pool, READ))["quotes"]["totalCount"] == 0
    (quote,) = (await answer_to(Visibility.EVERYTHING, pool, READ))["article"]["quotes"]["nodes"]
    assert quote["provenance"]["state"] == "REJECTED"
    assert quote["provenance"]["decision"]["note"] == "He said something else."


async def test_the_same_machine_does_not_bring_back_what_was_turned_down(connection: Connection) -> None:
    data = drafts()
    await load(connection, data)
    await review(connection, "REJECT", "QUOTE")
    await review(connection, "PUBLISH", "CLAIM")
    expected = {"QUOTE": "REJECTED", "CLAIM": "PUBLISHED", "MENTION": "DRAFT", "EVENT_REPORT": "DRAFT"}
    await load(connection, data)
    assert await states(connection) == expected
    data["provenance"] |= {"asserted_at": "2026-01-01T00:00:00Z", "confidence": 0.7}
    data["article"]["body"] = "مينسك. " + BODY
    await load(connection, data)
    assert await states(connection) == expected
    assert await connection.fetchval("select version from annotation where kind = 'QUOTE'") == 3


@pytest.mark.parametrize("change", ["what it says", "the state that its bundle gives"])
async def test_an_annotation_whose_content_changes_has_to_be_reviewed_again(
    connection: Connection, pool: Pool, change: str
) -> None:
    data = drafts()
    await load(connection, data)
    await review(connection, "PUBLISH", "QUOTE", "CLAIM")
    if change == "what it says":
        data["quotes"][0]["chain"].pop()
        await load(connection, data)
        assert (await states(connection))["QUOTE"] == "DRAFT"
        assert await last_public_changes(connection) == [
            ("delete", "entity"),
            ("delete", "quote"),
            ("upsert", "article"),
        ]
    else:
        data["quotes"][0]["provenance"] = {"state": "REVIEWED"}
        await load(connection, data)
        assert (await states(connection))["QUOTE"] == "REVIEWED"
    assert (await states(connection))["CLAIM"] == "PUBLISHED"
    (quote,) = (await answer_to(Visibility.EVERYTHING, pool, READ))["article"]["quotes"]["nodes"]
    assert quote["provenance"]["decision"] is None
    assert "PUBLISH" in [each["decision"] for each in quote["history"]["nodes"]]


async def test_all_that_waits_in_an_article_is_decided_at_once(connection: Connection) -> None:
    data = drafts()
    data["quotes"][0]["provenance"] = {"state": "REVIEWED"}
    await load(connection, data)
    await review(connection, "REJECT", "CLAIM")
    outcome = await review_article(connection, "PUBLISH", expected_version=2)
    assert outcome.values == {"changed": 4}
    assert await states(connection) == {
        "QUOTE": "PUBLISHED",
        "CLAIM": "REJECTED",
        "MENTION": "PUBLISHED",
        "EVENT_REPORT": "PUBLISHED",
    }
    assert (await review_article(connection, "PUBLISH")).values == {"changed": 0}


async def test_what_is_published_in_a_withheld_article_is_shown_when_it_is_restored(connection: Connection) -> None:
    await load(connection, drafts() | {"article": {**noise()["article"], "status": "WITHHELD"}})
    await review_article(connection, "PUBLISH")
    assert await last_public_changes(connection) == []
    assert await connection.fetchval("select count(*) from annotation where not hidden") == 0


async def test_to_decide_the_same_again_writes_nothing(connection: Connection) -> None:
    await load(connection, drafts())
    await review(connection, "PUBLISH", "QUOTE")
    before = await everything(connection)
    outcome = await review(connection, "PUBLISH", "QUOTE", version=1)
    assert (outcome.values, outcome.position) == ({"changed": 0}, None)
    assert await everything(connection) == before


async def test_nobody_publishes_a_changed_annotation_without_seeing_the_change(connection: Connection) -> None:
    data = drafts()
    await load(connection, data)
    data["quotes"][0]["chain"].pop()
    await load(connection, data)
    with pytest.raises(OperationRefused) as caught:
        await review(connection, "PUBLISH", "QUOTE", "CLAIM", version=1)
    (fault,) = caught.value.faults
    assert isinstance(fault, VersionConflict)
    assert fault.path == ("annotations", 0, "expectedVersion")
    assert [each["fields"] for each in fault.details["changes"]] == [["chain"]]  # type: ignore[attr-defined]
    assert set((await states(connection)).values()) == {"DRAFT"}
    with pytest.raises(OperationRefused) as caught:
        await review_article(connection, "PUBLISH", expected_version=1)
    assert [fault.code for fault in caught.value.faults] == ["VERSION_CONFLICT"]


async def test_what_stands_nowhere_any_more_is_not_published(connection: Connection) -> None:
    await load(connection, drafts())
    await connection.execute("update span set status = 'ORPHANED' where annotation_id in (select id from quote)")
    for refused in (review(connection, "PUBLISH", "QUOTE", "CLAIM"), review_article(connection, "PUBLISH")):
        with pytest.raises(OperationRefused) as caught:
            await refused
        assert [fault.code for fault in caught.value.faults] == ["ANNOTATION_ORPHANED"]
    await review(connection, "REJECT", "QUOTE")
    await review_article(connection, "PUBLISH")


async def test_all_errors_are_reported_at_once(connection: Connection) -> None:
    await load(connection, drafts())
    article_id = str(await connection.fetchval("select id from article"))
    requested = (ReviewedAnnotation("x"), *(ReviewedAnnotation(id_, 9) for id_ in await ids_of(connection, "QUOTE")))
    request = ReviewAnnotations("REJECT", (*requested, ReviewedAnnotation(article_id)), expected_version=1)
    with pytest.raises(OperationRefused) as caught:
        await review_annotations(connection, request, actor=CAROL)
    assert [(fault.code, fault.path) for fault in caught.value.faults] == [
        ("INVALID_VALUE", ("note",)),
        ("UNKNOWN_OBJECT", ("annotations", 0, "id")),
        ("VERSION_CONFLICT", ("annotations", 1, "expectedVersion")),
        ("UNKNOWN_OBJECT", ("annotations", 2, "id")),
        ("INVALID_VALUE", ("expectedVersion",)),
    ]
    for wrong in (
        ReviewAnnotations("PUBLISH"),
        ReviewAnnotations("PUBLISH", requested[1:], "noise"),
        ReviewAnnotations("PUBLISH", requested * 600),
        ReviewAnnotations("PUBLISH", article="nowhere"),
        ReviewAnnotations("BURN", requested[1:]),
    ):
        with pytest.raises(OperationRefused):
            await review_annotations(connection, wrong, actor=CAROL)


async def test_later_decisions_are_not_shown_at_past_instants(connection: Connection, pool: Pool) -> None:
    data = drafts()
    data["article"]["state"] = "PUBLISHED"
    await load(connection, data)
    before = await connection.fetchval("select clock_timestamp()")
    await review(connection, "REVIEW", "QUOTE", note="First look.")
    between = await connection.fetchval("select clock_timestamp()")
    await review(connection, "PUBLISH", "QUOTE", note="Second look.")
    as_of = """
    query ($at: DateTime) { article(by: { slug: "noise" }, asOf: $at) {
      quotes { nodes { provenance { state decision { note } } } } } }
    """
    seen = [
        (await answer_to(Visibility.EVERYTHING, pool, as_of, at=at.isoformat()))["article"]["quotes"]["nodes"]
        for at in (before, between)
    ]
    assert seen[0] == [{"provenance": {"state": "DRAFT", "decision": None}}]
    assert seen[1] == [{"provenance": {"state": "REVIEWED", "decision": {"note": "First look."}}}]
    assert (await answer(pool, as_of, at=between.isoformat()))["article"]["quotes"]["nodes"] == []


async def test_it_is_done_wholly_or_not_at_all(connection: Connection) -> None:
    await load(connection, drafts())
    assert await breaks_whole(connection, lambda breaking: review_article(breaking, "PUBLISH")) > 10
