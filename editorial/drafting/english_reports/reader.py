"""Read a sentence: all reports in it, and where the content of each ends."""

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.look import has_verb, is_sign, looks_verbal, low
from editorial.drafting.english_reports.circumstance import with_circumstances
from editorial.drafting.english_reports.cue_noun import noun_report_at
from editorial.drafting.english_reports.phrasal import phrase_report_at
from editorial.drafting.english_reports.report import EnglishReport, EnglishSpeechRule
from editorial.drafting.english_reports.saying_verb import verb_at
from editorial.drafting.english_reports.verbal import report_at
from editorial.drafting.english_saying.listed import listed
from editorial.drafting.english_saying.words import COORDINATORS, NEGATIONS, RELATIVES, STATES, SUBJECT_PRONOUNS

_NEW_CLAUSE = listed(
    """
    and but while whereas although though as yet because
    """
)

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

_KEPT_BACK = listed("say comment elaborate give disclose name specify provide confirm explain identify reveal detail offer")
_ENDING_TALK = MappingProxyType(
    {
        "hung": ("up",),
        "rang": ("off",),
        "walked": ("away", "off", "out"),
        "stormed": ("out", "off"),
        "put": ("down",),
        "declined": ("to",),
        "refused": ("to",),
        "left": ("the",),
        "closed": ("the",),
        "shut": ("the",),
    }
)
"""What ends a talk, and the words that must follow."""

_WHAT_IT_IS = listed(
    """
    figure claim charge number accusation allegation remark comment suggestion assertion statement number sum price version
    position view phrase line description account term argument estimate total promise pledge
    """
)

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
            is_place = first.text.isupper() or is_sign(items, at - 1, ")")
            if is_place and not any(looks_verbal(items, n) for n in range(at)):
                return at + 1
    return 0


def _settled(items: Sequence[Bit], found: list[EnglishReport], start: int) -> list[EnglishReport]:
    """Return reports whose content ends where another report of the same level begins."""
    found = _with_whole_sentences(items, found, start)
    settled: list[EnglishReport] = []
    for number, report in enumerate(found):
        content, outer = report.content, None
        if not report.is_before and report.content:
            first, last = report.content[-1]
            for other in found[number + 1 :]:
                cut = _cut(items, report, other, first)
                if cut is not None:
                    last = min(last, max(first, cut))
                    if other.reason is EnglishSpeechRule.ACCORDING and other.is_before:
                        report = replace(report, relay=report.relay or other.subject)
                    break
            content = (*report.content[:-1], (first, _own_end(items, first, last)))
        if report.is_relative and not report.is_before and content:
            content = (*content[:-1], (content[-1][0], _relative_end(items, report, *content[-1])))
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


def _cut(items: Sequence[Bit], report: EnglishReport, other: EnglishReport, first: int) -> int | None:
    """Return where the content of a report ends because of a later one, or None if that one stands in it."""
    begins, before = other.clause[0], other.clause[0] - 1
    if other.is_aside and begins >= first:
        return before if is_sign(items, before, ",") else begins
    if begins < first or (other.reason is EnglishSpeechRule.CUE_NOUN and not is_sign(items, before, ",")):
        return None
    if other.reason is EnglishSpeechRule.ACCORDING:
        return before if is_sign(items, before, ",–—(") else begins
    if other.is_participle:
        return before if is_sign(items, before, ",–—") else None
    if other.is_dropped and report.reason is EnglishSpeechRule.ACCORDING:
        return None
    if other.is_dropped:
        return _before_coordinated(items, begins)
    return _before_new_clause(items, before)


def _before_coordinated(items: Sequence[Bit], begins: int) -> int | None:
    """Return where a clause ends before "and said", "but warned"."""
    if low(items, begins) not in COORDINATORS:
        return None
    return begins - 1 if is_sign(items, begins - 1, ",;") else begins


def _before_new_clause(items: Sequence[Bit], before: int) -> int | None:
    """Return where a clause ends before another main clause: "; the mayor said", ", while the mayor said", ", in which"."""
    if low(items, before) == "which" and low(items, before - 1) in ("in", "during") and is_sign(items, before - 2, ","):
        return before - 2
    if is_sign(items, before, ";"):
        return before
    return before - 1 if low(items, before) in _NEW_CLAUSE and is_sign(items, before - 1, ",;") else None


def _own_end(items: Sequence[Bit], first: int, last: int) -> int:
    """Return where a clause ends before what the article adds: ", and cut …", ", despite …"."""
    for at in range(first + 3, last - 1):
        if _stops_saying(items, at):
            return at - 1 if is_sign(items, at - 1, ",") else at
        if _is_comment(items, at):
            return at
        if low(items, at) == "as" and items[at + 1].sort is BitSort.MARKED and items[first - 1].low == "that":
            return at
        if not is_sign(items, at, ","):
            continue
        after = low(items, at + 1)
        if after in ("despite", "amid") or (after == "in" and low(items, at + 2) == "spite"):
            return at
        if (
            after in ("and", "but")
            and at + 2 < last
            and items[at + 2].low not in STATES
            and looks_verbal(items, at + 2)
        ):
            return at
    return last


def _stops_saying(items: Sequence[Bit], at: int) -> bool:
    """Whether a clause tells what the speaker did not say, or did next: but would not elaborate, and hung up."""
    if items[at].low not in ("and", "but", "then", "before"):
        return False
    after, second = low(items, at + 1), low(items, at + 2)
    if after in _ENDING_TALK:
        return second in _ENDING_TALK[after]
    is_negated = second == "not" or after in NEGATIONS
    verb = low(items, at + 3) if second == "not" else second
    return is_negated and verb in _KEPT_BACK


def _is_comment(items: Sequence[Bit], at: int) -> bool:
    """Whether the article says something of what was said: , a figure that the museum disputes."""
    return (
        is_sign(items, at, ",")
        and low(items, at + 1) in ("a", "an", "the")
        and low(items, at + 2) in _WHAT_IT_IS
        and (low(items, at + 3) in RELATIVES or low(items, at + 3) in SUBJECT_PRONOUNS)
    )


def _relative_end(items: Sequence[Bit], report: EnglishReport, first: int, last: int) -> int:
    """Return where a relative clause ends: at a comma that the verb of the main clause follows."""
    for at in range(first + 1, last - 1):
        if is_sign(items, at, ",") and (looks_verbal(items, at + 1) or _is_saying(items, at + 1)):
            return at
    return last


def _is_saying(items: Sequence[Bit], at: int) -> bool:
    return verb_at(items, at) is not None and not items[at].low.endswith("ing")
