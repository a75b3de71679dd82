"""Segmentation: where letters and words begin and end, by Unicode's rules (UAX #29).

The alignment of two texts has smaller tokens of its own, signs among them: see ``editorial.text.token``.

A *letter* here is what a reader takes for one: an extended grapheme cluster, that is a character with its marks, its
vowel signs, and whatever is joined to it. A word is a run of such letters. In scripts that are written without blanks
between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese), each letter is a word of its own.
"""

from collections.abc import Iterator

import regex

APOSTROPHES = "'’ʼ＇"
"""Signs that join the letters on both sides of them into a word, as UAX #29 (WB6, WB7) has it."""

SPACELESS = r"\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Line_Break=SA}ーｰ〆"
"""The scripts that are written without blanks, for use in a set of a regular expression."""

_EXTEND = r"\p{GCB=Extend}\p{GCB=SpacingMark}\p{GCB=ZWJ}"
_LETTERS = rf"[[\p{{Alphabetic}}\p{{M}}\p{{N}}]--[{SPACELESS}]]"
_INVISIBLE = r"[\p{Cf}--\p{GCB=Extend}]"
_FIRST = rf"[[\p{{Alphabetic}}\p{{N}}]--[{SPACELESS}{_EXTEND}]]"
_RUN = rf"\p{{GCB=Prepend}}*{_FIRST}(?:{_LETTERS}|[{_EXTEND}]|{_INVISIBLE}+(?={_LETTERS}))*"
_INITIALS = r"(?<![\p{Alphabetic}\p{M}\p{N}])\p{L}\p{M}*(?:\.\p{L}\p{M}*){1,9}(?!\.?[\p{Alphabetic}\p{M}\p{N}])"
_JOINED = (
    rf"[{APOSTROPHES}·](?=\p{{L}}){_RUN}",
    rf"(?<=\p{{Hebrew}}\p{{M}}*)[\"״׳](?=\p{{Hebrew}}){_RUN}",
    rf"(?<=\p{{Nd}})[.,٫٬](?=\p{{Nd}}){_RUN}",
)

# A letter of a script without blanks; the vowel AM of Thai and Lao also as two characters.
_AM = r"(?:(?<=\u0e4d[\u0e48-\u0e4b]?)\u0e32|(?<=\u0ecd[\u0ec8-\u0ecb]?)\u0eb2)"
_SPACELESS_LETTER = rf"(?=\p{{GCB=Prepend}}*[[{SPACELESS}]--[{_EXTEND}]])\X{_AM}?"

_LETTER = regex.compile(r"\X")
_PLAIN = regex.compile(rf"[ -~\n]{{2}}|[[{SPACELESS}]&&\p{{GCB=Other}}]{{2}}", regex.V1)
"""Two characters between which a letter always ends (GB999), whatever stands before them."""
_WORD = regex.compile(
    rf"(?<!\p{{GCB=Prepend}})(?:{_SPACELESS_LETTER}|{_INITIALS}|{_RUN}(?:{'|'.join(_JOINED)})*)", regex.V1
)
_SPACELESS = regex.compile(rf"[{SPACELESS}]", regex.V1)

_FARTHEST = 256
"""How far back the beginning of a letter is looked for: ``editorial.text.text`` allows fewer marks on one."""


def letters(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each letter with its marks stands: code points, half open, without gaps."""
    return (match.span() for match in _LETTER.finditer(text))


def words(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each word stands: code points, half open, in order; blanks and signs are left out.

    Words have their marks, vowel signs and joiners (``में``, ``می‌رود``); apostrophes between letters (``d'Ukraine``), the
    marks of Hebrew abbreviations, and the points of numbers and initials (``3.5``, ``U.S``) are inside a word. The name keys
    and the search index both use these words.
    """
    return (match.span() for match in _WORD.finditer(text))


def is_boundary(text: str, offset: int) -> bool:
    """Return whether a stretch of the text may begin or end at this offset: it does not lie inside a letter."""
    return boundary_before(text, offset) == offset


def boundary_before(text: str, offset: int) -> int:
    """Return the offset itself, or where the letter that it lies in begins."""
    if not 0 < offset < len(text) or _PLAIN.fullmatch(text, offset - 1, offset + 1):
        return offset
    at = _certain(text, offset)
    for match in _LETTER.finditer(text, at):
        if match.end() > offset:
            return match.start()
    return offset


def boundary_after(text: str, offset: int) -> int:
    """Return the offset itself, or where the letter that it lies in ends."""
    start = boundary_before(text, offset)
    found = _LETTER.match(text, start) if start < offset else None
    return found.end() if found else offset


def is_spaceless(letter: str) -> bool:
    """Return whether a letter belongs to a script that is written without blanks between words."""
    return _SPACELESS.match(letter) is not None


def _certain(text: str, offset: int) -> int:
    """Return an offset before this one at which a letter certainly begins: at a blank, or at the text's beginning."""
    first = max(0, offset - _FARTHEST)
    at = offset - 1
    while at > first and not text[at].isspace():
        at -= 1
    return at
