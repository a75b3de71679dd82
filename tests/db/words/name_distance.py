"""The distance of two readings of a word, written anew from docs/names.md: what ``name_distance`` in SQL must return."""

from editorial.name.key import NameKey
from editorial.name.packing import (
    ABJAD,
    BITS,
    CONSONANT_BITS,
    CONSONANT_PLACES,
    DOUBT,
    GLIDING,
    JOINED,
    NONE,
    PLACES,
    PLAIN,
)

_SPOKEN = 15
_MOST = 3

_ALLOWED = (1, 2, 3, 3, 5, 7, 8)
"""How far readings with so many consonants, from one to seven or more, may be apart."""


def distance(one: NameKey, other: NameKey) -> int | None:
    """Return how far two readings with the same key are apart; None if they are different names."""
    apart = _doubt(one, other) + sum(map(_consonant, _consonants(one), _consonants(other)))
    apart += 0 if one.vowels & other.vowels & (GLIDING | PLAIN) else 3
    end, *inner = zip(_vowels(one), _vowels(other), strict=True)
    leaves_out = bool((one.vowels | other.vowels) & ABJAD)
    apart += 0 if end[0] & end[1] & _SPOKEN else 8
    apart += sum(4 for left, right in inner if not left & right & (2 * NONE + _SPOKEN if leaves_out else _SPOKEN))
    return apart if apart <= _ALLOWED[min(len(one.key), len(_ALLOWED)) - 1] else None


def _doubt(one: NameKey, other: NameKey) -> int:
    doubts = [key.sounds >> DOUBT & _MOST for key in (one, other)]
    both_joined = one.sounds >> JOINED & other.sounds >> JOINED & 1
    return sum(doubts) + (4 if min(doubts) == _MOST else 0) + both_joined


def _consonants(key: NameKey) -> list[tuple[int, int]]:
    """Return the probable and the possible sounds of each consonant."""
    places = [key.sounds >> CONSONANT_BITS * place for place in range(CONSONANT_PLACES)]
    return [(bits & 31, bits >> BITS & 31) for bits in places]


def _consonant(one: tuple[int, int], other: tuple[int, int]) -> int:
    if one[0] & other[0]:
        return 0
    return 1 if one[0] & other[1] or one[1] & other[0] else 4


def _vowels(key: NameKey) -> list[int]:
    return [key.vowels >> BITS * place & 31 for place in range(PLACES)]
