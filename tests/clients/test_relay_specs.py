"""Relay's specifications by introspection of the running service: object identification, and cursor connections.

https://relay.dev/graphql/objectidentification.htm and https://relay.dev/graphql/connections.htm, rule by rule.
"""

from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest
from graphql import (
    GraphQLFieldMap,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    build_client_schema,
    get_introspection_query,
    get_named_type,
    is_list_type,
    is_non_null_type,
    lexicographic_sort_schema,
    print_schema,
)

from schema.build import core_schema

PAGE_INFO = {
    "hasNextPage": "Boolean!",
    "hasPreviousPage": "Boolean!",
    "startCursor": "String",
    "endCursor": "String",
}


@pytest.fixture(scope="module")
async def introspected(service: str) -> GraphQLSchema:
    """The schema as the service tells it."""
    query = get_introspection_query(
        specified_by_url=True,
        directive_is_repeatable=True,
        schema_description=True,
        input_value_deprecation=True,
        one_of=True,
    )
    async with httpx2.AsyncClient(base_url=service) as client:
        answer = (await client.post("/graphql", json={"query": query})).json()
    return build_client_schema(answer["data"])


def objects(schema: GraphQLSchema) -> list[GraphQLObjectType]:
    return [kind for kind in schema.type_map.values() if isinstance(kind, GraphQLObjectType)]


def types_of(fields: GraphQLFieldMap) -> dict[str, str]:
    return {name: str(field.type) for name, field in fields.items()}


def connections(schema: GraphQLSchema) -> list[GraphQLObjectType]:
    return [kind for kind in objects(schema) if kind.name.endswith("Connection")]


def test_the_schema_that_is_introspected_is_the_one_of_the_code(introspected: GraphQLSchema) -> None:
    told, known = (print_schema(lexicographic_sort_schema(schema)) for schema in (introspected, core_schema()))
    assert told == known


def test_node_is_an_interface_with_an_id_and_nothing_else(introspected: GraphQLSchema) -> None:
    node = introspected.type_map["Node"]
    assert isinstance(node, GraphQLInterfaceType)
    assert types_of(node.fields) == {"id": "ID!"}


def test_node_and_nodes_are_fields_of_the_root(introspected: GraphQLSchema) -> None:
    assert introspected.query_type is not None
    fields = introspected.query_type.fields
    assert str(fields["node"].type) == "Node"
    assert {name: str(arg.type) for name, arg in fields["node"].args.items()} == {"id": "ID!"}
    assert str(fields["nodes"].type) == "[Node]!"
    assert {name: str(arg.type) for name, arg in fields["nodes"].args.items()} == {"ids": "[ID!]!"}


def test_every_type_with_an_id_is_a_node_and_every_node_has_one(introspected: GraphQLSchema) -> None:
    with_id = {kind.name for kind in objects(introspected) if str(getattr(kind.fields.get("id"), "type", "")) == "ID!"}
    nodes = {kind.name for kind in objects(introspected) if "Node" in {each.name for each in kind.interfaces}}
    assert with_id == nodes != set()


def test_page_info_has_its_four_fields_and_their_nullability(introspected: GraphQLSchema) -> None:
    page_info = introspected.type_map["PageInfo"]
    assert isinstance(page_info, GraphQLObjectType)
    assert types_of(page_info.fields).items() >= PAGE_INFO.items()


def test_every_connection_has_edges_and_page_info(introspected: GraphQLSchema) -> None:
    assert len(connections(introspected)) >= 7
    for connection in connections(introspected):
        fields = types_of(connection.fields)
        edges = introspected.type_map[get_named_type(connection.fields["edges"].type).name]
        assert fields["edges"] == f"[{edges.name}!]!"
        assert edges.name == connection.name.removesuffix("Connection") + "Edge"
        assert fields["pageInfo"] == "PageInfo!"
        assert fields["totalCount"] == "Int!"


def test_every_edge_has_a_cursor_and_a_node_that_is_no_list(introspected: GraphQLSchema) -> None:
    for connection in connections(introspected):
        edge = get_named_type(connection.fields["edges"].type)
        assert isinstance(edge, GraphQLObjectType)
        assert str(edge.fields["cursor"].type) == "String!"
        node = edge.fields["node"].type
        assert not is_list_type(node.of_type if is_non_null_type(node) else node)
        assert str(connection.fields["nodes"].type) == f"[{get_named_type(node).name}!]!"


def test_edges_stand_in_connections_only(introspected: GraphQLSchema) -> None:
    edges = {kind.name for kind in objects(introspected) if kind.name.endswith("Edge")}
    assert edges == {get_named_type(connection.fields["edges"].type).name for connection in connections(introspected)}


def test_every_field_that_is_a_connection_pages_both_ways(introspected: GraphQLSchema) -> None:
    paged = [
        field
        for kind in objects(introspected)
        for field in kind.fields.values()
        if get_named_type(field.type).name.endswith("Connection")
    ]
    assert len(paged) > 15
    for field in paged:
        assert is_non_null_type(field.type)
        arguments = {name: str(argument.type) for name, argument in field.args.items()}
        assert arguments.items() >= {"first": "Int", "after": "String", "last": "Int", "before": "String"}.items()


def test_inputs_that_name_one_thing_are_one_of(introspected: GraphQLSchema) -> None:
    named_by = [kind for name, kind in introspected.type_map.items() if name.endswith("By")]
    assert len(named_by) >= 2
    for kind in named_by:
        assert isinstance(kind, GraphQLInputObjectType)
        assert kind.is_one_of
        assert not any(is_non_null_type(field.type) for field in kind.fields.values())
        assert all(field.default_value.__class__.__name__ == "UndefinedType" for field in kind.fields.values())


@pytest.fixture
async def client(service: str) -> AsyncIterator[httpx2.AsyncClient]:
    async with httpx2.AsyncClient(base_url=service) as opened:
        yield opened


async def ask(client: httpx2.AsyncClient, query: str, **variables: object) -> Any:
    answer = (await client.post("/graphql", json={"query": query, "variables": variables})).json()
    assert "errors" not in answer, answer
    return answer["data"]


async def test_node_gives_the_object_again_with_its_id(client: httpx2.AsyncClient) -> None:
    (quote,) = (await ask(client, "{ quotes(first: 1) { nodes { id text } } }"))["quotes"]["nodes"]
    query = "query ($id: ID!) { node(id: $id) { id ... on Quote { text } } }"
    assert (await ask(client, query, id=quote["id"]))["node"] == quote


async def test_nodes_are_returned_in_the_requested_order_with_null_for_unknown_ids(client: httpx2.AsyncClient) -> None:
    found = (await ask(client, "{ quotes(first: 3) { nodes { id } } }"))["quotes"]["nodes"]
    ids = [found[2]["id"], "0" * 8, found[0]["id"], found[2]["id"]]
    answer = await ask(client, "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=ids)
    assert answer["nodes"] == [found[2], None, found[0], found[2]]


PAGES = """
query ($first: Int, $after: String, $last: Int, $before: String) {
  quotes(first: $first, after: $after, last: $last, before: $before) {
    edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }
"""


@pytest.mark.parametrize(
    ("arguments", "place"),
    [
        ({"first": 3}, slice(0, 3)),
        ({"last": 3}, slice(-3, None)),
        ({"first": 2, "after": 4}, slice(5, 7)),
        ({"last": 2, "before": 4}, slice(2, 4)),
        ({"first": 2, "after": 1, "before": 8}, slice(2, 4)),
        ({"last": 2, "after": 1, "before": 8}, slice(6, 8)),
        ({"first": 100, "after": 1, "before": 8}, slice(2, 8)),
    ],
    ids=str,
)
async def test_a_page_is_what_the_algorithm_of_the_specification_gives(
    client: httpx2.AsyncClient, arguments: dict[str, int], place: slice
) -> None:
    everything = (await ask(client, PAGES, first=100))["quotes"]["edges"]
    variables = {
        name: everything[value]["cursor"] if name in ("after", "before") else value for name, value in arguments.items()
    }
    page = (await ask(client, PAGES, **variables))["quotes"]
    expected = everything[place]
    assert [edge["node"] for edge in page["edges"]] == [edge["node"] for edge in expected]
    assert page["pageInfo"]["startCursor"] == page["edges"][0]["cursor"] == expected[0]["cursor"]
    assert page["pageInfo"]["endCursor"] == page["edges"][-1]["cursor"] == expected[-1]["cursor"]
    if "first" in arguments and "before" not in arguments:
        assert page["pageInfo"]["hasNextPage"] is (expected[-1] != everything[-1])
    if "last" in arguments and "after" not in arguments:
        assert page["pageInfo"]["hasPreviousPage"] is (expected[0] != everything[0])
