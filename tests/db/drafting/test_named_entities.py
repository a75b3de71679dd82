"""The stored entities that a text names: found by any stored name, in any script, and never guessed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import asyncpg
import pytest

from db.drafting.draft_article import draft_article
from db.drafting.draft_request import DraftArticle, PreparedDraft, draft_first
from db.drafting.named_entities import _FIND_NAMED, find_named_entities
from db.entities.merge_entities import MergeEntities, merge_entities
from db.operation.computing import Preparation, in_thread
from db.operation.operation import Actor
from db.redaction.redact import redact
from db.redaction.request import Redact
from editorial.bundle.check import check_bundle
from editorial.draft.draft import Basis, Draft, DraftEntity, DraftMention
from editorial.draft.runs_of_words import runs_of_words
from editorial.model.reading import Reading
from editorial.model.vocabulary import EntityKind, MentionKind
from tests.support.data.articles import load, noise

Connection = asyncpg.Connection
DESK = Actor("Desk")
BASIS = Basis("TEST", 0.9)


async def store(
    connection: Connection, entities: Mapping[str, Sequence[str]], slug: str = "noise", **more: Any
) -> None:
    """Store entities with these names, as persons that nobody mentions."""
    data = noise(slug=slug, **more)
    data["entities"] += [
        {"key": key, "kind": "PERSON", "names": [{"text": name, "language": "en"} for name in names]}
        for key, names in entities.items()
    ]
    await load(connection, data)


async def named(connection: Connection, text: str) -> dict[str, tuple[str, ...]]:
    """Return the names of the entities that a text names, by their keys."""
    found = await find_named_entities(connection, runs_of_words(text))
    return {each.key: each.names for each in found}


async def test_entities_are_found_by_any_name_in_any_script(connection: Connection) -> None:
    await store(connection, {"lind": ["Mara Lind", "مارا ليند", "Мара Линд", "マラ・リンド"]})
    for text in ("Then mara  LIND left.", "وقالت مارا ليند أمس", "Мара Линд ушла", "昨日、マラ・リンド は"):
        assert set(await named(connection, text)) == {"lind"}, text
    assert await named(connection, "Mara lindy, Marah Lind, Mara and Lind") == {}


@pytest.mark.parametrize("text", ["وبالقاهرة", "للقاهرة", "والقاهرة", "القاهرة", "فلقاهرة"])
async def test_arabic_words_of_one_letter_before_a_name_do_not_hide_it(connection: Connection, text: str) -> None:
    await store(connection, {"cairo": ["القاهرة"], "port": ["بورسعيد"]})
    assert ("cairo" in await named(connection, f"سافر {text} أمس")) == (text != "فلقاهرة")


async def test_a_name_of_two_entities_says_too_little(connection: Connection) -> None:
    await store(
        connection, {"health-a": ["Ministry of Health", "Health Ministry A"], "health-b": ["Ministry of Health"]}
    )
    assert await named(connection, "The Ministry of Health said") == {}
    found = await named(connection, "The Ministry of Health, or Health Ministry A, said")
    assert found == {"health-a": ("Health Ministry A",)}


async def test_a_merged_entity_is_found_as_the_one_that_it_is(connection: Connection) -> None:
    await store(connection, {"mara-lind": ["Mara Lind"], "m-lind": ["M. Lind", "Minister Lind"]})
    rows = {row["key"]: str(row["entity_id"]) for row in await connection.fetch("select * from entity_key")}
    await merge_entities(connection, MergeEntities(rows["mara-lind"], (rows["m-lind"],)), actor=DESK)
    assert set(await named(connection, "Minister Lind said so")) == {"mara-lind"}
    assert set(await named(connection, "Mara Lind, also called M. Lind")) == {"mara-lind"}


async def test_descriptions_and_single_letters_are_no_names(connection: Connection) -> None:
    data = noise()
    data["entities"] += [
        {"key": "witness", "kind": "PERSON", "names": [{"text": "a witness", "language": "en", "kind": "DESCRIPTION"}]},
        {"key": "x", "kind": "ORGANIZATION", "names": [{"text": "X", "language": "en"}]},
    ]
    await load(connection, data)
    assert await named(connection, "On X a witness said") == {}


async def test_names_that_were_redacted_are_not_found(connection: Connection) -> None:
    await store(connection, {"mara-lind": ["Mara Lind"]})
    id_ = await connection.fetchval("select entity_id::text from entity_key where key = 'mara-lind'")
    await redact(connection, Redact("PRIVACY", ("Mara Lind",), entity=id_), actor=DESK)
    assert await named(connection, "Mara Lind said") == {}


async def test_names_that_not_everybody_sees_are_found(connection: Connection) -> None:
    data = noise()
    data["provenance"]["state"] = "DRAFT"
    await load(connection, data)
    assert set(await named(connection, "John Coale said")) == {"coale"}


async def test_names_are_found_by_the_index(connection: Connection) -> None:
    await store(connection, {f"person-{n}": [f"Person Number {n}"] for n in range(300)})
    await connection.execute("analyze name; analyze entity; analyze entity_key; set enable_seqscan = off")
    plan = await connection.fetch(f"explain {_FIND_NAMED}", ["person number 7", "said"], 10, [])
    lines = "\n".join(row[0] for row in plan)
    assert "name_folded" in lines
    assert "Seq Scan on name n" not in lines.partition("SubPlan")[0]


def entity(key: str, name: str, body: str, known: str | None = None) -> DraftEntity:
    """Return a drafted person that a text names once."""
    at = body.index(name)
    mention = DraftMention((at, at + len(name)), MentionKind.NAME, BASIS)
    return DraftEntity(key, EntityKind.PERSON, (name,), (mention,), BASIS, known)


async def loaded(connection: Connection, body: str, *entities: DraftEntity, slug: str = "harbour") -> Reading:
    """Load a draft of these entities, and return what its bundle says."""
    asked = DraftArticle(body, slug=slug, load=True)
    prepared = await draft_first(asked, Preparation(in_thread))
    assert isinstance(prepared, PreparedDraft)
    prepared = replace(prepared, names=("other",), asserted_by=("Other 1",), drafts=(Draft("other", entities),))
    outcome = await draft_article(connection, prepared, actor=DESK)
    return check_bundle(str(outcome.values["bundle"]), file="b.yaml", read_text=lambda _: "").reading


async def test_a_new_entity_never_has_the_key_of_another_one(connection: Connection) -> None:
    await store(connection, {"health": ["Ministry of Health"], "health-2": ["Ministry of Health"]})
    body = "The Ministry of Health said."
    reading = await loaded(connection, body, entity("health", "Ministry of Health", body))
    assert [each.key for each in reading.entities] == ["health-3"]
    again = await loaded(connection, body, entity("health", "Ministry of Health", body))
    assert again == reading
    assert await connection.fetchval("select count(*) from entity_key where key like 'health%'") == 3


async def test_a_known_entity_keeps_its_key(connection: Connection) -> None:
    await store(connection, {"mara-lind": ["Mara Lind"]})
    body = "Mara Lind said so."
    reading = await loaded(connection, body, entity("mara-lind", "Mara Lind", body, known="mara-lind"))
    assert [each.key for each in reading.entities] == ["mara-lind"]
    assert await connection.fetchval("select count(*) from entity_key where key like 'mara%'") == 1


async def test_an_entity_with_another_key_is_said_to_be_the_stored_one(connection: Connection) -> None:
    await store(connection, {"lind": ["Mara Lind"]})
    body = "Mara Lind said so."
    await loaded(connection, body, entity("mara-lind", "Mara Lind", body, known="lind"))
    ids = {
        row[0] for row in await connection.fetch("select entity_id from entity_key where key in ('lind', 'mara-lind')")
    }
    assert len(ids) == 1


async def test_a_drafter_that_knows_no_stored_entity_is_told_of_them(connection: Connection) -> None:
    await store(connection, {"lind": ["Mara Lind", "مارا ليند"]})
    body = "قالت مارا ليند ذلك."
    reading = await loaded(connection, body, entity("mara", "مارا ليند", body))
    ids = {row[0] for row in await connection.fetch("select entity_id from entity_key where key in ('lind', 'mara')")}
    assert len(ids) == 1
    assert [each.key for each in reading.entities] == ["mara"]
