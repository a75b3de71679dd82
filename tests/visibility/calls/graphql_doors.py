"""The fields of Query and Mutation as doors: a query is asked by every argument and filter that it has."""

import json
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    get_named_type,
    get_nullable_type,
    is_required_argument,
)

from db.sql.scope import Scope
from schema.build import core_schema
from tests.service.access.test_scopes import SOME, some_value
from tests.visibility.calls.asking import Asker, Told
from tests.visibility.test_who_sees_what import selection

PUBLISHED_SLUGS = ("noise", "open", "reviewed", "redacted")


@dataclass(frozen=True, slots=True)
class Question:
    """A document and its variables, and the argument that it tries, empty if it tries none."""

    by: str
    document: str
    variables: Mapping[str, Any] = field(default_factory=dict)


def fields_of(root: str) -> Mapping[str, GraphQLField]:
    """Return the fields of a root type: ``query``, ``subscription`` or ``mutation``."""
    schema = core_schema()
    kind = {"query": schema.query_type, "subscription": schema.subscription_type, "mutation": schema.mutation_type}[
        root
    ]
    assert kind is not None
    fields: Mapping[str, GraphQLField] = kind.fields
    return fields


def questions(name: str, asker: Asker) -> Iterator[Question]:
    """Yield what a field is asked: without arguments that it can do without, and by each with each of its values."""
    asked = fields_of("query")[name]
    below, little = (selection(get_named_type(asked.type), depth) for depth in (1, 0))
    size = "first: 100" if "first" in asked.args else ""
    if size or not any(is_required_argument(each) for each in asked.args.values()):
        always = f"{size} {needed(asked, asker)}".strip()
        yield Question("", f"{{ {name}{f'({always})' if always else ''} {below} }}")
    for argument, way, kind in arguments_of(asked):
        if argument == "asOf":
            continue
        given = f"{way.replace('$', '$v')} {size} {needed(asked, asker, but=way.partition(':')[0])}"
        for value in asker.values.of(argument, kind):
            yield Question(
                argument, f"query ($v: {get_nullable_type(kind)}!) {{ {name}({given}) {little} }}", {"v": value}
            )
    if "asOf" in asked.args:
        for slug in (*asker.values.texts("slug"), *PUBLISHED_SLUGS):
            for at in asker.values.texts("asOf"):
                document = f'query ($v: DateTime!) {{ {name}(by: {{ slug: "{slug}" }}, asOf: $v) {below} }}'
                yield Question("asOf", document, {"v": at})


def needed(asked: GraphQLField, asker: Asker, but: str = "") -> str:
    """Return the arguments that a field cannot do without, each with a value, ``but`` one that is tried."""
    required = {name: each.type for name, each in asked.args.items() if is_required_argument(each) and name != but}
    return " ".join(f"{name}: {json.dumps(asker.values.of(name, kind)[-1])}" for name, kind in required.items())


def arguments_of(asked: GraphQLField) -> Iterator[tuple[str, str, GraphQLInputType]]:
    """Yield what a field can be asked by: the name, how it is given, the type."""
    for name, argument in asked.args.items():
        named = get_named_type(argument.type)
        if isinstance(named, GraphQLInputObjectType):
            for key, each in named.fields.items():
                yield key, f"{name}: {{ {key}: $ }}", each.type
        else:
            yield name, f"{name}: $", argument.type


async def ask_query(name: str, asker: Asker) -> AsyncIterator[Told]:
    """Ask a field of Query; read it page by page, forwards and backwards, if it is a list in pages."""
    for each in questions(name, asker):
        yield await _asked(asker, each)
    if "first" in fields_of("query")[name].args:
        async for told in ask_pages(name, asker):
            yield told


async def ask_pages(name: str, asker: Asker) -> AsyncIterator[Told]:
    """Read the first two pages of a list, and the last two."""
    asked = fields_of("query")[name]
    shown = f"{{ {name}(%s {needed(asked, asker)}) {selection(get_named_type(asked.type), 0)} }}"
    for size, place, edge in (("first", "after", "endCursor"), ("last", "before", "startCursor")):
        told = await _asked(asker, Question(size, shown % f"{size}: 2"))
        yield told
        cursor = json.loads(told.text)["data"][name]["pageInfo"][edge] if not told.refusals else None
        if cursor is not None:
            further = await _asked(asker, Question(place, shown % f"{size}: 2, {place}: {json.dumps(cursor)}"))
            yield replace(further, asked=f"{name}, {size}: 2, {place} the page before")


async def _asked(asker: Asker, question: Question) -> Told:
    body = {"query": question.document, "variables": question.variables}
    return await asker.ask("POST", "/graphql", json=body, by=question.by)


async def ask_mutation(name: str, asker: Asker) -> AsyncIterator[Told]:
    """Try to write without the right to, by valid inputs with ids of hidden things: only the refusal is told."""
    kind = fields_of("mutation")[name].args["input"].type
    document = f"mutation ($v: {kind}) {{ {name}(input: $v) {{ __typename }} }}"
    for id_ in asker.values.ids_of("article", "claim", "quote", "entity"):
        given = json.loads(json.dumps(some_value(kind)).replace(str(SOME["ID"]), id_))
        given |= {"article": id_} if "article" in given else {}
        told = await _asked(asker, Question("", document, {"v": given}))
        assert told.refusals == {refusal(asker.scope)}, told
        yield told


def refusal(scope: Scope | None) -> str:
    """Return the code with which somebody who may not write is refused."""
    return "INSUFFICIENT_SCOPE" if scope else "AUTHENTICATION_REQUIRED"
