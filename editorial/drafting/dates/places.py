"""Find where words for dates stand in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from editorial.drafting.dates import arabic, english
from editorial.drafting.dates.pattern import OTHER
from editorial.drafting.dates.words import cut
from editorial.pointer.choice import Stretch

_RUN = re.compile(f"[^{OTHER}]+")


_DIGITS = re.compile(r"(?<![\d/.-])(?:\d{4}-\d{2}-\d{2}|\d{1,2}([/.])\d{1,2}\1\d{4})(?![\d/-])")
_GRAMMARS = MappingProxyType({"ar": arabic, "en": english})


class Form(StrEnum):
    """How words state a date: by a name, or as a span that is counted back from the article, or on from it."""

    NAMED = "NAMED"
    AGO = "AGO"
    AHEAD = "AHEAD"


@dataclass(frozen=True, slots=True)
class DatePlace:
    """Where words for a date stand."""

    place: Stretch
    form: Form


def date_places(text: str, language: str) -> Iterator[DatePlace]:
    """Yield where words for dates stand in a text, in order, without overlaps.

    In languages whose words are not read, dates in digits are found.
    """
    grammar = _GRAMMARS.get(language)
    if grammar is None:
        yield from (DatePlace(found.span(), Form.NAMED) for found in _DIGITS.finditer(text))
        return
    words = cut(text, grammar.pieces)
    for run in _RUN.finditer(words.letters):
        if not grammar.ANCHOR.search(words.letters, *run.span()):
            continue
        for found in grammar.PATTERN.finditer(words.letters, *run.span()):
            first, last = found.span("date") if found["date"] else found.span()
            form = Form.AGO if found["ago"] else Form.AHEAD if found["ahead"] else Form.NAMED
            yield DatePlace((words.starts[first], words.ends[last - 1]), form)
