"""Cursors are checked wherever they are given, also where nothing is asked that they change."""

import base64
import json
from collections.abc import Iterator

import pytest
from graphql import GraphQLObjectType, get_named_type

from db.postgres.pool import Pool
from db.sql.errors import EpochChanged, InvalidCursor
from schema.build import core_schema
from schema.read.limits import MOST, Limits
from schema.request.request import RequestReader
from tests.hostile.input.places import required_arguments, ways
from tests.support.service.asking import answer

SCHEMA = core_schema()
ANYTHING = Limits(tokens=MOST, depth=MOST, aliases=MOST, fields=MOST, cost=MOST)
OF_ANOTHER_LIST = base64.urlsafe_b64encode(json.dumps(["nothing-like-it", 1]).encode()).decode().rstrip("=")
SELECTIONS = ("__typename", "totalCount", "pageInfo { __typename }", "nodes { __typename }", "edges { cursor }")


def documents(arguments: str) -> Iterator[str]:
    """Yield for each list of the schema a document for each selection of it, with these arguments."""
    for before, field, after in ways(SCHEMA):
        kind = get_named_type(field.type)
        if isinstance(kind, GraphQLObjectType) and kind.name.endswith("Connection"):
            name = before.rpartition(" ")[2]
            given = required_arguments(field, but=arguments)
            for selection in (*SELECTIONS, *facets_of(kind)):
                yield f"query ($c: String) {before.removesuffix(name)}{name}{given} {{ {selection} }} {after}"


def facets_of(kind: GraphQLObjectType) -> list[str]:
    """Return a selection of the first facet of a list, where it has any."""
    if "facets" not in kind.fields:
        return []
    facets = get_named_type(kind.fields["facets"].type)
    assert isinstance(facets, GraphQLObjectType)
    return [f"facets {{ {next(iter(facets.fields))} {{ count }} }}"]


@pytest.mark.parametrize(
    "arguments", ["after: $c", "before: $c", "last: 3, before: $c", "first: 0, after: $c", "last: 0, after: $c"]
)
def test_an_invalid_cursor_is_refused_whatever_fields_of_a_list_are_selected(arguments: str) -> None:
    requested = list(documents(arguments))
    assert len(requested) > 100
    reader = RequestReader(SCHEMA, ANYTHING)
    for document in requested:
        for cursor in ("nonsense", "", OF_ANOTHER_LIST):
            request = reader.read(document, None, {"c": cursor})
            assert request.prepared.compiled is not None
            with pytest.raises(InvalidCursor):
                request.prepared.compiled.statement.bind(request.variables)


@pytest.mark.parametrize("size", ["", "first: 0, ", "last: 0, "])
@pytest.mark.parametrize("selection", SELECTIONS)
async def test_a_cursor_of_another_log_is_refused_whatever_fields_of_the_log_are_selected(
    seeded_pool: Pool, selection: str, size: str
) -> None:
    first = await answer(seeded_pool, "{ changes(first: 1) { edges { cursor } totalCount } }")
    cursor = first["changes"]["edges"][0]["cursor"]
    query = f"query ($c: String) {{ changes({size}after: $c) {{ {selection} }} }}"
    assert set(await answer(seeded_pool, query, c=cursor)) == {"changes"}
    keys = json.loads(base64.urlsafe_b64decode(cursor + "=="))
    keys[1] = "0" * 16
    other = base64.urlsafe_b64encode(json.dumps(keys).encode()).decode().rstrip("=")
    with pytest.raises(EpochChanged):
        await answer(seeded_pool, query, c=other)


async def test_a_right_cursor_does_not_change_what_is_counted(seeded_pool: Pool) -> None:
    query = "query ($c: String) { quotes(after: $c) { totalCount facets { kind { count } } } }"
    cursor = (await answer(seeded_pool, "{ quotes { edges { cursor } } }"))["quotes"]["edges"][5]["cursor"]
    assert await answer(seeded_pool, query, c=cursor) == await answer(seeded_pool, query)
