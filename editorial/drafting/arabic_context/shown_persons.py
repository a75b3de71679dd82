"""Find persons whose names no list has: behind a title, a nationality or a verb, or before what tells who they are."""

from collections.abc import Iterator
from dataclasses import replace
from enum import IntEnum

from editorial.drafting.arabic_forms.candidate import FoundWords, NameCandidate, candidate
from editorial.drafting.arabic_forms.gazetteer import listed_at
from editorial.drafting.arabic_forms.inflection import is_inflected
from editorial.drafting.arabic_forms.shape import GIVEN_SURE, is_common, is_nisba, is_unknown, looks_foreign
from editorial.drafting.arabic_forms.titles import has_title
from editorial.drafting.arabic_forms.tokens import ArabicStem, ArabicTokens
from editorial.drafting.arabic_lexicon.family_names import FAMILIES, PARTICLES
from editorial.drafting.arabic_lexicon.foreign_names import FOREIGN
from editorial.drafting.arabic_lexicon.given_names import AMBIGUOUS, GIVEN
from editorial.drafting.arabic_words.adjectives import BODY_ADJECTIVES, NATIONAL
from editorial.drafting.arabic_words.everyday_words import EVERYDAY, PARTICLES_AND_ADVERBS
from editorial.drafting.arabic_words.heads import AGENCIES, ALL_BODIES, MEDIA_HEADS, PLACE_HEADS
from editorial.drafting.arabic_words.spelling import words
from editorial.drafting.arabic_words.titles import ACADEMIC, HONOURS, OFFICES
from editorial.drafting.arabic_words.verbs import ACTING, SAYING, VERBS
from editorial.drafting.names.bases import NameRule
from editorial.model.vocabulary import EntityKind

WEIGHT = 60
UNSURE = "The name is in no list; only the words around it and its form show that it is one."
_LONGEST = 5
"""The most words of a name."""

_NAMES = (GIVEN | FOREIGN | FAMILIES) - NATIONAL
_NAMED = words("يدعى ويدعى تدعى وتدعى اسمه اسمها واسمه واسمها يسمى المدعو المدعوة المسمى الملقب المكنى المكناة")
_NO_TITLES = words("رجل سيدة أم د باسم صاحب كبير عضو العضو")
_WHO = words("وهو وهي الذي التي والذي والتي")
_YEARS = words("عاما سنة عام سنه سنوات أعوام ربيعا")
_LINKED = words(
    "جار محب عطية حسب فضل نور سيف شمس نجم عز صلاح علاء بهاء جمال كمال محيي حسام ضياء شرف تقي زين ناصر خير عوض دخيل"
)
_OF_RELIGION = words("النبي الرسول الدين الله الحق الإسلام العابدين الرحمن الكريم")
_ALSO_PARTICLES = words("فان لان دن كان لا لو أو ما")
_NO_SURNAMES = BODY_ADJECTIVES | ACADEMIC | HONOURS | PARTICLES_AND_ADVERBS
_TITLES = HONOURS | OFFICES
_CALLINGS = words(
    """
    المدرس المدرسة الحلاق النجار الحداد الخباز الصيدلي الصيدلانية الأستاذان الدكتوران النائبان النائبين المحاميان المتهمان
    المتهمين الشقيقان الطفلان الشابان اللاعبان المهندسان الوزيران الطالبان الرسام السباك الكهربائي الجزار البقال البواب
    الحارس المقيم الجراح المؤلف المصمم المبرمج المطور الغواص المتسلق الدراج الحكواتي القصاص الخزاف الناشر الناقدة الزجال
    الفدائي الراعي البحاثة الأثري المنقب المستكشف الروبوتي الخطاط الخطيب المؤذن الشيف الطاهي النادل المضيف القابلة المرأة
    الرجل العجوز الجد الجدة الابن الابنة الزوج الزوجة العم العمة الخال الخالة الحفيد المسن المسنة الخمسيني الستيني السبعيني
    الأربعيني الثلاثيني العشريني الثمانيني الخمسينية الستينية السبعينية الأربعينية الثلاثينية العشرينية الثمانينية
    """
)
_DEFINITE_TITLES = (
    frozenset(each for each in HONOURS if each.startswith("ال"))
    | words("دكتور دكتورة د السيناتور معالي فخامة سعادة فضيلة نيافة غبطة قداسة")
    | _CALLINGS
    | frozenset("ال" + each for each in OFFICES if len(each) > 3)
)
_OFFICES = (
    OFFICES | HONOURS | frozenset("ال" + each for each in OFFICES) | words("محاميها محاميه نجلها شقيقتها عضوي نائبي")
)
_HEADS = ALL_BODIES | MEDIA_HEADS | AGENCIES | PLACE_HEADS
_ALSO_VERBS = words("صادق وافق شارك حاول ناصر عادل سالم صالح خالد مالك عارض كافح ساهم")
_SON = words("بن بنت ولد بت آل")
_PLACES = words("نيو سان سانت بورت فورت لوس ريو إف سي يونايتد سيتي برس نيوز تايمز")
_BACK = 12
"""How many words before a name an office may stand."""
_OPENERS = words("أما وأما إن أن وأن لكن ولكن فإن بأن")


class _Evidence(IntEnum):
    """How much the words before say that a name follows."""

    NONE = 0
    SOME = 1
    MUCH = 2


def shown_persons(tokens: ArabicTokens) -> Iterator[NameCandidate]:
    """Yield persons whom the words around show, in the order of the text."""
    number = 0
    while number < len(tokens.all):
        last, skip = _end(tokens, number), 0
        while last > number:
            yield _made(tokens, number, last, skip)
            number, skip = last, 1
            last = _joined_end(tokens, number)
        number = max(last, number + 1) if not skip else number


def _joined_end(tokens: ArabicTokens, number: int) -> int:
    """Return the end of a further name that is joined to the one before by و: جاسم الصياح وفوزة المطر."""
    form = tokens.form(number)
    rest = form[1:]
    if not tokens.is_joined(number) or form[:1] != "و" or len(rest) < 3 or form in EVERYDAY or form in VERBS:
        return number
    if rest not in _NAMES and not (is_unknown(rest) and not is_inflected(rest)):
        return number
    last = number + 1
    while last - number < _LONGEST and tokens.is_joined(last):
        step = _step(tokens, number, last, _Evidence.SOME)
        if not step:
            break
        last += step
    return last if last - number > 1 and not _is_place(tokens, number, last) else number


def _made(tokens: ArabicTokens, number: int, last: int, skip: int) -> NameCandidate:
    found = FoundWords(number, last, ArabicStem(tokens.form(number)[skip:], skip))
    is_listed = found.stem.form in _NAMES
    made = candidate(tokens, found, EntityKind.PERSON, NameRule.NAME_CONTEXT, WEIGHT)
    return replace(made, confidence=0.85 if is_listed else 0.7, doubt=None if is_listed else UNSURE)


def _end(tokens: ArabicTokens, number: int) -> int:
    """Return the end of the name that begins with a word; its own number if there is none."""
    form, before = tokens.form(number), _evidence(tokens, number)
    if (end := _fenced_end(tokens, number)) > number and not _is_place(tokens, number, end):
        return end
    if not _may_begin(tokens, number, form, before):
        return number
    last = _run(tokens, number, before)
    if form not in _NAMES and any(tokens.form(at) in GIVEN_SURE for at in range(number + 1, last)):
        return number
    if last == number or _is_place(tokens, number, last):
        return number
    if before is _Evidence.MUCH and tokens.form(number - 1) in _NAMED:
        return last
    if last - number > 1 and (before or _is_told_of(tokens, number, last)):
        return last
    if last - number > 1 and _is_foreign(tokens, number, last):
        return last
    is_one = last - number == 1 and (looks_foreign(form) or (form in GIVEN and form not in AMBIGUOUS))
    return last if is_one and before is _Evidence.MUCH and _is_end(tokens, last) else number


def _may_begin(tokens: ArabicTokens, number: int, form: str, before: _Evidence) -> bool:
    if form == "ام" and before and tokens.is_joined(number + 1):
        return tokens.form(number + 1) not in PARTICLES_AND_ADVERBS | VERBS
    is_free = (form == "انا" or form in GIVEN) and bool(before) and _is_name_word(tokens, number + 1)
    if before and _is_hamza(tokens, number) and form not in PARTICLES_AND_ADVERBS and form not in VERBS:
        return True
    if tokens.all[number].has_tanwin or form in HONOURS - GIVEN or (form in PARTICLES_AND_ADVERBS and not is_free):
        return is_free
    if form in _SON and tokens.is_joined(number) and not _is_title_or_saying(tokens, number - 1):
        return False
    if form in PARTICLES and tokens.is_joined(number) and tokens.form(number - 1) in _NAMES:
        return False
    if tokens.is_joined(number + 1) and tokens.form(number + 1) in _SON:
        return not is_hard(form) or form in GIVEN
    if form in HONOURS and form.startswith("ال") and tokens.form(number + 1) in GIVEN:
        return False
    if form in OFFICES and before is not _Evidence.MUCH:
        return False
    if form in _NAMES or form in PARTICLES:
        return (form not in VERBS or form in GIVEN) and (form not in _ALSO_PARTICLES or before is _Evidence.MUCH)
    if before is _Evidence.MUCH and not form.startswith("ال"):
        return _is_strange(form) or (not is_hard(form) and _is_name_word(tokens, number + 1))
    return (is_unknown(form) and len(form) > 2 and not form.endswith(("ا", "ات"))) or looks_foreign(form)


def _is_title_or_saying(tokens: ArabicTokens, number: int) -> bool:
    return tokens.any_stem(number, SAYING) or tokens.any_stem(number, _DEFINITE_TITLES) or tokens.any_stem(number, OFFICES)


def _is_hamza(tokens: ArabicTokens, number: int) -> bool:
    """Whether a word begins with إل or أل, which is no article: إليانا."""
    raw = tokens.text[tokens.all[number].start : tokens.all[number].start + 2]
    return raw in ("إل", "أل", "آل") and len(tokens.form(number)) > 4


def is_hard(form: str) -> bool:
    """Whether a word is listed as one that is no name."""
    return (
        form in EVERYDAY
        or form in VERBS
        or form in NATIONAL
        or form in _TITLES
        or form in BODY_ADJECTIVES
        or form in ALL_BODIES
    )


def _is_strange(form: str) -> bool:
    """Whether a word is no form of an everyday word, though it may have the shape of one."""
    return not is_inflected(form) and not is_hard(form) and not form.startswith("ال") and len(form) > 2


def _is_name_word(tokens: ArabicTokens, number: int) -> bool:
    form = tokens.form(number)
    return tokens.is_joined(number) and (form in _NAMES or form in PARTICLES or is_unknown(form) or is_nisba(form))


def _evidence(tokens: ArabicTokens, number: int) -> _Evidence:
    before = number - 1
    if before < 0:
        return _Evidence.NONE
    form = tokens.form(before)
    if not tokens.is_joined(number):
        return _Evidence.SOME if has_title(tokens, number) else _Evidence.NONE
    if form in _NAMED or (form in NATIONAL and form.startswith("ال")):
        return _Evidence.MUCH
    if tokens.any_stem(before, _DEFINITE_TITLES) and form not in _NO_TITLES:
        return _Evidence.MUCH
    if tokens.any_stem(before, HONOURS) or form in OFFICES - _NO_TITLES or has_title(tokens, number):
        return _Evidence.SOME
    is_said = tokens.any_stem(before, SAYING) or (tokens.any_stem(before, ACTING) and form.endswith("ت"))
    return _Evidence.SOME if is_said and form not in GIVEN and not form.endswith("ا") else _Evidence.NONE


def _run(tokens: ArabicTokens, number: int, before: _Evidence) -> int:
    """Return where the words that can be a name end."""
    last = number + 1
    if tokens.form(number) in PARTICLES or tokens.form(number) in ("عبد", "ابو", "ام"):
        if not tokens.is_joined(last) or tokens.form(last) in PARTICLES_AND_ADVERBS or tokens.form(last) in VERBS:
            return number
        last += 1
    while last - number < _LONGEST and tokens.is_joined(last):
        step = _step(tokens, number, last, before)
        if not step:
            break
        last += step
    return last


def _step(tokens: ArabicTokens, number: int, at: int, before: _Evidence) -> int:
    form, following = tokens.form(at), tokens.form(at + 1) if tokens.is_joined(at + 1) else ""
    if tokens.all[at].has_tanwin or form in ("ال", "و"):
        return 0
    if form in _LINKED and following in _OF_RELIGION:
        return 2
    if form in PARTICLES or form in ("عبد", "ابو", "ام"):
        fits = following and following not in PARTICLES_AND_ADVERBS and following not in VERBS
        if form in _SON:
            return 2 * bool(fits and not is_hard(following))
        return 2 * bool(fits and (following in _NAMES or following.startswith("ال") or is_unknown(following)))
    if form in _ALSO_VERBS and following in ("علي", "الي", "ان", "بان", "في") and at - number > 1:
        return 0
    if form in _NAMES:
        return int(form not in PARTICLES_AND_ADVERBS and (form not in VERBS or _is_end(tokens, at + 1)))
    if looks_foreign(form) or is_unknown(form) or (before is _Evidence.MUCH and _is_strange(form)):
        return int(not form.endswith("ه") or at - number == 1)
    is_firm = tokens.form(number) in _NAMES
    if form == "اللواتي" and is_firm:
        return 1
    if len(form) < 3 or is_attached(form):
        return 0
    if before is _Evidence.MUCH and tokens.form(number) in GIVEN and _is_fence(tokens, at + 1):
        is_near = at == number + 1 or form.startswith("ال")
        return int(is_near and form not in _NO_SURNAMES - HONOURS and form not in NATIONAL)
    if form in _NO_SURNAMES or form in NATIONAL or form in VERBS:
        return 0
    if form.startswith("ال") and (not is_common(form) or _is_nisba(tokens, at)) and len(form) > 4:
        return int(is_firm or _is_nisba(tokens, at))
    if form.startswith("ال") and before is _Evidence.MUCH and tokens.form(number) in GIVEN and at == number + 1:
        return int(form not in EVERYDAY and form[2:] not in EVERYDAY)
    is_near = at == number + 1 or _is_fence(tokens, at + 1)
    is_surname = bool(before) and is_near and tokens.form(number) in GIVEN
    is_surname = is_surname and (form not in EVERYDAY or _is_fence(tokens, at + 1))
    is_bare = not form.endswith(("ا", "ه", "ها", "هم")) and form not in _TITLES
    return int(is_surname and is_bare and _is_end(tokens, at + 1))


def _is_nisba(tokens: ArabicTokens, at: int) -> bool:
    """Whether a word has the form of a family name in ـي, written so and not with ى."""
    return is_nisba(tokens.form(at)) and tokens.text[tokens.all[at].end - 1] == "ي"


def is_attached(form: str) -> bool:
    """Whether a word begins with a preposition or a conjunction that is written on: للصحفيين, ببرنامج, فكتب."""
    if form.startswith(("لل", "بال", "فال", "كال", "وال")) and len(form) > 5:
        return True
    return (
        form[:1] in ("ب", "ل", "ف", "ك", "و")
        and len(form) > 3
        and (form[1:] in EVERYDAY or form[1:] in VERBS or form[1:] in _HEADS)
    )


def _is_fence(tokens: ArabicTokens, at: int) -> bool:
    """Whether a comma, a stop, a bracket or a line end stands before a word."""
    gap = tokens.gap(at)
    return not tokens.is_joined(at) and ("\n" in gap or gap.strip()[:1] in ("،", ",", ".", ")", "(", "؛"))


def _fenced_end(tokens: ArabicTokens, number: int) -> int:
    """Return the end of a name that stands alone between two commas, or between a verb of saying and a comma."""
    gap, form = tokens.gap(number).strip(), tokens.form(number)
    is_said = tokens.is_joined(number) and tokens.any_stem(number - 1, SAYING) and tokens.form(number - 1) not in GIVEN
    if not is_said and not (gap.endswith(("،", ",")) and _has_office_before(tokens, number)):
        return number
    last = number + 1
    while last - number < _LONGEST and tokens.is_joined(last):
        last += 1
    forms = [tokens.form(at) for at in range(number, last)]
    if not 1 < len(forms) < _LONGEST or not _is_fence(tokens, last) or "\n" in tokens.gap(last):
        return number
    if form.startswith("ال") and form not in GIVEN and not _is_hamza(tokens, number):
        return number
    if any(is_hard(each) or is_attached(each) or each in PARTICLES_AND_ADVERBS for each in forms):
        return number
    if is_said:
        following = tokens.form(last)
        is_who = following in _WHO or following in _TITLES or following.removeprefix("ال") in OFFICES
        return last if is_who and not any(is_inflected(each) for each in forms[1:]) else number
    is_sure = forms[0] in _NAMES or all(is_unknown(each) or each in _NAMES or is_nisba(each) for each in forms)
    is_sure = is_sure or (forms[-1] in _NAMES and not form.endswith("ه")) or looks_foreign(forms[-1])
    return last if is_sure and not any(tokens.all[at].has_tanwin for at in range(number, last)) else number


def _has_office_before(tokens: ArabicTokens, number: int) -> bool:
    """Whether an office stands shortly before, in the same sentence."""
    for at in range(number - 1, max(-1, number - _BACK), -1):
        if tokens.any_stem(at, _OFFICES):
            return True
        if "." in tokens.gap(at) or "\n" in tokens.gap(at):
            return False
    return False


def _is_end(tokens: ArabicTokens, at: int) -> bool:
    """Whether a name can end before a word: at a mark, or before a particle or a verb."""
    if not tokens.is_joined(at):
        return True
    form = tokens.form(at)
    return form in PARTICLES_AND_ADVERBS or form in VERBS or (form[:1] == "و" and form[1:] in _NAMES)


def _is_foreign(tokens: ArabicTokens, number: int, last: int) -> bool:
    """Whether all words of a run are foreign names or strange, and one has the form of a foreign family name."""
    forms = [tokens.form(at) for at in range(number, last)]
    is_strange = all(each in FOREIGN or looks_foreign(each) or (is_unknown(each) and len(each) > 3) for each in forms)
    return is_strange and any(looks_foreign(each) for each in forms) and not _PLACES.intersection(forms)


def _is_told_of(tokens: ArabicTokens, number: int, last: int) -> bool:
    """Whether a name stands at the start of a clause, and who that is follows: خضر الياس، المختار السابق."""
    is_start = not tokens.is_joined(number) or tokens.form(number - 1) in _OPENERS
    following = tokens.form(last)
    if tokens.is_joined(last) or last >= len(tokens.all):
        return False
    gap = tokens.gap(last).strip()
    is_known = tokens.form(number) in _NAMES
    if gap in ("(", "،", ",") and following.isdigit() and tokens.form(last + 1) in _YEARS:
        return is_known or is_start
    if gap not in ("،", ",", "(") or not (is_known and is_start):
        return is_known and gap in ("،", ",") and following in _WHO
    return following in _WHO or following.removeprefix("ال") in OFFICES or following in _TITLES


def _is_place(tokens: ArabicTokens, number: int, last: int) -> bool:
    """Whether the words are a listed name of a place or a body."""
    for listed, found in listed_at(tokens, number):
        is_whole = found.last == last or listed.kind is not EntityKind.PERSON and found.last - found.first > 1
        if not found.stem.skip and is_whole and not listed.needs_evidence:
            return True
    return False
