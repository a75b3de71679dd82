"""What only a hidden bundle gives to things of which published articles speak, too: only those are told who see the bundle."""

from collections.abc import Awaitable, Callable
from typing import Any

import asyncpg
import pytest

from db.entities.merge_entities import MergeEntities, merge_entities
from db.entities.undo_merge import UndoMerge, undo_merge
from db.operation.operation import Actor
from db.operations.article_status import (
    CancelArticle,
    RestoreArticle,
    WithholdArticle,
    cancel_article,
    restore_article,
    withhold_article,
)
from db.operations.review import ReviewAnnotations, ReviewedAnnotation, review_annotations
from db.postgres.pool import Pool
from db.sql.scope import Scope
from db.sql.visibility import Visibility
from tests.db.entities.entities import id_of
from tests.support.data.articles import load, noise
from tests.support.service.asking import answer, answer_to, client_of
from tests.support.service.keys import bearer, key_of

Connection = asyncpg.Connection
DESK = Actor("Chief of the desk")

ASKED = """
{
  entities {
    totalCount
    nodes {
      id kind name english: name(language: "en") description wikidata sameAs version mergedFrom keys
      names { text language script kind } history { nodes { version op reason fields at } }
    }
  }
  byName: entity(by: { name: "Deep Throat" }) { id }
  byId: entity(by: { wikidata: "Q4711" }) { id }
  named: entities(search: "Throat") { totalCount nodes { id } }
  heard: entities(search: "Dip Troat") { totalCount nodes { id } }
  found: search(text: "Throat") { totalCount }
  told: search(text: "informant") { totalCount }
  events {
    totalCount
    nodes {
      id key keys status version title place { id } when { edtf expression } participants { role entity { id } }
      history { nodes { version op reason fields at } }
    }
  }
  timeline { totalCount nodes { id } }
  articles(orderBy: UPDATED_DESC) {
    totalCount nodes { id version history { nodes { version op reason fields at } } }
  }
}
"""


def generous(slug: str = "secret", **article: object) -> dict[str, Any]:
    """Return a bundle that gives to the shared entities and the shared event all that a bundle can give."""
    data = noise(slug=slug, **article)
    data["entities"][0] |= {
        "wikidata": "Q4711",
        "same_as": ["https://people.example/throat"],
        "descriptions": {"en": "An informant"},
        "names": [
            {"text": "Deep Throat", "language": "en", "kind": "PREFERRED"},
            {"text": "John Coale", "language": "en", "kind": "ALIAS"},
        ],
    }
    data["entities"][1]["names"] += [{"text": "Throat wire", "language": "en", "kind": "ALIAS"}]
    data["events"][0] |= {
        "title": {"en": "Throat talks", "ar": "محادثات"},
        "status": "PLANNED",
        "place": "belta",
        "participants": [{"role": "AGENT", "entity": "coale"}, {"role": "PATIENT", "entity": "belta"}],
    }
    return data


def drafts(data: dict[str, Any]) -> dict[str, Any]:
    data["provenance"]["state"] = "DRAFT"
    return data


def draft_set() -> dict[str, Any]:
    data = drafts(generous("noise"))
    data["provenance"]["annotation_set"] = "machine"
    return data


def mixed() -> dict[str, Any]:
    """Return the bundle of an article that is published, of which all that is said is a draft."""
    return drafts(generous(state="PUBLISHED"))


NEVER_SHOWN: dict[str, Callable[[], dict[str, Any]]] = {
    "withheld": lambda: generous(status="WITHHELD"),
    "cancelled": lambda: generous(status="CANCELED"),
    "all draft": lambda: drafts(generous()),
    "a set of drafts": draft_set,
}


def told(asked: Any) -> str:
    return str(asked)


@pytest.mark.parametrize("kind", NEVER_SHOWN)
async def test_what_only_a_hidden_bundle_gives_changes_no_answer(connection: Connection, pool: Pool, kind: str) -> None:
    await load(connection, noise())
    before = await answer(pool, ASKED)
    await load(connection, NEVER_SHOWN[kind]())
    assert await answer(pool, ASKED) == before
    seen = await answer_to(Visibility.EVERYTHING, pool, ASKED)
    names = {each["text"] for node in seen["entities"]["nodes"] for each in node["names"]}
    assert names == {"John Coale", "Deep Throat", "Belta", "Throat wire"}
    assert (seen["byName"], seen["byId"]) == ({"id": seen["byId"]["id"]},) * 2
    assert (seen["named"]["totalCount"], seen["found"]["totalCount"]) == (2, 2)


async def test_what_drafts_of_a_published_article_give_is_shown_to_nobody(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    before = await answer(pool, ASKED)
    await load(connection, mixed())
    after = await answer(pool, ASKED)
    assert [after[name] for name in before if name != "articles"] == [
        before[name] for name in before if name != "articles"
    ]


@pytest.mark.parametrize("kind", ["withheld", "all draft"])
async def test_what_a_hidden_bundle_gave_first_is_shown_as_the_published_one_says_it(
    connection: Connection, pool: Pool, kind: str
) -> None:
    await load(connection, NEVER_SHOWN[kind]())
    data = noise()
    data["entities"][0]["descriptions"] = {"en": "A lawyer"}
    await load(connection, data)
    seen = await answer(pool, ASKED)
    assert "Throat" not in told(seen)
    assert "informant" not in told(seen)
    coale, belta = seen["entities"]["nodes"]
    assert (coale["wikidata"], coale["sameAs"], coale["description"]) == (None, [], "A lawyer")
    assert coale["names"] == [{"text": "John Coale", "language": "en", "script": "Latn", "kind": "PREFERRED"}]
    assert (coale["name"], coale["english"], belta["name"]) == ("John Coale", "John Coale", "Belta")
    assert (seen["byName"], seen["byId"], seen["named"]["totalCount"], seen["found"]["totalCount"]) == (
        None,
        None,
        0,
        0,
    )
    (event,) = seen["events"]["nodes"]
    assert (event["title"], event["status"], event["place"]) == ("Talks", "OCCURRED", None)
    assert event["participants"] == [{"role": "AGENT", "entity": {"id": coale["id"]}}]


async def withhold(connection: Connection) -> None:
    await withhold_article(connection, WithholdArticle("secret", "Decided."), actor=DESK)


async def cancel(connection: Connection) -> None:
    await cancel_article(connection, CancelArticle("secret", "Decided."), actor=DESK)


async def decide(connection: Connection, decision: str) -> None:
    of_article = "select n.id::text from annotation n join article a on a.id = n.article_id where a.slug = 'secret'"
    ids = [row[0] for row in await connection.fetch(of_article)]
    asked = ReviewAnnotations(decision, tuple(map(ReviewedAnnotation, ids)), note="Decided.")
    await review_annotations(connection, asked, actor=DESK)


async def reject(connection: Connection) -> None:
    await decide(connection, "REJECT")


async def reload_as_drafts(connection: Connection) -> None:
    await load(connection, drafts(generous()))


@pytest.mark.parametrize("hide", [withhold, cancel, reject, reload_as_drafts])
@pytest.mark.parametrize("is_first", [True, False])
async def test_what_an_article_gave_goes_with_it_and_what_others_give_stays(
    connection: Connection, pool: Pool, hide: Callable[[Connection], Awaitable[None]], is_first: bool
) -> None:
    bundles = [generous(), noise()] if is_first else [noise(), generous()]
    for data in bundles:
        await load(connection, data)
    shown = await answer(pool, ASKED)
    assert {each["text"] for each in shown["entities"]["nodes"][0]["names"]} == {"Deep Throat", "John Coale"}
    assert shown["named"]["totalCount"] == 2
    await hide(connection)
    seen = await answer(pool, ASKED)
    assert "Throat" not in told(seen)
    assert "informant" not in told(seen)
    coale, _ = seen["entities"]["nodes"]
    assert (coale["wikidata"], coale["sameAs"], coale["description"]) == (None, [], None)
    assert [each["text"] for each in coale["names"]] == ["John Coale"]
    assert (seen["byName"], seen["byId"], seen["named"]["totalCount"], seen["found"]["totalCount"]) == (
        None,
        None,
        0,
        0,
    )
    assert (seen["told"]["totalCount"], seen["events"]["nodes"][0]["title"]) == (0, "Talks")
    assert coale["version"] > shown["entities"]["nodes"][0]["version"]


@pytest.mark.parametrize("hide", [withhold, reject])
async def test_notices_tell_at_no_instant_what_only_a_hidden_bundle_gave(
    connection: Connection, hide: Callable[[Connection], Awaitable[None]]
) -> None:
    await load(connection, generous())
    await load(connection, noise())
    data = generous()
    data["entities"][0]["names"][0]["text"] = "Deeper Throat"
    await load(connection, data)
    asked = """
        select count(*) filter (where r."row"::text ~ 'Throat|informant|throat'), count(*)
        from change c, published.rows_at(c.id, c.at) r where c.type in ('entity', 'event')
    """
    ((shown, _),) = await connection.fetch(asked)
    await hide(connection)
    ((hidden, rows),) = await connection.fetch(asked)
    assert shown > 0
    assert hidden == 0
    assert rows > 0


async def test_what_was_withheld_comes_back_with_the_article(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    await load(connection, generous())
    shown = (await answer(pool, ASKED))["entities"]["nodes"]
    await withhold(connection)
    await restore_article(connection, RestoreArticle("secret", "Decided."), actor=DESK)
    again = (await answer(pool, ASKED))["entities"]["nodes"]
    assert [each["names"] for each in again] == [each["names"] for each in shown]
    assert again[0]["wikidata"] == "Q4711"


async def test_a_name_that_a_bundle_no_longer_has_stays_if_another_gives_it(connection: Connection, pool: Pool) -> None:
    await load(connection, generous())
    await load(connection, noise())
    data = generous()
    del data["entities"][0]["names"][1]
    await load(connection, data)
    coale = (await answer(pool, ASKED))["entities"]["nodes"][0]
    assert {each["text"] for each in coale["names"]} == {"Deep Throat", "John Coale"}


async def test_publishing_shows_what_was_hidden_and_reports_it_to_followers(
    database: str, connection: Connection, pool: Pool
) -> None:
    await load(connection, noise())
    key = await key_of(database, "partner", Scope.SYNC)
    async with client_of(database, headers=bearer(key), changes_interval_ms=20) as client:

        async def page(after: str | None = None) -> dict[str, Any]:
            found: dict[str, Any] = (await client.get("/v1/changes", params={"after": after} if after else {})).json()
            return found

        start = (await page())["cursor"]
        digest = (await client.get("/v1/digest")).json()["types"]
        await load(connection, drafts(generous()))
        nothing = await page(start)
        assert (nothing["changes"], (await client.get("/v1/digest")).json()["types"]) == ([], digest)
        await decide(connection, "PUBLISH")
        changes = (await page(nothing["cursor"]))["changes"]
        entity = next(each for each in changes if each["type"] == "entity" and "Deep Throat" in str(each["data"]))
        assert (entity["op"], entity["version"], entity["fields"]) == ("upsert", 2, ["names", "wikidata"])
        assert (await client.get("/v1/digest")).json()["types"] != digest
        snapshot = (await client.get("/v1/snapshot")).text
        assert "Deep Throat" in snapshot
        await withhold(connection)
        assert "Throat" not in (await client.get("/v1/snapshot")).text
    seen = await answer(pool, ASKED)
    assert "Throat" not in told(seen)


async def test_merging_shows_nothing_of_one_that_only_hidden_articles_give(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    data = drafts(generous())
    data["entities"][0]["key"] = "throat"
    for part in (data["quotes"][0]["chain"], data["events"][0]["participants"]):
        part[0]["entity"] = "throat"
    data["events"][0]["key"] = data["claims"][0]["event"] = "secret-talks"
    await load(connection, data)
    before = (await answer(pool, ASKED))["entities"]["nodes"]
    survivor, merged = await id_of(connection, "coale"), await id_of(connection, "throat")
    await merge_entities(connection, MergeEntities(survivor, (merged,)), actor=DESK)
    seen = await answer(pool, ASKED)
    assert "Throat" not in told(seen)
    assert "informant" not in told(seen)
    coale = seen["entities"]["nodes"][0]
    names = ("names", "wikidata", "sameAs", "description", "mergedFrom", "name")
    assert [coale[name] for name in names] == [before[0][name] for name in names]
    await decide(connection, "PUBLISH")
    shown = (await answer(pool, ASKED))["entities"]["nodes"][0]
    assert (shown["wikidata"], shown["mergedFrom"]) == ("Q4711", [merged])
    assert {each["text"] for each in shown["names"]} == {"John Coale", "Deep Throat"}
    await withhold(connection)
    await undo_merge(connection, UndoMerge(merged), actor=DESK)
    assert "Throat" not in told(await answer(pool, ASKED))


async def test_what_is_added_unseen_to_an_article_changes_neither_its_version_nor_its_etag(
    database: str, connection: Connection
) -> None:
    await load(connection, noise())
    reader, editor = [await key_of(database, str(scope), scope) for scope in (Scope.READ, Scope.DRAFT)]
    async with client_of(database) as client:

        async def asked(key: str) -> tuple[str, int]:
            found = await client.get("/v1/articles/noise", headers=bearer(key))
            return found.headers["etag"], found.json()["version"]

        before = await asked(reader)
        await load(connection, draft_set())
        assert await asked(reader) == before
        assert (await asked(editor))[1] == 2
        ids = "select id::text from annotation where annotation_set = 'machine'"
        found = tuple(ReviewedAnnotation(row[0]) for row in await connection.fetch(ids))
        await review_annotations(connection, ReviewAnnotations("PUBLISH", found), actor=DESK)
        assert ((await asked(reader))[1], (await asked(editor))[1]) == (2, 3)
