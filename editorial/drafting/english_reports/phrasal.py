"""Reports by phrases: according to, as somebody put it, quoted as saying, in the words of; and by nouns such as "claim"."""

from collections.abc import Sequence

from editorial.drafting.english_clauses.complement import opening_after
from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.phrase import NounPhrase, is_sign, low, phrase_from
from editorial.drafting.english_clauses.subject import subject_before
from editorial.drafting.english_reports.report import EnglishReport, EnglishSpeechRule

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


def phrase_report_at(items: Sequence[Bit], at: int, floor: int) -> EnglishReport | None:
    """Return the report of a phrase that begins at an item, or None."""
    if items[at].sort is not BitSort.WORD:
        return None
    quoted = _quoted(items, at, floor)
    if quoted is not None:
        return quoted
    put = _as_put(items, at, floor)
    if put is not None:
        return put
    length = _length(items, at)
    return _sourced(items, at, at + length, floor) if length else None


def _length(items: Sequence[Bit], at: int) -> int:
    for words in _PHRASES[:5]:
        if all(low(items, at + number) == word for number, word in enumerate(words)):
            return len(words)
    if items[at].low == "per" and is_sign(items, at - 1, ","):
        return 1
    return 0


def source_after(items: Sequence[Bit], at: int) -> NounPhrase | None:
    """Return the source that a phrase such as "according to" names, with what is apposed to it."""
    if low(items, at) in ("both", "what"):
        at += 1
    phrase = phrase_from(items, at, len(items))
    if phrase is None:
        return None
    if is_sign(items, phrase.last, ","):
        apposed = phrase_from(items, phrase.last + 1, len(items))
        is_name = items[phrase.head].sort is BitSort.NAME
        if (
            apposed is not None
            and (items[apposed.head].sort is BitSort.NAME) != is_name
            and (is_sign(items, apposed.last, ",.") or is_name)
        ):
            if is_name or is_sign(items, apposed.last, ",."):
                return NounPhrase(phrase.first, apposed.last, phrase.head, phrase.core, apposed)
    return phrase


def _sourced(items: Sequence[Bit], at: int, after: int, floor: int) -> EnglishReport | None:
    phrase = source_after(items, after)
    if phrase is None:
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
        comma = next((n for n in range(end + 1, len(items)) if is_sign(items, n, ",.")), len(items))
        return comma
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


def _quoted(items: Sequence[Bit], at: int, floor: int) -> EnglishReport | None:
    """Return "was quoted (by …) as saying …" and "quoted … as saying …"."""
    if items[at].low not in ("quoted", "quotes", "cited", "quote", "citing", "quoting", "reported", "paraphrased"):
        return None
    saying = next(
        (
            n
            for n in range(at + 1, min(len(items), at + 24))
            if low(items, n) == "as" and low(items, n + 1) in ("saying", "telling", "having", "stating", "adding")
        ),
        None,
    )
    if saying is None:
        return None
    opening = opening_after(items, saying + 2, takes_audience=low(items, saying + 1) == "telling")
    content = ((opening.at, len(items)),)
    cue = (at, saying + 2)
    subject = subject_before(items, at, floor)
    is_passive = low(items, at - 1) in ("was", "were", "is", "been", "are") or low(items, at - 2) in (
        "was",
        "were",
        "been",
    )
    if is_passive and subject is not None:
        by = next((n for n in range(at + 1, saying) if low(items, n) == "by"), None)
        relay = phrase_from(items, by + 1, saying) if by is not None else None
        if relay is None and low(items, opening.at) == "by":
            relay = phrase_from(items, opening.at + 1, len(items))
            content = ((relay.last if relay else opening.at, len(items)),)
            follow = opening_after(items, relay.last if relay else opening.at, takes_audience=False)
            content = ((follow.at, len(items)),)
        return EnglishReport(
            EnglishSpeechRule.CLAUSE,
            cue,
            (subject.before, opening.at),
            content,
            subject.phrase,
            opening.audience,
            relay=relay,
            has_that=opening.has_that,
        )
    speaker = source_after(items, at + 1)
    if speaker is None:
        return None
    relay = subject.phrase if subject is not None else None
    return EnglishReport(
        EnglishSpeechRule.CLAUSE,
        cue,
        (subject.before if subject else at, opening.at),
        content,
        speaker,
        opening.audience,
        relay=relay,
        has_that=opening.has_that,
        is_relative=subject is not None and subject.is_relative,
    )
