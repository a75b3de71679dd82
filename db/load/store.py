"""Store a checked bundle in one transaction: unchanged items are not written, every write is in the change log."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import asyncpg

from db.load.annotation_set import article_before, loaded_bundle, refuse_blind, refuse_other_text
from db.load.article_load import ArticleLoad, BundleToLoad, unchanged
from db.load.load_lock import hold_article, hold_items
from db.load.load_merged import follow
from db.load.store_annotation import known_annotations, known_places
from db.load.store_entity import release_entities
from db.load.store_event import drop_unused_events
from db.load.stored_entities import known_entities
from db.load.stored_events import known_events
from db.operation.load_errors import NotNew, UrlTaken
from db.operation.load_report import LoadAction, LoadReport, LoadVisibility
from db.operation.operation import Actor
from db.postgres.threads import run_in_thread
from db.settle.changed_fields import note_fields
from db.settle.giver import release, sole_of
from db.settle.membership import keep_memberships
from db.settle.public_changes import raise_public_versions
from db.settle.referrers import log_changed_claims
from db.settle.visible_rows import Touched, Why, settle
from db.sql.connection import Connection
from db.sql.identity import new_id
from db.transaction.operation_transaction import operation_transaction, position_of, write_transaction
from db.transaction.version_guard import guard
from db.words.search_index import index_words
from db.write.copies import copy_orders
from db.write.write import RowWrites, change
from editorial.model.reading import ArticleReading, Reading

_SEEN = """
    select a.id, not a.hidden as article_public, count(n.id) filter (where not n.hidden) as public_annotations,
        count(n.id) filter (where n.hidden) as hidden_annotations
    from article a left join annotation n on n.article_id = a.id
    where a.id = any($1::uuid[]) group by a.id
"""


@dataclass(frozen=True, slots=True)
class _Load:
    """A bundle to load, its actor, and the expected version of the article."""

    bundle: BundleToLoad
    actor: Actor | None
    expected_version: int | None


async def load_reading(
    connection: Connection,
    reading: Reading,
    sha256: str,
    *,
    actor: Actor | None = None,
    dry_run: bool = False,
    expected_version: int | None = None,
) -> LoadReport:
    """Store a checked bundle, and report what happened to every item.

    ``sha256`` is the bundle's hash: if it equals the last loaded one, nothing is written and no transaction begins. A
    dry run does the work and rolls it back. Loads of the same article, entities or events wait for each other.
    ``expected_version`` is the version of the article that the caller knows, 0 if it must be new; without it, a load
    never overwrites what an operation changed since the last load.

    Raises EntityConflict, EntityRedacted, UrlTaken, ArticleNotLoaded, TextDiffers or VersionConflict; nothing is
    written then.
    """
    request = _Load(BundleToLoad(reading, sha256), actor, expected_version)
    known = await loaded_bundle(connection, reading)
    if known and known["bundle_sha256"] == sha256 and expected_version is None:
        return unchanged(reading, known["id"])
    async with write_transaction(connection, dry_run=dry_run):
        report = await _load(connection, request)
        return replace(report, position=None if dry_run else await position_of(connection))


async def load_new(
    connection: Connection, bundles: Sequence[BundleToLoad], *, actor: Actor | None = None
) -> list[LoadReport]:
    """Load several new articles, each with its own slug, in one transaction.

    The result is the same as loading them one after another, but many times faster. No other load runs meanwhile.

    Raises NotNew if one of them exists by now, EntityConflict, EntityRedacted or UrlTaken; then nothing is written.
    """
    async with operation_transaction(connection):
        slugs = [bundle.reading.article.slug for bundle in bundles]
        if await connection.fetchval("select exists (select from article where slug = any($1::text[]))", slugs):
            raise NotNew("an article was loaded by somebody else in the meantime")
        urls = [url for bundle in bundles if (url := bundle.reading.article.url)]
        if await connection.fetchval("select exists (select from article where url = any($1::text[]))", urls):
            raise UrlTaken("an article has the address already")
        loads = [ArticleLoad(bundle, new_id()) for bundle in bundles]
        await _write(connection, loads, actor)
        position = await position_of(connection)
        return [replace(report, position=position) for report in await _reports(connection, loads)]


async def _reports(connection: Connection, loads: Sequence[ArticleLoad]) -> list[LoadReport]:
    """Return the report of every bundle, with the visibility of its article."""
    seen = {
        row["id"]: LoadVisibility(row["article_public"], row["public_annotations"], row["hidden_annotations"])
        for row in await connection.fetch(_SEEN, [load.id for load in loads])
    }
    return [replace(load.report(), visibility=seen[load.id]) for load in loads]


async def _load(connection: Connection, request: _Load) -> LoadReport:
    reading = request.bundle.reading
    await hold_article(connection, reading.article)
    before = await article_before(connection, reading)
    await guard(connection, before, request.expected_version)
    if before and before["loaded_sha256"] == request.bundle.sha256 and not before["diverged"]:
        return unchanged(reading, before["id"])
    await _refuse(connection, request, before)
    load = ArticleLoad(request.bundle, before["id"] if before else new_id(), before)
    touched = Touched({load.id})
    if before:
        await touched.add_spoken_of(connection)
    held = await hold_items(connection, reading, touched)
    if before:
        await _read_before(connection, load)
    await _write(connection, [load], request.actor, touched, held)
    return (await _reports(connection, [load]))[0]


async def _refuse(connection: Connection, request: _Load, before: "asyncpg.Record | None") -> None:
    """Refuse a bundle that does not fit what is stored; raises VersionConflict, TextDiffers or UrlTaken."""
    reading = request.bundle.reading
    if before and request.expected_version is None:
        await refuse_blind(connection, before, reading)
    if before:
        await refuse_other_text(connection, before, reading)
    if reading.annotation_set is None:
        await _refuse_taken_url(connection, reading.article)


async def _read_before(connection: Connection, load: ArticleLoad) -> None:
    """Read what the article has from earlier loads, once it is locked."""
    set_name = load.bundle.reading.annotation_set
    load.annotations = await known_annotations(connection, load.id, set_name)
    load.places = await known_places(connection, load.id)
    load.sole = await sole_of(connection, load.id, set_name or "")


async def _write(
    connection: Connection,
    loads: Sequence[ArticleLoad],
    actor: Actor | None,
    touched: Touched | None = None,
    held: Sequence[str] = (),
) -> None:
    """Write what bundles say, and its effects; ``touched`` is what the articles referred to before."""
    readings = [load.bundle.reading for load in loads]
    entities = await known_entities(connection, [each for reading in readings for each in reading.entities])
    events = await known_events(connection, [each for reading in readings for each in reading.events])
    was_hidden = entities.any_hidden() or any(event.is_hidden or event.is_partly_hidden for event in events.values())
    is_new = all(load.before is None for load in loads)
    is_public = is_new and not was_hidden and all(load.is_public for load in loads)
    writes = RowWrites(actor, is_public=is_public)

    def gather() -> None:
        for load in loads:
            load.gather(writes, entities, events)

    await run_in_thread(gather, max(load.size for load in loads))
    await writes.flush(connection)
    more = RowWrites(actor, is_public=is_public)
    changed = await follow(connection, loads, more)
    await more.flush(connection)
    known = [load.id for load in loads if load.before]
    changed_events = {each.id for load in loads for each in load.events if each.action is not LoadAction.UNCHANGED}
    await copy_orders(connection, [load.id for load in loads], known=known, events=list(changed_events))
    for load in loads:
        if load.before:
            await _give_up(connection, load, held, actor)
    await index_words(
        connection, [*(each for load in loads for each in load.changed()), *(("entity", id_) for id_ in changed)]
    )
    if is_public:
        await _settle_new(connection, loads, actor, has_followed=bool(changed))
    else:
        await _settle(connection, loads, actor, touched or Touched({load.id for load in loads}))


async def _settle(connection: Connection, loads: Sequence[ArticleLoad], actor: Actor | None, touched: Touched) -> None:
    """Settle who sees what of the loads, and of what the articles referred to before."""
    for load in loads:
        touched.entities.update(each.survivor or each.id for each in load.entities)
        touched.events.update(each.id for each in load.events)
    await settle(connection, touched, Why("visibility", actor))


async def _settle_new(
    connection: Connection, loads: Sequence[ArticleLoad], actor: Actor | None, *, has_followed: bool
) -> None:
    """Do what ``settle`` does for loads that are new and wholly public: nothing becomes visible or hidden by them."""
    await log_changed_claims(connection, (), reason="visibility", actor=actor)
    shared = (each for load in loads for each in (*load.entities, *load.events))
    if has_followed or any(each.action is LoadAction.UPDATE for each in shared):
        await note_fields(connection)
        await raise_public_versions(connection)
    await keep_memberships(connection)


async def _give_up(connection: Connection, load: ArticleLoad, held: Sequence[str], actor: Actor | None) -> None:
    """Release what the bundle of an article no longer has."""
    reading = load.bundle.reading
    dropped = await drop_unused_events(connection, load.giver.owner, [event.key for event in reading.events], held=held)
    load.events += dropped
    writes = RowWrites(actor)
    writes.log(change("delete", "event", e.id, version=e.version, reason="removal", article_id=None) for e in dropped)
    await writes.flush(connection)
    await release_entities(connection, load.giver.owner, [entity.key for entity in reading.entities])
    await release(connection, load.giver, reading)


async def _refuse_taken_url(connection: Connection, article: ArticleReading) -> None:
    taken = article.url and await connection.fetchval(
        "select slug from article where url = $1 and slug <> $2", article.url, article.slug
    )
    if taken:
        raise UrlTaken(f"the article {taken!r} already has the address {article.url}")
