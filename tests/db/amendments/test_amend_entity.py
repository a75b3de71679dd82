"""An entity is amended: an editor's values hold against every bundle that says nothing new, and undoing merges keeps them."""

import json
from typing import Any

import asyncpg
import pytest

from db.amendments.amend_entity import AmendEntity, amend_entity
from db.entities.merge_entities import MergeEntities, merge_entities
from db.entities.undo_merge import UndoMerge, undo_merge
from db.load.store import load_reading
from db.lookup.resolve import with_references
from db.operation.load_errors import EntityConflict
from db.operation.load_report import LoadAction
from db.operation.operation import Actor, OperationRefused, Outcome, VersionConflict
from db.operations.article_status import WithholdArticle, withhold_article
from tests.db.entities.entities import id_of, wrong
from tests.support.data.articles import checked, load, noise

Connection = asyncpg.Connection
DESK = Actor("desk")
_VALUES = """
    select kind::text, wikidata, same_as, label, array(
        select n.text || ' ' || n.kind from name n where n.entity_id = e.id order by n.ordinal
    ) as names, array(
        select d.language || ' ' || d.text from entity_description d where d.entity_id = e.id order by d.ordinal
    ) as descriptions
    from entity e where id = $1::text::uuid
"""


def bundle(slug: str = "noise", **coale: Any) -> dict[str, Any]:
    """Return an article whose entity ``coale`` has these values."""
    data = noise(slug=slug)
    data["entities"][0] |= coale
    data["events"][0]["key"] = data["claims"][0]["event"] = f"talks-{slug}"
    return data


async def amend(connection: Connection, key: str = "coale", /, note: str | None = None, **values: Any) -> Outcome:
    return await with_references(amend_entity)(connection, AmendEntity(key, json.dumps(values), note=note), actor=DESK)


async def values(connection: Connection, key: str = "coale") -> dict[str, Any]:
    """Return what editors see of an entity."""
    found = await connection.fetchrow(_VALUES, await id_of(connection, key))
    assert found
    return dict(found)


async def reload(connection: Connection, data: dict[str, Any]) -> dict[str, LoadAction]:
    """Load a changed bundle; return what became of its entities."""
    found = checked(data)
    report = await load_reading(connection, found.reading, found.sha256)
    return {item.key: item.action for item in report.items if item.type == "entity"}


def names(*texts: str) -> list[dict[str, str]]:
    return [{"text": text, "language": "en"} for text in texts]


def fields_of(done: Outcome) -> set[object]:
    fields = done.values["fields"]
    assert isinstance(fields, list)
    return set(fields)


async def faults(doing: Any) -> list[tuple[Any, ...]]:
    with pytest.raises(OperationRefused) as refused:
        await doing
    return [(*fault.path, fault.code) for fault in refused.value.faults]


ALL: dict[str, Any] = {
    "kind": "GROUP",
    "wikidata": "Q7",
    "same_as": ["https://example.org/coale"],
    "descriptions": {"en": "A lawyer"},
    "names": names("John P. Coale", "Coale"),
}
AMENDED = {
    "kind": "GROUP",
    "wikidata": "Q7",
    "same_as": ["https://example.org/coale"],
    "label": "John P. Coale",
    "names": ["John P. Coale PREFERRED", "Coale ALIAS"],
    "descriptions": ["en A lawyer"],
}


async def test_every_value_is_amended_in_a_new_version_with_its_reason(connection: Connection) -> None:
    await load(connection, bundle())
    done = await amend(connection, note="Looked up.", **ALL)
    assert done.values["changed"] is True
    assert (done.values["version"], fields_of(done)) == (
        2,
        {"kind", "wikidata", "sameAs", "description", "names"},
    )
    assert await values(connection) == AMENDED
    logged = await connection.fetchrow("select * from change order by seq desc limit 1")
    assert logged
    assert (logged["type"], logged["reason"], logged["by"], logged["note"], logged["public_op"], logged["version"]) == (
        ("entity", "correction", "desk", "Looked up.", "upsert", 2)
    )
    assert await wrong(connection) == []


async def test_the_same_amendment_again_changes_nothing(connection: Connection) -> None:
    await load(connection, bundle())
    await amend(connection, **ALL)
    done = await amend(connection, **ALL)
    assert (done.values["changed"], done.values["version"], done.values["fields"]) == (False, 2, [])


async def test_omitted_values_stay_and_null_clears(connection: Connection) -> None:
    await load(connection, bundle(wikidata="Q1", same_as=["https://example.org/1"], descriptions={"en": "A man"}))
    await amend(connection, descriptions={"en": "A woman"})
    assert await values(connection) == {
        "kind": "PERSON",
        "wikidata": "Q1",
        "same_as": ["https://example.org/1"],
        "label": "John Coale",
        "names": ["John Coale PREFERRED"],
        "descriptions": ["en A woman"],
    }
    await amend(connection, wikidata=None, same_as=None, descriptions=None)
    found = await values(connection)
    assert (found["wikidata"], found["same_as"], found["descriptions"]) == (None, [], [])


@pytest.mark.parametrize("slug", ["noise", "second"])
async def test_a_bundle_that_says_nothing_new_does_not_undo_it(connection: Connection, slug: str) -> None:
    own: dict[str, Any] = {"wikidata": "Q1", "descriptions": {"en": "A man"}, "names": names("John Coale", "Kool")}
    await load(connection, bundle(**own))
    await load(connection, bundle("second", **own))
    await amend(connection, **ALL)
    assert set((await reload(connection, bundle(**own))).values()) == {LoadAction.UNCHANGED}
    changed = bundle(slug, **own)
    changed["article"]["headline"] = "Another headline"
    assert (await reload(connection, changed))["coale"] is LoadAction.UNCHANGED
    assert await values(connection) == AMENDED
    assert await wrong(connection) == []


async def test_another_bundle_about_it_adds_names_and_undoes_nothing(connection: Connection) -> None:
    await load(connection, bundle(names=names("John Coale", "Kool")))
    await amend(connection, **{**ALL, "wikidata": None})
    await load(connection, bundle("second", kind="WORK", names=names("Kool", "Johnny")))
    found = await values(connection)
    assert found["names"] == [*AMENDED["names"], "Johnny ALIAS"]
    assert (found["kind"], found["descriptions"]) == ("GROUP", ["en A lawyer"])


async def test_its_own_bundle_replaces_what_it_says_anew_and_nothing_else(connection: Connection) -> None:
    await load(connection, bundle(descriptions={"en": "A man"}, same_as=["https://example.org/1"]))
    await amend(connection, **ALL)
    await reload(connection, bundle(descriptions={"en": "An envoy"}, same_as=["https://example.org/1"]))
    assert await values(connection) == {**AMENDED, "descriptions": ["en An envoy"]}
    await reload(connection, bundle(descriptions={"en": "A judge"}, same_as=["https://example.org/1"]))
    assert (await values(connection))["descriptions"] == ["en A judge"]


async def test_a_bundle_that_not_everybody_sees_replaces_nothing(connection: Connection) -> None:
    await load(connection, bundle(descriptions={"en": "A man"}))
    await load(connection, bundle("second"))
    await amend(connection, **ALL)
    draft = bundle(descriptions={"en": "An envoy"})
    draft["provenance"]["state"] = "DRAFT"
    await reload(connection, draft)
    assert await values(connection) == AMENDED


async def test_a_removed_name_comes_back_only_if_a_bundle_gives_it_anew(connection: Connection) -> None:
    await load(connection, bundle(names=names("John Coale", "Kool")))
    await amend(connection, names=names("John Coale"))
    await reload(connection, bundle(names=names("John Coale", "Kool", "Cole")))
    assert (await values(connection))["names"] == ["John Coale PREFERRED", "Cole ALIAS"]
    await reload(connection, bundle(names=names("John Coale")))
    await reload(connection, bundle(names=names("John Coale", "Kool")))
    assert (await values(connection))["names"] == ["John Coale PREFERRED", "Kool ALIAS"]


async def test_a_wikidata_id_that_an_editor_replaced_is_free_for_another(connection: Connection) -> None:
    await load(connection, bundle(wikidata="Q1"))
    await amend(connection, wikidata="Q7")
    await amend(connection, "belta", wikidata="Q1")
    again = bundle(wikidata="Q1")
    again["article"]["headline"] = "Again"
    assert (await reload(connection, again))["coale"] is LoadAction.UNCHANGED
    with pytest.raises(EntityConflict):
        await load(connection, bundle("second", wikidata="Q1"))


async def test_what_is_wrong_is_reported_at_once(connection: Connection) -> None:
    await load(connection, bundle())
    await amend(connection, "belta", wikidata="Q7")
    assert await faults(amend(connection, "nobody", kind="GROUP")) == [("id", "UNKNOWN_OBJECT")]
    assert await faults(amend(connection, kind="WOMAN", mentions=[], name="x", wikidata="7")) == [
        ("entity", "kind", "NOT_ALLOWED"),
        ("entity", "mentions", "UNKNOWN_KEY"),
        ("entity", "name", "UNKNOWN_KEY"),
        ("entity", "wikidata", "MALFORMED_VALUE"),
    ]
    assert await faults(amend(connection, wikidata="Q7", key="belta")) == [
        ("entity", "key", "INVALID_VALUE"),
        ("entity", "wikidata", "WIKIDATA_CONFLICT"),
    ]
    assert await faults(amend(connection, names=[])) == [("entity", "names", "MALFORMED_VALUE")]
    assert await faults(amend(connection, names=names("A", "A"))) == [("entity", "names", 1, "DUPLICATE_KEY")]
    with pytest.raises(VersionConflict):
        await with_references(amend_entity)(
            connection, AmendEntity("coale", "kind: GROUP", expected_version=7), actor=DESK
        )


async def test_a_dry_run_writes_nothing(connection: Connection) -> None:
    await load(connection, bundle())
    before = await values(connection)
    done = await with_references(amend_entity)(
        connection, AmendEntity("coale", json.dumps(ALL), dry_run=True), actor=DESK
    )
    assert (done.values["changed"], done.values["version"], done.position) == (True, 2, None)
    assert await values(connection) == before


async def test_everybody_sees_amended_values_when_the_article_that_described_it_is_withheld(
    connection: Connection,
) -> None:
    await load(connection, bundle(descriptions={"en": "A man"}, wikidata="Q1"))
    await load(connection, bundle("second", descriptions={"en": "Another man"}))
    await amend(connection, **ALL)
    await withhold_article(connection, WithholdArticle("noise", "why"), actor=DESK)
    assert await values(connection) == AMENDED
    seen = await connection.fetchrow(
        "select kind, wikidata, same_as from published.entity where label = 'John P. Coale'"
    )
    assert seen
    assert tuple(seen) == ("GROUP", "Q7", ["https://example.org/coale"])
    found = await connection.fetch("select text from published.name where language = 'en' order by text")
    assert [row["text"] for row in found] == ["Belta", "Coale", "John P. Coale"]
    assert await connection.fetchval("select text from published.entity_description") == "A lawyer"


async def test_what_is_not_amended_follows_the_bundles(connection: Connection) -> None:
    await load(connection, bundle(descriptions={"en": "A man"}, same_as=["https://example.org/1"]))
    await load(connection, bundle("second", descriptions={"en": "Another"}, same_as=["https://example.org/2"]))
    await amend(connection, kind="GROUP", descriptions={"en": "A lawyer"})
    await withhold_article(connection, WithholdArticle("noise", "why"), actor=DESK)
    found = await values(connection)
    assert (found["kind"], found["same_as"], found["descriptions"]) == (
        "GROUP",
        ["https://example.org/2"],
        ["en A lawyer"],
    )


async def test_a_merge_after_an_amendment_is_undone_exactly(connection: Connection) -> None:
    await load(connection, bundle(names=names("John Coale", "Kool")))
    await amend(connection, **ALL)
    before, belta = await values(connection), await values(connection, "belta")
    survivor, merged = await id_of(connection, "belta"), await id_of(connection, "coale")
    done = await merge_entities(connection, MergeEntities(survivor, (merged,)), actor=DESK)
    await load(connection, bundle("second", names=names("Kool")))
    assert done.ids == {"entity": survivor}
    await undo_merge(connection, UndoMerge(merged), actor=DESK)
    assert (await values(connection), await values(connection, "belta")) == (before, belta)
    assert await wrong(connection) == []


async def test_a_survivor_is_amended_together_with_what_was_merged_into_it(connection: Connection) -> None:
    await load(connection, bundle(names=names("John Coale", "Kool"), same_as=["https://example.org/1"], wikidata="Q1"))
    survivor, merged = await id_of(connection, "belta"), await id_of(connection, "coale")
    await merge_entities(connection, MergeEntities(survivor, (merged,)), actor=DESK)
    wanted = [*names("Belta"), {"text": "John Coale", "language": "en", "kind": "MISSPELLING"}]
    done = await amend(connection, "coale", names=wanted, same_as=None, wikidata="Q1")
    assert done.ids == {"entity": survivor}
    assert done.values["fields"] == ["names"]
    found = await values(connection, "belta")
    assert (found["names"], found["label"]) == (["Belta PREFERRED", "John Coale MISSPELLING"], "Belta")
    assert await wrong(connection) == []
    refused = await faults(amend(connection, "coale", names=names("Belta")))
    assert refused == [("entity", "names", "INVALID_VALUE")]
    await undo_merge(connection, UndoMerge(merged), actor=DESK)
    found = await values(connection)
    assert (found["names"], found["same_as"], found["wikidata"]) == (["John Coale PREFERRED"], [], "Q1")
    assert await wrong(connection) == []


async def test_a_redacted_entity_is_not_identified_again(connection: Connection) -> None:
    await load(connection, bundle())
    await connection.execute("update entity set is_redacted = true where label = 'John Coale'")
    refused = await faults(amend(connection, names=names("John Coale", "Kool"), wikidata="Q5"))
    assert refused == [("entity", "names", "ENTITY_REDACTED"), ("entity", "wikidata", "ENTITY_REDACTED")]
    await amend(connection, kind="GROUP")
