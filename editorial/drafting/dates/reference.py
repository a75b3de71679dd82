"""Words that refer to a date before them: "of that year", "the next day", «العام نفسه»."""

import re
from dataclasses import dataclass
from datetime import timedelta

from editorial.model.edtf import MalformedDate, parse_edtf
from editorial.text.fold import fold

_THAT_YEAR = re.compile(
    r"(?:of )?(?:the same|the following|that|the previous|the next) year"
    r"|(?:من )?(?:(?:ذلك|هذا|نفس|ذات) (?:العام|عام)|تلك السنه|نفس السنه|(?:العام|السنه) (?:نفسه|نفسها|ذاته|ذاتها|عينه|عينها|التالي|التاليه|السابق|السابقه|الموالي|المواليه))"
)
_THAT_MONTH = re.compile(
    r"(?:of )?(?:the same|the following|that|the previous|the next) month"
    r"|(?:من )?(?:(?:ذلك|نفس|ذات) الشهر|الشهر (?:نفسه|ذاته|عينه|التالي|السابق|الموالي))"
)
_THAT_DAY = re.compile(
    r"(?:(?:earlier|later) (?:in |on )?|on |in )?(?:the same|the following|that|the next|the previous|in the|the) (?:day|morning|evening|afternoon|night)"
    r"|(?:في )?(?:اليوم (?:نفسه|ذاته|عينه|التالي|الموالي|السابق)|ذلك اليوم|نفس اليوم|(?:صباح|مساء) اليوم (?:التالي|نفسه|الموالي))"
)
_NEXT = re.compile("following|next|التالي|الموالي")
_BEFORE = re.compile("previous|السابق")


@dataclass(frozen=True, slots=True)
class Referred:
    """What words are to be read instead, or what they mean."""

    expression: str | None = None
    edtf: str | None = None


def referred(expression: str, last: str | None) -> Referred | None:
    """Return what words that refer to the date before them mean; ``last`` is that date in EDTF. None if they refer to none."""
    folded = fold(expression)
    found = _THAT_DAY.search(folded) or _THAT_MONTH.search(folded) or _THAT_YEAR.search(folded)
    if found is None:
        return None
    first = last.partition("/")[0].rstrip("~") if last else ""
    step = 1 if _NEXT.search(found[0]) else -1 if _BEFORE.search(found[0]) else 0
    try:
        return _stepped(folded, found, first, step)
    except (MalformedDate, ValueError, OverflowError):
        return Referred()


def _stepped(folded: str, found: "re.Match[str]", first: str, step: int) -> Referred:
    if found.re is _THAT_DAY:
        day = parse_edtf(first).earliest if len(first) == len("2026-01-01") else None
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
