"""Items: the words, signs, names and marked stretches that a sentence is made of."""

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from editorial.text.mark import Marked


class BitSort(IntEnum):
    """What an item is."""

    WORD = 0
    SIGN = 1
    NAME = 2
    MARKED = 3


class Bit(NamedTuple):
    """A part of a sentence. ``low`` is its text in lower case; of a marked stretch and of a name it is empty.

    ``start`` and ``end`` include the marks of a marked stretch. ``entity`` is the number of the entity that a name
    is of; ``marked`` is what stands in marks.
    """

    sort: BitSort
    start: int
    end: int
    text: str
    low: str = ""
    entity: int = -1
    marked: Marked | None = None

    @property
    def is_word(self) -> bool:
        """Whether this is a word that is no name."""
        return self.sort is BitSort.WORD


@dataclass(frozen=True, slots=True)
class EnglishSentence:
    """A sentence of the article's own: what stands in marks is one item. ``paragraph`` is the number of its paragraph."""

    items: tuple[Bit, ...]
    paragraph: int

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.items[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.items[-1].end
