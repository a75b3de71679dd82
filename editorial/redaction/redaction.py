"""Remove words from texts: find them in any spelling, and mask them. Pure.

Words are searched in the folded text (``editorial/text/fold.py``): with or without marks and tatweel, in every form of
a letter, in either case, with any number of blanks between them; and in percent-encoded form. They are found inside
longer words too: neither letters written together with a word nor invisible characters hide it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from editorial.text.fold import Folded, fold, fold_with_offsets

MASK = "\u2588"
"""Replaces each code point that is removed, so that every offset stays valid."""

FEWEST_LETTERS = 2
"""The fewest letters of words to redact: shorter ones occur in every text."""

INVISIBLE_RANGES = (
    (0x0001, 0x0008),  # control characters other than blanks
    (0x000E, 0x001B),
    (0x007F, 0x0084),
    (0x0086, 0x009F),
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFB),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),  # tags, more variation selectors
)
"""Invisible characters: Default_Ignorable_Code_Point of Unicode (UAX #44), annotation marks, and controls."""


class BeyondReach(StrEnum):
    """Places outside the database that may hold redacted words, where others must remove them."""

    FOLLOWERS = "FOLLOWERS"
    EXPORTS = "EXPORTS"
    DELIVERIES = "DELIVERIES"
    CACHES = "CACHES"
    BACKUPS = "BACKUPS"
    SOURCES = "SOURCES"


Stretch = tuple[int, int]

_ENCODED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_INVISIBLE = re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in INVISIBLE_RANGES) + "]")

_AT_LINE_END = re.compile(r"\u00ad(?=\s)")


@dataclass(frozen=True, slots=True)
class Unseen:
    """A finder for words that are to be removed; every text that contains them contains one of ``pieces``, when folded.

    ``_texts`` match a folded text by their first group; ``_identifiers`` match keys and addresses.
    """

    pieces: tuple[str, ...]
    _texts: tuple[re.Pattern[str], ...]
    _identifiers: tuple[re.Pattern[str], ...]

    def stretches(self, text: str) -> list[Stretch]:
        """Return where the words are in a text, in code points, half open, in order and disjoint.

        No letter is separated from its marks.
        """
        found = list(self._found(text))
        for reading in _readings(text):
            found += [reading.original(start, end) for start, end in self._found(reading.text)]
        return joined(_widened(text, start, end) for start, end in found)

    def masked(self, text: str) -> str:
        """Return a text with the words masked."""
        return mask(text, self.stretches(text))

    def stand_in(self, text: str) -> bool:
        """Return whether a text contains the words, even with other signs or none between, as in keys and addresses."""
        folded = fold(visible(decoded(text)))
        return bool(self.stretches(text)) or any(pattern.search(folded) for pattern in self._identifiers)

    def __or__(self, other: "Unseen") -> "Unseen":
        """Return a finder for the words of both."""
        return Unseen(
            (*self.pieces, *other.pieces),
            (*self._texts, *other._texts),
            (*self._identifiers, *other._identifiers),
        )

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
    """Return a finder for ``words``, each of which has at least FEWEST_LETTERS letters or digits."""
    texts, identifiers, pieces = [], [], []
    for folded in dict.fromkeys(fold(visible(text)).strip() for text in words):
        parts = parts_of(folded)
        blank = r"\s+".join(re.escape(part) for part in folded.split())
        texts.append(re.compile(f"(?=({blank}))"))  # a lookahead, so that overlapping matches are all found
        identifiers.append(re.compile(r"[\W_]*".join(re.escape(part) for part in parts)))
        pieces.append(max(parts, key=len))
    return Unseen(tuple(pieces), tuple(texts), tuple(identifiers))


def letters_of(words: str) -> int:
    """Return the number of letters and digits in words when they are folded for the search."""
    return sum(character.isalnum() for character in fold(visible(words)))


def visible(text: str) -> str:
    """Return a text without invisible characters."""
    return _INVISIBLE.sub("", text)


def mask(text: str, stretches: Sequence[Stretch]) -> str:
    """Return a text of the same length with the stretches masked."""
    pieces, last = [], 0
    for start, end in stretches:
        pieces += [text[last:start], MASK * (end - start)]
        last = end
    return "".join((*pieces, text[last:]))


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return stretches in order, with those that touch or overlap merged."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def decoded(text: str) -> str:
    """Return a text with percent-encoding decoded."""
    return _decoded(_letter_by_letter(text)).text


def parts_of(folded: str) -> list[str]:
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


def _readings(text: str) -> Iterator[Folded]:
    """Yield the other readings of a text: without invisible characters, with percent-encoding decoded, and both.

    A soft hyphen at the end of a line is visible, so there is a reading that keeps it, too.
    """
    is_encoded = _ENCODED.search(text) is not None
    if not is_encoded and not _INVISIBLE.search(text):
        return
    plain = _letter_by_letter(text)
    readings = [_decoded(plain)] if is_encoded else []
    yield from readings
    for reading in (plain, *readings):
        if _INVISIBLE.search(reading.text):
            yield _visible(reading)
        if _AT_LINE_END.search(reading.text):
            yield _visible(Folded(_AT_LINE_END.sub("-", reading.text), reading.starts, reading.ends))


def _letter_by_letter(text: str) -> Folded:
    return Folded(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))


def _visible(reading: Folded) -> Folded:
    """Return a reading without invisible characters."""
    kept = [place for place, character in enumerate(reading.text) if not _INVISIBLE.match(character)]
    return Folded(
        "".join(reading.text[place] for place in kept),
        tuple(reading.starts[place] for place in kept),
        tuple(reading.ends[place] for place in kept),
    )


def _decoded(reading: Folded) -> Folded:
    """Return a letter-by-letter reading with percent-encoding decoded."""
    text, last = reading.text, 0
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _ENCODED.finditer(text):
        characters += text[last : match.start()]
        starts += reading.starts[last : match.start()]
        ends += reading.ends[last : match.start()]
        at = match.start()
        for character in bytes.fromhex(match[0].replace("%", "")).decode("utf-8", "surrogateescape"):
            characters.append(character)
            starts.append(at)
            at += 3 * len(character.encode("utf-8", "surrogateescape"))
            ends.append(at)
        last = match.end()
    return Folded(
        "".join((*characters, *text[last:])), (*starts, *reading.starts[last:]), (*ends, *reading.ends[last:])
    )
