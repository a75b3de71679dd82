"""What the words around a name say of it: that a title, a nationality or a verb of saying stands before it."""

from enum import IntEnum

from editorial.drafting.arabic_context.name_words import NAMES, TITLES
from editorial.drafting.arabic_forms.titles import has_title
from editorial.drafting.arabic_forms.tokens import ArabicTokens
from editorial.drafting.arabic_lexicon.given_names import GIVEN
from editorial.drafting.arabic_words.adjectives import NATIONAL
from editorial.drafting.arabic_words.spelling import words
from editorial.drafting.arabic_words.titles import HONOURS, OFFICES
from editorial.drafting.arabic_words.verbs import ACTING, SAYING

NAMED = words(
    """
يدعى ويدعى تدعى وتدعى اسمه اسمها واسمه واسمها يسمى المدعو المدعوة المسمى الملقب المكنى المكناة
    """
)
"""Words that a name follows by their meaning."""

WHO = words("وهو وهي الذي التي والذي والتي")
"""Words after a name that open what is told of its bearer."""

_BACK = 12
"""How many words before a name an office may stand."""

_NO_TITLES = words("رجل سيدة أم د باسم صاحب كبير عضو العضو")
_YEARS = words("عاما سنة عام سنه سنوات أعوام ربيعا")
_OPENERS = words("أما وأما إن أن وأن لكن ولكن فإن بأن")
_CALLINGS = words(
    """
    المدرس المدرسة الحلاق النجار الحداد الخباز الصيدلي الصيدلانية الأستاذان الدكتوران النائبان النائبين المحاميان
    المتهمان المتهمين الشقيقان الطفلان الشابان اللاعبان المهندسان الوزيران الطالبان الرسام السباك الكهربائي الجزار
    البقال البواب الحارس المقيم الجراح المؤلف المصمم المبرمج المطور الغواص المتسلق الدراج الحكواتي القصاص الخزاف
    الناشر الناقدة الزجال الفدائي الراعي البحاثة الأثري المنقب المستكشف الروبوتي الخطاط الخطيب المؤذن الشيف الطاهي
    النادل المضيف القابلة المرأة الرجل العجوز الجد الجدة الابن الابنة الزوج الزوجة العم العمة الخال الخالة الحفيد
    المسن المسنة الخمسيني الستيني السبعيني الأربعيني الثلاثيني العشريني الثمانيني الخمسينية الستينية السبعينية
    الأربعينية الثلاثينية العشرينية الثمانينية
    """
)
DEFINITE_TITLES = frozenset(
    [
        *(each for each in HONOURS if each.startswith("ال")),
        *words("دكتور دكتورة د السيناتور معالي فخامة سعادة فضيلة نيافة غبطة قداسة"),
        *_CALLINGS,
        *("ال" + each for each in OFFICES if len(each) > 3),
    ]
)
"""Titles and callings after which an indefinite word can hardly be anything but a name."""

_OFFICES = OFFICES | HONOURS | frozenset("ال" + each for each in OFFICES) | words("محاميها محاميه نجلها عضوي نائبي")
_BARE_OFFICES = OFFICES - _NO_TITLES
_NATIONS = frozenset(each for each in NATIONAL if each.startswith("ال"))


class ArabicEvidence(IntEnum):
    """How much the words before say that a name follows."""

    NONE = 0
    SOME = 1
    MUCH = 2


def evidence(tokens: ArabicTokens, number: int) -> ArabicEvidence:
    """Return how much the words before a word say that it begins the name of a person."""
    before = number - 1
    if before < 0:
        return ArabicEvidence.NONE
    form = tokens.form(before)
    if not tokens.is_joined(number):
        return ArabicEvidence.SOME if has_title(tokens, number) else ArabicEvidence.NONE
    if form in NAMED or form in _NATIONS:
        return ArabicEvidence.MUCH
    if tokens.any_stem(before, DEFINITE_TITLES) and form not in _NO_TITLES:
        return ArabicEvidence.MUCH
    if tokens.any_stem(before, HONOURS) or form in _BARE_OFFICES or has_title(tokens, number):
        return ArabicEvidence.SOME
    is_said = tokens.any_stem(before, SAYING) or (tokens.any_stem(before, ACTING) and form.endswith("ت"))
    return ArabicEvidence.SOME if is_said and form not in GIVEN and not form.endswith("ا") else ArabicEvidence.NONE


def is_after_title_or_saying(tokens: ArabicTokens, number: int) -> bool:
    """Whether the word before is an office, a title or a verb of saying."""
    return any(tokens.any_stem(number - 1, forms) for forms in (SAYING, DEFINITE_TITLES, OFFICES))


def has_office_before(tokens: ArabicTokens, number: int) -> bool:
    """Whether an office stands shortly before, in the same sentence."""
    for at in range(number - 1, max(-1, number - _BACK), -1):
        if tokens.any_stem(at, _OFFICES):
            return True
        if "." in tokens.gap(at) or "\n" in tokens.gap(at):
            return False
    return False


def is_aged(tokens: ArabicTokens, last: int) -> bool:
    """Whether an age follows a name: (52 عاما)."""
    return (
        tokens.gap(last).strip() in ("(", "،", ",") and tokens.form(last).isdigit() and tokens.form(last + 1) in _YEARS
    )


def is_told_of(tokens: ArabicTokens, number: int, last: int) -> bool:
    """Whether a name stands at the start of a clause, and who that is follows: خضر الياس، المختار السابق."""
    if tokens.is_joined(last) or last >= len(tokens.all):
        return False
    is_start = not tokens.is_joined(number) or tokens.form(number - 1) in _OPENERS
    gap, following, is_known = tokens.gap(last).strip(), tokens.form(last), tokens.form(number) in NAMES
    if gap in ("(", "،", ",") and following.isdigit() and tokens.form(last + 1) in _YEARS:
        return is_known or is_start
    if gap not in ("،", ",", "(") or not (is_known and is_start):
        return is_known and gap in ("،", ",") and following in WHO
    return following in WHO or following.removeprefix("ال") in OFFICES or following in TITLES
