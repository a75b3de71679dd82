"""What the dates of an article mean: each in the sense of its sentence, and with the dates before it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from editorial.date.dates import resolve
from editorial.draft.raw_article import RawArticle
from editorial.drafting.dates.found import FoundDate
from editorial.drafting.dates.reference import DatesBefore, in_year, referred
from editorial.drafting.tense import arabic, english
from editorial.drafting.tense.cue import Grammar, Tense, TenseAtDate, TenseReading
from editorial.model.edtf import parse_edtf
from editorial.model.vocabulary import DateDirection
from editorial.pointer.choice import Stretch
from editorial.text.language import primary_subtag
from editorial.text.layout import Layout

_GRAMMARS: Mapping[str, Grammar] = MappingProxyType({"ar": arabic.GRAMMAR, "en": english.GRAMMAR})
_NEAR, _FAR, _UNKNOWN = 62, 290, 10**9
"""In days: what is near the day of publication, and what is so far that a near day of the other direction is meant."""

_UNTIL = re.compile(r"(?:up )?(?:until|till|حتى|إلى غاية|لغاية|الى غاية)\b", re.IGNORECASE)
_FROM = re.compile(r"(?:from|as early as|as far back as|as long ago as|as recently as|as late as)\s+", re.IGNORECASE)
_PUT_OFF = re.compile(
    r"(?:put off|put back|postponed|delayed|deferred|pushed|moved|rescheduled|adjourned|shelved|carried over|stood over"
    r"|تأجيل|أُ?جِ?ّ?لت?|تأجلت?|إرجاء|أُ?رجئت?|ترحيل|مؤجلة?)\b.{0,60}$",
    re.IGNORECASE,
)
_TO = re.compile(r"(?:\bto|إلى)\s+$", re.IGNORECASE)
_ANY_BASES = (date(1950, 2, 1), date(2005, 9, 15), date(2080, 6, 30))
"""Without a day of publication, words are read only if they mean the same whenever they were written."""

_SET_FOR = re.compile(r"(?:for|set for)\s+(?:the\s+)?(?!last|the|this|next|\d{4})[A-Z\d]")
"""What is for a day is set for it: it lies ahead, or lay ahead once."""

_CALLED_OFF = re.compile(
    r"\b(?:called off|cancel(?:l?ed|ling)|scrapped|abandoned|postponed|put off|put back|shelved|scratched|axed|pulled"
    r"|never (?:happened|took place|materiali[sz]ed|went ahead)|did not (?:happen|take place|go ahead)|fell through)\b",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(r"\b(?:at least|at most) ", re.IGNORECASE)
_BY = re.compile(r"(?:by|before|قبل|قبيل|بحلول|مع حلول)\s", re.IGNORECASE)
_LASTING = re.compile(
    r"(?:stay|remain|keep|kept|continue|last|run|extend|بقى|بقي|ظل|ستمر|تواصل|مدد|متد|تمديد)\w*\b.{0,60}$",
    re.IGNORECASE,
)
_TIME_OF_DAY = re.compile(
    r"(?:منذ|حتى|إلى غاية|لغاية|since|until|before|by)\s+(?:(?:ساعات\s+)?(?:ال)?(?:صباح|مساء|ظهر|فجر|عصر)"
    r"|منتصف النهار|this|morning|noon|midday|dawn)",
    re.IGNORECASE,
)
_TIMES = re.compile(r"\s+(?:night|morning|afternoon|evening|dawn|noon|صباحا|مساء|ليلا|فجرا|ظهرا|عصرا)\b", re.IGNORECASE)
_YEAR_BEFORE = re.compile(r"(?:a|one) year (?:earlier|before|ago)")
_BEFORE = 80
"""How many characters before a date are looked at."""


@dataclass(slots=True)
class DateReading:
    """The reading of the dates of one article, one after the other."""

    article: RawArticle
    layout: Layout
    day: date | None = None
    tenses: TenseReading | None = None
    is_sure: bool = False
    """Whether the words before a date leave no doubt on which side of the article it lies."""

    before: DatesBefore = field(default_factory=DatesBefore)
    resolved: dict[tuple[str, DateDirection], str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.day = self.article.day
        grammar = _GRAMMARS.get(primary_subtag(self.article.language))
        self.tenses = TenseReading(self.article.body, grammar) if grammar else None

    def read(self, place: Stretch) -> FoundDate:
        """Return a date with its meaning."""
        body = self.article.body
        at = self.tenses.at(self.layout.sentence(place[0]), place) if self.tenses else TenseAtDate()
        is_bound = _BY.match(body, place[0], place[1]) is not None
        tense, self.is_sure = at.tense, at.is_sure and at.tense is Tense.PAST and not is_bound
        if tense is not None and _SET_FOR.match(body, place[0], place[1]):
            called_off = _CALLED_OFF.search(body, place[1], min(place[1] + _BEFORE, self.layout.sentence(place[0])[1]))
            tense = Tense.ONCE if called_off else Tense.FUTURE if tense is Tense.PAST else tense
            self.is_sure = False
        told = body[max(0, place[0] - _BEFORE) : place[0]]
        if tense is not Tense.FUTURE and _TO.search(told) and _PUT_OFF.search(told):
            tense = Tense.FUTURE
        edtf = self._bounded(_AT_LEAST.sub("", body[slice(*place)]), told, tense)
        self.before = self.before.then(edtf)
        is_open = tense is None and self._resolve(body[slice(*place)], DateDirection.FUTURE) not in (None, edtf)
        return FoundDate(place, edtf, tense, is_open)

    def _bounded(self, words: str, before: str, tense: Tense | None) -> str | None:
        """Return the meaning of words; what bounds them is read in the sense of the words before them."""
        if tense in (None, Tense.PAST) and (found := _FROM.match(words)):
            return self._meaning(words[found.end() :], tense)
        if not (found := _UNTIL.match(words)):
            return self._meaning(words, tense)
        if _PUT_OFF.search(before):
            return self._meaning(words[found.end() :].strip(), Tense.FUTURE)
        edtf = self._meaning(words, tense)
        is_planned = tense is Tense.FUTURE and not _LASTING.search(before)
        return f"{self.day}{edtf}" if edtf and edtf.startswith("/") and is_planned else edtf

    def _meaning(self, expression: str, tense: Tense | None) -> str | None:
        other = referred(expression, self.before)
        if other and other.expression is None:
            return other.edtf
        if other and other.is_same_period:
            if _YEAR_BEFORE.fullmatch(other.expression or ""):
                return in_year(self.before.date, self.before.date, -1)
            return in_year(self.before.date, self._directed(other.expression or "", Tense.PAST))
        words = other.expression if other and other.expression else expression
        edtf = self._directed(words, tense) or self._directed(_TIMES.sub("", words), tense)
        if edtf is None and self.day and _TIME_OF_DAY.fullmatch(words):
            return self.day.isoformat()
        return None if edtf == f"{self.day}~/" else edtf

    def _directed(self, words: str, tense: Tense | None) -> str | None:
        """Return the meaning in the direction of the tense, or in the other one if it has none there or is far."""
        past = tense in (None, Tense.PAST)
        first = self._resolve(words, DateDirection.PAST if past else DateDirection.FUTURE)
        far = self._distance(first)
        if tense is not Tense.ONCE and first is not None and (far <= _FAR or self.is_sure):
            return first
        second = self._resolve(words, DateDirection.FUTURE if past else DateDirection.PAST)
        near = self._distance(second)
        return second if near < far and (first is None or tense is Tense.ONCE or near <= _NEAR) else first

    def _distance(self, edtf: str | None) -> int:
        """Return how many days lie between the day of publication and a date."""
        if edtf is None or self.day is None:
            return _UNKNOWN
        days = parse_edtf(edtf)
        known = [abs((day - self.day).days) for day in (days.earliest, days.latest) if day]
        return min(known, default=0)

    def _resolve(self, expression: str, direction: DateDirection) -> str | None:
        key = expression, direction
        if key not in self.resolved:
            self.resolved[key] = self._resolved(expression, direction)
        return self.resolved[key]

    def _resolved(self, expression: str, direction: DateDirection) -> str | None:
        article = self.article
        bases = (self.day,) if self.day else _ANY_BASES
        found = {resolve(expression, base, article.language, direction, timezone=article.timezone) for base in bases}
        return found.pop() if len(found) == 1 else None
