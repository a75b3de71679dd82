"""Words that refer to a date before them: "of that year", "the next day", «العام نفسه»."""

import re
from dataclasses import dataclass
from datetime import timedelta

from editorial.model.edtf import MalformedDate, parse_edtf
from editorial.text.fold import fold

_THAT_YEAR = re.compile(
    r"(?:of )?(?:the same|the following|that|the previous|the next) year"
    r"|(?:من )?(?:(?:ذلك|هذا|نفس|ذات) (?:العام|عام)|تلك السنه|نفس السنه|(?:العام|السنه) (?:نفسه|نفسها|ذاته"
    r"|ذاتها|عينه|عينها|التالي|التاليه|السابق|السابقه|الموالي|المواليه))"
)
_THAT_MONTH = re.compile(
    r"(?:of )?(?:the same|the following|that|the previous|the next) month"
    r"|(?:من )?(?:(?:ذلك|نفس|ذات) الشهر|الشهر (?:نفسه|ذاته|عينه|التالي|السابق|الموالي))"
)
_THAT_DAY = re.compile(
    r"(?:earlier|later) in the day"
    r"|(?:(?:earlier|later) )?(?:on )?(?:the same|the following|that|the next|the previous) (?:day|morning"
    r"|evening|afternoon|night)"
    r"|(?:في )?(?:اليوم (?:نفسه|ذاته|عينه|التالي|الموالي|السابق)|ذلك اليوم|نفس اليوم|(?:صباح|مساء) اليوم (?:التالي|نفسه|الموالي))"
)
_SAME_PERIOD = re.compile(
    r"(?:(?:in|over|during|from|for|with) )?the (?:same|corresponding|comparable|year-ago) (?:period|quarter"
    r"|months?|time)\b(?: (?:of|in))?"
    r"|(?:في |خلال |مع |ب)?(?:ال)?فتره (?:نفسها|ذاتها|المقابله|المماثله|عينها)(?: من)?|(?:نفس|ذات) الفتره(?: من)?"
    r"|(?:في |خلال |مع |ب)?(?:(?:نفس|ذات) (?:الشهر|الربع|النصف)|(?:الشهر|الربع|النصف) (?:نفسه|ذاته)) من"
)
_YEAR = re.compile(r"\d{4}")
_NEXT = re.compile("following|next|التالي|الموالي")
_DAY = len("2026-01-01")
_BEFORE = re.compile("previous|السابق")


@dataclass(frozen=True, slots=True)
class Referred:
    """What words are to be read instead, or what they mean."""

    expression: str | None = None
    edtf: str | None = None
    is_same_period: bool = False
    """Whether it is the period before, in the year of ``expression``."""


@dataclass(frozen=True, slots=True)
class DatesBefore:
    """The dates before: the last one, and the last one that is a day, in EDTF."""

    date: str | None = None
    day: str | None = None

    def then(self, edtf: str | None) -> "DatesBefore":
        """Return these after another date."""
        if edtf is None:
            return self
        return DatesBefore(edtf, edtf.rstrip("~") if len(edtf.rstrip("~")) == _DAY else self.day)


def referred(expression: str, before: DatesBefore) -> Referred | None:
    """Return what words that refer to a date before them mean. None if they refer to none."""
    folded = fold(expression)
    if period := _SAME_PERIOD.match(folded):
        return Referred(expression=folded[period.end() :].strip(), is_same_period=True)
    found = _THAT_DAY.search(folded) or _THAT_MONTH.search(folded) or _THAT_YEAR.search(folded)
    if found is None:
        return None
    last = before.day if found.re is _THAT_DAY else before.date
    first = last.partition("/")[0].rstrip("~") if last else ""
    step = 1 if _NEXT.search(found[0]) else -1 if _BEFORE.search(found[0]) else 0
    try:
        return _stepped(folded, found, first, step)
    except (MalformedDate, ValueError, OverflowError):
        return Referred()


def in_year(period: str | None, year: str | None, step: int = 0) -> str | None:
    """Return a period of one year, in EDTF, in the year of another date, or ``step`` years after."""
    if period is None or year is None or not _YEAR.match(year) or len(set(_YEAR.findall(period))) != 1:
        return None
    return _YEAR.sub(f"{int(year[:4]) + step:04}", period)


def _stepped(folded: str, found: "re.Match[str]", first: str, step: int) -> Referred:
    if found.re is _THAT_DAY:
        day = parse_edtf(first).earliest if len(first) == _DAY else None
        return Referred(edtf=(day + timedelta(days=step)).isoformat() if day else None)
    if len(first) < len("2026") or not first[:4].isdecimal():
        return Referred()
    if found.re is _THAT_YEAR:
        return Referred(expression=f"{folded[: found.start()]} {int(first[:4]) + step:04} {folded[found.end() :]}")
    if len(first) < len("2026-01") or not 1 <= int(first[5:7]) <= 12:
        return Referred()
    months = int(first[:4]) * 12 + int(first[5:7]) - 1 + step
    text = f"{months // 12:04}-{months % 12 + 1:02}"
    return Referred(expression=f"{folded[: found.start()]} {text} {folded[found.end() :]}")
