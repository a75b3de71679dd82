"""Merges, splits, undone merges and loads in any order: what must hold holds after each, and undoing gives back what was."""

import random
from typing import Any

import asyncpg
import pytest

from db.entities.merge_entities import MergeEntities, merge_entities
from db.entities.new_entity import NewEntity, NewName
from db.entities.reassignment import EventRole, Reassigned
from db.entities.split_entity import SplitEntity, split_entity
from db.entities.undo_merge import UndoMerge, undo_merge
from db.operation.operation import Actor, OperationRefused
from tests.db.entities.entities import state, wrong
from tests.support.data.articles import load, noise

Connection = asyncpg.Connection
EDITOR = Actor("editor")
KEYS = tuple(f"e{n}" for n in range(6))
SLUGS = tuple(f"a{n}" for n in range(4))
NAMES = ("One", "Two", "Three", "Four")
ROLES = ("RELAYED_BY", "TOLD_TO", "PUBLISHED_BY")


def world(chance: random.Random, slug: str) -> dict[str, Any]:
    """Return a bundle in which entities of a few keys are referred to at random, of which several are called the same."""
    data = noise(slug=slug, headline=str(chance.randrange(3)))
    some = chance.sample(KEYS, chance.randint(2, len(KEYS)))

    def any_() -> str:
        return chance.choice(some)

    data["entities"] = [
        {
            "key": key,
            "kind": chance.choice(("PERSON", "GROUP")),
            "names": [
                {"text": text, "language": "en", "kind": chance.choice(("PREFERRED", "ALIAS", "MISSPELLING"))}
                for text in chance.sample(NAMES, chance.randint(1, 3))
            ],
            "descriptions": dict.fromkeys(chance.sample(("en", "ar", "be"), chance.randrange(3)), key),
            "same_as": [f"https://example.org/{n}" for n in chance.sample(range(4), chance.randrange(3))],
            "mentions": [{"exact": "جون كويل"}] if key == some[0] else [{"exact": "بيلتا"}] if key == some[1] else [],
        }
        for key in some
    ]
    if chance.random() < 0.5:
        data["article"]["publisher"] = any_()
    data["provenance"]["state"] = chance.choice(("PUBLISHED", "PUBLISHED", "DRAFT"))
    data["quotes"][0]["chain"] = _chain(chance, any_)
    data["claims"][0] |= {
        "chain": _chain(chance, any_),
        "about": chance.sample(some, chance.randint(0, len(some))),
        "reviews": [{"rating": "true", "reviewer": any_()} for _ in range(chance.randrange(3))],
    }
    event = data["events"][0]
    event["key"] = data["claims"][0]["event"] = chance.choice(("talks", f"talks-{slug}"))
    parts = {(chance.choice(("AGENT", "PATIENT")), any_()) for _ in range(chance.randrange(4))}
    event["participants"] = [{"role": role, "entity": key} for role, key in sorted(parts)]
    event |= {"place": any_()} if chance.random() < 0.5 else {}
    return data


def _chain(chance: random.Random, any_: Any) -> list[dict[str, Any]]:
    links = [{"role": "SPEAKER", "entity": any_(), "inferred": True}]
    return links + [
        {"role": chance.choice(ROLES), "entity": any_(), "inferred": True} for _ in range(chance.randrange(3))
    ]


async def some_step(connection: Connection, chance: random.Random) -> str:
    """Do something at random; what is refused is refused as a whole."""
    before = await state(connection)
    what = chance.choice(("merge", "merge", "merge", "undo", "undo", "split", "load", "load"))
    try:
        if what == "load":
            await load(connection, world(chance, chance.choice(SLUGS)))
        elif what == "merge":
            which = " where merged_into_id is null" if chance.random() < 0.9 else ""
            ids = [row["id"] for row in await connection.fetch(f"select id::text as id from entity{which} order by id")]
            survivor, *merged = chance.sample(ids, min(len(ids), chance.randint(2, 3)))
            await merge_entities(connection, MergeEntities(survivor, tuple(merged)), actor=EDITOR)
        elif what == "undo":
            rows = await connection.fetch("select id::text as id from entity_merge where undone_at is null order by id")
            if rows:
                await undo_merge(connection, UndoMerge(chance.choice(rows)["id"]), actor=EDITOR)
        else:
            await split_some(connection, chance)
    except OperationRefused:
        assert await state(connection) == before
    return what


async def split_some(connection: Connection, chance: random.Random) -> None:
    entity = chance.choice(await connection.fetch("select id from entity where merged_into_id is null order by id"))[
        "id"
    ]
    spoken = await connection.fetch(
        "select id::text as id from mention where entity_id = $1"
        " union select annotation_id::text from attribution where entity_id = $1"
        " union select claim_id::text from claim_about where entity_id = $1 order by 1",
        entity,
    )
    events = await connection.fetch(
        "select event_id::text as id from event_entity where entity_id = $1 order by 1", entity
    )
    takes = Reassigned(
        tuple(row["id"] for row in spoken if chance.random() < 0.5),
        (),
        tuple(EventRole(row["id"]) for row in events if chance.random() < 0.5),
    )
    into = NewEntity("PERSON", (NewName(chance.choice(NAMES), "en", moved=chance.random() < 0.3),))
    await split_entity(connection, SplitEntity(str(entity), into, takes), actor=EDITOR)


@pytest.mark.parametrize("seed", range(12))
async def test_what_must_hold_holds_after_every_step(connection: Connection, seed: int) -> None:
    chance = random.Random(seed)
    for slug in SLUGS[:3]:
        await load(connection, world(chance, slug))
    done = []
    for _ in range(12):
        done.append(await some_step(connection, chance))
        assert await wrong(connection) == [], done


@pytest.mark.parametrize("seed", range(12))
async def test_undoing_all_merges_from_the_last_to_the_first_gives_back_what_was(
    connection: Connection, seed: int
) -> None:
    chance = random.Random(seed)
    for slug in SLUGS:
        await load(connection, world(chance, slug))
    states = [await state(connection)]
    while len(states) < 5:
        rows = await connection.fetch("select id::text as id from entity where merged_into_id is null order by id")
        if len(rows) < 2:
            break
        survivor, *merged = [row["id"] for row in chance.sample(rows, 2)]
        await merge_entities(connection, MergeEntities(survivor, tuple(merged)), actor=EDITOR)
        states.append(await state(connection))
    for (merge_id,) in await connection.fetch("select id::text from entity_merge order by at desc, id desc"):
        assert await state(connection) == states.pop()
        await undo_merge(connection, UndoMerge(merge_id), actor=EDITOR)
        assert await wrong(connection) == []
    assert await state(connection) == states.pop()
