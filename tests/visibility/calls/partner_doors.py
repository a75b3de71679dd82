"""The doors of whoever follows, copies or displays something: each asked by everything that is hidden."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from itertools import count

import asyncpg

from db.audit.entry import Action
from db.sql.scope import Scope
from service.request.media_type import NDJSON
from tests.visibility.calls.asking import Asker, Told, in_path
from tests.visibility.values import INSTANT, NOTHING
from tests.visibility.world import SEE_ALL, key_name

CHANGES = "/v1/changes?limit=1000"


def filters(asker: Asker) -> list[tuple[str, str]]:
    """Return the filters of the feed, each as its name and as a parameter; the first lets everything through."""
    found = [("", ""), ("language", "&language=ar"), ("types", "&types=article,entity,claim")]
    for name in ("entity", "article"):
        found += [(name, f"&{name}={id_}") for id_ in (*asker.values.ids_of(name), NOTHING)]
    return found


async def ask_feed(asker: Asker) -> AsyncIterator[Told]:
    """Read the feed from its beginning: as pages with every filter, as lines, and as events."""
    for by, filter_ in filters(asker):
        yield await asker.ask("GET", CHANGES + filter_, by=by)
    yield await asker.ask("GET", "/v1/changes", headers={"accept": NDJSON})
    async for told in ask_page_by_page(asker):
        yield told
    page = await asker.ask("GET", CHANGES)
    yield await asker.follow("GET", "/v1/changes?after=beginning", until=page.json()["changes"][-1]["cursor"])


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
    """Read the snapshot with every filter, in buckets, and from the place of something hidden on."""
    claims = asker.values.ids_of("claim")
    places = [("bucket", f"&bucket={id_[-2:]}") for id_ in claims] + [
        ("after", f"&after=claim/{id_}") for id_ in claims
    ]
    for by, filter_ in (*filters(asker), *places):
        yield await asker.ask("GET", f"/v1/snapshot?{filter_[1:]}", by=by)


async def ask_digest(asker: Asker) -> AsyncIterator[Told]:
    """Read the digest with every filter: how many items there are, and of which content."""
    for by, filter_ in filters(asker):
        yield await asker.ask("GET", f"/v1/digest?buckets=true{filter_}", by=by)


@asynccontextmanager
async def kept_list(asker: Asker) -> AsyncIterator[None]:
    """Put the watch list of a key, and what it acknowledged, back as they were."""
    connection = await asyncpg.connect(asker.dsn)
    key = key_name(asker.scope) if asker.scope else None
    try:
        client = await connection.fetchval("select client_of(id) from api_key where name = $1", key)
        kept = {table: await connection.fetchval(query, client) for table, query in KEEP.items()}
        yield
        await connection.execute("delete from watch where client_id = $1", client)
        for table, rows in kept.items():
            await connection.execute(PUT_BACK[table], rows)
    finally:
        await connection.close()


KEEP = {
    "watch": "select jsonb_agg(to_jsonb(w)) from watch w where client_id = $1",
    "watch_acknowledgement": "select jsonb_agg(to_jsonb(w)) from watch_acknowledgement w where client_id = $1",
}
PUT_BACK = {
    "watch": "insert into watch select * from jsonb_populate_recordset(null::watch, coalesce($1::jsonb, '[]'))",
    "watch_acknowledgement": """
        insert into watch_acknowledgement
        select * from jsonb_populate_recordset(null::watch_acknowledgement, coalesce($1::jsonb, '[]'))
    """,
}


async def ask_watching(method: str, address: str, asker: Asker) -> AsyncIterator[Told]:
    """Put ids on the watch list: those of hidden things are refused as unknown."""
    async with kept_list(asker):
        for id_ in (*asker.values.ids_of("article", "entity", "event", "claim"), NOTHING):
            yield await asker.ask(method, address, json={"ids": [{"id": id_}]}, by="ids")


async def ask_watch(asker: Asker) -> AsyncIterator[Told]:
    """Read the watch list, on which stands what was published in the beginning."""
    yield await asker.ask("GET", "/v1/watch?limit=200")


async def ask_notices(asker: Asker) -> AsyncIterator[Told]:
    """Read the notices of the watch list."""
    for by in ("", "acknowledged=true", "acknowledged=false"):
        yield await asker.ask("GET", f"/v1/watch/changes?limit=200&{by}", by=by.partition("=")[0])


async def ask_one_watched(asker: Asker) -> AsyncIterator[Told]:
    """Take things off the list: hidden ones, which were never on it or are there no more, and published ones."""
    async with kept_list(asker):
        for id_ in (*asker.values.ids_of(), NOTHING):
            yield await asker.ask("DELETE", f"/v1/watch/ids/{id_}")


async def ask_acknowledging(asker: Asker) -> AsyncIterator[Told]:
    """Acknowledge notices that are not there, and one that is."""
    for id_ in asker.values.ids_of("article", "claim"):
        yield await asker.ask("POST", "/v1/watch/acknowledgements", json={"notices": [f"1.1.{id_}"]}, by="notices")
    notices = (await asker.ask("GET", "/v1/watch/changes?limit=1")).json().get("notices")
    if notices:
        given = {"notices": ("notices", [notices[0]["id"]]), "upTo": ("upTo", notices[0]["cursor"])}
        async with kept_list(asker):
            for by, (name, value) in given.items():
                told = await asker.ask("POST", "/v1/watch/acknowledgements", json={name: value}, by=by)
                yield replace(told, asked=f"acknowledge the first notice by {by}")


async def ask_audit(asker: Asker) -> AsyncIterator[Told]:
    """Read the audit history by each of its filters, by ids of hidden things too; it is for admins alone."""
    subjects = [("subject", id_) for id_ in asker.values.ids_of("entity", "article")]
    others = [("action", Action.KEY_CREATED), ("key", key_name(Scope.SYNC)), ("since", INSTANT), ("until", INSTANT)]
    for by, value in (("", ""), *subjects, *others):
        told = await asker.ask("GET", f"/v1/audit?limit=100&{by}={in_path(value)}".removesuffix("&="), by=by)
        assert told.status == (200 if asker.scope is Scope.ADMIN else 401 if asker.scope is None else 403), told
        yield told


async def ask_draft_outcomes(asker: Asker) -> AsyncIterator[Told]:
    """Ask what became of drafts, also of those of each annotation set; only who sees drafts is told."""
    for by, value in (("", ""), *(("annotationSet", name) for name in (*asker.values.texts("annotationSet"), NOTHING))):
        told = await asker.ask("GET", f"/v1/draft-outcomes?{by}={in_path(value)}".removesuffix("?="), by=by)
        sees = asker.scope in (Scope.DRAFT, Scope.ADMIN)
        assert told.status == (200 if sees else 401 if asker.scope is None else 403), told
        yield told


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
    yield _without_ids(await asker.ask("GET", "/v1/feed-addresses"), "GET /v1/feed-addresses")


async def ask_one_feed_address(method: str, asker: Asker) -> AsyncIterator[Told]:
    """Ask for feed addresses by ids of hidden things, none of which is one, and for one of the key."""
    for id_ in asker.values.ids_of("entity", "article"):
        yield await asker.ask(method, f"/v1/feed-addresses/{id_}")
    made = await asker.ask("POST", "/v1/feed-addresses", json={"resource": FED[0]})
    if made.status == 201:
        told = await asker.ask(method, f"/v1/feed-addresses/{made.json()['id']}")
        yield _without_ids(told, f"{method} a feed address of the key")


def _without_ids(told: Told, asked: str) -> Told:
    text = re.sub(r'"(id|createdAt|revokedAt|lastUsedAt)":"[^"]*"', r'"\1":', told.text)
    return replace(told, asked=asked, headers="", text=text)


async def ask_feed_addresses(asker: Asker) -> AsyncIterator[Told]:
    """Make feed addresses of exports, also of hidden articles, and read them as those do who know the address."""
    for resource in FED:
        for id_ in asker.values.ids_of("article") if "{}" in resource else [""]:
            given = {"resource": resource.format(id_), "withDrafts": asker.scope in SEE_ALL}
            made = await asker.ask("POST", "/v1/feed-addresses", json=given, by="resource")
            if made.status != 201:
                yield made
                continue
            url = made.json()["url"]
            token = url.split("/")[-2]
            told = await asker.ask("GET", "/feeds/" + url.partition("/feeds/")[2])
            text = re.sub("urn:uuid:" + made.json()["id"], "ID", told.text.replace(token, "TOKEN"))
            for by in given:
                yield Told(f"{made.asked} and read it", told.status, "", text, by)
