"""Looks: what a single word of a sentence looks like, by its form and its neighbours."""

from collections.abc import Sequence

from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_saying.verbs import SAYING
from editorial.drafting.english_saying.words import (
    ADVERBS,
    CONJUNCTIONS,
    DETERMINERS,
    PAST,
    PREPOSITIONS,
    PRONOUNS,
    STATES,
    SUBJECT_PRONOUNS,
)

LONGEST = 40
"""The most items that a phrase is looked for in."""

_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))

_BEFORE_NOUNS = DETERMINERS | PREPOSITIONS
_NO_VERBS = PREPOSITIONS | CONJUNCTIONS | ADVERBS


def is_sign(items: Sequence[Bit], at: int, signs: str) -> bool:
    """Return whether the item at a number is one of some signs."""
    return 0 <= at < len(items) and items[at].sort is BitSort.SIGN and items[at].text in signs


def low(items: Sequence[Bit], at: int) -> str:
    """Return the item at a number in lower case; empty if it is no word, or there is none."""
    return items[at].low if 0 <= at < len(items) else ""


def looks_verbal(items: Sequence[Bit], at: int) -> bool:
    """Return whether a word looks like the verb of a clause, as far as its form and its neighbours say."""
    item = items[at]
    if item.sort is not BitSort.WORD:
        return False
    if item.low in STATES:
        return True
    before = low(items, at - 1)
    if before in DETERMINERS or before in _POSSESSIVE or before in PREPOSITIONS:
        return False
    if item.low in PAST:
        return True
    return item.low.endswith("ed") and len(item.low) > 4 and low(items, at + 1) not in ("by",) and item.text.islower()


def has_verb(items: Sequence[Bit], first: int, last: int) -> bool:
    """Return whether any item from ``first`` to before ``last`` looks like the verb of a clause."""
    return any(_may_be_finite(items, at) for at in range(first, min(last, first + LONGEST)))


def _may_be_finite(items: Sequence[Bit], at: int) -> bool:
    if looks_verbal(items, at):
        return True
    item = items[at]
    if item.sort is not BitSort.WORD or not item.text.islower() or at == 0 or item.low in _POSSESSIVE:
        return False
    before = items[at - 1]
    is_after_noun = (
        before.sort is BitSort.NAME
        or before.low in PRONOUNS
        or (before.low.endswith("s") and not item.low.endswith("s"))
    )
    is_third = item.low.endswith("s") and not item.low.endswith("ss") and before.low not in _BEFORE_NOUNS
    return item.low not in _NO_VERBS and (
        (is_after_noun and item.low in SAYING)
        or (before.low in SUBJECT_PRONOUNS and is_after_noun)
        or (is_third and is_after_noun)
    )
