"""Whoever sees published data only is told nothing of what is not: by no field, argument, list, count or facet of any type."""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import cycle
from typing import Any
from uuid import uuid4

import asyncpg
import pytest
from graphql import (
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLNamedType,
    GraphQLObjectType,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
    is_required_argument,
)

from db.postgres.pool import Pool
from db.read.execute import execute
from db.sql.visibility import Visibility
from schema.build import core_schema
from schema.read.document import OF_RESOURCES
from schema.read.limits import Limits
from schema.request.request import RequestReader
from tests.support.data.articles import load, noise

Connection = asyncpg.Connection

SCHEMA = core_schema()
ANYTHING = Limits(cost=10**12, aliases=10_000, fields=1_000_000, tokens=10_000_000, depth=100)
READER = RequestReader(SCHEMA, ANYTHING, OF_RESOURCES)
MARK = "Verschlusssache"
"""Stands in every text of what is withheld or a draft, and nowhere else."""

AN_ID = re.compile(r'"([0-9a-f]{8}-[0-9a-f-]{27})"')

TABLES = ("article", "revision", "entity", "event", "mention", "quote", "claim", "event_report")


def is_askable(field: GraphQLField) -> bool:
    return not any(is_required_argument(argument) for argument in field.args.values())


def selection(kind: GraphQLNamedType, depth: int, alias: str = "") -> str:
    """Return a selection of every field of a type that needs no argument, so many objects deep.

    ``alias`` begins the names of the fields in the answer: those of several types in one place are of several kinds.
    """
    if is_leaf_type(kind):
        return ""
    if is_abstract_type(kind):
        types = SCHEMA.get_possible_types(kind)
        parts = [f"... on {each.name} {selection(each, 0, each.name + '_')}" for each in types]
        return "{ __typename " + " ".join(parts) + " }"
    assert isinstance(kind, GraphQLObjectType)
    is_list = kind.name.endswith(("Connection", "Edge", "Facets", "Count"))
    parts = ["__typename"]
    for name, field in kind.fields.items():
        named = get_named_type(field.type)
        if not is_askable(field):
            continue
        named_as = f"{alias}{name}: {name}" if alias else name
        if is_leaf_type(named):
            parts.append(named_as)
        elif depth or is_list:
            size = "(first: 100)" if "first" in field.args else ""
            parts.append(f"{named_as}{size} {selection(named, depth if is_list else depth - 1)}")
    return "{ " + " ".join(parts) + " }"


def root_questions(ids: list[str]) -> Iterator[str]:
    """Yield a question for every root field, and for every argument and filter of it that takes an id."""
    assert SCHEMA.query_type is not None
    for name, field in SCHEMA.query_type.fields.items():
        named = get_named_type(field.type)
        below = selection(named, 1)
        size = "first: 100" if "first" in field.args else ""
        if is_askable(field):
            yield f"{{ {name}{f'({size})' if size else ''} {below} }}"
        for argument, given in field.args.items():
            kind = get_named_type(given.type)
            for id_ in ids:
                if str(kind) == "ID":
                    value = f'["{id_}"]' if name == "nodes" else f'"{id_}"'
                    yield f"{{ {name}({argument}: {value}) {below} }}"
                elif isinstance(kind, GraphQLInputObjectType):
                    for key, inner in kind.fields.items():
                        if str(get_named_type(inner.type)) == "ID":
                            wanted = f'{argument}: {{ {key}: "{id_}" }}'
                            yield f"{{ {name}({wanted} {size}) {below} }}"
    for text in (MARK, "العقوبات", "secret"):
        yield f'{{ search(text: "{text}", first: 100) {selection(SCHEMA.get_type("SearchConnection"), 0)} }}'  # type: ignore[arg-type]
        yield f'{{ entities(search: "{text}", first: 100) {selection(SCHEMA.get_type("EntityConnection"), 1)} }}'  # type: ignore[arg-type]
    yield '{ article(by: { slug: "secret" }) { id } entity(by: { wikidata: "Q4711" }) { id } }'
    yield f'{{ article(by: {{ url: "https://example.org/secret" }}) {{ id }} entity(by: {{ name: "{MARK}" }}) {{ id }} }}'


def node_questions(ids: Mapping[str, str]) -> Iterator[str]:
    """Yield a question for everything that there is of each object; ``ids`` have the names of their types."""
    for id_, type_name in ids.items():
        yield f'{{ node(id: "{id_}") {{ ... on {type_name} {selection(SCHEMA.type_map[type_name], 1)} }} }}'


async def answer(pool: Pool, question: str, visibility: Visibility = Visibility.PUBLISHED) -> str:
    """Return the answer to a question; an id in it becomes a variable, so that others share its document and its plan."""
    found_id = AN_ID.search(question)
    document = f"query ($id: ID!) {AN_ID.sub('$id', question)}" if found_id else question
    request = READER.read(document, None, {"id": found_id[1]} if found_id else {}, visibility)
    assert request.prepared.compiled is not None
    found = await execute(pool, request.prepared.compiled, request.variables, wait_s=10)
    return found.data.decode()


async def ids_of(connection: Connection, *, hidden: bool | None = None) -> dict[str, str]:
    """Return the ids of everything that is hidden or not, each with the name of its type."""
    which = "" if hidden is None else f" where hidden = {hidden}"
    found: dict[str, str] = {}
    for table in TABLES:
        rows = await connection.fetch(f"select id::text from {table}{which}")
        found |= {row[0]: "".join(part.capitalize() for part in table.split("_")) for row in rows}
    return found


def marked(data: dict[str, Any], **article: object) -> dict[str, Any]:
    """Return a bundle whose every own text holds the mark; it shares two entities and an event with ``noise``."""
    data["article"] |= {"headline": MARK, "url": "https://example.org/secret", **article}
    data["article"]["body"] += f" {MARK} هنا."
    person = {"key": "accused", "kind": "PERSON", "wikidata": "Q4711", "names": [{"text": MARK, "language": "de"}]}
    data["entities"].append(person | {"descriptions": {"de": MARK}, "mentions": [{"exact": MARK}]})
    data["quotes"][0] |= {"key": "secret-quote"}
    data["quotes"][0]["chain"].append({"role": "TOLD_TO", "entity": "accused", "inferred": True})
    data["quotes"][0]["provenance"] = {"note": MARK}
    event = {**data["events"][0], "key": "secret-event", "title": {"de": MARK}}
    event["participants"] = [{"role": "AGENT", "entity": "accused"}]
    data["events"].append(event)
    claim = {
        **data["claims"][0],
        "key": "secret-claim",
        "text": MARK,
        "quote": "secret-quote",
        "about": ["accused", "coale"],
    }
    claim["reviews"] = [{"reviewer": "accused", "rating": MARK}]
    data["claims"] = [
        {**data["claims"][0], "relations": [{"type": "CONTRADICTS", "claim": "secret-claim"}]},
        claim | {"event": "secret-event", "status": "DISPUTED", "status_note": MARK},
    ]
    return data


@pytest.mark.slow
async def test_a_withheld_article_changes_no_answer_to_callers_who_see_only_published_data(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, noise())
    seen = await ids_of(connection)
    asked = [*root_questions(list(seen)[:1]), *node_questions(seen)]
    before = [await answer(pool, question) for question in asked]
    await load(connection, marked(noise(slug="secret"), status="WITHHELD"))
    for question, told in zip(asked, before, strict=True):
        assert json.loads(await answer(pool, question)) == json.loads(told), question
    assert any([MARK in await answer(pool, question, Visibility.EVERYTHING) for question in asked[:5]])


async def test_the_id_of_what_is_hidden_is_answered_like_one_that_nothing_has(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, noise())
    await load(connection, marked(noise(slug="secret"), status="WITHHELD"))
    hidden = await ids_of(connection, hidden=True)
    assert len(hidden) > 10
    nothing, each = str(uuid4()), cycle(hidden)
    for question in root_questions([nothing]):
        told = json.loads(await answer(pool, question))
        for id_ in (next(each), next(each), next(each)) if nothing in question else ():
            assert json.loads(await answer(pool, question.replace(nothing, id_))) == told, question
    for question in node_questions(hidden):
        assert json.loads(await answer(pool, question)) == {"node": None}


async def test_no_field_of_published_data_reveals_a_draft(connection: Connection, pool: Pool) -> None:
    data = marked(noise())
    for each in (data["quotes"][0], data["claims"][1]):
        each["provenance"] = {"state": "DRAFT", "note": MARK}
    for mention in data["entities"][-1]["mentions"]:
        mention["provenance"] = {"state": "DRAFT"}
    for report in data["events"][1].get("reports", []):
        report["provenance"] = {"state": "DRAFT"}
    data["article"] |= {"headline": None, "url": None, "body": data["article"]["body"]}
    await load(connection, data)
    hidden, seen = await ids_of(connection, hidden=True), await ids_of(connection, hidden=False)
    assert len(hidden) >= 5
    body = data["article"]["body"]
    for question in [*root_questions(list(hidden)[:3]), *node_questions(seen | hidden)]:
        told = (await answer(pool, question)).replace(json.dumps(body, ensure_ascii=False)[1:-1], "")
        found = [id_ for id_ in hidden if id_ in told]
        assert not found, (question, found)
    for question in node_questions(hidden):
        assert json.loads(await answer(pool, question)) == {"node": None}
