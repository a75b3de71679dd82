"""Values of a model's answer, whatever stands in their place: nothing here raises."""

from enum import StrEnum
from typing import TypeVar

from editorial.held.answer import ModelAnswer
from editorial.held.drop import DropReason, Drops

ClosedWord = TypeVar("ClosedWord", bound=StrEnum)

LONGEST = 20_000
"""The most characters of words that are looked for."""


def listed(value: ModelAnswer, name: str, most: int, drops: Drops) -> list[ModelAnswer]:
    """Return the list below a name of a mapping; at most so many items."""
    found = value.get(name) if isinstance(value, dict) else None
    if found is None:
        return []
    if not isinstance(found, list):
        drops.add(DropReason.WRONG_SHAPE)
        return []
    if len(found) > most:
        drops.add(DropReason.TOO_MANY, len(found) - most)
    return found[:most]


def mappings(value: ModelAnswer, name: str, most: int, drops: Drops) -> list[dict[str, ModelAnswer]]:
    """Return the mappings in the list below a name."""
    found = listed(value, name, most, drops)
    kept = [each for each in found if isinstance(each, dict)]
    if len(kept) < len(found):
        drops.add(DropReason.WRONG_SHAPE, len(found) - len(kept))
    return kept


def text_of(value: ModelAnswer, name: str) -> str:
    """Return the text below a name; an empty one if there is none, or if it is too long."""
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, str) and len(found) <= LONGEST else ""


def word_of(value: ModelAnswer, name: str, words: type[ClosedWord], otherwise: ClosedWord) -> ClosedWord:
    """Return the word of a closed list below a name."""
    found = text_of(value, name).strip().upper()
    return words(found) if found in words.__members__ else otherwise


def number_of(value: ModelAnswer, name: str) -> int | None:
    """Return the whole number below a name."""
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def is_true(value: ModelAnswer, name: str) -> bool:
    """Return whether ``true`` stands below a name."""
    return isinstance(value, dict) and value.get(name) is True
