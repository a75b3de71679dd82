"""What a word is in a clause of speech: a verb of saying, أن, a preposition."""

from types import MappingProxyType

from editorial.drafting.arabic_pieces.conjunction import CONJUNCTIONS
from editorial.drafting.arabic_pieces.folded import folded_words
from editorial.drafting.arabic_pieces.sentence import ArabicSentence
from editorial.drafting.arabic_saying.lexicon import SAYING_FORMS, SayingForm
from editorial.drafting.arabic_saying.phrases import ADVERBS, CLAUSE_WORDS, NEGATIONS
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
_CLAUSE_FORMS = MappingProxyType(
    {before + form: form not in _PLAIN for form in CLAUSE_WORDS for before in ("", *CONJUNCTIONS)}
)
_NO_REPORT_BEFORE = folded_words(
    """
    غير إلا كما بيد حيث علما لولا رغم مع بعد قبل منذ دون بدون سوى ذلك لمجرد بمجرد شرط بشرط شريطة إما حتى يمكن
    يجب ينبغي كان إذ سبق يكاد كادت كاد أوشك
    """
)
_PRONOUN_ENDS = ("ه", "ها", "هم", "هما", "ني", "نا", "ك", "كم")


_PERIODS = folded_words("العام الشهر الأسبوع السنة الأول الليلة")
_WHICH = folded_words(
    "الماضي الماضية المقبل المقبلة الجاري الجارية الحالي الحالية القادم القادمة المنصرم المنصرمة الفائت الفائتة نفسه ذاته"
)
_PASSIVE = "\N{ARABIC DAMMA}"


def is_passive(sentence: ArabicSentence, number: int) -> bool:
    """Whether a vowel mark says that a verb is a passive: أُعلن, نُقل."""
    start = sentence.pieces[number].start
    return _PASSIVE in sentence.text[start + 1 : start + 3]


_ANSWERED = ("ورد", "وردت")
"""رد with و, and not the verb that a statement is the subject of."""


def saying_at(sentence: ArabicSentence, number: int) -> tuple[SayingForm, str] | None:
    """Return the verb of saying that a piece is a form of, and the conjunction before it."""
    form = sentence.form(number)
    if form in _ANSWERED and sentence.form(number + 1)[:2] != "في":
        form = form[1:]
        return (SAYING_FORMS[form][0], "و") if sentence.entity(number) is None else None
    found = SAYING_FORMS.get(form)
    return found if found is not None and sentence.entity(number) is None else None


def clause_word(sentence: ArabicSentence, number: int) -> bool | None:
    """Return whether a pronoun is joined to أن or إن at this piece; None if it is neither, or reports nothing."""
    found = _CLAUSE_FORMS.get(sentence.form(number))
    return None if found is None or sentence.form(number - 1) in _NO_REPORT_BEFORE else found


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
    return sentence.bare(number) in PREPOSITIONS and sentence.entity(number) is None


def is_adverb(sentence: ArabicSentence, number: int) -> bool:
    """Whether a piece says when or how something was said."""
    form = sentence.form(number)
    if form in _PERIODS:
        return sentence.form(number + 1) in _WHICH
    return sentence.entity(number) is None and (form in ADVERB_WORDS or form[:1].isdigit())
