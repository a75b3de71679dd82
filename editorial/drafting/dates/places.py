"""Find where words for dates stand in a text."""

import re
from collections.abc import Iterator

from editorial.drafting.dates import arabic, english
from editorial.drafting.dates.pattern import OTHER
from editorial.drafting.dates.words import cut
from editorial.pointer.choice import Stretch

_RUN = re.compile(f"[^{OTHER}]+")


def date_places(text: str, language: str) -> Iterator[Stretch]:
    """Yield where words for dates stand in a text, in order, without overlaps."""
    grammar = {"ar": arabic, "en": english}[language]
    words = cut(text, grammar.pieces)
    for run in _RUN.finditer(words.letters):
        if not grammar.ANCHOR.search(words.letters, *run.span()):
            continue
        for found in grammar.PATTERN.finditer(words.letters, *run.span()):
            first, last = found.span("date") if found["date"] else found.span()
            yield words.starts[first], words.ends[last - 1]
