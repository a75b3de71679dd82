"""Clues to a person besides the redacted words: other spellings of them, ids, and addresses. Pure.

Each kind is found by an ``Unseen`` of its own, so that it can be masked as words are.
"""

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from editorial.redaction.redaction import Stretch, Unseen, decoded, parts_of, visible
from editorial.text.fold import fold

LONGEST_SPELLED = 200
"""The most code points of words that are searched in other spellings: names are no longer."""
LONGEST_SHOWN = 200
"""The most code points that are shown of a place with a clue."""

_IN_WORD = r"[^\W_]"
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://(?:www\.)?")
_AFTER_ADDRESS = r"/?(?![\w/?#=&%~+-])"


class Clue(StrEnum):
    """The kind of a clue to a person."""

    WORDS = "WORDS"
    SPELLING = "SPELLING"
    ID = "ID"
    LINK = "LINK"


@dataclass(frozen=True, slots=True)
class Clues:
    """Finders for the redacted words and for each other kind of clue to the same person."""

    words: Unseen
    spellings: Unseen
    ids: Unseen
    links: Unseen

    def everything(self) -> Unseen:
        """Return a finder for clues of every kind."""
        return self.words | self.spellings | self.ids | self.links

    def identify(self, text: str) -> Iterator[Clue]:
        """Yield the kinds of clues in a key, an id or an address; words match with any signs between them."""
        for clue, found in ((Clue.WORDS, self.words), (Clue.LINK, self.links), (Clue.ID, self.ids)):
            if found.stand_in(text):
                yield clue

    def stand_in(self, text: str) -> Iterator[tuple[Clue, str]]:
        """Yield the clues in a text, each with the whole words around it."""
        words = self.words.stretches(text)
        links = self.links.stretches(text)
        yield from ((Clue.WORDS, _shown(text, each)) for each in words)
        yield from ((Clue.SPELLING, _shown(text, each)) for each in _apart(self.spellings.stretches(text), words))
        yield from ((Clue.LINK, _shown(text, each)) for each in links)
        yield from ((Clue.ID, _shown(text, each)) for each in _apart(self.ids.stretches(text), links))


def spellings_of(words: Iterable[str]) -> Unseen:
    """Return a finder for words with any signs or blanks between their parts, or with a part hyphenated at a line end.

    If nothing separates the parts, they match only as a whole word, as in ``#JohnSmith``: else "Li Na" would match in
    "Carolina".
    """
    pieces, texts = [], []
    for folded in dict.fromkeys(fold(visible(text)).strip() for text in words if len(text) <= LONGEST_SPELLED):
        parts = parts_of(folded)
        divided = [r"(?:-\s+)?".join(re.escape(letter) for letter in part) for part in parts]
        texts.append(re.compile("(?=(" + r"[\W_]+".join(divided) + "))"))
        if len(parts) > 1:
            texts.append(re.compile(f"(?=(?<!{_IN_WORD})(" + r"[\W_]*".join(divided) + rf")(?!{_IN_WORD}))"))
        pieces.append(max(parts, key=len))
    return Unseen(tuple(pieces), tuple(texts), ())


def ids_of(ids: Iterable[str]) -> Unseen:
    """Return a finder for ids as whole words."""
    folded = sorted({fold(each) for each in ids})
    patterns = tuple(re.compile(rf"(?<!{_IN_WORD})({re.escape(each)})(?!{_IN_WORD})") for each in folded)
    return Unseen(tuple(folded), patterns, patterns)


def links_of(addresses: Iterable[str]) -> Unseen:
    """Return a finder for addresses in any scheme and encoding, but not for longer addresses that begin alike."""
    bare = {_SCHEME.sub("", fold(each)).rstrip("/") for address in addresses for each in (address, decoded(address))}
    there = sorted(each for each in bare if parts_of(each))
    patterns = tuple(
        re.compile(r"(?<![\w.+-])((?:[a-z][a-z0-9+.-]*://)?(?:www\.)?" + re.escape(each) + _AFTER_ADDRESS + ")")
        for each in there
    )
    return Unseen(tuple(_piece(each) for each in there), patterns, patterns)


def _piece(address: str) -> str:
    """Return a distinctive piece of an address: its end is rarer than its host."""
    parts = parts_of(address)
    return parts[-1] if len(parts[-1]) > 2 else max(parts, key=len)


def _apart(stretches: Iterable[Stretch], others: Sequence[Stretch]) -> list[Stretch]:
    """Return the stretches that are not inside one of the others, which are in order and disjoint."""
    starts = [start for start, _ in others]

    def is_held(stretch: Stretch) -> bool:
        place = bisect.bisect_right(starts, stretch[0]) - 1
        return place >= 0 and stretch[1] <= others[place][1]

    return [each for each in stretches if not is_held(each)]


def _shown(text: str, stretch: Stretch) -> str:
    start, end = stretch
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start : min(end, start + LONGEST_SHOWN)]
