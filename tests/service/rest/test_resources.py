"""The documents of the resources: everything that GraphQL can read is in one of them, and each keeps the limits."""

import random
from collections.abc import Iterator

import pytest
from graphql import (
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLUnionType,
    OperationDefinitionNode,
    get_named_type,
    parse,
    validate,
)
from graphql.type import GraphQLNamedType

from schema.build import core_schema
from schema.read.answer_shape import ShapeReader, walk
from schema.read.document import OF_RESOURCES
from schema.read.limits import Limits
from schema.request.request import RequestReader
from schema.resource.parameter import uses_in
from schema.resource.resource import RULES, Resource, ResourceInvalid, all_resources, fragments_of, read_resources
from schema.resource.sparse import paths_of, sparse_document

SCHEMA = core_schema()
RESOURCES = {each.name: each for each in all_resources()}
PATHS = {"ArticleBy": {"id", "slug"}, "EntityBy": {"id", "wikidata", "key"}}
"""The ways to name a thing that a part of an address can have."""


def objects_of(kind: GraphQLNamedType) -> list[GraphQLObjectType]:
    """Return the object types that a value of a type can have: none for a scalar."""
    if isinstance(kind, GraphQLInterfaceType | GraphQLUnionType):
        return list(SCHEMA.get_possible_types(kind))
    return [kind] if isinstance(kind, GraphQLObjectType) else []


def object_types() -> Iterator[GraphQLObjectType]:
    """Yield the object types that a query can answer."""
    assert SCHEMA.query_type is not None
    waiting, seen = [SCHEMA.query_type], set[str]()
    while waiting:
        kind = waiting.pop()
        if kind.name not in seen:
            seen.add(kind.name)
            yield kind
            waiting += [each for field in kind.fields.values() for each in objects_of(get_named_type(field.type))]


def reached() -> set[str]:
    """Return every field of every type that some resource answers, or has on the way to what it answers."""
    found: set[str] = set()
    for resource in all_resources():
        reader = ShapeReader(SCHEMA, fragments_of(resource.text))
        assert SCHEMA.query_type is not None
        whole = reader.shape(SCHEMA.query_type, [resource.operation.selection_set])
        found |= {f"{on}.{member.name}" for _, on, member in walk(whole)}
    found |= {f"{on.name}.nodes" for on in object_types() if has_its_nodes_in_edges(on, found)}
    return found | {f"{edge_of(on)}.node" for on in object_types() if f"{on.name}.nodes" in found}


def edge_of(on: GraphQLObjectType) -> str:
    """Return the name of the type of a connection's edges, empty if a type has none: an edge's `node` is in `nodes`."""
    edges = on.fields.get("edges")
    return "" if edges is None else get_named_type(edges.type).name


def has_its_nodes_in_edges(on: GraphQLObjectType, found: set[str]) -> bool:
    """Return whether the objects that a connection has in `nodes` are answered in its `edges`."""
    edges = on.fields.get("edges")
    return edges is not None and f"{get_named_type(edges.type).name}.node" in found


def test_every_field_of_every_type_is_reached_by_some_resource() -> None:
    everything = {f"{kind.name}.{name}" for kind in object_types() for name in kind.fields}
    assert len(everything) > 180
    of_the_feed = {name for name in everything if name.startswith(("Change.", "ChangeConnection.", "ChangeEdge."))}
    by_their_ids = {"Match.node"}
    assert sorted(everything - reached() - of_the_feed - by_their_ids - {"Query.changes"}) == []


def used_places() -> set[str]:
    """Return every argument that some resource gives a variable to, with the fields of the input objects."""
    found: set[str] = set()
    for resource in all_resources():
        document = parse(resource.text)
        operation = next(item for item in document.definitions if isinstance(item, OperationDefinitionNode))
        uses = uses_in(SCHEMA, document)
        kinds = {item.variable.name.value: item.type for item in operation.variable_definitions or ()}
        for variable, places in uses.items():
            found |= {f"{place.field}({place.argument})" for place in places}
            named = get_named_type_of(kinds[variable])
            if isinstance(named, GraphQLInputObjectType) and named.is_one_of:
                found |= {f"{named.name}.{key}" for key in PATHS[named.name]}
            elif isinstance(named, GraphQLInputObjectType):
                found |= {f"{named.name}.{key}" for key in named.fields}
        found |= {f"{n}By.{p}" for n, p in (("Article", "url"), ("Entity", "name")) if p in kinds}
        found |= {f"{resource.way[0]}(by)"} if resource.way[0] in ("article", "entity") else set()
    return found


def get_named_type_of(node: object) -> object:
    while hasattr(node, "type"):
        node = node.type
    return SCHEMA.get_type(node.name.value)  # type: ignore[attr-defined]


def test_every_argument_and_every_filter_can_be_given_as_a_parameter() -> None:
    wanted: set[str] = set()
    for kind in object_types():
        for name, field in kind.fields.items():
            wanted |= {f"{name}({argument})" for argument in field.args}
            for argument in field.args.values():
                named = get_named_type(argument.type)
                if isinstance(named, GraphQLInputObjectType):
                    wanted |= {f"{named.name}.{key}" for key in named.fields}
    assert sorted(each for each in wanted - used_places() if not each.startswith("changes(")) == []


@pytest.mark.parametrize("resource", all_resources(), ids=lambda each: each.name)
def test_a_document_keeps_the_limits_of_a_callers_own_on_its_largest_page(resource: Resource) -> None:
    given = {each.name: each for each in resource.parameters}
    largest: dict[str, object] = {"first": 100, "totalCount": True, "cursors": True, "ids": ["x"] * 100, "id": "x"}
    named: dict[str, object] = {"article": {"slug": "x"}, "entity": {"id": "x"}, "url": "https://x.y"}
    named |= {"name": "x", "text": "x", "reference": "x", "beginning": "x"}
    by_way = {each.way[0] for each in given.values()}
    variables = {name: value for name, value in (largest | named).items() if name in by_way}
    RequestReader(SCHEMA, Limits(), OF_RESOURCES).read(resource.text, None, variables)


@pytest.mark.parametrize("resource", all_resources(), ids=lambda each: each.name)
def test_what_is_left_of_a_document_for_any_fields_is_a_valid_document(resource: Resource) -> None:
    chance, paths = random.Random(resource.name), paths_of(resource)
    chosen: list[tuple[str, ...]] = [(path,) for path in chance.sample(paths, min(6, len(paths)))]
    chosen += [tuple(chance.sample(paths, min(size, len(paths)))) for size in (2, 5, 20)]
    for wanted in chosen:
        document = parse(sparse_document(resource, wanted))
        assert validate(SCHEMA, document, RULES) == [], wanted


def test_the_text_of_a_document_names_exactly_what_is_answered() -> None:
    text = sparse_document(RESOURCES["listQuotes"], ["speaker.name", "text"])
    assert "text" in text
    assert "speaker" in text
    assert "labelLanguage" in text
    assert "chain" not in text
    assert "labelLanguage" not in sparse_document(RESOURCES["listArticles"], ["slug"])
    assert "body" in sparse_document(RESOURCES["listArticles"], ["body"])
    assert "body" not in sparse_document(RESOURCES["listArticles"], ["revision"])


SHARED = "fragment PageInfo on PageInfo { hasNextPage } fragment Quote on Quote { id }"
OPERATION = "query q($first: Int) { quotes(first: $first) { pageInfo { ...PageInfo } nodes { ...Quote } } }"


@pytest.mark.parametrize(
    "text",
    [
        OPERATION,
        "# GET /v1/x\n" + OPERATION,
        "# GET /v1/x\n# example: /v1/x\n" + OPERATION.replace("query q", "query"),
        "# GET /v1/x\n# example: /v1/x\n" + OPERATION + " query r { __typename }",
        "# GET /v1/x\n# example: /v1/x\n" + OPERATION.replace("...Quote", "nonsense"),
        "# GET /v1/x\n# example: /v1/x\n" + OPERATION.replace("...Quote", "...Nobody"),
        "# GET /v1/x\n# example: /v1/x\n" + OPERATION.replace("pageInfo { ...PageInfo }", ""),
        "# GET /v1/x/{id}\n# example: /v1/x/1\n" + OPERATION,
    ],
)
def test_a_file_that_is_no_resource_is_refused_at_the_start(text: str) -> None:
    assert read_resources(SCHEMA, ["# GET /v1/x\n# example: /v1/x\n" + OPERATION], SHARED)[0].address == "/v1/x"
    with pytest.raises((ResourceInvalid, ValueError)):
        read_resources(SCHEMA, [text], SHARED)


def test_no_two_resources_have_the_same_address_or_name_and_every_fragment_is_used() -> None:
    assert len({each.address for each in all_resources()}) == len(all_resources()) == len(RESOURCES)
    used = {name for each in all_resources() for name in fragments_of(each.text)}
    assert "Quote" in used
    assert all(each.description for each in all_resources())
    assert all(parameter.description for each in all_resources() for parameter in each.parameters)
