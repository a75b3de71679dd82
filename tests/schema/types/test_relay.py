"""Relay's two specifications, cursor connections and object identification, as far as the schema and the ids go.

What stands on a page, and what is said of the pages around it, is in test_paging.
"""

import json
from typing import Any

import asyncpg
import pytest
from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLUnionType,
    get_named_type,
    get_nullable_type,
    is_list_type,
)

from db.catalog import NODES
from db.postgres.pool import Pool
from db.read.execute import execute
from schema.base.errors import ArgumentInvalid, PageTooLarge
from schema.build import core_schema
from schema.read.limits import Limits
from schema.request.request import RequestReader

SCHEMA = core_schema()
OBJECTS = {name: kind for name, kind in SCHEMA.type_map.items() if isinstance(kind, GraphQLObjectType)}
CONNECTIONS = sorted(name for name in OBJECTS if name.endswith("Connection"))
READER = RequestReader(SCHEMA, Limits())


def shown(fields: dict[str, GraphQLField]) -> dict[str, str]:
    return {name: str(field.type) for name, field in fields.items()}


def lists() -> dict[str, GraphQLField]:
    """Return every field of every type that answers a list in pages."""
    return {
        f"{name}.{field_name}": field
        for name, kind in OBJECTS.items()
        for field_name, field in kind.fields.items()
        if get_named_type(field.type).name.endswith("Connection")
    }


@pytest.mark.parametrize("name", CONNECTIONS)
def test_a_connection_has_edges_with_cursors_and_says_where_the_page_lies(name: str) -> None:
    fields = OBJECTS[name].fields
    assert str(fields["pageInfo"].type) == "PageInfo!"
    edges = get_nullable_type(fields["edges"].type)
    assert is_list_type(edges)
    edge = get_named_type(edges)
    assert isinstance(edge, GraphQLObjectType)
    assert edge.name == name.replace("Connection", "Edge")
    assert str(edge.fields["cursor"].type) == "String!"
    node = get_nullable_type(edge.fields["node"].type)
    assert isinstance(node, GraphQLObjectType | GraphQLInterfaceType | GraphQLUnionType)
    assert str(fields["nodes"].type) == f"[{node.name}!]!"
    assert str(fields["totalCount"].type) == "Int!"


def test_page_info_has_what_the_specification_names_and_null_cursors_for_empty_pages() -> None:
    assert shown(OBJECTS["PageInfo"].fields) == {
        "hasNextPage": "Boolean!",
        "hasPreviousPage": "Boolean!",
        "startCursor": "String",
        "endCursor": "String",
    }


def test_every_list_can_be_paged_forwards_and_backwards() -> None:
    assert len(lists()) > 15
    for name, field in lists().items():
        assert isinstance(field.type, GraphQLNonNull), name
        paging = {arg: str(field.args[arg].type) for arg in ("first", "after", "last", "before")}
        assert paging == {"first": "Int", "after": "String", "last": "Int", "before": "String"}, name


@pytest.mark.parametrize(
    ("requested", "refusal"),
    [
        ("first: -1", PageTooLarge),
        ("last: -1", PageTooLarge),
        ("first: 101", PageTooLarge),
        ("first: 1, last: 1", ArgumentInvalid),
        ("first: 1, last: 1, after: null, before: null", ArgumentInvalid),
    ],
)
def test_an_invalid_page_is_refused(requested: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        READER.read(f"{{ quotes({requested}) {{ pageInfo {{ hasNextPage }} }} }}", None, {})


def test_everything_with_an_id_is_a_node_and_every_node_can_be_read_by_its_id() -> None:
    node, query = SCHEMA.type_map["Node"], OBJECTS["Query"].fields
    assert isinstance(node, GraphQLInterfaceType)
    assert shown(node.fields) == {"id": "ID!"}
    assert str(query["node"].type) == "Node"
    assert {name: str(arg.type) for name, arg in query["node"].args.items()} == {"id": "ID!"}
    assert str(query["nodes"].type) == "[Node]!"
    assert {name: str(arg.type) for name, arg in query["nodes"].args.items()} == {"ids": "[ID!]!"}
    having_one = {name for name, kind in OBJECTS.items() if "id" in kind.fields}
    nodes = {kind.name for kind in SCHEMA.get_possible_types(node)}
    assert having_one == nodes == set(NODES)


async def answer(pool: Pool, query: str, **variables: Any) -> Any:
    request = READER.read(query, None, variables)
    assert request.prepared.compiled is not None
    return json.loads((await execute(pool, request.prepared.compiled, request.variables, wait_s=5)).data)


async def test_everything_loaded_is_found_by_its_id_as_what_it_is_and_no_id_is_given_twice(
    seeded: asyncpg.Connection, seeded_pool: Pool
) -> None:
    kinds: dict[str, str] = {}
    loaded = {name: source for name, source in NODES.items() if name != "Utterance"}  # which editors make
    for name, source in loaded.items():
        found = await seeded.fetch("select id::text from " + source.replace("{child}", "r").removeprefix("@"))
        assert found, name
        for row in found:
            assert kinds.setdefault(row["id"], name) == name, row["id"]
    ids = list(kinds)
    for start in range(0, len(ids), 100):
        some = ids[start : start + 100]
        answered = await answer(seeded_pool, "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }", ids=some)
        assert answered["nodes"] == [{"__typename": kinds[id_], "id": id_} for id_ in some]
    for name in loaded:
        id_ = next(id_ for id_, kind in kinds.items() if kind == name)
        query = f"query ($id: ID!) {{ node(id: $id) {{ __typename id ... on {name} {{ again: id }} }} }}"
        node = (await answer(seeded_pool, query, id=id_))["node"]
        assert node == {"__typename": name, "id": id_, "again": id_}
