"""An entity that was two is split: what means the other one stands for it, and merging the two undoes it."""

from typing import Any
from uuid import UUID

import asyncpg
import pytest

from db.entities.merge_entities import MergeEntities, merge_entities
from db.entities.new_entity import LocalisedText, NewEntity, NewName
from db.entities.reassignment import ChainLink, EventRole, Reassigned
from db.entities.split_entity import SplitEntity, split_entity
from db.entities.undo_merge import UndoMerge, undo_merge
from db.operation.load_report import LoadAction
from db.operation.operation import Actor, OperationRefused, Outcome
from tests.db.entities.entities import id_of, moved, state, wrong
from tests.support.data.articles import load, noise

Connection = asyncpg.Connection
EDITOR = Actor("editor")
SON = NewEntity(
    "PERSON", (NewName("John Coale Jr", "en"),), "coale-junior", None, (), (LocalisedText("en", "His son"),)
)


def second(**article: object) -> dict[str, Any]:
    """Return another article about the same entities."""
    data = noise(**{"slug": "second", "publisher": "coale", **article})
    data["events"][0] |= {"key": "more-talks", "place": "coale"}
    data["claims"][0] |= {
        "event": "more-talks",
        "about": ["coale", "belta"],
        "reviews": [{"rating": "true", "reviewer": "coale"}],
    }
    return data


@pytest.fixture
async def world(connection: Connection) -> Connection:
    await load(connection, noise())
    await load(connection, second())
    return connection


async def of_second(connection: Connection) -> Reassigned:
    """Return everything of the second article that speaks of Coale."""
    annotations = await connection.fetch(
        "select distinct n.id::text from annotation n join article a on a.id = n.article_id"
        " left join mention m on m.id = n.id left join entity_key k on k.entity_id = m.entity_id"
        " where a.slug = 'second' and (k.key = 'coale' or n.kind in ('QUOTE', 'CLAIM'))"
    )
    event = await connection.fetchval("select event_id::text from event_key where key = 'more-talks'")
    article = await connection.fetchval("select id::text from article where slug = 'second'")
    return Reassigned(tuple(row["id"] for row in annotations), (), (EventRole(event),), (article,))


async def split(connection: Connection, into: NewEntity, takes: Reassigned, **more: Any) -> Outcome:
    request = SplitEntity(await id_of(connection, "coale"), into, takes, **more)
    return await split_entity(connection, request, actor=EDITOR)


async def faults(doing: Any) -> list[tuple[Any, ...]]:
    with pytest.raises(OperationRefused) as refused:
        await doing
    return [(*fault.path, fault.code) for fault in refused.value.faults]


async def test_what_means_the_other_one_stands_for_it(world: Connection) -> None:
    last = await world.fetchval("select max(seq) from change")
    done = await split(world, SON, await of_second(world), note="father and son")
    made, old = await id_of(world, "coale-junior"), await id_of(world, "coale")
    assert done.ids == {"entity": made, "original": old}
    assert done.values["moved"] == {"mentions": 1, "quotes": 1, "claims": 1, "events": 1, "articles": 1}
    assert await wrong(world) == []
    for statement in (
        "select e.entity_id, a.slug from mention e join article a on a.id = e.article_id",
        "select e.speaker_id, a.slug from quote e join article a on a.id = e.article_id",
    ):
        found = {row[1]: str(row[0]) for row in await world.fetch(statement)}
        assert found["second"] in (made, await id_of(world, "belta"))
    for statement in (
        "select publisher_id from article where slug = 'second'",
        "select place_id from event where place_id is not null",
        "select reviewer_id from claim_review",
        "select entity_id from claim_about where ordinal = 0",
    ):
        assert str(await world.fetchval(statement)) == made, statement
    rows = await world.fetch("select * from change where seq > $1", last)
    assert {(row["reason"], row["by"], row["note"], row["op"], row["public_op"]) for row in rows} == {
        ("split", "editor", "father and son", "upsert", "upsert")
    }
    assert await world.fetchval("select version from entity where id = $1", UUID(made)) == 1


async def test_bundles_that_are_loaded_again_leave_it_so(world: Connection) -> None:
    await split(world, SON, await of_second(world))
    before = await state(world)
    report = await load(world, second(headline="New"))
    assert {item.type for item in report.items if item.action is not LoadAction.UNCHANGED} == {"article"}
    assert await state(world) == before
    changed = second(headline="New")
    changed["events"][0]["status"] = "ALLEGED"
    changed["quotes"][0]["kind"] = "PARTIAL"
    await load(world, changed)
    assert await state(world) == before
    assert await wrong(world) == []


async def test_a_bundle_that_says_another_entity_than_before_is_followed(world: Connection) -> None:
    await split(world, SON, await of_second(world))
    data = second(publisher="belta")
    data["quotes"][0]["chain"][0]["entity"] = "coale-junior"
    data["entities"].append(
        {"key": "coale-junior", "kind": "PERSON", "names": [{"text": "John Coale Jr", "language": "en"}]}
    )
    await load(world, data)
    assert await wrong(world) == []
    assert str(await world.fetchval("select publisher_id from article where slug = 'second'")) == await id_of(
        world, "belta"
    )
    made = UUID(await id_of(world, "coale-junior"))
    assert await world.fetchval("select count(*) from quote where speaker_id = $1", made) == 1
    assert (
        await world.fetchval(
            "select count(*) from reference_origin where relation = 'attribution' and said_id = $1", made
        )
        == 0
    )


async def test_merging_the_two_undoes_a_split_and_undoing_that_splits_again(world: Connection) -> None:
    before = await state(world)
    await split(world, SON, await of_second(world))
    between = await state(world)
    ids = [await id_of(world, key) for key in ("coale", "coale-junior")]
    await merge_entities(world, MergeEntities(ids[0], (ids[1],)), actor=EDITOR)
    assert await wrong(world) == []
    after = await state(world)
    for table in (
        "mention",
        "attribution",
        "quote",
        "claim",
        "claim_about",
        "claim_review",
        "participant",
        "event",
        "article",
    ):
        assert after[table] == before[table], table
    await undo_merge(world, UndoMerge(ids[1]), actor=EDITOR)
    assert await state(world) == between


async def test_single_links_and_roles_and_names_are_moved(world: Connection) -> None:
    data = second()
    data["entities"][0]["names"].append({"text": "Junior", "language": "en"})
    data["events"][0]["participants"].append({"role": "RECIPIENT", "entity": "coale"})
    data["quotes"][0]["chain"].append({"role": "TOLD_TO", "entity": "coale", "inferred": True})
    await load(world, data)
    quote = await world.fetchval("select annotation_id::text from attribution where role = 'TOLD_TO'")
    event = await world.fetchval("select event_id::text from event_key where key = 'more-talks'")
    takes = Reassigned(links=(ChainLink(quote, 2),), events=(EventRole(event, "RECIPIENT"),))
    into = NewEntity("PERSON", (NewName("Junior", "en", moved=True), NewName("الابن", "ar")))
    await split(world, into, takes)
    assert await wrong(world) == []
    made = await world.fetchval("select entity_id from attribution where role = 'TOLD_TO'")
    assert await world.fetchval("select array_agg(text order by ordinal) from name where entity_id = $1", made) == [
        "Junior",
        "الابن",
    ]
    old = UUID(await id_of(world, "coale"))
    assert await world.fetchval("select count(*) from name where entity_id = $1 and text = 'Junior'", old) == 0
    roles = await world.fetch("select role from participant where entity_id = $1", made)
    assert [row["role"] for row in roles] == ["RECIPIENT"]
    assert await world.fetchval("select count(*) from event where place_id = $1", made) == 0


async def test_all_errors_of_a_split_are_reported_at_once(world: Connection) -> None:
    belta = await world.fetchval(
        "select m.id::text from mention m join entity_key k using (entity_id) where k.key = 'belta' limit 1"
    )
    into = NewEntity("PERSONS", (NewName("", "en"), NewName("X", "no language", moved=True)), "belta")
    takes = Reassigned((belta, "nothing"), (ChainLink(belta, 0),), (EventRole("nothing"),), ("nothing",))
    assert await faults(split(world, into, takes)) == [
        ("into", "kind", "INVALID_VALUE"),
        ("into", "names", 0, "text", "INVALID_VALUE"),
        ("into", "names", 1, "language", "INVALID_VALUE"),
        ("into", "key", "KEY_TAKEN"),
        ("takes", "annotations", 0, "INVALID_VALUE"),
        ("takes", "annotations", 1, "UNKNOWN_OBJECT"),
        ("takes", "links", 0, "INVALID_VALUE"),
        ("takes", "events", 0, "UNKNOWN_OBJECT"),
        ("takes", "articles", 0, "UNKNOWN_OBJECT"),
    ]
    assert await faults(split(world, SON, Reassigned())) == [("takes", "INVALID_VALUE")]
    only = NewEntity("PERSON", (NewName("John Coale", "en", moved=True),))
    assert await faults(split(world, only, await of_second(world))) == [("into", "names", "INVALID_VALUE")]
    unknown = SplitEntity("00000000-0000-0000-0000-000000000001", SON, Reassigned())
    assert await faults(split_entity(world, unknown, actor=EDITOR)) == [("entity", "UNKNOWN_OBJECT")]


async def test_a_dry_run_of_a_split_does_nothing(world: Connection) -> None:
    before = await state(world)
    done = await split(world, SON, await of_second(world), dry_run=True)
    assert moved(done)["mentions"] == 1
    assert await state(world) == before
