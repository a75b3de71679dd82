"""Where annotators disagree about an article, and the list that reviewers go through."""

from typing import Any

import asyncpg

from db.operation.operation import Actor
from db.operations.review import ReviewAnnotations, ReviewedAnnotation, review_annotations
from db.postgres.pool import Pool
from db.sql.visibility import Visibility
from tests.support.data.articles import load, noise
from tests.support.service.asking import answer, answer_to

Connection = asyncpg.Connection
CAROL = Actor("Carol")

DISAGREEMENTS = """
query ($at: DateTime) { article(by: { slug: "noise" }, asOf: $at) { disagreements {
  kind fields
  annotations {
    __typename id spans { exact } provenance { annotationSet assertedBy }
    ... on Quote { speaker { name } } ... on Mention { entity { name } } ... on Claim { text }
  }
} } }
"""
LIST = """
query ($filter: AnnotationFilter, $orderBy: AnnotationOrder, $first: Int, $after: String) {
  annotations(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount
    nodes { __typename id provenance { state assertedBy } article { slug } }
    facets { state { value count } kind { value count } method { value count } }
    pageInfo { hasNextPage endCursor }
  }
}
"""


def of_set(name: str = "ner-7", **provenance: Any) -> dict[str, Any]:
    data = noise()
    data["provenance"] |= {
        "method": "MACHINE",
        "asserted_by": name,
        "state": "DRAFT",
        "annotation_set": name,
        **provenance,
    }
    return data


async def disagreements(pool: Pool, **variables: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await answer_to(Visibility.EVERYTHING, pool, DISAGREEMENTS, **variables))["article"][
        "disagreements"
    ]
    return found


async def test_annotators_with_the_same_annotation_do_not_disagree(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    await load(connection, of_set())
    assert await disagreements(pool) == []


async def test_annotators_who_describe_the_same_words_differently_disagree_in_the_different_fields(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, noise())
    data = of_set()
    data["quotes"][0]["chain"] = [{"role": "SPEAKER", "entity": "belta"}]
    data["entities"][0]["mentions"] = [{"exact": "كويل"}]
    data["claims"][0]["text"] = "استمرت المحادثات"
    await load(connection, data)
    found = await disagreements(pool)
    assert [(each["kind"], each["fields"]) for each in found] == [
        ("MENTION", ["spans"]),
        ("QUOTE", ["chain"]),
        ("CLAIM", ["text"]),
    ]
    quote = found[1]["annotations"]
    assert [
        (each["__typename"], each["speaker"]["name"], each["provenance"]["annotationSet"], each["spans"][0]["exact"])
        for each in quote
    ] == [
        ("Quote", "John Coale", None, "نحن نرفع العقوبات"),
        ("Quote", "Belta", "ner-7", "نحن نرفع العقوبات"),
    ]
    assert [each["spans"][0]["exact"] for each in found[0]["annotations"]] == ["جون كويل", "كويل"]


async def test_an_annotator_who_says_more_about_the_same_words_disagrees_and_a_single_one_does_not(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, noise())
    data = of_set()
    data["claims"].append({**data["claims"][0], "key": "more", "text": "المحادثات لم تنته"})
    data["entities"][0]["mentions"].append({"exact": "العقوبات"})
    await load(connection, data)
    (claims,) = await disagreements(pool)
    assert (claims["kind"], claims["fields"], len(claims["annotations"])) == ("CLAIM", ["text"], 3)


async def test_two_asserters_within_one_bundle_can_disagree(connection: Connection, pool: Pool) -> None:
    data = noise()
    other = {**data["claims"][0], "key": "other", "status": "DISPUTED", "provenance": {"asserted_by": "Second desk"}}
    data["claims"].append(other)
    await load(connection, data)
    (claims,) = await disagreements(pool)
    assert (claims["kind"], claims["fields"]) == ("CLAIM", ["status"])


async def test_what_was_turned_down_is_no_disagreement_and_everybody_sees_those_of_what_is_published(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, noise())
    data = of_set()
    data["quotes"][0]["kind"] = "PARTIAL"
    await load(connection, data)
    (disagreement,) = await disagreements(pool)
    assert (await answer(pool, DISAGREEMENTS))["article"]["disagreements"] == []
    drafts = ReviewAnnotations("PUBLISH", article="noise")
    await review_annotations(connection, drafts, actor=CAROL)
    assert len((await answer(pool, DISAGREEMENTS))["article"]["disagreements"]) == 1
    between = await connection.fetchval("select clock_timestamp()")
    wrong = ReviewedAnnotation(disagreement["annotations"][1]["id"])
    await review_annotations(connection, ReviewAnnotations("REJECT", (wrong,), note="It is whole."), actor=CAROL)
    assert await disagreements(pool) == []
    assert len(await disagreements(pool, at=between.isoformat())) == 1


async def test_reviewers_find_what_waits_in_the_order_in_which_it_came(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    await load(connection, of_set())
    await load(connection, noise(slug="second") | {"provenance": {**noise()["provenance"], "state": "DRAFT"}})

    async def review_queue(visibility: Visibility = Visibility.EVERYTHING, **given: Any) -> dict[str, Any]:
        order = given.pop("orderBy", None)
        found: dict[str, Any] = (await answer_to(visibility, pool, LIST, filter=given, orderBy=order))["annotations"]
        return found

    waiting = await review_queue(state="DRAFT", orderBy="OLDEST")
    assert waiting["totalCount"] == 10
    assert [each["article"]["slug"] for each in waiting["nodes"]] == ["noise"] * 5 + ["second"] * 5
    assert {each["value"]: each["count"] for each in waiting["facets"]["kind"]} == {
        "MENTION": 4,
        "QUOTE": 2,
        "EVENT_REPORT": 2,
        "CLAIM": 2,
    }
    assert {each["__typename"] for each in waiting["nodes"]} == {"Mention", "Quote", "EventReport", "Claim"}
    newest = await review_queue(state="DRAFT")
    assert newest["nodes"] == waiting["nodes"][::-1]
    assert (await review_queue(state="DRAFT", annotationSet="ner-7"))["totalCount"] == 5
    assert (await review_queue(annotationSet=""))["totalCount"] == 10
    assert (await review_queue(method="MACHINE", kind="QUOTE"))["totalCount"] == 1
    assert (await review_queue(assertedBy="ner-7"))["totalCount"] == 5
    article = str(await connection.fetchval("select id from article where slug = 'second'"))
    assert (await review_queue(article=article))["totalCount"] == 5
    assert (await review_queue(Visibility.PUBLISHED))["totalCount"] == 5
    assert (await review_queue(Visibility.PUBLISHED, state="DRAFT"))["nodes"] == []


async def test_the_list_goes_on_from_a_cursor(connection: Connection, pool: Pool) -> None:
    await load(connection, of_set() | {"provenance": {**noise()["provenance"], "state": "DRAFT"}})
    seen: list[str] = []
    after = None
    while True:
        given = {"filter": {"state": "DRAFT"}, "orderBy": "OLDEST", "first": 2, "after": after}
        page = (await answer_to(Visibility.EVERYTHING, pool, LIST, **given))["annotations"]
        seen += [each["id"] for each in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert len(seen) == 5
    assert seen == sorted(seen)


async def test_nobody_searches_long_for_drafts_that_they_may_not_see(connection: Connection) -> None:
    plan = await connection.fetch(
        "explain select id from published.annotation where state = (select 'DRAFT'::text) order by id limit 2"
    )
    assert any("One-Time Filter" in row[0] for row in plan)
