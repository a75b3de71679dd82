"""Local moves: words removed here and inserted a few words further on, too few to count as a moved passage."""

from editorial.align.correction import Correction
from editorial.text.segment import is_boundary
from editorial.text.token import Tokens
from editorial.text.whole_word import begins_word

AROUND = 24
"""Tokens before and after a span within which its words, even out of order, are plainly the same."""

FARTHEST = 128
"""The most tokens of the new text that are searched for such words."""


def found_nearby(correction: Correction, start: int, end: int) -> int | None:
    """Return where the unaligned words of a span now begin, if they occur once among the insertions nearby.

    They must also be the only such words among what was removed there, so that no others can be meant.
    """
    old, new = correction.old, correction.new
    first, last = old.touched(start, end)
    low, high = max(0, first - AROUND), min(len(old), last + 1 + AROUND)
    window = _window(correction, low, high)
    if window[1] - window[0] > FARTHEST or last - first >= AROUND:
        return None
    exact = old.text[start:end]
    stood = [at for at in _whole(old, exact, (low, high)) if not _is_kept(correction, at, at + len(exact))]
    stands = [at for at in _whole(new, exact, window) if not _is_taken(correction, at, at + len(exact))]
    return stands[0] if stood == [start] and len(stands) == 1 else None


def _window(correction: Correction, low: int, high: int) -> tuple[int, int]:
    """Return the range of new tokens that corresponds to the old tokens from ``low`` up to ``high``."""
    course, pairings = correction.course, correction.course.pairings
    before, after = course.part(0, low)[1] - 1, course.part(high, high)[0]
    begin = pairings[before].new_start if low and before >= 0 else 0
    return begin, pairings[after].new_end if after < len(pairings) else len(correction.new)


def _is_kept(correction: Correction, start: int, end: int) -> bool:
    """Return whether any part of a stretch of the old text is aligned."""
    part = correction.course.part(*correction.old.touched(start, end))
    return part[0] < part[1]


def _is_taken(correction: Correction, start: int, end: int) -> bool:
    first, last = correction.new.touched(start, end)
    return not correction.taken.isdisjoint(range(first, last + 1))


def _whole(tokens: Tokens, exact: str, window: tuple[int, int]) -> list[int]:
    """Return where words occur whole, or after proclitics, within a range of tokens."""
    if window[0] >= window[1]:
        return []
    found, end = [], tokens.ends[window[1] - 1]
    start = tokens.text.find(exact, tokens.starts[window[0]], end)
    while start >= 0:
        begins = not tokens.holds(start) or (begins_word(tokens.text, start) and is_boundary(tokens.text, start))
        if begins and not tokens.holds(start + len(exact)):
            found.append(start)
        start = tokens.text.find(exact, start + 1, end)
    return found
