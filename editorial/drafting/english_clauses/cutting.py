"""Cut a text into sentences of items, once for all rules."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import regex

from editorial.draft.draft import DraftEntity
from editorial.drafting.english_clauses.item import Bit, BitSort, EnglishSentence
from editorial.drafting.english_clauses.marks import within
from editorial.drafting.english_saying.listed import listed
from editorial.text.layout import Layout
from editorial.text.mark import CLOSERS, Marked

_ITEM = regex.compile(
    r"(?:[A-Z]\.){2,}|\b(?:Mrs?|Ms|Drs?|Profs?|Sens?|Reps?|Govs?|Gen|Col|Lt|Sgt|Capt|Cmdr|Maj|St|Rev|Hon|Messrs|Cllr|Amb)\.(?=\s)"
    r"|[’'](?:s|S|re|ve|ll|d|m)(?!\w)"
    r"|[\p{L}\p{N}]\p{M}*+(?:[\p{L}\p{N}]\p{M}*+|[.,](?=\p{N})|(?![’'](?:s|S|re|ve|ll|d|m)(?!\w))[-‑'’&](?=[\p{L}\p{N}]))*+"
    r"|--|\S"
)
_ON_X = " on X. "
"""The end of a sentence that looks like an initial."""

LONGEST_SENTENCE = 200
"""The most items of a sentence; what is longer is read in parts, so that time stays linear."""

_CLOSING_MARKS = frozenset("".join(CLOSERS.values()) + "’'" + ")")

_ABBREVIATED = listed(
    """
    mr mrs ms dr prof sen rep gov gen col lt sgt capt st jr sr vs inc ltd corp co no jan feb aug sept oct nov
    dec
    """
)

_NEVER_LAST = _ABBREVIATED - {"no", "co", "inc", "ltd", "corp"}


class MentionPlaces:
    """The mentions of entities in a text, by their places."""

    def __init__(self, entities: Sequence[DraftEntity]) -> None:
        found = sorted(
            (mention.place[0], -mention.place[1], number)
            for number, entity in enumerate(entities)
            for mention in entity.mentions
        )
        self.places: list[tuple[int, int, int]] = []
        for start, end, number in found:
            if not self.places or start >= self.places[-1][1]:
                self.places.append((start, -end, number))
        self._starts = [each[0] for each in self.places]

    def exactly(self, start: int, end: int) -> int | None:
        """Return the entity that is mentioned at a place, and of which nothing stands beside the mention there."""
        number = self.from_offset(start)
        if number < len(self.places) and self.places[number][:2] == (start, end):
            return self.places[number][2]
        return None

    def from_offset(self, offset: int) -> int:
        """Return the number of the first mention that ends after an offset."""
        number = max(0, bisect_right(self._starts, offset) - 1)
        while number < len(self.places) and self.places[number][1] <= offset:
            number += 1
        return number


class EnglishCutter:
    """Cuts stretches of a text into items."""

    def __init__(self, text: str, names: MentionPlaces, marks: Sequence[Marked]) -> None:
        self.text = text
        self.names = names
        self.marks = marks

    def items(self, start: int, end: int, marks: Sequence[Marked]) -> list[Bit]:
        """Return the items of a stretch, in which some stretches are marked."""
        found: list[Bit] = []
        at = start
        for marked in marks:
            first = max(start, marked.start - _width(self.text, marked.start))
            if first < at:
                continue
            found += self._plain(at, first)
            at = min(end, _behind(self.text, marked.end, end))
            entity = self.names.exactly(marked.start, marked.end)
            if entity is None:
                found.append(Bit(BitSort.MARKED, first, at, self.text[first:at], marked=marked))
            else:
                found.append(Bit(BitSort.NAME, marked.start, marked.end, self.text[first:at], entity=entity))
        found += self._plain(at, end)
        return found

    def _plain(self, start: int, end: int) -> Iterator[Bit]:
        """Yield the words, signs and names of a stretch without marks."""
        number, at = self.names.from_offset(start), start
        while at < end:
            if number < len(self.names.places) and self.names.places[number][0] < end:
                first, last, entity = self.names.places[number]
                if last <= end and first >= at and not self._is_compound(last):
                    yield from self._words(at, first)
                    yield Bit(BitSort.NAME, first, last, self.text[first:last], entity=entity)
                    at = last
                number += 1
            else:
                yield from self._words(at, end)
                return

    def _is_compound(self, end: int) -> bool:
        """Whether a name is only the first part of a word: Chennai-based."""
        return self.text[end : end + 1] in ("-", "‑") and self.text[end + 1 : end + 2].islower()

    def _words(self, start: int, end: int) -> Iterator[Bit]:
        for match in _ITEM.finditer(self.text, start, end):
            word = match[0]
            sort = BitSort.WORD if word[0].isalnum() or (len(word) > 1 and word[0] in "'’") else BitSort.SIGN
            yield Bit(
                sort, match.start(), match.end(), word, word.lower().rstrip(".") if len(word) > 1 else word.lower()
            )


def _width(text: str, start: int) -> int:
    """Return how many characters the opening mark has."""
    if start >= 2 and text[start - 2 : start] == "((":
        return 2
    return 1 if start and (text[start - 1] in CLOSERS or text[start - 1] in "‘‚'") else 0


def _behind(text: str, end: int, last: int) -> int:
    """Return where a closing mark ends, if there is one."""
    if text[end : end + 2] == "))":
        return min(last, end + 2)
    return end + 1 if end < last and text[end] in _CLOSING_MARKS else end


def sentences_of(cutter: EnglishCutter, layout: Layout, marks: Sequence[Marked]) -> list[EnglishSentence]:
    """Return the sentences of a text; one goes on where a sentence ends within outermost marks."""
    found: list[EnglishSentence] = []
    for start, end in _stretches(cutter.text, layout, marks):
        items = cutter.items(start, end, within(marks, start, end))
        for first in range(0, len(items), LONGEST_SENTENCE):
            part = tuple(items[first : first + LONGEST_SENTENCE])
            found.append(EnglishSentence(part, layout.paragraph_number(part[-1].start)))
    return found


def _stretches(text: str, layout: Layout, marks: Sequence[Marked]) -> Iterator[tuple[int, int]]:
    start, number, length = 0, 0, len(text)
    at = 0
    while at < length:
        end = max(at + 1, layout.sentence(at)[1])
        while number < len(marks) and _behind(text, marks[number].end, length) <= end:
            number += 1
        at = end
        if number < len(marks) and marks[number].start - 1 < end < marks[number].end:
            continue
        if _is_abbreviated(text, start, end) and end < length and text[end - 1] != "\n":
            continue
        while at < length and text[at] == "\n":
            at += 1
        cut = text.find(_ON_X, start, end)
        while cut >= 0:
            yield start, cut + len(_ON_X) - 1
            start = cut + len(_ON_X)
            cut = text.find(_ON_X, start, end)
        if text[start:end].strip():
            yield start, end
        start = at


def _is_abbreviated(text: str, start: int, end: int) -> bool:
    """Whether the words before the end are an abbreviation that no sentence ends with."""
    words = text[max(start, end - 12) : end].rstrip()
    return words.endswith(".") and words[:-1].rpartition(" ")[2].lower() in _NEVER_LAST
