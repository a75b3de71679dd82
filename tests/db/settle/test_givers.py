"""Who gives a name, an id or a description, load after load: what nobody gives, what several give, what was given up."""

from typing import Any

import asyncpg
import pytest

from db.entities.merge_entities import MergeEntities, merge_entities
from db.entities.new_entity import LocalisedText, NewEntity, NewName
from db.entities.reassignment import Reassigned
from db.entities.split_entity import SplitEntity, split_entity
from db.operation.operation import Actor
from db.operations.article_status import WithholdArticle, withhold_article
from tests.db.entities.entities import id_of, wrong
from tests.support.data.articles import load, noise

Connection = asyncpg.Connection
DESK = Actor("Chief of the desk")
SON = NewEntity(
    "PERSON", (NewName("John Coale Jr", "en", "ALIAS"),), "junior", "Q4711", (), (LocalisedText("en", "His son"),)
)


def about(slug: str, *names: str, key: str = "coale", kind: str = "PREFERRED", **entity: object) -> dict[str, Any]:
    """Return a bundle that gives these names to its first entity, each as this kind."""
    data = noise(slug=slug)
    data["entities"][0] |= {"key": key, **entity}
    data["entities"][0]["names"] = [{"text": name, "language": "en", "kind": kind} for name in names]
    data["quotes"][0]["chain"][0]["entity"] = data["events"][0]["participants"][0]["entity"] = key
    return data


def drafts(data: dict[str, Any]) -> dict[str, Any]:
    data["provenance"]["state"] = "DRAFT"
    return data


def set_of(data: dict[str, Any], name: str = "machine") -> dict[str, Any]:
    data["provenance"]["annotation_set"] = name
    return data


async def seen(connection: Connection, key: str = "coale") -> tuple[str | None, int, dict[str, str]]:
    """Return the Wikidata id, the version and the names with their kinds that everybody sees of an entity."""
    id_ = await connection.fetchval("select entity_id from entity_key where key = $1", key)
    found = await connection.fetchrow("select wikidata, version from published.entity where id = $1", id_)
    names = await connection.fetch("select text, kind from published.name where entity_id = $1 order by ordinal", id_)
    assert found
    return found["wikidata"], found["version"], {row["text"]: row["kind"] for row in names}


async def split_off(connection: Connection) -> None:
    """Split the second article's mentions of Coale off, as his son, with a name and an id that no bundle gives."""
    await load(connection, noise())
    await load(connection, noise(slug="second"))
    found = await connection.fetch(
        "select n.id::text from annotation n join article a on a.id = n.article_id join mention m on m.id = n.id"
        " join entity_key k on k.entity_id = m.entity_id where a.slug = 'second' and k.key = 'coale'"
    )
    takes = Reassigned(tuple(row["id"] for row in found), (), (), ())
    await split_entity(connection, SplitEntity(await id_of(connection, "coale"), SON, takes), actor=DESK)


@pytest.mark.parametrize("kind", ["ALIAS", "PREFERRED"])
@pytest.mark.parametrize("is_set", [True, False])
async def test_a_draft_hides_and_changes_nothing_that_an_editor_gave(
    connection: Connection, kind: str, is_set: bool
) -> None:
    await split_off(connection)
    before = await seen(connection, "junior")
    assert before == ("Q4711", 1, {"John Coale Jr": "ALIAS"})
    data = drafts(about("second" if is_set else "secret", "John Coale Jr", key="junior", kind=kind, wikidata="Q4711"))
    await load(connection, set_of(data) if is_set else data)
    assert await seen(connection, "junior") == before
    assert await wrong(connection) == []


async def test_a_draft_does_not_hide_a_name_that_nobody_gives_any_more(connection: Connection) -> None:
    await load(connection, noise())
    await load(connection, set_of(about("noise", "Deep Throat", wikidata="Q4711")))
    await load(connection, set_of(about("noise", "John Coale")))
    before = await seen(connection)
    assert (before[0], set(before[2])) == ("Q4711", {"John Coale", "Deep Throat"})
    await load(connection, drafts(about("secret", "Deep Throat", wikidata="Q4711")))
    assert await seen(connection) == before
    await load(connection, about("open", "Deep Throat", wikidata="Q4711"))
    await withhold_article(connection, WithholdArticle("open", "Decided."), actor=DESK)
    wikidata, _, names = await seen(connection)
    assert (wikidata, set(names)) == (None, {"John Coale"}), "what a published bundle gives goes with it"


async def test_a_bundle_that_becomes_a_draft_takes_with_it_what_it_alone_gave(connection: Connection) -> None:
    await load(connection, noise())
    await load(connection, about("secret", "Deep Throat", wikidata="Q4711"))
    await load(connection, drafts(about("secret", "Deep Throat", wikidata="Q4711")))
    wikidata, _, names = await seen(connection)
    assert (wikidata, set(names)) == (None, {"John Coale"})


async def test_merging_one_whose_name_only_a_draft_gives_hides_no_such_name_that_an_editor_gave(
    connection: Connection,
) -> None:
    await split_off(connection)
    data = drafts(about("secret", "John Coale Jr", "Throat", key="throat"))
    data["events"][0]["key"] = data["claims"][0]["event"] = "secret-talks"
    await load(connection, data)
    survivor, merged = await id_of(connection, "junior"), await id_of(connection, "throat")
    await merge_entities(connection, MergeEntities(survivor, (merged,)), actor=DESK)
    assert (await seen(connection, "junior"))[2] == {"John Coale Jr": "ALIAS"}
    assert await wrong(connection) == []


async def test_an_id_that_its_describer_gives_up_stays_if_another_bundle_gives_it(connection: Connection) -> None:
    await load(connection, about("first", "John Coale", wikidata="Q4711"))
    await load(connection, about("other", "John Coale", wikidata="Q4711"))
    await load(connection, about("first", "John Coale"))
    assert (await seen(connection))[0] == "Q4711"
    await load(connection, about("other", "John Coale"))
    assert (await seen(connection))[0] == "Q4711", "the bundle of another article never takes back what it gave"
    await load(connection, about("first", "John Coale", wikidata="Q4711"))
    await load(connection, about("first", "John Coale"))
    assert (await seen(connection))[0] is None, "nobody else gives it"


async def test_an_id_that_its_describer_gives_up_is_hidden_if_only_a_draft_gives_it_besides(
    connection: Connection,
) -> None:
    await load(connection, about("first", "John Coale", wikidata="Q4711"))
    await load(connection, drafts(about("secret", "John Coale", wikidata="Q4711")))
    await load(connection, about("first", "John Coale"))
    assert (await seen(connection))[0] is None
    assert await connection.fetchval("select wikidata from entity where wikidata is not null") == "Q4711"
    await load(connection, about("secret", "John Coale", wikidata="Q4711"))
    assert (await seen(connection))[0] == "Q4711"


async def test_an_id_that_an_editor_gave_stays_if_the_bundle_that_describes_the_entity_states_none(
    connection: Connection,
) -> None:
    await split_off(connection)
    for kind in ("ORGANIZATION", "PERSON"):
        data = about("third", "John Coale Jr", key="junior")
        data["entities"][0]["kind"] = kind
        await load(connection, data)
        assert await connection.fetchval("select kind from entity where wikidata = 'Q4711'") == kind


async def public_changes(connection: Connection, key: str = "coale") -> int:
    """Return how many changes of an entity callers who see only published data receive."""
    id_ = await connection.fetchval("select entity_id from entity_key where key = $1", key)
    count: int = await connection.fetchval("select count(*) from published.change where id = $1", id_)
    return count


async def test_a_draft_that_gives_another_kind_to_a_name_that_was_released_is_not_told(connection: Connection) -> None:
    await load(connection, about("first", "John Coale", "Coale"))
    await load(connection, noise(slug="other"))
    data = about("first", "Throat", key="throat")
    await load(connection, data)
    before = await seen(connection), await public_changes(connection)
    await load(connection, drafts(about("secret", "John Coale", "Coale", kind="ALIAS")))
    assert (await seen(connection), await public_changes(connection)) == before


async def test_a_name_that_a_draft_gave_first_and_gives_up_is_not_told_if_another_bundle_gives_it(
    connection: Connection,
) -> None:
    await load(connection, drafts(about("secret", "John Coale", "Coale")))
    await load(connection, about("open", "Coale", "John Coale"))
    before = await seen(connection), await public_changes(connection)
    await load(connection, drafts(about("secret", "John Coale", "Deep Throat")))
    assert await connection.fetchval("select given_by from name where text = 'Coale'") is None
    assert (await seen(connection), await public_changes(connection)) == before


async def test_names_that_a_draft_adds_to_a_survivor_are_not_told_though_its_copies_get_other_numbers(
    connection: Connection,
) -> None:
    await load(connection, noise())
    data = about("second", "Kool", "Coale junior", key="kool", descriptions={"en": "A lawyer", "ar": "محام"})
    data["events"][0]["key"] = data["claims"][0]["event"] = "more-talks"
    await load(connection, data)
    survivor, merged = await id_of(connection, "coale"), await id_of(connection, "kool")
    await merge_entities(connection, MergeEntities(survivor, (merged,)), actor=DESK)
    before = await seen(connection), await public_changes(connection)
    numbers = await connection.fetch("select ordinal from name where taken_from is not null order by 1")
    await load(connection, drafts(about("secret", "John Coale", "Deep Throat")))
    assert await connection.fetch("select ordinal from name where taken_from is not null order by 1") != numbers
    assert (await seen(connection), await public_changes(connection)) == before
    await load(connection, about("secret", "John Coale", "Deep Throat"))
    assert (await seen(connection))[1] == before[0][1] + 1


async def test_names_that_stand_in_another_order_are_told(connection: Connection) -> None:
    await load(connection, noise())
    data = about("second", "Kool", "Coale junior", key="kool")
    data["events"][0]["key"] = data["claims"][0]["event"] = "more-talks"
    await load(connection, data)
    survivor, merged = await id_of(connection, "coale"), await id_of(connection, "kool")
    await merge_entities(connection, MergeEntities(survivor, (merged,)), actor=DESK)
    before = await seen(connection)
    assert [*before[2]] == ["John Coale", "Kool", "Coale junior"]
    data = noise()
    data["entities"][0]["names"] += [{"text": "Coale junior", "language": "en", "kind": "ALIAS"}]
    await load(connection, data)
    after = await seen(connection)
    assert [*after[2]] == ["John Coale", "Coale junior", "Kool"]
    assert after[2] == before[2], "the names and their kinds are the same"
    assert after[1] == before[1] + 1
    fields = await connection.fetchval(
        "select fields from published.change where type = 'entity' order by seq desc limit 1"
    )
    assert fields == ["names"]


async def test_a_public_bundle_describes_an_event_that_everybody_sees_as_a_hidden_bundle_describes_it(
    connection: Connection,
) -> None:
    data = noise(slug="secret")
    data["events"][0]["title"] = {"en": "Throat talks"}
    await load(connection, data)
    await load(connection, noise())
    await connection.execute(  # as if it had been loaded before it was kept what each bundle says
        "delete from given g using article a where a.id = g.article_id and a.slug = 'noise' and g.type = 'event'"
    )
    await withhold_article(connection, WithholdArticle("secret", "Decided."), actor=DESK)
    titles = "select t.text from event_title t join event e on e.id = t.event_id where not e.hidden"
    assert await connection.fetchval(titles) == "Throat talks"
    await load(connection, noise(slug="open"))
    assert await connection.fetchval(titles) == "Talks"


async def test_a_public_bundle_of_a_merged_entity_shows_a_name_of_the_survivor_that_only_a_draft_gave(
    connection: Connection,
) -> None:
    await load(connection, noise())
    data = about("second", "Kool", key="kool")
    data["events"][0]["key"] = data["claims"][0]["event"] = "more-talks"
    await load(connection, data)
    await load(connection, drafts(about("secret", "John Coale", "Deep Throat")))
    survivor, merged = await id_of(connection, "coale"), await id_of(connection, "kool")
    await merge_entities(connection, MergeEntities(survivor, (merged,)), actor=DESK)
    assert set((await seen(connection))[2]) == {"John Coale", "Kool"}
    data = about("open", "Deep Throat", key="kool")
    data["events"][0]["key"] = data["claims"][0]["event"] = "more-talks"
    await load(connection, data)
    assert set((await seen(connection))[2]) == {"John Coale", "Kool", "Deep Throat"}
    assert await wrong(connection) == []
