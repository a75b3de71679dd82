"""What was heard in a sentence: reports with who spoke, and how they stand to each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from editorial.drafting.arabic_clauses.extent import boundary, clauses_of
from editorial.drafting.arabic_clauses.report import ArabicPieceRange, SayingReport, SayingReportShape
from editorial.drafting.arabic_pieces.sentence import ArabicSentence
from editorial.drafting.arabic_speakers.memory import ArabicTurn
from editorial.model.vocabulary import Stance


@dataclass(frozen=True, slots=True)
class HeardReport:
    """A report of the sentence: who spoke, and the pieces of what was reported."""

    report: SayingReport
    turn: ArabicTurn
    doubts: tuple[str, ...]
    contents: tuple[tuple[int, int, int], ...]
    is_nested: bool = False


def follows(sentence: ArabicSentence, report: SayingReport, heard: Sequence[HeardReport]) -> bool:
    """Whether an attribution stands behind the words of a report, or within them."""
    return any(first < report.cue[0] <= last + 2 for each in heard for first, last, _ in each.contents)


def enclosing_report(report: SayingReport, heard: Sequence[HeardReport]) -> HeardReport | None:
    """Return the report within whose words a later cue stands."""
    for each in reversed(heard):
        if (
            any(first <= report.cue[0] < last for first, last, _ in each.contents)
            and report.shape is not SayingReportShape.ACCORDING
        ):
            return each
    return None


def link_ranges(sentence: ArabicSentence, reports: Sequence[SayingReport], index: int) -> list[ArabicPieceRange]:
    """Return where the links of a report may be named: before its cue, between cue and words, and behind the words."""
    report = reports[index]
    first = min(report.before[0], report.after[0])
    if index and first < reports[index - 1].cue[1]:
        first = report.cue[0]
    ranges = [(first, report.after[1])]
    if report.shape not in (SayingReportShape.BEFORE, SayingReportShape.ACCORDING):
        last = max((each for _, each, _ in clauses_of(sentence, reports, index)), default=report.begins)
        behind = next(
            (
                start
                for other in reports[index + 1 :]
                if other.cue[0] >= last and (start := boundary(sentence, other)) is not None
            ),
            len(sentence),
        )
        ranges.append((last, behind))
    else:
        ranges.append((report.after[1], min(len(sentence), report.after[1] + 20)))
    return ranges


def stance(report: SayingReport) -> Stance:
    frame = report.said.frame if report.said else ""
    if "d" in frame:
        return Stance.DENIED
    return Stance.DOUBTED if report.said is not None and report.said.verb == "شكك" else Stance.ASSERTED


def attribution(sentence: ArabicSentence, report: SayingReport) -> tuple[tuple[int, int], ...]:
    first = min(report.cue[0], report.after[0])
    place = sentence.stretch(first, max(report.cue[1], report.after[1]))
    return (place,) if place else ()


def leads_on(sentence: ArabicSentence, reports: Sequence[SayingReport], index: int) -> bool:
    """Whether an attribution at the beginning of a sentence has a verb of saying right behind it."""
    report = reports[index]
    if sentence.form(report.after[1])[:3] == "فان":
        return False
    if index or report.cue[0] > 2 or len(reports) < 2 or reports[1].shape in _BEHIND:
        return False
    if reports[1].said is not None and "w" in reports[1].said.frame:
        return False
    return 0 < reports[1].cue[0] - report.after[1] <= 2 and not reports[1].is_hal


_BEHIND = (SayingReportShape.BEFORE, SayingReportShape.ACCORDING)


def may_be_nested(report: SayingReport) -> bool:
    """Whether a report within another one is sure enough: a clause, or words in marks right behind the cue."""
    if report.shape is SayingReportShape.MARKS:
        return report.begins == report.cue[1] or (report.said is not None and bool({"m", "x"} & set(report.said.frame)))
    return report.shape not in (SayingReportShape.BEFORE, SayingReportShape.NOUN)
