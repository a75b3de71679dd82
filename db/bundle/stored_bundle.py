"""What is stored of an article, as the reading of a bundle: with corrections, merges, reviews and retractions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import asyncpg
import orjson

from db.bundle.meant import meant
from db.item.type import ANNOTATION_TYPES
from db.reference.entity_reference import intended_sets
from db.sql.connection import Connection
from db.sql.statement_file import read_statement
from db.write.stored_annotation import stored_annotations
from db.write.stored_date import when_of, when_said_of
from editorial.model.annotation import (
    Annotation,
    ClaimReading,
    EntityReading,
    EventReading,
    MentionReading,
    Name,
    Participant,
    Provenance,
    QuoteReading,
)
from editorial.model.annotation_reference import references_of, renamed
from editorial.model.claim_elsewhere import ClaimAddress
from editorial.model.reading import ArticleReading, Reading
from editorial.model.unknown import Unknowns, read_stored_unknowns
from editorial.model.vocabulary import (
    EntityKind,
    EventStatus,
    Method,
    NameKind,
    ParticipantRole,
    PublicationStatus,
    ReviewState,
    TextDirection,
)

_FIND_STORED_ARTICLE = read_statement("bundle/find_stored_article")
_LIST_GIVEN_ENTITIES = read_statement("bundle/list_given_entities")
_LIST_GIVEN_NAMES = read_statement("bundle/list_given_names")
_LIST_GIVEN_EVENTS = read_statement("bundle/list_given_events")
_ANNOTATIONS = "select * from annotation where article_id = $1 and annotation_set = $2"
_ADDRESSES = """
    select n.id, a.slug, n.annotation_set, n.key from annotation n join article a on a.id = n.article_id
    where n.id = any($1::uuid[])
"""
_PLURALS: Mapping[str, str] = {each.kind: each.plural for each in ANNOTATION_TYPES}


@dataclass(frozen=True, slots=True)
class StoredBundle:
    """The reading of what is stored of an article, the article's version, and the provenance if it has no annotation."""

    reading: Reading
    version: int
    common: Provenance


async def stored_bundle(connection: Connection, article_id: UUID, annotation_set: str | None = None) -> StoredBundle:
    """Return what is stored of an article, or of one of its annotation sets; the set None means its own bundle."""
    article = await connection.fetchrow(_FIND_STORED_ARTICLE, article_id)
    if article is None:
        raise LookupError(f"no article has the id {article_id}")
    stored = _StoredArticle(article, annotation_set or "")
    await stored.read(connection)
    return StoredBundle(stored.reading(), article["version"], stored.common())


class _StoredArticle:
    """The rows of one article and annotation set, and the keys by which a bundle names what they refer to."""

    def __init__(self, article: "asyncpg.Record", annotation_set: str) -> None:
        self._article, self._set = article, annotation_set
        self._annotations: dict[UUID, Annotation] = {}
        self._kinds: dict[UUID, str] = {}
        self._event_of: dict[UUID, str] = {}
        self._entities: Sequence[asyncpg.Record] = ()
        self._names: dict[UUID, list[asyncpg.Record]] = {}
        self._events: Sequence[asyncpg.Record] = ()
        self._participants: Mapping[UUID, list[tuple[str | None, UUID]]] = {}
        self._keys: dict[str, dict[str, str]] = {}
        self._unknowns: dict[UUID, Unknowns] = {}

    async def read(self, connection: Connection) -> None:
        """Read everything, each table once."""
        place = (self._article["id"], self._set)
        rows = await connection.fetch(_ANNOTATIONS, *place)
        stored = await stored_annotations(connection, rows)
        self._kinds = {row["id"]: row["kind"] for row in rows}
        self._event_of = {id_: each.event for id_, each in stored.items() if each.event}
        self._unknowns = {id_: each.unknowns for id_, each in stored.items()}
        self._annotations = await meant(connection, {id_: each.reading for id_, each in stored.items()})
        events = {*self._event_of.values(), *self._named("events")}
        self._events = await connection.fetch(_LIST_GIVEN_EVENTS, sorted(events), *place)
        self._participants = await intended_sets(connection, [row["id"] for row in self._events])
        entities = {*self._named("entities"), *self._of_article(), *self._of_events()}
        self._entities = await connection.fetch(_LIST_GIVEN_ENTITIES, sorted(entities), *place)
        ids = [row["id"] for row in self._entities]
        self._names = {id_: [] for id_ in ids}
        for row in await connection.fetch(_LIST_GIVEN_NAMES, ids, *place):
            self._names[row["entity_id"]].append(row)
        self._keys = self._known_keys()
        addresses = await connection.fetch(
            _ADDRESSES, sorted({*self._named("claims")} - {*map(str, self._annotations)})
        )
        for row in addresses:
            address = ClaimAddress(row["slug"], row["annotation_set"] or None, row["key"])
            self._keys.setdefault("claims", {})[str(row["id"])] = address.text

    def _named(self, list_: str) -> Iterator[str]:
        """Yield the ids of what annotations refer to in a list of the format."""
        for annotation in self._annotations.values():
            yield from (key for name, key in references_of(annotation) if name == list_)

    def _of_article(self) -> Iterator[str]:
        if self._article["meant_publisher_id"]:
            yield str(self._article["meant_publisher_id"])

    def _of_events(self) -> Iterator[str]:
        for row in self._events:
            if row["meant_place_id"]:
                yield str(row["meant_place_id"])
            yield from (str(entity_id) for _, entity_id in self._participants[row["id"]])

    def _known_keys(self) -> dict[str, dict[str, str]]:
        """Return the keys of entities, events and annotations, by the list of the format and by id."""
        used = {annotation.key.partition(":")[0] for annotation in self._annotations.values()}
        used |= {annotation.key.partition("#")[0] for annotation in self._annotations.values()}
        keys = {
            "entities": {str(row["id"]): _key(row, used) for row in self._entities},
            "events": {str(row["id"]): _key(row, used) for row in self._events},
        }
        for id_, annotation in self._annotations.items():
            keys.setdefault(_PLURALS[self._kinds[id_]], {})[str(id_)] = annotation.key
        return keys

    def _key_of(self, list_: str, id_: str) -> str:
        return self._keys[list_][id_]

    def common(self) -> Provenance:
        """Return a provenance for an article without annotations."""
        row = self._article
        return Provenance(Method.HUMAN, "Isnad", row["since"], None, ReviewState(row["state"]), None)

    def reading(self) -> Reading:
        """Return the reading, in which everything is named by its key."""
        own = {id_: renamed(annotation, self._key_of) for id_, annotation in self._annotations.items()}
        in_order = dict(sorted(own.items(), key=lambda each: (each[1].spans[0].start, str(each[0]))))
        return Reading(
            article=self._read_article(),
            entities=tuple(self._entity(row) for row in self._entities),
            mentions=tuple(each for each in in_order.values() if isinstance(each, MentionReading)),
            quotes=tuple(each for each in in_order.values() if isinstance(each, QuoteReading)),
            events=tuple(self._event(row, in_order) for row in self._events),
            claims=tuple(each for each in in_order.values() if isinstance(each, ClaimReading)),
            annotation_set=self._set or None,
            state=ReviewState(self._article["state"]),
            unknowns=self._unknown(own),
            version=self._article["version"],
        )

    def _unknown(self, own: Mapping[UUID, Annotation]) -> dict[str, dict[str, Unknowns]]:
        """Return what is not known, by the list of the format and the key of the item."""
        found: dict[str, dict[str, Unknowns]] = {}
        found["article"] = {self._article["slug"]: read_stored_unknowns(self._article["unknowns"])}
        for id_, annotation in own.items():
            found.setdefault(_PLURALS[self._kinds[id_]], {})[annotation.key] = self._unknowns[id_]
        for row in self._events:
            unknowns = read_stored_unknowns(_said_of(row)["unknowns"])
            found.setdefault("events", {})[self._key_of("events", str(row["id"]))] = unknowns
        return {
            name: given
            for name, each in found.items()
            if (given := {key: value for key, value in each.items() if value})
        }

    def _read_article(self) -> ArticleReading:
        row = self._article
        publisher = row["meant_publisher_id"]
        return ArticleReading(
            slug=row["slug"],
            url=row["url"],
            language=row["language"],
            direction=TextDirection(row["direction"]),
            headline=row["headline"],
            publisher=self._key_of("entities", str(publisher)) if publisher else None,
            published_at=_on_day(row["published_at"], row["published_on"]),
            timezone=row["timezone"],
            status=PublicationStatus(row["status"]),
            state=ReviewState(row["state"]) if row["is_state_given"] else None,
            supplied=tuple(row["supplied"]),
            note=row["note"],
            body=row["body"],
            sha256=row["sha256"],
        )

    def _entity(self, row: "asyncpg.Record") -> EntityReading:
        """Return an entity as the bundle gives it; one that the bundle does not give, as it is."""
        said = _said_of(row)
        wikidata = next((each for each in row["unclaimed"] if each == row["wikidata"]), said["wikidata"])
        return EntityReading(
            key=self._key_of("entities", str(row["id"])),
            kind=EntityKind(said["kind"]),
            names=tuple(self._given_names(row)),
            descriptions=dict(said["descriptions"]),
            wikidata=wikidata,
            same_as=tuple(said["same_as"]),
        )

    def _given_names(self, row: "asyncpg.Record") -> Iterator[Name]:
        """Yield the names that the bundle gives to an entity; all of them if it gives none."""
        names = self._names[row["id"]]
        ours = [
            name
            for name in names
            if name["is_given_here"]
            or name["text"] in row["unclaimed"]
            or (row["is_described_here"] and not name["is_given"])
        ]
        for name in ours or names:
            yield Name(name["text"], name["language"], name["script"], NameKind(name["kind"]))

    def _event(self, row: "asyncpg.Record", annotations: Mapping[UUID, Annotation]) -> EventReading:
        """Return an event as the bundle gives it, with its reports; one that the bundle does not give, as it is."""
        id_ = str(row["id"])
        reports = [each for report_id, each in annotations.items() if self._event_of.get(report_id) == id_]
        is_own, said = row["is_described_here"] or row["said"] is None, _said_of(row)
        place = row["meant_place_id"] if is_own else said["place_id"]
        participants = self._participants[row["id"]] if is_own else said["participants"]
        return EventReading(
            key=self._key_of("events", id_),
            titles=dict(said["titles"]),
            status=EventStatus(said["status"]),
            when=when_of(said) if is_own else when_said_of(said),
            place=self._key_of("entities", str(place)) if place else None,
            participants=tuple(
                Participant(ParticipantRole(str(role)), self._key_of("entities", str(entity_id)))
                for role, entity_id in dict.fromkeys((role, str(entity_id)) for role, entity_id in participants)
            ),
            reports=tuple(sorted(reports, key=lambda each: int(each.key.rpartition("#")[2]))),
        )


def _said_of(row: "asyncpg.Record") -> Mapping[str, Any]:
    """Return what the bundle says of an entity or event; if it does not describe it, what it said when it was loaded."""
    if row["is_described_here"] or row["said"] is None:
        return dict(row)
    return {"unknowns": None, **orjson.loads(row["said"])}


def _key(row: "asyncpg.Record", used: set[str]) -> str:
    """Return one key of an entity or event: one that the article's annotations are named by, if possible.

    The key of an entity without any is its id.
    """
    keys: list[str] = row["keys"] or [str(row["id"])]
    return next((key for key in keys if key in used), keys[0])


def _on_day(instant: datetime | None, day: date | None) -> datetime | None:
    """Return an instant at an offset at which it is on this day, because offsets are not stored."""
    if instant is None or day is None:
        return instant
    hours = (day - instant.astimezone(UTC).date()).days * 12
    return instant.astimezone(timezone(timedelta(hours=hours)))
