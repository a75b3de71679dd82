"""The fields at the root of the schema as doors: each is asked by every argument and filter that it has."""

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    get_named_type,
    get_nullable_type,
    is_required_argument,
)

from schema.build import core_schema
from tests.visibility.asking import Asker, Told
from tests.visibility.test_who_sees_what import selection

FOLLOWED = 'subscription { changes(after: "beginning") { cursor op type nodeId reason fields by note node { id } } }'


def questions(name: str, field: GraphQLField, asker: Asker) -> Iterator[tuple[str, Any]]:
    """Yield documents with the value of their variable: without an argument, and by each with each of its values."""
    below, little = (selection(get_named_type(field.type), depth) for depth in (1, 0))
    size = "first: 100" if "first" in field.args else ""
    if not any(is_required_argument(each) for each in field.args.values()):
        yield f"{{ {name}{f'({size})' if size else ''} {below} }}", None
    for argument, way, kind in arguments_of(field):
        single = get_nullable_type(kind)
        if argument == "asOf":
            continue
        for value in asker.values.of(argument, kind):
            given = way.replace("$", "$v")
            yield f"query ($v: {single}!) {{ {name}({given} {size}) {little} }}", value
    if "asOf" in field.args:
        for slug in (*asker.values.of("slug", field.args["asOf"].type), "open", "reviewed", "redacted"):
            for at in asker.values.of("asOf", field.args["asOf"].type):
                by = f'by: {{ slug: "{slug}" }}, asOf: $v'
                yield f"query ($v: DateTime!) {{ {name}({by}) {below} }}", at


def arguments_of(field: GraphQLField) -> Iterator[tuple[str, str, GraphQLInputType]]:
    """Yield what a field can be asked by: the name, how it is given, the type."""
    for name, argument in field.args.items():
        named = get_named_type(argument.type)
        if isinstance(named, GraphQLInputObjectType):
            for key, each in named.fields.items():
                yield key, f"{name}: {{ {key}: $ }}", each.type
        else:
            yield name, f"{name}: $", argument.type


async def ask_query(name: str, asker: Asker) -> AsyncIterator[Told]:
    """Ask a field of Query."""
    schema = core_schema()
    assert schema.query_type is not None
    for document, value in questions(name, schema.query_type.fields[name], asker):
        variables = {} if value is None else {"v": value}
        yield await asker.ask("POST", "/graphql", json={"query": document, "variables": variables})


async def ask_changes(asker: Asker) -> AsyncIterator[Told]:
    """Follow the change log by a subscription from its beginning to its end."""
    last = (await asker.ask("GET", "/v1/changes?limit=1000")).json()["cursor"]
    yield await asker.follow("POST", "/graphql", until=str(last), json={"query": FOLLOWED})


async def ask_mutation(name: str, asker: Asker) -> AsyncIterator[Told]:
    """Try to write without the right to: nothing is told but that it is refused."""
    schema = core_schema()
    assert schema.mutation_type is not None
    field = schema.mutation_type.fields[name]
    document = f"mutation ($v: {field.args['input'].type}) {{ {name}(input: $v) {{ __typename }} }}"
    for id_ in asker.values.ids_of("article", "claim", "quote")[:3]:
        told = await asker.ask("POST", "/graphql", json={"query": document, "variables": {"v": {"id": id_}}})
        assert "errors" in json.loads(told.text), told
        yield told


async def ask_article_changed(asker: Asker) -> AsyncIterator[Told]:
    """Ask to follow one article; what is told of it is read as the field ``article`` is, once something is written."""
    document = "subscription ($v: ID!) { articleChanged(id: $v) { id body } }"
    for id_ in asker.values.ids_of("article"):
        yield await asker.ask("POST", "/graphql", json={"query": document, "variables": {"v": id_}})
