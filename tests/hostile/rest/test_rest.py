"""Hostile requests to REST, to its description and to the pages: every parameter of every resource, and addresses by hand."""

import json
import random
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import quote

import pytest

from schema.resource.resource import Resource, all_resources
from schema.resource.sparse import paths_of
from service.errors.parameter import MAX_FAULTS, ParametersRefused
from service.parameters.addresses import Found
from service.parameters.query_texts import MAX_HINTS
from service.parameters.rest_request import read_request
from tests.hostile.asking import Asked, ask
from tests.hostile.conftest import ROUNDS, Besieged
from tests.hostile.input.addresses import addresses, texts_for
from tests.hostile.input.places import places_of_openapi
from tests.hostile.promise import broken
from tests.hostile.rest.test_requests import tampered

PER_PLACE = 8
LISTS = ("articles", "entities", "quotes", "claims", "events", "timeline", "changes", "search?text=%D9%85%D9%86")


async def described(besieged: Besieged) -> Any:
    """Return the description of REST that the service gives."""
    answer = await ask(besieged.app, Asked("", method="GET", path="/openapi.json", headers=()))
    return json.loads(answer.body)


@lru_cache(maxsize=64)
def hostile(kind: str) -> tuple[str, ...]:
    """Return the hostile texts for a parameter of this kind."""
    return tuple(texts_for(kind))


def requests(document: Any, seed: int) -> Iterator[Asked]:
    """Give for every parameter some of the hostile texts, others with each seed; and each text somewhere."""
    chance, untried = random.Random(seed), dict[str, list[str]]()
    for place in places_of_openapi(document):
        name = place.name.rpartition(" ")[2]
        left = untried.setdefault(name, [])
        for _ in range(PER_PLACE):
            if not left:
                left.extend(hostile(place.kind))
                chance.shuffle(left)
            yield place.ask(left.pop())


async def faults(besieged: Besieged, asked: Iterator[Asked]) -> dict[str, int]:
    """Return what the answers break of the promise."""
    found: Counter[str] = Counter()
    for each in asked:
        answer = await ask(besieged.app, each)
        found.update(
            f"{each.name}: {fault}: {each.path[-200:]}?{each.query_string[:200]!r}" for fault in broken(answer)
        )
    return dict(found)


@pytest.mark.parametrize("seed", range(ROUNDS))
async def test_a_hostile_text_is_answered_as_promised_in_every_parameter(besieged: Besieged, seed: int) -> None:
    document = await described(besieged)
    assert len(document["paths"]) > 30
    assert await faults(besieged, requests(document, seed)) == {}


async def test_a_broken_address_is_answered_as_promised(besieged: Besieged) -> None:
    assert await faults(besieged, addresses()) == {}


def size_of(path: str) -> str:
    """Return what the parameter is called that sizes a page."""
    return "limit" if path == "changes" else "first"


async def cursor_of(besieged: Besieged, name: str) -> str:
    """Return a cursor that a list gives out."""
    path, _, query = name.partition("?")
    string = f"{query}&{size_of(path)}=1"
    asked = Asked(name, method="GET", path=f"/v1/{path}", query_string=string.encode(), headers=())
    body = json.loads((await ask(besieged.app, asked)).body)
    cursor: str = body["cursor"] if "cursor" in body else body["pageInfo"]["endCursor"]
    return cursor


def after(name: str, cursor: str) -> Asked:
    """Return the request for what comes after a cursor."""
    path, _, query = name.partition("?")
    string = f"{query}&{size_of(path)}=1&after={quote(cursor, safe='', errors='surrogatepass')}"
    return Asked(
        f"{name} after {cursor[:40]!r}", method="GET", path=f"/v1/{path}", query_string=string.encode(), headers=()
    )


@pytest.mark.parametrize("name", LISTS[-2:])
async def test_a_cursor_that_was_changed_is_refused_or_is_a_place_in_the_order(besieged: Besieged, name: str) -> None:
    changed = list(tampered(await cursor_of(besieged, name), random.Random(name)))
    assert await faults(besieged, (after(name, cursor) for cursor in changed)) == {}


async def test_a_cursor_of_another_list_is_refused(besieged: Besieged) -> None:
    cursors = {name: await cursor_of(besieged, name) for name in LISTS}
    alike = {"events", "timeline"}, {"quotes", "claims"}
    for of, cursor in cursors.items():
        for at in LISTS:
            if at == of or {at, of} in alike:
                continue
            answer = await ask(besieged.app, after(at, cursor))
            assert (answer.status, json.loads(answer.body)["code"]) == (400, "INVALID_CURSOR"), (of, at)


def largest() -> Resource:
    return max(all_resources(), key=lambda each: len(paths_of(each)))


def refused(resource: Resource, query: str) -> ParametersRefused:
    given = {each.name: "Q1" for each in resource.parameters if each.is_in_path}
    with pytest.raises(ParametersRefused) as told:
        read_request(Found(resource, given), query.encode())
    return told.value


@pytest.mark.parametrize(
    "query",
    [
        "&".join(f"langage{n}=1" for n in range(1000)),
        "fields=" + ",".join(f"nam{n}" for n in range(100)),
        "&".join(f"afte{n}=1" for n in range(15)) + "&fields=" + ",".join(f"nam{n}" for n in range(100)),
    ],
)
def test_of_a_flood_of_faults_few_are_looked_for_and_fewer_near_names(query: str) -> None:
    found = refused(largest(), query).faults
    assert len(found) <= MAX_FAULTS
    assert (
        sum("Did you mean" in fault.refusal.message for fault in found if hasattr(fault.refusal, "message"))
        <= MAX_HINTS
    )
