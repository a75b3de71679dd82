"""The status of an event: whether it took place, from the words of its clause and the tense at its date."""

import re
from datetime import date

from editorial.drafting.dates.found import FoundDate
from editorial.drafting.tense.cue import Tense
from editorial.model.edtf import parse_edtf
from editorial.model.vocabulary import EventStatus
from editorial.pointer.choice import Stretch

_CANCELED = re.compile(
    r"\b(?:cancel(?:l?ed|s|ling|lation)|called off|scrapped|abandoned|postpone[ds]?|put off|put back|shelved|vacated"
    r"|rescheduled|suspended indefinitely|ruled out|dropped|did not (?:take place|happen|materiali[sz]e)|never took place)\b"
    r"|(?<!\w)(?:[وف]?(?:أ?ُ?لغيت?|ألغى|ألغت|إلغاء|تأجل|تأجلت|أ?ُ?رجئت?|أرجأ|أرجأت|إرجاء|تأجيل|ملغاة|لم يعقد|لم تعقد|لم تصل|لم يحدث|لم يتم|لم تتم))\b",
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
    r"\b(?:has|have|remains?|stays?|continues?|is|are|still|'s been|keeps?)\b|يمتد|تمتد|تمديد|يستمر|تستمر|ما زال|ما زالت|لا يزال|لا تزال"
    r"|ظل|يظل|يبقى|تبقى|يواصل|تواصل|متوقفة?|مستمرة?",
    re.IGNORECASE,
)
_AROUND = 60
"""How many characters around a clause are looked at for words that call it off."""


def status_of(body: str, clause: Stretch, found: FoundDate, base: date | None) -> EventStatus:
    """Return the status of the event of a clause."""
    told = body[slice(*clause)]
    around = body[max(0, clause[0] - _AROUND) : clause[1] + _AROUND]
    words = body[slice(*found.place)]
    is_ahead = found.tense in (Tense.FUTURE, Tense.PRESENT, Tense.ONCE)
    if _CANCELED.search(told if not is_ahead else around) and (is_ahead or not _SINCE.match(words)):
        return EventStatus.CANCELED if is_ahead or _is_ahead(found.edtf, base) else EventStatus.OCCURRED
    if _ALLEGED.search(body, max(0, clause[0] - _AROUND), clause[1]) and not _is_ahead(found.edtf, base):
        return EventStatus.ALLEGED
    if _SINCE.match(words) or (_UNTIL.match(words) and found.tense is not Tense.FUTURE):
        return EventStatus.ONGOING if _LASTING.search(told) or found.tense is not Tense.PAST else EventStatus.OCCURRED
    if found.tense is Tense.FUTURE or _is_ahead(found.edtf, base):
        return EventStatus.PLANNED
    return EventStatus.OCCURRED


def _is_ahead(edtf: str | None, base: date | None) -> bool:
    """Whether a date begins after the day of publication."""
    earliest = parse_edtf(edtf).earliest if edtf else None
    return earliest is not None and base is not None and earliest > base
