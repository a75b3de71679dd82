"""Reports by phrases: according to, as somebody put it, quoted as saying, in the words of; and by nouns such as "claim"."""

from collections.abc import Sequence

from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.look import is_sign, low
from editorial.drafting.english_clauses.subject import subject_before
from editorial.drafting.english_frames.report import EnglishReport, EnglishSpeechRule
from editorial.drafting.english_reports.named_source import source_after
from editorial.drafting.english_reports.quoted import QUOTING, quoted_report_at
from editorial.drafting.english_saying.words import RELATIVES

_PHRASES: tuple[tuple[str, ...], ...] = (
    ("according", "to"),
    ("in", "the", "words", "of"),
    ("in", "the", "opinion", "of"),
    ("in", "the", "view", "of"),
    ("in", "the", "eyes", "of"),
    ("per",),
    ("citing",),
    ("quoting",),
)
"""Phrases that a source follows."""

_LORE = frozenset(("word", "rumour", "rumor", "talk", "gossip", "story", "whisper", "consensus", "legend", "lore"))

_BEGINNINGS = frozenset(words[0] for words in _PHRASES) | QUOTING | {"put", "puts", "has", "had", "was", "is"}


def phrase_report_at(items: Sequence[Bit], at: int, floor: int) -> EnglishReport | None:
    """Return the report of a phrase that begins at an item, or None."""
    if items[at].low not in _BEGINNINGS:
        return None
    quoted = quoted_report_at(items, at, floor)
    if quoted is not None:
        return quoted
    lore = _has_it_that(items, at, floor)
    if lore is not None:
        return lore
    put = _as_put(items, at, floor)
    if put is not None:
        return put
    length = _length(items, at)
    return _sourced(items, at, at + length, floor) if length else None


def _has_it_that(items: Sequence[Bit], at: int, floor: int) -> EnglishReport | None:
    """Return what rumour has it, or what word is: nobody is said to say it."""
    if low(items, at + 1) == "it" and low(items, at + 2) == "that" and items[at].low in ("has", "had"):
        that = at + 2
    elif low(items, at + 1) == "that" and items[at].low in ("is", "was") and low(items, at - 1) in _LORE:
        that = at + 1
    else:
        return None
    first = max(floor, at - 1)
    return EnglishReport(
        EnglishSpeechRule.CUE_NOUN,
        (first, that),
        (first, that + 1),
        ((that + 1, len(items)),),
        is_unknown=True,
        has_that=True,
    )


def _length(items: Sequence[Bit], at: int) -> int:
    for words in _PHRASES[:5]:
        if all(low(items, at + number) == word for number, word in enumerate(words)):
            return len(words)
    if items[at].low == "per" and is_sign(items, at - 1, ","):
        return 1
    return 0


def _sourced(items: Sequence[Bit], at: int, after: int, floor: int) -> EnglishReport | None:
    phrase = source_after(items, after)
    if phrase is None or (is_sign(items, at - 1, ",") and low(items, at - 2) in RELATIVES):
        return None
    end = _behind_source(items, phrase.last)
    cue, clause = (at, after), (at, end)
    is_first = at <= floor or all(items[n].low in ("and", "but", "yet", "also") for n in range(floor, at))
    if is_first:
        start = end + 1 if is_sign(items, end, ",") else end
        if start >= len(items) or is_sign(items, start, "."):
            return None
        return EnglishReport(EnglishSpeechRule.ACCORDING, cue, clause, ((start, len(items)),), phrase)
    last = at - 1 if is_sign(items, at - 1, ",–—(") else at
    if floor > 0 and low(items, floor) in ("when", "while", "as", "after", "before", "if"):
        return None
    runs: list[tuple[int, int]] = [(floor, last)]
    if is_sign(items, end, ",") and is_sign(items, at - 1, ",") and not _is_statement(items, floor, last):
        runs.append((end + 1, len(items)))
    return EnglishReport(EnglishSpeechRule.ACCORDING, cue, clause, tuple(runs), phrase, is_before=True)


def _behind_source(items: Sequence[Bit], at: int) -> int:
    """Return the end of what qualifies a source: a report published on Monday by the ministry."""
    end = at
    while end < len(items) and not is_sign(items, end, ",;:.()–—") and end - at < 25:
        end += 1
    if end < len(items) and is_sign(items, end, ",") and low(items, end + 1) in ("who", "which", "whose"):
        return next((n for n in range(end + 1, len(items)) if is_sign(items, n, ",.")), len(items))
    return end


def _is_statement(items: Sequence[Bit], first: int, last: int) -> bool:
    from_verb = [
        at
        for at in range(first, last)
        if items[at].low.endswith("ed")
        or low(items, at) in ("is", "are", "was", "were", "has", "had", "have", "will", "would")
    ]
    return bool(from_verb)


def _as_put(items: Sequence[Bit], at: int, floor: int) -> EnglishReport | None:
    """Return "as the mayor put it", "put it"."""
    if items[at].low not in ("put", "puts") or low(items, at + 1) not in ("it", "this"):
        return None
    subject = subject_before(items, at, floor)
    if subject is None or subject.phrase is None:
        return None
    marked = [n for n in range(floor, len(items)) if items[n].sort is BitSort.MARKED]
    clause = (subject.before, at + 2)
    if marked:
        nearest = min(marked, key=lambda n: abs(n - at))
        return EnglishReport(
            EnglishSpeechRule.MARKS_CUE,
            (at, at + 2),
            clause,
            ((nearest, nearest + 1),),
            subject.phrase,
            is_quote_only=True,
        )
    for n in range(at + 2, min(len(items), at + 12)):
        if is_sign(items, n, ":"):
            return EnglishReport(EnglishSpeechRule.COLON, (at, at + 2), clause, ((n + 1, len(items)),), subject.phrase)
    return None
