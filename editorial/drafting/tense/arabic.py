"""What Arabic verbs say of time."""

import re
from collections.abc import Iterator, Sequence

from editorial.drafting.tense.cue import Cue, Found, Grammar, Tense
from editorial.drafting.text.folded import folded_word
from editorial.drafting.text.lexicon import words_of

_FUTURE = frozenset(
    words_of(
        "سوف لن المقرر مقرر مقررا مقرره المتوقع متوقع متوقعا متوقعه المنتظر منتظر المزمع مزمع المرتقب مرتقب المفترض"
        " المرجح يرجح يتوقع تتوقع يتوقعون نتوقع توقع توقعت توقعات يعتزم تعتزم يعتزمون نعتزم ينوي تنوي ينوون يخطط تخطط"
        " يخططون يستعد تستعد ينتظر تنتظر مرشح تهدف يهدف موعد موعدا موعده موعدها استعدادا تمهيدا تحضيرا سيصار يفترض"
        " بحلول تعهد تعهدت وعد وعدت يتعهد مرتقبه المقرره المرتقبه المنتظره المزمعه المتوقعه قريبا ستكون سيكون اعتبارا"
        " مبرمج مبرمجه المبرمج محددا محدد محدده يامل تامل ياملون ربما"
    )
)
_PAST = frozenset(
    words_of(
        "سالني قايلا قايله موضحا موضحه مضيفا مضيفه مشيرا مشيره موكدا موكده معتبرا خضع خضعت فتح فتحت كان كانت"
        " كانوا قد قال قالت اعلن اعلنت اكد اكدت اضاف اضافت ذكر ذكرت افاد افادت كشف كشفت صرح صرحت اوضح اوضحت"
        " نقل نقلت قتل قتلت اصيب اصيبت وقع وقعت وقعا شهد شهدت جرى جري تم تمت بدا بدات انطلق انطلقت انتهي انتهت وصل"
        " وصلت عاد عادت لم سجل سجلت بلغ بلغت ارتفع ارتفعت تراجع تراجعت انخفض انخفضت فاز فازت خسر خسرت تاهل تعادل حكم"
        " قضت اصدر اصدرت اصدرته نشر نشرت نشره نشرها صدر صدرت تاسس تاسست ولد ولدت توفي توفيت ضرب ضربت اغلق اغلقت افتتح"
        " افتتحت استضاف استضافت التقي التقت عقد عقدت زار زارت دعا دعت حذر حذرت طالب طالبت شارك شاركت هاجم هاجمت استهدف"
        " استهدفت اعتقل اعتقلت القي القت اوقف اوقفت الغي الغيت خرج خرجت دخل دخلت اطلق اطلقت تلقي تلقت رفض رفضت وافق"
        " وافقت صوت صوتت قرر قررت جمع جمعت ظهر ظهرت حصل حصلت حدث حدثت اندلع اندلعت انهار انهارت غرق غرقت تحطم تحطمت"
        " عثر وجه وجهت نفذ نفذت ادي ادت منع منعت احتل"
    )
)
_WAS = frozenset(("كان", "كانت", "كانوا"))
_SUBJUNCTIVE = frozenset(("ان", "لكي", "كي", "حتي"))
_NOT_AHEAD = frozenset(words_of("قبل بعد منذ دون بدون غير الا رغم استطاع تمكن اعتبر راي عن من الي"))
_IMPERFECT = re.compile(r"[وف]?[يتن][^\W\d_]{2,}")
_WILL = re.compile(r"[وف]?س[يتنا][^\W\d_]{2,}")
_NOT_PAST = frozenset(
    words_of(
        "وقت بيت صوت بنت تحت موت اخت كويت توقيت انترنت نفت زيت كبريت بحت حوت قوت سبت تصويت تفاوت تثبيت ليت هيت مقت لست"
    )
)
_NOT_VERBS = frozenset(
    words_of(
        "يوم يومي يومين يمين يمني يناير يونيو يوليو يوليوز يونيه تموز تشرين نيسان نوفمبر تونس تركيا تحت تلك تم نحو نحن"
        " نفس نفسه نفسها نهايه نهار ناس نيابه نتيجه نتايج نظام نادي تقرير تصريح تصريحات تنظيم تنفيذ تطوير تحقيق تحالف"
        " تجاره تعليم تغيير تمويل توقيع تدريب تحرير تمديد تعيين تشكيل تقديم تراجع توزيع تسليم تبادل تحويل تعاون تعديل"
        " تقنيه تكلفه تهمه ثلاثه يورو ينار نائب نايب نواب نقل نشر نقطه نسبه نسخه نص نصف نقابه نقابي ندوه نشاط نشاطات"
        " نمو نوع نور نيويورك يساري يهودي يد يدي يا سينا سيناء سيناريو سيول سيوله سياره سياده سياسه سياسي سياسيه سياحه"
        " سيد سيده سيدي سير سيره سيطره سيف ستين ستون سنه سنوات سنتين ستار سينما سيدات سيارات سترات ستره"
    )
)


def read(words: Found) -> Iterator[Cue]:
    """Yield the cues of Arabic words."""
    folded = [folded_word(found[0]) if len(found[0]) <= _LONGEST else "" for found in words]
    for number, found in enumerate(words):
        told = _tense(folded, number)
        if told:
            tense, is_weak = told
            yield Cue(found.start(), found.end(), tense, is_weak)


def _tense(folded: Sequence[str], number: int) -> tuple[Tense, bool] | None:
    """Return the tense of a word, and whether it is weak."""
    word = folded[number]
    bare = word[1:] if word[:1] in ("و", "ف") and len(word) > len("سوف") else word
    if word in _FUTURE or bare in _FUTURE:
        was = {folded[at].lstrip("وف") for at in range(max(0, number - 3), number)} & _WAS
        return Tense.ONCE if was else Tense.FUTURE, False
    if word in _PAST or bare in _PAST:
        return Tense.PAST, False
    if bare in _NOT_VERBS or bare.startswith("ال"):
        return None
    if _WILL.fullmatch(bare):
        return Tense.FUTURE, False
    if _is_past(bare):
        return Tense.PAST, False
    return _imperfect(folded, number, bare)


def _imperfect(folded: Sequence[str], number: int, bare: str) -> tuple[Tense, bool] | None:
    if not _IMPERFECT.fullmatch(bare):
        return None
    before, earlier = folded[number - 1] if number else "", folded[number - 2] if number > 1 else ""
    if before == "لم":
        return Tense.PAST, False
    if before not in _SUBJUNCTIVE:
        return Tense.PRESENT, True
    if earlier in _NOT_AHEAD:
        return None
    was = {folded[at].lstrip("وف") for at in range(max(0, number - 4), number)} & _WAS
    return Tense.ONCE if was else Tense.FUTURE, True


def _is_past(word: str) -> bool:
    """Whether a word has the ending of a past verb: she, or they."""
    if len(word) < 4 or word in _NOT_PAST:
        return False
    return (word.endswith("ت") and word[-2] != "ا") or (word.endswith("وا") and word[0] not in "يت")


_LONGEST = 24
"""The most characters of a word that is looked up."""

_BREAKS = re.compile(r"[،,؛;:()«»“”\"]|\b(?:[أإا]ن(?:ه|ها|هم)?|الذي|التي|الذين|حيث|لكن|فيما|بينما|عندما)\b")
_RESETS = re.compile(r"\b(?:بعدما|بعد أن|رغم|عقب|إثر)\b")

GRAMMAR = Grammar(read, _BREAKS, _RESETS)
