"""Tokens: the words and signs of a text for alignment. Every letter includes its marks, every emoji its parts.

White space is no token, but stands between tokens. Letters of scripts without spaces are tokens of their own.
"""

import bisect
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from editorial.text.fold import fold

_SPACELESS = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3040, 0x30FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0x20000, 0x3FFFF),
)
_JOINER = "\u200d"
_EXTENDING = "\u200c\u0e33\u0eb3"
"""Characters that belong to the preceding letter but are no marks: a non-joiner, two vowels of Thai and Lao."""

_MODIFYING = ((0x1F3FB, 0x1F3FF), (0xE0020, 0xE007F))
"""Modifiers of the preceding emoji: skin tones, tags of flags."""

# Kinds: w of a word, m mark, z joiner, c letter of a script without spaces, s space, r letter of a flag, o other.
_TOKEN = re.compile(r"w[wmz]*|o[mz]*(?:(?<=z)o[mz]*)*|rr?[mz]*|c[mz]*|s[mz]+|[mz]+")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, in order: each with its place (code points, half open) and its keys for comparison.

    ``exact`` and ``folded`` are numbers, equal for equal words of texts that were read together; ``keys`` are the
    folded words themselves; ``is_word`` is false for signs. ``weights[n]`` is the number of characters in the first n
    keys.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    keys: Sequence[str]
    exact: Sequence[int]
    folded: Sequence[int]
    is_word: Sequence[bool]
    weights: Sequence[int]

    def __len__(self) -> int:
        return len(self.starts)

    def holds(self, offset: int) -> bool:
        """Return whether an offset of the text lies inside a token, not at its edges."""
        before = bisect.bisect_right(self.starts, offset) - 1
        return before >= 0 and self.starts[before] < offset < self.ends[before]

    def touched(self, start: int, end: int) -> tuple[int, int]:
        """Return the first and last token that a stretch touches; for white space, the next token and the one before
        it.
        """
        return bisect.bisect_right(self.ends, start), bisect.bisect_left(self.starts, end) - 1

    def weight(self, start: int, end: int) -> int:
        """Return the number of characters in the keys of the tokens from ``start`` up to ``end``."""
        return self.weights[end] - self.weights[start]


def tokens_of(*texts: str) -> list[Tokens]:
    """Return the tokens of texts that will be compared with one another."""
    lexicon = _Lexicon({}, [], [], {})
    return [_tokens(text, lexicon) for text in texts]


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Numbers every different word; at that number, ``keys`` has the key of the word and ``folded`` the key's number."""

    words: dict[str, int]
    keys: list[str]
    folded: list[int]
    numbers: dict[str, int]

    def number(self, word: str) -> int:
        found = self.words.get(word)
        if found is None:
            key = fold(word) or word
            found = self.words[word] = len(self.keys)
            self.keys.append(key)
            self.folded.append(self.numbers.setdefault(key, len(self.numbers)))
        return found


def _tokens(text: str, lexicon: _Lexicon) -> Tokens:
    kinds = text.translate({ord(character): _kind(character) for character in set(text)})
    places = [match.span() for match in _TOKEN.finditer(kinds)]
    exact = [lexicon.number(text[start:end]) for start, end in places]
    keys = [lexicon.keys[number] for number in exact]
    return Tokens(
        text=text,
        starts=[start for start, _ in places],
        ends=[end for _, end in places],
        keys=keys,
        exact=exact,
        folded=[lexicon.folded[number] for number in exact],
        is_word=[kinds[start] in "wc" for start, _ in places],
        weights=[0, *accumulate(map(len, keys))],
    )


@lru_cache(maxsize=4096)
def _kind(character: str) -> str:
    point, category = ord(character), unicodedata.category(character)
    if character == _JOINER:
        return "z"
    if category[0] == "M" or character in _EXTENDING or any(first <= point <= last for first, last in _MODIFYING):
        return "m"
    if character.isspace():
        return "s"
    if any(first <= point <= last for first, last in _SPACELESS) and category[0] == "L":
        return "c"
    if 0x1F1E6 <= point <= 0x1F1FF:
        return "r"
    return "w" if category[0] in "LN" or category in ("Cf", "Pc", "Co") else "o"
