"""Find the dates of an article, and resolve each in the sense of its sentence."""

from dataclasses import dataclass, field

from editorial.date.dates import resolve
from editorial.draft.raw_article import RawArticle
from editorial.drafting.dates.found import FoundDate
from editorial.drafting.dates.places import date_places
from editorial.drafting.dates.reference import referred
from editorial.drafting.tense import arabic, english
from editorial.drafting.tense.cue import FARTHEST, Reader, Tense, cues, nearest
from editorial.model.vocabulary import DateDirection
from editorial.pointer.choice import Stretch
from editorial.text.language import primary_subtag
from editorial.text.layout import Layout

_READERS: dict[str, Reader] = {"ar": arabic.read, "en": english.read}
_LONGEST = 120
"""The most characters of words for a date."""


def find_dates(article: RawArticle, layout: Layout) -> list[FoundDate]:
    """Return the dates of an article in order; their days count from the day of publication."""
    language = primary_subtag(article.language)
    reading = _Reading(article, layout, _READERS.get(language))
    return [reading.read(place) for place in date_places(article.body, language) if place[1] - place[0] <= _LONGEST]


@dataclass(slots=True)
class _Reading:
    """The reading of the dates of one article, one after the other."""

    article: RawArticle
    layout: Layout
    reader: Reader | None
    last: str | None = None
    resolved: dict[tuple[str, DateDirection], str | None] = field(default_factory=dict)

    def read(self, place: Stretch) -> FoundDate:
        """Return a date with its meaning."""
        tense = self._tense(place)
        edtf = self._meaning(self.article.body[slice(*place)], tense)
        self.last = edtf or self.last
        return FoundDate(place, edtf, tense)

    def _tense(self, place: Stretch) -> Tense | None:
        if self.reader is None:
            return None
        first, last = self.layout.sentence(place[0])
        near = max(first, place[0] - FARTHEST), min(last, place[1] + FARTHEST)
        return nearest(cues(self.article.body, *near, self.reader), *place)

    def _meaning(self, expression: str, tense: Tense | None) -> str | None:
        """Return the meaning in the direction of the tense; what has none there is read in the other one."""
        other = referred(expression, self.last)
        if other and other.expression is None:
            return other.edtf
        words = other.expression if other and other.expression else expression
        past = tense in (None, Tense.PAST)
        first, second = (
            (DateDirection.PAST, DateDirection.FUTURE) if past else (DateDirection.FUTURE, DateDirection.PAST)
        )
        return self._resolve(words, first) or self._resolve(words, second)

    def _resolve(self, expression: str, direction: DateDirection) -> str | None:
        key = expression, direction
        if key not in self.resolved:
            day = self.article.day
            self.resolved[key] = day and resolve(
                expression, day, self.article.language, direction, timezone=self.article.timezone
            )
        return self.resolved[key]
