"""How reports begin: a verb, participle or noun of saying, and what follows it."""

from dataclasses import replace

from editorial.drafting.arabic_clauses.lookup import clause_word, is_adverb, is_preposition, saying_at
from editorial.drafting.arabic_clauses.nearness import stands_near
from editorial.drafting.arabic_clauses.noun import HeadNounKind, read_noun
from editorial.drafting.arabic_clauses.object import is_event, object_start, preposition_start
from editorial.drafting.arabic_clauses.phrase import EntitiesByKey
from editorial.drafting.arabic_clauses.report import SayingReport, SayingReportShape
from editorial.drafting.arabic_clauses.source import read_source
from editorial.drafting.arabic_pieces.folded import folded_words
from editorial.drafting.arabic_pieces.sentence import ArabicSentence
from editorial.drafting.arabic_saying.heads import OFFICE_HEADS
from editorial.drafting.arabic_saying.lexicon import NOUN_LIKE, PASSIVE_FORMS, SayingForm, SayingShape
from editorial.drafting.arabic_saying.phrases import OPENINGS
from editorial.text.fold import fold

_FARTHEST = 45
"""The most pieces between a cue and what it reports."""
_FARTHEST_WEAK = 30

_AFTER_COMMA = folded_words("لكنه لكنها لكنهم ولكنه ولكنها كما فيما بينما ثم وقد إنه إنها")
_SHORTEST = 3
"""Words of a clause, or of a sentence in marks, at least."""
_MAY_FOLLOW = folded_words("قال أضاف أوضح تابع أكد صرح شرح تساءل علق أشار كتب")
_RELATIVE = folded_words(
    """
    الذي التي الذين ما مما من كما حسبما مثلما وفقما حيثما لم لن لا أو
    """
)
_TELLS_HOW = folded_words("روى حكى شرح وصف تذكر أوضح بين سرد استذكر استعاد")
_ASKS = folded_words("تساءل سأل استفسر")
_OPENING = frozenset(map(fold, OPENINGS))


def read_opening(sentence: ArabicSentence, entities: EntitiesByKey, number: int) -> SayingReport | None:
    """Return the report that a piece begins; None if it is no cue, or nothing is reported."""
    found = saying_at(sentence, number)
    if found is None or not _may_be_cue(sentence, number, *found):
        return None
    said, joined = found
    if said.shape is SayingShape.MASDAR:
        return _masdar(sentence, number, said, joined)
    if _stands_behind_marks(sentence, number):
        return _behind(sentence, entities, number, said, joined) or _content(sentence, entities, number, said, joined)
    return _content(sentence, entities, number, said, joined) or _behind(sentence, entities, number, said, joined)


def _stands_behind_marks(sentence: ArabicSentence, number: int) -> bool:
    """Whether nothing but words in marks stands before a verb, and no reported clause right behind it."""
    if not any(sentence.is_marked(each) for each in range(max(0, number - 4), number)):
        return False
    if any(sentence.is_word(each) for each in range(max(0, number - 12), number)):
        return False
    return not any(clause_word(sentence, each) is not None for each in range(number + 1, number + 9))


def _may_be_cue(sentence: ArabicSentence, number: int, said: SayingForm, joined: str) -> bool:
    before = sentence.form(number - 1)
    if said.form == "راي" and sentence.text[sentence.pieces[number].end - 1] != "ى":
        return False
    if before == "ان" and sentence.bare(number - 2) in ("قبل", "بعد"):
        return said.shape is SayingShape.FINITE
    if before in ("لم", "لن", "لا", "ولم", "ولن", "ولا", "فلم", "او", "ان", "وان", "لان") and not joined:
        return False
    if said.shape is SayingShape.PARTICIPLE and said.form in OFFICE_HEADS and not sentence.is_comma(number - 1):
        return False
    if said.form == "علما" or (said.verb == "اطلع" and sentence.form(number + 1)[:3] == "علي"):
        return False
    if said.verb in ("جاء", "ورد") and not (said.shape is SayingShape.FINITE and sentence.form(number + 1)[:2] == "في"):
        return False
    if before in ("كان", "كانت") and said.form in PASSIVE_FORMS:
        return False
    return not (
        said.shape is SayingShape.FINITE
        and is_preposition(sentence, number - 1)
        and before not in ("من",)
        and not joined
    )


def _content(
    sentence: ArabicSentence, entities: EntitiesByKey, number: int, said: SayingForm, joined: str
) -> SayingReport | None:
    frame = said.frame
    farthest = _FARTHEST_WEAK if "w" in frame else _FARTHEST
    at, relayed = number + 1, None
    for at in range(number + 1, min(len(sentence), number + farthest)):
        if sentence.is_marked(at) and stands_near(sentence, entities, number, at, said):
            noun = _noun(sentence, entities, number, said, joined) if {"b", "o", "k"} & set(frame) else None
            if noun is not None and any(sentence.is_word(each) for each in range(noun.begins, at)):
                return noun
            return _report(SayingReportShape.MARKS, sentence, number, said, joined, at, relayed=relayed)
        if sentence.form(at) == ":" and sentence.is_point(at) and clause_word(sentence, at + 1) is None:
            return _report(SayingReportShape.COLON, sentence, number, said, joined, at + 1, relayed=relayed)
        pronoun = clause_word(sentence, at)
        if sentence.form(at) == "كيف" and said.verb in _TELLS_HOW:
            return _report(SayingReportShape.CLAUSE, sentence, number, said, joined, at + 1, relayed=relayed)
        if sentence.form(at) == "عما" and said.verb in _ASKS:
            return _report(SayingReportShape.NOUN, sentence, number, said, joined, at, skipped=1, relayed=relayed)
        if pronoun is not None and sentence.form(at).startswith("و"):
            break
        if pronoun is not None:
            if frame.strip("wydux") == "m" or _is_elsewhere(sentence, number, at, said):
                break
            return _report(
                SayingReportShape.CLAUSE, sentence, number, said, joined, at + 1, pronoun=pronoun, relayed=relayed
            )
        if relayed is not None and (event := _masdar_event(sentence, at)) is not None:
            return _report(SayingReportShape.NOUN, sentence, number, said, joined, event, relayed=relayed)
        if "y" in frame and sentence.form(at) in ("عن", "عنه", "عنها", "عنهم"):
            relayed = at
        if _is_other_cue(sentence, at):
            break
    return _noun(sentence, entities, number, said, joined)


def _masdar_event(sentence: ArabicSentence, at: int) -> int | None:
    """Return where an event begins behind a masdar with a pronoun: نقل عن المصدر تأكيده توقيف المشتبه به."""
    found = saying_at(sentence, at)
    if found is None or found[0].shape is not SayingShape.MASDAR or not _has_pronoun(sentence, at, found[0]):
        return None
    return at + 1 if is_event(sentence, at + 1) else None


def _has_pronoun(sentence: ArabicSentence, at: int, said: SayingForm) -> bool:
    """Whether a masdar has the pronoun of who speaks: قوله, تأكيدها, and not رواية."""
    written = sentence.text[sentence.pieces[at].start : sentence.pieces[at].end]
    return said.form != said.verb and written.endswith(("ه", "ها", "هم", "هما"))


def _is_elsewhere(sentence: ArabicSentence, number: int, at: int, said: SayingForm) -> bool:
    """Whether أن belongs to another word than the cue: a word of its own clause stands before it."""
    if "w" not in said.frame:
        return False
    before = sentence.form(at - 1)
    if said.verb == "ذهب":
        return before != "الي"
    if said.verb in ("دفع", "اسر"):
        return not sentence.form(at).startswith("ب")
    return (
        said.shape is SayingShape.FINITE
        and at - number > 1
        and is_adverb(sentence, at - 1) is False
        and before in ("الا", "كما")
    )


def _is_other_cue(sentence: ArabicSentence, at: int) -> bool:
    found = saying_at(sentence, at)
    if found is None or found[0].shape is SayingShape.MASDAR:
        return False
    said, joined = found
    if said.shape is SayingShape.PARTICIPLE:
        is_common = bool({"m", "w"} & set(said.frame)) and not _leads_to_clause(sentence, at)
        return sentence.is_comma(at - 1) and not is_common and said.form not in OFFICE_HEADS
    if "w" in said.frame or "c" not in said.frame:
        return False
    return bool(joined) or said.form not in NOUN_LIKE


def _leads_to_clause(sentence: ArabicSentence, at: int) -> bool:
    return any(clause_word(sentence, each) is not None for each in range(at + 1, at + 4))


def _noun(
    sentence: ArabicSentence, entities: EntitiesByKey, number: int, said: SayingForm, joined: str
) -> SayingReport | None:
    starts = [preposition_start(sentence, entities, number, said), object_start(sentence, entities, number, said)]
    if not any(starts):
        return None
    if "d" in said.frame and starts[0] is not None:
        starts = starts[:1]
    begins, skipped = min(each for each in starts if each is not None)
    return _report(SayingReportShape.NOUN, sentence, number, said, joined, begins, skipped=skipped)


def _behind(
    sentence: ArabicSentence, entities: EntitiesByKey, number: int, said: SayingForm, joined: str
) -> SayingReport | None:
    """Return a report of words that stand before their cue: «…»، قال الوزير."""
    before = number - 1
    if joined or said.shape is not SayingShape.FINITE or not (sentence.is_point(before) or sentence.is_marked(before)):
        return None
    if not _follows_marks(sentence, before) and not _follows_clause(sentence, entities, number, said):
        return None
    end = number + 1
    while (
        end < len(sentence)
        and not sentence.is_marked(end)
        and not (sentence.is_break(end) and not _is_apposition(sentence, end))
    ):
        end += 1
    cue, after = (number, number + 1), (number + 1, end)
    return SayingReport(SayingReportShape.BEFORE, cue, said, joined, (number, number), after, 0)


def _is_apposition(sentence: ArabicSentence, number: int) -> bool:
    noun = read_noun(sentence, number + 1) if sentence.is_comma(number) else None
    return noun is not None and noun.kind is HeadNounKind.OFFICE


def _follows_clause(sentence: ArabicSentence, entities: EntitiesByKey, number: int, said: SayingForm) -> bool:
    """Whether a clause, and not a subject alone, stands before a verb that may follow what it reports."""
    if said.verb not in _MAY_FOLLOW or not sentence.is_comma(number - 1) or number < _SHORTEST:
        return False
    is_last = number + 1 >= len(sentence) or sentence.is_break(number + 1)
    if not is_last and read_source(sentence, entities, number + 1, min(number + 6, len(sentence))) is None:
        return False
    source = read_source(sentence, entities, 0, number, is_strict=True)
    return source is None or number - max(source.last, (source.office or (0, 0))[1]) > _SHORTEST


def _follows_marks(sentence: ArabicSentence, number: int) -> bool:
    while number > 0 and sentence.is_point(number):
        number -= 1
    return sentence.is_marked(number) or sentence.is_marked(number - 1)


def _masdar(sentence: ArabicSentence, number: int, said: SayingForm, joined: str) -> SayingReport | None:
    """Return a report by a noun: قوله إن, تأكيد الوزير أن."""
    if "m" in said.frame and "c" not in said.frame:
        return None
    has_pronoun = _has_pronoun(sentence, number, said)
    if has_pronoun and not joined and "c" in said.frame and is_event(sentence, number + 1):
        return _report(SayingReportShape.NOUN, sentence, number, said, joined, number + 1)
    is_manner = sentence.bare(number).startswith("بال")
    is_bare = is_manner and sentence.bare(number - 1) in _CONTENT_WITH
    farthest = 24 if is_manner else 12 if said.verb == "قال" else 6
    for at in range(number + 1, min(len(sentence), number + farthest)):
        pronoun = clause_word(sentence, at)
        if (
            pronoun is not None
            or (sentence.form(at) == ":" and sentence.is_point(at))
            or (sentence.is_marked(at) and at == number + 1)
        ):
            shape = SayingReportShape.CLAUSE if pronoun is not None else SayingReportShape.COLON
            begins = at if sentence.is_marked(at) else at + 1
            found = _report(shape, sentence, number, said, joined, begins, pronoun=bool(pronoun))
            return replace(found, is_hal=True) if is_bare else found
        if sentence.is_comma(at) and is_manner:
            continue
        if sentence.is_break(at) or (saying_at(sentence, at) is not None and not has_pronoun):
            return None
    return None


_CONTENT_WITH = folded_words("مكتفيا مكتفية مكتفين متوجها متوجهة")


def _report(
    shape: SayingReportShape,
    sentence: ArabicSentence,
    number: int,
    said: SayingForm,
    joined: str,
    begins: int,
    *,
    skipped: int = 0,
    pronoun: bool = False,
    relayed: int | None = None,
) -> SayingReport:
    is_hal = said.shape is SayingShape.PARTICIPLE
    before = (number, number) if is_hal else (_clause_start(sentence, number), number)
    after = (number + 1, begins if shape in (SayingReportShape.MARKS, SayingReportShape.NOUN) else begins - 1)
    return SayingReport(
        shape, (number, number + 1), said, joined, before, after, begins, skipped, pronoun, is_hal, relayed
    )


def _clause_start(sentence: ArabicSentence, number: int) -> int:
    """Return where the clause before a verb begins, in which its subject may stand."""
    if sentence.form(number)[:1] in ("و", "ف") and saying_at(sentence, number) is not None:
        found = saying_at(sentence, number)
        if found is not None and found[1] and not (found[1] == "ف" and sentence.bare(0) == "اما"):
            return number
    first = number
    while first > 0 and number - first < _FARTHEST:
        before = first - 1
        if sentence.is_marked(before) or (sentence.is_point(before) and sentence.form(before) in ".؛:!؟?"):
            break
        if sentence.form(before)[:2] == "ان" and sentence.form(before - 1) in ("غير", "الا", "بيد"):
            break
        if clause_word(sentence, before) is not None:
            is_over = any(sentence.is_comma(each) for each in range(first, number - 1)) and not sentence.is_comma(
                number - 1
            )
            return number if is_over and sentence.form(number - 1) in _AFTER_COMMA else first
        first -= 1
    return first


def is_connective(sentence: ArabicSentence, number: int) -> bool:
    """Whether a word may open a sentence and is no subject."""
    return sentence.form(number) in _OPENING or sentence.bare(number) in _OPENING
