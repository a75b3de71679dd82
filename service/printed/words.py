"""Words beside ids: the line by which a command names an item, so that people know what it is."""

from collections.abc import Mapping
from typing import Any

MOST_CELLS = 60
"""The longest words in a line, in code points."""

_WORDS = ("name", "title", "headline", "text")


def named(item: Mapping[str, Any]) -> str:
    """Return an item as a line: its id, its key or slug, and its words, as far as the answer has them."""
    return "  ".join(each for each in (str(item["id"]), key_of(item), short(words_of(item))) if each)


def key_of(item: Mapping[str, Any]) -> str:
    """Return what people type to name an item: a slug, a key, or ``slug/key`` of an annotation; empty if unknown."""
    if item.get("slug"):
        return str(item["slug"])
    key = item.get("key") or next(iter(item.get("keys") or ()), None)
    article = item.get("article")
    return f"{article['slug']}/{key}" if key and article else str(key or "")


def words_of(item: Mapping[str, Any]) -> str:
    """Return the words by which people know an item; empty if the answer has none."""
    for name in _WORDS:
        if item.get(name):
            return str(item[name])
    if item.get("spans"):
        return " … ".join(str(span["exact"]) for span in item["spans"])
    for name in ("entity", "event"):
        if item.get(name):
            return words_of(item[name])
    return ""


def short(text: str, most: int = MOST_CELLS) -> str:
    """Return a text on one line, shortened; nothing in it moves the cursor of a terminal."""
    line = " ".join("".join(c if c.isprintable() or c.isspace() else "�" for c in text).split())
    return line if len(line) <= most else line[: most - 1] + "…"
