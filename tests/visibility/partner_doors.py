"""The doors of whoever follows, copies, displays or is sent something: each asked by everything that is hidden."""

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from typing import Any
from uuid import uuid4

import asyncpg

from db.feed.feed import Feed
from db.postgres.pool import open_pool
from db.sql.scope import Scope
from db.webhook.bearer import Bearer, find_bearer
from db.webhook.change import Changes
from db.webhook.delivery import Delivery, DeliveryState
from db.webhook.webhook import NewWebhook, Tells, create_webhook, find_webhook
from db.write.filters import Filters
from schema.resource.item import items
from service.request.media_type import NDJSON
from service.webhooks.delivery.body import Bodies
from tests.support.service.keys import KEEPER
from tests.visibility.asking import Asker, Told
from tests.visibility.values import NOTHING
from tests.visibility.world import key_name

CHANGES = "/v1/changes?limit=1000"


def filters(asker: Asker) -> list[str]:
    """Return the filters of the feed, each as parameters, by which hidden things can be asked for."""
    found = ["", "&language=ar", "&types=article,entity,claim"]
    for name in ("entity", "article"):
        found += [f"&{name}={id_}" for id_ in (*asker.values.ids_of(name), NOTHING)]
    return found


async def ask_feed(asker: Asker) -> AsyncIterator[Told]:
    """Read the feed from its beginning: as pages with every filter, as lines, and as events."""
    for filter_ in filters(asker):
        yield await asker.ask("GET", CHANGES + filter_)
    yield await asker.ask("GET", "/v1/changes", headers={"accept": NDJSON})
    async for told in ask_page_by_page(asker):
        yield told
    page = await asker.ask("GET", CHANGES)
    changes = page.json().get("changes")
    if changes:
        address = "/v1/changes?after=beginning"
        yield await asker.follow("GET", address, until=changes[-1]["cursor"])


async def ask_page_by_page(asker: Asker) -> AsyncIterator[Told]:
    """Read the feed in short pages from its beginning to its end: each says where it ends, and whether there is more."""
    after, has_more = "beginning", True
    for number in count(1):
        told = await asker.ask("GET", f"/v1/changes?limit=7&after={after}")
        yield replace(told, asked=f"GET /v1/changes, page {number}")
        if told.status != 200 or not has_more:
            return
        after, has_more = told.json()["cursor"], told.json()["hasMore"]


async def ask_snapshot(asker: Asker) -> AsyncIterator[Told]:
    """Read the snapshot with every filter."""
    for filter_ in filters(asker):
        yield await asker.ask("GET", f"/v1/snapshot?{filter_[1:]}")


async def ask_digest(asker: Asker) -> AsyncIterator[Told]:
    """Read the digest with every filter: how many items there are, and of which content."""
    for filter_ in filters(asker):
        yield await asker.ask("GET", f"/v1/digest?buckets=true{filter_}")


async def ask_watching(method: str, address: str, asker: Asker) -> AsyncIterator[Told]:
    """Put ids of hidden things on the watch list, one by one and all at once: they are refused as unknown."""
    ids = asker.values.ids_of()
    for some in (*([id_] for id_ in ids), [NOTHING]):
        told = await asker.ask(method, address, json={"ids": [{"id": id_} for id_ in some]})
        if told.status != 200:  # what is on the list from here on is the same in all databases
            yield told


async def ask_watch(address: str, asker: Asker) -> AsyncIterator[Told]:
    """Read the watch list, on which stands what was published in the beginning, or its notices."""
    yield await asker.ask("GET", f"{address}?limit=200")


async def ask_one_watched(asker: Asker) -> AsyncIterator[Told]:
    """Take hidden things off the list that never were on it."""
    for id_ in (*asker.values.ids_of("revision"), NOTHING):
        yield await asker.ask("DELETE", f"/v1/watch/ids/{id_}")


async def ask_acknowledging(asker: Asker) -> AsyncIterator[Told]:
    """Acknowledge notices that are not there."""
    for id_ in asker.values.ids_of("article", "claim"):
        yield await asker.ask("POST", "/v1/watch/acknowledgements", json={"notices": [f"1.1.{id_}"]})


async def ask_audit(asker: Asker) -> AsyncIterator[Told]:
    """Read the audit history, by ids of hidden things too; it is for admins alone."""
    for filter_ in ("limit=100", *(f"subject={id_}" for id_ in asker.values.ids_of("entity", "article"))):
        told = await asker.ask("GET", f"/v1/audit?{filter_}")
        assert told.status == (200 if asker.scope is Scope.ADMIN else 401 if asker.scope is None else 403), told
        yield told


async def ask_own(method: str, address: str, asker: Asker) -> AsyncIterator[Told]:
    """Ask for what belongs to the key by ids of hidden things, or to make something that names them."""
    entities = asker.values.ids_of("entity", "article")
    if "{" not in address and method == "POST":
        for id_ in entities:
            yield await asker.ask(method, address, json={"url": "https://localhost/hook", "entity": id_})
    for id_ in entities if "{" in address else [""]:
        if "{" in address or method == "GET":
            body: dict[str, Any] = {} if method in ("GET", "DELETE") else {"json": {}}
            yield await asker.ask(method, re.sub(r"\{\w+\}", id_, address), **body)


FED = (
    "/v1/articles.atom",
    "/v1/events.ics",
    "/v1/claims.csv",
    "/v1/quotes.xlsx",
    "/v1/entities.jsonld",
    "/v1/timeline.timeline.json",
    "/v1/annotations.anno.jsonld",
    "/v1/articles/{}.ninjs.json",
    "/v1/articles/{}.csv",
)


async def ask_list_of_feed_addresses(asker: Asker) -> AsyncIterator[Told]:
    """Make a feed address, and ask for the list of those of the key, without their ids and instants, which each database has."""
    yield replace(await asker.ask("POST", "/v1/feed-addresses", json={"resource": FED[0]}), text="", headers="")
    told = await asker.ask("GET", "/v1/feed-addresses")
    yield replace(told, text=re.sub(r'"(id|createdAt)":"[^"]*"', r'"\1":', told.text))


async def ask_feed_addresses(asker: Asker) -> AsyncIterator[Told]:
    """Make feed addresses of exports, also of hidden articles, and read them as those do who know the address."""
    for resource in FED:
        for id_ in asker.values.ids_of("article") if "{}" in resource else [""]:
            given = {"resource": resource.format(id_), "withDrafts": asker.scope in (Scope.DRAFT, Scope.ADMIN)}
            made = await asker.ask("POST", "/v1/feed-addresses", json=given)
            if made.status != 201:
                yield made
                continue
            url = made.json()["url"]
            token = url.split("/")[-2]
            told = await asker.ask("GET", "/feeds/" + url.partition("/feeds/")[2])
            text = re.sub("urn:uuid:" + made.json()["id"], "ID", told.text.replace(token, "TOKEN"))
            yield Told(f"{made.asked} and read it", told.status, "", text)


async def ask_webhooks(tells: Tells, asker: Asker) -> AsyncIterator[Told]:
    """Make the body of every message that was ever put on its way, as it would be sent now to a key of this scope."""
    if asker.scope is None:
        return
    connection = await asyncpg.connect(asker.dsn)
    pool = await open_pool(asker.dsn, smallest=0, largest=2, statement_timeout_ms=10_000)
    try:
        changes = Changes(Feed(items()), pool, wait_s=5)
        beginning = await changes.place(tells, "beginning")
        key_id = await connection.fetchval("select id from api_key where name = $1", key_name(asker.scope))
        asked = NewWebhook(key_id, "https://h.example", beginning, Filters(), tells)
        made = await create_webhook(connection, asked, actor=KEEPER)
        webhook, bearer = await find_webhook(connection, made.id, None), await find_bearer(connection, made.client_id)
        all_told = await changes.after(webhook, beginning, Bearer(bearer.key_id, frozenset({Scope.ADMIN})), 1000)
        bodies, now = Bodies(changes, "https://news.example"), datetime.now(UTC)
        for each in all_told.told:
            delivery = Delivery(uuid4(), made.id, each, DeliveryState.WAITING, 0, 0, now, None, None, now, None)
            body = await bodies.read(delivery, webhook, bearer)
            if body is not None:
                yield Told(f"{tells} {each.item_type} {each.item_id} {each.version}", 200, "", body.decode())
        await connection.execute("delete from webhook where id = $1", made.id)
    finally:
        await pool.close()
        await connection.close()
