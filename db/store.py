"""The store: one reading, one transaction. What has not changed is not written, and every write is in the change log."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from db.article_load import ArticleLoad, Bundle
from db.identity import new_id
from db.known import known_entities, known_events
from db.load_errors import NotNew, UrlTaken
from db.load_report import Action, LoadedItem, LoadReport
from db.operation import Actor, VersionConflict
from db.search_index import index_words
from db.store_annotation import known_annotations, known_places
from db.store_copies import copy_orders
from db.store_entity import release_entities
from db.store_event import drop_unused_events
from db.write import Connection, Writes, change
from editorial.reading import ArticleReading, Reading

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


async def load_reading(
    connection: Connection,
    reading: Reading,
    sha256: str,
    *,
    dry_run: bool = False,
    actor: Actor | None = None,
    expected_version: int | None = None,
) -> LoadReport:
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
            await _guard(connection, reading, expected_version)
            report = await _load(connection, Bundle(reading, sha256), held)
            if dry_run:
                raise _RolledBack
            report = replace(report, position=await connection.fetchval(_POSITION))
    except _RolledBack:
        pass
    assert report is not None  # noqa: S101  the transaction either made it or raised
    return report


async def _guard(connection: Connection, reading: Reading, expected: int | None) -> None:
    row = await connection.fetchrow("select id, version from article where slug = $1", reading.article.slug)
    current = row["version"] if row else 0
    if expected is None or expected == current:
        return
    changes = await connection.fetch(
        "select version, null as by, at, reason, type, id as node_id, null as note, '{}'::text[] as fields from change"
        " where article_id = $1 order by xid desc, seq desc limit 100",
        row["id"] if row else None,
    )
    raise VersionConflict(
        f"the article has version {current}, not {expected}: look at what changed, and load again",
        current_version=current,
        changes=[dict(each) for each in changes],
    )


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
        writes, loads = Writes(), [ArticleLoad(bundle, new_id()) for bundle in bundles]
        for load in loads:
            load.gather(writes, entities, events)
        await writes.flush(connection)
        await copy_orders(connection, loads)
        await index_words(connection, [each for load in loads for each in load.changed()])
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
    load = ArticleLoad(bundle, before["id"] if before else new_id(), before)
    if before:
        load.annotations = await known_annotations(connection, load.id)
        load.places = await known_places(connection, load.id)
    entities = await known_entities(connection, reading.entities)
    events = await known_events(connection, reading.events)
    writes = Writes()
    load.gather(writes, entities, events)
    await writes.flush(connection)
    await copy_orders(connection, [load])
    if before:
        await _give_up(connection, load, held)
    await index_words(connection, load.changed())
    return load.report()


async def _give_up(connection: Connection, load: ArticleLoad, held: Sequence[str]) -> None:
    """Give up what the bundle of an article no longer has."""
    reading = load.bundle.reading
    dropped = await drop_unused_events(connection, load.id, [event.key for event in reading.events], held=held)
    load.events += dropped
    writes = Writes()
    writes.log(change("delete", "event", e.id, version=e.version, reason="removal", article_id=None) for e in dropped)
    await writes.flush(connection)
    await release_entities(connection, load.id, [entity.key for entity in reading.entities])


async def _refuse_taken_url(connection: Connection, article: ArticleReading) -> None:
    taken = article.url and await connection.fetchval(
        "select slug from article where url = $1 and slug <> $2", article.url, article.slug
    )
    if taken:
        raise UrlTaken(f"the article {taken!r} has the address {article.url} already")


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
