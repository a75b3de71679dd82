"""Invisible characters: named in errors, because nobody sees them in the value that is wrong."""

import unicodedata

import regex

_INVISIBLE = regex.compile(
    r"[[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Z}]--[\t\n\r \u3000]]",
    regex.V1,
)
_SEARCHED = 10_000
"""The most characters of a value that are searched."""

_NAMED = 3
"""The most characters that are named."""

_SHOWN = 80


def invisible_characters(text: str) -> str:
    """Return the names and places of a text's first invisible characters; empty if it has none.

    Written as ``U+200B ZERO WIDTH SPACE at character 4``, counting from 1. Blanks that look like a space and are none are
    named, too.
    """
    found = [
        f"U+{ord(match[0]):04X} {unicodedata.name(match[0], 'CONTROL CHARACTER')} at character {match.start() + 1}"
        for match in _INVISIBLE.finditer(text, 0, _SEARCHED)
    ]
    more = [f"{len(found) - _NAMED} more"] if len(found) > _NAMED else []
    return ", ".join([*found[:_NAMED], *more])


def with_invisible(message: str, value: object) -> str:
    """Return a message about a value, followed by the value's invisible characters if it has any."""
    named = invisible_characters(value) if isinstance(value, str) else ""
    return f"{message}; it contains {named}" if named else message


def shown(value: object) -> str:
    """Return a value as errors show it: cut short, with its invisible characters named."""
    written = repr(value)[:_SHOWN]
    named = invisible_characters(value) if isinstance(value, str) else ""
    return f"{written} ({named})" if named else written
