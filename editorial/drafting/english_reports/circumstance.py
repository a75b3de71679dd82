"""Circumstances of an attribution: the document in which somebody says it, and who passes it on."""

from collections.abc import Sequence
from dataclasses import replace

from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.look import is_sign, low
from editorial.drafting.english_clauses.phrase import NounPhrase, phrase_from
from editorial.drafting.english_frames.report import EnglishReport
from editorial.drafting.english_saying.listed import listed
from editorial.drafting.english_saying.words import AUXILIARIES, DETERMINERS, PREPOSITIONS, TIMES

_PAPERS = listed(
    """
    report study paper note survey analysis memo assessment review poll article editorial book thesis journal affidavit
    """
)
_STATEMENTS = frozenset(["statement", "release", "message", "communique", "communiqué"])
_THROUGH = frozenset(("through", "via"))
_INTERPRETERS = listed(
    """
    interpreter translator spokesman spokeswoman spokesperson lawyer solicitor agent representative
    """
)
_SPEAKING = frozenset(("speaking", "talking", "addressing", "briefing"))
_BEFORE_PAPER = AUXILIARIES | TIMES | {"and", "but", "writing", "speaking"}
_CARRIED = frozenset(("carried", "broadcast", "aired", "televised", "published", "relayed", "cited"))
_ON_AIR = frozenset(
    (
        "interview",
        "speaking",
        "talking",
        "appearing",
        "live",
        "appearance",
        "interviewed",
        "chat",
        "debate",
        "programme",
        "show",
    )
)
_REMARKS = frozenset(
    ("remarks", "comments", "statement", "speech", "address", "interview", "message", "letter", "footage")
)
_LETTERS = listed(
    """
    letter email e-mail message memo note statement interview
    """
)


def with_circumstances(items: Sequence[Bit], report: EnglishReport) -> EnglishReport:
    """Return a report with the document, the audience and whoever passes it on, as other parts of the sentence name them."""
    first, last = _around(items, report)
    for at in range(first, last):
        word = items[at].low
        if word == "in" and report.in_document is None and _is_of_saying(items, at, report):
            report = _in_paper(items, at, last, report)
        elif word == "on" and report.medium is None and report.audience is None and not report.is_relative:
            report = _on_air(items, at, last, report)
        elif (
            word in _SPEAKING
            and low(items, at - 1) not in PREPOSITIONS
            and report.audience is None
            and report.medium is None
            and at < report.cue[0]
        ):
            report = _speaking(items, at, last, report)
        elif word in _THROUGH and report.relay is None:
            report = _through(items, at, last, report)
        elif (
            word in _CARRIED and low(items, at + 1) == "by" and low(items, at - 1) in _REMARKS and report.relay is None
        ):
            carrier = phrase_from(items, at + 2, last)
            report = report if carrier is None else replace(report, relay=carrier)
        elif word in ("citing", "quoting") and report.relay is None:
            report = _citing(items, at, last, report)
    return report


def _around(items: Sequence[Bit], report: EnglishReport) -> tuple[int, int]:
    """Return the items of the sentence that are not what is reported, before and in the attribution."""
    if report.is_before or report.outer is not None:
        last = report.clause[1]
        while last < len(items) and items[last].sort is not BitSort.MARKED and not is_sign(items, last, ";"):
            last += 1
        return report.clause[0], last if report.is_before else report.clause[1]
    return 0, max(report.clause[1], min((first for first, _ in report.content), default=0))


def _is_of_saying(items: Sequence[Bit], at: int, report: EnglishReport) -> bool:
    """Whether a preposition stands where it qualifies the saying: not in "who was not involved in the study"."""
    return at == 0 or at >= report.cue[0] or items[at - 1].sort is BitSort.SIGN or low(items, at - 1) in _BEFORE_PAPER


def _in_paper(items: Sequence[Bit], at: int, last: int, report: EnglishReport) -> EnglishReport:
    phrase = phrase_from(items, at + 1, last)
    if phrase is None or items[phrase.first].low not in DETERMINERS:
        return report
    head = items[phrase.head].low
    if (
        head in _PAPERS
        and report.subject is not None
        and report.subject.first != phrase.first
        and not report.is_relative
    ):
        return replace(
            report, in_document=phrase, medium=None, audience=None if _is_of(items, report, phrase) else report.audience
        )
    if (
        head in _LETTERS
        and head not in _PAPERS
        and report.medium is None
        and report.audience is None
        and phrase.head < report.cue[0]
    ):
        report = _addressed(items, phrase, last, report)
    if head in _STATEMENTS and report.relay is None:
        return _signed(items, phrase.core, min(report.cue[0], last), report)
    return report


def _is_of(items: Sequence[Bit], report: EnglishReport, phrase: NounPhrase) -> bool:
    return report.audience is not None and phrase.core <= report.audience.first <= phrase.core + 2


def _addressed(items: Sequence[Bit], phrase: NounPhrase, last: int, report: EnglishReport) -> EnglishReport:
    """Return a report with whom a letter went to, or with whom an interview was."""
    if low(items, phrase.core) not in ("to", "with"):
        return report
    to = phrase_from(items, phrase.core + 1, last)
    return report if to is None else replace(report, medium=to)


def _signed(items: Sequence[Bit], first: int, last: int, report: EnglishReport) -> EnglishReport:
    """Return a report with the person by whom a statement is: in a statement by its spokesman, Mr …, the firm said."""
    for at in range(first, min(last, first + 4)):
        if low(items, at) in ("by", "from") and report.subject is not None:
            names = [n for n in range(at, min(last, report.subject.first)) if items[n].sort is BitSort.NAME]
            if names:
                return replace(report, relay=NounPhrase(names[-1], names[-1] + 1, names[-1], names[-1] + 1))
    return report


def _through(items: Sequence[Bit], at: int, last: int, report: EnglishReport) -> EnglishReport:
    phrase = phrase_from(items, at + 1, last)
    if phrase is None or items[phrase.head].low not in _INTERPRETERS:
        return report
    return replace(report, relay=phrase)


def _speaking(items: Sequence[Bit], at: int, last: int, report: EnglishReport) -> EnglishReport:
    """Return a report with those whom the speaker addresses: speaking to reporters, …"""
    to = at + 2 if low(items, at + 1) in ("to", "with") else at + 1
    if low(items, to) == "on":
        return _on_air(items, to, last, report)
    if items[at].low in ("speaking", "talking") and to == at + 1 and low(items, to) != "on":
        return report
    phrase = phrase_from(items, to, last) if to < last else None
    return report if phrase is None else replace(report, audience=phrase)


def _on_air(items: Sequence[Bit], at: int, last: int, report: EnglishReport) -> EnglishReport:
    """Return a report with the medium on which it was said: said on Radio Kivu that …"""
    is_near = at == report.cue[1] or low(items, at - 1) in _ON_AIR
    name = at + 2 if low(items, at + 1) in DETERMINERS else at + 1
    if not is_near or name >= last or items[name].sort is not BitSort.NAME:
        return report
    return replace(report, medium=NounPhrase(name, name + 1, name, name + 1))


def _citing(items: Sequence[Bit], at: int, last: int, report: EnglishReport) -> EnglishReport:
    """Return a report whose subject passes on what those whom it cites say."""
    phrase = phrase_from(items, at + 1, last)
    is_aside = report.subject is not None and report.subject.last < at and is_sign(items, at - 1, ",")
    if phrase is None or report.subject is None or (at < report.cue[0] and not is_aside):
        return report
    return replace(report, subject=phrase, relay=report.subject)
