"""Bodies of the wrong shape, for every operation of REST: each is refused in words that a caller knows."""

import json
from collections.abc import Iterator
from typing import Any

from db.sql.scope import Scope
from service.app.app import create_app
from service.openapi.openapi import openapi
from service.settings import Settings
from tests.hostile.asking import Asked, ask
from tests.hostile.promise import broken
from tests.support.service.keys import key_of

ID = "00000000-0000-7000-8000-000000000000"
ODD: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    1.5,
    1e300,
    10**30,
    "",
    "x",
    "None",
    [],
    [None],
    [[True]],
    {},
    {"x": None},
)
DOCUMENT = openapi()
SCHEMAS = DOCUMENT["components"]["schemas"]


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema itself, where a reference to it stands or a choice between it and null."""
    chosen = next((each for each in schema.get("anyOf", ()) if each != {"type": "null"}), schema)
    return resolved(SCHEMAS[chosen["$ref"].rpartition("/")[2]]) if "$ref" in chosen else chosen


def values(schema: dict[str, Any], depth: int = 3) -> Iterator[Any]:
    """Give odd values for a place, and objects and lists that have odd ones within."""
    yield from ODD
    kind = resolved(schema)
    if depth and kind.get("type") == "array":
        yield from ([each] for each in values(kind["items"], depth - 1))
    for name, member in kind.get("properties", {}).items() if depth else ():
        yield from ({name: each} for each in values(member, depth - 1))


def bodies() -> Iterator[tuple[str, str, Any]]:
    """Give the method, the address and a body for every operation that takes one."""
    for path, item in DOCUMENT["paths"].items():
        address = "/".join(ID if part.startswith("{") else part for part in path.split("/"))
        for method, operation in item.items():
            content = operation.get("requestBody", {}).get("content", {})
            if "application/json" in content:
                for value in values(content["application/json"]["schema"], 2):
                    yield method.upper(), address, value


async def test_a_body_of_the_wrong_shape_is_refused_in_words_that_a_caller_knows(database: str) -> None:
    key = await key_of(database, "odd", Scope.ADMIN)
    headers = ((b"content-type", b"application/json"), (b"authorization", f"Bearer {key}".encode()))
    found: dict[str, str] = {}
    app = create_app(Settings(database_url=database, key_cost_per_minute=0, webhook_workers=0))
    async with app.router.lifespan_context(app):
        for method, address, value in bodies():
            asked = Asked(f"{method} {address}", json.dumps(value).encode(), method, address, headers=headers)
            for fault in broken(await ask(app, asked)):
                found.setdefault(f"{asked.name}: {fault}", json.dumps(value)[:200])
    assert found == {}
