"""Recognise a text that was given instead of a bundle: plain text, Markdown, HTML, or nothing at all."""

import re
from collections.abc import Collection
from enum import StrEnum

LOOKED_AT = 64_000
"""The characters at the beginning of a text from which its kind is seen."""

_TAG = re.compile(
    r"</?(?:html|head|body|title|meta|article|section|div|p|span|h[1-6]|a|ul|ol|li|br|img|b|i|em|strong)\b[^<>]{0,500}>",
    re.I,
)
_DOCUMENT = re.compile(r"\s*<(?:!doctype\s+html|html|\?xml|!--)", re.I)
_MARKDOWN = re.compile(
    r"^#{1,6}[ \t]+\S|^(?:```|~~~)|^(?:=+|-{3,})[ \t]*$|^[ \t]{0,3}[-*+][ \t]+\S.*\n[ \t]{0,3}[-*+][ \t]+\S|^>[ \t]"
    r"|\*\*[^\s*][^*\n]{0,200}\*\*|\]\(\S{1,500}\)",
    re.M,
)
_PLAIN_KEY = re.compile(r"[a-z][a-z0-9_-]*")


class Manuscript(StrEnum):
    """What a text is that is no bundle."""

    EMPTY = "EMPTY"
    TEXT = "TEXT"
    MARKDOWN = "MARKDOWN"
    HTML = "HTML"


def manuscript_in(text: str, keys: Collection[str]) -> Manuscript | None:
    """Return what a text is if it is no bundle; None if it is JSON, or has one of the ``keys`` of a bundle."""
    begin = text.lstrip("\ufeff \t\r\n")
    if begin.startswith(("{", "[")) or _has_key(text, keys) or "\0" in text[:LOOKED_AT]:
        return None
    seen = text[:LOOKED_AT]
    if not begin:
        return Manuscript.EMPTY
    if _DOCUMENT.match(seen) or len(_TAG.findall(seen)) > 1:
        return Manuscript.HTML
    return Manuscript.MARKDOWN if _MARKDOWN.search(seen) else Manuscript.TEXT


def is_prose(data: object) -> bool:
    """Return whether the values that YAML finds in a text are those of prose: no mapping, or one with keys that are words."""
    if isinstance(data, dict):
        return bool(data) and not all(_PLAIN_KEY.fullmatch(key) for key in data)
    return not isinstance(data, bool | int | float)


def is_utf_8(content: bytes) -> bool:
    """Return whether the bytes of a file are a text in UTF-8."""
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _has_key(text: str, keys: Collection[str]) -> bool:
    """Return whether a line begins with one of the keys of a bundle and a colon."""
    return re.search(rf"^[\"']?(?:{'|'.join(keys)})[\"']?[ \t]*:(?:[ \t]|$)", text, re.M) is not None
