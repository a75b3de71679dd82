"""Articles that editors annotated, and what they found as a draft: what a drafter is compared with."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.drafting.__main__ import raw_article
from editorial.bundle.check import ReadText, check_bundle
from editorial.draft.draft import (
    Basis,
    Draft,
    DraftClaim,
    DraftDate,
    DraftEntity,
    DraftEvent,
    DraftLink,
    DraftMention,
    DraftParticipant,
    DraftQuantity,
    DraftQuote,
)
from editorial.draft.raw_article import RawArticle
from editorial.model.annotation import (
    AnchoredSpan,
    ClaimReading,
    EntityReading,
    EventReading,
    Link,
    MentionReading,
    Quantity,
    QuoteReading,
    When,
    details_of,
)
from editorial.model.reading import Reading
from editorial.pointer.choice import Owner, Stretch, choose
from editorial.text.layout import Layout

OPTIONAL = 0.5
"""The confidence of a quote that an editor may well leave out."""


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An annotated article: its name, its text, and everything in it as a draft of the editor's."""

    name: str
    article: RawArticle
    draft: Draft


def gold_articles(folder: Path) -> Iterator[GoldArticle]:
    """Yield the articles in the folders of a folder, in the order of their names. Raises BundleRefused."""
    for path in sorted(folder.glob("*/bundle.yaml")):
        article = raw_article(path.parent)
        checked = check_bundle(path.read_bytes(), file=str(path), read_text=_reader(path.parent))
        yield GoldArticle(path.parent.name, article, draft_of(checked.reading))


def _reader(folder: Path) -> ReadText:
    return lambda name: (folder / name).read_text("utf-8")


def draft_of(reading: Reading) -> Draft:
    """Return what a bundle says as a draft."""
    return _Gold(reading).draft()


class _Gold:
    def __init__(self, reading: Reading) -> None:
        self._reading, self._body = reading, reading.article.body
        self._layout = Layout(self._body)
        self._numbers = {quote.key: number for number, quote in enumerate(reading.quotes)}

    def draft(self) -> Draft:
        reading = self._reading
        mentions: dict[str, list[MentionReading]] = {}
        for each in reading.mentions:
            mentions.setdefault(each.entity, []).append(each)
        entities = (self._entity(each, mentions.get(each.key, ())) for each in reading.entities)
        return Draft(
            "gold",
            tuple(each for each in entities if each.names or each.mentions),
            tuple(map(self._quote, reading.quotes)),
            tuple(filter(None, map(self._event, reading.events))),
            tuple(map(self._claim, reading.claims)),
        )

    def _entity(self, entity: EntityReading, mentions: Iterable[MentionReading]) -> DraftEntity:
        names = tuple(dict.fromkeys(name.text for name in entity.names if name.text in self._body))
        places = tuple(
            DraftMention(_place(each.spans[0]), each.kind, _basis(each.provenance.confidence)) for each in mentions
        )
        return DraftEntity(entity.key, entity.kind, names, places, _basis(None))

    def _quote(self, quote: QuoteReading) -> DraftQuote:
        return DraftQuote(
            quote.kind,
            tuple(map(_place, quote.spans)),
            tuple(map(_link, quote.chain)),
            _basis(quote.provenance.confidence),
            _place(quote.cue) if quote.cue else None,
            self._date(quote.said, quote.spans),
            details_of(quote).stance,
        )

    def _date(self, when: When, spans: Iterable[AnchoredSpan]) -> DraftDate | None:
        """Return a date with the place of its words that is nearest to spans."""
        if not when.expression:
            return None
        places, at = list[Stretch](), self._body.find(when.expression)
        while at >= 0:
            places.append((at, at + len(when.expression)))
            at = self._body.find(when.expression, at + 1)
        owner = Owner(map(_place, spans))
        place = choose(places, owner, self._layout).place if owner.stretches else places[0]
        return DraftDate(place, when.edtf)

    def _event(self, event: EventReading) -> DraftEvent | None:
        """Return an event; its title is the words of its first report."""
        spans = tuple(span for report in event.reports for span in report.spans)
        if not spans:
            return None
        return DraftEvent(
            _place(spans[0]),
            event.status,
            tuple(map(_place, spans)),
            _basis(event.reports[0].provenance.confidence),
            self._date(event.when, spans),
            event.place,
            tuple(DraftParticipant(each.role, each.entity) for each in event.participants),
        )

    def _claim(self, claim: ClaimReading) -> DraftClaim:
        return DraftClaim(
            claim.kind,
            tuple(map(_place, claim.spans)),
            _basis(claim.provenance.confidence),
            self._numbers[claim.quote] if claim.quote else None,
            claim.about,
            tuple(self._quantity(each, claim.spans) for each in claim.quantities),
        )

    def _quantity(self, quantity: Quantity, spans: tuple[AnchoredSpan, ...]) -> DraftQuantity:
        when = self._date(quantity.when, spans)
        return DraftQuantity(repr(quantity.value), quantity.unit, _place(spans[0]), quantity.comparator, when)


def _place(span: AnchoredSpan) -> Stretch:
    return span.start, span.end


def _link(link: Link) -> DraftLink:
    words = _place(link.span) if link.span else None
    return DraftLink(link.role, link.source_kind, link.entity, words, link.inferred)


def _basis(confidence: float | None) -> Basis:
    return Basis("GOLD", 1.0 if confidence is None else confidence)
