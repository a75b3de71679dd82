"""The list of candidates: it follows every write, and only those who may see drafts are given any."""

from typing import Any

import asyncpg
import pytest

from db.duplicates.likeness import compare_all
from db.entities.merge_entities import MergeEntities, merge_entities
from db.entities.undo_merge import UndoMerge, undo_merge
from db.lookup.resolve import with_references
from db.operation.operation import OperationRefused
from db.operations.correct_article import CorrectArticle, correct_article
from db.operations.mark_distinct import MarkDistinct, UndoDistinct, mark_distinct, undo_distinct
from db.postgres.pool import Pool
from db.redaction.redact import redact
from db.redaction.request import Redact
from db.sql.visibility import Visibility
from tests.db.duplicates.things import BODY, EDITOR, article, entity, event, load, other_body
from tests.support.data.articles import noise
from tests.support.service.asking import answer, answer_to

Connection = asyncpg.Connection
READ = """
query ($types: [DuplicateType!], $first: Int, $after: String) {
  duplicates(types: $types, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { score evidence nodes { __typename id ... on Entity { name } ... on Article { slug } ... on Event { title }
      ... on Quote { text } } }
  }
}
"""


async def listed(pool: Pool, **variables: Any) -> Any:
    return (await answer_to(Visibility.EVERYTHING, pool, READ, **variables))["duplicates"]


async def names(pool: Pool) -> list[set[str]]:
    found = (await listed(pool, types=["ENTITY"]))["nodes"]
    return [{each["name"] for each in pair["nodes"]} for pair in found]


async def two_coales(connection: Connection) -> dict[str, str]:
    """Load two articles about one man, and return the ids of what they have, by key."""
    await load(connection, article("first", entity("john-coale", "John Coale", "Coale")))
    await load(connection, article("second", entity("coale", "COALE", language="fr"), body=other_body(2)))
    rows = await connection.fetch("select key, entity_id::text as id from entity_key")
    return {row["key"]: row["id"] for row in rows}


async def test_entities_are_listed_with_score_and_evidence(connection: Connection, pool: Pool) -> None:
    ids = await two_coales(connection)
    (pair,) = (await listed(pool))["nodes"]
    assert pair["score"] == pytest.approx(0.8)
    assert [each["id"] for each in pair["nodes"]] == sorted(ids.values())
    assert pair["evidence"] == ['the same name "COALE" in en, fr', "both of the kind PERSON"] or pair["evidence"] == [
        'the same name "Coale" in en, fr',
        "both of the kind PERSON",
    ]


async def test_only_those_who_may_see_drafts_are_given_any(connection: Connection, pool: Pool) -> None:
    await two_coales(connection)
    seen = (await answer(pool, READ))["duplicates"]
    assert (seen["nodes"], seen["totalCount"]) == ([], 0)


async def test_pages_follow_each_other_from_the_best(connection: Connection, pool: Pool) -> None:
    for number in range(4):
        named = entity(f"coale-{number}", "Coale", *(["John Coale"] if number % 2 else []))
        await load(connection, article(f"slug-{number}", named, body=other_body(number)))
    whole = (await listed(pool, first=100))["nodes"]
    assert len(whole) == 6
    assert [each["score"] for each in whole] == sorted((each["score"] for each in whole), reverse=True)
    paged: list[Any] = []
    info: dict[str, Any] = {"endCursor": None, "hasNextPage": True}
    while info["hasNextPage"]:
        page = await listed(pool, first=2, after=info["endCursor"])
        paged, info = paged + page["nodes"], page["pageInfo"]
    assert paged == whole


async def test_a_merge_takes_a_pair_off_and_undoing_it_brings_it_back(connection: Connection, pool: Pool) -> None:
    ids = await two_coales(connection)
    await merge_entities(connection, MergeEntities(ids["john-coale"], (ids["coale"],)), actor=EDITOR)
    assert await names(pool) == []
    await undo_merge(connection, UndoMerge(ids["coale"]), actor=EDITOR)
    assert len(await names(pool)) == 1


async def test_a_decision_takes_a_pair_off_until_it_is_taken_back(connection: Connection, pool: Pool) -> None:
    await two_coales(connection)
    done = await with_references(mark_distinct)(
        connection, MarkDistinct(("john-coale", "coale"), "brothers"), actor=EDITOR
    )
    assert (done.values["changed"], await names(pool)) == (1, [])
    again = await with_references(mark_distinct)(connection, MarkDistinct(("john-coale", "coale")), actor=EDITOR)
    assert (again.values["changed"], again.position) == (0, None)
    data = article("second", entity("coale", "COALE", "John Coale", language="fr"), body=other_body(2))
    await load(connection, data)
    assert await names(pool) == []
    done = await with_references(undo_distinct)(
        connection, UndoDistinct(("john-coale", "coale"), "one man after all"), actor=EDITOR
    )
    assert (done.values["changed"], len(await names(pool))) == (1, 1)
    history = await answer_to(
        Visibility.EVERYTHING,
        pool,
        "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Entity { history { nodes { reason by note version } } } } }",
        ids=list(done.ids["nodes"]),
    )
    entries = history["nodes"][0]["history"]["nodes"]
    assert [(each["reason"], each["by"], each["note"]) for each in entries[:2]] == [
        ("DISTINCTION", "editor", "one man after all"),
        ("DISTINCTION", "editor", "brothers"),
    ]


async def test_what_is_not_the_same_is_of_one_type_and_two_items(connection: Connection) -> None:
    ids = await two_coales(connection)
    for nodes, told in (
        (("coale", "nobody"), ("nodes", 1, "UNKNOWN_OBJECT")),
        (("coale", "first"), ("nodes", "INVALID_VALUE")),
        (("coale", ids["coale"]), ("nodes", "INVALID_VALUE")),
        (("coale",), ("nodes", "INVALID_VALUE")),
    ):
        with pytest.raises(OperationRefused) as refused:
            await with_references(mark_distinct)(connection, MarkDistinct(nodes), actor=EDITOR)
        assert [(*fault.path, fault.code) for fault in refused.value.faults] == [told]


async def test_a_decision_holds_for_the_entity_that_took_another_over(connection: Connection, pool: Pool) -> None:
    ids = await two_coales(connection)
    await with_references(mark_distinct)(connection, MarkDistinct(("john-coale", "coale")), actor=EDITOR)
    await load(connection, article("third", entity("third", "The Third"), body=other_body(3)))
    third = await connection.fetchval("select entity_id::text from entity_key where key = 'third'")
    await merge_entities(connection, MergeEntities(third, (ids["coale"],)), actor=EDITOR)
    assert await names(pool) == []


async def test_redacted_names_are_no_evidence_and_leave_no_mark(connection: Connection, pool: Pool) -> None:
    await two_coales(connection)
    await redact(connection, Redact("privacy", words=("Coale",)), actor=EDITOR)
    assert await names(pool) == []
    left = await connection.fetch(
        "select l.id from likeness l where l.mark = hashtextextended('entity PERSON coale', 0)"
    )
    assert left == []


async def test_the_note_of_a_decision_can_be_redacted(connection: Connection) -> None:
    await two_coales(connection)
    await with_references(mark_distinct)(
        connection, MarkDistinct(("john-coale", "coale"), "a brother of Gustav"), actor=EDITOR
    )
    await redact(connection, Redact("privacy", words=("Gustav",)), actor=EDITOR)
    assert await connection.fetchval("select note from distinction") == "a brother of ██████"
    assert await connection.fetchval("select count(*) from change where note like '%Gustav%'") == 0


async def test_a_corrected_text_is_compared_again(connection: Connection, pool: Pool) -> None:
    await load(connection, article("first"))
    await load(connection, article("second", body=other_body(2)))
    assert (await listed(pool))["nodes"] == []
    await correct_article(connection, CorrectArticle("second", BODY), actor=EDITOR)
    (pair,) = (await listed(pool, types=["ARTICLE"]))["nodes"]
    assert (pair["score"], pair["evidence"][0]) == (1.0, "the same text")
    assert [each["slug"] for each in pair["nodes"]] == ["first", "second"]


async def test_events_that_are_no_longer_reported_are_no_candidates(connection: Connection, pool: Pool) -> None:
    coale = entity("coale", "Coale")
    talks, again = (event(key, "Coale meets the president in Minsk", "coale") for key in ("talks", "minsk"))
    await load(connection, article("first", coale, events=[talks]))
    await load(connection, article("second", coale, body=other_body(2), events=[again]))
    (pair,) = (await listed(pool, types=["EVENT"]))["nodes"]
    assert pair["score"] == 1.0
    assert pair["evidence"] == [
        "the same day, 2025-12-13",
        "the same participants or place: Coale",
        "the same words in the titles: coale, meets, minsk, president",
    ]
    await load(connection, article("second", coale, body=other_body(2)))
    assert (await listed(pool, types=["EVENT"]))["nodes"] == []
    assert await connection.fetchval("select count(distinct id) from likeness where type = 'event'") == 1


async def test_the_same_words_of_one_speaker_in_two_articles_are_candidates(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    again = noise(slug="again")
    again["article"]["body"] = "اليوم " + again["article"]["body"]
    await load(connection, again)
    (pair,) = (await listed(pool, types=["QUOTE"]))["nodes"]
    assert [each["__typename"] for each in pair["nodes"]] == ["Quote", "Quote"]
    assert pair["evidence"][0] == "the same words by John Coale"


async def test_a_migration_finds_the_candidates_among_what_is_stored(connection: Connection, pool: Pool) -> None:
    await two_coales(connection)
    await load(connection, article("again", body=BODY + " No comment."))
    await load(connection, noise())
    state = (
        "select (select array_agg(d order by d.a_id) from duplicate d),"
        " (select array_agg(l order by l.mark, l.id) from likeness l)"
    )
    before = await connection.fetchrow(state)
    await connection.execute("delete from likeness; delete from duplicate")
    await compare_all(connection)
    assert before is not None
    assert len(before[0]) == 2
    assert await connection.fetchrow(state) == before
