"""Reports in the passive: what somebody was told, or is said to have done."""

from collections.abc import Sequence
from dataclasses import replace

from editorial.drafting.english_clauses.complement import begins_clause, opening_after
from editorial.drafting.english_clauses.item import Bit
from editorial.drafting.english_clauses.look import low
from editorial.drafting.english_clauses.phrase import NounPhrase, phrase_from
from editorial.drafting.english_clauses.subject import ClauseSubject, subject_before
from editorial.drafting.english_frames.called import called
from editorial.drafting.english_frames.frame import Frame
from editorial.drafting.english_frames.report import EnglishReport, EnglishSpeechRule
from editorial.drafting.english_frames.saying_verb import SayingVerb
from editorial.drafting.english_saying.listed import listed

_TOLD = listed(
    """
    tell inform warn remind advise assure notify brief
    """
)
_SAID_TO = frozenset(["say", "report", "allege", "claim", "understand"])


def passive_report(items: Sequence[Bit], verb: SayingVerb, floor: int) -> EnglishReport | None:
    """Return what somebody was told, what somebody is said to have done, or how something was called by somebody."""
    subject = subject_before(items, verb.at, floor)
    if subject is None or subject.phrase is None:
        return None
    by = phrase_from(items, verb.last + 1, len(items)) if low(items, verb.last) == "by" else None
    base = EnglishReport(
        EnglishSpeechRule.PASSIVE,
        (verb.at, verb.last),
        (subject.before, by.last if by is not None else verb.last),
        (),
        by,
        is_unknown=by is None,
        is_relative=subject.is_relative,
    )
    for read in (_told, _said_to, _it_is_said):
        report = read(items, verb, base, subject)
        if report is not None:
            return report
    if by is None:
        return None
    opening = opening_after(items, by.last, takes_audience=False)
    return called(Frame(items, replace(verb, last=by.last - 1), base, opening))


def _told(items: Sequence[Bit], verb: SayingVerb, base: EnglishReport, subject: ClauseSubject) -> EnglishReport | None:
    if verb.form.lemma not in _TOLD:
        return None
    opening = opening_after(items, base.clause[1], takes_audience=False)
    if not opening.has_that and not (opening.at == base.clause[1] and begins_clause(items, opening.at)):
        return None
    content = ((opening.at, len(items)),)
    return replace(base, audience=subject.phrase, content=content, has_that=opening.has_that)


def _said_to(
    items: Sequence[Bit], verb: SayingVerb, base: EnglishReport, subject: ClauseSubject
) -> EnglishReport | None:
    after = base.clause[1]
    if verb.form.lemma not in _SAID_TO or low(items, after) != "to" or subject.phrase is None:
        return None
    return replace(base, content=((after, len(items)),), clause=(subject.phrase.first, after))


def _it_is_said(
    items: Sequence[Bit], verb: SayingVerb, base: EnglishReport, subject: ClauseSubject
) -> EnglishReport | None:
    phrase: NounPhrase | None = subject.phrase
    if phrase is None or low(items, phrase.head) != "it" or "that" not in verb.form.frames:
        return None
    opening = opening_after(items, base.clause[1], takes_audience=False)
    return replace(base, content=((opening.at, len(items)),), has_that=True) if opening.has_that else None
