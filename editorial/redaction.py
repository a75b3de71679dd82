"""Taking words out of texts: where they stand, in whatever spelling, and what is left in their place. Pure.

Words are looked for in the folded text (``editorial/fold.py``): with or without marks and tatweel, in every form of a letter,
in either case; blanks stand for blanks, however many; and in percent-encoded form. They are found inside longer words too:
what is written together with a word does not hide it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from editorial.fold import fold, fold_with_offsets

MASK = "\u2588"
"""What stands for each code point that was taken out: as many as there were, so that every offset stays true."""

FEWEST_LETTERS = 2
"""Words of fewer letters are in every text."""

Stretch = tuple[int, int]

_ENCODED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")


@dataclass(frozen=True, slots=True)
class Unseen:
    """Words that are to be taken out; ``pieces`` has of each what any text has that has it, in folded form."""

    pieces: tuple[str, ...]
    _texts: tuple[re.Pattern[str], ...]
    _identifiers: tuple[re.Pattern[str], ...]

    def stretches(self, text: str) -> list[Stretch]:
        """Return where the words stand in a text, in code points, half open, in order and apart from each other.

        No letter is parted from its marks.
        """
        found = list(self._found(text))
        if _ENCODED.search(text):
            decoded, places = _decoded(text)
            found += [(places[start], places[end]) for start, end in self._found(decoded)]
        return joined(_widened(text, start, end) for start, end in found)

    def masked(self, text: str) -> str:
        """Return a text without the words."""
        return mask(text, self.stretches(text))

    def stand_in(self, text: str) -> bool:
        """Return whether a text holds the words, also as keys and addresses have them: with other signs between, or none."""
        folded = fold(_decoded(text)[0])
        return bool(self.stretches(text)) or any(pattern.search(folded) for pattern in self._identifiers)

    def _found(self, text: str) -> Iterator[Stretch]:
        folded = fold(text)
        patterns = [pattern for pattern in self._texts if pattern.search(folded)]
        if not patterns:
            return
        origin = fold_with_offsets(text)
        for pattern in patterns:
            for match in pattern.finditer(origin.text):
                yield origin.original(match.start(1), match.end(1))


def unseen(words: Iterable[str]) -> Unseen:
    """Return what finds ``words``, each of which has at least FEWEST_LETTERS letters or digits."""
    texts, identifiers, pieces = [], [], []
    for folded in dict.fromkeys(fold(text).strip() for text in words):
        parts = _parts(folded)
        blank = r"\s+".join(re.escape(part) for part in folded.split())
        texts.append(re.compile(f"(?=({blank}))"))  # looked ahead for, so that matches which overlap are all found
        identifiers.append(re.compile(r"[\W_]*".join(re.escape(part) for part in parts)))
        pieces.append(max(parts, key=len))
    return Unseen(tuple(pieces), tuple(texts), tuple(identifiers))


def letters_of(words: str) -> int:
    """Return how many letters and digits words have as they are looked for."""
    return sum(character.isalnum() for character in fold(words))


def mask(text: str, stretches: Sequence[Stretch]) -> str:
    """Return a text of the same length in which nothing of the stretches is left."""
    pieces, last = [], 0
    for start, end in stretches:
        pieces += [text[last:start], MASK * (end - start)]
        last = end
    return "".join((*pieces, text[last:]))


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return stretches in order, those that touch or overlap as one."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _parts(folded: str) -> list[str]:
    """Return the runs of letters, digits and their marks."""
    spaced = (c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in folded)
    return "".join(spaced).split()


def _widened(text: str, start: int, end: int) -> Stretch:
    while start > 0 and _is_mark(text[start]):
        start -= 1
    while end < len(text) and _is_mark(text[end]):
        end += 1
    return start, end


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"


def _decoded(text: str) -> tuple[str, list[int]]:
    """Return a text with what is percent-encoded decoded, and where each of its characters starts in the original."""
    characters: list[str] = []
    places: list[int] = []
    last = 0
    for match in _ENCODED.finditer(text):
        characters += text[last : match.start()]
        places += range(last, match.start())
        at = match.start()
        for character in bytes.fromhex(match[0].replace("%", "")).decode("utf-8", "surrogateescape"):
            characters.append(character)
            places.append(at)
            at += 3 * len(character.encode("utf-8", "surrogateescape"))
        last = match.end()
    characters += text[last:]
    places += range(last, len(text) + 1)
    return "".join(characters), places
