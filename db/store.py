"""The store: one reading, one transaction. What has not changed is not written, and every write is in the change log."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from db.annotation_rows import RowMaker, items_of
from db.identity import new_id
from db.load_errors import UrlTaken
from db.load_report import Action, LoadedItem, LoadReport, Stored
from db.store_annotation import StoredAnnotation, store_annotations
from db.store_entity import release_entities, store_entities
from db.store_event import drop_unused_events, store_events
from db.write import ARTICLE, REVISION, Connection, Row, change, log_changes, write
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


class _RolledBack(Exception):
    """Ends a dry run's transaction."""


async def load_reading(connection: Connection, reading: Reading, sha256: str, *, dry_run: bool = False) -> LoadReport:
    """Bring the database to what a checked bundle says, and report what became of every item.

    ``sha256`` is the bundle's hash: where it is the one last loaded, nothing is written, not even a transaction. A dry run
    does the work and rolls it back. Loads of the same article, entities or events wait for each other.

    Raises EntityConflict or UrlTaken; nothing is written then.
    """
    known = await connection.fetchrow("select id, bundle_sha256 from article where slug = $1", reading.article.slug)
    if known and known["bundle_sha256"] == sha256:
        return _unchanged(reading, known["id"])
    report: LoadReport | None = None
    try:
        async with connection.transaction():
            held = await _lock(connection, reading)
            report = await _load(connection, reading, sha256, held)
            if dry_run:
                raise _RolledBack
    except _RolledBack:
        pass
    assert report is not None  # noqa: S101  the transaction either made it or raised
    return report


async def _lock(connection: Connection, reading: Reading) -> list[str]:
    """Wait for other loads of what this one touches; always in the same order, so that nobody waits in a circle.

    Return the keys of the events that are held: those of the bundle, and those that the article had before.
    """
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


async def _load(connection: Connection, reading: Reading, sha256: str, held: Sequence[str]) -> LoadReport:
    before = await connection.fetchrow(
        "select a.*, r.sha256, r.number from article a join revision r on r.id = a.revision_id where a.slug = $1",
        reading.article.slug,
    )
    if before and before["bundle_sha256"] == sha256:
        return _unchanged(reading, before["id"])
    await _refuse_taken_url(connection, reading.article)
    article_id = before["id"] if before else new_id()
    entities = await store_entities(connection, article_id, reading.entities)
    entity_ids = {each.key: each.id for each in entities}
    article, revision_id = await _store_article(connection, reading.article, (before, article_id, sha256, entity_ids))
    events = await store_events(connection, article_id, reading.events, entity_ids)
    event_ids = {each.key: each.id for each in events}
    recency = await connection.fetchval("select recency from article where id = $1", article_id)
    rows = RowMaker(article_id, revision_id, recency, entity_ids, event_ids, {}, {})
    items = list(items_of(reading, entity_ids, event_ids))
    annotations = await store_annotations(connection, items, rows)
    events += await drop_unused_events(connection, article_id, list(event_ids), held=held)
    await release_entities(connection, article_id, list(entity_ids))
    await _copy_recency(connection, article_id)
    reason = "correction" if before else "load"
    await log_changes(
        connection, _changes(article, entities, events, annotations, article_id=article_id, reason=reason)
    )
    done = [
        LoadedItem("article", article.key, article.action),
        *(LoadedItem("entity", each.key, each.action) for each in entities),
        *(LoadedItem("event", each.key, each.action) for each in events),
        *(LoadedItem(each.type, each.key, each.action) for each in annotations),
    ]
    outcome = Action.UPDATE if before else Action.CREATE
    if before and all(item.action is Action.UNCHANGED for item in done):
        outcome = Action.UNCHANGED
    return LoadReport(reading.article.slug, str(article_id), outcome, tuple(done))


async def _refuse_taken_url(connection: Connection, article: ArticleReading) -> None:
    taken = article.url and await connection.fetchval(
        "select slug from article where url = $1 and slug <> $2", article.url, article.slug
    )
    if taken:
        raise UrlTaken(f"the article {taken!r} has the address {article.url} already")


async def _store_article(
    connection: Connection, article: ArticleReading, known: tuple[Any, UUID, str, dict[str, UUID]]
) -> tuple[Stored, UUID]:
    """Write the article and, where the text is another, its next revision; return what became of it."""
    before, article_id, sha256, entities = known
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
    await write(
        connection,
        ARTICLE,
        [{**row, "id": article_id, "revision_id": revision_id, "version": version, "bundle_sha256": sha256}],
    )
    if is_other_text:
        number = before["number"] + 1 if before else 1
        await write(connection, REVISION, [_revision(article, revision_id, article_id, number)])
    return Stored(article.slug, article_id, version, action), revision_id


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


async def _copy_recency(connection: Connection, article_id: UUID) -> None:
    """Bring the copies up to date that lists are ordered by, and which entities the article mentions."""
    for statement in (
        "update mention m set recency = a.recency from article a"
        " where a.id = $1 and m.article_id = a.id and m.recency <> a.recency",
        "update quote q set recency = a.recency from article a"
        " where a.id = $1 and q.article_id = a.id and q.recency <> a.recency",
        "update claim c set recency = a.recency from article a"
        " where a.id = $1 and c.article_id = a.id and c.recency <> a.recency",
        "update attribution t set recency = a.recency from article a"
        " where a.id = $1 and t.article_id = a.id and t.recency <> a.recency",
        "update claim_about t set recency = a.recency from article a"
        " where a.id = $1 and t.article_id = a.id and t.recency <> a.recency",
        "delete from article_entity e where e.article_id = $1"
        " and not exists (select from mention m where m.article_id = $1 and m.entity_id = e.entity_id)",
        "insert into article_entity (article_id, entity_id, recency, start_offset)"
        " select article_id, entity_id, min(recency), min(start_offset) from mention where article_id = $1 group by 1, 2"
        " on conflict (article_id, entity_id) do update"
        " set recency = excluded.recency, start_offset = excluded.start_offset"
        " where (article_entity.recency, article_entity.start_offset) <> (excluded.recency, excluded.start_offset)",
    ):
        await connection.execute(statement, article_id)


def _changes(
    article: Stored,
    entities: Sequence[Stored],
    events: Sequence[Stored],
    annotations: Sequence[StoredAnnotation],
    *,
    article_id: UUID,
    reason: str,
) -> Iterable[Row]:
    """Yield the rows of the change log: what others refer to comes first."""
    found: list[tuple[str, Stored, UUID | None]] = [("entity", each, None) for each in entities]
    found += [("event", each, None) for each in events]
    found += [("article", article, article_id)]
    found += [(each.type, each, article_id) for each in annotations]
    for type_, each, stands_in in found:
        if each.action is Action.DELETE:
            yield change("delete", type_, each.id, version=each.version, reason="removal", article_id=stands_in)
        elif each.action is not Action.UNCHANGED:
            yield change("upsert", type_, each.id, version=each.version, reason=reason, article_id=stands_in)


def _unchanged(reading: Reading, article_id: UUID) -> LoadReport:
    same = Action.UNCHANGED
    items = [LoadedItem("article", reading.article.slug, same)]
    items += [LoadedItem("entity", entity.key, same) for entity in reading.entities]
    items += [LoadedItem("event", event.key, same) for event in reading.events]
    items += [LoadedItem("mention", mention.key, same) for mention in reading.mentions]
    items += [LoadedItem("quote", quote.key, same) for quote in reading.quotes]
    items += [LoadedItem("event_report", report.key, same) for event in reading.events for report in event.reports]
    items += [LoadedItem("claim", claim.key, same) for claim in reading.claims]
    return LoadReport(reading.article.slug, str(article_id), same, tuple(items))
