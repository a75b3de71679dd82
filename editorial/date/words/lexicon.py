"""The lexicon of a language: what each phrase for a part of a date means.

The names of months come from the Unicode CLDR (through Babel), and the other words from ``editorial.date.words.arabic`` and
``editorial.date.words.english``.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from babel.dates import get_month_names

from editorial.date.words import arabic, english, feast_names
from editorial.text.fold import fold

UNITS = ("hour", "day", "week", "month", "year", "decade", "century")


@dataclass(frozen=True, slots=True)
class Token:
    """What a word or phrase means: its ``kind``, and a number or text whose meaning depends on the kind.

    From words: ``weekday`` (Monday is 0), ``month``, ``season`` (as EDTF numbers them), ``number``, ``ordinal`` (and
    ``feminine``), ``year``, ``decade`` (198, or 8 without a century), ``century`` (19 is 1900 to 1999), ``relative_day``
    (counted from the base), ``which`` (-1 last, 1 next, -2 before last), ``this``, ``span`` (-1, 1), one of a unit
    (``unit_week``), ``two_units``, ``units``; and words that only relate others, such as ``since``. ``?`` means nothing
    that belongs to a date, ``-`` nothing at all.

    From rules: ``day`` and ``period`` (EDTF), ``interval``, ``month_of_year`` (months since year 0), ``month_day`` (905
    is 5 September of an unknown year), ``duration`` and ``ahead`` (where a duration from the base ends), ``many``.
    """

    kind: str
    value: int | str = 0


Phrase = tuple[str, ...]
Split = Callable[[str], Sequence[str]]
Meaning = tuple[str, Token]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The phrases of a language, as folded words; ``words`` are all words in them, ``longest`` the longest phrase."""

    phrases: Mapping[Phrase, Token]
    words: frozenset[str]
    longest: int


EMPTY = Lexicon({}, frozenset(), 1)


def lexicon_of(language: str, split: Split) -> Lexicon:
    """Return the lexicon of a language; ``split`` divides a folded text into words. It is empty except for ar and en."""
    return _lexicon(language, split) if language in _MEANINGS else EMPTY


@cache
def _lexicon(language: str, split: Split) -> Lexicon:
    phrases = {tuple(split(fold(text))): token for text, token in _MEANINGS[language]()}
    words = frozenset(word for phrase in phrases for word in phrase)
    return Lexicon(phrases, words, max(map(len, phrases)))


def _arabic() -> Iterator[Meaning]:
    yield from _weekdays(arabic.WEEKDAYS)
    yield from _units(arabic.UNITS)
    yield from _arabic_numbers()
    yield from _arabic_ordinals()
    for decade, stem in arabic.DECADES.items():
        for article, ending in product(("", "ال"), ("يات", "ات")):
            yield article + stem + ending, Token("decade", decade)
    yield from _months(arabic.LOCALES, arabic.MONTHS)
    yield from _arabic_parts()
    yield from _phrases(arabic.PHRASES)
    yield from _feasts(feast_names.ARABIC_FEASTS, feast_names.ARABIC_MONTHS)


def _arabic_numbers() -> Iterator[Meaning]:
    yield from _numbered("number", dict(enumerate(arabic.DIGITS, 1)))
    yield from _numbered("number", arabic.TENS)
    yield from ((f"ال{tens}", token) for tens, token in _numbered("number", arabic.TENS))
    yield from _numbered("hundreds", arabic.HUNDREDS)
    yield from _numbered("thousand", arabic.THOUSANDS)
    for number, digit in enumerate(arabic.DIGITS[:9], 1):
        forms = digit.split() + arabic.TEEN_UNITS.get(number, "").split()
        yield from ((f"{form} {ten}", Token("number", 10 + number)) for form, ten in product(forms, ("عشر", "عشرة")))
        for (tens, token), form in product(_numbered("number", arabic.TENS), forms):
            yield f"{form} و {tens}", Token("number", int(token.value) + number)
        for hundred in ("مئة", "مائة"):
            yield forms[1] + hundred, Token("hundreds", 100 * number)


def _arabic_ordinals() -> Iterator[Meaning]:
    forms = [words.split() for words in arabic.ORDINALS]
    for number, words in enumerate(forms, 1):
        yield from ((word, Token("feminine" if word.endswith(("ة", "ى")) else "ordinal", number)) for word in words)
    forms[0] = ["الحادي", "الحادية"]
    for number, words in enumerate(forms[:9], 1):
        yield from ((f"{word} {ten}", Token("ordinal", 10 + number)) for word, ten in product(words, ("عشر", "عشرة")))
        for tens, names in ((20, ("العشرين", "العشرون")), (30, ("الثلاثين", "الثلاثون"))):
            yield from ((f"{word} و {name}", Token("ordinal", tens + number)) for word, name in product(words, names))
    yield from _numbered("ordinal", {20: "العشرين العشرون", 30: "الثلاثين الثلاثون"})


def _english() -> Iterator[Meaning]:
    yield from _weekdays(english.WEEKDAYS)
    yield from _units(english.UNITS)
    yield from _english_numbers()
    for decade, name in english.DECADES.items():
        yield name, Token("decade", decade)
        yield f"nineteen {name}", Token("decade", 190 + decade)
    for decade in range(2, 10):
        yield from ((text, Token("decade", decade)) for text in (f"{decade}0s", f"{decade}0's"))
    for decade in range(100, 206):
        token = Token("century", decade // 10) if decade % 10 == 0 and decade < 200 else Token("decade", decade)
        yield from ((text, token) for text in (f"{decade}0s", f"{decade}0's"))
    yield from _months(english.LOCALES, english.MONTHS)
    yield from _english_parts()
    yield from _phrases(english.PHRASES)
    yield from _feasts(feast_names.ENGLISH_FEASTS, feast_names.ENGLISH_MONTHS)


def _english_numbers() -> Iterator[Meaning]:
    for number, words in enumerate(english.DIGITS, 1):
        yield from ((word, Token("number", number)) for word in words.split())
    yield from ((word, Token("number", number)) for number, word in enumerate(english.TEENS, 10))
    yield from ((word, Token("ordinal", number)) for number, word in enumerate(english.ORDINALS, 1))
    for tens, words in english.TENS.items():
        yield words, Token("number", tens)
        for number, joint in product(range(1, 10), ("-", " ")):
            digit = english.DIGITS[number - 1].split()[0]
            yield f"{words}{joint}{digit}", Token("number", tens + number)
            yield f"{words}{joint}{english.ORDINALS[number - 1]}", Token("ordinal", tens + number)
    yield from ((word, Token("ordinal", tens)) for tens, word in english.TENTHS.items())
    yield "hundred", Token("hundred")
    yield "two thousand", Token("thousand", 2000)


def _english_parts() -> Iterator[Meaning]:
    edges = ("first", "last", "final", "opening", "closing", "dying", "early")
    for edge, few, (_, _, units) in product(edges, ("", " few"), english.UNITS.values()):
        yield from ((f"{the}{edge}{few} {units} of", Token("part")) for the in ("", "the "))


def _arabic_parts() -> Iterator[Meaning]:
    for _, _, units in arabic.UNITS.values():
        for unit, edge, of in product(units.split(), ("الأولى", "الأخيرة"), ("من", "في")):
            yield f"{unit} {edge} {of}", Token("part")
    for part, edge in product(("الثلث", "الربع"), ("الأول", "الأخير")):
        yield f"{part} {edge} من شهر", Token("part")
    yield from ((f"الثلث {edge} من", Token("part")) for edge in ("الأول", "الثاني", "الثالث", "الأخير"))


def _numbered(kind: str, names: Mapping[int, str]) -> Iterator[Meaning]:
    for number, words in names.items():
        yield from ((word, Token(kind, number)) for word in words.split())


def _weekdays(names: Sequence[str]) -> Iterator[Meaning]:
    yield from _numbered("weekday", dict(enumerate(names)))


def _units(names: Mapping[str, tuple[str, str, str]]) -> Iterator[Meaning]:
    for unit, (one, two, several) in names.items():
        for word in one.split():
            yield word, Token(f"unit_{unit}", f"the {unit}" if word.startswith("ال") else unit)
            yield f"the {word}", Token(f"unit_{unit}", f"the {unit}")
        yield from ((word, Token("two_units", unit)) for word in two.split())
        yield from ((word, Token("units", unit)) for word in several.split())


def _months(locales: Sequence[str], others: Mapping[int, Sequence[str]]) -> Iterator[Meaning]:
    for locale in locales:
        names = {**get_month_names("wide", locale=locale)}
        yield from ((names[month].rstrip("."), Token("month", month)) for month in range(1, 13))
        names = {**get_month_names("abbreviated", locale=locale)}
        yield from ((names[month].rstrip("."), Token("month", month)) for month in range(1, 13))
    for month, spellings in others.items():
        yield from ((name, Token("month", month)) for name in spellings)


def _phrases(phrases: Mapping[tuple[str, int | str], str]) -> Iterator[Meaning]:
    for (kind, value), joined in phrases.items():
        yield from ((phrase, Token(kind, value)) for phrase in joined.split(", "))


def _feasts(feasts: Mapping[str, str], months: Sequence[str]) -> Iterator[Meaning]:
    for rule, names in feasts.items():
        yield from ((name, Token("feast", rule)) for name in names.split(", "))
    for number, names in enumerate(months, 1):
        yield from ((name, Token("hijri_month", number)) for name in names.split(", "))


_MEANINGS: Mapping[str, Callable[[], Iterator[Meaning]]] = {"ar": _arabic, "en": _english}
