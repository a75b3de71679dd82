"""Read a sentence: all reports in it, and where the content of each ends."""

from collections.abc import Sequence
from dataclasses import replace

from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.look import has_verb, is_sign, looks_verbal
from editorial.drafting.english_frames.report import EnglishReport, EnglishSpeechRule
from editorial.drafting.english_frames.saying_verb import verb_at
from editorial.drafting.english_reports.circumstance import with_circumstances
from editorial.drafting.english_reports.cue_noun import noun_report_at
from editorial.drafting.english_reports.ends import cut_by, own_end, relative_end
from editorial.drafting.english_reports.phrasal import phrase_report_at
from editorial.drafting.english_reports.verbal import report_at

_WEAK = frozenset(
    (
        EnglishSpeechRule.THOUGHT,
        EnglishSpeechRule.OF,
        EnglishSpeechRule.NOUN,
        EnglishSpeechRule.INFINITIVE,
        EnglishSpeechRule.ORDER,
        EnglishSpeechRule.DOING,
    )
)
"""Reports that do not say of themselves that "according to" passes them on: it reports the whole sentence."""


_LONGEST_DATELINE = 14


def read_reports(items: Sequence[Bit]) -> list[EnglishReport]:
    """Return the reports of a sentence in the order of their cues, with their content as it should be."""
    start = _behind_dateline(items)
    found: list[EnglishReport] = []
    at, floor = start, start
    while at < len(items):
        report, after = _report(items, at, floor)
        if report is None:
            at += 1
            continue
        if report.content or not found:
            found.append(report)
        at = max(at + 1, min(after, report.cue[1]) if report.is_before else after)
        floor = _floor(items, report, floor)
    return _settled(items, found, start)


def _report(items: Sequence[Bit], at: int, floor: int) -> tuple[EnglishReport | None, int]:
    report = phrase_report_at(items, at, floor)
    if report is not None:
        return report, report.clause[1]
    found = verb_at(items, at)
    if found is not None:
        report = report_at(items, found, floor)
        if report is not None:
            return report, max(found.last, report.clause[1])
    report = noun_report_at(items, at, floor)
    return report, report.cue[1] if report is not None else at + 1


def _floor(items: Sequence[Bit], report: EnglishReport, floor: int) -> int:
    """Return where what comes after a report may begin."""
    if report.is_before:
        return max([report.clause[1], *(last for _, last in report.content)])
    if report.is_relative:
        return floor
    return report.content[-1][0] if report.content and not report.is_quote_only else floor


def _behind_dateline(items: Sequence[Bit]) -> int:
    """Return the number of the first item behind a dateline: OSLO (AP) —"""
    if (is_sign(items, 1, ":") and items[0].text.isupper()) or (
        is_sign(items, 2, ":") and items[0].text.isupper() and items[1].text.isupper()
    ):
        return 2 if is_sign(items, 1, ":") else 3
    if items and items[0].text.isupper() and len(items[0].text) > 2:
        for at in range(1, min(len(items) - 1, 6)):
            if is_sign(items, at, ":"):
                return at + 1
            if items[at].sort is BitSort.WORD and not items[at].text[:1].isupper():
                break
    for at in range(1, min(len(items) - 1, _LONGEST_DATELINE)):
        if is_sign(items, at, "–—-") or items[at].text == "--":
            first = items[0]
            is_place = first.text.isupper() or is_sign(items, at - 1, ")") or _is_lone_place(items, at)
            if is_place and not any(looks_verbal(items, n) for n in range(at)):
                return at + 1
    return 0


def _is_lone_place(items: Sequence[Bit], dash: int) -> bool:
    """Whether a name and a dash open a text: Nairobi — At least …"""
    return dash == 1 and items[0].sort is BitSort.NAME and items[2].text[:1].isupper() and items[2].sort is BitSort.WORD


def _settled(items: Sequence[Bit], found: list[EnglishReport], start: int) -> list[EnglishReport]:
    """Return reports whose content ends where another report of the same level begins."""
    found = _with_whole_sentences(items, found, start)
    settled: list[EnglishReport] = []
    for number, report in enumerate(found):
        content, outer = report.content, None
        if not report.is_before and report.content:
            first, last = report.content[-1]
            for other in found[number + 1 :]:
                cut = cut_by(items, report, other, first)
                if cut is not None:
                    last = min(last, max(first, cut))
                    if other.reason is EnglishSpeechRule.ACCORDING and other.is_before:
                        report = replace(report, relay=report.relay or other.subject)
                    break
            content = (*report.content[:-1], (first, own_end(items, first, last)))
        if report.is_relative and not report.is_before and content:
            content = (*content[:-1], (content[-1][0], relative_end(items, report, *content[-1])))
        settled.append(replace(report, content=content, outer=outer))
    kept = [each for each in settled if not _is_relay_alone(each, settled) and _says_something(items, each, start)]
    nested = [_placed(kept, number) for number in range(len(kept))]
    return [with_circumstances(items, each) for each in nested]


def _with_whole_sentences(items: Sequence[Bit], found: list[EnglishReport], begin: int) -> list[EnglishReport]:
    """Return reports of which those behind a clause have all of it: a report found that …, her lawyer said."""
    changed = list(found)
    for number in range(1, len(found)):
        report, before = found[number], changed[number - 1]
        if not report.is_before or not before.content or before.is_before:
            continue
        if report.reason is EnglishSpeechRule.ACCORDING and before.reason not in _WEAK:
            continue
        first, last = report.content[0]
        is_all = first == before.content[-1][0] and not is_sign(items, before.content[-1][0] - 1, ",:")
        if not is_all or (not before.has_that and _has_marks(items, first, last)) or before.is_dropped:
            continue
        start = begin if number == 1 else min(before.clause[0], before.cue[0])
        changed[number - 1] = replace(report, content=((start, last), *report.content[1:]))
        changed[number] = replace(before, content=((first, last),))
    return changed


def _has_marks(items: Sequence[Bit], first: int, last: int) -> bool:
    return any(items[n].sort is BitSort.MARKED for n in range(first, last))


def _says_something(items: Sequence[Bit], report: EnglishReport, start: int) -> bool:
    """Whether a clause without "that" still has a verb after its end was found."""
    if report.outer is None and not report.content:
        return report.clause[0] <= start
    if report.reason is not EnglishSpeechRule.CLAUSE or not report.content or report.cue[1] - report.cue[0] > 1:
        return True
    first, last = report.content[-1]
    return has_verb(items, first + 1, last) or any(items[n].sort is BitSort.MARKED for n in range(first, last))


def _is_relay_alone(report: EnglishReport, others: Sequence[EnglishReport]) -> bool:
    """Whether a phrase only says who passes another report on."""
    return report.reason is EnglishSpeechRule.ACCORDING and any(
        each is not report and each.relay is not None and each.relay == report.subject for each in others
    )


def _placed(reports: Sequence[EnglishReport], number: int) -> EnglishReport:
    outer = _outer(reports, number)
    return replace(reports[number], outer=outer, floor=reports[outer].content[0][0] if outer is not None else 0)


def _outer(reports: Sequence[EnglishReport], number: int) -> int | None:
    cue = reports[number].cue[0]
    for other in range(number - 1, -1, -1):
        if any(first <= cue < last for first, last in reports[other].content):
            return other
    return None
