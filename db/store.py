"""The store: one reading, one transaction. What has not changed is not written, and every write is in the change log."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import LiteralString
from uuid import UUID

import asyncpg

from db.annotation_rows import Before, RowMaker, items_of
from db.convert import as_recency
from db.identity import new_id
from db.known import KnownEntities, KnownEvent, known_entities, known_events
from db.load_errors import NotNew, UrlTaken
from db.load_report import Action, LoadedItem, LoadReport, Stored
from db.store_annotation import StoredAnnotation, known_annotations, known_places, store_annotations
from db.store_entity import release_entities, store_entities
from db.store_event import COPY_CONCERNED, drop_unused_events, store_events
from db.write import ARTICLE, REVISION, Connection, Row, Values, Writes, change
from editorial.reading import ArticleReading, Reading

_COMPARED = (
    "url",
    "language",
    "direction",
    "headline",
    "publisher_id",
    "published_at",
    "timezone",
    "status",
    "supplied",
)

_TOUCHED = """
    with asked as (select id from article where slug = $1)
    select 'entity' as type, k.key
    from asked a join entity e on e.given_by = a.id join entity_key k on k.entity_id = e.id
    union
    select 'entity', k.key from asked a join name n on n.given_by = a.id join entity_key k on k.entity_id = n.entity_id
    union
    select 'event', k.key from asked a join event e on e.given_by = a.id join event_key k on k.event_id = e.id
    union
    select 'event', k.key from asked a join event_report r on r.article_id = a.id join event_key k on k.event_id = r.event_id
    union
    select 'event', k.key from asked a join claim c on c.article_id = a.id join event_key k on k.event_id = c.event_id
"""
"""The keys of what a load can give up: entities and events that the article gave or refers to."""


_LOADING = 7_304_158_221
"""The number of the advisory lock that loads of single articles share, and that a load of many holds alone."""


_POSITION = "select pg_current_xact_id_if_assigned()::text"


class _RolledBack(Exception):
    """Ends a dry run's transaction."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A checked bundle on its way to the store; ``sha256`` is the bundle's hash."""

    reading: Reading
    sha256: str


async def load_reading(connection: Connection, reading: Reading, sha256: str, *, dry_run: bool = False) -> LoadReport:
    """Bring the database to what a checked bundle says, and report what became of every item.

    ``sha256`` is the bundle's hash: where it is the one last loaded, nothing is written, not even a transaction. A dry run
    does the work and rolls it back. Loads of the same article, entities or events wait for each other.

    Raises EntityConflict or UrlTaken; nothing is written then.
    """
    known = await connection.fetchrow("select id, bundle_sha256 from article where slug = $1", reading.article.slug)
    if known and known["bundle_sha256"] == sha256:
        return unchanged(reading, known["id"])
    report: LoadReport | None = None
    try:
        async with connection.transaction():
            held = await _lock(connection, reading)
            report = await _load(connection, Bundle(reading, sha256), held)
            if dry_run:
                raise _RolledBack
            report = replace(report, position=await connection.fetchval(_POSITION))
    except _RolledBack:
        pass
    assert report is not None  # noqa: S101  the transaction either made it or raised
    return report


async def load_new(connection: Connection, bundles: Sequence[Bundle]) -> list[LoadReport]:
    """Load several articles that the database does not have, each with a slug of its own, in one transaction.

    The result is that of loading them one after another, and many times as fast. No other load runs meanwhile.

    Raises NotNew where one of them is there by now, EntityConflict or UrlTaken; nothing of any is written then.
    """
    async with connection.transaction():
        await connection.execute("select pg_advisory_xact_lock($1)", _LOADING)
        slugs = [bundle.reading.article.slug for bundle in bundles]
        if await connection.fetchval("select exists (select from article where slug = any($1::text[]))", slugs):
            raise NotNew("an article was loaded by somebody else in the meantime")
        urls = [url for bundle in bundles if (url := bundle.reading.article.url)]
        if await connection.fetchval("select exists (select from article where url = any($1::text[]))", urls):
            raise UrlTaken("an article has the address already")
        entities = await known_entities(connection, [each for b in bundles for each in b.reading.entities])
        events = await known_events(connection, [each for b in bundles for each in b.reading.events])
        writes, loads = Writes(), [_Load(bundle, new_id()) for bundle in bundles]
        for load in loads:
            load.gather(writes, entities, events)
        await writes.flush(connection)
        await _copy(connection, loads)
        position = await connection.fetchval(_POSITION)
    return [replace(load.report(), position=position) for load in loads]


async def _lock(connection: Connection, reading: Reading) -> list[str]:
    """Wait for other loads of what this one touches; always in the same order, so that nobody waits in a circle.

    Return the keys of the events that are held: those of the bundle, and those that the article had before.
    """
    await connection.execute("select pg_advisory_xact_lock_shared($1)", _LOADING)
    before = await connection.fetch(_TOUCHED, reading.article.slug)
    names = {f"article {reading.article.slug}", f"url {reading.article.url}"}
    names |= {f"entity {entity.key}" for entity in reading.entities}
    names |= {f"wikidata {entity.wikidata}" for entity in reading.entities if entity.wikidata}
    names |= {f"event {event.key}" for event in reading.events}
    names |= {f"{row['type']} {row['key']}" for row in before}
    await connection.execute(
        "select pg_advisory_xact_lock(name) from (select unnest($1::bigint[]) as name order by name) as names",
        sorted(_lock_name(name) for name in names),
    )
    return [*(event.key for event in reading.events), *(row["key"] for row in before if row["type"] == "event")]


def _lock_name(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)


async def _load(connection: Connection, bundle: Bundle, held: Sequence[str]) -> LoadReport:
    reading = bundle.reading
    before = await connection.fetchrow(
        "select a.*, r.sha256, r.number from article a join revision r on r.id = a.revision_id where a.slug = $1",
        reading.article.slug,
    )
    if before and before["bundle_sha256"] == bundle.sha256:
        return unchanged(reading, before["id"])
    await _refuse_taken_url(connection, reading.article)
    load = _Load(bundle, before["id"] if before else new_id(), before)
    if before:
        load.annotations = await known_annotations(connection, load.id)
        load.places = await known_places(connection, load.id)
    entities = await known_entities(connection, reading.entities)
    events = await known_events(connection, reading.events)
    writes = Writes()
    load.gather(writes, entities, events)
    await writes.flush(connection)
    await _copy(connection, [load])
    if before:
        await _give_up(connection, load, held)
    return load.report()


async def _give_up(connection: Connection, load: "_Load", held: Sequence[str]) -> None:
    """Give up what the bundle of an article no longer has."""
    reading = load.bundle.reading
    dropped = await drop_unused_events(connection, load.id, [event.key for event in reading.events], held=held)
    load.events += dropped
    writes = Writes()
    writes.log(change("delete", "event", e.id, version=e.version, reason="removal", article_id=None) for e in dropped)
    await writes.flush(connection)
    await release_entities(connection, load.id, [entity.key for entity in reading.entities])


class _Load:
    """One bundle: what the database has of its article, and what is to become of every item."""

    def __init__(self, bundle: Bundle, article_id: UUID, before: "asyncpg.Record | None" = None) -> None:
        self.bundle, self.id, self.before = bundle, article_id, before
        self.annotations: Sequence[asyncpg.Record] = ()
        self.places: Before = {}
        self.article: Stored | None = None
        self.entities: list[Stored] = []
        self.events: list[Stored] = []
        self.stored: list[StoredAnnotation] = []

    def gather(self, writes: Writes, entities: KnownEntities, events: dict[str, KnownEvent]) -> None:
        """Gather what is to be written, the change log too: what others refer to comes first in it."""
        reading, before = self.bundle.reading, self.before
        self.entities = store_entities(writes, entities, self.id, reading.entities)
        entity_ids = {each.key: each.id for each in self.entities}
        self.article, revision_id = _store_article(writes, self, entity_ids)
        self.events = store_events(writes, events, self.id, reading.events, entity_ids)
        event_ids = {each.key: each.id for each in self.events}
        recency = as_recency(reading.article.published_at)
        rows = RowMaker(self.id, revision_id, recency, entity_ids, event_ids, {}, self.places)
        items = list(items_of(reading, entity_ids, event_ids))
        self.stored = store_annotations(writes, self.annotations, items, rows)
        writes.log(self._changes("correction" if before else "load"))

    def _changes(self, reason: str) -> Iterator[Values]:
        found: list[tuple[str, Stored, UUID | None]] = [("entity", each, None) for each in self.entities]
        found += [("event", each, None) for each in self.events]
        found += [("article", self.article, self.id)] if self.article else []
        found += [(each.type, each, self.id) for each in self.stored]
        for type_, each, stands_in in found:
            if each.action is Action.DELETE:
                yield change("delete", type_, each.id, version=each.version, reason="removal", article_id=stands_in)
            elif each.action is not Action.UNCHANGED:
                yield change("upsert", type_, each.id, version=each.version, reason=reason, article_id=stands_in)

    def report(self) -> LoadReport:
        """Return what became of everything."""
        reading = self.bundle.reading
        done = [LoadedItem("article", reading.article.slug, self.article.action if self.article else Action.UNCHANGED)]
        done += [LoadedItem("entity", each.key, each.action) for each in self.entities]
        done += [LoadedItem("event", each.key, each.action) for each in self.events]
        done += [LoadedItem(each.type, each.key, each.action) for each in self.stored]
        outcome = Action.UPDATE if self.before else Action.CREATE
        if self.before and all(item.action is Action.UNCHANGED for item in done):
            outcome = Action.UNCHANGED
        return LoadReport(reading.article.slug, str(self.id), outcome, tuple(done))


async def _refuse_taken_url(connection: Connection, article: ArticleReading) -> None:
    taken = article.url and await connection.fetchval(
        "select slug from article where url = $1 and slug <> $2", article.url, article.slug
    )
    if taken:
        raise UrlTaken(f"the article {taken!r} has the address {article.url} already")


def _store_article(writes: Writes, load: _Load, entities: Mapping[str, UUID]) -> tuple[Stored, UUID]:
    """Gather the article and, where the text is another, its next revision; return what became of it."""
    article, before = load.bundle.reading.article, load.before
    is_other_text = before is None or before["sha256"] != article.sha256
    revision_id = new_id() if before is None or is_other_text else before["revision_id"]
    row = {
        "slug": article.slug,
        "url": article.url,
        "language": article.language,
        "direction": article.direction,
        "headline": article.headline,
        "publisher_id": entities[article.publisher] if article.publisher else None,
        "published_at": article.published_at,
        "timezone": article.timezone,
        "status": article.status,
        "supplied": list(article.supplied),
    }
    changed = before is None or is_other_text or any(before[column] != row[column] for column in _COMPARED)
    version = (before["version"] if before else 0) + changed
    action = Action.CREATE if before is None else Action.UPDATE if changed else Action.UNCHANGED
    own = {"id": load.id, "revision_id": revision_id, "version": version, "bundle_sha256": load.bundle.sha256}
    (writes.replace if before else writes.insert)(ARTICLE, {**row, **own})
    if is_other_text:
        writes.insert(REVISION, _revision(article, revision_id, load.id, before["number"] + 1 if before else 1))
    return Stored(article.slug, load.id, version, action), revision_id


def _revision(article: ArticleReading, id_: UUID, article_id: UUID, number: int) -> Row:
    return {
        "id": id_,
        "article_id": article_id,
        "number": number,
        "body": article.body,
        "sha256": article.sha256,
        "note": article.note,
        "created_at": datetime.now(UTC),
    }


_RECENCY_TABLES: tuple[LiteralString, ...] = ("mention", "quote", "claim", "attribution", "claim_about")

_COPY_RECENCY: tuple[LiteralString, ...] = tuple(
    "update " + table + " t set recency = a.recency from article a"  # noqa: S608  literals
    " where a.id = any($1::uuid[]) and t.article_id = a.id and t.recency <> a.recency"
    for table in _RECENCY_TABLES
)

_COPY_ENTITIES = """
    insert into article_entity (article_id, entity_id, recency, start_offset)
    select article_id, entity_id, min(recency), min(start_offset) from mention where article_id = any($1::uuid[]) group by 1, 2
    on conflict (article_id, entity_id) do update set recency = excluded.recency, start_offset = excluded.start_offset
    where (article_entity.recency, article_entity.start_offset) <> (excluded.recency, excluded.start_offset)
"""

_DROP_ENTITIES = """
    delete from article_entity e
    where e.article_id = any($1::uuid[])
        and not exists (select from mention m where m.article_id = e.article_id and m.entity_id = e.entity_id)
"""


async def _copy(connection: Connection, loads: Sequence[_Load]) -> None:
    """Bring up to date what lists are read by: copies of orders, whom events concern, whom articles mention."""
    known = [load.id for load in loads if load.before]
    if known:
        for statement in (*_COPY_RECENCY, _DROP_ENTITIES):
            await connection.execute(statement, known)
    changed = {each.id for load in loads for each in load.events if each.action is not Action.UNCHANGED}
    await connection.execute(COPY_CONCERNED, list(changed))
    await connection.execute(_COPY_ENTITIES, [load.id for load in loads])


def unchanged(reading: Reading, article_id: UUID) -> LoadReport:
    """Return the report of a bundle that is loaded already."""
    same = Action.UNCHANGED
    items = [LoadedItem("article", reading.article.slug, same)]
    items += [LoadedItem("entity", entity.key, same) for entity in reading.entities]
    items += [LoadedItem("event", event.key, same) for event in reading.events]
    items += [LoadedItem("mention", mention.key, same) for mention in reading.mentions]
    items += [LoadedItem("quote", quote.key, same) for quote in reading.quotes]
    items += [LoadedItem("event_report", report.key, same) for event in reading.events for report in event.reports]
    items += [LoadedItem("claim", claim.key, same) for claim in reading.claims]
    return LoadReport(reading.article.slug, str(article_id), same, tuple(items))
