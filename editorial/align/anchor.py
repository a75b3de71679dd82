"""Anchoring: find the stretch of a body that a quotation points at, or the words most like it."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import regex
from rapidfuzz import fuzz

from editorial.model.effort import Effort, effort_for
from editorial.text.fold import Folded, fold, fold_with_offsets
from editorial.text.segment import boundary_after, boundary_before, is_boundary, is_spaceless

PROCLITICS = frozenset("وفبلكس" + "ובכלמשה")
"""Arabic and Hebrew one-letter words that are written together with the next word."""

MAX_PROCLITICS = 2
_PARTICLES = regex.compile(
    r"(?:이|가|은|는|을|를|의|에|에서|에게|께|로|으로|와|과|도|만|까지|부터|보다|처럼|이나|나|라고|이라고|이며|들|들이|들은|들을|들의)(?!\p{Hangul})"
)
"""Korean particles, which are written together with the word before."""

NEAREST_ENOUGH = 60.0
"""The least similarity, of 100, at which words are worth suggesting."""

WIDENED = 100
"""The most characters by which a suggestion is extended to whole words, on each side."""

SHOWN = 4
"""The most places that an error about an ambiguous quotation lists."""

SCANNED_A_STEP = 200
COMPARED_A_STEP = 300
"""Characters scanned, and pairs of characters compared, in a microsecond in the slowest case."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a body, distinguished from the same words elsewhere by their surroundings or by a number.

    ``prefix`` stands directly before the words, ``suffix`` directly after; ``occurrence`` counts from 1 among the
    places that fit. All in normal form C.
    """

    exact: str
    prefix: str | None = None
    suffix: str | None = None
    occurrence: int | None = None


class AnchorProblem(ValueError):
    """Base of the reasons why a quotation does not point at exactly one place."""

    code = "ANCHOR_PROBLEM"


class SpanNotFound(AnchorProblem):
    """The body does not contain the words; ``nearest`` are the words of the body most like them."""

    code = "SPAN_NOT_FOUND"
    said = "the article does not contain these words: quote them exactly"

    def __init__(self, nearest: str | None) -> None:
        super().__init__(self.said)
        self.nearest = nearest


class ContextNotFound(SpanNotFound):
    """The body contains the words, but not between this prefix and suffix."""

    said = "the article contains these words, but not with this prefix and suffix: correct them, or leave them out"


class OnlyInLongerWords(SpanNotFound):
    """The body contains the words, but everywhere as part of a longer word, which ``nearest`` is an example of."""

    said = "the article contains these words only as parts of longer words: quote whole words, or give an occurrence"


class AlreadyMentioned(SpanNotFound):
    """Everywhere in the body, the words are part of a longer mention of the same entity."""

    said = "everywhere in the article, these words are part of a longer mention of this entity: leave this mention out"


class SpanAmbiguous(AnchorProblem):
    """The words occur in several places: ``places`` are the offsets of the first few."""

    code = "SPAN_AMBIGUOUS"

    def __init__(self, count: int, places: tuple[int, ...]) -> None:
        self.count, self.places = count, places
        super().__init__(
            f"the article contains these words in {self.count} places: add a prefix, a suffix or an occurrence"
        )


class OccurrenceOutOfRange(AnchorProblem):
    """The words occur in fewer places than the occurrence requested."""

    code = "OCCURRENCE_OUT_OF_RANGE"

    def __init__(self, count: int) -> None:
        self.count = count
        super().__init__(f"the article contains these words in {count} places: give an occurrence from 1 to {count}")


class Anchoring:
    """A body in which quotations are looked up, within the effort allowed."""

    def __init__(self, body: str, effort: Effort) -> None:
        self.body, self.effort = body, effort
        self._last: tuple[str, Sequence[int]] = ("", ())

    def anchor(self, quotation: Quotation) -> tuple[int, int]:
        """Return the place of a quotation, in code points, half open.

        Raises SpanNotFound, SpanAmbiguous, OccurrenceOutOfRange or EffortSpent.
        """
        before, places = quotation.prefix or "", self._places(quotation)
        if not places:
            raise self._not_found(quotation)
        if quotation.occurrence is not None and not 1 <= quotation.occurrence <= len(places):
            raise OccurrenceOutOfRange(len(places))
        if quotation.occurrence is None and len(places) > 1:
            raise SpanAmbiguous(len(places), tuple(place + len(before) for place in places[:SHOWN]))
        start = places[(quotation.occurrence or 1) - 1] + len(before)
        return start, start + len(quotation.exact)

    def _not_found(self, quotation: Quotation) -> SpanNotFound:
        whole = (quotation.prefix or "") + quotation.exact + (quotation.suffix or "")
        is_there = whole != quotation.exact and quotation.exact != "" and self.holds(quotation.exact)
        return (ContextNotFound if is_there else SpanNotFound)(self.nearest(whole))

    def missing(self, quotation: Quotation) -> SpanNotFound:
        """Return why no place of a quotation is a whole word between its prefix and its suffix. Raises EffortSpent."""
        places = self._places(quotation)
        if not places:
            return self._not_found(quotation)
        start = places[0] + len(quotation.prefix or "")
        return OnlyInLongerWords(self._widened(start, start + len(quotation.exact)))

    def holds(self, words: str) -> bool:
        """Return whether the body contains the words. Raises EffortSpent."""
        self.effort.take(len(self.body) // SCANNED_A_STEP + 1)
        return words in self.body

    def whole_words(self, exact: str) -> list[tuple[int, int]]:
        """Return every place where ``exact`` is a whole word, or a whole word after proclitics.

        No letter, mark or digit may follow it. None may precede it either, except one or two proclitics at the
        beginning of a word: لروسيا contains روسيا, الغربية does not contain الغرب. A Korean particle may follow. In scripts
        without blanks, any stretch that parts no letter from its marks is a whole word. Raises EffortSpent.
        """
        places = ((start, start + len(exact)) for start in self._places(Quotation(exact)))
        return [(start, end) for start, end in places if ends_word(self.body, end) and begins_word(self.body, start)]

    def nearest(self, exact: str) -> str | None:
        """Return the words of the body most like ``exact``, as whole words; None if nothing is like it.

        Both are folded for the comparison; the result has the body's own letters. Also None if too little effort is
        left for the search.
        """
        wanted = fold(exact).strip()
        if not wanted or not self._folded.text:
            return None
        shorter, longer = sorted((len(wanted), len(self._folded.text)))
        if not self.effort.may_spare(shorter * -(-shorter // 64) * longer // COMPARED_A_STEP + 1):
            return None
        best = fuzz.partial_ratio_alignment(wanted, self._folded.text, score_cutoff=NEAREST_ENOUGH)
        if best is None or best.dest_end <= best.dest_start:
            return None
        return self._widened(*self._folded.original(best.dest_start, best.dest_end)).strip() or None

    @cached_property
    def _folded(self) -> Folded:
        return fold_with_offsets(self.body)

    def _widened(self, start: int, end: int) -> str:
        """Return a stretch of the body, extended to whole words at both ends."""
        body, first, last = self.body, max(0, start - WIDENED), min(len(self.body), end + WIDENED)
        while (
            start > first
            and _is_in_word(body, start - 1)
            and _is_in_word(body, start)
            and not _is_spaceless(body, start)
        ):
            start -= 1
        while end < last and _is_in_word(body, end) and _is_in_word(body, end - 1) and not _is_spaceless(body, end):
            end += 1
        return body[boundary_before(body, start) : boundary_after(body, end)]

    def _places(self, quotation: Quotation) -> Sequence[int]:
        """Return where the words with their prefix and suffix begin; places may overlap."""
        whole = (quotation.prefix or "") + quotation.exact + (quotation.suffix or "")
        if not quotation.exact:
            return ()
        if self._last[0] != whole:  # a list of occurrences asks for the same words again and again
            self.effort.take(len(self.body) // SCANNED_A_STEP + 1)
            self._last = (whole, self._found(whole))
        return self._last[1]

    def _found(self, whole: str) -> list[int]:
        places: list[int] = []
        found = self.body.find(whole)
        while found >= 0:
            self.effort.take(len(whole) // SCANNED_A_STEP + 1)
            places.append(found)
            found = self.body.find(whole, found + 1)
        return places


def anchor(body: str, quotation: Quotation) -> tuple[int, int]:
    """Return the place of a single quotation, as ``Anchoring.anchor`` does."""
    return Anchoring(body, effort_for(len(body))).anchor(quotation)


def nearest(body: str, exact: str) -> str | None:
    """Return the words of a body most like ``exact``, as ``Anchoring.nearest`` does."""
    return Anchoring(body, effort_for(len(body))).nearest(exact)


def whole_words(body: str, exact: str) -> list[tuple[int, int]]:
    """Return every place where ``exact`` is a whole word, as ``Anchoring.whole_words`` does."""
    return Anchoring(body, effort_for(len(body))).whole_words(exact)


def _is_in_word(body: str, offset: int) -> bool:
    return 0 <= offset < len(body) and unicodedata.category(body[offset])[0] in "LMN"


def _is_spaceless(body: str, offset: int) -> bool:
    """Return whether one letter ends and the next one begins at this offset, of which one is of a script without blanks."""
    around = body[max(0, offset - 1) : offset + 1]
    return any(is_spaceless(letter) for letter in around) and is_boundary(body, offset)


def begins_word(body: str, start: int) -> bool:
    """Return whether a word, or a word after its proclitics, begins at this offset."""
    for proclitics in range(MAX_PROCLITICS + 1):
        at = start - proclitics
        if not _is_in_word(body, at - 1) or _is_spaceless(body, at):
            return True
        if body[at - 1] not in PROCLITICS:
            return False
    return False


def ends_word(body: str, end: int) -> bool:
    """Return whether a word, or a word before its Korean particle, ends at this offset."""
    if not _is_in_word(body, end) or _is_spaceless(body, end):
        return True
    return _PARTICLES.match(body, end) is not None
