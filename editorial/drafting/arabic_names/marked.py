"""Find names in quotation marks or parentheses: behind a word for a medium, a body, a work or a thing, and datelines."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from editorial.drafting.arabic_forms.candidate import NameCandidate
from editorial.drafting.arabic_forms.gazetteer import listed_at
from editorial.drafting.arabic_forms.shape import is_common, looks_foreign
from editorial.drafting.arabic_forms.tokens import ArabicTokens
from editorial.drafting.arabic_lexicon.foreign_names import FOREIGN_GIVEN
from editorial.drafting.arabic_lexicon.given_names import GIVEN
from editorial.drafting.arabic_words.adjectives import NATIONAL
from editorial.drafting.arabic_words.bodies import GENERIC
from editorial.drafting.arabic_words.everyday_words import EVERYDAY
from editorial.drafting.arabic_words.heads import (
    AGENCIES,
    ALL_BODIES,
    MARKED_BODIES,
    MARKED_PLACES,
    MEDIA_HEADS,
    PRODUCT_HEADS,
    WORK_HEADS,
)
from editorial.drafting.arabic_words.spelling import words
from editorial.drafting.arabic_words.verbs import VERBS
from editorial.drafting.names.bases import NameRule
from editorial.model.vocabulary import EntityKind

_DEFINITE = words(
    """
    سفينة ناقلة باخرة قارب مركب يخت عبارة طائرة فرقاطة غواصة مدمرة صاروخ مسبار قمر قمر لقاح دواء تطبيق منصة كتاب رواية فيلم
    مسلسل أغنية ألبوم مسرحية ديوان قصيدة شركة مؤسسة حركة مجموعة صحيفة قناة موقع مجلة جريدة
    """
)
_THINGS = PRODUCT_HEADS - MEDIA_HEADS
_BODIES = MEDIA_HEADS | AGENCIES | MARKED_BODIES

WEIGHT = 75
_LONGEST = 7
"""The most words in marks that are a name."""
_SHORT = 3
_BACK = 3
"""How many words before the marks are looked at."""

_MARKED = regex.compile(r"[«\"“”„]{1,2}([^\n«»\"“”„]{2,60})[»\"“”]{1,2}|\(([^\n()]{2,60})\)")
_TOLD = words(
    """
    تصريح تصريحات حديث حديثه حديثها مقابلة حوار اتصال مداخلة لقاء قال قالت أبلغ أبلغت أخبر أكد أكدت أفاد أفادت تحدث
    تحدثا تحدثت نقلت ذكرت نشرت كتبت أوردت كشفت أعلنت رفضت امتنعت تعتزم تلقته تلقتها تلقت بحسب وفق بيانات وأكد تقرير
    مراسل
    """
)
_COMPANY = words(
    """
    كابيتال إنفست غروب جروب هولدينغ هولدينجز إنرجي أويل موتورز إيرلاينز تكنولوجيز سيستمز بارتنرز ميديا فارما بنك
    كوربوريشن إندستريز ريسيرش أناليتيكس ليمتد رايل إيروسبيس
    """
)
_OF_FIRMS = words(
    """
    سهم أسهم باسم التنفيذي حصة عملاق عملاقة منافستها منافسته ذراع فرع شريكتها مقاولها التابعة المملوكة المشغلة المالكة
    المطورة المصنعة عملاء سندات أرباح إيرادات مبيعات استحواذ حركة جماعة ميليشيا مليشيا جمعية مجموعة
    """
)
_TO = words("ل إلى مع في عن")


@dataclass(frozen=True, slots=True)
class _MarkedWords:
    """A stretch in marks by its words; ``in_marks`` unless it stands in parentheses."""

    start: int
    end: int
    first: int
    last: int
    in_marks: bool


def marked_names(tokens: ArabicTokens) -> Iterator[NameCandidate]:
    """Yield the names in marks: by the word of kind before them, or because the words around show a medium or a body."""
    found = list(_stretches(tokens))
    times: dict[str, int] = {}
    for each in found:
        times[_name(tokens, each)] = times.get(_name(tokens, each), 0) + 1
    firms = {_name(tokens, each) for each in found if _is_firm(tokens, each)}
    for each in found:
        made = _by_kind(tokens, each) or _by_context(tokens, each, times)
        if made is None and _name(tokens, each) in firms:
            made = _candidate(tokens, each, EntityKind.ORGANIZATION, NameRule.NAME_CONTEXT)
        if made is not None:
            yield made


def _is_firm(tokens: ArabicTokens, marked: _MarkedWords) -> bool:
    """Whether the words around show a company or a body in marks: سهم «…», متحدث باسم «…», «…» الهندية."""
    if not marked.in_marks or marked.last - marked.first > _SHORT + 1 or tokens.form(marked.first) in VERBS:
        return False
    before, is_near = marked.first - 1, tokens.gap(marked.first).strip() in ('"', "«", "“", "„", "ـ«", 'ـ"', "ـ“")
    if not is_near or before < 0:
        return False
    if tokens.any_stem(before, _OF_FIRMS):
        return True
    after = tokens.form(marked.last)
    is_of_nation = after in NATIONAL and after.startswith("ال") and tokens.gap(marked.last).strip() in ('"', "»", "”")
    return is_of_nation and not tokens.form(before).startswith("ال")


def _stretches(tokens: ArabicTokens) -> Iterator[_MarkedWords]:
    number = 0
    for found in _MARKED.finditer(tokens.text):
        group = 1 if found[1] else 2
        start, end = found.span(group)
        while number < len(tokens.all) and tokens.all[number].start < start:
            number += 1
        last = number
        while last < len(tokens.all) and tokens.all[last].end <= end:
            last += 1
        if 0 < last - number <= _LONGEST:
            yield _MarkedWords(start, end, number, last, group == 1)


def _name(tokens: ArabicTokens, marked: _MarkedWords) -> str:
    return " ".join(tokens.form(number) for number in range(marked.first, marked.last))


def _candidate(tokens: ArabicTokens, marked: _MarkedWords, kind: EntityKind, rule: NameRule) -> NameCandidate:
    place = tokens.all[marked.first].start, tokens.all[marked.last - 1].end
    return NameCandidate(place, marked.first, marked.last, _name(tokens, marked), kind, rule, WEIGHT, confidence=0.9)


def _by_kind(tokens: ArabicTokens, marked: _MarkedWords) -> NameCandidate | None:
    """Return the name that a word of kind before the marks makes of the words in them."""
    for back in range(1, _BACK + 1):
        at = marked.first - back
        if at < 0 or (back > 1 and not tokens.is_joined(at + 1)) or "\n" in tokens.gap(at + 1):
            return None
        if back > 1 and (tokens.form(at) in VERBS or tokens.form(at + 1) in VERBS):
            return None
        kind = _kind(tokens, at)
        if kind is not None and _opens_after(tokens, marked):
            return _candidate(tokens, marked, kind, NameRule.NAME_HEAD_WORD)
    return None


def _opens_after(tokens: ArabicTokens, marked: _MarkedWords) -> bool:
    """Whether the marks stand directly behind the word before, without a colon or a stop."""
    return not set(tokens.gap(marked.first)) & set(":.،؛,;") and not any(
        tokens.form(number) in VERBS
        for number in range(marked.first, min(marked.last, marked.first + 1))
        if marked.last - marked.first > _SHORT
    )


def _kind(tokens: ArabicTokens, at: int) -> EntityKind | None:
    for forms, kind in (
        (WORK_HEADS, EntityKind.WORK),
        (_THINGS, EntityKind.PRODUCT),
        (_BODIES, EntityKind.ORGANIZATION),
        (MARKED_PLACES, EntityKind.PLACE),
    ):
        if tokens.any_stem(at, forms) or tokens.form(at).removeprefix("ال") in forms & _DEFINITE:
            return kind
    return None


def _by_context(tokens: ArabicTokens, marked: _MarkedWords, times: dict[str, int]) -> NameCandidate | None:
    """Return a short name in marks to which something was said, that says something, or that comes again."""
    if marked.last - marked.first > _SHORT or any(tokens.form(at).isdigit() for at in range(marked.first, marked.last)):
        return None
    for listed, found in listed_at(tokens, marked.first):
        if found.last == marked.last and not found.stem.skip and (marked.in_marks or listed.is_medium):
            return _candidate(tokens, marked, listed.kind, NameRule.NAME_LISTED)
    forms = [tokens.form(at) for at in range(marked.first, marked.last)]
    is_foreign = any(looks_foreign(form) for form in forms) and not any(is_common(form) for form in forms)
    if (_COMPANY.intersection(forms) or (is_foreign and not _is_person(forms))) and marked.in_marks:
        return _candidate(tokens, marked, EntityKind.ORGANIZATION, NameRule.NAME_CONTEXT)
    if marked.in_marks and len(forms) > 1 and forms[0] in ALL_BODIES and forms[1] not in GENERIC:
        return _candidate(tokens, marked, EntityKind.ORGANIZATION, NameRule.NAME_HEAD_WORD)
    if all(form in EVERYDAY or form in VERBS for form in forms) or forms[0] in VERBS:
        return None
    if len(forms) > 1 and all(is_common(form) and not form.startswith("ال") for form in forms):
        return None
    if _is_dateline(tokens, marked) or (times[_name(tokens, marked)] > 1 and _is_told(tokens, marked)):
        return _candidate(tokens, marked, EntityKind.ORGANIZATION, NameRule.NAME_CONTEXT)
    if _is_told(tokens, marked) and marked.last - marked.first <= _SHORT and _gives(tokens, marked):
        return replace(_candidate(tokens, marked, EntityKind.ORGANIZATION, NameRule.NAME_CONTEXT), confidence=0.7)
    return None


def _is_person(forms: list[str]) -> bool:
    return forms[0] in GIVEN or forms[0] in FOREIGN_GIVEN


def _is_dateline(tokens: ArabicTokens, marked: _MarkedWords) -> bool:
    """Whether parentheses near the beginning of the text are followed by a dash or a colon."""
    after = tokens.text[marked.end + 1 : marked.end + 4].strip()
    is_behind = not marked.in_marks and after[:1] in ("-", "–", "—", ":") and marked.start < 100
    return is_behind or (
        marked.first <= _SHORT and marked.in_marks and tokens.text[marked.end + 1 : marked.end + 2] == "\n"
    )


def _is_told(tokens: ArabicTokens, marked: _MarkedWords) -> bool:
    """Whether a word before the marks tells of a statement: تصريح لـ, مقابلة مع, نقلت."""
    for at in range(marked.first - 1, max(-1, marked.first - 9), -1):
        if tokens.any_stem(at, _TOLD):
            return True
        if "\n" in tokens.gap(at) or "." in tokens.gap(at):
            return False
    return False


def _gives(tokens: ArabicTokens, marked: _MarkedWords) -> bool:
    """Whether the word directly before the marks is a preposition of telling, or a verb that a medium does."""
    before = marked.first - 1
    return (
        before >= 0
        and not set(tokens.gap(marked.first)) & set(":.،")
        and (tokens.any_stem(before, _TO) or tokens.any_stem(before, _TOLD))
    )
