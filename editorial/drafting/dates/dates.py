"""Find the dates of an article: words that say when something was, is or will be."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice

from editorial.draft.draft import DraftEntity
from editorial.draft.raw_article import RawArticle
from editorial.drafting.date_words.places import DateForm, date_places
from editorial.drafting.dates.found import FoundDate
from editorial.drafting.dates.meaning import DateReading
from editorial.drafting.tense.cue import Tense
from editorial.pointer.choice import Stretch
from editorial.text.language import primary_subtag
from editorial.text.layout import Layout

MOST_DATES = 5_000
"""How many dates of an article are read; a text with more is no article."""

_LONGEST = 120
"""The most characters of words for a date."""

_COMING = re.compile(r"in the (?:coming|next)\b|في الأيام|خلال الأيام", re.IGNORECASE)
"""Words for a date that mean no day."""

_MANY = re.compile(
    r"(?:days|weeks|months|years|decades|centuries|seasons) ago|(?:أيام|أسابيع|أشهر|شهور|سنوات|أعوام|عقود|قرون|سنين"
    r"|(?:ألف|آلاف|مليون|ملايين) (?:عام|سنة))$",
    re.IGNORECASE,
)
"""Words that say that something was long ago, or not, and no day."""

_SHORT = re.compile(r"\b(?:hour|minute|second|moment)s?\b|ساع[ةه]\b|ساعات|ساعتين|دقيق|دقائق|ثوان|لحظات", re.IGNORECASE)
_NAMED_FOR = re.compile(
    r"(?<!\w)(?:شارع|ميدان|ملعب|جامعة|حركة|ثورة|مدينة|حي|مستشفى|قاعة|جسر|كوبري|ساحة|تحالف|قوى|محور|المصري|روسيا|أخبار|صحيفة|جريدة|مدرسة|حزب"
    r"|USA|Russia|Psychology|Mail|Bloody|Black|Good|Super|Ash|Palm|Sheffield|Cyber|Easter)\s+$"
)
"""Words before a date that is a part of a name: a street, a stadium, a newspaper."""

_PREPOSITION = re.compile(
    r"(?:on|in|since|by|until|before|after)\s(?!Sunday)|(?:في|يوم|منذ|حتى|قبل|بعد|خلال|بين)\s", re.IGNORECASE
)
_NAME_BEHIND = re.compile(
    r"\s+(?:Times|Telegraph|Mirror|Independent|Mail|Herald|Tribune|Star|World|Express|Post|Night Live|Mass|السابع)\b"
)
_DATELINE = re.compile(r"[^\n.!?؟]{2,60}?[,،\s]\s*$")
_AFTER_DATELINE = re.compile(r"\s*(?:\([^()\n]{2,40}\)|/[^/\n]{2,20}/)?\s*[-–—:]|\s*\([^()\n]{2,40}\)")
_LOWER_WORD = re.compile(r"(?<![\w'’])[a-z]{3,}")
_RATE = re.compile(r"في (?:اليوم|الأسبوع|الشهر|السنة|العام|الموسم|الساعة)")
"""Words that say how often: «ساعتين في اليوم»."""

_SEASON = re.compile(r"(?:ال)?(?:ربيع|صيف|خريف|شتاء)")
_OF_SEASON = re.compile(r"(?<!\w)من\s+$")
_LASTS_UNTIL = re.compile(r"(?:until|till|حتى|إلى غاية|لغاية)\b.*\b(?:season|الموسم|term)$", re.IGNORECASE)
_SEASON_OF_YEAR = re.compile(
    r"(?:in|during|since|by)\b.*\bwinter\b.*\d{4}|(?:في|خلال|منذ|حتى) شتاء (?:عام |سنة )?\d{4}", re.IGNORECASE
)
_THIS_YEAR = re.compile(r"this year|هذا العام|هذه السنة", re.IGNORECASE)
_NEAR = 24


def find_dates(article: RawArticle, layout: Layout, entities: Sequence[DraftEntity]) -> list[FoundDate]:
    """Return the dates of an article in order; their days count from the day of publication."""
    language = primary_subtag(article.language)
    names = _Names(entities)
    reading = DateReading(article, layout)
    found: list[FoundDate] = []
    for each in islice(date_places(article.body, language), MOST_DATES):
        if each.place[1] - each.place[0] <= _LONGEST and not _is_name(article.body, each.place, names):
            date = reading.read(each.place)
            if _says_when(reading, date, each.form) and not _is_dateline(layout, date.place):
                found.append(date)
    return [date for date in found if not _repeats(date, found)]


def _repeats(date: FoundDate, found: Sequence[FoundDate]) -> bool:
    """Whether "two years ago" only says again when something was that the article dates more closely."""
    if date.edtf is None or len(date.edtf) != len("2024~") or date.edtf[-1] != "~":
        return False
    return any(other.edtf is not None and other.edtf.startswith(f"{date.edtf[:-1]}-") for other in found)


class _Names:
    """The names of an article, in order."""

    def __init__(self, entities: Sequence[DraftEntity]) -> None:
        self._places = sorted(mention.place for entity in entities for mention in entity.mentions)
        self._starts = [start for start, _ in self._places]

    def hold(self, place: Stretch) -> bool:
        """Return whether a date is a part of a name."""
        number = bisect_right(self._starts, place[1] - 1) - 1
        if number < 0:
            return False
        start, end = self._places[number]
        return start < place[1] and place[0] < end


def _is_name(body: str, place: Stretch, names: _Names) -> bool:
    if names.hold(place):
        return True
    before = body[max(0, place[0] - _NEAR) : place[0]]
    is_bare = _PREPOSITION.match(body, place[0]) is None
    return bool((is_bare and _NAMED_FOR.search(before)) or _NAME_BEHIND.match(body, place[1]))


def _says_when(reading: DateReading, date: FoundDate, form: DateForm) -> bool:
    """Whether words say when something was or will be, and not how long it took, or when in a story."""
    words = reading.article.body[slice(*date.place)]
    is_told = date.tense in (None, Tense.PAST)
    if is_told and _THIS_YEAR.fullmatch(words):
        return False
    if form is DateForm.AHEAD and (is_told or _SHORT.search(words)):
        return False
    if _RATE.fullmatch(words) or (
        _SEASON.fullmatch(words) and _OF_SEASON.search(reading.article.body, max(0, date.place[0] - 4), date.place[0])
    ):
        return False
    if date.edtf is None and reading.day:
        if form is DateForm.FEAST or _LASTS_UNTIL.match(words) or _SEASON_OF_YEAR.match(words):
            return True
        is_vague = form is DateForm.AHEAD or (form is DateForm.AGO and _MANY.search(words)) or _COMING.match(words)
        return bool(is_vague) and not _SHORT.search(words)
    return True


def _is_dateline(layout: Layout, place: Stretch) -> bool:
    """Whether a date stands with a place at the beginning of a paragraph: when it was written, not what happened."""
    first, _ = layout.paragraph(place[0])
    if place[0] - first > 2 * _NEAR or not _AFTER_DATELINE.match(layout.text, place[1]):
        return False
    before = layout.text[first : place[0]]
    return _DATELINE.fullmatch(before) is not None and not _LOWER_WORD.search(before)
