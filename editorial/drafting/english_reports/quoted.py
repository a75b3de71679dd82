"""Reports with "quoted … as saying": who passes somebody's words on."""

from collections.abc import Sequence
from dataclasses import replace

from editorial.drafting.english_clauses.complement import ComplementOpening, opening_after
from editorial.drafting.english_clauses.item import Bit
from editorial.drafting.english_clauses.look import is_sign, low
from editorial.drafting.english_clauses.phrase import phrase_from
from editorial.drafting.english_clauses.subject import ClauseSubject, subject_before
from editorial.drafting.english_frames.report import EnglishReport, EnglishSpeechRule
from editorial.drafting.english_reports.named_source import source_after
from editorial.drafting.english_saying.listed import listed
from editorial.drafting.english_saying.words import BE

QUOTING = listed("quoted quotes quote quoting cited cites cite citing reported paraphrased")
_SAYING = listed("saying telling having stating adding warning insisting claiming")
_FARTHEST = 24


def quoted_report_at(items: Sequence[Bit], at: int, floor: int) -> EnglishReport | None:
    """Return the report of "X was quoted as saying" or "Y quoted X as saying" at an item, or None."""
    if items[at].low not in QUOTING:
        return None
    saying = _saying(items, at)
    if saying is None:
        return None
    opening = opening_after(items, saying + 1, takes_audience=low(items, saying) == "telling")
    subject = subject_before(items, at, floor)
    base = EnglishReport(
        EnglishSpeechRule.CLAUSE,
        (at, saying + 1),
        (subject.before if subject is not None else at, opening.at),
        ((opening.at, len(items)),),
        audience=opening.audience,
        has_that=opening.has_that,
        is_relative=subject is not None and subject.is_relative,
    )
    if low(items, at - 1) in BE or low(items, at - 2) in BE:
        return _passive(items, base, opening, subject)
    return _active(items, base, subject, floor)


def _saying(items: Sequence[Bit], at: int) -> int | None:
    for number in range(at + 1, min(len(items) - 1, at + _FARTHEST)):
        if low(items, number) == "as" and low(items, number + 1) in _SAYING:
            return number + 1
    return None


def _passive(
    items: Sequence[Bit], base: EnglishReport, opening: ComplementOpening, subject: ClauseSubject | None
) -> EnglishReport | None:
    """Return what somebody was quoted as saying, with "by" before or after it."""
    if subject is None or subject.phrase is None:
        return None
    by = next((n for n in range(base.cue[0] + 1, base.cue[1]) if low(items, n) == "by"), None)
    if by is not None:
        return replace(base, subject=subject.phrase, relay=phrase_from(items, by + 1, base.cue[1]))
    relay = phrase_from(items, opening.at + 1, len(items)) if low(items, opening.at) == "by" else None
    if relay is None:
        return replace(base, subject=subject.phrase)
    follow = opening_after(items, relay.last, takes_audience=False)
    content = ((follow.at, len(items)),)
    return replace(base, subject=subject.phrase, relay=relay, content=content, has_that=follow.has_that)


def _active(
    items: Sequence[Bit], base: EnglishReport, subject: ClauseSubject | None, floor: int
) -> EnglishReport | None:
    """Return what a medium quotes somebody as saying, before or after it."""
    speaker = source_after(items, base.cue[0] + 1)
    if speaker is None:
        return None
    report = replace(base, subject=speaker, relay=subject.phrase if subject is not None else None)
    start = base.content[0][0]
    if any(not is_sign(items, at, ".!?") for at in range(start, len(items))):
        return report
    end = base.clause[0]
    if end <= floor or not is_sign(items, end - 1, ","):
        return None
    return replace(report, content=((floor, end - 1),), is_before=True)
