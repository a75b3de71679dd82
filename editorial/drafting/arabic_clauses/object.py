"""Reported words that are no clause: what is announced, denied, demanded, warned of."""

import regex

from editorial.drafting.arabic_clauses.lookup import NEGATION_WORDS, clause_word, is_adverb, is_preposition, saying_at
from editorial.drafting.arabic_clauses.noun import noun_phrase_end
from editorial.drafting.arabic_clauses.phrase import EntitiesByKey
from editorial.drafting.arabic_clauses.source import read_source
from editorial.drafting.arabic_pieces.conjunction import bare
from editorial.drafting.arabic_pieces.folded import folded_words
from editorial.drafting.arabic_pieces.sentence import ArabicSentence, without_article
from editorial.drafting.arabic_saying.heads import SOURCE_HEADS
from editorial.drafting.arabic_saying.lexicon import SayingForm, SayingShape
from editorial.drafting.arabic_saying.masdars import MASDARS, UTTERED

ContentBegin = tuple[int, int]
"""A piece, and how many of its letters belong to a preposition."""

_PATTERN = regex.compile("ا..?.?ا.|است..ا.|ت[^اي]{2}ي.|ت.ا[^اي].|م.ا[^ا].ه")
"""Patterns of masdars: إعلان, اتفاق, استخدام, تأجيل, تراجع, مواصلة."""
_FARTHEST = 40
_BEHIND = {"e": ("في",), "l": ("الي",), "n": ("من",), "a": ("علي",), "i": ("عن",)}
_TO = folded_words(
    """
    لافتا مشيرا ملمحا منوها لافتة مشيرة ملمحة لافتين مشيرين
    """
)
_NO_CONTENT = folded_words(
    """
    ذلك هذا هذه ما الأمر نسخة نفسه نفسها بينه بينهم
    """
)
_ADDRESSED = folded_words(
    """
    جميع كافة كل المجتمع
    """
)


def preposition_start(
    sentence: ArabicSentence, entities: EntitiesByKey, number: int, said: SayingForm
) -> ContentBegin | None:
    """Return where words behind the preposition of a verb begin: دعا إلى …, طالب بـ…."""
    wanted = [each for letter in said.frame for each in _BEHIND.get(letter, ())]
    points = said.verb in ("اشار", "لفت", "المح", "نوه", "نبه", "خلص", "توصل")
    takes_b = bool(set("bx") & set(said.frame)) or said.verb in ("نوه", "افاد", "صرح", "ابلغ", "اخبر")
    if "d" in said.frame and (denied := _denied_start(sentence, number)) is not None:
        return denied, 0
    is_free = said.verb in _FREE
    for at in range(number + 1, min(len(sentence), number + _FARTHEST)):
        if _ends_search(sentence, at):
            return None
        if points and sentence.form(at) == "الي":
            is_thing = said.shape is SayingShape.PARTICIPLE or is_event(sentence, at + 1)
            return (at + 1, 0) if is_thing and sentence.form(at + 1) not in _NO_CONTENT else None
        if sentence.form(at) == "عن" and "عن" in wanted and not _is_right_behind(sentence, entities, number, at):
            return None
        if sentence.form(at) in wanted and sentence.form(at + 1) not in _NO_CONTENT:
            return at + 1, 0
        if takes_b and (skipped := _with_b(sentence, at, is_free=is_free)) is not None:
            return (at + 1, 0) if skipped < 0 else (at, skipped)
    return None


def _denied_start(sentence: ArabicSentence, number: int) -> int | None:
    """Return where it begins what is denied of rumours: نفى ما تردد عن …, نفت شائعات عن …"""
    for at in range(number + 1, min(len(sentence), number + 20)):
        if sentence.form(at) == "ما" or sentence.bare(at) in _RUMOURS:
            return next(
                (
                    each + 1
                    for each in range(at + 1, min(len(sentence) - 1, at + 10))
                    if sentence.form(each) in ("عن", "من", "بشان", "حول") and sentence.is_word(each + 1)
                ),
                None,
            )
        if clause_word(sentence, at) is not None or sentence.is_marked(at):
            return None
    return None


_RUMOURS = folded_words("شائعات أنباء تقارير معلومات مزاعم إشاعات أخبارا أخبار ادعاءات صحة")


def _is_right_behind(sentence: ArabicSentence, entities: EntitiesByKey, number: int, at: int) -> bool:
    """Whether nothing but the subject stands between a verb and عن, and عن has a content and not a feeling."""
    if sentence.form(at + 1) in _FEELINGS:
        return False
    source = read_source(sentence, entities, number + 1, at)
    if source is None or at == number + 1:
        return True
    end = max(source.last if source.entity else noun_phrase_end(sentence, source.first), (source.office or (0, 0))[1])
    return end >= at or any(sentence.is_comma(each) for each in range(end, at)) or _behind_asides(sentence, end) >= at


_FEELINGS = folded_words(
    """
    سعادته سعادتها سعادتهم شكره شكرها شكرهم امتنانه امتنانها تعازيه تعازيها أسفه أسفها حزنه حزنها فخره فخرها تقديره تقديرها تضامنه
    تضامنها اعتزازه اعتزازها ارتياحه ارتياحها بالغ خالص عميق استيائه استيائها غضبه غضبها إعجابه إعجابها
    """
)


def _ends_search(sentence: ArabicSentence, at: int) -> bool:
    if sentence.is_point(at) and sentence.form(at) in ".؛:!؟?":
        return True
    found = saying_at(sentence, at)
    return found is not None and found[0].shape is SayingShape.FINITE and bool(found[1]) and "w" not in found[0].frame


def _with_b(sentence: ArabicSentence, at: int, *, is_free: bool) -> int | None:
    """Return how many letters ب takes of a word; -1 if it stands alone; None if the word has none.

    Behind some verbs it is free: any noun may follow, and not only one of an event.
    """
    piece = sentence.pieces[at]
    if piece.form == "ب":
        return -1
    if piece.entity is not None or not piece.form.startswith("ب") or len(piece.form) < 4:
        return None
    rest = piece.form[1:]
    if piece.form in SOURCE_HEADS or piece.form in _NOT_WITH_B:
        return None
    if is_free and rest not in _NOT_WITH_B and len(rest) > 2:
        return 1
    if rest.startswith("ال") or rest in MASDARS or without_article(rest).endswith("ه") or rest[:1] in "اتم":
        return None if piece.form in _NOT_WITH_B else 1
    return None


_NOT_WITH_B = folded_words(
    """
    بدوره بدورها بدورهم بعد بعدما بين بينما بينهم بلا بعض بالفعل بالتالي باسم بشأن بسبب بحسب بناء بالإضافة
    بالقرب بشدة بشكل بصورة بصفته بصفتها بلاده بلادها بلدة بيان بنك برلمان بداية باتجاه بالقاهرة بالرباط بتونس
    بالمقابل بالخصوص بالمناسبة باريس باكستان بانه بانها بقوة بسرعة بجدية بوضوح بصراحة بحضور بمشاركة بدعم بهدف بعنوان
    بتاريخ بموجب بمناسبة بحق بدون بدل بدلا بديل بديلة برنامج بيانا بيانه بيئة بيت بيوت بحر بحرية بحري باب بريد
    بلد بلدان بنوك بحث بحوث باحث باحثة باحثون باحثين بطل بطولة بقاء برلماني بترول بضائع بشر بشرية بعثة بناية بوابة
    بورصة برامج برئاسة بقيادة بإشراف بمقر بمدينة بولاية بمحافظة بمنطقة بقرية بجامعة بمجلس بوزارة بشان بينهم بينها
    بإدارة بعضهم بعضها بمستشفى بمعهد بمركز بصحيفة بكلية بنادي بفريق بحزب بهيئة بلجنة بمديرية ببلدية بحكومة بديوان
    بقطاع بجهة بدائرة بقسم بمكتب بشركة ببنك بيروت برلين بغداد بنغازي بالقول باستمرار بكثرة بإيجاز باختصار بلهجة
    بنبرة بلغة بابتسامة بسخرية بمرارة بحزم بشدة بحدة بعنف بلا بكل
    """
)
_FREE = folded_words("اتهم طالب لوح هدد وعد تعهد توعد اعترف أقر")
"""Verbs behind which any noun with ب is what is said."""


def object_start(
    sentence: ArabicSentence, entities: EntitiesByKey, number: int, said: SayingForm
) -> ContentBegin | None:
    """Return where the object of a verb begins, behind its subject: نفت الشركة علمها."""
    if not {"o", "k", "t"} & set(said.frame):
        return None
    if said.verb == "حمل":
        return _blame_start(sentence, entities, number)
    if said.verb in ("ناشد", "ابلغ") and (told := _behind_hearer(sentence, number)) is not None:
        return told, 0
    if not {"o", "k"} & set(said.frame):
        return None
    if said.verb == "قدر" and not _has_estimate(sentence, number):
        return None
    is_aside = sentence.is_comma(number + 1) or sentence.form(number + 1) in _ASIDE
    at = _behind_asides(sentence, number + 1) if is_aside else number + 1
    while is_adverb(sentence, at) or sentence.is_comma(at):
        at += 1
    if said.shape is SayingShape.FINITE and not is_event(sentence, at):
        source = read_source(sentence, entities, at, len(sentence))
        if source is None or source.first - at > 3:
            return None
        at = source.last if source.entity is not None else noun_phrase_end(sentence, source.first)
        if source.office and source.office[0] > source.first and source.entity is not None:
            at = source.office[1]
    at = _behind_asides(sentence, at)
    while sentence.form(at - 1)[:1].isdigit() and at - 1 > number:
        at -= 1
    if at >= len(sentence) or not sentence.is_word(at) or not _may_be_object(sentence, at, said):
        return None
    return at, 0


def _behind_hearer(sentence: ArabicSentence, number: int) -> int | None:
    """Return where a masdar begins behind those who are told: ناشد السلطات توفير, أبلغت الجزائر استعدادها."""
    for at in range(number + 2, min(len(sentence), number + 14)):
        if sentence.is_break(at) or clause_word(sentence, at) is not None or saying_at(sentence, at - 1) is not None:
            return None
        is_governed = is_preposition(sentence, at - 1) or not sentence.is_word(at - 1)
        if not is_governed and not sentence.form(at).startswith("ال") and is_event(sentence, at):
            return at
    return None


def _has_estimate(sentence: ArabicSentence, number: int) -> bool:
    """Whether a number is given behind a verb: قدرت الشركة حجم السوق بنحو مليار."""
    return any(
        sentence.form(at) in _ABOUT or (sentence.form(at) == "ب" and sentence.form(at + 1)[:1].isdigit())
        for at in range(number + 2, min(len(sentence), number + 24))
    )


_ABOUT = folded_words("بنحو بأكثر بأقل بحوالي بزهاء بقرابة بمليار بمليون بملايين بمليارات بألف بآلاف")


def _blame_start(sentence: ArabicSentence, entities: EntitiesByKey, number: int) -> ContentBegin | None:
    """Return where it is said who is blamed: حمّل المدرب الحكم المسؤولية."""
    blame = next(
        (
            at
            for at in range(number + 2, min(len(sentence), number + 16))
            if without_article(sentence.form(at)) == "مسووليه"
        ),
        None,
    )
    if blame is None:
        return None
    source = read_source(sentence, entities, number + 1, blame)
    if source is None or (source.last >= blame and source.entity is not None):
        return number + 1, 0
    end = max(source.last, (source.office or (0, 0))[1])
    if source.entity is None:
        end = noun_phrase_end(sentence, source.first)
    start = _behind_asides(sentence, end)
    return (start, 0) if start < blame else (number + 1, 0)


def is_event(sentence: ArabicSentence, at: int) -> bool:
    """Whether a piece is a masdar, or a noun of an event, with or without a pronoun."""
    form = without_article(sentence.form(at))
    if sentence.entity(at) is not None or not sentence.is_word(at) or form in SOURCE_HEADS:
        return False
    return any(each in MASDARS or _PATTERN.fullmatch(each) is not None for each in (form, _without_pronoun(form)))


def _without_pronoun(form: str) -> str:
    for end in ("ها", "هم", "ه"):
        if form.endswith(end):
            stem = form.removesuffix(end)
            return stem[:-1] + "ه" if stem.endswith("ت") else stem
    return form


def _behind_asides(sentence: ArabicSentence, at: int) -> int:
    """Return the first piece behind days, places and what commas enclose."""
    start = at
    while at < len(sentence) and at - start < _FARTHEST:
        if sentence.is_comma(at):
            close = at + 1
            while close < len(sentence) and not sentence.is_break(close):
                close += 1
            if not sentence.is_comma(close):
                return len(sentence) if is_preposition(sentence, at + 1) else at + 1
            at = close + 1
        elif sentence.form(at) == "(" and sentence.is_point(at):
            while at < len(sentence) and sentence.form(at) != ")":
                at += 1
            at += 1
        elif sentence.form(at) in _ASIDE or is_adverb(sentence, at) or (sentence.is_point(at) and not sentence.is_break(at)):
            at += 1
        elif is_preposition(sentence, at) or sentence.form(at).startswith("لل"):
            at += not sentence.form(at).startswith("لل")
            while sentence.is_point(at) and not sentence.is_break(at):
                at += 1
            at = sentence.name_end(at) if sentence.entity(at) else at + 1
            while (
                at < len(sentence)
                and not sentence.is_break(at)
                and (sentence.form(at).startswith("ال") or is_adverb(sentence, at))
            ):
                at += 1
        else:
            return at
    return at


_ASIDE = folded_words("لنا لهم له لها لي نفسه نفسها أنفسهم ذاته ذاتها")


def _may_be_object(sentence: ArabicSentence, at: int, said: SayingForm) -> bool:
    form = sentence.form(at)
    if (
        form in NEGATION_WORDS - {"عدم"}
        or form in _NO_CONTENT
        or bare(form) in UTTERED
        or clause_word(sentence, at) is not None
    ):
        return False
    is_masdar = is_event(sentence, at)
    if saying_at(sentence, at) is not None and not is_masdar:
        return False
    if "k" in said.frame and "o" not in said.frame:
        return is_masdar
    return is_masdar or not form.startswith(("ي", "و", "س")) or "d" in said.frame
