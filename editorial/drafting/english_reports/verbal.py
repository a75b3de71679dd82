"""Reports by verbs of saying: what follows the verb, or what precedes its attribution."""

from collections.abc import Sequence
from dataclasses import replace

from editorial.drafting.english_clauses.complement import ComplementOpening, opening_after
from editorial.drafting.english_clauses.finite import VerbUse
from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.look import has_verb, is_sign, low
from editorial.drafting.english_clauses.phrase import NounPhrase, phrase_from
from editorial.drafting.english_clauses.subject import ClauseSubject, subject_after, subject_before
from editorial.drafting.english_frames.frames import report_after
from editorial.drafting.english_frames.report import EnglishReport, EnglishSpeechRule
from editorial.drafting.english_frames.saying_verb import SayingVerb
from editorial.drafting.english_reports.aside import as_said, behind_aside, in_relative, is_as
from editorial.drafting.english_reports.passive import passive_report
from editorial.drafting.english_saying.listed import listed
from editorial.drafting.english_saying.naming import NAMING
from editorial.drafting.english_saying.sources import AUDIENCES
from editorial.drafting.english_saying.words import PREPOSITIONS, RELATIVES, STATES

_PLAIN = listed(
    """
    say ask add reply tell wonder respond shout exclaim demand joke answer inquire
    """
)
"""Verbs whose attribution may be a sentence of its own behind a question or an exclamation."""

_TAILS = listed(
    """
    for because without despite unless until due owing thanks rather instead not nor from through including except so
    """
)
"""Words with which what was said may go on behind its attribution."""

_CIRCUMSTANCES = listed(
    "asked pressed questioned quizzed challenged speaking addressing responding reacting replying writing quoted"
)
"""Words with which a circumstance of saying opens a sentence, and not what was said."""

_COMMAS = ",–—-"

_NO_SUBJECTS = PREPOSITIONS | {"that"}


def report_at(items: Sequence[Bit], verb: SayingVerb, floor: int) -> EnglishReport | None:
    """Return the report of a verb of saying; nothing before ``floor`` belongs to it."""
    if verb.use is VerbUse.PASSIVE:
        return passive_report(items, verb, floor)
    if verb.use is VerbUse.PARTICIPLE:
        return report_after(items, verb, _of_participle(items, verb))
    aside = behind_aside(items, verb)
    if aside is not None:
        return aside
    subject = subject_before(items, verb.at, floor)
    if _is_inverted(items, verb, floor, subject):
        return _before_inverted(items, verb, floor)
    if subject is None:
        return None
    if is_as(items, verb, subject, floor):
        return as_said(items, verb, subject)
    report: EnglishReport | None = None
    if _is_behind_marks(items, subject.before, floor):
        report = _backward(items, verb, subject, floor)
    report = report or report_after(items, verb, subject) or _backward(items, verb, subject, floor)
    return _heard(items, report) if report is not None and "heard" in verb.form.frames else report


def _of_participle(items: Sequence[Bit], verb: SayingVerb) -> ClauseSubject:
    """Return the subject of a participle, which is that of the main verb, unless it has its own: with one adding …"""
    at = verb.at
    if low(items, at - 1) in ("one", "another", "some", "many", "others", "several") and low(items, at - 2) in (
        "with",
        "and",
        ",",
    ):
        return ClauseSubject(NounPhrase(at - 1, at, at - 1, at), at - 1)
    return ClauseSubject(None, at, is_dropped=True)


def _is_behind_marks(items: Sequence[Bit], before: int, floor: int) -> bool:
    """Whether words in marks stand directly before an attribution: “If they want war,” the general said."""
    while before > floor and is_sign(items, before - 1, _COMMAS):
        before -= 1
    is_near = before > floor and items[before - 1].sort is BitSort.MARKED
    return is_near and items[before - 1].text[-2:-1] in ",?!…—-" and low(items, before - 2) not in NAMING


def _heard(items: Sequence[Bit], report: EnglishReport) -> EnglishReport | None:
    """Return what a court heard: nobody is said who told it."""
    if report.subject is None or items[report.subject.head].low not in AUDIENCES:
        return None
    return replace(report, subject=None, is_unknown=True, audience=report.subject)


def _is_inverted(items: Sequence[Bit], verb: SayingVerb, floor: int, subject: ClauseSubject | None) -> bool:
    """Whether the subject follows its verb: “…,” said the minister."""
    if verb.at == 0:
        has_colon = any(is_sign(items, at, ":") for at in range(min(len(items), 15)))
        return has_colon and not verb.form.frames.isdisjoint(("quote",))
    if verb.form.frames.isdisjoint(("quote", "bare")) or verb.at - 1 < floor or verb.last >= len(items):
        return False
    before, after = items[verb.at - 1], items[verb.last]
    if before.sort is not BitSort.MARKED and not is_sign(items, verb.at - 1, _COMMAS):
        return False
    if after.sort in (BitSort.SIGN, BitSort.MARKED) or after.low in _NO_SUBJECTS:
        return False
    if subject is not None and subject.phrase is not None and before.sort is not BitSort.MARKED:
        return False
    return subject_after(items, verb.last - 1, len(items)) is not None


def _before_inverted(items: Sequence[Bit], verb: SayingVerb, floor: int) -> EnglishReport | None:
    """Return what stands before a verb whose subject follows it."""
    subject = subject_after(items, verb.last - 1, len(items))
    if subject is None or subject.phrase is None:
        return None
    phrase = subject.phrase
    behind = phrase.apposed.last if phrase.apposed is not None else phrase.last
    audience = phrase_from(items, phrase.last + 1, len(items)) if low(items, phrase.last) == "to" else None
    opening = opening_after(items, behind, takes_audience=False)
    content = _region(items, floor, verb.at)
    runs = (*((content,) if content else ()), *_continued(items, opening.at, content))
    if not runs:
        return None
    return EnglishReport(
        EnglishSpeechRule.CLAUSE_BEFORE,
        (verb.at, verb.last),
        (verb.at, opening.at),
        runs,
        phrase,
        audience or opening.audience,
        opening.medium,
        is_before=True,
    )


def _region(items: Sequence[Bit], floor: int, end: int) -> tuple[int, int] | None:
    """Return the items before an attribution that may be what is said."""
    while end > floor and is_sign(items, end - 1, _COMMAS):
        end -= 1
    while floor < end and (is_sign(items, floor, ",;–—-:") or items[floor].low == "and"):
        floor += 1
    return (floor, end) if floor < end else None


def _is_tail(items: Sequence[Bit], at: int) -> bool:
    """Whether what was said goes on behind a short attribution: the fair was cancelled, he said, for lack of chairs."""
    word, after = items[at].low, low(items, at + 1)
    return word in _TAILS or (word in ("and", "but") and after in STATES)


def _continued(
    items: Sequence[Bit], at: int, content: tuple[int, int] | None, *, is_bare: bool = False
) -> tuple[tuple[int, int], ...]:
    """Return what goes on after an attribution: “…,” she said, “…”; some of the money, he said, had gone on horses."""
    if content is not None and is_sign(items, at, ",") and at + 2 < len(items):
        if is_bare and _is_tail(items, at + 1):
            return ((at + 2 if low(items, at + 1) in ("and", "but") else at + 1, len(items)),)
        is_marked = items[content[1] - 1].sort is BitSort.MARKED
        is_open = not has_verb(items, *content) or items[content[1] - 1].low in STATES
        if not is_marked and is_open and (has_verb(items, at + 1, len(items)) or items[content[1] - 1].low in STATES):
            return ((at + 1, len(items)),)
    while is_sign(items, at, ",:–—-"):
        at += 1
    return ((at, at + 1),) if at < len(items) and items[at].sort is BitSort.MARKED else ()


def _backward(items: Sequence[Bit], verb: SayingVerb, subject: ClauseSubject, floor: int) -> EnglishReport | None:
    """Return the report of a verb whose complement precedes it: …, officials said."""
    frames, before = verb.form.frames, subject.before
    if frames.isdisjoint(("quote", "bare", "shown", "told")) or subject.is_dropped or subject.is_relative:
        return None
    opening = opening_after(items, verb.last, takes_audience="told" in frames)
    if before <= floor:
        return _alone(items, verb, subject, opening)
    is_as = items[before - 1].low == "as"
    if not (is_sign(items, before - 1, ",–—-(") or items[before - 1].sort is BitSort.MARKED or is_as):
        return None
    content = _region(items, floor, before - 1 if is_as else before)
    if content is None or low(items, content[0]) in _CIRCUMSTANCES:
        return None
    if low(items, content[1] - 1) in RELATIVES and is_sign(items, opening.at, ","):
        return in_relative(items, verb, subject, opening, content[1] - 1)
    is_marked = any(items[at].sort is BitSort.MARKED for at in range(*content))
    if not is_marked and items[content[0]].low in PREPOSITIONS and not has_verb(items, *content):
        return None
    if not is_marked and frames.isdisjoint(("bare", "shown", "told")):
        return None
    runs = (content, *_continued(items, opening.at, content, is_bare=opening.at == verb.last))
    if (
        not is_marked
        and content[1] - content[0] < 4
        and len(runs) == 1
        and verb.form.lemma != "say"
        and not has_verb(items, *content)
    ):
        return None
    return EnglishReport(
        EnglishSpeechRule.CLAUSE_BEFORE,
        (verb.at, verb.last),
        (before, opening.at),
        runs,
        subject.phrase,
        opening.audience,
        opening.medium,
        is_before=True,
    )


def _alone(
    items: Sequence[Bit], verb: SayingVerb, subject: ClauseSubject, opening: ComplementOpening
) -> EnglishReport | None:
    """Return an attribution whose words stand in the sentence before it."""
    rest = [at for at in range(opening.at, len(items)) if not is_sign(items, at, ".!?")]
    if "quote" not in verb.form.frames or (rest and verb.form.lemma not in _PLAIN):
        return None
    return EnglishReport(
        EnglishSpeechRule.MARKS_CUE,
        (verb.at, verb.last),
        (subject.before, opening.at),
        (),
        subject.phrase,
        opening.audience,
        opening.medium,
    )
