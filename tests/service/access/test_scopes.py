"""Who holds a lesser scope can do nothing by any operation, at any door, and sees no draft by any reading resource."""

import re
from typing import Any
from uuid import uuid4

import asyncpg
import httpx2
import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    get_named_type,
    get_nullable_type,
    is_required_input_field,
)

from db.sql.scope import Scope, allows
from schema.build import core_schema
from schema.resource.resource import all_resources
from schema.resource.stored_operation import StoredOperation, all_operations, mutation_type
from service.partner_endpoints import PARTNER_ENDPOINTS
from tests.conftest import Databases
from tests.support.data.articles import load, noise
from tests.support.service.asking import client_of
from tests.support.service.keys import bearer, key_of

LESSER = [None, Scope.READ, Scope.SYNC, Scope.DRAFT]
SOME = {
    "ID": str(uuid4()),
    "Int": 1,
    "Boolean": True,
    "String": "words",
    "DateTime": "2025-12-13T12:00:00Z",
    "Language": "en",
}


def some_value(kind: GraphQLInputType) -> Any:
    """Return a value that an input of this type takes."""
    single = get_nullable_type(kind)
    if isinstance(single, GraphQLList):
        return [some_value(single.of_type)]
    if isinstance(single, GraphQLEnumType):
        return next(iter(single.values))
    if isinstance(single, GraphQLInputObjectType):
        if single.is_one_of:
            name, field = next(iter(single.fields.items()))
            return {name: some_value(field.type)}
        return {name: some_value(each.type) for name, each in single.fields.items() if is_required_input_field(each)}
    return SOME.get(get_named_type(single).name, "words")


def input_of(operation: StoredOperation) -> dict[str, Any]:
    kind = mutation_type(core_schema()).fields[operation.field].args["input"].type
    given: dict[str, Any] = some_value(kind)
    return given


async def count(dsn: str) -> int:
    connection = await asyncpg.connect(dsn)
    try:
        found: int = await connection.fetchval("select count(*) + (select count(*) from past_row) from change")
        return found
    finally:
        await connection.close()


@pytest.mark.parametrize("scope", LESSER)
async def test_no_operation_is_done_for_a_lesser_scope(
    database: str, connection: asyncpg.Connection, scope: Scope | None
) -> None:
    await load(connection, noise())
    before = await count(database)
    headers = bearer(await key_of(database, "lesser", scope)) if scope else {}
    refused = (403, "INSUFFICIENT_SCOPE") if scope else (401, "AUTHENTICATION_REQUIRED")
    async with client_of(database, headers=headers) as client:
        for operation in all_operations():
            body = {"query": operation.text, "variables": {"input": input_of(operation)}}
            told = await client.post("/graphql", json=body)
            assert (told.status_code, told.json()["errors"][0]["extensions"]["code"]) == refused, operation.name
            address = re.sub(r"\{\w+\}", str(uuid4()), operation.address)
            answer = await client.request(operation.method, address, json={})
            assert (answer.status_code, answer.json()["code"]) == refused, operation.name
    assert await count(database) == before


@pytest.mark.parametrize("scope", LESSER)
async def test_no_direct_endpoint_is_answered_to_a_lesser_scope(
    database: str, connection: asyncpg.Connection, scope: Scope | None
) -> None:
    await load(connection, noise())
    held = frozenset({scope} if scope else ())
    refused = (403, "INSUFFICIENT_SCOPE") if scope else (401, "AUTHENTICATION_REQUIRED")
    headers = bearer(await key_of(database, "lesser", scope)) if scope else {}
    async with client_of(database, headers=headers, anonymous_read=False) as client:
        for endpoint in PARTNER_ENDPOINTS:
            if allows(held, endpoint.scope):
                continue
            address = re.sub(r"\{\w+\}", str(uuid4()), endpoint.address)
            answer = await client.request(endpoint.method, address)
            assert (answer.status_code, answer.json()["code"]) == refused, endpoint.name


async def addresses_of(connection: asyncpg.Connection) -> list[str]:
    """Return the address of every resource, with each id that there is where it takes one."""
    tables = ("article", "revision", "entity", "event", "mention", "quote", "claim", "event_report")
    ids = [row[0] for table in tables for row in await connection.fetch(f"select id::text from {table}")]
    found = ["/v1/changes?limit=1000"]
    for resource in all_resources():
        path = resource.address
        if "{" not in path:
            found += [f"{path}{query}" for query in QUERIES.get(path, ("?first=100",))]
        else:
            found += [re.sub(r"\{\w+\}", id_, path) for id_ in ids]
    return found


QUERIES = {
    "/v1/search": ("?text=Geheimsache&first=100", "?text=%D8%A7%D9%84%D8%B9%D9%82%D9%88%D8%A8%D8%A7%D8%AA&first=100"),
    "/v1/lookup/article": ("?url=https://example.org/secret",),
    "/v1/lookup/entity": ("?wikidata=Q4711",),  # the 404 of a name repeats the name
    "/v1/nodes": (),
    "/v1/timeline": ("?first=100",),
}


async def told(client: httpx2.AsyncClient, addresses: list[str]) -> str:
    return "\n".join([(await client.get(address)).text for address in addresses])


@pytest.mark.slow
async def test_resources_show_drafts_only_to_callers_who_may_see_them(
    databases: Databases, database: str, connection: asyncpg.Connection
) -> None:
    await load(connection, noise())
    data = noise(slug="secret", headline="Geheimsache", url="https://example.org/secret", status="WITHHELD")
    data["entities"][0] |= {"key": "hidden", "wikidata": "Q4711", "names": [{"text": "Geheimsache", "language": "de"}]}
    data["quotes"][0]["chain"][0]["entity"] = "hidden"
    data["events"][0] |= {"key": "hidden-talks", "title": {"de": "Geheimsache"}}
    data["events"][0]["participants"] = []
    data["claims"][0] |= {"text": "Geheimsache", "event": "hidden-talks"}
    await load(connection, data)
    addresses = await addresses_of(connection)
    assert len(addresses) > 100
    for scope in (*LESSER, Scope.ADMIN):
        headers = bearer(await key_of(database, f"of {scope}", scope)) if scope else {}
        async with client_of(database, headers=headers) as client:
            answers = await told(client, addresses)
        assert ("Geheimsache" in answers) == (scope in (Scope.DRAFT, Scope.ADMIN)), scope
