"""Find numbers with their units in a text."""

import re
from collections.abc import Iterator
from decimal import Decimal

from editorial.draft.draft import DraftQuantity
from editorial.drafting.quantities import arabic_words, english_words
from editorial.drafting.quantities.comparator import comparator_of
from editorial.drafting.text.folded import folded_word
from editorial.text.fold import fold

_MOST_DIGITS = 24
"""The most digits of a number that is read."""

_SIGNS = "|".join(re.escape(sign) for sign in sorted(english_words.SIGNS, key=len, reverse=True))
_WORDS = "|".join(english_words.NUMBERS)
_DIGITS = r"\d{1,3}(?:[,٬\u00a0\u202f ]\d{3})+(?!\d)(?:[.٫]\d+)?|\d+(?:[.٫]\d+)?"
_ENGLISH = re.compile(
    rf"(?<![\w.,/:–-])(?P<sign>{_SIGNS})?(?P<digits>{_DIGITS})"
    r"[ -]?(?P<scale>(?:hundred|thousand|million|billion|trillion|lakh|crore|dozen|mn|bn|tn|k|m|b)(?: (?:million|crore))?\b)?"
    r"(?![\d/:]|[.,]\d|st\b|nd\b|rd\b|th\b)"
    rf"|\b(?P<word>(?:{_WORDS})(?:[- ](?:{_WORDS}))?)[ -]?(?P<wordscale>(?:hundred|thousand|million|billion"
    rf"|trillion|dozen)\b)?(?![\w-])",
    re.IGNORECASE,
)
_ARABIC = re.compile(
    rf"(?<![\w.,/:–-])[وبل]{{0,2}}ـ?\s?(?P<digits>{_DIGITS})(?![\d/:]|[.,]\d)"
    r"|(?<!\w)(?P<word>[^\W\d_]{2,16})(?!\w)"
)
_UNIT = re.compile(r"[\s-]*(?P<unit>[%٪]|[^\W\d_][\w'’]*(?:[ ](?:cent|points?|المئة|المائة|المية|أساس|مئوية))?)")
_PERCENT_SIGN = "%٪"


def find_quantities(text: str, start: int, end: int, language: str) -> Iterator[DraftQuantity]:
    """Yield the quantities of a stretch, in order; a number without a unit is none."""
    yield from (_arabic if language == "ar" else _english)(text, start, end)


def _english(text: str, start: int, end: int) -> Iterator[DraftQuantity]:
    for found in _ENGLISH.finditer(text, start, end):
        value = _english_value(found)
        unit = english_words.SIGNS.get(found["sign"] or "") or _english_unit(text, found.end(), end)
        if value is None or unit is None or len(found[0]) > _MOST_DIGITS:
            continue
        place = found.start("digits") if found["digits"] else found.start(), found.end()
        yield DraftQuantity(value, unit, place, comparator_of(text, found.start(), found.end()))


def _english_value(found: "re.Match[str]") -> str | None:
    scale = found["scale"] or found["wordscale"] or ""
    if found["digits"]:
        number = Decimal(re.sub(r"[,٬\u00a0\u202f ]", "", fold(found["digits"])).replace("٫", "."))
    else:
        number = Decimal(sum(english_words.NUMBERS[part] for part in re.split("[- ]", found["word"].lower())))
    for word in scale.lower().split():
        number *= Decimal(english_words.SCALES[word])
    return plain(number)


def _english_unit(text: str, at: int, end: int) -> str | None:
    found = _UNIT.match(text, at, end)
    if found is None:
        return None
    word = found["unit"].lower()
    if word in english_words.UNITS:
        return english_words.UNITS[word]
    if word.rstrip("s") in english_words.CURRENCIES:
        return english_words.CURRENCIES[word.rstrip("s")]
    first = word.split()[0]
    if first == "pounds":
        return "GBP"
    return None if first in english_words.NOT_UNITS or len(first) < len("men") else first


def _arabic(text: str, start: int, end: int) -> Iterator[DraftQuantity]:
    at = start
    while found := _ARABIC.search(text, at, end):
        at = found.end()
        number = _arabic_number(found)
        if number is None:
            continue
        place = found.start("digits") if found["digits"] else found.start(), found.end()
        number, at = _scaled(text, number, at, end)
        unit = _arabic_unit(text, at, end)
        if unit is not None:
            yield DraftQuantity(plain(number), unit, (place[0], at), comparator_of(text, place[0], at))


def _arabic_number(found: "re.Match[str]") -> Decimal | None:
    if found["digits"]:
        digits = re.sub(r"[,٬\u00a0\u202f ]", "", fold(found["digits"])).replace("٫", ".")
        return Decimal(digits) if len(digits) <= _MOST_DIGITS else None
    known = arabic_words.NUMBERS.get(folded_word(found["word"]))
    return Decimal(known) if known else None


def _scaled(text: str, number: Decimal, at: int, end: int) -> tuple[Decimal, int]:
    """Return a number with the thousands and millions behind it, and where they end."""
    for _ in range(2):
        found = _ARABIC.match(text, at + 1, end)
        scale = arabic_words.SCALES.get(folded_word(found["word"])) if found and found["word"] else None
        if found is None or scale is None:
            break
        number, at = number * Decimal(scale), found.end()
    return number, at


def _arabic_unit(text: str, at: int, end: int) -> str | None:
    found = _UNIT.match(text, at, end)
    if found is None:
        return None
    word = fold(found["unit"])
    if word == "في":
        found = re.compile(r"\s*(في\s+\w+)").match(text, at, end)
        word = fold(found[1]) if found else word
    return arabic_words.UNITS.get(word) or arabic_words.CURRENCIES.get(word) or _noun(word)


def _noun(word: str) -> str | None:
    is_noun = len(word) > len("في") and word not in (
        "ان",
        "الي",
        "علي",
        "منها",
        "منهم",
        "هذا",
        "هذه",
        "بين",
        "وهو",
        "وهي",
    )
    return word if is_noun and not word.startswith(("في", "من ", "ال", "و")) else None


def plain(number: Decimal) -> str:
    """Return a decimal in ASCII digits, without an exponent or zeros at its end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
