"""Noun phrases: where they begin and end, and their heads."""

from collections.abc import Sequence
from dataclasses import dataclass

from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.look import looks_verbal, low
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
    TIMES,
)

LONGEST = 40
"""The most items that a phrase is looked for in."""

_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))


_BEHIND_NOUNS = listed(
    """
    familiar close aware present involved concerned alike alone later ago elsewhere interviewed contacted old seen obtained
    reviewed published released issued leaked shared written compiled commissioned conducted prepared drafted filed carried
    """
)
"""Words that qualify a noun from behind: people familiar with the matter."""

_POSTNOMINALS = listed("kc qc sc mbe obe cbe kbe dbe phd jr sr ii iii iv frs frcs esq san ofr mon nda jd cfa cpa rn")


_BEGINS_CLAUSE = DETERMINERS | PRONOUNS
_NO_HEADS = ADVERBS | AUXILIARIES
_NO_ADVERBS = frozenset(
    ("daily", "weekly", "monthly", "family", "assembly", "supply", "ally", "early", "elderly", "friendly", "fly")
)
_ENDS_PHRASE = (
    frozenset(("why", "how", "what", "whether", "where"))
    | PREPOSITIONS
    | CONJUNCTIONS
    | RELATIVES
    | PRONOUNS - {"her"}
    | MODALS
    | STATES
)
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


def head_of(items: Sequence[Bit], first: int, core: int) -> int:
    """Return the last name of a phrase, if no noun follows it, or its last noun."""
    for at in range(core - 1, first - 1, -1):
        if at > first and (items[at].low in _BEHIND_NOUNS or _is_postnominal(items, at)):
            continue
        if items[at].sort is BitSort.NAME or (items[at].sort is BitSort.WORD and items[at].low not in _POSSESSIVE):
            if items[at].low in _NO_HEADS and at > first:
                continue
            return at
    return first


def _is_postnominal(items: Sequence[Bit], at: int) -> bool:
    """Whether letters stand behind a name: Helen Marsh KC."""
    return items[at].low in _POSTNOMINALS and items[at].text[0].isupper() and items[at - 1].sort is BitSort.NAME


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
        if (
            inner == last + 1
            and items[last].low == "of"
            and inner < ceiling
            and items[inner].low in ("them", "us", "these", "those")
        ):
            inner += 1
        if inner == last + 1:
            break
        last = inner
    return NounPhrase(first, last, head_of(items, first, core), core)


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
    if item.low.endswith("ly") and item.text.islower() and item.low not in _NO_ADVERBS:
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
