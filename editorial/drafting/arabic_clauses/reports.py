"""Find the reports of a sentence."""

from collections.abc import Iterator
from dataclasses import replace

from editorial.drafting.arabic_clauses.attribution import read_attribution
from editorial.drafting.arabic_clauses.opening import read_opening
from editorial.drafting.arabic_clauses.report import SayingReport, SayingReportShape
from editorial.drafting.arabic_nouns.lookup import saying_at
from editorial.drafting.arabic_nouns.phrase import EntitiesByKey
from editorial.drafting.arabic_nouns.source import read_source
from editorial.drafting.arabic_pieces.sentence import ArabicSentence
from editorial.drafting.arabic_saying.lexicon import SayingShape

_LONGEST_LABEL = 16


def find_reports(sentence: ArabicSentence, entities: EntitiesByKey) -> list[SayingReport]:
    """Return the reports of a sentence in the order of their cues; no two report the same words."""
    found: list[SayingReport] = []
    for report in _all(sentence, entities):
        if report.shape is SayingReportShape.ACCORDING and found and report.cue[0] < found[-1].after[1]:
            if sentence.bare(report.cue[0]) == "نقلا" and found[-1].relayed_from is None:
                found[-1] = replace(found[-1], relayed_from=report.cue[1] - 1)
            continue
        same = next((n for n, each in enumerate(found) if _reports_same(each, report)), None)
        if same is None:
            found.append(report)
        elif found[same].relayed_from is not None and report.said and report.said.shape is SayingShape.MASDAR:
            found[same] = replace(found[same], cue=report.cue, after=(found[same].after[0], report.cue[0]))
    if not found and (label := _label(sentence, entities)):
        found.append(label)
    return found


def _reports_same(one: SayingReport, other: SayingReport) -> bool:
    is_behind = one.shape in (SayingReportShape.BEFORE, SayingReportShape.ACCORDING) or other.shape in (
        SayingReportShape.BEFORE,
        SayingReportShape.ACCORDING,
    )
    return not is_behind and one.begins == other.begins


def _all(sentence: ArabicSentence, entities: EntitiesByKey) -> Iterator[SayingReport]:
    taken = 0
    begun: set[int] = set()
    for number in range(len(sentence)):
        if begun and sentence.form(number) == ":" and sentence.is_point(number):
            at = number + 1
            while sentence.is_point(at):
                at += 1
            if sentence.is_marked(at) and not begun & {number + 1, at}:
                place = (number, number)
                yield SayingReport(
                    SayingReportShape.COLON, (number, number + 1), None, "", place, place, at, is_hal=True
                )
        if number < taken or not sentence.is_word(number):
            continue
        report = read_attribution(sentence, number)
        if report is not None:
            taken = report.after[1] if report.said is None else report.cue[1]
        else:
            report = read_opening(sentence, entities, number)
        if report is not None:
            begun.add(report.begins)
            yield report


def _label(sentence: ArabicSentence, entities: EntitiesByKey) -> SayingReport | None:
    """Return a report by a name and a colon: وزير الخارجية: …"""
    for number in range(1, min(len(sentence), _LONGEST_LABEL)):
        if sentence.is_marked(number) or (sentence.is_point(number) and sentence.form(number) in ".!؟?"):
            return None
        if sentence.form(number) == ":" and sentence.is_point(number):
            source = read_source(sentence, entities, 0, number)
            is_marked = sentence.is_marked(number + 1)
            if (
                source is None
                or (source.entity is None and not is_marked)
                or number - source.last > 2
                or source.first > 3
            ):
                return None
            if number + 2 >= len(sentence) or any(saying_at(sentence, each) for each in range(number)):
                return None
            if source.entity and entities[source.entity].kind == "PLACE" and not is_marked:
                return None
            return SayingReport(
                SayingReportShape.COLON, (number, number + 1), None, "", (number, number), (0, number), number + 1
            )
    return None
