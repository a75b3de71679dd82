"""Where the words of a report stand, and whether they are the speaker's own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from editorial.drafting.arabic_clauses.extent import clauses_of, trimmed
from editorial.drafting.arabic_clauses.lookup import saying_at
from editorial.drafting.arabic_clauses.report import SayingReport, SayingReportShape
from editorial.drafting.arabic_pieces.sentence import ArabicSentence
from editorial.drafting.arabic_speakers.basis import ArabicSpeechRule
from editorial.model.vocabulary import QuoteKind
from editorial.pointer.choice import Stretch

ContentPieces = tuple[int, int, int]
"""Pieces from and to, and letters of the first that do not belong to it."""

_LETTERS = 2
_SENTENCE = 4
"""Words in marks that may be a sentence."""


@dataclass(frozen=True, slots=True)
class PlacedSpeech:
    """A quote's kind and places, and the rule that drafted it."""

    kind: QuoteKind
    places: tuple[Stretch, ...]
    rule: ArabicSpeechRule


def place_content(
    sentence: ArabicSentence, report: SayingReport, content: ContentPieces, *, is_further: bool
) -> Iterator[PlacedSpeech]:
    """Yield the quotes of what a report reports: a whole, and the words in marks within it."""
    first, last, skipped = content
    marked = [each for each in range(first, last) if sentence.is_marked(each)]
    words = [each for each in range(first, last) if sentence.is_word(each)]
    if marked and not words:
        yield from _only_marks(sentence, report, marked)
    elif report.shape is SayingReportShape.COLON and marked and marked[0] == first:
        yield PlacedSpeech(QuoteKind.DIRECT, tuple(_run(sentence, marked[0], last)), ArabicSpeechRule.COLON_MARKS)
    elif report.shape is SayingReportShape.MARKS:
        yield from _behind_cue(sentence, report, marked)
    elif place := sentence.stretch(first, last):
        kind = QuoteKind.DIRECT if report.shape is SayingReportShape.COLON else QuoteKind.INDIRECT
        yield PlacedSpeech(kind, ((place[0] + skipped, place[1]),), _rule(report, is_further=is_further))
        yield from (
            PlacedSpeech(QuoteKind.PARTIAL, _in_marks(sentence, each), ArabicSpeechRule.PARTIAL)
            for each in marked
            if sentence.pieces[each].end - sentence.pieces[each].start > _LETTERS
        )


def _in_marks(sentence: ArabicSentence, number: int) -> tuple[Stretch, ...]:
    """Return the words of a stretch in marks, paragraph by paragraph."""
    piece, at = sentence.pieces[number], 0
    found = []
    for line in sentence.text[piece.start : piece.end].split("\n"):
        words = line.strip(' \t«»“”"')
        if words:
            start = piece.start + at + line.index(words)
            found.append((start, start + len(words)))
        at += len(line) + 1
    return tuple(found) or (piece.place,)


def _run(sentence: ArabicSentence, number: int, last: int) -> Iterator[Stretch]:
    """Yield the words in marks that follow one another."""
    while number < last and (sentence.is_marked(number) or sentence.is_point(number)):
        if sentence.is_marked(number):
            yield from _in_marks(sentence, number)
        number += 1


def _only_marks(sentence: ArabicSentence, report: SayingReport, marked: Sequence[int]) -> Iterator[PlacedSpeech]:
    places = tuple(place for each in marked for place in _in_marks(sentence, each))
    length = sum(len(sentence.text[slice(*place)].split()) for place in places)
    match report.shape:
        case SayingReportShape.COLON:
            yield PlacedSpeech(QuoteKind.DIRECT, places, ArabicSpeechRule.COLON_MARKS)
        case SayingReportShape.CLAUSE:
            is_whole = not report.has_pronoun and length > 1 and not _is_subjunctive(sentence, report)
            yield PlacedSpeech(QuoteKind.DIRECT if is_whole else QuoteKind.PARTIAL, places, ArabicSpeechRule.MARKS_CUE)
        case SayingReportShape.MARKS:
            yield from _behind_cue(sentence, report, marked)
        case SayingReportShape.NOUN:
            yield from (
                PlacedSpeech(QuoteKind.PARTIAL, _in_marks(sentence, each), ArabicSpeechRule.MARKS_CUE)
                for each in marked
            )
        case _:
            places += tuple(_further(sentence, report))
            yield PlacedSpeech(QuoteKind.DIRECT, places, ArabicSpeechRule.MARKS_BEFORE_CUE)


_RELATIVES = ("الذي ", "التي ", "الذين ")


def _further(sentence: ArabicSentence, report: SayingReport) -> Iterator[Stretch]:
    """Yield the words in marks with which a quote goes on behind its cue: «…»، يقول الرجل، «…»."""
    if report.shape is not SayingReportShape.BEFORE:
        return
    for at in range(report.after[1], len(sentence)):
        if saying_at(sentence, at) is not None or sentence.form(at) == ":":
            return
        if sentence.is_marked(at):
            if sentence.is_comma(sentence.before_mark(at)):
                yield from _in_marks(sentence, at)
            return


def _is_subjunctive(sentence: ArabicSentence, report: SayingReport) -> bool:
    """Whether words in marks behind من أن are no sentence of their own: خشيتهم من أن «يأخذ»."""
    marked = next((at for at in range(report.begins, len(sentence)) if sentence.is_marked(at)), None)
    start = sentence.pieces[marked].start if marked is not None else 0
    is_verb = marked is not None and sentence.text[start : start + 1] in ("ي", "ت", "ن")
    return is_verb and sentence.form(report.begins - 1) == "ان" and sentence.form(report.begins - 2) == "من"


def _behind_cue(sentence: ArabicSentence, report: SayingReport, marked: Sequence[int]) -> Iterator[PlacedSpeech]:
    """Yield words in marks that follow a cue without أن or a colon."""
    frame = report.said.frame if report.said else ""
    first = marked[0]
    is_own = first == report.cue[1] or (
        not ({"x", "m", "b"} & set(frame)) and not _is_behind_preposition(sentence, first)
    )
    least = _SENTENCE if {"m", "x", "w", "o"} & set(frame) else 2
    if sentence.text[slice(*sentence.pieces[first].place)].startswith(_RELATIVES):
        is_own = False
    if is_own and len(sentence.text[slice(*sentence.pieces[first].place)].split()) >= least:
        yield PlacedSpeech(QuoteKind.DIRECT, tuple(_run(sentence, first, len(sentence))), ArabicSpeechRule.MARKS_CUE)
        return
    yield from (
        PlacedSpeech(QuoteKind.PARTIAL, _in_marks(sentence, each), ArabicSpeechRule.MARKS_CUE) for each in marked
    )


def _is_behind_preposition(sentence: ArabicSentence, number: int) -> bool:
    return sentence.form(sentence.before_mark(number)) in ("ب", "ل", "من", "عن", "الي", "علي", "في")


def _rule(report: SayingReport, *, is_further: bool) -> ArabicSpeechRule:
    if is_further:
        return ArabicSpeechRule.CLAUSE_COORDINATED
    match report.shape:
        case SayingReportShape.COLON:
            return ArabicSpeechRule.COLON_PLAIN
        case SayingReportShape.NOUN:
            return ArabicSpeechRule.NOUN
        case SayingReportShape.ACCORDING:
            return ArabicSpeechRule.ACCORDING
        case SayingReportShape.BEFORE:
            return ArabicSpeechRule.BEFORE_CUE
        case _:
            return ArabicSpeechRule.CLAUSE_HAL if report.is_hal else ArabicSpeechRule.CLAUSE


def place_before(sentence: ArabicSentence, reports: Sequence[SayingReport], index: int) -> Iterator[ContentPieces]:
    """Yield what an attribution attributes: the words before it, or those behind its source if it begins the sentence."""
    report = reports[index]
    before = (_first(sentence), trimmed(sentence, report.cue[0]))
    if not any(not sentence.is_point(each) for each in range(*before)) or _is_opening(sentence, before):
        if report.shape is SayingReportShape.BEFORE:
            return
        first = report.after[1]
        while first < len(sentence) and sentence.is_point(first):
            first += 1
        has_pronoun = sentence.form(first) in ("فانه", "فانها", "فانهم")
        first += has_pronoun or sentence.form(first) in ("فان", "فقد")
        ahead = [
            SayingReport(SayingReportShape.CLAUSE, report.cue, report.said, "", report.before, report.after, first),
            *reports[index + 1 :],
        ]
        yield from clauses_of(sentence, ahead, 0)
        return
    yield *before, 0


def _first(sentence: ArabicSentence) -> int:
    """Return the first piece behind a dateline: أبوظبي (وكالات): …, أكادير – …."""
    for number in range(1, min(len(sentence), 12)):
        if sentence.is_point(number) and sentence.form(number) in ":–—-" and not sentence.is_marked(number + 1):
            names = [each for each in range(number) if sentence.entity(each)]
            if names and (number <= 2 or sentence.form(number) != ":" or sentence.form(number - 1) == ")"):
                return number + 1
    return 0


def _is_opening(sentence: ArabicSentence, before: tuple[int, int]) -> bool:
    return before[1] - before[0] <= 2 and not any(sentence.is_marked(each) for each in range(*before))
