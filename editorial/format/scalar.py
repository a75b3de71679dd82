"""Single values as YAML: plain if a bundle reads them back as the same value, in quotation marks otherwise."""

import json
import re

from editorial.bundle.source import Parsed

_CONSTANTS = ("", "~", "null", "true", "false")
_NUMBER = re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?", re.ASCII)
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_IN_FLOW = re.compile(r"[,\[\]{}]|[:?][?:]")
_AMBIGUOUS = re.compile(r":(?:\s|$)|\s#")
_ESCAPED = re.compile(
    "[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\uffef\U00010000-\U0010ffff]"
)
"""Characters that are written as escapes: those that YAML does not print, that end a line, or that stand for such."""


def written(value: Parsed, *, in_flow: bool) -> str:
    """Return a single value in one line; ``in_flow`` says whether it stands within ``{…}`` or ``[…]``."""
    if not isinstance(value, str):
        return json.dumps(value)
    return value if _is_plain(value, in_flow=in_flow) else _quoted(value)


def _is_plain(text: str, *, in_flow: bool) -> bool:
    if text in _CONSTANTS or text[0] in _INDICATORS or text != text.strip() or _NUMBER.fullmatch(text):
        return False
    if in_flow and _IN_FLOW.search(text):
        return False
    return not (_AMBIGUOUS.search(text) or _ESCAPED.search(text) or text.startswith("..."))


def _quoted(text: str) -> str:
    if '"' in text and "'" not in text and not _ESCAPED.search(text) and "\\" not in text:
        return f"'{text}'"
    marked = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_ESCAPED.sub(_escape, marked)}"'


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    if found[0] in "\n\r\t":
        return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}[found[0]]
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def folded(text: str, first: int, rest: int) -> list[str]:
    """Return a written value in lines of at most ``first`` characters and then ``rest``, broken at single blanks.

    YAML reads each break as a blank. A word that looks like YAML's own signs never begins a line.
    """
    lines, room, start, last = [], first, 0, -1
    for at, letter in enumerate(text):
        if at - start >= room and last > start:
            lines.append(text[start:last])
            start, last, room = last + 1, -1, rest
        if letter == " " and _may_break(text, at):
            last = at
    if len(text) - start > room and last > start:
        lines.append(text[start:last])
        start = last + 1
    return [*lines, text[start:]]


def _may_break(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(before and after) and before not in " \\" and after != " " and after not in _INDICATORS


def literal(text: str) -> list[str] | None:
    """Return the lines of a text below ``|``, its sign first; None if it cannot be written so."""
    lines = text.split("\n")
    if len(lines) == 1 or "\r" in text or "\t" in text or any(_ESCAPED.search(line) for line in lines):
        return None
    if any(line.isspace() for line in lines) or not lines[0] or lines[0][0] == " ":
        return None
    if text.endswith("\n\n"):  # blank lines after it would be text
        return None
    return ["|", *lines[:-1]] if text.endswith("\n") else ["|-", *lines]
