"""The words for dates, in Arabic and English: the meaning of each, in whatever order they occur.

The names of months come from the Unicode CLDR (through Babel), plus spellings that newsrooms use: those of the Gulf and
Egypt (يناير), the Levant and Iraq (كانون الثاني), and the Maghreb (جانفي, غشت).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from types import MappingProxyType

from babel.dates import get_month_names

from editorial.text.fold import fold

LAST, THIS, NEXT = -1, 0, 1

UNITS: Mapping[str, str] = MappingProxyType(
    {"day": "d", "week": "w", "month": "m", "year": "y", "decade": "e", "century": "c"}
)
"""The token letter for one unit of time."""

LONGEST_EXPRESSION = 200
"""Code points; no real expression for a date is longer."""

_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\s]")


@dataclass(frozen=True, slots=True)
class Token:
    """What a word says: ``kind`` is one letter of the grammar, ``value`` a number or a text.

    ``d w m y e c`` one day, week, month, year, decade, century; V two of a unit, Z several. W weekday (Monday is 0),
    M month, K season (as EDTF numbers them), N number, Y year, G decade, J century. D day counted from the base, L last
    (-1), this (0) or next (1). S since, A ago, F from, T to, B between, C and. P a part of (early, middle, end), H a
    time of day, I night. Q about, O more than, R a long time. X a slash; ``-`` nothing; ``?`` what means no date.
    """

    kind: str
    value: int | str = 0


_ARABIC_MONTHS = {
    1: "كانون ثاني",
    2: "شباط فيفري",
    3: "آذار اذار مارس مارت",
    4: "نيسان إبريل ابريل",
    5: "أيار ايار مايس",
    6: "حزيران جوان",
    7: "تموز جويليه يوليه",
    8: "آب غشت أغشت أوت",
    9: "أيلول ايلول شتنبر",
    10: "تشرين أول",
    11: "تشرين ثاني",
    12: "كانون أول",
}
_CLDR = {"ar": ("ar", "ar_SY", "ar_MA", "ar_DZ", "ar_MR"), "en": ("en",)}

_ARABIC_WEEKDAYS = (
    "الاثنين اثنين الإثنين",
    "الثلاثاء ثلاثاء",
    "الأربعاء أربعاء",
    "الخميس خميس",
    "الجمعة جمعة",
    "السبت سبت",
    "الأحد أحد",
)
_ENGLISH_WEEKDAYS = (
    "monday mon",
    "tuesday tue tues",
    "wednesday wed",
    "thursday thu thurs",
    "friday fri",
    "saturday sat",
    "sunday sun",
)

_ARABIC_UNITS = {
    "day": ("يوم يومي يوما", "يومين يومان", "أيام الأيام"),
    "week": ("أسبوع الأسبوع أسبوعا", "أسبوعين أسبوعان", "أسابيع الأسابيع"),
    "month": ("شهر الشهر شهري شهرا", "شهرين شهران", "أشهر شهور الأشهر الشهور"),
    "year": ("عام سنة العام السنة عامي سنتي عاما", "عامين عامان سنتين سنتان", "أعوام سنوات سنين الأعوام السنوات"),
    "decade": ("عقد العقد عقدا", "عقدين عقدان", "عقود العقود"),
    "century": ("قرن القرن", "قرنين قرنان", "قرون القرون"),
}
_ENGLISH_UNITS = {
    "day": ("day", "", "days"),
    "week": ("week weekend", "fortnight", "weeks"),
    "month": ("month", "", "months"),
    "year": ("year", "", "years"),
    "decade": ("decade", "", "decades"),
    "century": ("century", "", "centuries"),
}

_ARABIC_NUMBERS = (
    "واحد واحدة",
    "اثنان اثنتان",
    "ثلاثة ثلاث",
    "أربعة أربع",
    "خمسة خمس",
    "ستة ست",
    "سبعة سبع",
    "ثمانية ثماني ثمان",
    "تسعة تسع",
    "عشرة عشر",
)
_ENGLISH_NUMBERS = (
    "one a an",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
)
_TEENS = {11: " أحد إحدى", 12: " اثنا اثني اثنتا اثنتي"}
_ARABIC_TENS = {20: "عشرون عشرين", 30: "ثلاثون ثلاثين", 40: "أربعون أربعين", 50: "خمسون خمسين"}
_ARABIC_ORDINALS = ("الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر")
_ARABIC_DECADES = {
    20: "العشرينيات العشرينات عشرينيات عشرينات",
    30: "الثلاثينيات الثلاثينات ثلاثينيات ثلاثينات",
    40: "الأربعينيات الأربعينات أربعينيات أربعينات",
    50: "الخمسينيات الخمسينات خمسينيات خمسينات",
    60: "الستينيات الستينات ستينيات ستينات",
    70: "السبعينيات السبعينات سبعينيات سبعينات",
    80: "الثمانينيات الثمانينات ثمانينيات ثمانينات",
    90: "التسعينيات التسعينات تسعينيات تسعينات",
}

# Phrases of one meaning, separated by commas.
_ARABIC_PHRASES: Mapping[Token, str] = {
    Token("D", -2): "أول أمس, أول من أمس, أمس الأول, قبل أمس, قبل الأمس",
    Token("D", -1): "أمس, الأمس, بالأمس, البارحة",
    Token("D", 0): "اليوم, هذا اليوم",
    Token("D", 1): "غدا, غد, الغد",
    Token("D", 2): "بعد غد, بعد الغد",
    Token("L", LAST): (
        "الماضي, الماضية, الماضيين, الماضيان, الماضيتين, المنصرم, المنصرمة, المنصرمين, الفائت, الفائتة, الفائتين, الأخير"
    ),
    Token("L", THIS): "هذا, هذه, الجاري, الجارية, الحالي, الحالية",
    Token("L", NEXT): "المقبل, المقبلة, المقبلين, القادم, القادمة, القادمين, الآتي, الآتية",
    Token("S"): "منذ, مذ",
    Token("A"): "قبل",
    Token("F"): "من",
    Token("T"): "إلى, حتى, لغاية, -",
    Token("B"): "بين, ما بين",
    Token("C"): "و",
    Token("P"): (
        "مطلع, بداية, أوائل, مستهل, منتصف, أواسط, وسط, نهاية, أواخر, ختام, آخر, أول, بدايات, نهايات, "
        "النصف الأول من, النصف الثاني من"
    ),
    Token("H"): "مساء, صباح, ظهر, عصر, فجر, بعد ظهر, ضحى, عشية, نهار, صبيحة, أمسية, صباحا",
    Token("I"): "منتصف ليل, منتصف الليل, ليلة, ليل, ليلا, الليلة",
    Token("Q"): "نحو, حوالي, حوالى, قرابة, زهاء, ما يقرب من, ما يقارب, تقريبا",
    Token("O"): "أكثر من, ما يزيد على, ما يزيد عن, بضع, بضعة, عدة",
    Token("R"): "فترة طويلة, زمن طويل, مدة طويلة, وقت طويل, زمن بعيد, القدم, الأزل",
    Token("K", 21): "ربيع, الربيع",
    Token("K", 22): "صيف, الصيف",
    Token("K", 23): "خريف, الخريف",
    Token("K", 24): "شتاء, الشتاء",
    Token("J", 19): "القرن العشرين",
    Token("J", 20): "القرن الحادي و العشرين",
    Token("-"): "في, خلال, بتاريخ, يوافق, الموافق, م, ل, ب, عطلة",
}
_ENGLISH_PHRASES: Mapping[Token, str] = {
    Token("D", -2): "the day before yesterday",
    Token("D", -1): "yesterday",
    Token("D", 0): "today, this day",
    Token("D", 1): "tomorrow",
    Token("D", 2): "the day after tomorrow",
    Token("L", LAST): "last, previous",
    Token("L", THIS): "this, the current",
    Token("L", NEXT): "next, coming, upcoming",
    Token("S"): "since, ever since",
    Token("A"): "ago, earlier",
    Token("F"): "from",
    Token("T"): "to, until, till, through, -",
    Token("B"): "between",
    Token("C"): "and, &",
    Token("P"): "early, early in, late, late in, mid, mid-, the beginning of, the start of, the middle of, the end of",
    Token("H"): "morning, afternoon, evening, noon, midday, dawn, in the morning, in the afternoon, in the evening",
    Token("I"): "midnight, night, tonight, overnight",
    Token("Q"): "about, around, circa, roughly, approximately, some, nearly, almost, a couple of",
    Token("O"): "more than, over, at least, several, a few, many",
    Token("R"): "a long time, long, time immemorial",
    Token("M", 9): "sept",
    Token("K", 21): "spring",
    Token("K", 22): "summer",
    Token("K", 23): "autumn, fall",
    Token("K", 24): "winter",
    Token("J", 19): "the twentieth century, the 20th century",
    Token("J", 20): "the twenty first century, the 21st century",
    Token("-"): "on, in, the, of, during, at, st, nd, rd, th",
}


def tokens(expression: str, language: str) -> tuple[Token, ...]:
    """Return the tokens of the words in ``expression``, longest phrases first, without words that mean nothing.

    An unknown word is the token ``?``. ``language`` is a BCP 47 tag; languages other than Arabic and English give only
    such tokens.
    """
    lexicon = _lexicon(language.split("-")[0].lower())
    if len(expression) > LONGEST_EXPRESSION:
        return (Token("?"),)
    words = tuple(_split(_TOKEN.findall(fold(expression)), lexicon))
    longest = max(map(len, lexicon), default=1)
    found, at = [], 0
    while at < len(words):
        token, size = _longest(words, at, longest, lexicon)
        if token.kind != "-":
            found.append(token)
        at += size
    return tuple(found)


def _longest(
    words: tuple[str, ...], at: int, longest: int, lexicon: Mapping[tuple[str, ...], Token]
) -> tuple[Token, int]:
    for size in range(min(longest, len(words) - at), 0, -1):
        token = lexicon.get(words[at : at + size])
        if token:
            return token, size
    return _number(words[at]), 1


def _number(word: str) -> Token:
    if word in "/()،,.":
        return Token("X" if word == "/" else "-")
    if not word.isdecimal() or len(word) not in (1, 2, 4):
        return Token("?")
    return Token("Y" if len(word) == 4 else "N", int(word))


def _split(words: Iterable[str], lexicon: Mapping[tuple[str, ...], Token]) -> Iterator[str]:
    """Separate the Arabic "and", "in" and "since" from the known words that they are joined to."""
    known = {word for phrase in lexicon for word in phrase}
    for word in words:
        if word in known or word[0] not in "وبل" or word[1:] not in known:
            yield word
        else:
            yield from (word[0], word[1:])


@cache
def _lexicon(language: str) -> Mapping[tuple[str, ...], Token]:
    """Return every phrase of a language, as folded words, with its token."""
    phrases: dict[str, Token] = {}
    if language == "ar":
        _add_closed_lists(phrases, _ARABIC_WEEKDAYS, _ARABIC_UNITS, _ARABIC_NUMBERS)
        _add_arabic(phrases)
    elif language == "en":
        _add_closed_lists(phrases, _ENGLISH_WEEKDAYS, _ENGLISH_UNITS, _ENGLISH_NUMBERS)
        phrases.update({f"{decade}0s": Token("G", decade) for decade in range(190, 203)})
    for locale in _CLDR.get(language, ()):
        for width in ("wide", "abbreviated"):
            names = get_month_names(width, locale=locale)
            phrases.update({names[month].rstrip("."): Token("M", month) for month in range(1, 13)})
    for token, joined in {"ar": _ARABIC_PHRASES, "en": _ENGLISH_PHRASES}.get(language, {}).items():
        phrases.update(dict.fromkeys(joined.split(", "), token))
    return MappingProxyType({tuple(_TOKEN.findall(fold(phrase))): token for phrase, token in phrases.items()})


def _add_closed_lists(
    phrases: dict[str, Token],
    weekdays: tuple[str, ...],
    units: Mapping[str, tuple[str, str, str]],
    numbers: tuple[str, ...],
) -> None:
    for weekday, words in enumerate(weekdays):
        phrases.update(dict.fromkeys(words.split(), Token("W", weekday)))
    for unit, forms in units.items():
        for kind, words in zip((UNITS[unit], "V", "Z"), forms, strict=True):
            phrases.update(dict.fromkeys(words.split(), Token(kind, unit)))
    for number, words in enumerate(numbers, 1):
        phrases.update(dict.fromkeys(words.split(), Token("N", number)))


def _add_arabic(phrases: dict[str, Token]) -> None:
    for month, words in _ARABIC_MONTHS.items():
        names = [words] if month in (1, 10, 11, 12) else words.split()
        phrases.update(dict.fromkeys(names, Token("M", month)))
    for number, words in enumerate(_ARABIC_NUMBERS[:9], 11):
        for word, ten in product((words + _TEENS.get(number, "")).split(), ("عشر", "عشرة")):
            phrases[f"{word} {ten}"] = Token("N", number)
    for number, words in _ARABIC_TENS.items():
        phrases.update(dict.fromkeys(words.split(), Token("N", number)))
    for number, word in enumerate(_ARABIC_ORDINALS, 1):
        phrases[word] = Token("N", number)
        if 2 <= number <= 9:
            phrases[f"{word} عشر"] = Token("N", number + 10)
            phrases[f"{word} و العشرين"] = Token("N", number + 20)
    phrases.update({"الحادي عشر": Token("N", 11), "الحادي و العشرين": Token("N", 21)})
    phrases.update({"العشرين": Token("N", 20), "الثلاثين": Token("N", 30), "الحادي و الثلاثين": Token("N", 31)})
    for decade, words in _ARABIC_DECADES.items():
        phrases.update(dict.fromkeys(words.split(), Token("G", decade // 10)))
