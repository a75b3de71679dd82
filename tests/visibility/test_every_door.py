"""Who may not see something is told of it by no door: no word, no id, no number, by no question, at no instant."""

import re
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

import asyncpg
import pytest
from graphql import GraphQLString

from db.sql.scope import Scope
from tests.conftest import Databases
from tests.support.postgres.roles import as_owner
from tests.visibility.asking import Asker, Told, asking
from tests.visibility.doors import DOORS, doors_of_the_code
from tests.visibility.values import values_of
from tests.visibility.world import MARKS, NEVER_PUBLISHED, REDACTED, World, ids_in, made_world, marks_in

WRITES = ("mutation", "PATCH", "PUT /v1/a", *(f"POST /v1/{each}" for each in ("a", "b", "c", "e", "m", "q", "r")))
"""What the names of doors begin with that write: whoever sees all is not held back there."""

TELLING_DELETES = frozenset(
    (
        "GET /v1/changes",
        "GET /v1/watch",
        "GET /v1/watch/changes",
        "PUT /v1/watch",
        "POST /v1/watch/ids",
        "query changes",
        "subscription changes",
        "webhook of CHANGES",
        "webhook of NOTICES",
    )
)
"""Doors that tell by its id that a thing is gone, to whoever could see it before."""

SHOWN_BY: Mapping[str, str] = {
    "article": "query articles",
    "change": "GET /v1/changes",
    "claim": "query claims",
    "entity": "query entities",
    "event": "query events",
    "event_report": "query events",
    "mention": "query articles",
    "quote": "query quotes",
    "revision": "GET /v1/revisions/{id}",
    "search_document": "GET /v1/search",
}
"""Views of what is published, each with a door that tells what is hidden if the view shows everything.

The others are read together with one of these, which then still hides what they show.
"""

SEE_ALL = frozenset((Scope.DRAFT, Scope.ADMIN))
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Leak:
    """What a door told that it must not: marks of hidden things, and their ids."""

    door: str
    asked: str
    marks: frozenset[str]
    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Hidden:
    """What no answer may have: the ids of what is hidden, and of them those that were never public."""

    ids: frozenset[str]
    never: frozenset[str]

    def told_by(self, door: str, told: Told, *, sees_all: bool) -> Leak:
        """Return what of it an answer has."""
        words = marks_in(told.beyond_question)
        if sees_all:
            return Leak(door, told.asked, frozenset(words & {REDACTED.lower()}), frozenset())
        guarded = self.never if door in TELLING_DELETES else self.ids
        return Leak(door, told.asked, frozenset(words), guarded.intersection(UUID.findall(told.beyond_question)))


@pytest.fixture(scope="module")
async def world(databases: Databases, template: str) -> AsyncIterator[World]:
    async with made_world(databases, template) as made:
        yield made


@pytest.fixture(scope="module")
async def done(world: World) -> AsyncIterator[Asker]:
    """Who asks the database in which everything was hidden."""
    async with asking(world.done) as asker:
        yield asker


@pytest.fixture(scope="module")
async def hidden(world: World) -> Hidden:
    """What is hidden there."""
    ids = frozenset(await ids_in(world.done, hidden=True))
    return Hidden(ids, ids - set(await ids_in(world.public, hidden=False)))


async def everything_told(asker: Asker, name: str) -> Mapping[str, Told]:
    """Return all answers of a door by what was asked."""
    return {told.asked: told async for told in DOORS[name](asker)}


async def leaks(asker: Asker, hidden: Hidden, doors: Iterable[str], seen: set[str]) -> AsyncGenerator[Leak, None]:
    """Ask doors and yield what they told that they must not; the marks in all answers are added to ``seen``."""
    for name in doors:
        async for told in DOORS[name](asker):
            seen |= marks_in(told.beyond_question)
            found = hidden.told_by(name, told, sees_all=asker.scope in SEE_ALL)
            if found.marks or found.ids:
                yield found


def test_every_door_of_the_code_has_a_line_and_every_line_a_door() -> None:
    assert doors_of_the_code() == set(DOORS)


async def test_a_new_argument_without_values_fails(world: World) -> None:
    values = await values_of(world.done, MARKS, (), ids=1)
    with pytest.raises(KeyError):
        values.of("newFilter", GraphQLString)


async def test_what_was_never_published_changes_no_answer_of_any_door(world: World) -> None:
    """The answers to ids, names and addresses of hidden things are those of a database that has no such things, ETags too."""
    values = await values_of(world.drafted, NEVER_PUBLISHED[:2], list(world.instants.values())[:1], ids=1)
    different = []
    async with asking(world.public) as public, asking(world.drafted) as drafted:
        without, beside = (each.as_scope(world, Scope.SYNC, values) for each in (public, drafted))
        for name in sorted(DOORS):
            expected, found = await everything_told(without, name), await everything_told(beside, name)
            assert list(expected) == list(found), name
            different += [(name, asked) for asked, told in expected.items() if found[asked].lasting != told.lasting]
    assert different == []


@pytest.mark.parametrize("scope", [None, *Scope])
async def test_every_door_shows_what_a_scope_may_see_and_nothing_else(
    world: World, done: Asker, hidden: Hidden, scope: Scope | None
) -> None:
    values = await values_of(world.done, MARKS, list(world.instants.values()), ids=1)
    asker, seen = done.as_scope(world, scope, values), set[str]()
    doors = [each for each in sorted(DOORS) if scope not in SEE_ALL or not each.startswith(WRITES)]
    assert [each async for each in leaks(asker, hidden, doors, seen)] == []
    assert (seen >= set(MARKS)) == (scope in SEE_ALL)


@asynccontextmanager
async def without_condition(dsn: str, view: str) -> AsyncIterator[None]:
    """Let a view of what is published show everything, as if its condition had been forgotten."""
    connection = await asyncpg.connect(as_owner(dsn))
    name = f"published.{view}"
    text: str = await connection.fetchval("select pg_get_viewdef($1::regclass)", name)
    assert " WHERE " in text, text
    try:
        arms = [arm.rpartition(" WHERE ")[0] for arm in text.split("UNION ALL")]
        await connection.execute(f"create or replace view {name} as {' UNION ALL '.join(arms)}")
        yield
    finally:
        await connection.execute(f"create or replace view {name} as {text}")
        await connection.close()


@pytest.mark.parametrize("view", sorted(SHOWN_BY))
async def test_a_view_that_forgets_its_condition_is_found(world: World, hidden: Hidden, view: str) -> None:
    values = await values_of(world.done, MARKS[:1], list(world.instants.values())[:1], ids=1)
    async with without_condition(world.done, view), asking(world.done) as made:
        found = leaks(made.as_scope(world, Scope.SYNC, values), hidden, (SHOWN_BY[view],), set())
        assert await anext(found, None) is not None
        await found.aclose()
