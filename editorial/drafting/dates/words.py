"""The words of a text that can belong to dates, in runs."""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from editorial.date.words.tokens import known_words
from editorial.text.fold import fold
from editorial.text.language import primary_subtag

LONGEST_RUN = 16
"""The most words of an expression for a date."""

_WORD = regex.compile(
    r"\d+(?:[/.:-]\d+)*+(?![\d%٪])|[^\W\d_](?:[^\W\d_]|[\p{M}\u0640])*+|\S",
)
_JOINERS = frozenset("/-–—()،,&")
_PROCLITICS = ("و", "ف", "ب", "ل", "ك")
_MANY_DIGITS = 4
_ABBREVIATED = frozenset(
    ("a", "p", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec")
)
_ABBREVIATED |= frozenset(("mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun"))


@dataclass(frozen=True, slots=True)
class DateWord:
    """A word or sign of a text, and its folded form without one-letter words before it."""

    start: int
    end: int
    folded: str

    @property
    def is_joiner(self) -> bool:
        """Whether it is a sign that may stand inside of an expression."""
        return self.folded in _JOINERS


def runs_of_date_words(body: str, language: str) -> Iterator[list[DateWord]]:
    """Yield the runs of words that can belong to dates; a run lies in one line, and neither begins nor ends with a sign."""
    known = known_words(primary_subtag(language))
    seen: dict[str, str | None] = {}
    run: list[DateWord] = []
    end_of_line = 0
    for match in _WORD.finditer(body):
        text = match[0]
        if text not in seen:
            seen[text] = _folded(text, known)
        folded = seen[text]
        if match.start() > end_of_line:
            end_of_line = body.find("\n", match.start())
            end_of_line = len(body) if end_of_line < 0 else end_of_line
            yield from _whole(run)
            run = []
        if folded is None:
            if text == "." and run and run[-1].folded in _ABBREVIATED:
                continue
            yield from _whole(run)
            run = []
        else:
            run.append(DateWord(match.start(), match.end(), folded))
    yield from _whole(run)


def _whole(run: list[DateWord]) -> Iterator[list[DateWord]]:
    while run and run[-1].is_joiner:
        run.pop()
    while run and run[0].is_joiner:
        run.pop(0)
    if run:
        yield run


def _folded(text: str, known: frozenset[str]) -> str | None:
    """Return the folded form of a word that can belong to a date; None for others."""
    if text[0].isdecimal():
        return fold(text) if len(text) <= _MANY_DIGITS or not text.isdecimal() else None
    if text in _JOINERS:
        return text
    if not text[0].isalpha():
        return None
    folded = fold(text)
    if folded in known:
        return folded
    for count in (1, 2):
        if len(folded) > count + 1 and folded[count - 1] in _PROCLITICS and folded[count:] in known:
            return folded[count:]
    return None
