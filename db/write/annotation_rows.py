"""Convert annotations to rows: the mentions, quotes, event reports and claims of a reading, by table."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from uuid import UUID

from db.item import table as item_table
from db.item.column import ItemTable
from db.write.annotation_content import content_of, names_in
from db.write.write import (
    ATTRIBUTION,
    CLAIM,
    CLAIM_ABOUT,
    CLAIM_RELATION,
    CLAIM_REVIEW,
    EVENT_REPORT,
    MENTION,
    QUANTITY,
    QUOTE,
    SPAN,
    Row,
    Table,
    date_columns,
    encoded,
)
from editorial.model.annotation import (
    AnchoredSpan,
    Annotation,
    ClaimReading,
    ClaimRelation,
    ClaimReview,
    Link,
    MentionReading,
    Quantity,
    QuoteReading,
    details_of,
)
from editorial.model.annotation_reference import references_of
from editorial.model.reading import Reading
from editorial.model.unknown import Unknowns, stored_unknowns
from editorial.model.vocabulary import AnchorStatus

Place = tuple[str, int]
"""The role and number of a span within its annotation."""

Before = Mapping[tuple[UUID, str, int], tuple[int, int]]
"""Earlier positions of spans, by annotation and place."""

Kept = dict[tuple[UUID, str, int], Row]
"""What is kept of spans that were not quoted again, by annotation and place: their revision and match status."""


@dataclass(frozen=True, slots=True)
class Item:
    """One annotation to store: its kind, its event if it is a report, and a hash of its whole content.

    ``content`` is a hash of a part of it: see ``db.write.annotation_content``. Empty ``unknowns`` are in neither hash,
    so that these stayed the same when unknowns were added.
    """

    kind: str
    reading: Annotation
    event: str | None
    digest: str
    content: str
    unknowns: Unknowns = ()

    @property
    def type(self) -> str:
        """The name of its type in the change log."""
        return self.kind.lower()


def items_of(reading: Reading, entities: Mapping[str, UUID], events: Mapping[str, UUID]) -> Iterator[Item]:
    """Yield every annotation of a reading, in the order of the format.

    The hash covers the revision and the ids of references, so it changes if an annotation points elsewhere.
    """
    ids = {"entities": entities, "events": events}
    for kind, annotation, event in reading.by_kind:
        yield _item(kind, annotation, event, reading, ids)


def _item(
    kind: str, annotation: Annotation, event: str | None, reading: Reading, ids: Mapping[str, Mapping[str, UUID]]
) -> Item:
    keys = {key for name, key in references_of(annotation) if name == "entities"}
    meant = (
        {key: ids["entities"][key] for key in keys},
        ids["events"].get(event or getattr(annotation, "event", None) or ""),
    )
    unknowns = reading.unknowns_of(f"{kind.lower()}s", annotation.key)
    hashed = [kind, annotation, reading.article.sha256, *meant, *unknowns]
    digest = hashlib.sha256(encoded(hashed)).hexdigest()
    return Item(kind, annotation, event, digest, content_of(annotation, (*meant, *unknowns)), unknowns)


def _own_columns(table: ItemTable, part: Annotation | Link | Quantity | ClaimReview | ClaimRelation) -> Row:
    """Return the columns whose names match fields of a reading, or of a part of it, with their values."""
    kind: type = type(part)
    return {name: getattr(part, name) for name in _alike(table, kind)}


@lru_cache(maxsize=64)
def _alike(table: ItemTable, kind: type) -> tuple[str, ...]:
    return tuple(column.name for column in table.values if column.name in names_in(kind))


@dataclass(frozen=True, slots=True)
class Own:
    """The columns that every annotation's own table has: its id, its article, and the start of its first span."""

    id: UUID
    article_id: UUID
    start_offset: int

    def columns(self) -> dict[str, object]:
        """Return the values by column."""
        return {"id": self.id, "article_id": self.article_id, "start_offset": self.start_offset}


@dataclass(frozen=True, slots=True)
class RowMaker:
    """Makes rows; the maps lead from a bundle's keys to ids, ``before`` from an annotation to its spans' offsets.

    ``kept`` has the revision and match status of spans that were not quoted again.
    """

    article_id: UUID
    revision_id: UUID
    recency: int
    entities: Mapping[str, UUID]
    events: Mapping[str, UUID]
    annotations: Mapping[tuple[str, str], UUID]
    before: Before
    kept: Mapping[tuple[UUID, str, int], Row] = field(default_factory=dict)
    annotation_set: str | None = None

    def rows(self, item: Item, id_: UUID) -> Iterator[tuple[Table, Row]]:
        """Yield the rows of one annotation, except its own row, each with its table."""
        reading = item.reading
        own = Own(id_, self.article_id, reading.spans[0].start)
        for number, span in enumerate(reading.spans):
            yield SPAN, self._span(id_, ("TARGET", number), span)
        match reading:
            case MentionReading():
                entity_id = self.entities[reading.entity]
                yield (
                    MENTION,
                    {
                        **own.columns(),
                        **_own_columns(item_table.MENTION, reading),
                        "entity_id": entity_id,
                        "recency": self.recency,
                    },
                )
            case QuoteReading():
                yield from self._quote(reading, own, item.unknowns)
            case ClaimReading():
                yield from self._claim(reading, own, item.unknowns)
            case _:
                yield EVENT_REPORT, {**own.columns(), "event_id": self.events[item.event or ""]}

    def _span(self, id_: UUID, place: Place, span: AnchoredSpan) -> Row:
        before = self.before.get((id_, *place))
        is_moved = before is not None and before != (span.start, span.end)
        return {
            "annotation_id": id_,
            "role": place[0],
            "ordinal": place[1],
            "article_id": self.article_id,
            "revision_id": self.revision_id,
            "start_offset": span.start,
            "end_offset": span.end,
            "utf16_start": span.utf16_start,
            "utf16_end": span.utf16_end,
            "exact": span.exact,
            "prefix": span.prefix,
            "suffix": span.suffix,
            "status": AnchorStatus.MOVED if is_moved else AnchorStatus.EXACT,
            "score": 1,
            "changes": (),
            **self.kept.get((id_, *place), {}),
        }

    def _chain(self, kind: str, own: Own, chain: tuple[Link, ...]) -> Iterator[tuple[Table, Row]]:
        id_ = own.id
        for position, link in enumerate(chain):
            yield (
                ATTRIBUTION,
                {
                    "annotation_id": id_,
                    "position": position,
                    "kind": kind,
                    "article_id": self.article_id,
                    "recency": self.recency,
                    "start_offset": own.start_offset,
                    **_own_columns(item_table.ATTRIBUTION, link),
                    "entity_id": self._entity(link.entity),
                },
            )
            if link.span:
                yield SPAN, self._span(id_, ("LINK", position), link.span)

    def _entity(self, key: str | None) -> UUID | None:
        return self.entities[key] if key else None

    def _quote(self, reading: QuoteReading, own: Own, unknowns: Unknowns) -> Iterator[tuple[Table, Row]]:
        id_ = own.id
        speaker, details = reading.chain[0], details_of(reading)
        yield (
            QUOTE,
            {
                **own.columns(),
                **_own_columns(item_table.QUOTE, reading),
                **date_columns(reading.said),
                "speaker_id": self._entity(speaker.entity),
                "source_kind": speaker.source_kind,
                "unknowns": stored_unknowns(unknowns),
                "retraction": details.retraction,
                "stance": details.stance,
                "within_id": self.annotations["QUOTE", details.within] if details.within else None,
                "recency": self.recency,
            },
        )
        yield from self._chain("QUOTE", own, reading.chain)
        if reading.cue:
            yield SPAN, self._span(id_, ("CUE", 0), reading.cue)

    def _claim(self, reading: ClaimReading, own: Own, unknowns: Unknowns) -> Iterator[tuple[Table, Row]]:
        claimant = reading.chain[0]
        yield (
            CLAIM,
            {
                **own.columns(),
                **_own_columns(item_table.CLAIM, reading),
                "claimant_id": self._entity(claimant.entity),
                "source_kind": claimant.source_kind,
                "unknowns": stored_unknowns(unknowns),
                "quote_id": self.annotations["QUOTE", reading.quote] if reading.quote else None,
                "event_id": self.events[reading.event] if reading.event else None,
                "recency": self.recency,
            },
        )
        yield from self._chain("CLAIM", own, reading.chain)
        yield from self._claim_details(reading, own)

    def _claim_details(self, reading: ClaimReading, own: Own) -> Iterator[tuple[Table, Row]]:
        id_ = own.id
        place = {"article_id": self.article_id, "recency": self.recency, "start_offset": own.start_offset}
        for number, key in enumerate(reading.about):
            yield CLAIM_ABOUT, {"claim_id": id_, "ordinal": number, "entity_id": self.entities[key], **place}
        for number, quantity in enumerate(reading.quantities):
            columns = {**_own_columns(item_table.QUANTITY, quantity), **date_columns(quantity.when)}
            yield QUANTITY, {"claim_id": id_, "ordinal": number, **columns}
        for number, review in enumerate(reading.reviews):
            yield (
                CLAIM_REVIEW,
                {
                    "claim_id": id_,
                    "ordinal": number,
                    "reviewer_id": self._entity(review.reviewer),
                    **_own_columns(item_table.CLAIM_REVIEW, review),
                },
            )
        for relation in reading.relations:
            to = self.annotations["CLAIM", relation.claim]
            columns = {"asserted_by": None, "asserted_at": None, **_own_columns(item_table.CLAIM_RELATION, relation)}
            yield CLAIM_RELATION, {"from_id": id_, "to_id": to, **columns}
