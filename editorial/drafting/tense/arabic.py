"""What Arabic verbs say of time."""

import re
from collections.abc import Iterator

from editorial.drafting.tense.cue import Cue, Tense, words_of
from editorial.text.fold import fold

_FUTURE = words_of(
    "سوف لن المقرر مقرر مقررا مقرره المتوقع متوقع متوقعا متوقعه المنتظر منتظر المزمع مزمع المرتقب مرتقب المفترض"
    " المرجح يرجح يتوقع تتوقع يتوقعون نتوقع توقع توقعت توقعات يعتزم تعتزم يعتزمون نعتزم ينوي تنوي ينوون يخطط تخطط"
    " يخططون يستعد تستعد ينتظر تنتظر مرشح تهدف يهدف موعد موعدا موعده موعدها استعدادا تمهيدا تحضيرا سيصار يفترض"
    " بحلول تعهد تعهدت وعد وعدت يتعهد مرتقبه المقرره المرتقبه المنتظره المزمعه المتوقعه قريبا ستكون سيكون اعتبارا"
    " مبرمج مبرمجه المبرمج"
)
_PAST = words_of(
    "كان كانت كانوا قد قال قالت اعلن اعلنت اكد اكدت اضاف اضافت ذكر ذكرت افاد افادت كشف كشفت صرح صرحت اوضح اوضحت"
    " نقل نقلت قتل قتلت اصيب اصيبت وقع وقعت وقعا شهد شهدت جرى جري تم تمت بدا بدات انطلق انطلقت انتهي انتهت وصل"
    " وصلت عاد عادت لم سجل سجلت بلغ بلغت ارتفع ارتفعت تراجع تراجعت انخفض انخفضت فاز فازت خسر خسرت تاهل تعادل حكم"
    " قضت اصدر اصدرت اصدرته نشر نشرت نشره نشرها صدر صدرت تاسس تاسست ولد ولدت توفي توفيت ضرب ضربت اغلق اغلقت افتتح"
    " افتتحت استضاف استضافت التقي التقت عقد عقدت زار زارت دعا دعت حذر حذرت طالب طالبت شارك شاركت هاجم هاجمت استهدف"
    " استهدفت اعتقل اعتقلت القي القت اوقف اوقفت الغي الغيت خرج خرجت دخل دخلت اطلق اطلقت تلقي تلقت رفض رفضت وافق"
    " وافقت صوت صوتت قرر قررت جمع جمعت ظهر ظهرت حصل حصلت حدث حدثت اندلع اندلعت انهار انهارت غرق غرقت تحطم تحطمت"
    " عثر وجه وجهت نفذ نفذت ادي ادت منع منعت احتل"
)
_SUBJUNCTIVE = frozenset(("ان", "لكي", "كي", "حتي"))
_NOT_AHEAD = words_of("قبل بعد منذ دون بدون غير الا رغم استطاع تمكن اعتبر راي عن من علي الي")
_IMPERFECT = re.compile(r"[وف]?[يتن][^\W\d_]{2,}")
_WILL = re.compile(r"[وف]?س[يتنا][^\W\d_]{2,}")
_NOT_PAST = words_of(
    "وقت بيت صوت بنت تحت موت اخت كويت توقيت انترنت نفت زيت كبريت بحت حوت قوت سبت تصويت تفاوت تثبيت ليت هيت مقت لست"
)
_NOT_VERBS = words_of(
    "يوم يومي يومين يمين يمني يناير يونيو يوليو يوليوز يونيه تموز تشرين نيسان نوفمبر تونس تركيا تحت تلك تم نحو نحن"
    " نفس نفسه نفسها نهايه نهار ناس نيابه نتيجه نتايج نظام نادي تقرير تصريح تصريحات تنظيم تنفيذ تطوير تحقيق تحالف"
    " تجاره تعليم تغيير تمويل توقيع تدريب تحرير تمديد تعيين تشكيل تقديم تراجع توزيع تسليم تبادل تحويل تعاون تعديل"
    " تقنيه تكلفه تهمه ثلاثه يورو ينار نائب نايب نواب نقل نشر نقطه نسبه نسخه نص نصف نقابه نقابي ندوه نشاط نشاطات"
    " نمو نوع نور نيويورك يساري يهودي يد يدي يا سينا سيناء سيناريو سيول سيوله سياره سياده سياسه سياسي سياسيه سياحه"
    " سيد سيده سيدي سير سيره سيطره سيف ستين ستون سنه سنوات سنتين ستار سينما سيدات سيارات سترات ستره"
)


def read(words: list["re.Match[str]"]) -> Iterator[Cue]:
    """Yield the cues of Arabic words."""
    folded = [fold(found[0]) for found in words]
    for number, found in enumerate(words):
        tense = _tense(folded, number)
        if tense:
            yield Cue(found.start(), found.end(), tense)


def _tense(folded: list[str], number: int) -> Tense | None:
    word = folded[number]
    bare = word[1:] if word[:1] in ("و", "ف") and len(word) > 3 else word
    if word in _FUTURE or bare in _FUTURE:
        return Tense.FUTURE
    if word in _PAST or bare in _PAST:
        return Tense.PAST
    if bare in _NOT_VERBS or bare.startswith("ال"):
        return None
    if _WILL.fullmatch(bare):
        return Tense.FUTURE
    if _is_past(bare):
        return Tense.PAST
    if not _IMPERFECT.fullmatch(bare):
        return None
    before, earlier = folded[number - 1] if number else "", folded[number - 2] if number > 1 else ""
    return Tense.FUTURE if before in _SUBJUNCTIVE and earlier not in _NOT_AHEAD else Tense.PRESENT


def _is_past(word: str) -> bool:
    """Whether a word has the ending of a past verb: she, or they."""
    if len(word) < 4 or word in _NOT_PAST:
        return False
    return (word.endswith("ت") and word[-2] != "ا") or (word.endswith("وا") and word[0] not in "يت")
