"""Stances and quotes inside quotes, from the bundle to the answer: stored, amended, filtered, hidden, deleted, told."""

from typing import Any

import asyncpg
import pytest

from db.operation.operation import Actor, OperationRefused
from db.operations.correct_annotation import CorrectAnnotation, correct_annotation
from db.operations.review import ReviewAnnotations, ReviewedAnnotation, review_annotations
from db.postgres.pool import Pool
from db.sql.visibility import Visibility
from tests.editorial.bundle.test_nesting import nested
from tests.support.data.articles import load, noise
from tests.support.service.asking import answer, answer_to

Connection = asyncpg.Connection
DESK = Actor("desk")
ALL = "{ quotes { nodes { id text stance version within { id text } history { nodes { fields reason } } } } }"


async def id_of(connection: Connection, key: str) -> str:
    return str(await connection.fetchval("select id from annotation where key = $1", key))


async def amend(connection: Connection, key: str, text: str) -> dict[str, Any]:
    request = CorrectAnnotation(await id_of(connection, key), text)
    return dict((await correct_annotation(connection, request, actor=DESK)).values)


async def quotes(pool: Pool) -> dict[str, Any]:
    """Return the quotes by their ids."""
    found = await answer(pool, ALL)
    return {each["id"]: each for each in found["quotes"]["nodes"]}


async def test_a_stance_is_stored_and_a_bundle_without_one_stays_unchanged(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    digest = await connection.fetchval("select digest from annotation where key = 'lifting'")
    data = noise()
    data["quotes"][0]["stance"] = "ASSERTED"
    await load(connection, data)
    assert await connection.fetchval("select digest from annotation where key = 'lifting'") == digest
    data["quotes"][0]["stance"] = "DENIED"
    await load(connection, data)
    (found,) = (await quotes(pool)).values()
    assert (found["stance"], found["version"], found["history"]["nodes"][0]["fields"]) == ("DENIED", 2, ["stance"])


async def test_what_somebody_denied_is_in_the_list_of_what_they_said_with_the_stance(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, nested(stance="DENIED"))
    coale = await connection.fetchval("select entity_id::text from entity_key where key = 'coale'")

    async def stances(filters: str) -> list[str]:
        query = f"{{ quotes(filter: {{ {filters} }}) {{ nodes {{ stance }} facets {{ stance {{ value count }} }} }} }}"
        found = (await answer(pool, query))["quotes"]
        assert sum(each["count"] for each in found["facets"]["stance"]) == len(found["nodes"])
        return sorted(each["stance"] for each in found["nodes"])

    assert await stances(f'speaker: "{coale}"') == ["ASSERTED", "DENIED"]
    assert await stances(f'speaker: "{coale}", stance: [DENIED]') == ["DENIED"]
    assert await stances(f'speaker: "{coale}", stance: [DENIED, ASSERTED]') == ["ASSERTED", "DENIED"]
    assert await stances("stance: [DOUBTED]") == []


async def test_unnamed_persons_of_a_body_are_told_from_the_body(connection: Connection, pool: Pool) -> None:
    data = noise()
    unnamed = {"role": "SPEAKER", "entity": "belta", "source": "ANONYMOUS", "inferred": True}
    named = {"role": "SPEAKER", "entity": "belta", "inferred": True}
    data["quotes"] = [
        data["quotes"][0] | {"key": "by-somebody", "chain": [unnamed]},
        data["quotes"][0] | {"key": "by-belta", "exact": "العقوبات", "chain": [named]},
    ]
    await load(connection, data)
    belta = await connection.fetchval("select entity_id::text from entity_key where key = 'belta'")

    async def said(filters: str) -> list[str]:
        query = (
            f'{{ quotes(filter: {{ speaker: "{belta}" {filters} }}) {{ nodes {{ sourceKind speaker {{ id }} }} }} }}'
        )
        found = (await answer(pool, query))["quotes"]["nodes"]
        assert {each["speaker"]["id"] for each in found} == {belta}
        return sorted(each["sourceKind"] for each in found)

    assert await said("") == ["ANONYMOUS", "NAMED"]
    assert await said("sourceKind: [ANONYMOUS]") == ["ANONYMOUS"]
    assert await said("sourceKind: [NAMED]") == ["NAMED"]


async def test_an_amendment_changes_the_stance_and_the_quote_around(connection: Connection, pool: Pool) -> None:
    await load(connection, nested())
    inner, outer = await id_of(connection, "inner"), await id_of(connection, "lifting")
    assert (await quotes(pool))[inner]["within"]["id"] == outer
    assert (await amend(connection, "inner", "{stance: DOUBTED, within: null}"))["fields"] == ["stance", "within"]
    found = (await quotes(pool))[inner]
    assert (found["stance"], found["within"]) == ("DOUBTED", None)
    assert (await amend(connection, "inner", "{retraction: Not said.}"))["fields"] == ["retraction"]
    assert (await amend(connection, "inner", f"{{within: {outer}}}"))["fields"] == ["within"]
    found = (await quotes(pool))[inner]
    assert (found["stance"], found["within"]["id"]) == ("DOUBTED", outer)
    assert not (await amend(connection, "inner", "{stance: DOUBTED, within: lifting}"))["changed"]


@pytest.mark.parametrize(
    ("key", "amendment", "code"),
    [
        ("inner", "{within: inner}", "MALFORMED_VALUE"),
        ("lifting", "{within: inner}", "CIRCULAR_REFERENCE"),
        ("inner", "{within: lasting}", "UNKNOWN_REFERENCE"),
    ],
)
async def test_an_amendment_cannot_make_a_circle(connection: Connection, key: str, amendment: str, code: str) -> None:
    await load(connection, nested())
    with pytest.raises(OperationRefused) as refused:
        await amend(connection, key, amendment)
    assert [fault.code for fault in refused.value.faults] == [code]


async def test_an_inner_quote_may_be_loaded_before_the_outer_one_in_any_number(connection: Connection) -> None:
    data = noise()
    first = data["quotes"][0]
    inner = [first | {"key": f"inner-{number}", "exact": "نرفع", "within": "lifting"} for number in range(600)]
    data["quotes"] = [*inner, first]
    await load(connection, data)
    assert await connection.fetchval("select count(*) from quote where within_id is not null") == 600


async def test_a_hidden_outer_quote_is_not_named_and_the_inner_one_is_told_of(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, nested())
    inner, outer = await id_of(connection, "inner"), await id_of(connection, "lifting")
    query = f'{{ node(id: "{inner}") {{ ... on Quote {{ within {{ id }} }} }} }}'
    told = "select count(*) from change where id = $1 and public_op = 'upsert'"
    for decision, named, times in (("REJECT", None, 2), ("PUBLISH", {"id": outer}, 3)):
        requested = ReviewAnnotations(decision, (ReviewedAnnotation(outer),), note="why")
        await review_annotations(connection, requested, actor=DESK)
        found = await answer(pool, query)
        assert found["node"]["within"] == named
        assert await connection.fetchval(told, inner) == times
    assert (await answer_to(Visibility.EVERYTHING, pool, query))["node"]["within"] == {"id": outer}


async def test_an_outer_quote_that_a_bundle_drops_is_gone_and_the_inner_one_stays(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, nested())
    data = nested(within=None)
    data["quotes"] = data["quotes"][1:]
    await load(connection, data)
    (found,) = (await quotes(pool)).values()
    assert (found["within"], found["version"]) == (None, 2)
