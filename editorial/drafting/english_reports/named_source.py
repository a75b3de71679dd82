"""Sources that a phrase names: according to the board's chairwoman, Ingrid Solheim."""

from collections.abc import Sequence
from dataclasses import replace

from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.look import is_sign, low
from editorial.drafting.english_clauses.phrase import NounPhrase, phrase_from
from editorial.drafting.english_saying.sources import DOCUMENTS


def source_after(items: Sequence[Bit], at: int) -> NounPhrase | None:
    """Return the source that a phrase such as "according to" names, with what is apposed to it."""
    if low(items, at) in ("both", "what"):
        at += 1
    phrase = phrase_from(items, at, len(items))
    if phrase is None:
        return None
    if items[phrase.head].low in DOCUMENTS and low(items, phrase.last + 1) == "by":
        by = phrase_from(items, phrase.last + 2, len(items))
        phrase = phrase if by is None else replace(phrase, last=by.last)
    if is_sign(items, phrase.last, ","):
        apposed = phrase_from(items, phrase.last + 1, len(items))
        is_name = items[phrase.head].sort is BitSort.NAME
        if (
            apposed is not None
            and (items[apposed.head].sort is BitSort.NAME) != is_name
            and is_sign(items, apposed.last, ",.")
        ):
            return NounPhrase(phrase.first, apposed.last, phrase.head, phrase.core, apposed)
    return phrase
