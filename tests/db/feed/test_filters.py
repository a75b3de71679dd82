"""Filters that items enter and leave: what leaves is told as gone, what enters as a whole, whenever the log is read."""

import json
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import asyncpg
import httpx2
import pytest

from db.entities.merge_entities import MergeEntities, merge_entities
from db.entities.new_entity import NewEntity, NewName
from db.entities.reassignment import Reassigned
from db.entities.split_entity import SplitEntity, split_entity
from db.entities.undo_merge import UndoMerge, undo_merge
from db.operation.operation import Actor
from db.operations.article_status import CancelArticle, cancel_article
from db.operations.correct_annotation import CorrectAnnotation, correct_annotation
from db.redaction.redact import redact
from db.redaction.request import Redact
from db.sql.scope import Scope
from tests.service.sync.asking import everything, lines, page
from tests.support.data.articles import load, noise
from tests.support.service.asking import client_of
from tests.support.service.keys import bearer, key_of

Connection = asyncpg.Connection
OF_ARTICLE = {"article", "mention", "quote", "event_report", "claim"}
WORDS = "نحن نرفع"
EDITOR = Actor("editor")


@pytest.fixture
async def client(database: str) -> AsyncIterator[httpx2.AsyncClient]:
    key = await key_of(database, "partner", Scope.SYNC)
    async with client_of(database, headers=bearer(key), changes_interval_ms=20) as opened:
        yield opened


async def kinds(client: httpx2.AsyncClient, after: str, **filters: str) -> dict[str, set[str]]:
    """Return of which types the changes after a cursor are, by what they do and why."""
    found: dict[str, set[str]] = {}
    for each in await everything(client, after=after, limit=4, **filters):
        assert (each["data"] is None) == (each["op"] == "delete")
        found.setdefault(f"{each['op']} {each['reason']}", set()).add(each["type"])
    return found


async def cursor(client: httpx2.AsyncClient) -> str:
    """Return the cursor of now, behind everything that anybody is told."""
    answer = await client.get("/v1/snapshot", params={"types": "article"})
    return str(json.loads(answer.content.split(b"\n")[0])["cursor"])


async def entity_of(connection: Connection, key: str) -> str:
    """Return the id of an entity by the key that bundles have for it."""
    return str(await connection.fetchval("select entity_id from entity_key where key = $1", key))


async def is_proven(client: httpx2.AsyncClient, **filters: str) -> bool:
    """Return whether who applied the feed with filters from its beginning has what a snapshot with them tells, and some."""
    held: dict[str, Any] = {}
    for each in await everything(client, limit=3, **filters):
        held[each["id"]] = each["data"]
    answer = await client.get("/v1/snapshot", params=filters)
    received = {each["id"]: each["data"] for each in map(json.loads, answer.content.split(b"\n")[1:-2])}
    digest = (await client.get("/v1/digest", params=filters)).json()
    assert digest["items"] == len(received)
    return received == {id_: data for id_, data in held.items() if data is not None}


async def test_an_article_that_gets_another_language_leaves_and_enters_with_all_that_stands_in_it(
    client: httpx2.AsyncClient, connection: Connection
) -> None:
    await load(connection, noise(language="ar"))
    begun = await cursor(client)
    await load(connection, noise(language="en"))
    left, entered = await kinds(client, begun, language="ar"), await kinds(client, begun, language="en")
    assert left["delete filtered"] == OF_ARTICLE
    assert OF_ARTICLE.isdisjoint(set().union(*(types for what, types in left.items() if what != "delete filtered")))
    assert entered["upsert correction"] >= OF_ARTICLE
    written = set().union(*(await kinds(client, begun)).values())
    assert {"mention", "event_report"}.isdisjoint(written), "others hear of what was written, and of nothing else"
    begun = await cursor(client)
    await redact(connection, Redact(ground="Law", words=(WORDS,)), actor=EDITOR)
    await cancel_article(connection, CancelArticle("noise", "why"), actor=EDITOR)
    received = await kinds(client, begun, language="ar")
    assert OF_ARTICLE.isdisjoint(set().union(*received.values())), "it is not in the filter, and was not"
    await load(connection, noise(slug="other", language="ar-LY"))
    for language in ("ar", "en", "AR-ly"):
        assert await is_proven(client, language=language)


async def test_older_changes_do_not_show_the_data_of_what_has_left_a_filter(
    client: httpx2.AsyncClient, connection: Connection
) -> None:
    await load(connection, noise(language="ar"))
    await load(connection, noise(language="en"))
    received = [each for each in await everything(client, language="ar") if each["type"] in OF_ARTICLE]
    assert {(each["op"], each["reason"]) for each in received} == {("delete", "filtered")}
    assert WORDS not in json.dumps(await lines(client, language="ar"), ensure_ascii=False)


async def test_what_left_for_another_reason_is_reported_with_that_reason(
    client: httpx2.AsyncClient, connection: Connection
) -> None:
    await load(connection, noise(language="ar"))
    begun = await cursor(client)
    await cancel_article(connection, CancelArticle("noise", "why"), actor=EDITOR)
    received = await kinds(client, begun, language="ar")
    assert set(received) == {"delete cancellation"}
    assert received["delete cancellation"] >= OF_ARTICLE


async def test_a_quote_whose_speaker_is_amended_away_leaves_the_filter_of_the_speaker(
    client: httpx2.AsyncClient, connection: Connection
) -> None:
    await load(connection, noise())
    coale, belta = await entity_of(connection, "coale"), await entity_of(connection, "belta")
    quote, begun = await connection.fetchval("select id::text from quote"), await cursor(client)
    chain = {"chain": [{"role": "SPEAKER", "entity": "belta", "inferred": True}]}
    await correct_annotation(connection, CorrectAnnotation(quote, json.dumps(chain)), actor=EDITOR)
    (left,) = await everything(client, after=begun, entity=coale)
    assert (left["type"], left["id"], left["op"], left["reason"]) == ("quote", quote, "delete", "filtered")
    assert (left["fields"], left["data"]) == ([], None)
    assert await kinds(client, begun, entity=belta) == {"upsert correction": {"quote"}}
    assert await is_proven(client, entity=coale)


async def test_a_merge_an_undone_merge_and_a_split_move_what_speaks_of_either(
    client: httpx2.AsyncClient, connection: Connection
) -> None:
    await load(connection, noise())
    coale, belta = await entity_of(connection, "coale"), await entity_of(connection, "belta")
    of_coale, of_belta = (
        {"entity", "mention", "quote", "event", "event_report"},
        {"entity", "mention", "quote", "claim"},
    )
    begun = await cursor(client)
    await merge_entities(connection, MergeEntities(coale, (belta,)), actor=EDITOR)
    assert (await kinds(client, begun, entity=coale))["upsert merge"] >= of_belta
    by_old_id = await kinds(client, begun, entity=belta)
    assert by_old_id["upsert merge"] == of_coale | of_belta, "who follows the merged one follows the survivor"
    for entity in (coale, belta):
        assert await is_proven(client, entity=entity)
    begun = await cursor(client)
    (merge,) = await connection.fetch("select id::text as id from entity_merge")
    await undo_merge(connection, UndoMerge(merge["id"]), actor=EDITOR)
    assert "delete filtered" in await kinds(client, begun, entity=coale)
    assert (await kinds(client, begun, entity=belta))["delete filtered"] >= {"event", "event_report"}
    for entity in (coale, belta):
        assert await is_proven(client, entity=entity)
    begun = await cursor(client)
    mention = await connection.fetchval("select id::text from mention where entity_id = $1", UUID(coale))
    into = NewEntity("PERSON", (NewName("Another", "en"),))
    await split_entity(connection, SplitEntity(coale, into, Reassigned((mention,), (), ())), actor=EDITOR)
    received = await everything(client, after=begun, entity=coale)
    assert [each["id"] for each in received if each["reason"] == "filtered"] == [mention]
    assert await is_proven(client, entity=coale)


async def test_reports_follow_their_event_when_it_concerns_others(
    client: httpx2.AsyncClient, connection: Connection
) -> None:
    await load(connection, noise())
    coale, belta = await entity_of(connection, "coale"), await entity_of(connection, "belta")
    begun, data = await cursor(client), noise()
    data["events"][0]["participants"] = [{"role": "AGENT", "entity": "belta"}]
    await load(connection, data)
    assert (await kinds(client, begun, entity=coale))["delete filtered"] == {"event", "event_report"}
    assert (await kinds(client, begun, entity=belta))["upsert correction"] == {"event", "event_report"}
    assert "event_report" not in (await kinds(client, begun)).get("upsert correction", set())
    for entity in (coale, belta):
        assert await is_proven(client, entity=entity)


async def test_a_waiting_caller_gets_items_that_enter_a_filter_although_nothing_of_their_type_was_written(
    client: httpx2.AsyncClient, connection: Connection
) -> None:
    await load(connection, noise())
    belta, begun, data = await entity_of(connection, "belta"), await cursor(client), noise()
    data["events"][0]["participants"] = [{"role": "AGENT", "entity": "belta"}]
    await load(connection, data)
    received = await page(client, after=begun, wait=10, types="event_report", entity=belta)
    assert [(each["type"], each["op"]) for each in received["changes"]] == [("event_report", "upsert")]


async def test_a_filter_by_language_or_entity_does_not_begin_before_it_was_kept_what_it_lets_through(
    client: httpx2.AsyncClient, connection: Connection
) -> None:
    await load(connection, noise())
    old = (await page(client, limit=3))["cursor"]
    entity, other = await entity_of(connection, "belta"), await entity_of(connection, "coale")
    await merge_entities(connection, MergeEntities(other, (entity,)), actor=EDITOR)
    kept = "select id::text, type, article_id, language, hidden, entity_ids from membership order by id"
    before = await connection.fetch(kept)
    await connection.execute("truncate membership, membership_change")
    await connection.execute("select begin_memberships()")
    assert await connection.fetch(kept) == before, "what there is already is let through as what was written since"
    for filters in ({"language": "ar"}, {"entity": entity}):
        for after in ({}, {"after": old}):
            answer = await client.get("/v1/changes", params={**filters, **after})
            assert (answer.status_code, answer.json()["code"]) == (410, "CURSOR_EXPIRED")
            assert answer.json()["snapshot"] == "/v1/snapshot"
    assert len(await everything(client, types="article")) == 2, "other filters never change what they let through"
    first = json.loads((await client.get("/v1/snapshot", params={"language": "ar"})).content.split(b"\n")[0])
    await load(connection, noise(language="en"))
    assert (await kinds(client, first["cursor"], language="ar"))["delete filtered"] == OF_ARTICLE


async def test_a_log_that_was_taken_over_keeps_what_filters_let_through(
    client: httpx2.AsyncClient, connection: Connection
) -> None:
    await load(connection, noise(language="ar"))
    await load(connection, noise(language="en"))
    await connection.execute("update installation set home = 'elsewhere'")
    assert await connection.fetchval("select adopt_change_log()")
    for language in ("ar", "en"):
        assert await is_proven(client, language=language)
    received = await everything(client)
    assert {each["lastInTransaction"] for each in received} == {True}
    assert len({each["transaction"] for each in received}) == len(received), (
        "what belonged together is not known any more"
    )


@pytest.mark.parametrize("requested", ["/v1/snapshot", "/v1/digest", "/v1/changes"])
async def test_filters_that_are_wrong_are_refused_alike_everywhere(client: httpx2.AsyncClient, requested: str) -> None:
    answer = await client.get(requested, params={"types": "quotes", "language": "!", "entity": "x", "article": "y"})
    assert answer.status_code == 400
    assert {each["parameter"].split(".")[0] for each in answer.json()["errors"]} == {
        "types",
        "language",
        "entity",
        "article",
    }
