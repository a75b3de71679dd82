"""Locate in the article what a bundle quotes: spans, words for dates, mentions, chains."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields

from editorial.align.anchor import Quotation
from editorial.align.coverage import Covered
from editorial.bundle.chain import in_order
from editorial.bundle.date_warning import warn_of_date
from editorial.bundle.locator import Locator
from editorial.bundle.shape import Problems
from editorial.bundle.source import Path
from editorial.date.when import TOLD, Directions, Published, Said, when_said
from editorial.model.annotation import (
    UNKNOWN_WHEN,
    AnchoredSpan,
    Link,
    LostSpan,
    LostWhen,
    MentionReading,
    Provenance,
    UnsureSpan,
    When,
    as_kind,
)
from editorial.model.vocabulary import MentionKind, NameKind, SourceKind
from editorial.part.annotation import LinkPart, WhenPart
from editorial.part.article import EntityPart, MentionPart
from editorial.part.part import PartialProvenance, ProvenancePart, QuotationPart
from editorial.pointer.choice import Owner
from editorial.pointer.longer_names import LongerNames
from editorial.text.span import anchored_span
from editorial.text.text import Utf16Offsets
from editorial.text.whole_word import with_lam

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
        self._locator = Locator(body, problems)
        self._items = 0
        self._says = provenance.model_dump(exclude={"annotation_set"})
        self.annotation_set = provenance.annotation_set
        self._common = Provenance(**self._says)
        self._published = published

    def know(self, entities: Iterable[EntityPart]) -> None:
        """Know the names of the bundle's entities, which ``occurrence: all`` of other entities leaves out."""
        self._locator.names = LongerNames((entity.key, names_of(entity)) for entity in entities)

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

    def span(
        self, part: QuotationPart | MentionPart, path: Path, occurrence: int | None = None, owner: Owner | None = None
    ) -> AnchoredSpan | None:
        """Return the stretch that a quotation points at; None, with a problem, if it points at none or several.

        Of several places, a pointer means the one near its ``owner``. Words that the text no longer has are not looked
        for if ``part`` says so.
        """
        number = occurrence if isinstance(part, MentionPart) else part.occurrence
        quotation = Quotation(part.exact or "", part.prefix, part.suffix, number)
        if part.anchor == "ORPHANED":
            return LostSpan(0, 0, 0, 0, self._locator.normal_form(quotation, path).exact, "", "")
        place = self._locator.locate(quotation, path, owner)
        return place and self._at(*place, UnsureSpan if part.anchor else AnchoredSpan)

    def spans(self, parts: Sequence[tuple[QuotationPart, Path]]) -> tuple[AnchoredSpan, ...]:
        """Return the stretches of those quotations that can be located, in the order of the article."""
        found = (self.span(part, path) for part, path in parts)
        return tuple(sorted((span for span in found if span), key=lambda span: (span.start, span.end)))

    def mentions(self, entity: EntityPart, path: Path) -> Iterator[MentionReading]:
        """Yield the mentions of an entity.

        ``occurrence: all`` skips words inside longer mentions of the entity, and inside longer names of other entities.
        """
        placed: list[tuple[MentionPart, AnchoredSpan]] = []
        covered = Covered()
        wide: list[tuple[MentionPart, Path, bool]] = []
        for number, part in enumerate(entity.mentions):
            if part.names is not None:
                wide.extend((each, (*path, number), False) for each in _by_name(entity, part))
            elif part.occurrence == "all":
                wide.append((part, (*path, number), True))
            else:
                placed.extend((part, span) for span in self._numbered(part, (*path, number)))
        for _, span in placed if wide else ():
            covered.add(span.start, span.end)
        for part, at, must_be in sorted(wide, key=lambda each: -len(each[0].exact or "")):
            places = self._everywhere(part, at, covered, entity.key, must_be=must_be)
            placed.extend((part, span) for span in places)
        counts: dict[str, int] = {}
        for part, span in sorted(placed, key=lambda each: (each[1].start, each[1].end)):
            counts[span.exact] = counts.get(span.exact, 0) + 1
            key = f"{entity.key}:{span.exact}#{counts[span.exact]}"
            yield MentionReading(key, (span,), self.provenance(part.provenance), entity.key, part.kind)

    def when(
        self, part: WhenPart | None, path: Path, directions: Directions = TOLD, owner: Owner | None = None
    ) -> When:
        """Return a date as a record: a given EDTF is kept; otherwise words are resolved against the base.

        ``directions`` are those of what the date belongs to, ``owner`` its stretches. Words that cannot be resolved to
        a date are a warning.
        """
        if part is None:
            return UNKNOWN_WHEN
        if part.anchor:
            return self._lost(part, path)
        expression = self._locator.words_of_date(part, path, owner) if part.expression else None
        self.problems.effort.take(READ_A_STEP * len(expression or ""))
        said = Said(expression, part.edtf, part.base, part.direction)
        when = when_said(said, self._published, directions)
        if expression and when.edtf is None:
            warn_of_date(self.problems, said, self._published, (*path, "expression"), directions)
        return when

    def _lost(self, part: WhenPart, path: Path) -> When:
        """Return a date whose words the text no longer has; they are not resolved again."""
        quotation = Quotation(part.expression or "")
        words = self._locator.normal_form(quotation, (*path, "expression")).exact or None
        when = When(expression=words)
        if part.edtf is not None:
            when = when_said(Said(words, part.edtf, part.base, part.direction), self._published)
        values = {each.name: getattr(when, each.name) for each in fields(When)}
        return LostWhen(**values, edtf_given=part.edtf is not None, base_given=part.base is not None)

    def chain(self, parts: Sequence[LinkPart], path: Path, owner: Owner | None) -> tuple[Link, ...]:
        """Return the links of a chain in order, with the words that state them, near the quote or claim."""
        order, faults = in_order([part.position for part in parts], [part.role for part in parts])
        for fault in faults:
            self.problems.add(fault.code, fault.message, path if fault.link is None else (*path, fault.link))
        self.count(len(order))
        return tuple(self._link(parts[number], (*path, number), owner) for number in order)

    def _link(self, part: LinkPart, path: Path, owner: Owner | None) -> Link:
        kind = part.source or (SourceKind.NAMED if part.entity else SourceKind.UNKNOWN)
        span = self.span(part.words, (*path, "words"), owner=owner) if part.words else None
        return Link(part.role, part.entity, kind, part.inferred, span)

    def _numbered(self, part: MentionPart, path: Path) -> Iterator[AnchoredSpan]:
        numbers = part.occurrence if isinstance(part.occurrence, list) else [part.occurrence]
        for number in numbers:
            span = self.span(part, path, number if isinstance(number, int) else None)
            if span:
                yield span

    def _everywhere(
        self, part: MentionPart, path: Path, covered: Covered, entity: str, *, must_be: bool
    ) -> Iterator[AnchoredSpan]:
        quotation = Quotation(part.exact or "", part.prefix, part.suffix)
        for start, end in self._locator.everywhere(quotation, path, covered, entity, must_be=must_be):
            yield self._at(start, end)

    def _at(self, start: int, end: int, kind: type[AnchoredSpan] = AnchoredSpan) -> AnchoredSpan:
        self.count(1)
        self.problems.effort.take((end - start) // COPIED_A_STEP + 1)
        span = anchored_span(self.body, start, end, self._offsets)
        return span if kind is AnchoredSpan else as_kind(span, kind)


def names_of(entity: EntityPart) -> Iterator[str]:
    """Yield the words that are names of an entity, in general or in the article; descriptions are not."""
    yield from (name.text for name in entity.names if name.kind is not NameKind.DESCRIPTION)
    named = (part for part in entity.mentions if part.kind in (MentionKind.NAME, MentionKind.METONYM))
    yield from (part.exact for part in named if part.exact is not None)


def _by_name(entity: EntityPart, mention: MentionPart) -> Iterator[MentionPart]:
    """Yield a mention of every place of each name of an entity."""
    names = dict.fromkeys(each for name in entity.names for each in (name.text, *with_lam(name.text)))
    for name in names:
        yield mention.model_copy(update={"exact": name, "names": None, "occurrence": "all"})
