"""From the parts of annotations to their readings: words located in the article, references resolved."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from editorial.bundle.placement import Placement
from editorial.bundle.shape import Problems, nearest_word
from editorial.bundle.source import Path
from editorial.date.when import directions_of_claim
from editorial.model.annotation import (
    AnchoredSpan,
    Annotation,
    AssertedClaimRelation,
    ClaimReading,
    ClaimRelation,
    ClaimReview,
    Link,
    LostSpan,
    Name,
    Provenance,
    Quantity,
    QuoteDetails,
    QuoteReading,
    UnsureSpan,
    with_details,
)
from editorial.model.claim_elsewhere import ClaimAddress, ClaimElsewhere, read_claim_address
from editorial.model.vocabulary import NameKind, QuoteKind
from editorial.part.annotation import ClaimPart, LinkPart, QuotePart, RelationPart, ReportPart
from editorial.part.article import NamePart
from editorial.part.part import QuotationPart
from editorial.pointer.choice import Owner
from editorial.text.language import script_of
from editorial.text.text import UnreadableText, normalise

BETWEEN_SPANS = " … "
"""Separates the stretches of a quote that the article interrupts."""


def owner_at(
    spans: Iterable[AnchoredSpan], at: Sequence[AnchoredSpan] | None = None, *, keeps_out: bool = False
) -> Owner | None:
    """Return the owner of the pointers of what is at these spans, or ``at`` others; None if ``at`` is no place."""
    if at is not None and not at:
        return None
    return Owner(((span.start, span.end) for span in (spans if at is None else at)), keeps_out=keeps_out)


@dataclass(frozen=True, slots=True)
class Missing:
    """Why a name leads to nothing, and the nearest name that does."""

    message: str
    nearest: str | None = None


class References:
    """The targets that annotations can refer to.

    ``known`` maps, for each list of the format, the names that may be written to the key that a reading uses;
    ``missing`` maps names that lead to nothing to the reason, if it is known.
    """

    def __init__(
        self,
        known: Mapping[str, Mapping[str, str]],
        problems: Problems,
        unknown: str,
        missing: Mapping[str, Missing] = MappingProxyType({}),
    ) -> None:
        self._known, self._problems, self._unknown, self._missing = known, problems, unknown, missing

    def find(self, name: str, key: str, path: Path) -> str:
        """Return the target of a key in the list ``name``; an unknown key is a problem, and is returned as it is."""
        known = self._known[name]
        if key not in known:
            missing = self._missing.get(key) or Missing(
                self._unknown.format(list=name), nearest_word(key, known.keys(), self._problems.effort)
            )
            self._problems.add("UNKNOWN_REFERENCE", missing.message, path, nearest=missing.nearest)
        return known.get(key, key)

    def once(self, found: Iterable[tuple[Hashable, Path]]) -> None:
        """Note a problem for every value that occurs again."""
        seen: set[Hashable] = set()
        for value, path in found:
            if value in seen:
                self._problems.add("DUPLICATE_KEY", "this occurs here for the second time", path)
            seen.add(value)


class AnnotationReader:
    """Reads the annotations of one article and notes problems as it finds them.

    ``slug`` is that of the article of a bundle: claims at other addresses are collected in ``elsewhere``, and left to
    the store. Without it, the references know every address.
    """

    def __init__(self, placement: Placement, references: References, slug: str | None = None) -> None:
        self.placement, self._references, self._slug = placement, references, slug
        self._problems = placement.problems
        self.elsewhere: list[ClaimElsewhere] = []

    def plain(self, text: str, path: Path) -> str:
        """Return text that the editor wrote, in normal form C."""
        try:
            return normalise(text)
        except UnreadableText as fault:
            self._problems.add("MALFORMED_VALUE", str(fault), path)
            return text

    def note(self, code: str, message: str, path: Path) -> None:
        """Note a problem of a value."""
        self._problems.add(code, message, path)

    def names(self, parts: Sequence[NamePart], path: Path) -> tuple[Name, ...]:
        """Return the names of an entity; the first in a language is its preferred one unless its kind is given."""
        names: list[Name] = []
        languages: set[str] = set()
        for number, part in enumerate(parts):
            text = self.plain(part.text, (*path, number, "text"))
            kind = part.kind or (NameKind.ALIAS if part.language in languages else NameKind.PREFERRED)
            languages.add(part.language)
            names.append(Name(text, part.language, part.script or script_of(text), kind))
        self._references.once(((name.text, name.language), (*path, number)) for number, name in enumerate(names))
        return tuple(names)

    def quote(self, part: QuotePart, path: Path, at: Sequence[AnchoredSpan] | None = None) -> QuoteReading:
        """Return a quote; ``at`` is its place, if ``part`` does not say where it is."""
        place = self.placement
        spans = self._spans(part, path)
        owner = owner_at(spans, at, keeps_out=part.kind is not QuoteKind.INDIRECT)
        quote = QuoteReading(
            key=part.key,
            spans=spans,
            provenance=place.provenance(part.provenance),
            kind=part.kind,
            text=self.quoted(part.text, spans, path),
            language=part.language or place.language,
            chain=self._chain(part.chain, (*path, "chain"), owner),
            cue=place.span(part.cue, (*path, "cue"), owner=owner) if part.cue else None,
            said=place.when(part.said, (*path, "said"), owner=owner),
        )
        return with_details(quote, self._details(part, path))

    def _details(self, part: QuotePart, path: Path) -> QuoteDetails:
        within = part.within and self._references.find("quotes", part.within, (*path, "within"))
        if within == part.key:
            self._problems.add("MALFORMED_VALUE", "a quote cannot stand inside itself", (*path, "within"))
        retraction = part.retraction and self.plain(part.retraction, (*path, "retraction"))
        return QuoteDetails(retraction, part.stance, within)

    def quoted(self, text: str | None, spans: Sequence[AnchoredSpan], path: Path) -> str:
        """Return the words of the article at a quote's place; it is a problem if ``text`` differs from them.

        If a correction left the place uncertain or took it away, ``text`` has the words that were annotated.
        """
        words = BETWEEN_SPANS.join(span.exact for span in spans)
        if text is not None and any(isinstance(span, UnsureSpan | LostSpan) for span in spans):
            return self.plain(text, (*path, "text"))
        if text is not None and spans and self.plain(text, (*path, "text")) != words:
            message = "the article has other words in this place: leave `text` out, and they are taken from the article"
            self._problems.add("QUOTE_TEXT_DIFFERS", message, (*path, "text"), nearest=words)
        return words

    def refer(self, name: str, key: str, path: Path) -> str:
        """Return the target of a key in the list ``name``."""
        return self._references.find(name, key, path)

    def report(self, part: ReportPart, key: str, path: Path) -> Annotation:
        """Return a report: a place that reports an event."""
        return Annotation(key, self._spans(part, path), self.placement.provenance(part.provenance))

    def claim(self, part: ClaimPart, path: Path, at: Sequence[AnchoredSpan] | None = None) -> ClaimReading:
        """Return a claim; ``at`` is its place, if ``part`` does not say where it is."""
        place, find = self.placement, self._references.find
        place.count(len(part.about) + len(part.quantities) + len(part.reviews) + len(part.relations))
        spans = self._spans(part, path)
        owner = owner_at(spans, at)
        return ClaimReading(
            key=part.key,
            spans=spans,
            provenance=place.provenance(part.provenance),
            text=self.plain(part.text, (*path, "text")),
            language=part.language or place.language,
            kind=part.kind,
            status=part.status,
            status_note=part.status_note and self.plain(part.status_note, (*path, "status_note")),
            chain=self._chain(part.chain, (*path, "chain"), owner),
            quote=part.quote and find("quotes", part.quote, (*path, "quote")),
            event=part.event and find("events", part.event, (*path, "event")),
            about=self._about(part.about, (*path, "about")),
            quantities=self._quantities(part, (*path, "quantities"), owner),
            reviews=self._reviews(part, (*path, "reviews")),
            relations=self._relations(part, (*path, "relations")),
        )

    def _spans(self, part: QuotePart | ClaimPart | ReportPart, path: Path) -> tuple[AnchoredSpan, ...]:
        if part.spans is not None:
            return self.placement.spans([(span, (*path, "spans", n)) for n, span in enumerate(part.spans)])
        quotation = QuotationPart.model_construct(
            exact=part.exact or "",
            prefix=part.prefix,
            suffix=part.suffix,
            occurrence=part.occurrence,
            anchor=part.anchor,
        )
        return self.placement.spans([(quotation, path)])

    def _chain(self, links: Sequence[LinkPart], path: Path, owner: Owner | None) -> tuple[Link, ...]:
        found = []
        for number, link in enumerate(links):
            entity = link.entity and self._references.find("entities", link.entity, (*path, number, "entity"))
            found.append(link.model_copy(update={"entity": entity}))
        return self.placement.chain(found, path, owner)

    def _about(self, keys: Sequence[str], path: Path) -> tuple[str, ...]:
        found = tuple(self._references.find("entities", key, (*path, number)) for number, key in enumerate(keys))
        self._references.once((key, (*path, number)) for number, key in enumerate(found))
        return found

    def _quantities(self, claim: ClaimPart, path: Path, owner: Owner | None) -> tuple[Quantity, ...]:
        directions = directions_of_claim(claim.kind)
        dates = (
            self.placement.when(part.when, (*path, number, "when"), directions, owner)
            for number, part in enumerate(claim.quantities)
        )
        return tuple(
            Quantity(part.value, part.unit, part.comparator, when)
            for part, when in zip(claim.quantities, dates, strict=True)
        )

    def _reviews(self, part: ClaimPart, path: Path) -> tuple[ClaimReview, ...]:
        return tuple(
            ClaimReview(
                each.reviewer and self._references.find("entities", each.reviewer, (*path, number, "reviewer")),
                each.rating,
                each.url,
                each.reviewed_at,
                each.note,
            )
            for number, each in enumerate(part.reviews)
        )

    def _relations(self, part: ClaimPart, path: Path) -> tuple[ClaimRelation, ...]:
        says, found = self.placement.provenance(part.provenance), []
        for number, each in enumerate(part.relations):
            claim = self._claim(each.claim, (*path, number, "claim"))
            if claim == part.key:
                self._problems.add(
                    "MALFORMED_VALUE", "a claim cannot have a relation to itself", (*path, number, "claim")
                )
            found.append(_relation(each, claim, says))
        self._references.once(((each.type, each.claim), (*path, number)) for number, each in enumerate(found))
        return tuple(found)

    def _claim(self, written: str, path: Path) -> str:
        """Return the key of a claim of this bundle, or the address of another one."""
        address = read_claim_address(written)
        if address is None or self._slug is None:
            return self._references.find("claims", written, path)
        if address == ClaimAddress(self._slug, self.placement.annotation_set, address.key):
            return self._references.find("claims", address.key, path)
        missing = self._problems.problem_at("UNKNOWN_REFERENCE", "no such claim is loaded", path)
        self.elsewhere.append(ClaimElsewhere(address, missing))
        return address.text


def _relation(part: RelationPart, claim: str, says: Provenance) -> ClaimRelation:
    """Return a relation of a claim whose provenance is ``says``."""
    given = part.provenance
    by, at = (given and given.asserted_by) or says.asserted_by, (given and given.asserted_at) or says.asserted_at
    if (by, at) == (says.asserted_by, says.asserted_at):
        return ClaimRelation(part.type, claim, part.note)
    return AssertedClaimRelation(part.type, claim, part.note, by, at)
