"""The text of an article: normalised once, hashed, and counted in code points and in UTF-16."""

import bisect
import hashlib
import re
import unicodedata
from functools import lru_cache

MAX_MARKS = 200
"""The most marks on one letter: the time to sort marks grows with the square of their number."""

SHORT = 200
"""Texts up to so many code points are cached: names and words that a bundle quotes are used several times."""

_SIGNS = re.compile(rf"[^\w\s]{{{MAX_MARKS},}}")
"""A run of characters that may contain too many marks: marks are neither word characters nor blanks."""

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class UnreadableText(ValueError):
    """The text cannot be stored: it has a NUL character, half of a surrogate pair, or too many marks on a letter."""

    code = "UNREADABLE_TEXT"


def normalise(text: str) -> str:
    """Return ``text`` in Unicode's normal form C, with LF as line ending and without a byte order mark.

    This happens once, when a text is loaded; spans count the code points of the result.

    Raises UnreadableText, with the offset, for a NUL character, a lone surrogate, or a letter with hundreds of marks.
    """
    return _normalised_again(text) if len(text) <= SHORT else _normalised(text)


def _normalised(text: str) -> str:
    bad = _UNSTORABLE.search(text)
    if bad:
        raise UnreadableText(f"the character at offset {bad.start()}, U+{ord(bad[0]):04X}, cannot be stored: remove it")
    _refuse_marks(text)
    unified = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", unified)


def _refuse_marks(text: str) -> None:
    for signs in _SIGNS.finditer(text):
        marks = 0
        for offset, sign in enumerate(signs[0], signs.start()):
            marks = marks + 1 if unicodedata.combining(sign) else 0
            if marks > MAX_MARKS:
                raise UnreadableText(
                    f"more than {MAX_MARKS} marks are on one letter, up to offset {offset}: remove some"
                )


_normalised_again = lru_cache(maxsize=4096)(_normalised)


def sha256_hex(text: str) -> str:
    """Return the SHA-256 of the text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


class Utf16Offsets:
    """Converts a text's code point offsets to UTF-16 code units, in logarithmic time."""

    def __init__(self, text: str) -> None:
        # Few texts have characters beyond the basic plane, and testing for any is far faster than finding each.
        has_astral = len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)
        self._astral = [n for n, character in enumerate(text) if character > "\uffff"] if has_astral else []

    def of(self, offset: int) -> int:
        """Return the UTF-16 offset of a code point offset: one more for each character outside the basic plane."""
        return offset + bisect.bisect_left(self._astral, offset)
