"""Noun phrases: where they begin and end, and their heads."""

from collections.abc import Sequence
from dataclasses import dataclass

from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.look import is_sign, looks_verbal, low
from editorial.drafting.english_saying.listed import listed
from editorial.drafting.english_saying.words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    STATES,
    SUBJECT_PRONOUNS,
    TIMES,
)

LONGEST = 40
"""The most items that a phrase is looked for in."""

_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))

INNER = listed(
    """
    of for at in from with to on by about against among
    """
)

_OPENS_CLAUSE = frozenset(["after", "before", "since", "until", "as"])

_BEHIND_NOUNS = listed(
    "familiar close aware present involved concerned alike alone later ago elsewhere interviewed contacted old"
)
"""Words that qualify a noun from behind: people familiar with the matter."""

_BOUNDARY = (CONJUNCTIONS - {"and", "or"}) | RELATIVES | STATES | frozenset(("including",))

_SURE_SUBJECTS = PRONOUNS - {"us", "her", "them", "him", "it", "you", "me"}
_OWNING = DETERMINERS | _POSSESSIVE
_BEGINS_CLAUSE = DETERMINERS | PRONOUNS
_PASSED_OVER = ADVERBS - {"both", "all"} | {"and", "but", "or", "nor"}
_NO_HEADS = ADVERBS | AUXILIARIES
_ENDS_PHRASE = PREPOSITIONS | CONJUNCTIONS | RELATIVES | PRONOUNS - {"her"} | MODALS | STATES
_BEGINS_NO_PHRASE = PREPOSITIONS | CONJUNCTIONS | STATES
_PLAIN_ADVERBS = ADVERBS - {"both", "all"}


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase: items from ``first`` to before ``last``; ``head`` is its main noun, name or pronoun.

    ``core`` is where the items that belong to the head itself end; what follows qualifies them ("of", "at").
    ``apposed`` is a phrase beside it, between commas, that means the same.
    """

    first: int
    last: int
    head: int
    core: int
    apposed: "NounPhrase | None" = None


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
    return NounPhrase(start, end, _head(items, start, core), core)


def _narrow(items: Sequence[Bit], first: int, end: int) -> NounPhrase | None:
    """Return the first part that no preposition governs, with all that follows."""
    chunks = _chunks(items, first, end)
    free = [each for each in chunks if not each[2] and not _is_time(items, each[0], each[1])]
    if not free and chunks and low(items, chunks[-1][0] - 1) in _OPENS_CLAUSE:
        free = [chunks[-1]]
    if not free:
        return None
    start, core, _ = free[0]
    if len(free) > 1:
        start, core = _last_of_several(items, free)
    start = _without_adverbs(items, start, core)
    if core < end and _is_title(items, start, end):
        return NounPhrase(start, end, end - 1, end)
    return None if start >= core else NounPhrase(start, end, _head(items, start, core), core)


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


def _head(items: Sequence[Bit], first: int, core: int) -> int:
    """Return the last name of a phrase, if no noun follows it, or its last noun."""
    for at in range(core - 1, first - 1, -1):
        if items[at].low in _BEHIND_NOUNS and at > first:
            continue
        if items[at].sort is BitSort.NAME or (items[at].sort is BitSort.WORD and items[at].low not in _POSSESSIVE):
            if items[at].low in _NO_HEADS and at > first:
                continue
            return at
    return first


def _owns(items: Sequence[Bit], at: int, ceiling: int) -> bool:
    """Whether "her" is a possessive: her daughter."""
    if items[at].low != "her" or at + 1 >= ceiling or items[at + 1].sort is not BitSort.WORD:
        return False
    after = items[at + 1].low
    return (
        after not in _ENDS_PHRASE
        and after not in DETERMINERS
        and after not in TIMES
        and not looks_verbal(items, at + 1)
    )


def phrase_from(items: Sequence[Bit], first: int, ceiling: int) -> NounPhrase | None:
    """Return the noun phrase that begins at ``first`` and ends before ``ceiling`` at the latest, or None."""
    if first >= ceiling or not begins_phrase(items, first):
        return None
    if items[first].low in PRONOUNS and not _owns(items, first, ceiling):
        return NounPhrase(first, first + 1, first, first + 1)
    core = first + 1
    while core < ceiling and _goes_on(items, core, first):
        core += 1
    last = core
    while last < ceiling and items[last].low in ("of", "for", "at", "from", "with", "by"):
        inner = last + 1
        while inner < ceiling and _goes_on(items, inner, last + 1):
            inner += 1
        if inner == last + 1:
            break
        last = inner
    return NounPhrase(first, last, _head(items, first, core), core)


def _goes_on(items: Sequence[Bit], at: int, first: int) -> bool:
    item, before = items[at], items[at - 1]
    if item.sort is BitSort.NAME:
        return before.sort is not BitSort.NAME or True
    if item.sort is not BitSort.WORD:
        return item.text in "&"
    if item.low in _POSSESSIVE:
        return True
    if item.low in _ENDS_PHRASE or (at > first and item.low.endswith(("ed", "en")) and low(items, at + 1) == "by"):
        return False
    if item.low in DETERMINERS:
        return before.low in DETERMINERS or at == first
    if item.low in TIMES and at > first:
        return before.low in DETERMINERS
    if before.sort is BitSort.NAME and item.text.islower() and (item.low in ADVERBS or item.low.endswith(("ly", "ed"))):
        return False
    if item.low.endswith("ly") and item.text.islower():
        return before.low in DETERMINERS
    return not (at > first and looks_verbal(items, at) and not before.low.endswith("ly")) and item.low not in ADVERBS


def begins_phrase(items: Sequence[Bit], at: int) -> bool:
    """Return whether a noun phrase may begin at an item."""
    item = items[at]
    if item.sort is BitSort.NAME:
        return True
    if item.sort is not BitSort.WORD or item.low in _BEGINS_NO_PHRASE:
        return False
    return item.low not in _PLAIN_ADVERBS and item.low not in ("that", "to", "how", "what", "why", "whether")
