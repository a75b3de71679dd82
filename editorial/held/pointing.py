"""Pointers of a model's answer as places of the text; what points at none is counted."""

from editorial.held.answer import ModelAnswer
from editorial.held.drop import DropReason, Drops
from editorial.held.finding import Finder, Hit, WordsSought
from editorial.held.shape import text_of
from editorial.pointer.choice import Stretch

MOST_POINTERS = 8_000
"""The most pointers of an answer that are followed."""

_MARKS = "\"'“”„‟«»‹›‘’‚‛「」『』 \n\t"
_ELLIPSES = ("[…]", "[...]", "(…)", "(...)", "…", "...")
_SHORTEST_PART = 4


class Pointing:
    """Follows the pointers of one answer."""

    def __init__(self, finder: Finder, drops: Drops) -> None:
        self.finder, self.drops = finder, drops
        self._left = MOST_POINTERS

    def hit(self, value: ModelAnswer, near: Stretch | None = None, *, is_name: bool = False) -> Hit | None:
        """Return where the words of a pointer stand; None, and count it, if they stand nowhere."""
        sought = self._sought(value, is_name=is_name)
        if sought is None:
            return None
        found = self.finder.find(sought, near)
        if found is None:
            self._missing(sought)
        return found

    def place(self, value: ModelAnswer, near: Stretch | None = None) -> Stretch | None:
        """Return the place of a pointer that may be missing."""
        hit = self.hit(value, near) if value is not None else None
        return hit.place if hit else None

    def said(self, value: ModelAnswer) -> list[Hit]:
        """Return where quoted words stand, without marks around them; in parts, if the model left words out between."""
        sought = self._sought(value)
        if sought is None:
            return []
        found = self.finder.find(sought)
        if found is None:
            bare = WordsSought(sought.words.strip(_MARKS), sought.before, sought.after)
            found = self.finder.find(bare) if bare.words else None
        hits = [found] if found else self._in_parts(sought.words)
        if not hits:
            self._missing(sought)
        return [Hit(place, each.is_exact, each.is_sure) for each in hits if (place := self._bare(each.place))]

    def _sought(self, value: ModelAnswer, *, is_name: bool = False) -> WordsSought | None:
        """Return the words that a pointer has; it may be a text alone."""
        if isinstance(value, str):
            value = {"words": value}
        words = text_of(value, "words")
        if not words.strip():
            self.drops.add(DropReason.WRONG_SHAPE)
            return None
        if not self._left:
            self.drops.add(DropReason.TOO_MANY)
            return None
        self._left -= 1
        return WordsSought(words, text_of(value, "before"), text_of(value, "after"), is_name)

    def _missing(self, sought: WordsSought) -> None:
        is_part = bool(self.finder.anywhere(sought))
        self.drops.add(DropReason.PART_OF_WORD if is_part else DropReason.NOT_IN_TEXT)

    def _in_parts(self, words: str) -> list[Hit]:
        """Return where the parts of shortened words stand one after the other; none if one is missing."""
        for sign in _ELLIPSES:
            words = words.replace(sign, "\0")
        parts = [part for each in words.split("\0") if (part := each.strip(_MARKS))]
        if len(parts) < 2 or min(map(len, parts)) < _SHORTEST_PART:
            return []
        hits, near = list[Hit](), None
        for part in parts:
            hit = self.finder.find(WordsSought(part), near)
            if hit is None or (near and hit.place[0] < near[1]):
                return []
            hits.append(hit)
            near = hit.place
        return hits

    def _bare(self, place: Stretch) -> Stretch | None:
        """Return a place without quotation marks and blanks around it."""
        (start, end), body = place, self.finder.body
        while start < end and body[start] in _MARKS:
            start += 1
        while end > start and body[end - 1] in _MARKS and not _is_apostrophe(body, end - 1):
            end -= 1
        return (start, end) if start < end else None


def _is_apostrophe(body: str, at: int) -> bool:
    """Return whether a mark at the end may belong to its word, as that of a plural does (the dockers')."""
    return body[at] in "'’" and body[at - 1 : at] == "s"
