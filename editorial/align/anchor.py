"""Anchoring: find the stretch of a body that a quotation points at, or the words most like it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from editorial.model.effort import Effort, effort_for
from editorial.text.fold import Folded, fold, fold_with_offsets
from editorial.text.segment import boundary_after, boundary_before
from editorial.text.whole_word import Wholeness, is_between_words, is_in_word, wholeness

NEAREST_ENOUGH = 60.0
"""The least similarity, of 100, at which words are worth suggesting."""

WIDENED = 100
"""The most characters by which a suggestion is extended to whole words, on each side."""

SHOWN = 4
"""The most places that an error about an ambiguous quotation lists."""

SCANNED_A_STEP = 200
COMPARED_A_STEP = 300
"""Characters scanned, and pairs of characters compared, in a microsecond in the slowest case."""

JUDGED = 4
"""Steps for each place where it is judged whether words are whole."""


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
    of_date = said

    def __init__(self, nearest: str | None) -> None:
        super().__init__(self.said)
        self.nearest = nearest


class ContextNotFound(SpanNotFound):
    """The body contains the words, but not between this prefix and suffix."""

    said = "the article contains these words, but not with this prefix and suffix: correct them, or leave them out"
    of_date = said


class OnlyInLongerWords(SpanNotFound):
    """The body contains the words, but everywhere as part of a longer word, which ``nearest`` is an example of."""

    said = "the article contains these words only as parts of longer words: quote whole words, or give an occurrence"
    of_date = "the article contains these words only as parts of longer words: quote whole words"


class AlreadyMentioned(SpanNotFound):
    """Everywhere in the body, the words are part of a longer mention of the same entity."""

    said = "everywhere in the article, these words are part of a longer mention of this entity: leave this mention out"


class PartOfOtherName(SpanNotFound):
    """Everywhere in the body, the words are part of a longer name of another entity, which ``nearest`` shows."""

    said = (
        "everywhere in the article, these words are part of a longer name of another entity:"
        " leave this mention out, or give an occurrence"
    )


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

        If the words occur in several places, but as whole words only in one, it is that one.

        Raises SpanNotFound, SpanAmbiguous, OccurrenceOutOfRange or EffortSpent.
        """
        places = self.candidates(quotation)
        if len(places) > 1:
            raise ambiguous(places)
        return places[0]

    def candidates(self, quotation: Quotation) -> Sequence[tuple[int, int]]:
        """Return the places that a quotation may mean, in the order of the text; at least one.

        With an occurrence, it is that one. Without, these are the places where the words stand best: as whole words if
        they do so anywhere (``editorial.text.whole_word``).

        Raises SpanNotFound, OccurrenceOutOfRange or EffortSpent.
        """
        places, number = self._places(quotation), quotation.occurrence
        if not places:
            raise self._not_found(quotation)
        if number is None:
            return self.places(quotation) if len(places) == 1 else most_whole(self._judged(quotation))
        if not 1 <= number <= len(places):
            raise OccurrenceOutOfRange(len(places))
        return [self._stretch(places[number - 1], quotation)]

    def places(self, quotation: Quotation) -> Sequence[tuple[int, int]]:
        """Return every place where the words occur between their prefix and suffix. Raises EffortSpent."""
        return [self._stretch(start, quotation) for start in self._places(quotation)]

    def _stretch(self, start: int, quotation: Quotation) -> tuple[int, int]:
        start += len(quotation.prefix or "")
        return start, start + len(quotation.exact)

    def as_words(self, quotation: Quotation) -> Sequence[tuple[int, int]]:
        """Return the candidates that do not lie inside longer words; raises SpanNotFound if there are none."""
        places = self.candidates(quotation)
        self.effort.take(JUDGED * len(places))
        found = [place for place in places if wholeness(self.body, *place) > Wholeness.PART]
        if not found:
            raise OnlyInLongerWords(self._widened(*places[0]))
        return found

    def _not_found(self, quotation: Quotation) -> SpanNotFound:
        whole = (quotation.prefix or "") + quotation.exact + (quotation.suffix or "")
        is_there = whole != quotation.exact and quotation.exact != "" and self.holds(quotation.exact)
        return (ContextNotFound if is_there else SpanNotFound)(self.nearest(whole))

    def missing(self, quotation: Quotation) -> SpanNotFound:
        """Return why no place of a quotation is a whole word between its prefix and its suffix. Raises EffortSpent."""
        places = self.places(quotation)
        if not places:
            return self._not_found(quotation)
        return OnlyInLongerWords(self._widened(*places[0]))

    def holds(self, words: str) -> bool:
        """Return whether the body contains the words. Raises EffortSpent."""
        self.effort.take(len(self.body) // SCANNED_A_STEP + 1)
        return words in self.body

    def whole_words(self, quotation: Quotation) -> list[tuple[int, int]]:
        """Return every place where the words are whole, or whole after proclitics. Raises EffortSpent."""
        return [place for place, how in self._judged(quotation) if how is Wholeness.WHOLE]

    def _judged(self, quotation: Quotation) -> list[tuple[tuple[int, int], Wholeness]]:
        places = self.places(quotation)
        self.effort.take(JUDGED * len(places))
        return [(place, wholeness(self.body, *place)) for place in places]

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
        while start > first and _is_inside_word(body, start):
            start -= 1
        while end < last and _is_inside_word(body, end):
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


def most_whole(places: Sequence[tuple[tuple[int, int], Wholeness]]) -> list[tuple[int, int]]:
    """Return the places where words stand best, of at least one."""
    best = max(how for _, how in places)
    return [place for place, how in places if how is best]


def ambiguous(places: Sequence[tuple[int, int]]) -> SpanAmbiguous:
    """Return the error for words that may mean any of these places."""
    return SpanAmbiguous(len(places), tuple(start for start, _ in places[:SHOWN]))


def anchor(body: str, quotation: Quotation) -> tuple[int, int]:
    """Return the place of a single quotation, as ``Anchoring.anchor`` does."""
    return Anchoring(body, effort_for(len(body))).anchor(quotation)


def nearest(body: str, exact: str) -> str | None:
    """Return the words of a body most like ``exact``, as ``Anchoring.nearest`` does."""
    return Anchoring(body, effort_for(len(body))).nearest(exact)


def whole_words(body: str, exact: str) -> list[tuple[int, int]]:
    """Return every place where ``exact`` is a whole word, as ``Anchoring.whole_words`` does."""
    return Anchoring(body, effort_for(len(body))).whole_words(Quotation(exact))


def _is_inside_word(body: str, offset: int) -> bool:
    return is_in_word(body, offset - 1) and is_in_word(body, offset) and not is_between_words(body, offset)
