"""Words in marks: whether they are a quote, whose sort it is, and whether they are all that is reported."""

from collections.abc import Iterator, Sequence

from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.look import low
from editorial.drafting.english_frames.report import EnglishReport, EnglishSpeechRule
from editorial.drafting.english_saying.naming import NAMING
from editorial.drafting.english_saying.words import DETERMINERS, PREPOSITIONS
from editorial.drafting.english_speech.places import begins_sentence, ends_sentence, is_statement
from editorial.text.mark import Marked

_NO_NOUNS = PREPOSITIONS | {"and", "or", "but"}


def stretch_of(item: Bit) -> Marked:
    """Return the words in marks that an item is."""
    return item.marked if item.marked is not None else Marked(item.start, item.end)


def lone(items: Sequence[Bit]) -> Marked | None:
    """Return the words in marks that are the whole sentence."""
    rest = [item for item in items if item.sort is not BitSort.SIGN or item.text not in ".,!?…–—-"]
    return rest[0].marked if len(rest) == 1 and rest[0].sort is BitSort.MARKED else None


def is_naming(items: Sequence[Bit], number: int) -> bool:
    """Whether marks stand around a name or a term: the so-called “paper fleet”, known as “the Wall”."""
    before, second = low(items, number - 1), low(items, number - 2)
    return before in NAMING or (before in ("the", "as", "a", "an", "of", "is", "be") and second in NAMING)


def is_label(items: Sequence[Bit], number: int) -> bool:
    """Whether a word in marks qualifies a noun: its “buy” rating."""
    after = items[number + 1] if number + 1 < len(items) else None
    if after is None or after.sort is not BitSort.WORD or len(items[number].text.split()) > 3:
        return False
    return low(items, number - 1) in DETERMINERS and after.low not in _NO_NOUNS


def alone(
    items: Sequence[Bit], runs: Sequence[tuple[int, int]], marked: Sequence[int], text: str, report: EnglishReport
) -> list[int]:
    """Return the words in marks that are all that is reported; empty if other words are reported, too."""
    if not marked:
        return []
    rest = [
        n
        for a, b in runs
        for n in range(a, b)
        if n not in marked and items[n].sort is not BitSort.SIGN and items[n].low not in ("and", "but", "or")
    ]
    if not rest:
        return list(marked)
    first = marked[0]
    stretch = stretch_of(items[first])
    whole = begins_sentence(text, stretch.start, stretch.end) or is_statement(text, stretch.start, stretch.end)
    if (
        not report.is_before
        and first == runs[0][0]
        and (report.reason is EnglishSpeechRule.MARKS_COLON or (whole and not report.has_that))
    ):
        return [first]
    if report.is_before and len(runs) == 1 and marked[-1] == runs[0][1] - 1 and rest[-1] == marked[-1] - 1 and whole:
        return []
    return []


def is_direct(items: Sequence[Bit], numbers: Sequence[int], report: EnglishReport, text: str) -> bool:
    stretch = stretch_of(items[numbers[0]])
    start, end = stretch.start, stretch.end
    if report.is_quote_only:
        is_called = report.reason is EnglishSpeechRule.MARKS_CALLED
        return not is_called and (begins_sentence(text, start, end) or is_statement(text, start, end))
    if is_statement(text, start, end) or report.reason is EnglishSpeechRule.MARKS_COLON:
        return True
    if report.is_before:
        return begins_sentence(text, start, end)
    return begins_sentence(text, start, end) and (len(text[start:end].split()) > 1 or ends_sentence(text, end))


def clauses(
    items: Sequence[Bit], runs: Sequence[tuple[int, int]], report: EnglishReport
) -> Iterator[list[tuple[int, int]]]:
    """Yield the clauses of a report: "that … and that …" are two."""
    if len(runs) != 1 or report.is_before:
        yield list(runs)
        return
    first, last = runs[0]
    start = first
    for at in range(first + 1, last - 1):
        if low(items, at) == "that" and low(items, at - 1) in ("and", "but") and low(items, at + 1) not in ("of", ""):
            yield [(start, at - 1)]
            start = at + 1
    yield [(start, last)]
