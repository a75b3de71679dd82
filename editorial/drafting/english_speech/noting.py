"""What a sentence tells the memory of a reader: whom it is about, and which persons without a name it speaks of."""

from collections.abc import Sequence

from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.look import is_sign, looks_verbal, low
from editorial.drafting.english_saying.sources import ROLES, SPOKESPERSONS
from editorial.drafting.english_saying.words import DEFINITE, DETERMINERS, PREPOSITIONS
from editorial.drafting.english_sources.memory import EnglishMemory
from editorial.drafting.english_sources.role_finder import RoleFinder
from editorial.drafting.english_sources.roles import is_role_word


def note_subject(memory: EnglishMemory, items: Sequence[Bit]) -> None:
    """Remember whom the sentence is about: its first name that no preposition governs and that owns nothing."""
    is_relative = False
    for at, item in enumerate(items[:30]):
        if item.sort is not BitSort.NAME:
            if item.sort is BitSort.MARKED or (looks_verbal(items, at) and not is_relative):
                return
            is_relative = (is_relative or item.low in ("who", "which", "whose", "that")) and not is_sign(items, at, ",")
            continue
        before = at - 2 if low(items, at - 1) in DETERMINERS else at - 1
        if low(items, before) in PREPOSITIONS or low(items, at + 1) in ("'s", "’s"):
            continue
        if low(items, at + 1) in ROLES and at + 2 < len(items) and items[at + 2].sort is BitSort.NAME:
            continue
        memory.note(item.start, item.entity)
        return


def note_persons(memory: EnglishMemory, role_finder: RoleFinder, items: Sequence[Bit]) -> None:
    """Remember the nouns for persons in a sentence, and whom they mean if the article names them."""
    for at, item in enumerate(items):
        if item.sort is not BitSort.WORD or not is_role_word(item.low) or item.low in SPOKESPERSONS:
            continue
        if at + 1 < len(items) and items[at + 1].sort is BitSort.NAME:
            continue
        is_definite = low(items, at - 1) in DEFINITE
        entity = role_finder.by_role(item.low, item.start, is_definite=True) if is_definite else None
        memory.spoken_of.append((item.start, item.low, entity))
