"""Anchoring: finding the stretch of a body that a quotation points at, or the words nearest to it."""

import unicodedata
from dataclasses import dataclass

from rapidfuzz import fuzz

from editorial.fold import fold, fold_with_offsets

PROCLITICS = frozenset("وفبلكس")
"""Arabic words of one letter that are written together with the next word."""

MAX_PROCLITICS = 2
NEAREST_ENOUGH = 60.0
"""Words less like than this, of 100, are no help."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a body, told apart from the same words elsewhere by what stands around them or by their number.

    ``prefix`` stands directly before the words, ``suffix`` directly after; ``occurrence`` counts from 1 among the
    places that fit. All in normal form C.
    """

    exact: str
    prefix: str | None = None
    suffix: str | None = None
    occurrence: int | None = None


class AnchorProblem(ValueError):
    """The base of what keeps a quotation from pointing at one place."""

    code = "ANCHOR_PROBLEM"


class SpanNotFound(AnchorProblem):
    """The words do not stand in the body; ``nearest`` are the words of the body most like them."""

    code = "SPAN_NOT_FOUND"

    def __init__(self, nearest: str | None) -> None:
        super().__init__("these words do not stand in the article: quote them exactly")
        self.nearest = nearest


class SpanAmbiguous(AnchorProblem):
    """The words stand in several places, at the offsets ``places``."""

    code = "SPAN_AMBIGUOUS"

    def __init__(self, places: tuple[int, ...]) -> None:
        self.count, self.places = len(places), places
        super().__init__(f"these words stand in {self.count} places: add a prefix, a suffix or an occurrence")


class OccurrenceOutOfRange(AnchorProblem):
    """The words stand in fewer places than the occurrence asked for."""

    code = "OCCURRENCE_OUT_OF_RANGE"

    def __init__(self, count: int) -> None:
        self.count = count
        super().__init__(f"these words stand in {count} places: the occurrence counts from 1 to {count}")


def anchor(body: str, quotation: Quotation) -> tuple[int, int]:
    """Return the place of a quotation, in code points, half open.

    Raises SpanNotFound, SpanAmbiguous or OccurrenceOutOfRange.
    """
    places = _places(body, quotation)
    length = len(quotation.exact)
    if not places:
        raise SpanNotFound(nearest(body, (quotation.prefix or "") + quotation.exact + (quotation.suffix or "")))
    if quotation.occurrence is not None:
        if not 1 <= quotation.occurrence <= len(places):
            raise OccurrenceOutOfRange(len(places))
        start = places[quotation.occurrence - 1]
    elif len(places) > 1:
        raise SpanAmbiguous(tuple(places))
    else:
        (start,) = places
    return start, start + length


def _places(body: str, quotation: Quotation) -> list[int]:
    """Return where the words stand with what stands around them; places may overlap."""
    before = quotation.prefix or ""
    whole = before + quotation.exact + (quotation.suffix or "")
    places: list[int] = []
    found = body.find(whole) if quotation.exact else -1
    while found >= 0:
        places.append(found + len(before))
        found = body.find(whole, found + 1)
    return places


def whole_words(body: str, exact: str) -> list[tuple[int, int]]:
    """Return every place where ``exact`` stands as a whole word, or as one after proclitics.

    No letter, mark or digit follows it; before it stands none, or one or two of the proclitics after none:
    لروسيا holds روسيا, الغربية does not hold الغرب.
    """
    places = ((start, start + len(exact)) for start in _places(body, Quotation(exact)))
    return [(start, end) for start, end in places if not _is_in_word(body, end) and begins_word(body, start)]


def _is_in_word(body: str, offset: int) -> bool:
    return 0 <= offset < len(body) and unicodedata.category(body[offset])[0] in "LMN"


def begins_word(body: str, start: int) -> bool:
    """Return whether a word begins there, or what is left of one after proclitics."""
    for proclitics in range(MAX_PROCLITICS + 1):
        if not _is_in_word(body, start - proclitics - 1):
            return True
        if body[start - proclitics - 1] not in PROCLITICS:
            return False
    return False


def nearest(body: str, exact: str) -> str | None:
    """Return the words of ``body`` most like ``exact``, whole, or None where nothing is like it.

    Both are folded for the comparison; the answer is in the body's own letters.
    """
    wanted, folded = fold(exact).strip(), fold_with_offsets(body)
    if not wanted or not folded.text:
        return None
    best = fuzz.partial_ratio_alignment(wanted, folded.text, score_cutoff=NEAREST_ENOUGH)
    if best is None or best.dest_end <= best.dest_start:
        return None
    start, end = folded.original(best.dest_start, best.dest_end)
    while start > 0 and _is_in_word(body, start - 1) and _is_in_word(body, start):
        start -= 1
    while _is_in_word(body, end) and _is_in_word(body, end - 1):
        end += 1
    return body[start:end].strip() or None
