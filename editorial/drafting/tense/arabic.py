"""What Arabic verbs say of time."""

import re
from collections.abc import Iterator, Sequence

from editorial.drafting.arabic_saying.lexicon import SAYING_FORMS
from editorial.drafting.arabic_words.noun_stems import NOUN_STEMS
from editorial.drafting.arabic_words.verb_stems import VERB_STEMS
from editorial.drafting.arabic_words.verbs import VERBS
from editorial.drafting.tense.cue import Cue, CueWords, Grammar, Tense
from editorial.drafting.text.folded import folded_word
from editorial.drafting.text.lexicon import words_of
from editorial.text.fold import fold

_FUTURE = frozenset(
    words_of(
        "سوف لن المقرر مقرر مقررا مقرره المتوقع متوقع متوقعا متوقعه المنتظر منتظر المزمع مزمع المرتقب مرتقب المفترض"
        " المرجح يرجح يتوقع تتوقع يتوقعون نتوقع توقعات يعتزم تعتزم يعتزمون نعتزم ينوي تنوي ينوون يخطط تخطط"
        " يخططون يستعد تستعد ينتظر تنتظر مرشح المستحق المستحقه استحقاق تهدف يهدف موعد موعدا موعده موعدها استعدادا تمهيدا تحضيرا سيصار يفترض"
        " بحلول يتعهد مرتقبه المقرره المرتقبه المنتظره المزمعه المتوقعه قريبا ستكون سيكون اعتبارا"
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
_MAY = frozenset(("قد", "ربما", "لن", "سوف"))
_NOT_AHEAD = frozenset(words_of("قبل بعد منذ دون بدون غير الا رغم استطاع تمكن اعتبر راي عن من الي"))
_NOUNS = frozenset(map(fold, NOUN_STEMS))
_KNOWN = frozenset(map(fold, VERBS))
_STEMS = frozenset(map(fold, VERB_STEMS))
_WE = frozenset(
    words_of("نعقد نلتقي نلعب نواجه نبدا نفتتح نطلق نعود نسافر نجتمع نستقبل نستانف نقدم نعلن نكون نصل نغادر نستضيف")
)
"""Verbs in the first person that are no nouns."""

_PERFECT = frozenset(
    verb
    for verb in _KNOWN
    if len(verb) > len("كتب")
    and verb[0] not in "ين"
    and verb not in _NOUNS
    and not (verb[0] == "ت" and f"ي{verb[1:]}" in _KNOWN)
)
_OBJECTS = ("ها", "هم", "هما", "نا", "ني", "ه")
_PROMISES = frozenset(
    words_of("توقع توقعت تعهد تعهدت وعد وعدت رجح رجحت واعدا واعده متوقعا متوقعه متعهدا متعهده مرجحا مرجحه")
)
"""Verbs that speak of what is ahead only behind «أن» or «بـ»: «وعدت الوزارة الأحد بإصلاحه»."""

_ASKS = frozenset(
    words_of(
        "دعا دعت دعوا يدعو تدعو يدعون داعيا داعيه داعين دعوه الدعوه دعوات بدعوه استدعي استدعت استدعاء يستدعي طالب طالبت يطالب تطالب"
        " مطالبا مطالبه حث حثت يحث تحث امهل امهلت امهلته مهله حدد حددت احال احالت احاله"
    )
)
"""Words before «إلى» or «لـ» and what people are to come to."""

_MOURNING = frozenset(("الحداد", "حدادا", "حداد", "عطله"))
_DECLARES = frozenset(words_of("اعلن اعلنت يعلن تعلن قرر قررت اعلان معلنا معلنه"))
_COMING_POLLS = frozenset(words_of("انتخابات الانتخابات استفتاء الاستفتاء قمه استحقاق استحقاقات اقتراع"))
_ASKED = 7
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


def read(words: CueWords) -> Iterator[Cue]:
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
        return _once(folded, number, 3), False
    if _is_asked(folded, number, bare):
        return _once(folded, number, 3), True
    if word in _PAST or bare in _PAST or bare in _PERFECT:
        return Tense.PAST, False
    if bare in _NOT_VERBS or bare.startswith("ال") or len(bare) < 3:
        return None
    if _WILL.fullmatch(bare) and bare not in _NOUNS:
        return Tense.FUTURE, False
    if _is_past(bare):
        return Tense.PAST, False
    return _imperfect(folded, number, bare)


def _once(folded: Sequence[str], number: int, most: int) -> Tense:
    was = {folded[at].lstrip("وف") for at in range(max(0, number - most), number)} & _WAS
    return Tense.ONCE if was else Tense.FUTURE


def _is_asked(folded: Sequence[str], number: int, bare: str) -> bool:
    """Whether people are called to something, or something is promised: what follows is ahead."""
    if not number or bare[:1] not in "ابلحعقيت":
        return False
    before = [word.lstrip("وف") for word in folded[max(0, number - _ASKED) : number]]
    if bare in _MOURNING or bare in _COMING_POLLS:
        return before[-1] in ("قبل", "قبيل") if bare in _COMING_POLLS else not _DECLARES.isdisjoint(before)
    if bare == "ان" or (bare.startswith("ب") and len(bare) > 3):
        return not _PROMISES.isdisjoint(before)
    return (bare == "الي" or (bare.startswith("ل") and len(bare) > 3)) and not _ASKS.isdisjoint(before)


def _imperfect(folded: Sequence[str], number: int, bare: str) -> tuple[Tense, bool] | None:
    if not _is_imperfect(bare):
        return None
    before, earlier = folded[number - 1].lstrip("وف") if number else "", folded[number - 2] if number > 1 else ""
    if before == "لم":
        return Tense.PAST, False
    if before in _MAY:
        return Tense.FUTURE, False
    if before not in _SUBJUNCTIVE:
        return (Tense.PAST if bare in SAYING_FORMS else Tense.PRESENT), True
    return None if earlier.lstrip("وف") in _NOT_AHEAD else (_once(folded, number, 4), True)


def _is_imperfect(word: str) -> bool:
    """Whether a word is a verb of the present; nouns begin with the same letters."""
    if word[0] not in "يتن" or word in _NOUNS:
        return False
    if word[0] == "ن":
        return word in _WE
    rest = word[1:]
    ends = [rest, *(rest.removesuffix(end) for end in _OBJECTS if rest.endswith(end) and len(rest) > len(end) + 1)]
    if word[0] == "ي":
        return f"{word[0]}{ends[-1]}" not in _NOUNS
    return any(f"ي{end}" in _KNOWN or end in _STEMS for end in ends)


def _is_past(word: str) -> bool:
    """Whether a word has the ending of a past verb: she, or they."""
    if len(word) < 4 or word in _NOT_PAST or word in _NOUNS:
        return False
    for end in _OBJECTS:
        if word.endswith(f"ت{end}") and word[: -len(end)] in _KNOWN:
            return True
    return (word.endswith("ت") and word[-2] != "ا") or (word.endswith("وا") and word[0] not in "يت")


_LONGEST = 24
"""The most characters of a word that is looked up."""

_BREAKS = re.compile(r"[،,؛;:()«»“”\"]|\b(?:[أإا]ن(?:ه|ها|هم)?|الذي|التي|الذين|حيث|لكن|فيما|بينما|عندما)\b")
_RESETS = re.compile(r"\b(?:بعدما|بعد أن|رغم|عقب|إثر)\b")

GRAMMAR = Grammar(read, _BREAKS, _RESETS)
