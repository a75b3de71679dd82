"""Complements: what a verb of saying reports, and where that ends."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from editorial.drafting.english_clauses.adverbial import adverbial, audience_at
from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.look import has_verb, is_sign, low
from editorial.drafting.english_clauses.phrase import LONGEST, NounPhrase
from editorial.drafting.english_saying.listed import listed
from editorial.drafting.english_saying.verbs import SAYING
from editorial.drafting.english_saying.words import DETERMINERS, PREPOSITIONS

_ADVERBIAL_CLAUSES = listed(
    """
    as after before while because since until although though whereas than
    """
)

_CITING = frozenset(("citing", "quoting", "speaking", "reporting"))

_NO_NOUNS = DETERMINERS | PREPOSITIONS | frozenset(("and", "or", "more", "new"))

_INDIRECT_QUESTION = listed(
    """
    whether if why how what when where who which
    """
)

_SURE_QUESTION = _INDIRECT_QUESTION - {"what", "if"}


@dataclass(frozen=True, slots=True)
class ComplementOpening:
    """What follows a verb of saying before that which is said.

    ``at`` is the number of the item after it. ``audience`` is to whom it was said; ``medium`` is with whom an
    interview was, or to whom a letter went. ``has_that`` says whether "that" stands there, which ``at`` is behind.
    """

    at: int
    audience: NounPhrase | None = None
    medium: NounPhrase | None = None
    has_that: bool = False
    has_colon: bool = False
    has_comma: bool = False


def opening_after(items: Sequence[Bit], at: int, *, takes_audience: bool) -> ComplementOpening:
    """Return what stands between a verb of saying and what is said: the audience, the time and the occasion."""
    limit = min(len(items), at + LONGEST)
    audience = audience_at(items, at, limit) if takes_audience else None
    opening = ComplementOpening(audience.last if audience is not None else at, audience)
    comma = -1
    while opening.at < limit:
        at = opening.at
        if (ended := _ended(items, opening, limit)) is not None:
            return ended
        if is_sign(items, at, ","):
            if comma >= 0 and _closes_aside(items, at, limit):
                return replace(opening, at=comma)
            behind = _behind_comma(items, at, limit)
            if behind is None:
                return opening
            comma = behind - 1
            opening = replace(opening, at=behind)
            continue
        after = _behind_adverbial(items, opening, limit)
        if after.at <= at:
            break
        opening = after
    return replace(opening, has_comma=0 <= comma == opening.at - 1)


def _ended(items: Sequence[Bit], opening: ComplementOpening, limit: int) -> ComplementOpening | None:
    """Return the opening that ends with "that" or a colon at its place, or None."""
    at = opening.at
    if items[at].low == "that" and _introduces_clause(items, at):
        return replace(opening, at=at + 1, has_that=True)
    is_dash = is_sign(items, at, "–—-") and at + 1 < limit and items[at + 1].sort is BitSort.MARKED
    return replace(opening, at=at + 1, has_colon=True) if is_sign(items, at, ":") or is_dash else None


def _closes_aside(items: Sequence[Bit], at: int, limit: int) -> bool:
    return at + 1 < limit and items[at + 1].low != "that" and items[at + 1].sort is not BitSort.MARKED


def _behind_adverbial(items: Sequence[Bit], opening: ComplementOpening, limit: int) -> ComplementOpening:
    after, found, is_audience = adverbial(items, opening.at, limit)
    if found is not None and is_audience:
        return replace(opening, at=after, audience=opening.audience or found)
    return replace(opening, at=after, medium=opening.medium or found)


def _behind_comma(items: Sequence[Bit], at: int, limit: int) -> int | None:
    """Return where to read on after a comma: at words in marks, "that", a year, or behind another adverbial; else None."""
    if at + 1 >= limit:
        return None
    if _opens(items, at + 1) or (
        len(items[at + 1].text) == 4 and items[at + 1].text.isdigit() and items[at - 1].text.isdigit()
    ):
        return at + 1
    for number in range(at + 1, min(limit - 1, at + 20)):
        if is_sign(items, number, ","):
            return number + 1 if _opens(items, number + 1) else None
        if is_sign(items, number, ";:.") or (items[number].low in SAYING and items[number].low not in _CITING):
            return None
    return None


def _opens(items: Sequence[Bit], at: int) -> bool:
    return items[at].sort is BitSort.MARKED or (items[at].low == "that" and _introduces_clause(items, at))


def _introduces_clause(items: Sequence[Bit], at: int) -> bool:
    if at + 1 >= len(items) or is_sign(items, at + 1, ".,;"):
        return False
    return items[at + 1].sort is not BitSort.WORD or not (at + 2 >= len(items) or is_sign(items, at + 2, ".,;"))


def begins_clause(items: Sequence[Bit], at: int) -> bool:
    """Return whether a clause without "that" may begin at an item: a subject, and later a verb."""
    if at >= len(items):
        return False
    item = items[at]
    if item.sort is BitSort.MARKED:
        return True
    if item.sort is BitSort.SIGN:
        return item.text in "$£€¥#@" and has_verb(items, at + 1, len(items))
    if item.low in ("so", "nothing", "yes", "sorry", "goodbye", "otherwise", "that") and at + 2 >= len(items):
        return False
    if item.low in _SURE_QUESTION or item.low in _ADVERBIAL_CLAUSES:
        return False
    if item.low in ("of", "to", "about", "for", "by"):
        return False
    return has_verb(items, at + 1, len(items)) or any(
        items[number].sort is BitSort.MARKED or _may_be_third_person(items, number)
        for number in range(at + 1, len(items))
    )


def _may_be_third_person(items: Sequence[Bit], at: int) -> bool:
    """Whether a word in -s after a noun may be a verb: said the drug works."""
    word, before = items[at].low, items[at - 1]
    if not word.endswith("s") or word.endswith("ss") or not items[at].text.islower() or len(word) < 4:
        return False
    return before.sort is BitSort.NAME or (
        before.is_word and before.low not in _NO_NOUNS and not before.low.endswith("s")
    )


def is_indirect_question(items: Sequence[Bit], at: int) -> bool:
    """Return whether an indirect question begins at an item."""
    return low(items, at) in _INDIRECT_QUESTION and at + 1 < len(items) and not is_sign(items, at + 1, ".,;")
