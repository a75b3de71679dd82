"""Store a checked bundle in one transaction: unchanged items are not written, every write is in the change log."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import asyncpg
import orjson

from db.bundle.stored_bundle import StoredBundle, stored_bundle
from db.comparison.match_annotation import KnownAnnotations
from db.comparison.redacted_words import refuse_redacted
from db.duplicates.likeness import keep_duplicates
from db.duplicates.loaded import compare_loaded
from db.load.annotation_set import article_before, loaded_bundle, refuse_blind, refuse_other_text
from db.load.article_load import ArticleLoad, BundleToLoad, unchanged
from db.load.load_lock import hold_article, hold_items
from db.load.load_merged import follow
from db.load.store_annotation import known_annotations, known_places
from db.load.store_entity import release_entities
from db.load.store_event import drop_unused_events
from db.load.stored_entities import known_entities
from db.load.stored_events import keys_of, known_events
from db.operation.load_errors import LoadRefused, NotNew, UrlTaken
from db.operation.load_report import LoadAction, LoadReport, LoadVisibility
from db.operation.operation import Actor
from db.operation.warning_rules import LENIENT, WarningRules
from db.postgres.threads import run_in_thread
from db.reference.claim_address import claims_elsewhere
from db.reference.kept_keys import with_kept_keys
from db.reference.losing_claim import changes_of, note_losses
from db.settle.changed_fields import note_fields
from db.settle.giver import release, sole_of
from db.settle.membership import keep_memberships
from db.settle.public_changes import raise_public_versions
from db.settle.referrers import log_changed_claims
from db.settle.said_before import said_before
from db.settle.visible_rows import Touched, Why, settle
from db.sql.connection import Connection
from db.sql.identity import new_id
from db.transaction.operation_transaction import operation_transaction, position_of, write_transaction
from db.transaction.version_guard import guard
from db.words.search_index import index_words
from db.write.copies import copy_orders
from db.write.stored_annotation import stored_annotations
from db.write.write import GIVEN, NAME_GIVER, RowWrites, change, encoded
from editorial.model.reading import ArticleReading, Reading

_SEEN = """
    select a.id, not a.hidden as article_public, count(n.id) filter (where not n.hidden) as public_annotations,
        count(n.id) filter (where n.hidden) as hidden_annotations
    from article a left join annotation n on n.article_id = a.id
    where a.id = any($1::uuid[]) group by a.id
"""


_GIVEN = """
    select id, said::text as said, unclaimed from given
    where article_id = $1 and annotation_set = $2 and not is_released and said is not null
"""
_GIVEN_NAMES = """
    select entity_id, ordinal, kind::text as kind, script from name_giver where article_id = $1 and annotation_set = $2
"""
_IS_REDACTED = """
    select exists (select from redaction r where r.article_id = $1) or exists (
        select from given g join redaction r on r.entity_id = g.id or r.event_id = g.id where g.article_id = $1
    )
"""


@dataclass(frozen=True, slots=True)
class _Load:
    """A bundle to load, its actor, and its terms: see ``load_reading``."""

    bundle: BundleToLoad
    actor: Actor | None
    expected_version: int | None
    dry_run: bool = False
    restore_redacted: bool = False

    def is_blind(self, before: "asyncpg.Record") -> bool:
        """Return whether it names no version of the article, while an operation has changed what an earlier one gave."""
        is_known = self.expected_version is not None or self.bundle.reading.version == before["version"]
        return bool(before["diverged"]) and not is_known


async def load_reading(
    connection: Connection,
    reading: Reading,
    sha256: str,
    *,
    actor: Actor | None = None,
    dry_run: bool = False,
    expected_version: int | None = None,
    rules: WarningRules = LENIENT,
    restore_redacted: bool = False,
) -> LoadReport:
    """Store a checked bundle, and report what happened to every item.

    ``sha256`` is the bundle's hash: if it equals the last loaded one, nothing is written and no transaction begins. A
    dry run does the work and rolls it back. Loads of the same article, entities or events wait for each other.
    ``expected_version`` is the version of the article that the caller knows, 0 if it must be new; without it, and if
    the bundle does not say that it is based on the current version, a load never overwrites what an operation changed
    since the last load. ``rules`` are those for warnings of the load. Words that were redacted come back only with
    ``restore_redacted``.

    Raises EntityConflict, EntityRedacted, UrlTaken, ArticleNotLoaded, TextDiffers, NotOrphaned, WordsRedacted or
    VersionConflict; BundleRefused if it relates claims to some that are not loaded; or with strict rules
    OperationRefused for warnings. Nothing is written then.
    """
    request = _Load(BundleToLoad(reading, sha256, rules), actor, expected_version, dry_run, restore_redacted)
    known = await loaded_bundle(connection, reading)
    if known and known["bundle_sha256"] == sha256 and expected_version is None:
        return unchanged(reading, known["id"])
    async with write_transaction(connection, dry_run=dry_run):
        report = await _load(connection, request)
        warnings = rules.settled(report.warnings)
        return replace(report, warnings=warnings, position=None if dry_run else await position_of(connection))


async def load_new(
    connection: Connection, bundles: Sequence[BundleToLoad], *, actor: Actor | None = None
) -> list[LoadReport]:
    """Load several new articles, each with its own slug, in one transaction.

    The result is the same as loading them one after another, but many times faster. No other load runs meanwhile.

    Raises NotNew if one of them exists by now, EntityConflict, EntityRedacted, UrlTaken or BundleRefused, or
    OperationRefused for the warnings of a bundle with strict rules; then nothing is written.
    """
    async with operation_transaction(connection):
        slugs = [bundle.reading.article.slug for bundle in bundles]
        if await connection.fetchval("select exists (select from article where slug = any($1::text[]))", slugs):
            raise NotNew("an article was loaded by somebody else in the meantime")
        urls = [url for bundle in bundles if (url := bundle.reading.article.url)]
        if await connection.fetchval("select exists (select from article where url = any($1::text[]))", urls):
            raise UrlTaken("an article has the address already")
        loads = [ArticleLoad(bundle, new_id()) for bundle in bundles]
        for load in loads:
            load.elsewhere = await claims_elsewhere(connection, load.bundle.reading.elsewhere)
        await _write(connection, loads, actor)
        reports = await _reports(connection, loads)
        told = [load.bundle.rules.settled(report.warnings) for load, report in zip(loads, reports, strict=True)]
        position = await position_of(connection)
        return [
            replace(report, position=position, warnings=warnings)
            for report, warnings in zip(reports, told, strict=True)
        ]


async def _reports(connection: Connection, loads: Sequence[ArticleLoad]) -> list[LoadReport]:
    """Return the report of every bundle, with the visibility of its article."""
    seen = {
        row["id"]: LoadVisibility(row["article_public"], row["public_annotations"], row["hidden_annotations"])
        for row in await connection.fetch(_SEEN, [load.id for load in loads])
    }
    return [replace(load.report(), visibility=seen[load.id]) for load in loads]


async def _load(connection: Connection, request: _Load) -> LoadReport:
    reading = request.bundle.reading
    await hold_article(connection, reading)
    before = await article_before(connection, reading)
    await guard(connection, before, request.expected_version)
    if before and before["loaded_sha256"] == request.bundle.sha256 and not before["diverged"]:
        return unchanged(reading, before["id"])
    await _refuse(connection, request, before)
    load = ArticleLoad(request.bundle, before["id"] if before else new_id(), before)
    load.elsewhere = await claims_elsewhere(connection, reading.elsewhere)
    touched = Touched({load.id})
    if before:
        await touched.add_spoken_of(connection)
    held = await hold_items(connection, reading, touched)
    if before:
        await _read_before(connection, load)
        load.is_blind = request.is_blind(before)
    stored = await _stored(connection, load, request) if before else None
    if stored and not request.restore_redacted and not load.is_blind:
        refuse_redacted(stored, reading)
    await _write(connection, [load], request.actor, touched, held)
    if stored and request.dry_run:
        load.compare(stored.reading)
    return (await _reports(connection, [load]))[0]


async def _stored(connection: Connection, load: ArticleLoad, request: _Load) -> StoredBundle | None:
    """Return what is stored of an article, if a dry run compares it, or if words were redacted from it."""
    if request.dry_run or await connection.fetchval(_IS_REDACTED, load.id):
        return await stored_bundle(connection, load.id, load.bundle.reading.annotation_set)
    return None


async def _refuse(connection: Connection, request: _Load, before: "asyncpg.Record | None") -> None:
    """Refuse a bundle that does not fit what is stored; raises TextDiffers or UrlTaken."""
    reading = request.bundle.reading
    if before:
        await refuse_other_text(connection, before, reading)
    if reading.annotation_set is None:
        await _refuse_taken_url(connection, reading.article)


async def _read_before(connection: Connection, load: ArticleLoad) -> None:
    """Read what the article has from earlier loads, once it is locked."""
    set_name = load.bundle.reading.annotation_set
    rows = await known_annotations(connection, load.id, set_name)
    reading = await with_kept_keys(connection, load.bundle.reading, rows)
    load.bundle = replace(load.bundle, reading=reading)
    is_same_text = load.before is not None and load.before["sha256"] == load.bundle.reading.article.sha256
    load.annotations = KnownAnnotations(rows, await stored_annotations(connection, rows), is_same_text)
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
    events = await known_events(connection, keys_of(each for reading in readings for each in reading.events))
    amended = [*entities.amended(), *(event.id for event in events.values() if event.amended)]
    for load in loads:
        load.said_before = await said_before(connection, load.giver, amended if load.before else ())
    was_hidden = entities.any_hidden() or any(event.is_hidden or event.is_partly_hidden for event in events.values())
    is_new = all(load.before is None for load in loads)
    is_public = is_new and not was_hidden and all(load.is_public for load in loads)
    writes = RowWrites(actor, is_public=is_public)

    def gather() -> None:
        for load in loads:
            load.gather(writes, entities, events)

    try:
        await run_in_thread(gather, max(load.size for load in loads))
    except LoadRefused:
        await _refuse_if_blind(connection, loads)
        raise
    for load in loads:
        if load.before and load.is_blind and load.is_unchanged and await _gives_the_same(connection, load, writes):
            return  # it says what is stored, so it overwrites nothing
        await _refuse_if_blind(connection, [load])
        load.losing = await note_losses(connection, load.dropped_claims)
        writes.log(changes_of(load.losing))
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
    await _compare(connection, loads, actor)


async def _gives_the_same(connection: Connection, load: ArticleLoad, writes: RowWrites) -> bool:
    """Return whether a bundle gives what it gave: also what others describe, of which the report says nothing."""
    stored = {
        row["id"]: (orjson.loads(row["said"]), sorted(row["unclaimed"]))
        for row in await connection.fetch(_GIVEN, *load.giver.describer)
    }
    now = {
        row["id"]: (orjson.loads(encoded(row["said"])), sorted(str(each) for each in row["unclaimed"]))  # type: ignore[attr-defined]
        for row in writes.rows(GIVEN)
    }
    names = await connection.fetch(_GIVEN_NAMES, *load.giver.describer)
    given = {(row["entity_id"], row["ordinal"], row["kind"], row["script"]) for row in writes.rows(NAME_GIVER)}
    return stored == now and {tuple(row) for row in names} == given


async def _refuse_if_blind(connection: Connection, loads: Sequence[ArticleLoad]) -> None:
    """Refuse loads over content that an operation changed, if they name no version; raises VersionConflict."""
    for load in loads:
        if load.before and load.is_blind:
            await refuse_blind(connection, load.before, load.bundle.reading)


async def _compare(connection: Connection, loads: Sequence[ArticleLoad], actor: Actor | None) -> None:
    """Keep what the bundles say of items that look alike, and note which new ones may be known."""
    things = [thing for number, load in enumerate(loads) for thing in load.things(number)]
    known = await compare_loaded(connection, things, actor)
    await keep_memberships(connection)  # the decisions of bundles are in the change log, too
    for number, load in enumerate(loads):
        load.known = known.get(number, ())


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
    await keep_duplicates(connection)


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
