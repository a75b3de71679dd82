"""Heads of phrases for sources: names in them, and nouns for the many."""

from collections.abc import Sequence

from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.phrase import NounPhrase
from editorial.drafting.english_saying.listed import listed
from editorial.drafting.english_saying.sources import (
    AUDIENCES,
    BODIES,
    COLLECTIVES,
    DOCUMENTS,
    ROLES,
)
from editorial.drafting.english_saying.words import (
    CONJUNCTIONS,
    PREPOSITIONS,
)

_ENDS_TITLE = PREPOSITIONS | CONJUNCTIONS
_CROWDS = AUDIENCES - BODIES - ROLES
_SINGULARS = ROLES | BODIES | DOCUMENTS
_AGENTIVE = ("er", "or", "ist", "man", "woman", "person", "ian", "ant", "ee", "eer")
_NO_AGENTS = listed(
    """
    paper order matter centre center number letter power water river summer winter weather chapter quarter counter computer
    register charter offer answer member's never other another whether either after over under former latter corner border
    danger anger fever liver tower poster sticker banner folder monitor factor sector error mirror floor motor tractor human
    plant restaurant grant committee employee's fee coffee tree degree jubilee guarantee newsletter helicopter container
    """
)


def apposed_name(items: Sequence[Bit], phrase: NounPhrase) -> Bit | None:
    apposed = phrase.apposed
    if apposed is None or items[apposed.head].sort is not BitSort.NAME:
        return None
    has_words = any(items[at].low in _ENDS_TITLE for at in range(apposed.first, apposed.head))
    return (
        None if has_words and items[apposed.first].low not in ("dr", "mr", "ms", "mrs", "the") else items[apposed.head]
    )


def name_within(items: Sequence[Bit], phrase: NounPhrase) -> Bit | None:
    """Return the first name in the main part of a phrase."""
    return next((items[at] for at in range(phrase.first, phrase.core) if items[at].sort is BitSort.NAME), None)


def is_plural(head: str) -> bool:
    if head in COLLECTIVES or head in _CROWDS:
        return True
    return head.endswith("s") and not head.endswith(("ss", "us", "is")) and head not in _SINGULARS


def is_agentive(head: str) -> bool:
    """Return whether a noun looks like one for a person by what he or she does: caller, spinner, therapist."""
    return len(head) > 4 and head.endswith(_AGENTIVE) and head not in _NO_AGENTS
