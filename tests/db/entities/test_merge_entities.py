"""Entities are merged: whatever refers to one of them refers to the survivor, and its id goes on to answer."""

from typing import Any
from uuid import UUID

import asyncpg
import pytest

from db.entities.merge_entities import MergeEntities, merge_entities
from db.entities.undo_merge import UndoMerge, undo_merge
from db.operation.load_report import LoadAction
from db.operation.operation import Actor, OperationRefused, Outcome
from db.postgres.pool import Pool
from db.redaction.redact import redact
from db.redaction.request import Redact
from db.sql.visibility import Visibility
from tests.db.entities.entities import id_of, moved, state, wrong
from tests.support.data.articles import load, noise
from tests.support.service.asking import answer, answer_to

Connection = asyncpg.Connection
EDITOR = Actor("editor")


def other(**article: object) -> dict[str, Any]:
    """Return a second article, of which the entities are those of the first under other keys."""
    data = noise(**{"slug": "other", **article})
    coale, belta = data["entities"]
    coale |= {
        "key": "kool",
        "wikidata": "Q7",
        "same_as": ["https://example.org/kool"],
        "descriptions": {"en": "An envoy", "ar": "مبعوث"},
        "names": [{"text": "Kool", "language": "en"}, {"text": "John Coale", "language": "en"}],
    }
    belta["key"] = "belta-agency"
    data["article"]["publisher"] = "kool"
    data["quotes"][0]["chain"][0]["entity"] = "kool"
    data["quotes"][0]["chain"][1]["entity"] = "belta-agency"
    data["events"][0] |= {
        "key": "other-talks",
        "place": "kool",
        "participants": [{"role": "AGENT", "entity": "kool"}, {"role": "AGENT", "entity": "belta-agency"}],
    }
    data["claims"][0]["chain"][0]["entity"] = "kool"
    data["claims"][0] |= {"event": "other-talks", "about": ["belta-agency", "kool"]}
    data["claims"][0]["reviews"] = [{"rating": "true", "reviewer": "kool"}]
    return data


async def merge(connection: Connection, survivor: str, *merged: str, **more: Any) -> Outcome:
    ids = [await id_of(connection, key) for key in (survivor, *merged)]
    return await merge_entities(connection, MergeEntities(ids[0], tuple(ids[1:]), **more), actor=EDITOR)


async def undo(connection: Connection, key: str, **more: Any) -> Outcome:
    return await undo_merge(connection, UndoMerge(await id_of(connection, key), **more), actor=EDITOR)


async def codes(doing: Any) -> list[tuple[Any, ...]]:
    with pytest.raises(OperationRefused) as refused:
        await doing
    return [(*fault.path, fault.code) for fault in refused.value.faults]


@pytest.fixture
async def world(connection: Connection) -> Connection:
    await load(connection, noise())
    await load(connection, other())
    return connection


async def test_whatever_referred_to_the_merged_one_refers_to_the_survivor(world: Connection, pool: Pool) -> None:
    done = await merge(world, "coale", "kool", note="the same man")
    survivor, merged = await id_of(world, "coale"), await id_of(world, "kool")
    assert await wrong(world) == []
    assert done.ids == {"entity": survivor}
    assert done.values["moved"] == {"mentions": 1, "quotes": 1, "claims": 1, "events": 1, "articles": 1}
    query = """query ($id: ID!) { entity(by: { id: $id }) {
        id name wikidata sameAs mergedFrom description(language: "ar") names { text kind }
        mentions { totalCount } quotes { totalCount } claims { totalCount } events { totalCount } articles { totalCount } } }"""
    found = (await answer(pool, query, id=merged))["entity"]
    assert found == (await answer(pool, query, id=survivor))["entity"]
    assert found["id"] == survivor
    assert found["mergedFrom"] == [merged]
    assert (found["wikidata"], found["sameAs"]) == ("Q7", ["https://example.org/kool"])
    assert found["description"] == "مبعوث"
    assert found["names"] == [{"text": "John Coale", "kind": "PREFERRED"}, {"text": "Kool", "kind": "ALIAS"}]
    assert [found[name]["totalCount"] for name in ("mentions", "quotes", "claims", "events", "articles")] == [
        2,
        2,
        1,
        2,
        2,
    ]


BY_ENTITY = """query ($id: ID!, $by: EntityBy!) {
  node(id: $id) { id } nodes(ids: [$id, $id]) { id } entity(by: $by) { id }
  wikidata: entity(by: { wikidata: "Q7" }) { id } name: entity(by: { name: "kool" }) { id }
  quotes(filter: { speaker: $id }) { totalCount nodes { id } }
  claims(filter: { claimant: $id }) { totalCount } about: claims(filter: { about: $id }) { totalCount nodes { id } }
  reviewed: claims { nodes { reviews { reviewer { id } } } }
  events(filter: { participant: $id }) { totalCount } place: events(filter: { place: $id }) { totalCount }
  timeline(filter: { entity: $id }) { totalCount } window: timeline(filter: { entity: $id, overlaps: "2025" }) { totalCount }
  articles(filter: { publisher: $id }) { totalCount } mentioning: articles(filter: { mentions: $id }) { totalCount }
  entities { totalCount nodes { id } } named: entities(search: "Kool") { nodes { id } }
  search(text: "Kool") { nodes { ... on Node { id } } }
}"""


async def test_a_merged_id_answers_as_the_survivors_by_every_way(world: Connection, pool: Pool) -> None:
    await merge(world, "coale", "kool")
    survivor, merged = await id_of(world, "coale"), await id_of(world, "kool")
    found = await answer(pool, BY_ENTITY, id=merged, by={"id": merged})
    assert found == await answer(pool, BY_ENTITY, id=survivor, by={"id": survivor})
    assert merged not in str(found)
    for name in ("node", "entity", "wikidata", "name"):
        assert found[name] == {"id": survivor}
    assert found["named"]["nodes"] == found["search"]["nodes"] == [{"id": survivor}]
    assert found["quotes"]["totalCount"] == found["timeline"]["totalCount"] == found["mentioning"]["totalCount"] == 2
    for name in ("claims", "about", "place", "articles"):
        assert found[name]["totalCount"] == 1, name
    assert found["entities"]["totalCount"] == 3


async def test_an_entity_that_is_already_listed_is_not_listed_twice(world: Connection) -> None:
    before = await state(world)
    await merge(world, "belta-agency", "kool")
    assert await wrong(world) == []
    assert await world.fetchval("select count(*) from claim_about") == 1
    assert (
        await world.fetchval(
            "select count(*) from participant where entity_id = $1", UUID(await id_of(world, "belta-agency"))
        )
        == 1
    )
    await undo(world, "kool")
    assert await state(world) == before


async def test_the_log_has_the_merge_and_everything_that_follows_from_it(world: Connection) -> None:
    last = await world.fetchval("select max(seq) from change")
    await merge(world, "coale", "kool", note="the same man")
    rows = await world.fetch("select * from change where seq > $1 order by seq", last)
    assert {(row["reason"], row["by"], row["note"]) for row in rows} == {("merge", "editor", "the same man")}
    assert all(row["public_op"] == row["op"] for row in rows)
    logged = [(row["op"], row["type"], row["version"], row["fields"]) for row in rows]
    assert sorted(logged, key=repr) == sorted(
        [
            ("upsert", "entity", 2, ["description", "names"]),
            ("upsert", "event", 2, ["participants", "place"]),
            ("upsert", "article", 2, ["publisher"]),
            ("upsert", "mention", 2, ["entity"]),
            ("upsert", "quote", 2, ["chain", "speaker"]),
            ("upsert", "claim", 2, ["about", "chain", "claimant", "reviews"]),
            ("delete", "entity", 2, None),
        ],
        key=repr,
    )
    assert rows[-1]["op"] == "delete"
    assert rows[-1]["merged_into_id"] == UUID(await id_of(world, "coale"))


async def test_bundles_that_name_the_merged_ones_keys_reach_the_survivor(world: Connection) -> None:
    await merge(world, "coale", "kool")
    last = await world.fetchval("select max(seq) from change")
    again = await load(world, other())
    assert again.outcome is LoadAction.UNCHANGED
    changed = await load(world, other(headline="Another"))
    assert {item.type for item in changed.items if item.action is not LoadAction.UNCHANGED} == {"article"}
    assert await world.fetchval("select count(*) from change where seq > $1", last) == 1
    assert await wrong(world) == []
    data = other(slug="third")
    data["events"][0]["key"] = data["claims"][0]["event"] = "third-talks"
    await load(world, data)
    assert await wrong(world) == []
    assert (
        await world.fetchval("select count(*) from mention where entity_id = $1", UUID(await id_of(world, "coale")))
        == 3
    )


async def test_a_bundle_that_names_both_goes_on_to_load(world: Connection) -> None:
    before = await state(world)
    await merge(world, "belta-agency", "kool")
    report = await load(world, other(headline="Another"))
    assert {item.type for item in report.items if item.action is not LoadAction.UNCHANGED} == {"article"}
    assert await wrong(world) == []
    await undo(world, "kool")
    assert await state(world) == before


async def test_addresses_of_several_merged_ones_have_one_order_though_they_share_some(
    world: Connection, pool: Pool
) -> None:
    addresses = {
        "belta": ["https://example.org/3", "https://example.org/1"],
        "kool": ["https://example.org/1", "https://example.org/2"],
    }
    for key, same_as in addresses.items():
        await world.execute(
            "update entity set same_as = $2 where id = $1::text::uuid", await id_of(world, key), same_as
        )
        await merge(world, "coale", key)
    found = await answer(
        pool, "query ($id: ID!) { entity(by: { id: $id }) { sameAs } }", id=await id_of(world, "coale")
    )
    assert [each[-1] for each in found["entity"]["sameAs"]] == ["3", "1", "2"]


async def test_what_bundles_say_later_about_a_merged_entity_goes_to_the_survivor(world: Connection, pool: Pool) -> None:
    await merge(world, "coale", "kool")
    survivor = await id_of(world, "coale")
    data = other()
    data["entities"][0]["names"].append({"text": "Jack Kool", "language": "en"})
    data["entities"][0]["same_as"].append("https://example.org/jack")
    await load(world, data)
    found = await answer(
        pool, "query ($id: ID!) { entity(by: { id: $id }) { sameAs version names { text } } }", id=survivor
    )
    assert [each["text"] for each in found["entity"]["names"]] == ["John Coale", "Kool", "Jack Kool"]
    assert found["entity"]["version"] == 3
    assert found["entity"]["sameAs"] == ["https://example.org/kool", "https://example.org/jack"]
    own = noise(headline="Own")
    own["entities"][0]["names"].append({"text": "Kool", "language": "en", "kind": "TRANSLITERATION"})
    await load(world, own)
    assert await wrong(world) == []
    assert (
        await world.fetchval("select kind from name where entity_id = $1 and text = 'Kool'", UUID(survivor))
        == "TRANSLITERATION"
    )


async def test_a_new_article_that_adds_to_a_merged_entity_reports_the_survivor_to_everybody(world: Connection) -> None:
    await merge(world, "coale", "kool")
    last = await world.fetchval("select max(seq) from change")
    data = other(slug="third")
    data["events"][0]["key"] = data["claims"][0]["event"] = "third-talks"
    data["entities"][0]["names"].append({"text": "Jack Kool", "language": "en"})
    await load(world, data)
    rows = await world.fetch("select * from change where seq > $1 and type = 'entity'", last)
    assert [(str(row["id"]), row["op"], row["public_op"], row["version"], row["fields"]) for row in rows] == [
        (await id_of(world, "coale"), "upsert", "upsert", 3, ["names"])
    ]


async def test_whatever_stops_a_merge_in_the_middle_leaves_nothing_of_it(world: Connection) -> None:
    before, last = await state(world), await world.fetchval("select max(seq) from change")
    for table in ("reference_origin", "entity_merge", "mention", "name", "article", "change", "search_document"):
        await world.execute(
            "create or replace function fail() returns trigger language plpgsql as $$ begin raise 'no'; end $$"
        )
        await world.execute(f"create trigger fail after insert or update or delete on {table} execute function fail()")
        with pytest.raises(asyncpg.RaiseError):
            await merge(world, "coale", "kool")
        await world.execute(f"drop trigger fail on {table}")
        assert await state(world) == before, table
    assert await world.fetchval("select max(seq) from change") == last
    assert await world.fetchval("select count(*) from entity_merge") == 0


@pytest.mark.parametrize("by", ["coale", "kool"])
async def test_words_that_are_redacted_do_not_come_back_by_a_merge(world: Connection, by: str) -> None:
    await merge(world, "coale", "kool")
    request, merged = Redact(ground="Law", words=("Kool",), entity=await id_of(world, by)), await id_of(world, "kool")
    await redact(world, request, actor=EDITOR)
    assert await wrong(world) == []
    await undo_merge(world, UndoMerge(merged), actor=EDITOR)
    assert await wrong(world) == []
    assert await world.fetchval("select count(*) from name where text = 'Kool'") == 0
    assert await world.fetchval("select count(*) from past_row where \"row\"::text like '%Kool%'") == 0


async def test_an_article_is_redacted_with_the_copies_of_the_names_that_it_gave(world: Connection) -> None:
    await merge(world, "coale", "kool")
    await redact(world, Redact(ground="Law", words=("Kool",), article="other"), actor=EDITOR)
    assert await world.fetchval("select count(*) from name where text = 'Kool'") == 0
    assert await wrong(world) == []


async def test_the_bundle_of_an_annotation_set_leaves_the_publisher_to_the_survivor(world: Connection) -> None:
    before = await state(world)
    await merge(world, "coale", "kool")
    data = other()
    data["provenance"]["annotation_set"] = "second-look"
    data["events"] = data["quotes"] = data["claims"] = []
    await load(world, data)
    assert await wrong(world) == []
    assert (
        await world.fetchval("select count(*) from mention where entity_id = $1", UUID(await id_of(world, "coale")))
        == 3
    )
    await undo(world, "kool")
    assert await wrong(world) == []
    after = await state(world)
    assert after["article"] == before["article"]
    assert (
        await world.fetchval("select count(*) from mention where entity_id = $1", UUID(await id_of(world, "kool"))) == 2
    )


async def test_all_errors_are_reported_at_once(world: Connection) -> None:
    coale, kool, belta = [await id_of(world, key) for key in ("coale", "kool", "belta")]
    nobody = "00000000-0000-0000-0000-000000000001"
    await merge(world, "coale", "kool")
    request = MergeEntities(coale, (kool, nobody, "no id", belta, belta, coale))
    assert await codes(merge_entities(world, request, actor=EDITOR)) == [
        ("merged", 0, "MERGED_ALREADY"),
        ("merged", 1, "UNKNOWN_OBJECT"),
        ("merged", 2, "UNKNOWN_OBJECT"),
        ("merged", 4, "INVALID_VALUE"),
        ("merged", 5, "INVALID_VALUE"),
    ]
    assert await codes(merge_entities(world, MergeEntities(kool, (belta,)), actor=EDITOR)) == [
        ("survivor", "MERGED_ALREADY")
    ]
    assert await codes(merge_entities(world, MergeEntities(belta, ()), actor=EDITOR)) == [("merged", "INVALID_VALUE")]


async def test_other_things_in_wikidata_are_merged_by_force_only(world: Connection, pool: Pool) -> None:
    data = noise(headline="New")
    data["entities"][0]["wikidata"] = "Q8"
    await load(world, data)
    before = await state(world)
    with pytest.raises(OperationRefused) as refused:
        await merge(world, "coale", "kool")
    assert refused.value.faults[0].code == "WIKIDATA_CONFLICT"
    assert "Q7, but Q8 for the entities before it" in refused.value.faults[0].message
    await merge(world, "coale", "kool", force=True)
    survivor = await id_of(world, "coale")
    for wikidata in ("Q7", "Q8"):
        query = "query ($w: String!) { entity(by: { wikidata: $w }) { id wikidata } }"
        assert (await answer(pool, query, w=wikidata))["entity"] == {"id": survivor, "wikidata": "Q8"}
    assert (await load(world, other(headline="Later"))).outcome is LoadAction.UPDATE
    await undo(world, "kool")
    assert await state(world) == before


async def test_a_dry_run_reports_what_would_happen_and_does_nothing(world: Connection) -> None:
    before, last = await state(world), await world.fetchval("select max(seq) from change")
    done = await merge(world, "coale", "kool", dry_run=True)
    assert moved(done)["quotes"] == 1
    assert done.position is None
    assert await state(world) == before
    assert await world.fetchval("select max(seq) from change") == last


async def test_an_undone_merge_gives_back_what_was_taken(world: Connection) -> None:
    before = await state(world)
    await merge(world, "coale", "kool")
    done = await undo(world, "kool", note="two men after all")
    assert await state(world) == before
    assert done.ids == {"entity": await id_of(world, "kool"), "survivor": await id_of(world, "coale")}
    assert await wrong(world) == []
    assert await world.fetchval("select count(*) from reference_origin") == 0
    logged = await world.fetch(
        "select op, reason from change where id = $1 order by seq", UUID(await id_of(world, "kool"))
    )
    assert [tuple(row) for row in logged] == [("upsert", "load"), ("delete", "merge"), ("upsert", "split")]
    assert await codes(undo(world, "kool")) == [("merge", "NOT_MERGED")]
    assert await codes(undo(world, "belta")) == [("merge", "NOT_MERGED")]
    assert await codes(undo_merge(world, UndoMerge("nothing"), actor=EDITOR)) == [("merge", "UNKNOWN_OBJECT")]


async def test_what_came_since_goes_by_the_key_that_it_came_by(world: Connection) -> None:
    await merge(world, "coale", "kool")
    by_kool, by_coale = other(slug="by-kool"), noise(slug="by-coale")
    by_kool["events"][0]["key"] = by_kool["claims"][0]["event"] = "third-talks"
    await load(world, by_kool)
    await load(world, by_coale)
    await undo(world, "kool")
    assert await wrong(world) == []
    found = await world.fetch(
        "select a.slug, k.key from mention m join article a on a.id = m.article_id join entity_key k on k.entity_id = m.entity_id"
        " where k.key in ('coale', 'kool') order by 1"
    )
    assert [tuple(row) for row in found] == [
        ("by-coale", "coale"),
        ("by-kool", "kool"),
        ("noise", "coale"),
        ("other", "kool"),
    ]


async def test_a_merge_into_a_merged_one_is_undone_from_the_last(world: Connection) -> None:
    before = await state(world)
    await merge(world, "kool", "belta")
    between = await state(world)
    await merge(world, "coale", "kool")
    assert await wrong(world) == []
    coale = UUID(await id_of(world, "coale"))
    assert await world.fetchval("select count(*) from entity where merged_into_id = $1", coale) == 2
    assert await codes(undo(world, "belta")) == [("merge", "MERGED_SINCE")]
    await undo(world, "kool")
    assert await state(world) == between
    await undo(world, "belta")
    assert await state(world) == before


@pytest.mark.parametrize("survivor", ["coale", "kool"])
async def test_an_entity_known_only_from_drafts_is_merged_with_a_public_one(
    connection: Connection, pool: Pool, survivor: str
) -> None:
    await load(connection, noise())
    draft = other()
    draft["provenance"]["state"] = "DRAFT"
    draft["article"].pop("publisher")
    await load(connection, draft)
    before, last = await state(connection), await connection.fetchval("select max(seq) from change")
    merged = "kool" if survivor == "coale" else "coale"
    await merge(connection, survivor, merged)
    assert await wrong(connection) == []
    ids = {key: await id_of(connection, key) for key in (survivor, merged)}
    found = await answer(pool, BY_ENTITY, id=ids[merged], by={"id": ids[merged]})
    assert found["entity"] == (None if merged == "kool" else {"id": ids[survivor]}), "who was never seen is not known"
    assert found["quotes"]["totalCount"] == (0 if merged == "kool" else 1)
    logged = {
        str(row["id"]): row["public_op"]
        for row in await connection.fetch("select id, public_op from change where seq > $1 and type = 'entity'", last)
    }
    assert logged[ids[survivor]] == (None if merged == "kool" else "upsert")
    assert logged[ids[merged]] == (None if merged == "kool" else "delete")
    seen = await answer_to(Visibility.EVERYTHING, pool, BY_ENTITY, id=ids[merged], by={"id": ids[merged]})
    assert seen["quotes"]["totalCount"] == 2
    await undo(connection, merged)
    assert await state(connection) == before


async def test_an_article_as_it_was_speaks_of_the_survivor(world: Connection, pool: Pool) -> None:
    instant = await world.fetchval("select clock_timestamp()")
    query = """query ($at: DateTime) { article(by: { slug: "other" }, asOf: $at) {
        publisher { id } entities { nodes { id } } mentions { nodes { entity { id name } } }
        quotes { nodes { speaker { id } chain { entity { id } } } }
        claims { nodes { claimant { id } about { id } reviews { reviewer { id } } } } } }"""
    await merge(world, "belta-agency", "kool")
    then = await answer(pool, query, at=instant.isoformat())
    assert await id_of(world, "kool") not in str(then)
    assert then == await answer(pool, query, at=None)
    assert "None" not in str(then)
