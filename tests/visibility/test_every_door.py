"""Who may not see something is told of it by no door: no word, no id, no number, by no question, at no instant."""

import os
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import httpx2
import pytest
from graphql import GraphQLString

from db.scope import Scope
from tests.conftest import Databases
from tests.keys import bearer
from tests.live import serving
from tests.visibility.asking import Asker, Told
from tests.visibility.doors import DOORS, PASSING_DOORS, doors_of_the_code
from tests.visibility.values import Values, values_of
from tests.visibility.world import MARKS, NEVER_PUBLISHED, REDACTED, World, ids_in, made_world, marks_in

UNLIMITED: dict[str, Any] = {
    "anonymous_read": True,
    "max_cost": 10_000_000,
    "max_fields": 10_000,
    "max_depth": 100,
    "max_tokens": 100_000,
    "max_aliases": 10_000,
    "key_cost_per_minute": 0,
    "address_cost_per_minute": 0,
    "feed_address_cost_per_minute": 0,
    "webhook_workers": 0,
    "log_level": "error",
}
WRITES = ("mutation", "PATCH", "PUT /v1/a", *(f"POST /v1/{each}" for each in ("a", "b", "c", "e", "m", "q", "r")))
"""What the names of doors begin with that write: whoever sees all is not held back there."""

TELLING_DELETES = frozenset(
    (
        *("GET /v1/changes", "GET /v1/watch", "GET /v1/watch/changes", "PUT /v1/watch", "POST /v1/watch/ids"),
        *("query changes", "subscription changes", "webhook of CHANGES", "webhook of NOTICES"),
    )
)
"""Doors that tell by its id that a thing is gone, to whoever could see it before."""

whole_sweep = pytest.mark.skipif(
    "ISNAD_SWEEP" not in os.environ, reason="asks every door, for minutes: run `make sweep`"
)

UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@pytest.fixture(scope="module")
async def world(databases: Databases, template: str) -> AsyncIterator[World]:
    async with made_world(databases, template) as made:
        yield made


@asynccontextmanager
async def asking(world: World, dsn: str, scope: Scope | None, values: Values) -> AsyncIterator[Asker]:
    headers = {"accept-encoding": "identity", **(bearer(world.keys[scope]) if scope else {})}
    async with (
        serving(dsn, **UNLIMITED) as address,
        httpx2.AsyncClient(
            base_url=f"http://{address}", headers={**headers, "host": "isnad.test"}, timeout=30
        ) as client,
    ):
        yield Asker(client, dsn, scope, values)


async def everything_told(asker: Asker, name: str) -> Mapping[str, Told]:
    """Return all answers of a door by what was asked."""
    return {told.asked: told async for told in DOORS[name](asker)}


def test_every_door_of_the_code_has_a_line_and_every_line_a_door() -> None:
    assert doors_of_the_code() == set(DOORS)


async def test_a_new_argument_without_values_fails(world: World) -> None:
    values = await values_of(world.done, MARKS, (), ids=1)
    with pytest.raises(KeyError):
        values.of("newFilter", GraphQLString)


@whole_sweep
async def test_what_was_never_published_changes_no_answer_of_any_door(world: World) -> None:
    """The answers to ids, names and addresses of hidden things are those of a database that has no such things, ETags too."""
    values = await values_of(world.drafted, NEVER_PUBLISHED[:2], list(world.instants.values())[:1], ids=1)
    different = []
    async with (
        asking(world, world.public, Scope.SYNC, values) as without,
        asking(world, world.drafted, Scope.SYNC, values) as beside,
    ):
        for name in sorted(set(DOORS) - PASSING_DOORS):
            expected, found = await everything_told(without, name), await everything_told(beside, name)
            assert list(expected) == list(found), name
            different += [asked for asked, told in expected.items() if found[asked].lasting != told.lasting]
    assert different == []


@whole_sweep
@pytest.mark.parametrize("scope", [None, *Scope])
async def test_every_door_tells_what_a_scope_may_see_and_nothing_else(world: World, scope: Scope | None) -> None:
    sees_all = scope in (Scope.DRAFT, Scope.ADMIN)
    is_whole = scope in (Scope.SYNC, Scope.DRAFT)
    instants = list(world.instants.values())
    values = await values_of(
        world.done, MARKS if is_whole else MARKS[:1], instants if is_whole else instants[:1], ids=1
    )
    hidden, marks, wrong = await ids_in(world.done, hidden=True), set[str](), []
    never = set(hidden) - set(await ids_in(world.public, hidden=False))
    async with asking(world, world.done, scope, values) as asker:
        for name in sorted(DOORS):
            if sees_all and name.startswith(WRITES):
                continue
            for told in (await everything_told(asker, name)).values():
                said = told.beyond_question
                seen, ids = marks_in(said), {id_ for id_ in set(UUID.findall(said)) if id_ in hidden}
                forbidden = {REDACTED.lower()} if sees_all else {*MARKS, REDACTED.lower()}
                bad_ids = set[str]() if sees_all else ids & (never if name in TELLING_DELETES else set(hidden))
                marks |= seen
                if seen & forbidden or bad_ids:
                    wrong.append((name, told.asked, seen & forbidden, bad_ids))
    assert wrong == []
    assert (marks >= set(MARKS)) == sees_all
