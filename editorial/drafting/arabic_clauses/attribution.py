"""Attributions of a clause: بحسب، وفقا لـ، على حد قوله، كما قال، نقلا عن."""

from editorial.drafting.arabic_clauses.lookup import clause_word, saying_at
from editorial.drafting.arabic_clauses.noun import HeadNounKind, read_noun
from editorial.drafting.arabic_clauses.report import SayingReport, SayingReportShape
from editorial.drafting.arabic_pieces.folded import folded_words
from editorial.drafting.arabic_pieces.sentence import ArabicSentence, without_article
from editorial.drafting.arabic_saying.heads import SOURCE_HEADS
from editorial.drafting.arabic_saying.lexicon import SayingForm, SayingShape
from editorial.drafting.arabic_saying.phrases import ACCORDING, ACCORDING_WITH, MANNER, SAYING
from editorial.text.fold import fold

_ACCORDING = frozenset(map(fold, ACCORDING))
_WITH = {fold(word): tuple(map(fold, others)) for word, others in ACCORDING_WITH.items()}
_MANNER = frozenset(map(fold, MANNER))
_SAYING = frozenset(map(fold, SAYING))
_LIKE = folded_words(
    """
    كما حسبما وفقما مثلما بحسبما
    """
)
_STANDS = folded_words(
    """
    ورد جاء ظهر ورد نشر بث أظهر تبين يظهر أوردت نشرت نشرته جاءت ورده
    """
)
_CASES = ("التحقي", "القضيه", "المحاك", "تحقيق", "قضيه", "تحقيقا", "الدعوي")
_REFERRING = frozenset(("به", "بها", "في", "عنه", "عنها", "عنهم", "عنهما"))
_LONGEST = 30


def read_attribution(sentence: ArabicSentence, number: int) -> SayingReport | None:
    """Return the attribution that a piece begins; None if it begins none."""
    form = sentence.bare(number)
    if not sentence.is_word(number) or sentence.entity(number) is not None:
        return None
    if form in ("هكذا", "بهذه", "بهذا") and sentence.is_marked(
        sentence.before_mark(number - sentence.is_comma(number - 1))
    ):
        return _in_these_words(sentence, number, form)
    if form == "علي" and sentence.form(number + 1) == "ما" and sentence.is_comma(number - 1):
        found = saying_at(sentence, number + 2)
        return _verbal(sentence, number, number + 2) if found and found[0].shape is SayingShape.FINITE else None
    if form == "علي" and sentence.form(number + 1) == "ذمه" and sentence.form(number + 2)[:6] in _CASES:
        return None
    if form == "علي" and sentence.form(number + 1) in _MANNER:
        return _manner(sentence, number)
    if form not in _ACCORDING or (form == "كما" and number == 0):
        return None
    at = _behind_preposition(sentence, number, form)
    if at is None:
        return None
    if form not in _LIKE and sentence.form(at) not in ("ما", "لما"):
        return _attribution(sentence, number, at, None)
    return _verbal(sentence, number, at + (form not in _LIKE))


def _behind_preposition(sentence: ArabicSentence, number: int, form: str) -> int | None:
    """Return the piece behind the preposition that some words need: وفقا لـ, نقلا عن; None if it is not there."""
    at, wanted = number + 1, _WITH.get(form, ())
    behind = sentence.form(at)
    if wanted and not any(behind == each or (each == "ل" and behind.startswith("ل")) for each in wanted):
        return None
    return at + (behind in wanted)


def _verbal(sentence: ArabicSentence, number: int, at: int) -> SayingReport | None:
    """Return an attribution with a verb: كما قال, بحسب ما ورد في, وفق ما نقلت عنه."""
    if sentence.form(at) == "سبق":
        at += 1 + (sentence.form(at + 1) == "ان")
    found = saying_at(sentence, at)
    if found is None and sentence.form(at) not in _STANDS:
        return None
    said = found[0] if found and found[0].verb not in ("جاء", "ورد") else None
    if said is not None and (said.shape is not SayingShape.FINITE or _has_clause(sentence, at)):
        return None
    at += 1
    while sentence.form(at) in _REFERRING:
        if said is not None and sentence.form(at) == "في":
            end = next((each for each in range(at, len(sentence)) if _ends(sentence, each)), len(sentence))
            return SayingReport(SayingReportShape.ACCORDING, (number, at), said, "", (number, number), (end, end), end)
        at += 1
    return _attribution(sentence, number, at, said)


def _has_clause(sentence: ArabicSentence, at: int) -> bool:
    """Whether a verb behind كما reports a clause of its own: كما أكد أن."""
    for number in range(at + 1, min(len(sentence), at + 14)):
        if clause_word(sentence, number) is not None or sentence.is_marked(number) or sentence.form(number) == ":":
            return True
        if sentence.is_break(number):
            return False
    return False


def _attribution(sentence: ArabicSentence, number: int, at: int, said: SayingForm | None) -> SayingReport | None:
    end = at
    while end < len(sentence) and end - at < _LONGEST and not _ends(sentence, end):
        end += 1
    if (
        sentence.is_comma(end)
        and (noun := read_noun(sentence, end + 1))
        and noun.kind is HeadNounKind.OFFICE
        and number <= 2
    ):
        close = end + 1
        while close < len(sentence) and close - end < _LONGEST and not _ends(sentence, close):
            close += 1
        end = close if sentence.is_comma(close) else end
    if said is None and not source_behind(sentence, at):
        return None
    if number <= 2 and (then := _then(sentence, end)) is not None:
        end = then
    place, after = (number, number), (at, end)
    passed = (
        next((each for each in range(at, end) if sentence.form(each) == "عن"), None)
        if said and "y" in said.frame
        else None
    )
    return SayingReport(SayingReportShape.ACCORDING, (number, at), said, "", place, after, end, relayed_from=passed)


def _then(sentence: ArabicSentence, end: int) -> int | None:
    """Return where ف begins what is attributed, behind all that is said of the source: بحسب …، …، فإن …"""
    for number in range(end, min(len(sentence), end + 2 * _LONGEST)):
        if sentence.form(number) in _THEN:
            return number
        found = saying_at(sentence, number)
        if sentence.is_marked(number) or (found is not None and found[0].shape is not SayingShape.MASDAR):
            return None
    return None


_THEN = ("فان", "فانه", "فانها", "فانهم")


def _ends(sentence: ArabicSentence, number: int) -> bool:
    if sentence.is_point(number) and sentence.form(number) in "،,؛;.!؟?…:":
        return True
    return sentence.form(number) in ("فان", "فانه", "فانها", "فقد", "فانهم") or sentence.is_marked(number)


def source_behind(sentence: ArabicSentence, first: int) -> bool:
    """Whether words behind بحسب are a source, and not a plan or a law."""
    form = sentence.form(first)
    if any(form == each or form in (each + "ه", each + "ها", each + "هم") for each in _SAYING):
        return True
    if sentence.entity(first) is not None:
        return True
    return is_source_word(form) or (form.startswith("ل") and is_source_word(form[1:]))


def is_source_word(form: str) -> bool:
    """Whether a folded word may be the head of a source."""
    base = without_article(form.removeprefix("ل") if form.startswith("لل") else form)
    base = base.removeprefix("ل") if base not in SOURCE_HEADS else base
    return base in SOURCE_HEADS or (base.endswith(("ين", "ون")) and base[:-2] in SOURCE_HEADS)


def _manner(sentence: ArabicSentence, number: int) -> SayingReport | None:
    """Return على حد قوله, على لسان الوزير."""
    at = number + 2
    if sentence.form(number + 1) == "حد":
        if not any(sentence.form(at).startswith(each) for each in _SAYING):
            return None
        at += 1
    end = at
    while end < len(sentence) and end - at < _LONGEST and not _ends(sentence, end):
        end += 1
    return SayingReport(SayingReportShape.ACCORDING, (number, at), None, "", (number, number), (at, end), end)


def _in_these_words(sentence: ArabicSentence, number: int, form: str) -> SayingReport | None:
    """Return «…»، هكذا وصف رئيس البلدية; «…»، بهذه الكلمات لخص المدرب."""
    if form != "هكذا" and without_article(sentence.form(number + 1)) not in _THESE:
        return None
    at = number + (1 if form == "هكذا" else 2)
    end = min(len(sentence), at + _LONGEST)
    return SayingReport(SayingReportShape.BEFORE, (number, at), None, "", (number, number), (at + 1, end), 0)


_THESE = folded_words("كلمات عبارة عبارات جملة كلمة كلام")
