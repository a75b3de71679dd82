"""Appositions and relative clauses beside a noun phrase: what they say of it, and what they belong to."""

from collections.abc import Sequence
from dataclasses import replace

from editorial.drafting.english_clauses.backward import antecedent_ending, phrase_ending
from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.look import is_sign, looks_verbal, low
from editorial.drafting.english_clauses.phrase import NounPhrase, phrase_from
from editorial.drafting.english_saying.listed import listed
from editorial.drafting.english_saying.sources import HONORIFICS, ROLES
from editorial.drafting.english_saying.words import DETERMINERS, HAVE, PREPOSITIONS

_GIVING_NAMES = frozenset(("identified", "name", "names", "named", "introduced", "known"))


_OPENS_APPOSITION = listed(
    """
    who whose which whom where formerly now also himself herself both all
    """
)


_BEGINS_APPOSITION = DETERMINERS | _OPENS_APPOSITION


_BEGINS_NO_DESCRIPTION = PREPOSITIONS | HAVE


def beyond_relative(items: Sequence[Bit], first: int, floor: int) -> NounPhrase | None:
    """Return the subject whose relative clause ends with a phrase: a woman who answered the phone (said)."""
    lowest = max(floor, first - 12)
    who = next((at for at in range(first - 1, lowest, -1) if items[at].low == "who"), None)
    if who is None or is_sign(items, who - 1, ",") or items[who - 1].sort is BitSort.SIGN:
        return None
    verbs = [at for at in range(who + 1, first) if looks_verbal(items, at)]
    if not verbs or any(items[at].sort is BitSort.SIGN or items[at].low == "that" for at in range(who, first)):
        return None
    return phrase_ending(items, who, floor)


def apposition_and_core(items: Sequence[Bit], end: int, floor: int) -> NounPhrase | None:
    """Return a phrase that ends before a comma, or what it is apposed to if it only describes a name before it."""
    phrase = antecedent_ending(items, end, floor)
    if phrase is None or items[phrase.head].sort is BitSort.NAME or not is_sign(items, phrase.first - 1, ","):
        return phrase
    core = phrase_ending(items, phrase.first - 1, floor)
    if core is not None and items[core.head].sort is BitSort.NAME:
        return replace(core, apposed=phrase)
    return phrase


def beyond_who(items: Sequence[Bit], first: int, floor: int) -> NounPhrase | None:
    """Return the name in whose relative clause an apposition stands: Bello, who was with his aide, Ms Garba, (said)."""
    for at in range(first - 1, max(floor, first - 12), -1):
        if items[at].sort is BitSort.SIGN or items[at].sort is BitSort.MARKED:
            return None
        if items[at].low == "who" and is_sign(items, at - 1, ","):
            return phrase_ending(items, at - 1, floor)
    return None


def apposed_phrase(items: Sequence[Bit], first: int, last: int) -> NounPhrase | None:
    """Return what is apposed: a phrase, or the name that a source gives: who identified himself as Chukwudi."""
    for at in range(first, last - 1):
        if items[at].low == "as" and items[at + 1].sort is BitSort.NAME:
            named = any(items[n].low in _GIVING_NAMES for n in range(first, at))
            return NounPhrase(at + 1, at + 2, at + 1, at + 2) if named else None
    while first < last and items[first].low in HONORIFICS:
        first += 2 if is_sign(items, first + 1, ".") else 1
    return phrase_from(items, first, last) if first < last else None


def opens_apposition(items: Sequence[Bit], first: int, last: int) -> bool:
    item = items[first]
    if item.sort is BitSort.NAME or item.low in _BEGINS_APPOSITION or item.text[:1].isdigit():
        return True
    if (
        item.low in HONORIFICS
        or item.low in PREPOSITIONS
        or any(each.sort is BitSort.NAME for each in items[first : first + 4])
    ):
        return True
    if item.low.endswith(("ing", "ed")) or item.low in (
        "from",
        "of",
        "in",
        "at",
        "for",
        "with",
        "on",
        "like",
        "then",
        "speaking",
        "aged",
    ):
        return True
    return any(each.low in ROLES for each in items[first:last]) or item.low.endswith(("s", "er", "or", "ist"))


def is_description(items: Sequence[Bit], phrase: NounPhrase) -> bool:
    return items[phrase.head].low in ROLES and low(items, phrase.first) not in _BEGINS_NO_DESCRIPTION
