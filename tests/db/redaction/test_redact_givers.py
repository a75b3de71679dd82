"""What bundles and annotation sets gave to entities and events is redacted with them, and so is who gave it."""

from typing import Any

import asyncpg
import pytest

from db.entities.merge_entities import MergeEntities, merge_entities
from db.load.store import load_reading
from db.operation.load_report import LoadAction
from db.operation.operation import Actor, Outcome, VersionConflict
from db.redaction.redact import redact
from db.redaction.request import Redact
from editorial.redaction.redaction import MASK
from tests.db.redaction.unseen import left_of
from tests.support.data.articles import checked, load, noise

Connection = asyncpg.Connection

NAME = "Zacharias Hurryman"
SET = "zacharias-hurryman-desk"


async def take_out(connection: Connection, *words: str, **more: Any) -> Outcome:
    request = Redact(ground="Law on privacy", words=words or (NAME,), **more)
    return await redact(connection, request, actor=Actor("Chief of the desk"))


def naming(*names: str, slug: str = "noise", key: str = "minister", **more: Any) -> dict[str, Any]:
    """Return a bundle that gives these names to a minister whom it mentions."""
    data = noise(slug=slug)
    minister = {"key": key, "kind": "PERSON", "names": [{"text": name, "language": "en"} for name in names]}
    data["entities"].append({**minister, "mentions": [{"exact": "بيلتا"}], **more})
    return data


def of_set(*names: str, name: str = SET, state: str = "PUBLISHED", **more: Any) -> dict[str, Any]:
    """Return the bundle of an annotation set that gives these names to a minister, and describes an event of its own."""
    data = naming(*names, **more)
    data["provenance"] |= {"annotation_set": name, "state": state}
    data["entities"].append({"key": "aide", "kind": "PERSON", "names": [{"text": "Aide", "language": "en"}]})
    data["events"].append({**data["events"][0], "key": "more-talks", "title": {"en": "More talks"}})
    return data


def without_annotations(bundle: dict[str, Any]) -> dict[str, Any]:
    """Return a bundle with its entities alone."""
    entities = [{**each, "mentions": []} for each in bundle["entities"]]
    kept = {name: bundle[name] for name in ("isnad", "article", "provenance")}
    return {**kept, "entities": entities}


async def minister(connection: Connection, key: str = "minister") -> str:
    return str(await connection.fetchval("select entity_id from entity_key where key = $1", key))


async def hashes(connection: Connection) -> dict[str, bool]:
    """Return, by article and set, whether a hash of the bundle is kept, now or for the past."""
    rows = await connection.fetch("""
        select a.slug as name, a.bundle_sha256 <> '' or exists (
            select from past_row p where p.owner_id = a.id and p."row" ->> 'bundle_sha256' <> ''
        ) from article a
        union all select s.name, s.bundle_sha256 <> '' from annotation_set s
    """)
    return {row[0]: row[1] for row in rows}


async def test_the_name_of_a_set_is_in_no_row_of_today_nor_of_the_past(connection: Connection, database: str) -> None:
    await load(connection, noise())
    await load(connection, of_set("Ann", descriptions={"en": "A minister"}))
    described = "select count(*) from entity where described_in = $1"
    assert await connection.fetchval(described, SET) > 0
    await load(connection, naming("Ann", "Bee", slug="other", descriptions={"en": "The minister"}))
    again = of_set("Ann", slug="other")
    again["events"][-1]["title"]["en"] = "Other talks"
    await load(connection, again)
    was = "select count(*) from past_row where \"row\" ->> 'described_in' = $1"
    assert await connection.fetchval(was, SET) > 0
    await take_out(connection)
    assert await left_of(database, NAME, SET) == []
    renamed = await connection.fetchval("select name from annotation_set limit 1")
    assert renamed.startswith("redacted-")
    for table, column in (
        ("given", "annotation_set"),
        ("name_giver", "annotation_set"),
        ("annotation", "annotation_set"),
        ("entity", "described_in"),
        ("event", "described_in"),
    ):
        names = {row[0] for row in await connection.fetch(f"select distinct {column} from {table}")}
        assert names - {""} == {renamed}, table
    assert await connection.fetchval(was, renamed) > 0


async def test_what_a_hidden_set_said_earlier_stays_hidden_when_the_set_is_renamed(connection: Connection) -> None:
    await load(connection, noise())
    await load(connection, of_set("Ann", descriptions={"en": "As the set says"}))
    then = await connection.fetchval("select clock_timestamp()")
    await load(connection, naming("Ann", slug="other", descriptions={"en": "The minister"}))
    seen = "select \"row\" ->> 'text' from published.rows_at($1, $2) where relation = 'entity_description'"
    requested = (seen, await minister(connection), then)
    assert await connection.fetchval(*requested) == "As the set says"
    await load(connection, of_set("Ann", state="DRAFT", descriptions={"en": "As the set says"}))
    assert await connection.fetchval(*requested) is None
    await take_out(connection)
    assert await connection.fetchval(*requested) is None


@pytest.mark.parametrize("is_article", [True, False])
async def test_a_set_keeps_its_name_unless_its_article_is_within_reach(
    connection: Connection, *, is_article: bool
) -> None:
    await load(connection, noise())
    await load(connection, of_set("Ann", NAME, state="DRAFT"))
    await load(connection, naming(NAME, "Bee", slug="other"))
    reach = {"article": "other"} if is_article else {"entity": await minister(connection)}
    await take_out(connection, **reach)
    assert await connection.fetchval("select count(*) from name where text = $1", MASK * len(NAME)) == 1
    for statement in (
        "select name from annotation_set",
        "select distinct annotation_set from given where annotation_set <> ''",
        "select distinct annotation_set from name_giver where annotation_set <> ''",
        "select distinct annotation_set from annotation where annotation_set <> ''",
        "select distinct described_in from event where described_in <> ''",
    ):
        assert [row[0] for row in await connection.fetch(statement)] == [SET], statement


async def test_every_bundle_that_gave_a_redacted_name_must_be_loaded_knowingly_and_no_hash_of_it_stays(
    connection: Connection,
) -> None:
    """The second article and the set give the name too; the last article gives another name alone."""
    bundles = [naming(NAME, slug="noise"), naming(NAME, "Bee", slug="second"), naming("Bee", slug="last")]
    for bundle in bundles:
        await load(connection, bundle)
    bundles.append(of_set(NAME, name="machine", slug="last"))
    await load(connection, bundles[-1])
    assert set((await hashes(connection)).values()) == {True}
    await take_out(connection, entity=await minister(connection))
    assert set((await hashes(connection)).values()) == {False}
    *giving, _, of_machine = bundles
    for bundle in (*giving, of_machine):
        again = checked(bundle)
        with pytest.raises(VersionConflict):
            await load_reading(connection, again.reading, again.sha256)
    says_what_is_stored = checked(bundles[2])
    report = await load_reading(connection, says_what_is_stored.reading, says_what_is_stored.sha256)
    assert report.outcome is LoadAction.UNCHANGED


async def test_a_set_without_annotations_that_gave_redacted_words_must_be_loaded_knowingly_under_its_new_name(
    connection: Connection,
) -> None:
    await load(connection, noise())
    data = without_annotations(of_set("Ann", descriptions={"en": f"Aide of {NAME}"}))
    await load(connection, data)
    await take_out(connection)
    data["provenance"]["annotation_set"] = await connection.fetchval("select name from annotation_set")
    again = checked(data)
    with pytest.raises(VersionConflict) as refused:
        await load_reading(connection, again.reading, again.sha256)
    version = int(str(refused.value.details["current_version"]))
    await load_reading(connection, again.reading, again.sha256, expected_version=version, restore_redacted=True)
    report = await load_reading(connection, again.reading, again.sha256)
    assert report.outcome is LoadAction.UNCHANGED


async def test_an_article_that_gives_an_entity_other_names_alone_has_no_other_version(connection: Connection) -> None:
    await load(connection, naming(NAME))
    await load(connection, naming("Bee", slug="second"))
    done = await take_out(connection, entity=await minister(connection))
    versions = await connection.fetch("select slug, version from article order by slug")
    assert [tuple(row) for row in versions] == [("noise", 2), ("second", 1)]
    assert done.values["articles"] == 1


async def test_a_name_that_a_bundle_gave_before_leaves_no_hash_either(connection: Connection) -> None:
    await load(connection, naming("Bee"))
    await load(connection, naming("Bee", NAME, slug="second"))
    await load(connection, naming("Bee", slug="second"))
    await take_out(connection, entity=await minister(connection))
    assert await hashes(connection) == {"noise": False, "second": False}


async def test_every_bundle_that_gives_an_entity_has_its_key(connection: Connection) -> None:
    for slug in ("noise", "second"):
        await load(connection, naming("Ann", slug=slug, key="zacharias-hurryman"))
    await take_out(connection, entity=await minister(connection, "zacharias-hurryman"))
    versions = await connection.fetch("select slug, version from article order by slug")
    assert [tuple(row) for row in versions] == [("noise", 2), ("second", 2)]
    assert set((await hashes(connection)).values()) == {False}


async def test_whatever_an_article_names_or_describes_is_within_its_reach_whoever_named_it_first(
    connection: Connection, database: str
) -> None:
    data = naming("Ann")
    data["events"][0]["title"] = {"en": f"Talks with {NAME}"}
    await load(connection, data)
    second = naming("Ann", NAME, slug="second")
    second["events"][0]["title"] = {"en": f"Talks of {NAME}"}
    await load(connection, second)
    await take_out(connection, article="second")
    assert await left_of(database, NAME) == []


async def test_a_dry_run_counts_the_same_articles(connection: Connection) -> None:
    for slug in ("noise", "second"):
        await load(connection, naming("Ann", NAME, slug=slug))
    requested: dict[str, Any] = {"entity": await minister(connection)}
    dry = await take_out(connection, **requested, dry_run=True)
    wet = await take_out(connection, **requested)
    assert dry.values["articles"] == wet.values["articles"] == 2


async def everybody_sees_what_no_bundle_gives(connection: Connection) -> None:
    """Leave the minister a name and a Wikidata id that no bundle gives any more."""
    await load(connection, noise())
    await load(connection, of_set(NAME, name="desk", wikidata="Q4711"))
    await load(connection, of_set("Ann", name="desk"))
    assert await connection.fetchval("select count(*) from name n where text = $1 and not hidden", NAME) == 1


@pytest.mark.parametrize("is_set", [True, False])
@pytest.mark.parametrize("words", [(NAME,), ("Q4711",)])
async def test_a_draft_that_repeats_what_everybody_sees_must_be_loaded_knowingly_too(
    connection: Connection, database: str, words: tuple[str, ...], is_set: bool
) -> None:
    await everybody_sees_what_no_bundle_gives(connection)
    await load(connection, noise(slug="secret"))
    more: dict[str, Any] = {"slug": "secret", "wikidata": "Q4711"}
    draft = of_set(NAME, "Bee", name="machine", **more) if is_set else naming(NAME, "Bee", **more)
    draft["provenance"]["state"] = "DRAFT"
    await load(connection, draft)
    others = naming("Bee", slug="other")
    others["provenance"]["state"] = "DRAFT"
    await load(connection, others)
    await take_out(connection, *words, entity=await minister(connection))
    assert await left_of(database, *words) == []
    again = checked(draft)
    with pytest.raises(VersionConflict, match="a redaction removed words after the bundle of the"):
        await load_reading(connection, again.reading, again.sha256)
    versions = {row[0]: row[1] for row in await connection.fetch("select slug, version from article")}
    assert versions["other"] == 1, "it has none of the words"


async def test_a_draft_does_not_keep_the_id_of_a_person_who_has_no_name_left(
    connection: Connection, database: str
) -> None:
    await everybody_sees_what_no_bundle_gives(connection)
    draft = naming(NAME, slug="secret", wikidata="Q4711")
    draft["provenance"]["state"] = "DRAFT"
    await load(connection, draft)
    await take_out(connection, NAME, "Ann")
    assert await left_of(database, NAME, "Q4711") == []


ALIKE = ("Zacharias Hurryman", "Zacharyas Hurryman")
MASKED = MASK * len(NAME)


async def givers(connection: Connection) -> set[tuple[str, str]]:
    """Return the bundles that give the masked name: the slug of the article, and the set."""
    rows = await connection.fetch(
        "select a.slug, l.annotation_set from name_giver l join name n on (n.entity_id, n.ordinal) = (l.entity_id, l.ordinal)"
        " join article a on a.id = l.article_id where n.text = $1",
        MASKED,
    )
    return {(row[0], row[1]) for row in rows}


async def is_masked_name_hidden(connection: Connection) -> bool:
    found: bool = await connection.fetchval("select hidden from name where text = $1 and taken_from is null", MASKED)
    return found


def hidden(data: dict[str, Any]) -> dict[str, Any]:
    data["provenance"]["state"] = "DRAFT"
    return data


@pytest.mark.parametrize("is_first_hidden", [True, False])
async def test_names_that_are_the_same_when_masked_are_one_with_the_givers_of_both(
    connection: Connection, *, is_first_hidden: bool
) -> None:
    bundles = [naming("Ann", ALIKE[0], slug="first"), naming("Ann", ALIKE[1], slug="second")]
    hidden(bundles[0 if is_first_hidden else 1])
    bundles.append(of_set(ALIKE[1], name="machine", slug="first"))
    await load(connection, noise())
    for bundle in bundles:
        await load(connection, bundle)
    await take_out(connection, *ALIKE)
    assert await givers(connection) == {("first", ""), ("second", ""), ("first", "machine")}
    assert not await is_masked_name_hidden(connection)
    assert await connection.fetchval("select count(*) from name where text = $1", MASKED) == 1


@pytest.mark.parametrize("names", [ALIKE, ALIKE[::-1]])
async def test_a_name_that_everybody_sees_without_any_bundle_is_not_hidden_by_the_draft_of_a_name_like_it(
    connection: Connection, names: tuple[str, str]
) -> None:
    await load(connection, noise())
    await load(connection, hidden(naming("Bee", ALIKE[1], slug="secret")) if names is ALIKE else of_set(ALIKE[0]))
    await load(connection, of_set(ALIKE[0]) if names is ALIKE else hidden(naming("Bee", ALIKE[1], slug="secret")))
    await load(connection, of_set("Ann"))
    await take_out(connection, *ALIKE)
    assert not await is_masked_name_hidden(connection)


async def test_an_own_name_stays_when_that_of_a_merged_entity_becomes_the_same(connection: Connection) -> None:
    await load(connection, naming("Ann", ALIKE[0], slug="first"))
    await load(connection, naming("Bee", ALIKE[1], slug="second", key="other"))
    survivor, merged = await minister(connection), await minister(connection, "other")
    await merge_entities(connection, MergeEntities(survivor, (merged,)), actor=Actor("Desk"))
    await take_out(connection, *ALIKE)
    rows = await connection.fetch(
        "select entity_id::text, taken_from from name where text = $1 order by entity_id::text = $2", MASKED, survivor
    )
    assert [tuple(row) for row in rows] == [(merged, None), (survivor, None)]
    assert await givers(connection) == {("first", ""), ("second", "")}
