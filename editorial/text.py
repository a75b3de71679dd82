"""The text of an article: normalised once, hashed, and counted in code points and in UTF-16."""

import bisect
import hashlib
import unicodedata


class UnreadableText(ValueError):
    """A text that cannot be kept: it has a NUL character or half of a surrogate pair."""

    code = "UNREADABLE_TEXT"


def normalise(text: str) -> str:
    """Return ``text`` in Unicode's normal form C, with LF as the end of a line and without a byte order mark.

    This happens once, at load; spans count the code points of the result.

    Raises UnreadableText, with the offset, for a NUL character or a lone surrogate.
    """
    for offset, character in enumerate(text):
        if character == "\x00" or "\ud800" <= character <= "\udfff":
            raise UnreadableText(f"the character at offset {offset} is U+{ord(character):04X}: it cannot be stored")
    unified = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", unified)


def sha256_hex(text: str) -> str:
    """Return the SHA-256 of the text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


class Utf16Offsets:
    """The way from a text's code point offsets to UTF-16 code units, in logarithmic time."""

    def __init__(self, text: str) -> None:
        self._astral = [offset for offset, character in enumerate(text) if character > "\uffff"]

    def of(self, offset: int) -> int:
        """Return the UTF-16 offset of a code point offset: one more for each character outside the basic plane."""
        return offset + bisect.bisect_left(self._astral, offset)
