"""A draft as the reading that its bundle has: every place a span, every date resolved, every item with its provenance."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from editorial.bundle.annotation_reading import BETWEEN_SPANS
from editorial.date.when import TOLD, Directions, Published, Said, directions_of_claim, directions_of_event, when_said
from editorial.draft.draft import (
    Basis,
    Draft,
    DraftClaim,
    DraftDate,
    DraftEntity,
    DraftEvent,
    DraftLink,
    DraftQuantity,
    DraftQuote,
)
from editorial.draft.key import UniqueKeys, as_key
from editorial.draft.place import words_at
from editorial.draft.raw_article import RawArticle
from editorial.draft.sound import as_number
from editorial.drafted.head import DraftedHead
from editorial.drafted.note import note_of
from editorial.model.annotation import (
    UNKNOWN_WHEN,
    AnchoredSpan,
    Annotation,
    ClaimReading,
    ComparedEntityReading,
    EntityReading,
    EventReading,
    Link,
    MentionReading,
    Name,
    Participant,
    Provenance,
    Quantity,
    QuoteDetails,
    QuoteReading,
    When,
    with_details,
)
from editorial.model.comparison import compared
from editorial.model.reading import ArticleReading, Reading
from editorial.model.vocabulary import (
    AttributionRole,
    ClaimStatus,
    MentionKind,
    Method,
    NameKind,
    PublicationStatus,
    ReviewState,
    SourceKind,
)
from editorial.pointer.choice import Stretch
from editorial.short.key import KeyMaker
from editorial.text.language import direction, script_of
from editorial.text.span import anchored_span
from editorial.text.text import Utf16Offsets, sha256_hex
from editorial.text.whole_word import Wholeness, wholeness

_OF_ARTICLE = (Link(AttributionRole.SPEAKER, None, SourceKind.ARTICLE, inferred=False, span=None),)
_PLACES = 2
"""Decimal places of a confidence."""


def reading_of(draft: Draft, article: RawArticle, head: DraftedHead) -> Reading:
    """Return the reading of a draft that a bundle can hold (``editorial.draft.sound``)."""
    return _ReadingMaker(article, head).reading(draft)


@dataclass(slots=True)
class _Keys:
    quotes: KeyMaker
    claims: KeyMaker
    events: UniqueKeys


class _ReadingMaker:
    def __init__(self, article: RawArticle, head: DraftedHead) -> None:
        self._article, self._head, self._body = article, head, article.body
        self._offsets = Utf16Offsets(article.body)
        self._published = Published(article.day, article.language, article.timezone)
        self._keys = _Keys(KeyMaker(()), KeyMaker(()), UniqueKeys())

    def reading(self, draft: Draft) -> Reading:
        quotes = tuple(map(self._quote, draft.quotes))
        return Reading(
            article=self._described(),
            entities=tuple(map(self._entity, draft.entities)),
            mentions=tuple(each for entity in draft.entities for each in self._mentions(entity)),
            quotes=quotes,
            events=tuple(map(self._event, draft.events)),
            claims=tuple(self._claim(each, quotes) for each in draft.claims),
            annotation_set=self._head.annotation_set,
            state=ReviewState.DRAFT,
        )

    def _described(self) -> ArticleReading:
        article, head = self._article, self._head
        return ArticleReading(
            slug=head.slug,
            url=None,
            language=article.language,
            direction=direction(article.language),
            headline=head.headline,
            publisher=None,
            published_at=_with_offset(article.published_at),
            timezone=article.timezone,
            status=PublicationStatus.USABLE,
            state=None,
            supplied=head.supplied,
            note=None,
            body=article.body,
            sha256=sha256_hex(article.body),
        )

    def _provenance(self, basis: Basis) -> Provenance:
        """Return the provenance of an item: with what confidence, and why."""
        common = common_provenance(self._head)
        return replace(common, confidence=round(basis.confidence, _PLACES), note=note_of(basis, self._head.reasons))

    def _span(self, place: Stretch) -> AnchoredSpan:
        return anchored_span(self._body, *place, self._offsets)

    def _spans(self, places: Iterable[Stretch]) -> tuple[AnchoredSpan, ...]:
        return tuple(map(self._span, places))

    def _entity(self, entity: DraftEntity) -> EntityReading:
        reading = EntityReading(entity.key, entity.kind, tuple(self._names(entity)), {}, None, ())
        return compared(reading, ComparedEntityReading, False, same_as(entity))

    def _names(self, entity: DraftEntity) -> Iterable[Name]:
        """Yield the names of an entity; if it has none, the words of its first mention."""
        for number, text in enumerate(entity.names):
            kind = NameKind.ALIAS if number else NameKind.PREFERRED
            yield Name(text, self._article.language, script_of(text), kind)
        if not entity.names:
            named = [each for each in entity.mentions if each.kind in (MentionKind.NAME, MentionKind.METONYM)]
            text = self._body[slice(*(named or entity.mentions)[0].place)]
            kind = NameKind.PREFERRED if named else NameKind.DESCRIPTION
            yield Name(text, self._article.language, script_of(text), kind)

    def _mentions(self, entity: DraftEntity) -> Iterable[MentionReading]:
        for number, each in enumerate(entity.mentions):
            says = self._provenance(each.basis)
            yield MentionReading(f"{entity.key}:{number}", self._spans((each.place,)), says, entity.key, each.kind)

    def _quote(self, quote: DraftQuote) -> QuoteReading:
        words = words_at(quote.places, self._body, BETWEEN_SPANS)
        reading = QuoteReading(
            key=self._keys.quotes.key(words),
            spans=self._spans(quote.places),
            provenance=self._provenance(quote.basis),
            kind=quote.kind,
            text=words,
            language=self._article.language,
            chain=tuple(map(self._link, quote.chain)),
            cue=self._span(quote.cue) if quote.cue else None,
            said=self._when(quote.said),
        )
        return with_details(reading, QuoteDetails(stance=quote.stance))

    def _link(self, link: DraftLink) -> Link:
        words = self._span(link.words) if link.words else None
        return Link(link.role, link.entity, link.source, link.is_inferred, words)

    def _when(self, date: DraftDate | None, directions: Directions = TOLD) -> When:
        """Return a date in words if they mean the drafted days, and with the drafted EDTF otherwise."""
        if date is None:
            return UNKNOWN_WHEN
        is_whole = wholeness(self._body, *date.place) > Wholeness.PART
        words = self._body[slice(*date.place)] if is_whole else None
        read = when_said(Said(words, None, None), self._published, directions)
        if date.edtf is None or read.edtf == date.edtf:
            return read
        return when_said(Said(words, date.edtf, None), self._published, directions)

    def _event(self, event: DraftEvent) -> EventReading:
        title = " ".join(self._body[slice(*event.title)].split())
        says, key = self._provenance(event.basis), self._keys.events.take(self._event_key(title))
        reports = (Annotation(f"{key}#{n}", self._spans((each,)), says) for n, each in enumerate(event.reports, 1))
        return EventReading(
            key=key,
            titles={self._article.language: title},
            status=event.status,
            when=self._when(event.when, directions_of_event(event.status)),
            place=event.location,
            participants=tuple(Participant(each.role, each.entity) for each in event.participants),
            reports=tuple(reports),
        )

    def _event_key(self, title: str) -> str:
        """Return the key of an event: with the article's, because events have one key in all bundles."""
        return f"{self._head.slug[:100]}-{as_key(title, 'event')}".replace("--", "-")

    def _claim(self, claim: DraftClaim, quotes: tuple[QuoteReading, ...]) -> ClaimReading:
        quote = None if claim.quote is None else quotes[claim.quote]
        text = " ".join(words_at(claim.places, self._body, BETWEEN_SPANS).split())
        return ClaimReading(
            key=self._keys.claims.key(text),
            spans=self._spans(claim.places),
            provenance=self._provenance(claim.basis),
            text=text,
            language=self._article.language,
            kind=claim.kind,
            status=ClaimStatus.UNVERIFIED,
            status_note=None,
            chain=quote.chain if quote else _OF_ARTICLE,
            quote=quote.key if quote else None,
            event=None,
            about=claim.subjects,
            quantities=tuple(self._quantity(each, directions_of_claim(claim.kind)) for each in claim.quantities),
            reviews=(),
            relations=(),
        )

    def _quantity(self, quantity: DraftQuantity, directions: Directions) -> Quantity:
        value = as_number(quantity.value) or 0.0
        return Quantity(value, quantity.unit, quantity.comparator, self._when(quantity.when, directions))


def same_as(entity: DraftEntity) -> tuple[str, ...]:
    """Return the keys of the stored entity that one is, other than its own key."""
    return (entity.known_key,) if entity.known_key and entity.known_key != entity.key else ()


def common_provenance(head: DraftedHead) -> Provenance:
    """Return what holds for everything in the bundle of a draft."""
    return Provenance(Method.MACHINE, head.asserted_by, head.asserted_at, None, ReviewState.DRAFT, None)


def _with_offset(at: datetime | None) -> datetime | None:
    """Return an instant with its offset; without one it is in UTC."""
    return at.replace(tzinfo=UTC) if at and at.tzinfo is None else at
