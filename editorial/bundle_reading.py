"""From a bundle's parts to a reading: keys that are unique, references that lead somewhere, words in their places."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import TypeVar

from editorial.bundle import (
    ArticlePart,
    ClaimPart,
    EntityPart,
    EventPart,
    LinkPart,
    ProvenancePart,
    QuotationPart,
    QuotePart,
    ReportPart,
)
from editorial.language import direction, script_of
from editorial.placement import Placement
from editorial.reading import (
    AnchoredSpan,
    Annotation,
    ArticleReading,
    ClaimReading,
    ClaimRelation,
    ClaimReview,
    EntityReading,
    EventReading,
    MentionReading,
    Name,
    Participant,
    Quantity,
    QuoteReading,
    Reading,
    RetractedQuoteReading,
)
from editorial.shape import Problems, nearest_word
from editorial.source import Path
from editorial.text import UnreadableText, normalise, sha256_hex
from editorial.vocabulary import NameKind

BETWEEN_SPANS = " … "
"""What stands between the stretches of a quote that the article breaks up."""


def read_bundle(
    article: ArticlePart,
    provenance: ProvenancePart,
    items: Mapping[str, Mapping[int, object]],
    body: str,
    problems: Problems,
) -> Reading:
    """Return the reading; it is of use only where no problem was noted.

    ``items`` has the well-shaped items of each list by their numbers.
    """
    return _BundleReading(article, items, Placement(article, body, provenance, problems)).read()


Part = TypeVar("Part")


class _BundleReading:
    def __init__(self, article: ArticlePart, items: Mapping[str, Mapping[int, object]], placement: Placement) -> None:
        self._article, self._items, self._placement = article, items, placement
        self._problems = placement.problems
        self._keys = {name: self._known_keys(name) for name in items}

    def read(self) -> Reading:
        """Read every part in the order of the format."""
        if self._article.publisher:
            self._refer("entities", self._article.publisher, ("article", "publisher"))
        mentions: list[MentionReading] = []
        entities = []
        for number, part in self._parts("entities", EntityPart):
            entities.append(self._entity(part, ("entities", number)))
            mentions.extend(self._placement.mentions(part, ("entities", number, "mentions")))
        return Reading(
            article=self._read_article(),
            entities=tuple(entities),
            mentions=tuple(mentions),
            quotes=tuple(self._quote(part, ("quotes", number)) for number, part in self._parts("quotes", QuotePart)),
            events=tuple(self._event(part, ("events", number)) for number, part in self._parts("events", EventPart)),
            claims=tuple(self._claim(part, ("claims", number)) for number, part in self._parts("claims", ClaimPart)),
            annotation_set=self._placement.annotation_set,
        )

    def _parts(self, name: str, model: type[Part]) -> Iterator[tuple[int, Part]]:
        for number, part in self._items[name].items():
            if isinstance(part, model):
                yield number, part

    def _known_keys(self, name: str) -> frozenset[str]:
        """Return the keys of a list, of ill-shaped items too, and note those that stand twice."""
        given = self._problems.source.value((name,))
        found: list[tuple[str, Path]] = []
        for number, item in enumerate(given if isinstance(given, list) else []):
            key = item.get("key") if isinstance(item, dict) else None
            if isinstance(key, str):
                found.append((key, (name, number, "key")))
        self._unique(found)
        return frozenset(key for key, _ in found)

    def _unique(self, found: Iterable[tuple[Hashable, Path]]) -> None:
        seen: set[Hashable] = set()
        for value, path in found:
            if value in seen:
                self._problems.add("DUPLICATE_KEY", "this stands here for the second time", path)
            seen.add(value)

    def _refer(self, name: str, key: str, path: Path) -> None:
        if key not in self._keys[name]:
            near = nearest_word(key, self._keys[name])
            self._problems.add("UNKNOWN_REFERENCE", f"no item of {name} has this key", path, nearest=near)

    def _plain(self, text: str, path: Path) -> str:
        """Return a text of the editor's own in normal form C."""
        try:
            return normalise(text)
        except UnreadableText as fault:
            self._problems.add("MALFORMED_VALUE", str(fault), path)
            return text

    def _texts(self, texts: Mapping[str, str], path: Path) -> dict[str, str]:
        return {language: self._plain(text, (*path, language)) for language, text in texts.items()}

    def _read_article(self) -> ArticleReading:
        part, body = self._article, self._placement.body
        return ArticleReading(
            slug=part.slug,
            url=part.url,
            language=part.language,
            direction=direction(part.language),
            headline=part.headline and self._plain(part.headline, ("article", "headline")),
            publisher=part.publisher,
            published_at=part.published_at,
            timezone=part.timezone,
            status=part.status,
            supplied=tuple(dict.fromkeys(part.supplied)),
            note=part.note and self._plain(part.note, ("article", "note")),
            body=body,
            sha256=sha256_hex(body),
        )

    def _entity(self, part: EntityPart, path: Path) -> EntityReading:
        names, languages = [], set()
        for number, name in enumerate(part.names):
            text = self._plain(name.text, (*path, "names", number, "text"))
            kind = name.kind or (NameKind.ALIAS if name.language in languages else NameKind.PREFERRED)
            languages.add(name.language)
            names.append(Name(text, name.language, name.script or script_of(text), kind))
        self._unique(((name.text, name.language), (*path, "names", number)) for number, name in enumerate(names))
        return EntityReading(
            key=part.key,
            kind=part.kind,
            names=tuple(names),
            descriptions=self._texts(part.descriptions, (*path, "descriptions")),
            wikidata=part.wikidata,
            same_as=tuple(dict.fromkeys(part.same_as)),
        )

    def _spans(self, part: QuotePart | ClaimPart | ReportPart, path: Path) -> tuple[AnchoredSpan, ...]:
        if part.spans is not None:
            return self._placement.spans([(span, (*path, "spans", n)) for n, span in enumerate(part.spans)])
        quotation = QuotationPart.model_construct(
            exact=part.exact or "", prefix=part.prefix, suffix=part.suffix, occurrence=part.occurrence
        )
        return self._placement.spans([(quotation, path)])

    def _chain_entities(self, links: Sequence[LinkPart], path: Path) -> None:
        for number, link in enumerate(links):
            if link.entity:
                self._refer("entities", link.entity, (*path, number, "entity"))

    def _quote(self, part: QuotePart, path: Path) -> QuoteReading:
        place = self._placement
        spans = self._spans(part, path)
        words = BETWEEN_SPANS.join(span.exact for span in spans)
        if part.text is not None and spans and self._plain(part.text, (*path, "text")) != words:
            message = (
                "these are not the words of the article at this place: leave text out, and they are taken from there"
            )
            self._problems.add("QUOTE_TEXT_DIFFERS", message, (*path, "text"), nearest=words)
        self._chain_entities(part.chain, (*path, "chain"))
        quote = QuoteReading(
            key=part.key,
            spans=spans,
            provenance=place.provenance(part.provenance),
            kind=part.kind,
            text=words,
            language=part.language or place.language,
            chain=place.chain(part.chain, (*path, "chain")),
            cue=place.span(part.cue, (*path, "cue")) if part.cue else None,
            said=place.when(part.said, (*path, "said")),
        )
        if part.retraction is None:
            return quote
        says = {each.name: getattr(quote, each.name) for each in fields(quote)}
        return RetractedQuoteReading(**says, retraction=self._plain(part.retraction, (*path, "retraction")))

    def _event(self, part: EventPart, path: Path) -> EventReading:
        place = self._placement
        for number, participant in enumerate(part.participants):
            self._refer("entities", participant.entity, (*path, "participants", number, "entity"))
        self._unique((each, (*path, "participants", number)) for number, each in enumerate(_parted(part)))
        if part.place:
            self._refer("entities", part.place, (*path, "place"))
        reports = [
            Annotation(
                f"{part.key}#{number + 1}",
                self._spans(report, (*path, "reports", number)),
                place.provenance(report.provenance),
            )
            for number, report in enumerate(part.reports)
        ]
        return EventReading(
            key=part.key,
            titles=self._texts(part.title, (*path, "title")),
            status=part.status,
            when=place.when(part.when, (*path, "when")),
            place=part.place,
            participants=tuple(Participant(each.role, each.entity) for each in part.participants),
            reports=tuple(reports),
        )

    def _claim(self, part: ClaimPart, path: Path) -> ClaimReading:
        place = self._placement
        self._claim_references(part, path)
        self._chain_entities(part.chain, (*path, "chain"))
        return ClaimReading(
            key=part.key,
            spans=self._spans(part, path),
            provenance=place.provenance(part.provenance),
            text=self._plain(part.text, (*path, "text")),
            language=part.language or place.language,
            kind=part.kind,
            status=part.status,
            status_note=part.status_note and self._plain(part.status_note, (*path, "status_note")),
            chain=place.chain(part.chain, (*path, "chain")),
            quote=part.quote,
            event=part.event,
            about=tuple(part.about),
            quantities=tuple(
                Quantity(
                    each.value, each.unit, each.comparator, place.when(each.when, (*path, "quantities", n, "when"))
                )
                for n, each in enumerate(part.quantities)
            ),
            reviews=tuple(
                ClaimReview(each.reviewer, each.rating, each.url, each.reviewed_at, each.note) for each in part.reviews
            ),
            relations=tuple(ClaimRelation(each.type, each.claim, each.note) for each in part.relations),
        )

    def _claim_references(self, part: ClaimPart, path: Path) -> None:
        if part.quote:
            self._refer("quotes", part.quote, (*path, "quote"))
        if part.event:
            self._refer("events", part.event, (*path, "event"))
        for number, key in enumerate(part.about):
            self._refer("entities", key, (*path, "about", number))
        for number, review in enumerate(part.reviews):
            if review.reviewer:
                self._refer("entities", review.reviewer, (*path, "reviews", number, "reviewer"))
        for number, relation in enumerate(part.relations):
            below = (*path, "relations", number)
            self._refer("claims", relation.claim, (*below, "claim"))
            if relation.claim == part.key:
                self._problems.add("MALFORMED_VALUE", "a claim has no relation to itself", (*below, "claim"))
        self._unique((key, (*path, "about", number)) for number, key in enumerate(part.about))
        pairs = [(each.type, each.claim) for each in part.relations]
        self._unique((pair, (*path, "relations", number)) for number, pair in enumerate(pairs))


def _parted(part: EventPart) -> list[tuple[str, str]]:
    return [(each.role, each.entity) for each in part.participants]
