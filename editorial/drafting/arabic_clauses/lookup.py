"""What a word is in a clause of speech: a verb of saying, أن, a preposition."""

from editorial.drafting.arabic_saying.lexicon import SAYING_FORMS, SayingForm, SayingShape
from editorial.drafting.arabic_saying.phrases import ADVERBS, CLAUSE_WORDS, NEGATIONS
from editorial.drafting.arabic_words.folded import folded_words
from editorial.drafting.arabic_words.sentence import CONJUNCTIONS, ArabicSentence, bare
from editorial.text.fold import fold

PREPOSITIONS = folded_words(
    """
    في من عن على إلى مع خلال عبر بعد قبل منذ عقب لدى أمام حول بشأن بخصوص تجاه ضد بين تحت فوق أثناء إثر رغم دون
    بدون ضمن حتى لدن نحو عند بفضل بسبب وسط
    """
)
ADVERB_WORDS = frozenset(map(fold, ADVERBS))
NEGATION_WORDS = frozenset(map(fold, NEGATIONS))
_CLAUSE = frozenset(CLAUSE_WORDS)
_PLAIN = frozenset(("ان", "بان"))
_NO_REPORT_BEFORE = folded_words(
    """
    غير إلا كما بيد حيث علما لولا رغم مع بعد قبل منذ دون بدون سوى ذلك لمجرد بمجرد شرط بشرط شريطة إما حتى يمكن
    يجب ينبغي كان إذ سبق يكاد كادت كاد أوشك
    """
)
_PRONOUN_ENDS = ("ه", "ها", "هم", "هما", "ني", "نا", "ك", "كم")
_OBJECTS = frozenset(
    (
        "ا",
        "ابلغ",
        "اخبر",
        "اعلم",
        "وصف",
        "نقل",
        "روي",
        "ذكر",
        "اورد",
        "قال",
        "اكد",
        "اعلن",
        "نعت",
        "اتهم",
        "طالب",
        "ناشد",
        "طمان",
        "حكي",
        "نفي",
        "كشف",
        "اعتبر",
        "هدد",
        "وعد",
    )
)


_PERIODS = folded_words("العام الشهر الأسبوع السنة الأول الليلة")
_WHICH = folded_words(
    "الماضي الماضية المقبل المقبلة الجاري الجارية الحالي الحالية القادم القادمة المنصرم المنصرمة الفائت الفائتة نفسه ذاته"
)
_PASSIVE = "\N{ARABIC DAMMA}"


def is_passive(sentence: ArabicSentence, number: int) -> bool:
    """Whether a vowel mark says that a verb is a passive: أُعلن, نُقل."""
    start = sentence.pieces[number].start
    return _PASSIVE in sentence.text[start + 1 : start + 3]


def saying_at(sentence: ArabicSentence, number: int) -> tuple[SayingForm, str] | None:
    """Return the verb of saying that a piece is a form of, and the conjunction before it."""
    if not sentence.is_word(number) or sentence.entity(number) is not None:
        return None
    form = sentence.form(number)
    if found := _saying(form):
        return found, ""
    if form[:1] in CONJUNCTIONS and (found := _saying(form[1:])):
        return found, form[0]
    return None


def _saying(form: str) -> SayingForm | None:
    if found := SAYING_FORMS.get(form):
        return found
    for before in ("بال", "ال", "ب", "ل"):
        if form.startswith(before) and len(form) > len(before) + 2 and form not in ("بالتاكيد", "بالفعل"):
            found = SAYING_FORMS.get(form.removeprefix(before))
            if found is not None and found.shape is SayingShape.MASDAR:
                return found
    for end in ("ه", "ها", "هم"):
        if form.endswith(end) and (found := SAYING_FORMS.get(_weak(form.removesuffix(end)))):
            return found if found.shape is SayingShape.FINITE and found.verb in _OBJECTS else None
    return None


def _weak(form: str) -> str:
    """Return a verb without its pronoun as it is written alone: نفا (نفاه) is نفى."""
    return form[:-1] + "ي" if form.endswith("ا") and form[:-1] + "ي" in SAYING_FORMS else form


def clause_word(sentence: ArabicSentence, number: int) -> bool | None:
    """Return whether a pronoun is joined to أن or إن at this piece; None if it is neither, or reports nothing."""
    form = bare(sentence.form(number)) if sentence.is_word(number) else ""
    if form not in _CLAUSE or sentence.form(number - 1) in _NO_REPORT_BEFORE:
        return None
    return form not in _PLAIN


def is_coordinated(sentence: ArabicSentence, number: int) -> bool:
    """Whether another reported clause begins here: وأن, وأنه, وإن but not وإن كان."""
    form = sentence.form(number)
    if not (form.startswith("و") and form[1:] in _CLAUSE):
        return False
    return form[1:] != "ان" or sentence.form(number + 1) not in (
        "كان",
        "كانت",
        "لم",
        "كانوا",
        "كنا",
        "كنت",
        "بدا",
        "بدت",
    )


def is_preposition(sentence: ArabicSentence, number: int) -> bool:
    """Whether a piece is a preposition of its own."""
    return bare(sentence.form(number)) in PREPOSITIONS and sentence.entity(number) is None


def is_adverb(sentence: ArabicSentence, number: int) -> bool:
    """Whether a piece says when or how something was said."""
    form = sentence.form(number)
    if form in _PERIODS:
        return sentence.form(number + 1) in _WHICH
    return sentence.entity(number) is None and (form in ADVERB_WORDS or form[:1].isdigit())
