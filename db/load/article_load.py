"""Plan the load of one bundle: compare it with the stored article, and gather the rows to write. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import asyncpg

from db.comparison.match_annotation import KnownAnnotations, Names
from db.duplicates.loaded import LoadedThing
from db.duplicates.maybe_known import MaybeKnown, warning_of
from db.load.annotation_set import NOTE_LOADED
from db.load.store_annotation import StoredAnnotation, store_annotations
from db.load.store_entity import StoredEntity, store_entities
from db.load.store_event import store_events
from db.load.stored_entities import KnownEntities
from db.load.stored_events import KnownEvent
from db.operation.load_report import LoadAction, LoadedItem, LoadReport, Stored
from db.operation.warning_rules import LENIENT, WarningRules
from db.reference.losing_claim import LosingClaim
from db.settle.giver import Giver, Sole
from db.settle.said_before import SaidByItem
from db.sql.convert import as_recency
from db.sql.identity import new_id
from db.write.annotation_rows import Before, RowMaker, items_of
from db.write.write import ARTICLE, REVISION, Row, RowWrites, Values, change
from editorial.date.when import day_of_publication
from editorial.model.reading import ArticleReading, Reading, comparison_of
from editorial.model.unknown import stored_unknowns
from editorial.model.vocabulary import PublicationStatus, ReviewState
from editorial.written.bundle import items_of as items_written
from editorial.written.difference import Difference, differences

_COMPARED = (
    "url",
    "language",
    "direction",
    "headline",
    "published_at",
    "timezone",
    "published_on",
    "status",
    "state",
    "is_state_given",
    "supplied",
    "unknowns",
    "revision_id",
)


@dataclass(frozen=True, slots=True)
class BundleToLoad:
    """A checked bundle to load; ``sha256`` is the bundle's hash, ``rules`` are those for warnings of the load."""

    reading: Reading
    sha256: str
    rules: WarningRules = LENIENT


class ArticleLoad:
    """The load of one bundle: the stored state of its article, and the plan for every item."""

    def __init__(self, bundle: BundleToLoad, article_id: UUID, before: "asyncpg.Record | None" = None) -> None:
        self.bundle, self.id, self.before = bundle, article_id, before
        self.annotations = KnownAnnotations()
        self.places: Before = {}
        self.sole = Sole()
        self.said_before: SaidByItem = {}
        self.article: Stored | None = None
        self.entities: list[StoredEntity] = []
        self.events: list[Stored] = []
        self.stored: list[StoredAnnotation] = []
        self.elsewhere: Mapping[str, UUID] = {}
        self.losing: Sequence[LosingClaim] = ()
        self.known: Sequence[MaybeKnown] = ()
        self.is_blind = False
        self.key_of: Mapping[tuple[str, str], str] = {}
        self.differences: Mapping[tuple[str, str], tuple[Difference, ...]] = {}

    def gather(self, writes: RowWrites, entities: KnownEntities, events: dict[str, KnownEvent]) -> None:
        """Gather the rows to write, including the change log, in which referenced items come first."""
        reading, before = self.bundle.reading, self.before
        self.entities = store_entities(writes, entities, self.giver, reading.entities, self.said_before)
        entity_ids = {each.key: each.id for each in self.entities}
        revision_id = _store_revision(writes, self)
        self.events = store_events(writes, events, self.giver, reading, entity_ids, self.said_before)
        event_ids = {each.key: each.id for each in self.events}
        published_at = before["published_at"] if before and reading.annotation_set else reading.article.published_at
        ids = (entity_ids, event_ids, {("CLAIM", address): id_ for address, id_ in self.elsewhere.items()})
        rows = RowMaker(
            self.id, revision_id, as_recency(published_at), *ids, self.places, annotation_set=reading.annotation_set
        )
        items = list(items_of(reading, entity_ids, {key: events[key].meant(key) for key in event_ids}))
        roots = {each.key: each.survivor or each.id for each in self.entities}
        self.stored = store_annotations(writes, self.annotations, items, rows, Names(roots, event_ids))
        self.key_of = {(item.kind, item.reading.key): each.key for item, each in zip(items, self.stored, strict=False)}
        if reading.annotation_set is None:
            self.article = _store_article(writes, self, entity_ids, revision_id)
        else:
            self.article = _store_set(writes, self, reading.annotation_set)
        writes.log(self._changes("correction" if before else "load"))

    @property
    def is_unchanged(self) -> bool:
        """Whether everything is stored as the bundle has it."""
        return all(item.action is LoadAction.UNCHANGED for item in self.report().items)

    @property
    def size(self) -> int:
        """Roughly how many rows the bundle has."""
        reading = self.bundle.reading
        names = sum(len(entity.names) for entity in reading.entities)
        return names + len(reading.mentions) + len(reading.quotes) + len(reading.claims) + len(reading.events)

    @property
    def giver(self) -> Giver:
        """The bundle, as the source of what it says."""
        reading, before = self.bundle.reading, self.before
        is_withheld = before is not None and before["held"] and before["status"] != PublicationStatus.USABLE
        is_public = self.is_public and not is_withheld
        set_name = reading.annotation_set or ""
        return Giver(self.id, set_name, reading.state, is_public, is_new=before is None, sole=self.sole)

    @property
    def is_public(self) -> bool:
        """Whether everybody sees all of the bundle."""
        reading = self.bundle.reading
        states = (reading.article_state, *(each.provenance.state for each in reading.annotations))
        return reading.article.status is PublicationStatus.USABLE and set(states) == {ReviewState.PUBLISHED}

    def _changes(self, reason: str) -> Iterator[Values]:
        shown = (each for each in self.entities if each.survivor is None)
        found: list[tuple[str, Stored, UUID | None]] = [("entity", each, None) for each in shown]
        found += [("event", each, None) for each in self.events]
        found += [("article", self.article, self.id)] if self.article else []
        found += [(each.type, each, self.id) for each in self.stored]
        for type_, each, stands_in in found:
            if each.action is LoadAction.DELETE:
                yield change("delete", type_, each.id, version=each.version, reason="removal", article_id=stands_in)
            elif each.action is not LoadAction.UNCHANGED:
                yield change("upsert", type_, each.id, version=each.version, reason=reason, article_id=stands_in)

    @property
    def dropped_claims(self) -> list[UUID]:
        """Return the stored claims that the bundle no longer has."""
        reading = self.bundle.reading
        keys = {each.key for each in reading.claims}
        return [row["id"] for row in self.annotations.rows if row["kind"] == "CLAIM" and row["key"] not in keys]

    def changed(self) -> list[tuple[str, UUID]]:
        """Return everything that was written or deleted, each with its type in the change log."""
        found: list[tuple[str, Stored]] = [("entity", each) for each in self.entities]
        found += [("event", each) for each in self.events]
        found += [("article", self.article)] if self.article else []
        found += [(each.type, each) for each in self.stored]
        return [(type_, each.id) for type_, each in found if each.action is not LoadAction.UNCHANGED]

    def written(self) -> list[UUID]:
        """Return the items that refer to entities and were written whole: annotations, events, the article."""
        done = (*self.events, *self.stored)
        own = [self.id] if self.giver.owner else []  # the bundle of an annotation set writes no publisher
        return [*own, *(each.id for each in done if each.action in (LoadAction.CREATE, LoadAction.UPDATE))]

    def report(self) -> LoadReport:
        """Return the report of the load."""
        reading = self.bundle.reading
        slug, action = reading.article.slug, self.article.action if self.article else LoadAction.UNCHANGED
        done = [self._item("article", slug, action)]
        done += [self._item("entity", each.key, each.action) for each in self.entities]
        done += [self._item("event", each.key, each.action) for each in self.events]
        done += [self._item(each.type, each.key, each.action) for each in self.stored]
        done += [LoadedItem("claim", each.address, LoadAction.UPDATE) for each in self.losing]
        outcome = LoadAction.UPDATE if self.before else LoadAction.CREATE
        if self.before and all(item.action is LoadAction.UNCHANGED for item in done):
            outcome = LoadAction.UNCHANGED
        warnings = tuple(warning_of(each, reading) for each in self.known)
        return LoadReport(reading.article.slug, str(self.id), outcome, tuple(done), warnings=warnings)

    def things(self, bundle: int) -> Iterator[LoadedThing]:
        """Yield what other bundles may have, too: entities, events and the article; ``bundle`` is the number of this one."""
        reading = self.bundle.reading
        for entity, read in zip(self.entities, reading.entities, strict=True):
            id_ = entity.survivor or entity.id
            is_new = entity.action is LoadAction.CREATE
            yield LoadedThing(bundle, "entity", entity.key, id_, is_new, comparison_of(read))
        for event, said in zip(self.events, reading.events, strict=False):  # deleted ones follow
            yield LoadedThing(
                bundle, "event", event.key, event.id, event.action is LoadAction.CREATE, comparison_of(said)
            )
        if reading.annotation_set is None:
            said_of = comparison_of(reading.article)
            yield LoadedThing(bundle, "article", reading.article.slug, self.id, self.before is None, said_of)

    def _item(self, type_: str, key: str, action: LoadAction) -> LoadedItem:
        return LoadedItem(type_, key, action, self.differences.get((type_, key), ()))

    def compare(self, before: Reading) -> None:
        """Find the differences between what is stored and the bundle, for everything that it updates."""
        old, new = items_written(before), items_written(self.bundle.reading)
        for kind, annotation, _ in self.bundle.reading.by_kind:
            key = self.key_of.get((kind, annotation.key), annotation.key)
            new[kind.lower(), key] = new[kind.lower(), annotation.key]
        self.differences = {
            (item.type, item.key): differences(old.get((item.type, item.key), {}), new.get((item.type, item.key), {}))
            for item in self.report().items
            if item.action is LoadAction.UPDATE
        }


def unchanged(reading: Reading, article_id: UUID) -> LoadReport:
    """Return the report for a bundle that is loaded already."""
    same = LoadAction.UNCHANGED
    items = [LoadedItem("article", reading.article.slug, same)]
    items += [LoadedItem("entity", entity.key, same) for entity in reading.entities]
    items += [LoadedItem("event", event.key, same) for event in reading.events]
    items += [LoadedItem(kind.lower(), annotation.key, same) for kind, annotation, _ in reading.by_kind]
    return LoadReport(reading.article.slug, str(article_id), same, tuple(items))


def _store_revision(writes: RowWrites, load: ArticleLoad) -> UUID:
    """Gather a new revision if the text changed; return the id of the current one."""
    article, before = load.bundle.reading.article, load.before
    if before is not None and before["sha256"] == article.sha256:
        current: UUID = before["revision_id"]
        return current
    revision_id = new_id()
    writes.insert(REVISION, _revision(article, revision_id, load.id, before["number"] + 1 if before else 1))
    return revision_id


def _store_article(writes: RowWrites, load: ArticleLoad, entities: Mapping[str, UUID], revision_id: UUID) -> Stored:
    """Gather the article, with a new version if anything in it changed, and return what happened to it."""
    article, before = load.bundle.reading.article, load.before
    row = {
        "slug": article.slug,
        "url": article.url,
        "language": article.language,
        "direction": article.direction,
        "headline": article.headline,
        "publisher_id": entities[article.publisher] if article.publisher else None,
        "published_at": article.published_at,
        "timezone": article.timezone,
        "published_on": day_of_publication(article.published_at, article.timezone),
        "status": before["status"] if before and before["held"] else article.status,
        "state": _state(load),
        "is_state_given": article.state is not None,
        "supplied": list(article.supplied),
        "unknowns": stored_unknowns(load.bundle.reading.unknowns_of("article", article.slug)),
        "revision_id": revision_id,
    }
    changed = (
        before is None
        or any(before[column] != row[column] for column in _COMPARED)
        or row["publisher_id"] not in (before["said_publisher_id"], before["meant_publisher_id"])
        or any(map(_is_changed, load.stored))
    )
    version = (before["version"] if before else 0) + changed
    action = LoadAction.CREATE if before is None else LoadAction.UPDATE if changed else LoadAction.UNCHANGED
    own = {"id": load.id, "version": version, "bundle_sha256": load.bundle.sha256, "loaded_version": version}
    (writes.replace if before else writes.insert)(ARTICLE, {**row, **own})
    return Stored(article.slug, load.id, version, action)


def _state(load: ArticleLoad) -> ReviewState:
    """Return the state of an article: the present one if annotations decide, and none of them has changed.

    Reviews have made the annotations' states other than those from which it was derived.
    """
    reading, before = load.bundle.reading, load.before
    is_derived = before is not None and reading.article.state is None and not before["is_state_given"]
    if before is None or not is_derived or not load.stored or any(_is_changed(each) for each in load.stored):
        return reading.article_state
    return ReviewState(before["state"])


def _is_changed(stored: Stored) -> bool:
    return stored.action is not LoadAction.UNCHANGED


def _store_set(writes: RowWrites, load: ArticleLoad, name: str) -> Stored:
    """Gather the record of a set's bundle, and the article's next version if anything in the set changed."""
    before = load.before
    if before is None:
        raise ValueError("an annotation set is of an article that is there")
    is_changed = any(map(_is_changed, load.stored))
    version = before["version"] + is_changed
    writes.run_last(NOTE_LOADED, load.id, name, load.bundle.sha256, version)
    if is_changed:
        is_in_step = before["loaded_version"] == before["version"]
        row = {column: before[column] for column in ARTICLE.columns}
        loaded = version if is_in_step else before["loaded_version"]
        writes.replace(ARTICLE, {**row, "version": version, "loaded_version": loaded})
    return Stored(before["slug"], load.id, version, LoadAction.UPDATE if is_changed else LoadAction.UNCHANGED)


def _revision(article: ArticleReading, id_: UUID, article_id: UUID, number: int) -> Row:
    return {
        "id": id_,
        "article_id": article_id,
        "number": number,
        "body": article.body,
        "sha256": article.sha256,
        "note": article.note,
    }
