"""The feed: every change in order and without a gap, in four forms, with the item as it is now and nothing of others."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import httpx2
import pytest

from db.sql.scope import Scope
from tests.service.sync.asking import EVENTS, changes_of, events, everything, lines, page
from tests.support.data.articles import load, noise
from tests.support.operation.asking import desk_client
from tests.support.service.asking import client_of
from tests.support.service.keys import bearer, key_of, revoke, run
from tests.support.service.live import serving

ITEMS = {"article", "entity", "mention", "quote", "event", "event_report", "claim"}
ADDRESSES = {
    **{"article": "articles", "entity": "entities", "mention": "mentions", "quote": "quotes", "event": "events"},
    **{"event_report": "event-reports", "claim": "claims"},
}
WRITE = """
    insert into change (op, type, id, version, reason, article_id, public_op)
    values ('upsert', 'entity', gen_random_uuid(), 1, 'load', null, 'upsert') returning id::text
"""


@pytest.fixture
async def client(database: str) -> AsyncIterator[httpx2.AsyncClient]:
    async with client_of(database, changes_interval_ms=20) as opened:
        yield opened


@pytest.mark.parametrize("limit", [1, 3, 1000])
async def test_everything_that_was_loaded_is_sent_once_in_pages_of_any_size(
    client: httpx2.AsyncClient, connection: asyncpg.Connection, limit: int
) -> None:
    await load(connection, noise())
    found = await everything(client, limit=limit)
    assert {each["type"] for each in found} == ITEMS
    assert len({each["id"] for each in found}) == len(found)
    assert {(each["op"], each["reason"], each["version"]) for each in found} == {("upsert", "load", 1)}


WRITTEN_BY_OTHERS = {"event": ("reports", "key", "keys"), "entity": ("keys",)}
"""What others write of an entity or event, so that it is not in its data."""


def without_words_of_others(value: Any, item: dict[str, Any]) -> Any:
    """Return what REST answers with what the feed leaves out taken away: other items but for their ids."""
    if isinstance(value, list):
        return [without_words_of_others(each, item) for each in value]
    if not isinstance(value, dict):
        return value
    is_other = "id" in value and value is not item and set(value) != {"id", "number"}
    return (
        {"id": value["id"]} if is_other else {key: without_words_of_others(each, item) for key, each in value.items()}
    )


async def test_the_data_is_what_the_address_of_the_item_answers_with_others_by_their_ids(
    client: httpx2.AsyncClient, connection: asyncpg.Connection
) -> None:
    await load(connection, noise())
    for change in await everything(client):
        whole = (await client.get(f"/v1/{ADDRESSES[change['type']]}/{change['id']}")).json()
        for name in WRITTEN_BY_OTHERS.get(change["type"], ()):
            del whole[name]
        assert change["data"] == without_words_of_others(whole, whole), change["type"]


async def test_lines_events_and_pages_tell_the_same(database: str, connection: asyncpg.Connection) -> None:
    await load(connection, noise())
    async with serving(database) as address, httpx2.AsyncClient(base_url=f"http://{address}") as client:
        pages = await everything(client, limit=7)
        *told, last = await lines(client)
        assert told == pages
        assert last["upToDate"]
        assert last["cursor"] == pages[-1]["cursor"]
        first = pages[0]["cursor"]
        async with client.stream("GET", "/v1/changes", params={"after": first}, headers=EVENTS) as answer:
            heard: list[Any] = []
            async with asyncio.timeout(10):
                async for event in changes_of(events(answer)):
                    assert json.loads(event["data"])["cursor"] == event["id"]
                    heard.append(json.loads(event["data"]))
                    if len(heard) == len(pages) - 1:
                        break
        assert heard == pages[1:]


async def test_a_stream_sends_what_is_written_and_resumes_after_the_last_event(
    database: str, connection: asyncpg.Connection
) -> None:
    async with serving(database) as address, httpx2.AsyncClient(base_url=f"http://{address}") as client:
        async with asyncio.timeout(20), client.stream("GET", "/v1/changes", headers=EVENTS) as answer:
            told = events(answer)
            await anext(told)
            await load(connection, noise())
            told = changes_of(told)
            heard = [await anext(told) for _ in range(5)]
        await load(connection, noise(slug="other"))
        again = {**EVENTS, "last-event-id": heard[-1]["id"]}
        async with asyncio.timeout(20), client.stream("GET", "/v1/changes", headers=again) as answer:
            assert (await anext(events(answer)))["id"] == heard[-1]["id"]
        rest = await everything(client, after=heard[-1]["id"])
        assert len(rest) + len(heard) == len(await everything(client))


async def test_a_long_poll_waits_for_something_and_ends_with_nothing(
    client: httpx2.AsyncClient, connection: asyncpg.Connection
) -> None:
    await load(connection, noise())
    end = (await page(client, limit=1000))["cursor"]
    nothing = await page(client, after=end, wait=0.05)
    assert (nothing["changes"], nothing["cursor"], nothing["hasMore"]) == ([], end, False)
    waiting = asyncio.create_task(page(client, after=end, wait=20, limit=1))
    await asyncio.sleep(0.05)
    await load(connection, noise(slug="other"))
    assert len((await waiting)["changes"]) == 1


async def test_two_transactions_that_commit_in_reverse_order_are_both_sent(
    client: httpx2.AsyncClient, database: str, connection: asyncpg.Connection
) -> None:
    await load(connection, noise())
    end = (await page(client, limit=1000))["cursor"]
    early, late = await asyncpg.connect(database), await asyncpg.connect(database)
    try:
        first, second = early.transaction(), late.transaction()
        await first.start()
        one = await early.fetchval(WRITE)
        await second.start()
        two = await late.fetchval(WRITE)
        await second.commit()
        told = await page(client, after=end)
        assert told["changes"] == []
        assert told["lag"]["changes"] == 1
        assert told["lag"]["seconds"] > 0
        await first.commit()
        found = await everything(client, after=told["cursor"])
        assert [each["id"] for each in found] == [one, two]
        assert [each["id"] for each in await everything(client, after=end, limit=1)] == [one, two]
    finally:
        await early.close()
        await late.close()


async def test_what_is_gone_is_reported_as_gone_at_once(
    client: httpx2.AsyncClient, connection: asyncpg.Connection
) -> None:
    await load(connection, noise())
    data = noise()
    data["quotes"] = []
    await load(connection, data)
    told = [(each["op"], each["data"]) for each in await everything(client) if each["type"] == "quote"]
    assert told == [("delete", None), ("delete", None)]


async def test_a_withheld_article_is_gone_for_readers_and_comes_back(
    database: str, connection: asyncpg.Connection
) -> None:
    await load(connection, noise())
    desk = await key_of(database, "drafts", Scope.DRAFT)
    async with client_of(database) as client, desk_client(database) as admin:
        end = (await page(client, limit=1000))["cursor"]
        assert (await admin.post("/v1/articles/noise/withhold", json={"reason": "doubt"})).status_code == 200
        gone = await everything(client, after=end)
        assert {each["op"] for each in gone} == {"delete"}
        assert {each["type"] for each in gone} == ITEMS
        assert all(each["op"] != "delete" for each in await everything(client, after=end) if each["data"])
        seen = (await client.get("/v1/changes", params={"after": end}, headers=bearer(desk))).json()["changes"]
        assert {(each["type"], each["op"]) for each in seen} >= {("article", "upsert")}
        end = (await page(client, limit=1000))["cursor"]
        assert (await admin.post("/v1/articles/noise/restore", json={"note": "sure"})).status_code == 200
        back = await everything(client, after=end)
        assert {(each["op"], each["type"]) for each in back} == {("upsert", each) for each in ITEMS}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"types": "quote,claim"}, {"quote", "claim"}),
        ({"language": "ar"}, ITEMS),
        ({"language": "en"}, {"entity", "event"}),
    ],
)
async def test_filters_let_through_what_they_say(
    client: httpx2.AsyncClient, connection: asyncpg.Connection, asked: dict[str, str], expected: set[str]
) -> None:
    await load(connection, noise())
    assert {each["type"] for each in await everything(client, **asked)} == expected


async def test_a_filter_by_article_reports_it_and_its_content_even_after_it_is_gone(
    database: str, connection: asyncpg.Connection
) -> None:
    await load(connection, noise())
    await load(connection, noise(slug="other"))
    article = str(await connection.fetchval("select id from article where slug = 'noise'"))
    async with client_of(database) as client, desk_client(database) as admin:
        told = await everything(client, article=article)
        assert {each["articleId"] for each in told} == {article}
        end = (await page(client, limit=1000))["cursor"]
        await admin.post("/v1/articles/noise/withhold", json={"reason": "doubt"})
        assert {each["op"] for each in await everything(client, article=article, after=end)} == {"delete"}


async def test_a_filter_by_entity_also_reports_what_used_to_mention_it(
    client: httpx2.AsyncClient, connection: asyncpg.Connection
) -> None:
    await load(connection, noise())
    belta = str(await connection.fetchval("select entity_id from name where text = 'Belta'"))
    told = {each["type"] for each in await everything(client, entity=belta)}
    assert told == {"entity", "mention", "quote", "claim"}
    end = (await page(client, limit=1000))["cursor"]
    data = noise()
    data["quotes"][0]["chain"].pop()
    await load(connection, data)
    assert "quote" in {each["type"] for each in await everything(client, entity=belta, after=end)}
    end = (await page(client, limit=1000))["cursor"]
    data["quotes"] = []
    await load(connection, data)
    assert "quote" not in {each["type"] for each in await everything(client, entity=belta, after=end)}


async def test_a_follower_whose_filter_passes_nothing_still_advances(
    client: httpx2.AsyncClient, connection: asyncpg.Connection
) -> None:
    await load(connection, noise())
    told = await page(client, entity="00000000-0000-0000-0000-000000000000")
    assert told["changes"] == []
    assert await everything(client, after=told["cursor"]) == []


async def test_a_claim_is_reported_again_when_another_claim_starts_to_contradict_it(
    client: httpx2.AsyncClient, connection: asyncpg.Connection
) -> None:
    data = noise()
    await load(connection, data)
    end = (await page(client, limit=1000))["cursor"]
    claim = {**data["claims"][0], "key": "over", "text": "over", "exact": "استمرت يوم السبت", "occurrence": 1}
    claim["relations"] = [{"type": "CONTRADICTS", "claim": "lasting"}]
    data["claims"].append(claim)
    await load(connection, data)
    told = [each["data"]["relations"] for each in await everything(client, after=end, types="claim")]
    assert len(told) == 2
    assert all(len(relations) == 1 for relations in told)


async def test_a_cursor_after_which_something_is_too_old_is_410_and_a_fresh_one_is_not(
    database: str, connection: asyncpg.Connection
) -> None:
    await load(connection, noise())
    async with client_of(database, feed_retention_days=1) as client:
        end = (await page(client, limit=1000))["cursor"]
        await run(database, "update change set at = at - interval '2 days'")
        assert (await page(client, after=end))["changes"] == []
        for headers in ({}, {"accept": "application/x-ndjson"}):
            answer = await client.get("/v1/changes", headers=headers)
            assert (answer.status_code, answer.json()["code"]) == (410, "CURSOR_EXPIRED")
            assert answer.json()["snapshot"] == "/v1/snapshot"


async def test_a_cursor_of_another_epoch_is_410(client: httpx2.AsyncClient, database: str) -> None:
    await load_one(database)
    end = (await page(client, limit=1000))["cursor"]
    await run(database, "update installation set id = gen_random_uuid()")
    for headers in ({}, EVENTS, {"accept": "application/x-ndjson"}):
        answer = await client.get("/v1/changes", params={"after": end}, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (410, "EPOCH_CHANGED")
        assert answer.json()["snapshot"] == "/v1/snapshot"


async def load_one(database: str) -> None:
    connection = await asyncpg.connect(database)
    try:
        await load(connection, noise())
    finally:
        await connection.close()


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ({"limit": "0"}, {"PARAMETER_INVALID"}),
        ({"limit": "1001", "first": "1"}, {"PARAMETER_INVALID", "PARAMETER_UNKNOWN"}),
        ({"wait": "31"}, {"PARAMETER_INVALID"}),
        ({"types": "quotes"}, {"PARAMETER_INVALID"}),
        ({"types": ""}, {"PARAMETER_INVALID"}),
        ({"entity": "x", "article": "y", "language": "!"}, {"PARAMETER_INVALID"}),
        ({"after": "x"}, {"INVALID_CURSOR"}),
    ],
)
async def test_invalid_requests_are_refused_with_all_their_errors(
    client: httpx2.AsyncClient, asked: dict[str, str], codes: set[str]
) -> None:
    answer = await client.get("/v1/changes", params=asked)
    problem = answer.json()
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert {each["code"] for each in problem.get("errors", [problem])} == codes


async def test_other_methods_and_media_types_are_refused(client: httpx2.AsyncClient) -> None:
    assert (await client.post("/v1/changes")).status_code == 405
    assert (await client.post("/v1/changes")).headers["allow"] == "OPTIONS, GET, HEAD"
    assert (await client.get("/v1/changes", headers={"accept": "text/html"})).status_code == 406
    head = await client.head("/v1/changes")
    assert (head.status_code, head.content) == (200, b"")


async def test_without_a_key_nothing_is_shown_if_reading_requires_one(database: str) -> None:
    async with client_of(database, anonymous_read=False) as client:
        assert (await client.get("/v1/changes")).status_code == 401


async def test_streams_and_long_polls_take_a_place_among_those_that_stay_open(
    database: str, connection: asyncpg.Connection
) -> None:
    await load(connection, noise())
    async with (
        serving(database, live_connections=1) as address,
        httpx2.AsyncClient(base_url=f"http://{address}") as client,
        client.stream("GET", "/v1/changes", headers=EVENTS) as answer,
    ):
        told = events(answer)
        await anext(told)
        for asked, headers in (({}, EVENTS), ({"wait": "1"}, {}), ({}, {"accept": "application/x-ndjson"})):
            refused = await client.get("/v1/changes", params=asked, headers=headers)
            assert (refused.status_code, refused.json()["code"]) == (503, "TOO_MANY_CONNECTIONS")
        assert (await client.get("/v1/changes")).status_code == 200


async def test_a_stream_ends_with_a_problem_when_its_key_is_revoked(
    database: str, connection: asyncpg.Connection
) -> None:
    key = await key_of(database, "partner")
    async with (
        serving(database, anonymous_read=False, key_cache_s=0) as address,
        httpx2.AsyncClient(base_url=f"http://{address}", headers=bearer(key)) as client,
        client.stream("GET", "/v1/changes", headers=EVENTS) as answer,
        asyncio.timeout(20),
    ):
        told = events(answer)
        await anext(told)
        await revoke(database, "partner")
        await load(connection, noise())
        *_, last = [event async for event in told]
        assert (last["event"], json.loads(last["data"])["code"]) == ("problem", "INVALID_KEY")


async def test_a_caller_who_reaches_the_limit_within_lines_continues_where_they_stopped(
    database: str, connection: asyncpg.Connection
) -> None:
    await load(connection, noise())
    async with client_of(database, address_cost_per_minute=50) as client:  # the first request may owe, the next one not
        (only,) = await lines(client, limit=100)
    assert (only["cursor"], only["problem"]["code"]) == (None, "RATE_LIMITED")


@pytest.mark.parametrize("accept", ["text/event-stream", "application/x-ndjson"])
async def test_head_is_answered_and_ends_in_every_form(database: str, accept: str) -> None:
    async with serving(database) as address, httpx2.AsyncClient(base_url=f"http://{address}") as client:
        answer = await client.head("/v1/changes", headers={"accept": accept})
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-type"].startswith(accept)


async def test_lines_that_are_waited_for_are_not_compressed(database: str, connection: asyncpg.Connection) -> None:
    await load(connection, noise())
    async with serving(database) as address, httpx2.AsyncClient(base_url=f"http://{address}") as client:
        headers = {"accept": "application/x-ndjson", "accept-encoding": "gzip"}
        assert (await client.get("/v1/changes", headers=headers)).headers["content-encoding"] == "gzip"
        waited = await client.get("/v1/changes", params={"wait": "0.05"}, headers=headers)
        assert waited.headers["content-encoding"] == "identity"
