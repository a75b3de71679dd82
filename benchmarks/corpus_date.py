"""The dates of the corpus: of every precision, in EDTF with its bounds and in the words of two languages."""

import random
from datetime import date
from functools import cache
from itertools import accumulate

from benchmarks.corpus_arabic import ARABIC
from benchmarks.corpus_model import Bounds, When
from benchmarks.corpus_words import ENGLISH, Voice
from editorial.model.edtf import parse_edtf

NULL = "\\N"
VOICES = {"en": ENGLISH, "ar": ARABIC}

_FORMS = {
    **{"weekday": 60, "day": 14, "month": 9, "year": 5, "season": 2, "interval": 4},
    **{"since": 1, "until": 1, "from": 1, "decade": 0.5, "century": 0.5, "unknown": 2},
}
"""How many of a hundred dates are told in which way."""
_QUALIFIED = 0.1
"""How many days, months and years carry a qualifier."""


@cache
def bounds(edtf: str | None) -> Bounds:
    """Return the columns of a date: edtf, earliest, latest, start_latest, end_earliest, precision, qualifier."""
    if edtf is None:
        return Bounds("\t".join([NULL] * 5 + ["UNKNOWN", NULL]), "infinity", "infinity")
    days = parse_edtf(edtf)
    given = (days.earliest, days.latest, days.start_latest, days.end_earliest)
    columns = [edtf, *(day.isoformat() if day else NULL for day in given), days.precision.value]
    return Bounds(
        "\t".join([*columns, days.qualifier.value if days.qualifier else NULL]),
        days.earliest.isoformat() if days.earliest else "-infinity",
        days.latest.isoformat() if days.latest else "infinity",
    )


UNKNOWN = When(None, bounds(None), None, None)


class Dates:
    """Draws dates around a day of publication."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._forms = tuple(_FORMS)
        self._weights = tuple(accumulate(_FORMS.values()))

    def around(self, today: int, language: str) -> When:
        """Return a date near ``today``, an ordinal day; most are days of the week before."""
        chance = self._chance.random
        (form,) = self._chance.choices(self._forms, cum_weights=self._weights)
        if form == "unknown":
            return UNKNOWN
        nearness = 7 if form == "weekday" else 500
        first = today - int(nearness * chance() * chance())
        last = first + 1 + int(40 * chance() ** 3)
        qualifier = "?~%"[int(3 * chance())] if form in ("day", "month", "year") and chance() < _QUALIFIED else ""
        edtf, words = told(form, first, last, qualifier, language)
        return When(edtf, bounds(edtf), words, iso(today))

    def recent(self, today: int, language: str) -> When:
        """Return today or one of the six days before."""
        edtf, words = told("weekday", today - int(7 * self._chance.random() ** 3), 0, "", language)
        return When(edtf, bounds(edtf), words, iso(today))


@cache
def iso(ordinal: int) -> str:
    """Return a day as ISO 8601 writes it."""
    return date.fromordinal(ordinal).isoformat()


@cache
def _day_words(ordinal: int, language: str) -> str:
    day = date.fromordinal(ordinal)
    return f"{day.day} {VOICES[language].months[day.month - 1]} {day.year}"


@cache
def told(form: str, first: int, last: int, qualifier: str, language: str) -> tuple[str, str]:
    """Return a date in EDTF and in words; ``last`` is of use for an interval only."""
    voice = VOICES[language]
    edtf, given = _written(form, first, last, voice)
    return edtf + qualifier, voice.dates["about" if qualifier else form] % given


def _written(form: str, first: int, last: int, voice: Voice) -> tuple[str, tuple[str, ...]]:
    day, words = iso(first), _day_words(first, voice.language)
    year, month = day[:4], int(day[5:7])
    season = (month % 12) // 3
    forms: dict[str, tuple[str, tuple[str, ...]]] = {
        "weekday": (day, (voice.weekdays[(first - 1) % 7],)),
        "day": (day, (words,)),
        "month": (day[:7], (f"{voice.months[month - 1]} {year}",)),
        "year": (year, (year,)),
        "season": (f"{year}-{21 + (season - 1) % 4}", (voice.seasons[(season - 1) % 4], year)),
        "interval": (f"{day}/{iso(last or first)}", (words, _day_words(last or first, voice.language))),
        "since": (f"{day[:7]}/..", (f"{voice.months[month - 1]} {year}",)),
        "until": (f"../{day}", (words,)),
        "from": (f"{day}/", (words,)),
        "decade": ("199X", ("1990",)),
        "century": ("18XX", ()),
    }
    return forms[form]
