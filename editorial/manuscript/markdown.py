"""Markdown as a text of one paragraph per line, with what its first lines say of the article."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

_FENCE = "---"
_LONGEST_FRONT = 20_000
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class PlainManuscript:
    """The text of a manuscript; its headline; and ``front``, the values of its front matter as texts."""

    text: str
    headline: str | None = None
    front: Mapping[str, str] = field(default_factory=lambda: _NOTHING)


def plain_from_markdown(markdown: str) -> PlainManuscript:
    """Return the words of a Markdown text without its marks; the headline is the title in front, or the first heading of
    the first level.

    Images and raw HTML are left out, of links the words stay. The headline is no part of the text, as in a bundle.
    """
    front, rest = _front_matter(markdown.removeprefix("\ufeff").replace("\r\n", "\n"))
    tokens = MarkdownIt("commonmark").parse(rest)
    lines: list[str] = []
    headline = front.get("title")
    for before, token in zip([None, *tokens], tokens, strict=False):
        words = "".join(_words(token)).strip()
        if not words:
            continue
        is_title = before is not None and (before.type, before.tag) == ("heading_open", "h1")
        if is_title and headline in (None, words):
            headline = words
        else:
            lines.append(words)
    return PlainManuscript("\n".join(lines) + "\n" if lines else "", headline, front)


def _words(token: Token) -> Iterator[str]:
    if token.type in ("fence", "code_block"):
        yield token.content.rstrip("\n")
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            yield " "
        elif child.type in ("text", "code_inline"):
            yield child.content


def _front_matter(markdown: str) -> tuple[Mapping[str, str], str]:
    """Return the values between two lines of three hyphens at the beginning, and the rest."""
    end = markdown.find(f"\n{_FENCE}\n", len(_FENCE), _LONGEST_FRONT)
    if not markdown.startswith(f"{_FENCE}\n") or end < 0:
        return _NOTHING, markdown
    try:
        data = yaml.load(markdown[len(_FENCE) + 1 : end], yaml.BaseLoader)  # noqa: S506  it makes texts, nothing else
    except yaml.YAMLError:
        return _NOTHING, markdown
    if not isinstance(data, dict):
        return _NOTHING, markdown
    texts = {str(key).lower(): value for key, value in data.items() if isinstance(value, str)}
    return texts, markdown[end + len(_FENCE) + 2 :]
