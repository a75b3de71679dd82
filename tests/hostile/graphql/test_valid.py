"""Valid documents, made by chance, are answered; and in the form in which graphql-core's executor would answer them."""

import json
from functools import lru_cache
from random import Random
from typing import Any

import pytest
from graphql import GraphQLResolveInfo, GraphQLSchema, build_schema, execute_sync, parse

from schema.build import sdl
from tests.hostile.asking import ask, posted
from tests.hostile.conftest import ROUNDS, Besieged
from tests.hostile.input.valid import Writer

DOCUMENTS = 70
LIMITS = {"TOO_COSTLY", "TOO_MANY_ALIASES", "TOO_MANY_FIELDS"}
OF_ARTICLES = "id quotes { nodes { id } } claims { nodes { id } } events { nodes { id } }"
IDS = "{ articles { nodes { " + OF_ARTICLES + " } } entities { nodes { id } } }"


@lru_cache(maxsize=1)
def plain_schema() -> GraphQLSchema:
    """Return the schema without anything of ours, for the executor."""
    return build_schema(sdl())


async def ids_of(besieged: Besieged) -> list[str]:
    """Return ids of objects of all kinds."""
    answer = json.loads((await ask(besieged.app, posted("ids", IDS))).body)
    return sorted(set(_strings(answer)))


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for item in items for text in _strings(item)]


def executed(query: str, variables: dict[str, object], data: object) -> object:
    """Return what the executor answers where every field is what ``data`` has under its key."""

    def resolve(source: Any, info: GraphQLResolveInfo[Any], **arguments: object) -> object:
        return source[info.path.key]

    result = execute_sync(
        plain_schema(),
        parse(query),
        root_value=data,
        variable_values=variables,
        field_resolver=resolve,
        type_resolver=lambda value, info, kind: value["__typename"],
    )
    assert not result.errors, result.errors
    return result.data


def in_order(value: object) -> object:
    """Return a JSON value with its objects as lists of pairs, so that their order counts; 1 is 1.0."""
    return json.loads(json.dumps(value), object_pairs_hook=list)


@pytest.mark.parametrize("seed", range(ROUNDS))
async def test_valid_documents_are_answered_in_the_form_that_the_specification_asks(
    besieged: Besieged, seed: int
) -> None:
    ids, limited = await ids_of(besieged), 0
    for number in range(DOCUMENTS):
        writer = Writer(plain_schema(), Random(f"{seed} {number}"), ids)
        query = writer.document()
        answer = await ask(besieged.app, posted(query, query, writer.variables))
        body = json.loads(answer.body)
        if answer.status == 400:
            assert {error["extensions"]["code"] for error in body["errors"]} <= LIMITS, (query, writer.variables, body)
            limited += 1
            continue
        assert (answer.status, list(body)) == (200, ["data"]), (query, writer.variables, body)
        expected = executed(query, writer.variables, body["data"])
        assert in_order(body["data"]) == in_order(expected), (query, writer.variables)
    assert limited < DOCUMENTS / 4
