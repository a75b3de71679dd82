"""Find where words for dates stand in a text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from editorial.drafting.date_words import arabic, english
from editorial.drafting.date_words.pattern import OTHER
from editorial.drafting.date_words.words import cut
from editorial.pointer.choice import Stretch

_RUN = re.compile(f"[^{OTHER}]+")


_DIGITS = re.compile(r"(?<![\d/.-])(?:\d{4}-\d{2}-\d{2}|\d{1,2}([/.])\d{1,2}\1\d{4})(?![\d/-])")
_GRAMMARS = MappingProxyType({"ar": arabic, "en": english})


_SHORT_RUN = 24
"""The most words of a run that is remembered."""


class DateForm(StrEnum):
    """How words state a date: by a name, or as a span that is counted back from the article, or on from it; or by a feast."""

    NAMED = "NAMED"
    AGO = "AGO"
    AHEAD = "AHEAD"
    FEAST = "FEAST"


@dataclass(frozen=True, slots=True)
class DatePlace:
    """Where words for a date stand."""

    place: Stretch
    form: DateForm


def date_places(text: str, language: str) -> Iterator[DatePlace]:
    """Yield where words for dates stand in a text, in order, without overlaps.

    In languages whose words are not read, dates in digits are found.
    """
    grammar = _GRAMMARS.get(language)
    if grammar is None:
        yield from (DatePlace(found.span(), DateForm.NAMED) for found in _DIGITS.finditer(text))
        return
    words = cut(text, grammar.pieces)
    for run in _RUN.finditer(words.letters):
        for first, last, form in _in_run(language, run[0]):
            yield DatePlace((words.starts[run.start() + first], words.ends[run.start() + last - 1]), form)


def _in_run(language: str, letters: str) -> Sequence[tuple[int, int, DateForm]]:
    """Return where dates stand in a run of words that could belong to one; short runs are remembered."""
    return _in_short_run(language, letters) if len(letters) <= _SHORT_RUN else _found(language, letters)


@lru_cache(maxsize=4096)
def _in_short_run(language: str, letters: str) -> Sequence[tuple[int, int, DateForm]]:
    return _found(language, letters)


def _found(language: str, letters: str) -> Sequence[tuple[int, int, DateForm]]:
    grammar = _GRAMMARS[language]
    if not grammar.ANCHOR.search(letters):
        return ()
    return tuple(_with_form(found) for found in grammar.PATTERN.finditer(letters))


def _with_form(found: "re.Match[str]") -> tuple[int, int, DateForm]:
    first, last = found.span("date") if found["date"] else found.span()
    forms = (form for form in (DateForm.AGO, DateForm.AHEAD, DateForm.FEAST) if found[form.lower()])
    return first, last, next(forms, DateForm.NAMED)
