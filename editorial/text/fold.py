"""Folding: one form for all spellings of a word, with a map back to the original text.

The fold is the compatibility decomposition (NFKD) without marks and invisible characters, with one letter for each
family of letters: lower case for upper case, ا for أ إ آ ٱ, ي for ى ئ, ه for ة, و for ؤ, ASCII digits for Arabic and
Persian ones, plain quotation marks, dashes and spaces. A hamza that stands alone (ء) stays. Nothing is trimmed.

The fold of a name also trims its blanks and makes each run of them one space, because people type blanks differently.

PostgreSQL has the same folds as ``fold(text)`` and ``fold_name(text)``; its tables are generated from the ones here,
and tests compare the two.
"""

import bisect
import re
import unicodedata
from dataclasses import dataclass
from types import MappingProxyType

DROPPED_RANGES = (
    (0x00AD, 0x00AD),  # soft hyphen
    (0x0300, 0x036F),  # combining marks of Latin, Greek and Cyrillic
    (0x0483, 0x0489),
    (0x0591, 0x05BD),  # Hebrew points
    (0x05BF, 0x05BF),
    (0x05C1, 0x05C2),
    (0x05C4, 0x05C5),
    (0x05C7, 0x05C7),
    (0x0610, 0x061C),  # Arabic signs, and the Arabic letter mark
    (0x0640, 0x0640),  # tatweel
    (0x064B, 0x065F),  # harakat
    (0x0670, 0x0670),
    (0x06D6, 0x06DC),
    (0x06DF, 0x06E4),
    (0x06E7, 0x06E8),
    (0x06EA, 0x06ED),
    (0x1AB0, 0x1ACE),
    (0x1DC0, 0x1DFF),
    (0x200B, 0x200F),  # zero width, direction
    (0x202A, 0x202E),
    (0x2060, 0x2064),
    (0x2066, 0x2069),
    (0x20D0, 0x20F0),
    (0xFE20, 0xFE2F),
    (0xFEFF, 0xFEFF),
)
"""Code points that the fold drops, as first and last of each run."""

_CASED_RANGES = ((0x41, 0x5A), (0xC0, 0x24F), (0x370, 0x3FF), (0x400, 0x52F), (0x531, 0x556), (0x1E00, 0x1EFF))

_LETTERS = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ħ": "h",
    "ı": "i",
    "ŧ": "t",
    "ŋ": "n",
    "ð": "d",
    "ς": "σ",
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ې": "ي",
    "ة": "ه",
    "ۃ": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "ک": "ك",
    "ڪ": "ك",
    "‘": "'",
    "’": "'",
    "‚": "'",
    "‛": "'",
    "ʼ": "'",
    "ʹ": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "‟": '"',
    "«": '"',
    "»": '"',
    "‐": "-",
    "‒": "-",
    "–": "-",
    "—": "-",
    "―": "-",
    "−": "-",
    "\t": " ",
    "\n": " ",
    "\r": " ",
}

SEVERAL = MappingProxyType({"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})
"""Letters that fold to several letters."""


def _single_letters() -> dict[str, str]:
    table: dict[str, str] = {}
    for first, last in _CASED_RANGES:
        for character in map(chr, range(first, last + 1)):
            lower = character.lower()
            if lower != character and len(lower) == 1 and unicodedata.normalize("NFKD", character) == character:
                table[character] = _LETTERS.get(lower, lower)
    table["ẞ"] = "ß"
    for zero in (0x0660, 0x06F0):
        table.update({chr(zero + digit): str(digit) for digit in range(10)})
    return table | _LETTERS


SINGLE = MappingProxyType(_single_letters())
"""Characters that fold to a single other one, after decomposition."""

_DROPPED = {point: None for first, last in DROPPED_RANGES for point in range(first, last + 1)}
_TABLE: MappingProxyType[int, str | None] = MappingProxyType(
    _DROPPED | {ord(letter): SEVERAL.get(folded, folded) for letter, folded in (SINGLE | SEVERAL).items()}
)


def fold(text: str) -> str:
    """Return the folded form of ``text``; folding it again changes nothing."""
    return unicodedata.normalize("NFKD", text).translate(_TABLE)


_BLANKS = re.compile("[ \x0b\x0c\x85\u1680\u2028\u2029]+")
"""Unicode white space that remains after the fold: a plain space, and the few characters that do not fold to one."""


def fold_name(name: str) -> str:
    """Return the folded form of a name: without blanks at its ends, and with one space for each run of blanks."""
    return _BLANKS.sub(" ", fold(name)).strip(" ")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, and for each of its characters the range of the original text that it came from."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the smallest original range that folds to ``text[start:end]``, including its letters' marks.

        Raises ValueError if the range is empty or not in the folded text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no range of a folded text of {len(self.text)} characters: {start} to {end}")
        return self.starts[start], self.ends[end - 1]

    def folded_offset(self, original: int) -> int:
        """Return the first offset in the folded text that came from ``original`` or later."""
        return bisect.bisect_left(self.starts, original)


def fold_with_offsets(text: str) -> Folded:
    """Return the folded form of ``text`` with the map back; its ``text`` is ``fold(text)``."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _letters(text):
        piece = fold(text[start:end])
        pieces.append(piece)
        starts += [start] * len(piece)
        ends += [end] * len(piece)
    return Folded("".join(pieces), tuple(starts), tuple(ends))


def _letters(text: str) -> list[tuple[int, int]]:
    """Return the ranges of letters with their marks: decomposing them one by one decomposes the whole text."""
    begins = [
        offset
        for offset, character in enumerate(text)
        if offset == 0 or not unicodedata.combining(unicodedata.normalize("NFKD", character)[0])
    ]
    return list(zip(begins, [*begins[1:], len(text)], strict=True)) if begins else []
