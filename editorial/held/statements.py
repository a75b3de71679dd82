"""The quotes, events and claims of a model's answer, as far as they stand in the text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

import regex

from editorial.draft.draft import (
    Basis,
    DraftClaim,
    DraftDate,
    DraftEvent,
    DraftLink,
    DraftParticipant,
    DraftQuantity,
    DraftQuote,
)
from editorial.held.answer import ModelAnswer
from editorial.held.drop import DropReason
from editorial.held.entities import SEVERAL, SPELT, HeldEntities
from editorial.held.finding import Hit
from editorial.held.pointing import Pointing
from editorial.held.shape import is_true, listed, mappings, number_of, text_of, word_of
from editorial.model.edtf import MalformedDate, parse_edtf
from editorial.model.vocabulary import (
    AttributionRole,
    ClaimKind,
    Comparator,
    EventStatus,
    ParticipantRole,
    QuoteKind,
    SourceKind,
    Stance,
)
from editorial.pointer.choice import Stretch, merged
from editorial.text.fold import fold

MOST_ITEMS = 500
MOST_PARTS = 20
_NUMBER = regex.compile(r"-?\d{1,15}(?:\.\d{1,9})?")
_GROUPED = regex.compile(r"[0-9]{1,15}(?:[.,٬٫ ][0-9]{1,9}){0,6}+")
_SEPARATOR = regex.compile("[.,٬٫ ]")
_GROUP = 3
_POWERS = (0, 2, 3, 6, 9, 12)
"""Those of hundreds, thousands, millions, billions and trillions, which stand in letters."""

OUT_OF_MARKS = "No quotation marks stand around these words."


@dataclass(frozen=True, slots=True)
class StatementReader:
    """What reads statements: the pointers of the answer, the entities that are there, and why they were drafted."""

    pointing: Pointing
    entities: HeldEntities
    basis: Basis
    marked: tuple[Stretch, ...]
    """The stretches of the text that stand in quotation marks."""

    def quotes(self, answer: ModelAnswer) -> list[DraftQuote | None]:
        """Return the quotes of an answer, one for each item; None for one that does not stand in the text."""
        return [self._quote(each) for each in listed(answer, "quotes", MOST_ITEMS, self.pointing.drops)]

    def _quote(self, item: ModelAnswer) -> DraftQuote | None:
        hits = self._said(item)
        if not hits:
            return None
        places = tuple(merged(hit.place for hit in hits))
        kind, near = word_of(item, "kind", QuoteKind, QuoteKind.INDIRECT), places[0]
        links = mappings(item, "chain", MOST_PARTS, self.pointing.drops)
        doubts = self._doubts(hits)
        if kind is QuoteKind.PARTIAL and not any(_holds(each, near) for each in self.marked):
            doubts = (*doubts, OUT_OF_MARKS)
        return DraftQuote(
            kind,
            places,
            tuple(self._link(each, near) for each in links),
            replace(self.basis, doubts=doubts),
            self._optional(item, "cue", near),
            self._date(item, "said", near),
            word_of(item, "stance", Stance, Stance.ASSERTED),
        )

    def _said(self, item: ModelAnswer) -> list[Hit]:
        spans = listed(item, "spans", MOST_PARTS, self.pointing.drops)
        return [hit for each in spans for hit in self.pointing.said(each)]

    def _doubts(self, hits: Iterable[Hit]) -> tuple[str, ...]:
        found = [*((SPELT,) if not all(hit.is_exact for hit in hits) else ())]
        return (*found, *((SEVERAL,) if not all(hit.is_sure for hit in hits) else ()))

    def _link(self, item: ModelAnswer, near: Stretch) -> DraftLink:
        said, source = text_of(item, "entity"), word_of(item, "source", SourceKind, SourceKind.UNKNOWN)
        entity = self._entity(said)
        if entity is None and source is SourceKind.NAMED:
            source = SourceKind.UNKNOWN
        if entity is not None and source is SourceKind.UNKNOWN:
            source = SourceKind.NAMED
        role = word_of(item, "role", AttributionRole, AttributionRole.SPEAKER)
        return DraftLink(role, source, entity, self._optional(item, "words", near), is_true(item, "inferred"))

    def _entity(self, said: str) -> str | None:
        key = self.entities.key(said) if said else None
        if said and key is None:
            self.pointing.drops.add(DropReason.UNKNOWN_ENTITY)
        return key

    def _optional(self, item: ModelAnswer, name: str, near: Stretch) -> Stretch | None:
        return self.pointing.place(item.get(name), near) if isinstance(item, dict) else None

    def _date(self, item: ModelAnswer, name: str, near: Stretch) -> DraftDate | None:
        place, part = self._optional(item, name, near), item.get(name) if isinstance(item, dict) else None
        return DraftDate(place, self._edtf(text_of(part, "edtf").strip())) if place else None

    def _edtf(self, text: str) -> str | None:
        try:
            return parse_edtf(text).text if text else None
        except MalformedDate:
            self.pointing.drops.add(DropReason.NOT_A_DATE)
            return None

    def events(self, answer: ModelAnswer) -> list[DraftEvent]:
        """Return the events of an answer whose title stands in the text."""
        found = (self._event(each) for each in mappings(answer, "events", MOST_ITEMS, self.pointing.drops))
        return [each for each in found if each]

    def _event(self, item: dict[str, ModelAnswer]) -> DraftEvent | None:
        title = self.pointing.place(item.get("title") or "")
        if title is None:
            return None
        reports = listed(item, "reports", MOST_PARTS, self.pointing.drops)
        places = {place for each in reports if (place := self.pointing.place(each, title))}
        parts = (
            (word_of(each, "role", ParticipantRole, ParticipantRole.OTHER), self._entity(text_of(each, "entity")))
            for each in mappings(item, "participants", MOST_PARTS, self.pointing.drops)
        )
        return DraftEvent(
            title,
            word_of(item, "status", EventStatus, EventStatus.OCCURRED),
            tuple(sorted(places)) or (title,),
            self.basis,
            self._date(item, "when", title),
            self._entity(text_of(item, "place")),
            tuple(DraftParticipant(role, key) for role, key in parts if key),
        )

    def claims(self, answer: ModelAnswer, quotes: dict[int, int]) -> list[DraftClaim]:
        """Return the claims of an answer; ``quotes`` has the numbers of those quotes that are left."""
        found = (self._claim(each, quotes) for each in mappings(answer, "claims", MOST_ITEMS, self.pointing.drops))
        return [each for each in found if each]

    def _claim(self, item: ModelAnswer, quotes: dict[int, int]) -> DraftClaim | None:
        hits, number = self._said(item), number_of(item, "quote")
        if not hits or (number is not None and number not in quotes):
            return None
        places = tuple(merged(hit.place for hit in hits))
        quantities = mappings(item, "quantities", MOST_PARTS, self.pointing.drops)
        about = listed(item, "about", MOST_PARTS, self.pointing.drops)
        return DraftClaim(
            word_of(item, "kind", ClaimKind, ClaimKind.FACT),
            places,
            replace(self.basis, doubts=self._doubts(hits)),
            None if number is None else quotes[number],
            tuple(key for each in about if isinstance(each, str) and (key := self._entity(each))),
            tuple(found for each in quantities if (found := self._quantity(each, places[0]))),
        )

    def _quantity(self, item: ModelAnswer, near: Stretch) -> DraftQuantity | None:
        """Return a quantity whose number and unit stand in the text."""
        place, unit = self._optional(item, "number", near), self._optional(item, "unit", near)
        value, body = text_of(item, "value").strip(), self.pointing.finder.body
        if place is None or unit is None:
            return None
        if _NUMBER.fullmatch(value) is None or not _may_be(value, body[slice(*place)]):
            self.pointing.drops.add(DropReason.NOT_THE_NUMBER)
            return None
        comparator = word_of(item, "comparator", Comparator, Comparator.EQ)
        return DraftQuantity(value, body[slice(*unit)], place, comparator, self._date(item, "when", near))


def _holds(outer: Stretch, inner: Stretch) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _may_be(value: str, words: str) -> bool:
    """Return whether a number may be that of the words: its digits are theirs, or they have none (``five``).

    ``2.5 million`` may be 2500000; a comma parts thousands, or decimals unless three digits follow.
    """
    said, written = Decimal(value), [number for each in _GROUPED.findall(fold(words)) for number in _readings(each)]
    return not written or any(said == number.scaleb(power) for number in written for power in _POWERS)


def _readings(digits: str) -> Iterator[Decimal]:
    """Yield what digits with signs between them may mean."""
    *whole, last = _SEPARATOR.split(digits)
    yield Decimal("".join((*whole, last)))
    if whole and (len(last) != _GROUP or digits[-_GROUP - 1] == "."):
        yield Decimal(f"{''.join(whole)}.{last}")
