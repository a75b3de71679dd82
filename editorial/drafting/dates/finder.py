"""Find the words for dates in a text and resolve them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from editorial.date.dates import resolve
from editorial.draft.raw_article import RawArticle
from editorial.drafting.dates.anaphora import resolve_anaphora
from editorial.drafting.dates.anchors import is_date
from editorial.drafting.dates.found_date import FoundDate
from editorial.drafting.dates.tense import Tenses
from editorial.drafting.dates.words import LONGEST_RUN, DateWord, runs_of_date_words
from editorial.model.vocabulary import DateDirection
from editorial.text.fold import fold
from editorial.text.layout import Layout

_MOST_DATES = 2_000
"""How many dates of a text are read."""

_LONGEST_WORD = 20
_NEVER_FIRST = frozenset(("and", "or", "to", "the", "a", "an", "over", "just", "some", "و", "او", "م", "من"))
_NEVER_LAST = frozenset(
    ("and", "or", "to", "the", "a", "an", "in", "on", "at", "by", "of", "from", "about", "و", "في", "من", "الي")
)
_SOME_DAY = date(2000, 6, 15)
"""The base for articles without a day of publication: it says only whether words can be a date."""


def find_dates(article: RawArticle, layout: Layout) -> tuple[FoundDate, ...]:
    """Return the words for dates of a text, in order, with what they mean.

    Whether a weekday or month is the next or the latest one is decided by the tense of its clause. What the words mean
    is None if they mean no day, or if the article has no day of publication.
    """
    tenses = Tenses(article.body, article.language, layout)
    reader = _Reader(article, tenses)
    found: list[FoundDate] = []
    for run in runs_of_date_words(article.body, article.language):
        for each in reader.dates_in(run):
            before = found[-1] if found else None
            found.append(resolve_anaphora(each, before, article))
        if len(found) >= _MOST_DATES:
            break
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Reader:
    article: RawArticle
    tenses: Tenses

    def dates_in(self, run: Sequence[DateWord]) -> Iterator[FoundDate]:
        """Yield the dates in a run of words: from every word, the longest expression that can be resolved."""
        at = 0
        while at < len(run):
            size = self._longest(run, at)
            if size:
                yield self._date(run[at : at + size])
            at += size or 1

    def _longest(self, run: Sequence[DateWord], at: int) -> int:
        """Return the number of words of the longest date that begins at a word; 0 if none does."""
        if run[at].is_joiner or run[at].folded in _NEVER_FIRST:
            return 0
        for size in range(min(LONGEST_RUN, len(run) - at), 0, -1):
            words = run[at : at + size]
            if words[-1].is_joiner or words[-1].folded in _NEVER_LAST:
                continue
            if self._resolved(words, None) and is_date(
                words, self.article.body, self._before(run, at), self.article.language
            ):
                return size
        return 0

    def _before(self, run: Sequence[DateWord], at: int) -> str:
        if at:
            return run[at - 1].folded
        body, start = self.article.body, run[0].start
        words = body[max(0, start - _LONGEST_WORD) : start].split()
        return fold(words[-1]) if words else ""

    def _date(self, words: Sequence[DateWord]) -> FoundDate:
        place = (words[0].start, words[-1].end)
        is_ahead = self.tenses.is_ahead(place)
        direction = DateDirection.FUTURE if is_ahead else None
        edtf = self._resolved(words, direction) if self.article.day else None
        return FoundDate(place, edtf, is_ahead)

    def _resolved(self, words: Sequence[DateWord], direction: DateDirection | None) -> str | None:
        expression = self.article.body[words[0].start : words[-1].end]
        base = self.article.day or _SOME_DAY
        return resolve(expression, base, self.article.language, direction, timezone=self.article.timezone)


def without_names(dates: Sequence[FoundDate], names: Sequence[tuple[int, int]]) -> tuple[FoundDate, ...]:
    """Return the dates that are not part of a name, such as the year in the name of a plan."""
    held = sorted(names)
    kept: list[FoundDate] = []
    at = 0
    for each in dates:
        while at < len(held) and held[at][1] <= each.place[0]:
            at += 1
        if at == len(held) or not (held[at][0] <= each.place[0] and each.place[1] <= held[at][1]):
            kept.append(replace(each))
    return tuple(kept)
