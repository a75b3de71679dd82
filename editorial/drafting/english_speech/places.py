"""Places of quotes: the words without the marks around them and the signs at their ends."""

from collections.abc import Sequence

import regex

from editorial.drafting.english_clauses.item import Bit
from editorial.pointer.choice import Stretch
from editorial.text.mark import CLOSERS

_MARKS = frozenset({*CLOSERS, *"".join(CLOSERS.values()), "'", "‘", "’"})
_STATEMENT = regex.compile(
    r"(?:i|we|you|he|she|they|it|this|that|these|those|there|nobody|everybody|everyone|who|what|no|yes|let|don.t|if|when)\b"
    r"[^\n]{0,40}?\b(?:am|is|are|was|were|have|has|had|will|would|can|could|must|should|may|might|do|does|did|need|want|know|think|"
    r"believe|'m|'s|'re|'ve|'ll|went|knew|cannot|can.t|won.t|don.t|didn.t|\p{L}+ed)\b",
    regex.IGNORECASE,
)
_PLAIN_STATEMENT = regex.compile(
    r"(?:the|a|an|our|my|your|his|her|its|their|all|some|many|most|every|each|people|nothing|everything|somebody|someone|[A-Z]\p{L}+)\b"
    r"[^\n]{0,40}?\b(?:am|is|are|was|were|has|had|have|will|would|can|could|must|should|may|might|cannot|can.t|won.t|don.t|didn.t)\b",
)


def parts_of(text: str, start: int, end: int) -> tuple[Stretch, ...]:
    """Return a marked stretch paragraph by paragraph, without marks that are opened anew and final commas and stops."""
    found: list[Stretch] = []
    at = start
    for line in text[start:end].split("\n"):
        first, last = at, at + len(line)
        at = last + 1
        while first < last and (text[first].isspace() or (text[first] in _MARKS and found)):
            first += 1
        first, last = trimmed(text, first, last)
        if first < last:
            found.append((first, last))
    return tuple(found)


def trimmed(text: str, start: int, end: int) -> Stretch:
    """Return a place without blanks, final commas and stops."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",.;:–—"):
        if text[end - 1] == "." and text[max(start, end - 3) : end - 1].count(".") == 1 and text[end - 2].isupper():
            break
        end -= 1
    return start, end


def run_place(text: str, items: Sequence[Bit], first: int, last: int) -> Stretch | None:
    """Return the place of a run of items, which keeps the marks that stand in it; None if it has no words."""
    while first < last and items[first].text in ",;:–—-":
        first += 1
    while last > first and items[last - 1].text in ",;:–—-.!?)…":
        last -= 1
    if first >= last:
        return None
    start, end = items[first].start, items[last - 1].end
    return trimmed(text, start, end) if start < end else None


def is_statement(text: str, start: int, end: int) -> bool:
    """Return whether marked words stand as a sentence or a clause of their own."""
    words = text[start:end].strip()
    return _STATEMENT.match(words, 0, 80) is not None or _PLAIN_STATEMENT.match(words, 0, 80) is not None


def begins_sentence(text: str, start: int, end: int) -> bool:
    """Return whether marked words begin as a sentence does, and are more than a title or a word or two."""
    words = text[start:end].strip()
    return words[:1].isupper() or not words[:1].isalpha()


def ends_sentence(text: str, end: int) -> bool:
    """Return whether marked words end with a sign of their own, as a sentence does."""
    return text[end - 1 : end] in (".", "!", "?", "…", ",")
