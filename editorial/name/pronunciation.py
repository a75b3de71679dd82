"""One way to say a word of a name: its consonants by families, and the vowels between them."""

import re
from dataclasses import dataclass, replace

from editorial.name.notation import BIT, FAMILY, VOWELS

MAX_DOUBT = 3
"""Pronunciations with more letters that are read improbably are left out."""


@dataclass(frozen=True, slots=True)
class Consonant:
    """A consonant of a reading: its family, and the bits of its probable and of its possible sounds."""

    family: str
    probable: int
    possible: int


@dataclass(frozen=True, slots=True)
class Pronunciation:
    """One way to say a word: consonants, the vowels before, between and after them, and how many letters are improbable."""

    consonants: tuple[Consonant, ...] = ()
    vowels: tuple[str, ...] = ("",)
    doubt: int = 0
    unwritten: int = 0
    is_joined: bool = False

    @property
    def key(self) -> str:
        """The families of the consonants."""
        return "".join(each.family for each in self.consonants)

    def then(self, other: "Pronunciation") -> "Pronunciation":
        """Return this reading with another after it; a consonant that is written twice is one, unless vowels are left out."""
        if self._ends_as_begins(other):
            other = replace(other, consonants=other.consonants[1:], vowels=other.vowels[1:])
        vowels = (*self.vowels[:-1], self.vowels[-1] + other.vowels[0], *other.vowels[1:])
        return Pronunciation(
            (*self.consonants, *other.consonants), vowels, self.doubt + other.doubt, self.unwritten | other.unwritten
        )

    def _ends_as_begins(self, other: "Pronunciation") -> bool:
        if self.unwritten or not (self.consonants and other.consonants) or self.vowels[-1] or other.vowels[0]:
            return False
        return self.consonants[-1] == other.consonants[0]


def alternatives(sounds: tuple[str, ...]) -> tuple[Pronunciation, ...]:
    """Return the readings of a pattern: sounds that differ only within families become one reading."""
    groups: dict[str, list[list[str]]] = {}
    for sound in sounds:
        units = re.findall(r"[^/](?:/[^/])*", sound)
        skeleton = "".join(unit if unit in VOWELS else FAMILY.get(unit[0], unit[0]) for unit in units)
        groups.setdefault(skeleton, []).append(units)
    return tuple(_merged(alike, min(n, 1)) for n, alike in enumerate(groups.values()))


def _merged(alike: list[list[str]], doubt: int) -> Pronunciation:
    reading = Pronunciation(doubt=doubt)
    for units in zip(*alike, strict=True):
        if units[0] in VOWELS:
            reading = reading.then(Pronunciation((), (units[0],)))
        else:
            reading = reading.then(Pronunciation((consonant(tuple(unit.split("/") for unit in units)),), ("", "")))
    return reading


def consonant(units: "tuple[list[str] | tuple[str, ...], ...]") -> Consonant:
    """Return a consonant given its sounds; those of the first unit are the probable ones."""
    bits = [sum(BIT.get(sound, 1) for sound in set(unit)) for unit in units]
    possible = 0
    for each in bits:
        possible |= each
    sound = units[0][0]
    return Consonant(FAMILY.get(sound, sound), bits[0], possible)
