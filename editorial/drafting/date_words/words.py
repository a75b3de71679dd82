"""The words of a text with their kinds: what part each could play in a date."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

WORD = re.compile(
    r"(?P<date>\d{1,4}(?P<sign>[/.-])\d{1,2}(?P=sign)\d{1,4}(?![\d/.-]?\d))"
    r"|(?P<number>\d+(?:[.,٫٬]\d+)*)(?P<suffix>(?:st|nd|rd|th|['’]?s)(?!\w))?"
    r"|[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u064b-\u065f\u0670]|(?<=[^\W\d_])['’](?=[^\W\d_]))*"
    r"|[^\s\w]"
    r"|\n"
)
"""A date in digits, a number, a word, or a sign."""

LONGEST = 24
"""The most characters of a word that could belong to a date."""

Piece = tuple[int, int, str]
"""A part of a word, or a whole one, within the word, and the letter of its kind."""

Kinds = Callable[[str, "re.Match[str]"], Sequence[Piece]]


@dataclass(frozen=True, slots=True)
class KindsOfWords:
    """The words of a text: where each starts and ends, and the letters of their kinds."""

    starts: Sequence[int]
    ends: Sequence[int]
    letters: str


def cut(text: str, pieces: Callable[["re.Match[str]"], Sequence[Piece]]) -> KindsOfWords:
    """Return the words of a text; ``pieces`` says of what parts a word consists. Equal words are looked up once."""
    starts: list[int] = []
    ends: list[int] = []
    letters: list[str] = []
    for start, piece in _pieces(text, pieces):
        starts.append(start + piece[0])
        ends.append(start + piece[1])
        letters.append(piece[2])
    return KindsOfWords(starts, ends, "".join(letters))


def _pieces(text: str, pieces: Callable[["re.Match[str]"], Sequence[Piece]]) -> Iterator[tuple[int, Piece]]:
    known: dict[str, Sequence[Piece]] = {}
    for found in WORD.finditer(text):
        word = found[0]
        parts = known.get(word)
        if parts is None:
            parts = known[word] = pieces(found)
        start = found.start()
        for part in parts:
            yield start, part
