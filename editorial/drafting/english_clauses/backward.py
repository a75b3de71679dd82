"""Noun phrases that end before a place: the words before a verb or a comma, as far as they belong together."""

from collections.abc import Sequence

from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.look import is_sign, looks_verbal, low
from editorial.drafting.english_clauses.phrase import LONGEST, NounPhrase, head_of
from editorial.drafting.english_saying.listed import listed
from editorial.drafting.english_saying.words import (
    ADVERBS,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    STATES,
    SUBJECT_PRONOUNS,
    TIMES,
)

_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))

INNER = listed(
    """
    of for at in from with to on by about against among
    """
)


_OPENS_TIME = frozenset(("after", "before", "since", "until"))


_OPENS_CLAUSE = frozenset(["after", "before", "since", "until", "as"])


_BOUNDARY = (CONJUNCTIONS - {"and", "or"}) | RELATIVES | STATES | frozenset(("including",))


_SURE_SUBJECTS = PRONOUNS - {"us", "her", "them", "him", "it", "you", "me"}


_BEGINS_CLAUSE = DETERMINERS | PRONOUNS
_OWNING = DETERMINERS | _POSSESSIVE


_PASSED_OVER = ADVERBS - {"both", "all"} | {"and", "but", "or", "nor"}


def phrase_ending(items: Sequence[Bit], end: int, floor: int) -> NounPhrase | None:
    """Return the noun phrase that ends before ``end``, or None; it does not begin before ``floor``.

    What stands before it in its clause, such as a day or a place, is not part of it.
    """
    first = _reach(items, end, floor)
    return _narrow(items, first, end) if first < end else None


def _reach(items: Sequence[Bit], end: int, floor: int) -> int:
    """Return how far back the words go that may belong to a phrase."""
    first = end
    if end > floor and items[end - 1].low in SUBJECT_PRONOUNS:
        return end - 1
    while first > max(floor, end - LONGEST):
        item, word = items[first - 1], items[first - 1].low
        if is_sign(items, first - 1, ")") and (opening := _opening(items, first - 1, floor)) is not None:
            first = opening
            continue
        if item.sort is BitSort.SIGN and item.text not in "'’&/-$£€%":
            break
        if item.sort is BitSort.MARKED and not _is_marked_within(items, first - 1, end):
            break
        if word in _BOUNDARY or (word in ("and", "or") and not _joins_nouns(items, first - 1, end)):
            break
        if first < end and word in _SURE_SUBJECTS:
            break
        if first < end and looks_verbal(items, first - 1) and not _is_reduced(items, first - 1):
            break
        first -= 1
    return first


def _opening(items: Sequence[Bit], at: int, floor: int) -> int | None:
    for opening in range(at - 1, max(floor, at - 10) - 1, -1):
        if is_sign(items, opening, "("):
            return opening
    return None


def _is_marked_within(items: Sequence[Bit], at: int, end: int) -> bool:
    return at + 1 < end and low(items, at - 1) in _OWNING


def _joins_nouns(items: Sequence[Bit], at: int, end: int) -> bool:
    """Whether "and" stands between two nouns of one phrase, and not between two clauses."""
    if at + 1 >= end or at == 0:
        return False
    before, after = items[at - 1], items[at + 1]
    if before.sort is BitSort.NAME and after.sort is BitSort.NAME:
        return at < 2 or not looks_verbal(items, at - 2)
    same = before.text[:1].isupper() == after.text[:1].isupper()
    return before.sort is BitSort.WORD and after.sort is BitSort.WORD and same and after.low not in _BEGINS_CLAUSE


def _is_reduced(items: Sequence[Bit], at: int) -> bool:
    """Whether a participle only qualifies a noun: economists polled by Reuters."""
    after = low(items, at + 1)
    return (
        items[at].low not in STATES
        and after in ("by", "with", "in", "at", "from", "to", "on", "for")
        and items[at - 1].sort is not BitSort.SIGN
    )


def antecedent_ending(items: Sequence[Bit], end: int, floor: int) -> NounPhrase | None:
    """Return the phrase that a relative pronoun at ``end`` stands for, even if a preposition governs it."""
    phrase = phrase_ending(items, end, floor)
    if phrase is not None:
        return phrase
    first = _reach(items, end, floor)
    chunks = _chunks(items, first, end) if first < end else []
    if not chunks:
        return None
    start, core, _ = next((each for each in reversed(chunks) if items[each[0]].low in DETERMINERS), chunks[-1])
    return NounPhrase(start, end, head_of(items, start, core), core)


def _narrow(items: Sequence[Bit], first: int, end: int) -> NounPhrase | None:
    """Return the first part that no preposition governs, with all that follows."""
    chunks = _chunks(items, first, end)
    free = [each for each in chunks if not each[2] and not _is_time(items, each[0], each[1])]
    if not free:
        free = [each for each in chunks if low(items, each[0] - 1) in _OPENS_CLAUSE][-1:]
    if not free:
        return None
    start, core, _ = _subject_of_clause(items, chunks, end) or free[0]
    if len(free) > 1 and start == free[0][0]:
        start, core = _last_of_several(items, free)
    start = _without_adverbs(items, start, core)
    if core < end and _is_title(items, start, end):
        return NounPhrase(start, end, end - 1, end)
    return None if start >= core else NounPhrase(start, end, head_of(items, start, core), core)


def _subject_of_clause(
    items: Sequence[Bit], chunks: Sequence[tuple[int, int, bool]], end: int
) -> tuple[int, int, bool] | None:
    """Return the part that begins a clause of time: shares fell after the Financial Times (reported)."""
    for each in reversed(chunks):
        if low(items, each[0] - 1) in _OPENS_TIME and low(items, each[0] - 2) not in DETERMINERS:
            is_last = each[1] == end or low(items, each[1]) in ("of", "for", "at")
            return each if is_last and not _is_time(items, each[0], each[1]) else None
    return None


def _is_title(items: Sequence[Bit], start: int, end: int) -> bool:
    """Whether a phrase is a long title with a name behind it: Minister of State for Water Devesh Pathak."""
    if items[end - 1].sort is not BitSort.NAME or low(items, start) in DETERMINERS:
        return False
    before = items[end - 2]
    return items[start].text[:1].isupper() and (before.sort is BitSort.NAME or before.text[:1].isupper())


def _last_of_several(items: Sequence[Bit], free: Sequence[tuple[int, int, bool]]) -> tuple[int, int]:
    """Return the parts that "and" or nothing joins, counted from the last."""
    number = len(free) - 1
    while number and (low(items, free[number][0]) in ("and", "or") or free[number - 1][1] < free[number][0]):
        number -= 1
    return free[number][0], free[number][1]


def _chunks(items: Sequence[Bit], first: int, end: int) -> list[tuple[int, int, bool]]:
    """Return the parts of a run of words: where each begins and ends, and whether a preposition governs it."""
    found: list[tuple[int, int, bool]] = []
    at, is_governed = first, False
    while at < end:
        word = items[at].low
        if word in PREPOSITIONS or (at > first and found and looks_verbal(items, at) and items[at].text.islower()):
            is_governed = True
            at += 1
            continue
        if is_sign(items, at, "("):
            at = next((n + 1 for n in range(at, end) if is_sign(items, n, ")")), end)
            continue
        last = at + 1
        while last < end and not _begins_chunk(items, last):
            last += 1
        found.append((at, last, is_governed))
        is_governed = False
        at = last
    return found


def _begins_chunk(items: Sequence[Bit], at: int) -> bool:
    word, before = items[at].low, items[at - 1]
    if (
        word in PREPOSITIONS
        or is_sign(items, at, "(")
        or (looks_verbal(items, at) and low(items, at + 1) in PREPOSITIONS)
    ):
        return True
    if before.low in DETERMINERS or (before.low in ("and", "or") and word not in DETERMINERS):
        return False
    return word in DETERMINERS or word in PRONOUNS


def _is_time(items: Sequence[Bit], first: int, last: int) -> bool:
    return all(
        items[at].low in TIMES
        or items[at].low in DETERMINERS
        or items[at].low in ADVERBS
        or items[at].text.rstrip("sthndr").isdigit()
        for at in range(first, last)
    ) and not (last - first == 1 and items[first].low in DETERMINERS)


def _without_adverbs(items: Sequence[Bit], start: int, core: int) -> int:
    while start < core and (items[start].low in _PASSED_OVER or (items[start].low.endswith("ly") and start + 1 < core)):
        start += 1
    return start
