"""Who may not see something is told of it by no door: no word, no id, no number, by no question, at no instant."""

import re
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Mapping, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from itertools import groupby

import asyncpg
import pytest
from graphql import GraphQLString

from db.sql.scope import Scope
from tests.conftest import Databases
from tests.support.postgres.roles import as_owner
from tests.visibility.bundles import DRAFTED, MARKS, REDACTED, marks_in
from tests.visibility.calls.asking import Asker, Told, asking
from tests.visibility.doors import ANSWERING_NOBODY, DOORS, WRITES, arguments_of_the_code, doors_of_the_code, in_turn
from tests.visibility.values import Values, values_of
from tests.visibility.world import SEE_ALL, World, ids_in, made_world

TELLING_DELETES = frozenset(
    (
        "GET /v1/changes",
        "GET /v1/watch",
        "GET /v1/watch/changes",
        "PUT /v1/watch",
        "POST /v1/watch/ids",
        "DELETE /v1/watch/ids/{id}",
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

UNKNOWN = frozenset(
    (
        "OBJECT_NOT_FOUND",
        "UNKNOWN_OBJECT",
        "WEBHOOK_UNKNOWN",
        "FEED_ADDRESS_UNKNOWN",
    )
)
"""Codes that answer a question: nothing has this id or name."""

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
        if sees_all:
            return Leak(door, told.asked, frozenset(marks_in(told.whole) & {REDACTED.lower()}), frozenset())
        guarded = self.never if door in TELLING_DELETES else self.ids
        text = told.whole
        if marks_in(text) or guarded.intersection(UUID.findall(text)):
            text = told.beyond_question
        return Leak(door, told.asked, frozenset(marks_in(text)), guarded.intersection(UUID.findall(text)))


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


async def told_by(asker: Asker, doors: Iterable[str]) -> AsyncGenerator[tuple[str, Told], None]:
    """Ask doors, and yield their answers, each with the name of its door."""
    for name in doors:
        async for told in DOORS[name](asker):
            yield name, told


def unseen_marks(everything: Iterable[Told]) -> set[str]:
    """Return the marks that are in no answer, but for what answers repeat of their questions."""
    unseen = set[str](MARKS)
    for told in everything:
        if unseen & marks_in(told.whole):
            unseen -= marks_in(told.beyond_question)
    return unseen


def unanswered(doors: Iterable[str], everything: Sequence[tuple[str, Told]]) -> list[str]:
    """Return what an admin asked in vain: questions that were refused, doors and arguments to which nothing was answered."""
    refused = [
        f"{name} refused {told.asked}: {sorted(told.refusals)}"
        for name, told in everything
        if name not in ANSWERING_NOBODY and not told.refusals <= UNKNOWN
    ]
    answered: dict[str, set[str]] = {name: set() for name in doors}
    for name, told in everything:
        if not told.refusals:
            answered[name].add(told.by)
    arguments = arguments_of_the_code()
    silent = [name for name, by in answered.items() if not by and name not in ANSWERING_NOBODY]
    return [
        *refused,
        *silent,
        *(f"{name} by {by}" for name in doors for by in arguments.get(name, set()) - answered[name]),
    ]


def test_every_door_of_the_code_has_a_line_and_every_line_a_door() -> None:
    assert doors_of_the_code() == set(DOORS)


async def test_a_new_argument_without_values_fails(world: World) -> None:
    values = await values_of(world.done, MARKS, (), ids=1)
    with pytest.raises(KeyError):
        values.of("newFilter", GraphQLString)


async def test_what_was_never_published_changes_no_answer_of_any_door(world: World) -> None:
    """The answers to ids, names and addresses of hidden things are those of a database that has no such things, ETags too."""
    values = await values_of(world.drafted, DRAFTED, list(world.instants.values())[:1], ids=1)
    different = []
    async with asking(world.public) as public, asking(world.drafted) as drafted:
        without, beside = (each.as_scope(world, Scope.SYNC, values) for each in (public, drafted))
        for name in in_turn():
            expected, found = await everything_told(without, name), await everything_told(beside, name)
            assert list(expected) == list(found) != [], name
            different += [(name, asked) for asked, told in expected.items() if found[asked].lasting != told.lasting]
    assert different == []


async def test_the_last_change_of_a_transaction_is_the_last_that_a_caller_sees(world: World) -> None:
    """In the log, hidden changes come before, between and after the visible ones, within a transaction and in others."""
    connection = await asyncpg.connect(world.drafted)
    query = (
        "select string_agg(case when public_op is null then '-' else '+' end, '' order by seq) from change group by xid"
    )
    shapes = [row[0] for row in await connection.fetch(query + " order by xid")]
    await connection.close()
    mixed = [place for place, shape in enumerate(shapes) if "+" in shape and "-" in shape]
    assert any(re.search(r"\+-+\+", shapes[place]) for place in mixed), shapes
    assert any(shapes[place].endswith("-") for place in mixed), shapes
    assert any(re.fullmatch("-+", shape) for shape in shapes[mixed[0] : mixed[-1]]), shapes
    async with asking(world.drafted) as drafted:
        asker = drafted.as_scope(world, Scope.SYNC, Values({}, (), ()))
        told = (await asker.ask("GET", "/v1/changes?limit=1000")).json()["changes"]
    for _, changes in groupby(told, lambda change: change["transaction"]):
        *others, last = [change["lastInTransaction"] for change in changes]
        assert last
        assert not any(others)


@pytest.mark.parametrize("scope", [None, *Scope])
async def test_every_door_shows_what_a_scope_may_see_and_nothing_else(
    world: World, done: Asker, hidden: Hidden, scope: Scope | None
) -> None:
    """An admin is answered by every door that reads, by everything that it can be asked by: so it is really asked."""
    asker = done.as_scope(world, scope, await values_of(world.done, MARKS, list(world.instants.values()), ids=1))
    doors = [each for each in in_turn() if scope is not Scope.ADMIN or each not in WRITES]
    everything = [each async for each in told_by(asker, doors)]
    leaks = [hidden.told_by(name, told, sees_all=scope in SEE_ALL) for name, told in everything]
    assert [each for each in leaks if each.marks or each.ids] == []
    assert scope not in SEE_ALL or unseen_marks(told for _, told in everything) == set()
    assert scope is not Scope.ADMIN or unanswered(doors, everything) == []


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
        told = told_by(made.as_scope(world, Scope.SYNC, values), (SHOWN_BY[view],))
        async with aclosing(told) as answers:
            async for name, answer in answers:
                leak = hidden.told_by(name, answer, sees_all=False)
                if leak.marks or leak.ids:
                    return
    pytest.fail(f"{SHOWN_BY[view]} tells nothing that is hidden")
