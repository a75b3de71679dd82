"""One bundle on its way to the store: what the database has of its article, and what is to become of every item. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import asyncpg

from db.annotation_rows import Before, RowMaker, items_of
from db.annotation_set import NOTE_LOADED
from db.convert import as_recency
from db.giver import Giver, Place
from db.identity import new_id
from db.known import KnownEntities, KnownEvent
from db.load_report import Action, LoadedItem, LoadReport, Stored
from db.store_annotation import StoredAnnotation, store_annotations
from db.store_entity import StoredEntity, store_entities
from db.store_event import store_events
from db.write import ARTICLE, REVISION, Row, Values, Writes, change
from editorial.reading import ArticleReading, Reading
from editorial.vocabulary import PublicationStatus, ReviewState
from editorial.when import day_of_publication

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
    "revision_id",
)


@dataclass(frozen=True, slots=True)
class Bundle:
    """A checked bundle on its way to the store; ``sha256`` is the bundle's hash."""

    reading: Reading
    sha256: str


class ArticleLoad:
    """One bundle: what the database has of its article, and what is to become of every item."""

    def __init__(self, bundle: Bundle, article_id: UUID, before: "asyncpg.Record | None" = None) -> None:
        self.bundle, self.id, self.before = bundle, article_id, before
        self.annotations: Sequence[asyncpg.Record] = ()
        self.places: Before = {}
        self.sole: frozenset[Place] = frozenset()
        self.article: Stored | None = None
        self.entities: list[StoredEntity] = []
        self.events: list[Stored] = []
        self.stored: list[StoredAnnotation] = []

    def gather(self, writes: Writes, entities: KnownEntities, events: dict[str, KnownEvent]) -> None:
        """Gather what is to be written, the change log too: what others refer to comes first in it."""
        reading, before = self.bundle.reading, self.before
        self.entities = store_entities(writes, entities, self.giver, reading.entities)
        entity_ids = {each.key: each.id for each in self.entities}
        revision_id = _store_revision(writes, self)
        self.events = store_events(writes, events, self.giver, reading.events, entity_ids)
        event_ids = {each.key: each.id for each in self.events}
        published_at = before["published_at"] if before and reading.annotation_set else reading.article.published_at
        ids = (entity_ids, event_ids, dict[tuple[str, str], UUID]())
        rows = RowMaker(
            self.id, revision_id, as_recency(published_at), *ids, self.places, annotation_set=reading.annotation_set
        )
        items = list(items_of(reading, entity_ids, event_ids))
        self.stored = store_annotations(writes, self.annotations, items, rows)
        if reading.annotation_set is None:
            self.article = _store_article(writes, self, entity_ids, revision_id)
        else:
            self.article = _store_set(writes, self, reading.annotation_set)
        writes.log(self._changes("correction" if before else "load"))

    @property
    def size(self) -> int:
        """About how many rows the bundle has."""
        reading = self.bundle.reading
        names = sum(len(entity.names) for entity in reading.entities)
        return names + len(reading.mentions) + len(reading.quotes) + len(reading.claims) + len(reading.events)

    @property
    def giver(self) -> Giver:
        """The bundle, as one that gives."""
        reading, before = self.bundle.reading, self.before
        is_withheld = before is not None and before["held"] and before["status"] != PublicationStatus.USABLE
        is_public = self.is_public and not is_withheld
        set_name = reading.annotation_set or ""
        return Giver(self.id, set_name, reading.state, is_public, is_new=before is None, sole=self.sole)

    @property
    def is_public(self) -> bool:
        """Whether all of the bundle is for everybody to see."""
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
            if each.action is Action.DELETE:
                yield change("delete", type_, each.id, version=each.version, reason="removal", article_id=stands_in)
            elif each.action is not Action.UNCHANGED:
                yield change("upsert", type_, each.id, version=each.version, reason=reason, article_id=stands_in)

    def changed(self) -> list[tuple[str, UUID]]:
        """Return everything that was written or deleted, each with its type in the change log."""
        found: list[tuple[str, Stored]] = [("entity", each) for each in self.entities]
        found += [("event", each) for each in self.events]
        found += [("article", self.article)] if self.article else []
        found += [(each.type, each) for each in self.stored]
        return [(type_, each.id) for type_, each in found if each.action is not Action.UNCHANGED]

    def written(self) -> list[UUID]:
        """Return what was written whole and refers to entities: annotations, events, the article."""
        done = (*self.events, *self.stored)
        own = [self.id] if self.giver.owner else []  # the bundle of an annotation set writes no publisher
        return [*own, *(each.id for each in done if each.action in (Action.CREATE, Action.UPDATE))]

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


def _store_revision(writes: Writes, load: ArticleLoad) -> UUID:
    """Gather the next revision where the text is another; return the id of the current one."""
    article, before = load.bundle.reading.article, load.before
    if before is not None and before["sha256"] == article.sha256:
        current: UUID = before["revision_id"]
        return current
    revision_id = new_id()
    writes.insert(REVISION, _revision(article, revision_id, load.id, before["number"] + 1 if before else 1))
    return revision_id


def _store_article(writes: Writes, load: ArticleLoad, entities: Mapping[str, UUID], revision_id: UUID) -> Stored:
    """Gather the article, and return what became of it: another version where anything in it is another."""
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
        "state": load.bundle.reading.article_state,
        "is_state_given": article.state is not None,
        "supplied": list(article.supplied),
        "revision_id": revision_id,
    }
    changed = (
        before is None
        or any(before[column] != row[column] for column in _COMPARED)
        or before["said_publisher_id"] != row["publisher_id"]
        or any(each.action is not Action.UNCHANGED for each in load.stored)
    )
    version = (before["version"] if before else 0) + changed
    action = Action.CREATE if before is None else Action.UPDATE if changed else Action.UNCHANGED
    own = {"id": load.id, "version": version, "bundle_sha256": load.bundle.sha256, "loaded_version": version}
    (writes.replace if before else writes.insert)(ARTICLE, {**row, **own})
    return Stored(article.slug, load.id, version, action)


def _store_set(writes: Writes, load: ArticleLoad, name: str) -> Stored:
    """Gather which bundle of a set was loaded, and the article's next version where anything of the set is another."""
    before = load.before
    if before is None:
        raise ValueError("an annotation set is of an article that is there")
    writes.run_last(NOTE_LOADED, load.id, name, load.bundle.sha256)
    version, slug = before["version"], before["slug"]
    if all(each.action is Action.UNCHANGED for each in load.stored):
        return Stored(slug, load.id, version, Action.UNCHANGED)
    is_in_step = before["loaded_version"] == version
    row = {column: before[column] for column in ARTICLE.columns}
    loaded = version + 1 if is_in_step else before["loaded_version"]
    writes.replace(ARTICLE, {**row, "version": version + 1, "loaded_version": loaded})
    return Stored(slug, load.id, version + 1, Action.UPDATE)


def _revision(article: ArticleReading, id_: UUID, article_id: UUID, number: int) -> Row:
    return {
        "id": id_,
        "article_id": article_id,
        "number": number,
        "body": article.body,
        "sha256": article.sha256,
        "note": article.note,
    }
