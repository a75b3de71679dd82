"""Loading warns of entities, events and texts that are stored under another key, and takes the editor's answer."""

from typing import Any

import asyncpg
import pytest

from db.operation.operation import OperationRefused
from tests.db.duplicates.things import article, asked, entity, event, load, other_body, written

Connection = asyncpg.Connection
COALE = entity("john-coale", "John Coale", "Coale", mentions=[{"exact": "John Coale"}])

ELSEWHERE = {**COALE, "mentions": []}


def second(**more: Any) -> dict[str, Any]:
    """Return another article, in which the same man has another key."""
    coale = entity("coale", "COALE", "J. Coale", language="fr", **more)
    return article("second", coale, body=other_body(2))


async def pairs(connection: Connection) -> list[tuple[str, float]]:
    rows = await connection.fetch("select type, score from duplicate order by rank")
    return [(row["type"], round(row["score"], 2)) for row in rows]


async def test_a_new_entity_with_the_name_of_a_stored_one_is_a_warning_at_its_key(connection: Connection) -> None:
    assert asked(await load(connection, article("first", COALE))) == []
    data = second()
    (warning,) = asked(await load(connection, data))
    assert (warning.code, warning.value, warning.nearest) == ("ENTITY_MAYBE_KNOWN", "coale", "john-coale")
    assert warning.path == ("bundle", "entities", "0", "key")
    line = next(n for n, text in enumerate(written(data).splitlines(), 1) if text == "- key: coale")
    assert (warning.line, warning.column) == (line, 8)
    assert warning.message == (
        "bears the name of `john-coale` (PERSON, 1 mention): write `same_as: john-coale` or `distinct: true`"
    )
    assert await pairs(connection) == [("entity", 0.6)]


async def test_a_dry_run_warns_and_leaves_nothing(connection: Connection) -> None:
    await load(connection, article("first", COALE))
    done = await load(connection, second(), dry_run=True)
    assert [each.code for each in asked(done)] == ["ENTITY_MAYBE_KNOWN"]
    assert await pairs(connection) == []
    assert await connection.fetchval("select count(*) from likeness l join entity_key k on k.entity_id = l.id") == 2


@pytest.mark.parametrize(
    "other",
    [
        entity("coale", "Coale", kind="ORGANIZATION"),
        entity("coale", "Coales"),
        entity("coale", "Coale", wikidata="Q2"),
        {**entity("coale", "The envoy"), "names": [{"text": "Coale", "language": "en", "kind": "DESCRIPTION"}]},
    ],
    ids=["another kind", "another name", "another id", "no name"],
)
async def test_what_is_certainly_another_is_no_warning(connection: Connection, other: dict[str, Any]) -> None:
    await load(connection, article("first", {**COALE, "wikidata": "Q1"}))
    assert asked(await load(connection, article("second", other, body=other_body(2)))) == []


async def test_two_entities_of_one_bundle_are_two(connection: Connection) -> None:
    maria = entity("maria-coale", "Maria Coale", "Coale")
    assert asked(await load(connection, article("first", COALE, maria))) == []
    assert await pairs(connection) == []


@pytest.mark.parametrize("same", ["john-coale", ["https://example.org/coale", "john-coale"]])
async def test_an_entity_that_is_said_to_be_a_stored_one_is_that(connection: Connection, same: Any) -> None:
    await load(connection, article("first", COALE))
    done = await load(connection, second(same_as=same))
    assert asked(done) == []
    row = await connection.fetchrow(
        "select count(*), (select array_agg(key order by key) from entity_key) as keys,"
        " (select array_agg(text order by ordinal) from name) as names from entity"
    )
    assert row is not None
    assert tuple(row) == (1, ["coale", "john-coale"], ["John Coale", "Coale", "COALE", "J. Coale"])
    assert (await load(connection, second(same_as=same)))["outcome"] == "UNCHANGED"
    assert asked(await load(connection, second())) == []


async def test_a_key_that_nothing_bears_is_refused(connection: Connection) -> None:
    for more in ({"same_as": "john-coale"}, {"distinct": "john-coale"}):
        with pytest.raises(OperationRefused) as refused:
            await load(connection, second(**more))
        assert [each.code for each in refused.value.faults] == ["KEY_NOT_STORED"]


async def test_two_stored_entities_are_merged_and_not_called_the_same(connection: Connection) -> None:
    await load(connection, article("first", COALE))
    await load(connection, second())
    with pytest.raises(OperationRefused) as refused:
        await load(connection, second(same_as="john-coale"))
    assert [each.code for each in refused.value.faults] == ["ENTITY_CONFLICT"]


@pytest.mark.parametrize("distinct", [True, "john-coale", ["john-coale"]])
async def test_an_entity_that_is_said_to_be_another_is_not_asked_about_again(
    connection: Connection, distinct: Any
) -> None:
    await load(connection, article("first", COALE))
    assert asked(await load(connection, second(distinct=distinct))) == []
    assert await pairs(connection) == []
    (kept,) = await connection.fetch('select type, "by", note from distinction')
    assert tuple(kept) == ("entity", "editor", None)
    reasons = await connection.fetch("select version, reason, public_op from change where type = 'entity' order by seq")
    assert [tuple(row) for row in reasons[-2:]] == [(1, "distinction", None)] * 2
    await load(
        connection, {**second(distinct=distinct), "entities": [entity("coale", "Coale", "Coalé", distinct=distinct)]}
    )
    assert await pairs(connection) == []


async def test_a_decision_about_one_says_nothing_of_a_third(connection: Connection) -> None:
    await load(connection, article("first", COALE))
    await load(connection, second(distinct=True))
    third = article("third", entity("third-coale", "Coale"), body=other_body(3))
    (warning,) = asked(await load(connection, third))
    assert warning.nearest in ("coale", "john-coale")
    assert len(await pairs(connection)) == 2


@pytest.mark.parametrize("body", [None, "is lifted. He thanked nobody"], ids=["the same", "nearly the same"])
async def test_the_same_text_under_another_slug_is_a_warning(connection: Connection, body: str | None) -> None:
    first = article("first")
    await load(connection, first)
    text = first["article"]["body"]
    changed = text if body is None else text.replace("are lifted. He thanked", "are gone. He thanked")
    again = article("again", body=changed)
    (warning,) = asked(await load(connection, again, dry_run=True))
    assert (warning.code, warning.value, warning.nearest) == ("TEXT_MAYBE_KNOWN", "again", "first")
    again["article"]["distinct"] = True
    assert asked(await load(connection, again)) == []
    assert await pairs(connection) == []


async def test_the_same_event_under_another_key_is_a_warning(connection: Connection) -> None:
    talks = event("talks", "Coale meets the president in Minsk", "john-coale")
    await load(connection, article("first", COALE, events=[talks]))
    again = event("minsk-talks", "Talks in Minsk: Coale meets president", "john-coale")
    data = article("second", ELSEWHERE, body=other_body(2), events=[again])
    (warning,) = asked(await load(connection, data, dry_run=True))
    assert (warning.code, warning.value, warning.nearest) == ("EVENT_MAYBE_KNOWN", "minsk-talks", "talks")
    data["events"] = [{**again, "same_as": "talks"}]
    assert asked(await load(connection, data)) == []
    assert await connection.fetchval("select count(*) from event") == 1
    assert await connection.fetchval("select count(*) from event_report") == 2


@pytest.mark.parametrize(
    "more",
    [{"when": {"edtf": "2025-12-15"}}, {"participants": []}, {"title": {"en": "Prisoners walk free"}}],
    ids=["another day", "without participants", "other words"],
)
async def test_another_event_is_no_warning(connection: Connection, more: dict[str, Any]) -> None:
    talks = event("talks", "Coale meets the president in Minsk", "john-coale")
    await load(connection, article("first", COALE, events=[talks]))
    again = {**event("minsk-talks", "Talks in Minsk: Coale meets president", "john-coale"), **more}
    data = article("second", ELSEWHERE, body=other_body(2), events=[again])
    assert asked(await load(connection, data)) == []
