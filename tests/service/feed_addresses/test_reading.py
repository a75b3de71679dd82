"""Feed addresses as calendars and feed readers ask them: without a key, one export each, with the rights of the key behind it."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import asyncpg
import httpx2
import pytest

from db.sql.scope import Scope
from schema.resource.resource import all_resources
from service.exports.formats import formats_of
from tests.service.access.test_rate_limits import Clock
from tests.service.exports.asking import words_of
from tests.service.exports.test_atom import NS, href
from tests.service.exports.test_icalendar import read as read_calendar
from tests.service.feed_addresses.conftest import Feeds, feeds_on
from tests.service.rest.seed_names import Names
from tests.support.data.articles import load, noise
from tests.support.service.keys import key_of, revoke, rotated, run

EVENTS = "/v1/entities/Q184/events.ics"


def token_of(made: dict[str, Any]) -> str:
    return str(made["url"]).split("/")[-2]


async def test_a_calendar_is_read_without_a_key(feeds: Feeds) -> None:
    made = await feeds.make(EVENTS)
    assert made["url"].startswith("http://isnad.test/feeds/isnad_feed_")
    assert made["url"].endswith("/entities-Q184-events.ics")
    answer = await feeds.read(made)
    assert answer.status_code == 200
    assert read_calendar(answer.content)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    told = answer.text.replace("\r\n ", "")
    assert f"SOURCE;VALUE=URI:{made['url']}\r\n" in told
    normal = (await feeds.exported(EVENTS)).text.replace("\r\n ", "")
    assert told.replace(made["url"], f"http://isnad.test{EVENTS}") == normal


async def test_a_feed_says_its_own_address_and_leads_to_no_other_page(feeds: Feeds) -> None:
    made = await feeds.make("/v1/articles.atom?first=2")
    answer = await feeds.read(made)
    feed = ElementTree.fromstring(answer.content)
    assert href(feed, "self") == made["url"]
    assert feed.findtext(NS + "id") == f"urn:uuid:{made['id']}", "it is the same feed wherever it is read"
    assert href(feed, "next") is None
    assert len(feed.findall(NS + "entry")) == 2
    assert "link" not in answer.headers


async def test_the_token_stands_in_no_export_but_as_its_own_address(feeds: Feeds, names: Names) -> None:
    count = 0
    for resource in all_resources():
        for form in formats_of(resource.name):
            if not form.write:
                continue
            path, question, query = names.request(resource.example).replace("&totalCount=true", "").partition("?")
            made = await feeds.make(f"{path}.{form.suffix}{question}{query}")
            answer = await feeds.read(made)
            assert answer.status_code == 200, answer.text
            times = words_of(answer.content).replace("\r\n ", "").count(token_of(made))
            assert times == (1 if form.name in ("atom", "ics") else 0)
            assert token_of(made) not in str(answer.headers)
            count += 1
    assert count > 80


async def test_an_answer_has_a_tag_and_is_for_nobody_else(feeds: Feeds) -> None:
    made = await feeds.make("/v1/quotes.csv?kind=DIRECT&bom=true", description="For the table of the desk")
    first = await feeds.read(made, **{"x-request-id": "the-same"})
    assert first.content.startswith(b"\xef\xbb\xbf")
    assert first.headers["cache-control"] == "private, no-cache"
    assert first.headers["referrer-policy"] == "no-referrer"
    assert first.headers["x-robots-tag"] == "noindex"
    assert first.headers["vary"] == "accept-encoding", "it is the same whatever key is sent"
    assert first.headers["content-disposition"] == 'attachment; filename="quotes.csv"'
    again = await feeds.read(made, **{"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = await feeds.client.head(made["url"], headers={"x-request-id": "the-same"})
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", first.headers["etag"])
    with_key = await feeds.client.get(made["url"], headers={"authorization": "Bearer nonsense"})
    assert with_key.content == first.content
    packed = await feeds.read(made, **{"accept-encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == first.content


async def test_parameters_cost_the_address_a_hundred(varied_dsn: str) -> None:
    async with feeds_on(varied_dsn, Scope.READ, name="charged", feed_address_cost_per_minute=1000) as feeds:
        made = await feeds.make("/v1/quotes.csv")
        refused = await feeds.client.get(f"{made['url']}?first=1")
        assert (refused.status_code, refused.headers["ratelimit"]) == (400, '"feed-address";r=900;t=6')


async def test_the_caller_cannot_change_what_it_answers(feeds: Feeds) -> None:
    made = await feeds.make("/v1/quotes.csv?kind=DIRECT")
    for query in ("?kind=INDIRECT", "?first=1", "?token=x&utm_source=y", "?%6bind=DIRECT"):
        answer = await feeds.client.get(made["url"] + query)
        assert (answer.status_code, answer.json()["code"]) == (400, "PARAMETER_UNKNOWN")
        assert "create another one" in answer.json()["detail"]
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        answer = await feeds.client.request(method, made["url"])
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    options = await feeds.client.options(made["url"])
    assert (options.status_code, options.headers["allow"]) == (204, "GET, HEAD, OPTIONS")
    by_accept = await feeds.read(made, accept="application/ld+json")
    assert by_accept.headers["content-type"] == "text/csv; charset=utf-8"


async def test_no_answer_reveals_whether_an_address_ever_existed(feeds: Feeds) -> None:
    made, other = await feeds.make("/v1/quotes.csv"), await feeds.make("/v1/quotes.csv")
    revoked = await feeds.client.delete(f"/v1/feed-addresses/{other['id']}", headers=feeds.headers)
    assert (revoked.status_code, revoked.content) == (204, b"")
    url, token = made["url"], token_of(made)
    altered = token[:-1] + ("A" if token[-1] != "A" else "B")
    wrong = [
        other["url"],
        url.replace(token, altered),
        url.replace(token, token.upper()),
        url.replace("quotes.csv", "claims.csv"),
        url.replace("quotes.csv", ""),
        url + "/",
        f"/feeds/{token}",
        "/feeds/",
        "/feeds//quotes.csv",
        "/feeds/%F0%9F%98%80/quotes.csv",
    ]
    answers = [await feeds.client.get(each, headers={"x-request-id": "same"}) for each in wrong]
    assert {each.status_code for each in answers} == {404}
    assert {each.json()["code"] for each in answers} == {"FEED_ADDRESS_UNKNOWN"}
    assert len({each.text for each in answers}) == 1
    assert len({str(sorted(each.headers.items())) for each in answers}) == 1
    assert (await feeds.client.get("/feeds/%zz/x")).status_code == 400
    assert (await feeds.read(made)).status_code == 200
    twice = await feeds.client.delete(f"/v1/feed-addresses/{other['id']}", headers=feeds.headers)
    assert (twice.status_code, twice.json()["code"]) == (404, "FEED_ADDRESS_UNKNOWN")


async def test_drafts_are_shown_only_on_request_and_if_the_key_may_see_them(
    own: Feeds, connection: asyncpg.Connection, database: str
) -> None:
    await load(connection, noise(slug="secret", headline="Geheimsache", status="WITHHELD"))
    plain, drafts = await own.make("/v1/articles.csv"), await own.make("/v1/articles.csv", withDrafts=True)
    assert "Geheimsache" not in (await own.read(plain)).text
    assert "Geheimsache" in (await own.read(drafts)).text
    assert (plain["withDrafts"], drafts["withDrafts"]) == (False, True)
    await run(database, "update api_key set scopes = '{read}'")
    answer = await own.read(drafts)
    assert answer.status_code == 200
    assert "Geheimsache" not in answer.text, "the rights are those of the key at the time"


async def test_an_address_ends_with_its_key(own: Feeds, database: str) -> None:
    made = await own.make("/v1/quotes.csv")

    async def status() -> int:
        return (await own.read(made)).status_code

    assert await status() == 200
    await rotated(database, "desk")
    assert await status() == 200, "the key that took its place has the address"
    await rotated(database, "desk", timedelta(hours=1))
    assert await status() == 200
    await revoke(database, "desk")
    assert await status() == 404
    await key_of(database, "desk", Scope.ADMIN)
    assert await status() == 404, "another key of the same name is somebody else's"


async def test_an_address_ends_when_its_key_expires(database: str) -> None:
    async with feeds_on(database, Scope.READ) as feeds:
        made = await feeds.make("/v1/quotes.csv")
        for ends, status in ((timedelta(hours=1), 200), (timedelta(seconds=-1), 404)):
            await run(database, "update api_key set expires_at = $1", datetime.now(UTC) + ends)
            assert (await feeds.read(made)).status_code == status


async def test_each_address_has_a_budget_of_its_own(database: str) -> None:
    clock = Clock()
    async with feeds_on(database, Scope.READ, clock=clock, feed_address_cost_per_minute=200) as feeds:
        made, other = await feeds.make("/v1/quotes.csv"), await feeds.make("/v1/quotes.csv")
        answer = await feeds.read(made)
        assert (answer.status_code, answer.headers["ratelimit-policy"]) == (200, '"feed-address";q=200;w=60')
        refused = await feeds.read(made)
        assert (refused.status_code, refused.json()["code"]) == (429, "RATE_LIMITED")
        assert int(refused.headers["retry-after"]) > 0
        assert (await feeds.read(other)).status_code == 200
        assert (await feeds.exported("/v1/quotes.csv")).status_code == 200, "the key is not charged"
        clock.now += 3600
        assert (await feeds.read(made)).status_code == 200


async def test_guessing_tokens_is_soon_refused(database: str) -> None:
    clock = Clock()
    async with feeds_on(database, Scope.READ, clock=clock, failed_keys_per_minute=3) as feeds:
        made, other = await feeds.make("/v1/quotes.csv"), await feeds.make("/v1/quotes.csv")
        assert (await feeds.read(made)).status_code == 200
        statuses = [(await feeds.client.get(f"/feeds/isnad_feed_{'x' * 43}/quotes.csv")).status_code for _ in range(5)]
        assert statuses == [404, 404, 404, 429, 429]
        assert (await feeds.read(made)).status_code == 200, "what was right before is read whoever guesses beside it"
        assert (await feeds.read(other)).status_code == 200, "and what was never asked before"
        clock.now += 60
        assert (await feeds.read(other)).status_code == 200


async def test_its_use_is_noted_once_a_minute(own: Feeds, database: str, connection: asyncpg.Connection) -> None:
    made = await own.make("/v1/quotes.csv")
    assert await connection.fetchval("select last_used_at from feed_address") is None
    await asyncio.gather(*(own.read(made) for _ in range(5)))
    first = await connection.fetchval("select last_used_at from feed_address")
    assert first is not None
    await own.read(made)
    assert await connection.fetchval("select last_used_at from feed_address") == first
    await run(database, "update feed_address set last_used_at = last_used_at - interval '2 minutes'")
    await own.read(made)
    assert await connection.fetchval("select last_used_at from feed_address") >= first


async def test_a_resource_that_is_no_longer_served_is_reported_without_the_token(own: Feeds, database: str) -> None:
    made = await own.make("/v1/quotes.csv")
    await run(database, "update feed_address set resource = '/v1/quotes?gone=1'")
    answer = await own.read(made)
    assert (answer.status_code, answer.json()["code"]) == (400, "PARAMETER_UNKNOWN")
    await run(database, "update feed_address set resource = '/v1/gone'")
    answer = await own.read(made)
    assert (answer.status_code, answer.json()["code"]) == (404, "NOT_FOUND")
    assert token_of(made) not in answer.text


@pytest.mark.parametrize("failing", [True, False])
async def test_that_its_use_cannot_be_noted_keeps_nobody_from_reading(own: Feeds, database: str, failing: bool) -> None:
    made = await own.make("/v1/quotes.csv")
    if failing:
        await run(database, "alter table feed_address add check (last_used_at is null)")
    answer: httpx2.Response = await own.read(made)
    assert answer.status_code == 200


async def test_a_valid_address_is_answered_even_to_a_caller_who_also_sends_wrong_ones(database: str) -> None:
    async with feeds_on(database, Scope.READ, failed_keys_per_minute=3) as feeds:
        made, revoked = await feeds.make("/v1/quotes.csv"), await feeds.make("/v1/claims.csv")
        await feeds.client.delete(f"/v1/feed-addresses/{revoked['id']}", headers=feeds.headers)
        for expected in (404, 404, 404, 429, 429):
            assert (await feeds.read(revoked)).status_code == expected
        assert (await feeds.read({"url": "/feeds/nothing/quotes.csv"})).status_code == 429
        assert (await feeds.read(made)).status_code == 200
