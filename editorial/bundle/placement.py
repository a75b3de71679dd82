"""Locate in the article what a bundle quotes: spans, words for dates, mentions, chains."""

from collections.abc import Iterator, Sequence

from editorial.align.anchor import AlreadyMentioned, Anchoring, AnchorProblem, Quotation, SpanAmbiguous, SpanNotFound
from editorial.align.coverage import Covered
from editorial.bundle.chain import in_order
from editorial.bundle.date_warning import warn_of_date
from editorial.bundle.shape import Problems
from editorial.bundle.source import Path
from editorial.date.when import TOLD, Directions, Published, Said, when_said
from editorial.model.annotation import UNKNOWN_WHEN, AnchoredSpan, Link, MentionReading, Provenance, When
from editorial.model.vocabulary import SourceKind
from editorial.part.annotation import LinkPart, WhenPart
from editorial.part.article import EntityPart, MentionPart
from editorial.part.part import PartialProvenance, ProvenancePart, QuotationPart
from editorial.text.span import anchored_span
from editorial.text.text import UnreadableText, Utf16Offsets, normalise

COPIED_A_STEP = 16
"""Characters of a span that count as one step, because every span copies its own words."""

READ_A_STEP = 10
"""Steps for each character of words for a date."""

MAX_ITEMS = 5_000
"""The most names, spans, links and other parts of a bundle that have rows of their own."""


class TooManyItems(Exception):
    """A bundle has more items than can be loaded at once."""

    code = "TOO_MANY_ITEMS"

    def __init__(self) -> None:
        super().__init__(
            f"a bundle has at most {MAX_ITEMS} names, spans, links and other items: load the annotations"
            " in parts, as annotation sets"
        )


class Placement:
    """The text of one article, in which its bundle's quotations are located; problems are noted as they are found.

    Words for dates are read against ``published``.
    """

    def __init__(self, body: str, provenance: ProvenancePart, problems: Problems, published: Published) -> None:
        self.body, self.problems = body, problems
        self.language = published.language
        self._offsets = Utf16Offsets(body)
        self._anchoring = Anchoring(body, problems.effort)
        self._items = 0
        self._says = provenance.model_dump(exclude={"annotation_set"})
        self.annotation_set = provenance.annotation_set
        self._common = Provenance(**self._says)
        self._published = published

    def count(self, items: int) -> None:
        """Count items that will have rows of their own. Raises TooManyItems."""
        self._items += items
        if self._items > MAX_ITEMS:
            raise TooManyItems

    def provenance(self, part: PartialProvenance | None) -> Provenance:
        """Return the bundle's provenance, overridden by the values in ``part``."""
        if part is None:
            return self._common
        return Provenance(**{**self._says, **part.model_dump(exclude_unset=True, exclude_none=True)})

    def span(self, part: QuotationPart | MentionPart, path: Path, occurrence: int | None = None) -> AnchoredSpan | None:
        """Return the stretch that a quotation points at; None, with a problem, if it points at none or several."""
        quotation = self._quotation(part, path, occurrence)
        if quotation is None:
            return None
        try:
            start, end = self._anchoring.anchor(quotation)
        except AnchorProblem as fault:
            self._note(fault, path)
            return None
        return self._at(start, end)

    def spans(self, parts: Sequence[tuple[QuotationPart, Path]]) -> tuple[AnchoredSpan, ...]:
        """Return the stretches of those quotations that can be located, in the order of the article."""
        found = (self.span(part, path) for part, path in parts)
        return tuple(sorted((span for span in found if span), key=lambda span: (span.start, span.end)))

    def mentions(self, entity: EntityPart, path: Path) -> Iterator[MentionReading]:
        """Yield the mentions of an entity; ``occurrence: all`` skips words inside longer mentions of the entity."""
        placed: list[tuple[MentionPart, AnchoredSpan]] = []
        covered = Covered()
        wide = [number for number, part in enumerate(entity.mentions) if part.occurrence == "all"]
        for number, part in enumerate(entity.mentions):
            if number not in wide:
                placed.extend((part, span) for span in self._numbered(part, (*path, number)))
        for _, span in placed if wide else ():
            covered.add(span.start, span.end)
        for number in sorted(wide, key=lambda number: -len(entity.mentions[number].exact)):
            part = entity.mentions[number]
            placed.extend((part, span) for span in self._everywhere(part, (*path, number), covered))
        counts: dict[str, int] = {}
        for part, span in sorted(placed, key=lambda each: (each[1].start, each[1].end)):
            counts[span.exact] = counts.get(span.exact, 0) + 1
            key = f"{entity.key}:{span.exact}#{counts[span.exact]}"
            yield MentionReading(key, (span,), self.provenance(part.provenance), entity.key, part.kind)

    def when(self, part: WhenPart | None, path: Path, directions: Directions = TOLD) -> When:
        """Return a date as a record: a given EDTF is kept; otherwise words are resolved against the base.

        ``directions`` are those of what the date belongs to. Words that cannot be resolved to a date are a warning.
        """
        if part is None:
            return UNKNOWN_WHEN
        expression = self._words(part.expression, (*path, "expression")) if part.expression else None
        self.problems.effort.take(READ_A_STEP * len(expression or ""))
        said = Said(expression, part.edtf, part.base, part.direction)
        when = when_said(said, self._published, directions)
        if expression and when.edtf is None:
            warn_of_date(self.problems, said, self._published, (*path, "expression"), directions)
        return when

    def chain(self, parts: Sequence[LinkPart], path: Path) -> tuple[Link, ...]:
        """Return the links of a chain in order, with the words that state them."""
        order, faults = in_order([part.position for part in parts], [part.role for part in parts])
        for fault in faults:
            self.problems.add(fault.code, fault.message, path if fault.link is None else (*path, fault.link))
        self.count(len(order))
        return tuple(self._link(parts[number], (*path, number)) for number in order)

    def _link(self, part: LinkPart, path: Path) -> Link:
        kind = part.source or (SourceKind.NAMED if part.entity else SourceKind.UNKNOWN)
        span = self.span(part.words, (*path, "words")) if part.words else None
        return Link(part.role, part.entity, kind, part.inferred, span)

    def _numbered(self, part: MentionPart, path: Path) -> Iterator[AnchoredSpan]:
        numbers = part.occurrence if isinstance(part.occurrence, list) else [part.occurrence]
        for number in numbers:
            span = self.span(part, path, number if isinstance(number, int) else None)
            if span:
                yield span

    def _everywhere(self, part: MentionPart, path: Path, covered: Covered) -> Iterator[AnchoredSpan]:
        quotation = self._quotation(part, path, None)
        if quotation is None:
            return
        before, after = quotation.prefix or "", quotation.suffix or ""
        places = [
            (start, end)
            for start, end in self._anchoring.whole_words(quotation.exact)
            if self.body.endswith(before, 0, start) and self.body.startswith(after, end)
        ]
        found = False
        for start, end in places:
            if not covered.holds(start, end):
                found = True
                covered.add(start, end)
                yield self._at(start, end)
        if not found:
            self._note(AlreadyMentioned(None) if places else self._anchoring.missing(quotation), path)

    def _quotation(self, part: QuotationPart | MentionPart, path: Path, occurrence: int | None) -> Quotation | None:
        try:
            texts = [normalise(text) if text else text for text in (part.exact, part.prefix, part.suffix)]
        except UnreadableText as fault:
            self.problems.add("MALFORMED_VALUE", str(fault), path)
            return None
        number = occurrence if isinstance(part, MentionPart) else part.occurrence
        return Quotation(texts[0] or "", texts[1], texts[2], number)

    def _words(self, text: str, path: Path) -> str:
        try:
            words = normalise(text)
        except UnreadableText as fault:
            self.problems.add("MALFORMED_VALUE", str(fault), path)
            return text
        if not self._anchoring.holds(words):
            message = (
                "the article does not contain these words: quote them exactly, or leave `expression` out and"
                " give `edtf`"
            )
            self.problems.add("EXPRESSION_NOT_FOUND", message, path, nearest=self._anchoring.nearest(words))
        return words

    def _at(self, start: int, end: int) -> AnchoredSpan:
        self.count(1)
        self.problems.effort.take((end - start) // COPIED_A_STEP + 1)
        return anchored_span(self.body, start, end, self._offsets)

    def _note(self, fault: AnchorProblem, path: Path) -> None:
        message, near = str(fault), fault.nearest if isinstance(fault, SpanNotFound) else None
        if isinstance(fault, SpanAmbiguous):
            around = (self.body[max(0, place - 12) : place + 24].replace("\n", " ") for place in fault.places)
            near = " | ".join(around)
        is_number = fault.code == "OCCURRENCE_OUT_OF_RANGE"
        self.problems.add(fault.code, message, (*path, "occurrence" if is_number else "exact"), nearest=near)
