"""Attributions that stand within or before what they report: as she wrote, …; a bridge which, he said, was …"""

from collections.abc import Sequence

from editorial.drafting.english_clauses.backward import phrase_ending
from editorial.drafting.english_clauses.complement import ComplementOpening
from editorial.drafting.english_clauses.item import Bit
from editorial.drafting.english_clauses.look import is_sign, low
from editorial.drafting.english_clauses.subject import ClauseSubject
from editorial.drafting.english_frames.frames import report_after
from editorial.drafting.english_frames.report import EnglishReport, EnglishSpeechRule
from editorial.drafting.english_frames.saying_verb import SayingVerb, verb_at
from editorial.drafting.english_saying.words import RELATIVES


def is_as(items: Sequence[Bit], verb: SayingVerb, subject: ClauseSubject, floor: int) -> bool:
    at = subject.before - 1
    return low(items, at) == "as" and at <= floor + 1 and is_sign(items, verb.last, ",") and "quote" in verb.form.frames


def as_said(items: Sequence[Bit], verb: SayingVerb, subject: ClauseSubject) -> EnglishReport | None:
    """Return what follows an attribution with "as": as the critic wrote, a novel is …"""
    content = ((verb.last + 1, len(items)),)
    if subject.phrase is None or verb.last + 2 >= len(items):
        return None
    clause = (subject.before - 1, verb.last)
    return EnglishReport(EnglishSpeechRule.CLAUSE, (verb.at, verb.last), clause, content, subject.phrase)


def behind_aside(items: Sequence[Bit], verb: SayingVerb) -> EnglishReport | None:
    """Return the report of a verb whose subject stands before somebody else's attribution, who passes it on."""
    if not is_sign(items, verb.at - 1, ",") or verb_at(items, verb.at - 2) is None:
        return None
    opening = next((n for n in range(verb.at - 3, max(0, verb.at - 9), -1) if is_sign(items, n, ",")), None)
    if opening is None or low(items, opening - 1) in RELATIVES:
        return None
    subject = phrase_ending(items, opening, 0)
    return None if subject is None else report_after(items, verb, ClauseSubject(subject, subject.first))


def in_relative(
    items: Sequence[Bit], verb: SayingVerb, subject: ClauseSubject, opening: ComplementOpening, relative: int
) -> EnglishReport:
    """Return what somebody says in a relative clause: a bridge which, he said, was unsafe."""
    return EnglishReport(
        EnglishSpeechRule.CLAUSE,
        (verb.at, verb.last),
        (relative, opening.at),
        ((opening.at + 1, len(items)),),
        subject.phrase,
        opening.audience,
        opening.medium,
        is_aside=True,
    )
