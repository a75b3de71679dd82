"""The status of an event: whether it took place, from the words of its clause and the tense at its date."""

import re
from datetime import date

from editorial.drafting.dates.found import FoundDate
from editorial.drafting.tense.cue import Tense
from editorial.model.edtf import parse_edtf
from editorial.model.vocabulary import EventStatus
from editorial.pointer.choice import Stretch
from editorial.text.layout import Layout

_CANCELED = re.compile(
    r"\b(?:cancel(?:l?ed|s|ling|lation)|called off|scrapped|abandoned|postpone[ds]?|put off|(?:put|pushed"
    r"|moved) back|shelved|vacated"
    r"|rescheduled|suspended indefinitely|ruled out|dropped|did not (?:take place|happen|materiali[sz]e)|never took place)\b"
    r"|(?<!\w)(?:[وف]?(?:أ?ُ?لغيت?|ألغى|ألغت|إلغاء|تأجل|تأجلت|أ?ُ?رجئت?|أرجأ|أرجأت|إرجاء|تأجيل|ملغاة|لم يعقد"
    r"|لم تعقد|لم تصل|لم يحدث|لم يتم|لم تتم))\b",
    re.IGNORECASE,
)
_ALLEGED = re.compile(
    r"\b(?:alleg\w+|accus\w+|claim(?:s|ed|ing)|purported\w*|suspected of|is said to|are said to|reportedly|charged with"
    r"|according to prosecutors|rumou?red)\b"
    r"|(?<!\w)(?:[وف]?(?:اتهم|اتهمت|متهما|متهمة|متهمين|يتهم|تتهم|زعم|زعمت|يزعم|تزعم|زاعما|زاعمة|بزعم|المزعوم|المزعومة|يشتبه|يُشتبه|ادعى|ادعت|يدعي))\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"(?:ever )?since\b|منذ\b|مذ\b", re.IGNORECASE)
_UNTIL = re.compile(r"(?:until|till|through)\b|حتى\b|إلى غاية\b|لغاية\b", re.IGNORECASE)
_LASTING = re.compile(
    r"\b(?:has|have|remains?|stays?|continues?|is|are|still|'s been|keeps?)\b|يمتد|تمتد|تمديد|يستمر|تستمر"
    r"|ما زال|ما زالت|لا يزال|لا تزال"
    r"|ظل|يظل|المحتجز|معتقل|kept|held|يبقى|تبقى|يواصل|تواصل|متوقفة?|مستمرة?",
    re.IGNORECASE,
)
_STAYS = re.compile(
    r"\b(?:stays?|remains?|continues?|keeps?)\b|(?:يبقى|تبقى|يظل|تظل|يستمر|تستمر|يتواصل)", re.IGNORECASE
)
_SUPPOSED = re.compile(r"\bsupposed to\b|\bto have\b|\bmeant to\b|يفترض|المفترض", re.IGNORECASE)
_AROUND = 80
"""How many characters around a clause are looked at for words that call it off."""


def status_of(layout: Layout, clause: Stretch, found: FoundDate, base: date | None) -> EventStatus:
    """Return the status of the event of a clause."""
    body = layout.text
    told, words = body[slice(*clause)], body[slice(*found.place)]
    if _is_canceled(layout, clause, found):
        return EventStatus.CANCELED
    if _SINCE.match(words):
        return EventStatus.ONGOING if _LASTING.search(told) or found.tense is not Tense.PAST else EventStatus.OCCURRED
    if found.tense is Tense.FUTURE or _is_ahead(found, base):
        return EventStatus.ONGOING if _UNTIL.match(words) and _STAYS.search(told) else EventStatus.PLANNED
    if _ALLEGED.search(body, max(layout.sentence(clause[0])[0], clause[0] - _AROUND), clause[1]):
        return EventStatus.ALLEGED
    if _UNTIL.match(words):
        return EventStatus.ONGOING if _LASTING.search(told) or found.tense is not Tense.PAST else EventStatus.OCCURRED
    return EventStatus.OCCURRED


def _is_canceled(layout: Layout, clause: Stretch, found: FoundDate) -> bool:
    """Whether what was planned once does not happen: the clause says so, or the rest of its sentence."""
    if found.tense is not Tense.ONCE:
        return False
    first, last = layout.sentence(clause[0])
    first, last = max(first, clause[0] - _AROUND), min(last, clause[1] + _AROUND)
    return bool(_CANCELED.search(layout.text, first, last) or _SUPPOSED.search(layout.text, *clause))


def _is_ahead(found: FoundDate, base: date | None) -> bool:
    """Whether a date is after the day of publication; what is told as present need not begin after it."""
    if found.edtf is None or base is None:
        return False
    days = parse_edtf(found.edtf)
    if days.earliest is not None and days.earliest > base:
        return True
    return found.tense is Tense.PRESENT and days.latest is not None and days.latest > base
