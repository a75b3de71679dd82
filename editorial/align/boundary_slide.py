"""Sliding: if words were inserted or removed between equal words, choose the place that reads best.

In "Belta said X. Belta said Y." the words "Belta said Z." may have been inserted before the second "Belta said" or
after it: both alignments are equally good. As in ``git diff`` and Fraser's "Diff Strategies" (2006), we prefer the one
that begins and ends at a paragraph's edge, else a sentence's, else a clause's.
"""

from collections.abc import Sequence

from editorial.align.alignment import NOWHERE, gaps_of
from editorial.text.token import Tokens

FARTHEST = 64
"""The most tokens that a gap slides, in either direction."""

_SENTENCE_END = frozenset(".!?؟…۔。！？")
_CLAUSE_END = frozenset(",،;؛:–—、，；：")
_CLOSING = frozenset("\"'”’»)]}")


def slide(match: list[int], old: Tokens, new: Tokens) -> list[int]:
    """Return the alignment with every gap in the place that reads best; among equal places, the last."""
    taken_out = _slide_one_side(match, old, len(new))
    back = _slide_one_side(_reversed(taken_out, len(new)), new, len(old))
    return _reversed(back, len(old))


def _reversed(match: Sequence[int], length: int) -> list[int]:
    back = [NOWHERE] * length
    for n, found in enumerate(match):
        if found != NOWHERE:
            back[found] = n
    return back


def _slide_one_side(match: Sequence[int], tokens: Tokens, other_length: int) -> list[int]:
    found = list(match)
    for gap in list(gaps_of(match, other_length)):
        if gap.old_end > gap.old_start and gap.new_end == gap.new_start:
            _slide_gap(found, tokens, gap.old_start, gap.old_end)
    return found


def _slide_gap(match: list[int], tokens: Tokens, start: int, end: int) -> None:
    """Slide the unaligned tokens from ``start`` up to ``end`` along equal tokens that are aligned."""
    left, right = _room_left(match, tokens, start, end), _room_right(match, tokens, start, end)
    best = max(range(-left, right + 1), key=lambda by: (_reads(tokens, start + by) + _reads(tokens, end + by), by))
    for n in range(1, -best + 1):
        match[end - n], match[start - n] = match[start - n], NOWHERE
    for n in range(best):
        match[start + n], match[end + n] = match[end + n], NOWHERE


def _room_left(match: Sequence[int], tokens: Tokens, start: int, end: int) -> int:
    room = 0
    while room < min(start, FARTHEST) and match[start - room - 1] != NOWHERE:
        if room and match[start - room - 1] + 1 != match[start - room]:
            break
        if tokens.exact[start - room - 1] != tokens.exact[end - room - 1]:
            break
        room += 1
    return room


def _room_right(match: Sequence[int], tokens: Tokens, start: int, end: int) -> int:
    room = 0
    while room < min(len(match) - end, FARTHEST) and match[end + room] != NOWHERE:
        if room and match[end + room - 1] + 1 != match[end + room]:
            break
        if tokens.exact[start + room] != tokens.exact[end + room]:
            break
        room += 1
    return room


def _reads(tokens: Tokens, place: int) -> int:
    """Return how strong the break before a token is: 4 paragraph, 3 sentence, 2 clause, 1 word, else 0."""
    if place in (0, len(tokens)):
        return 4
    between = tokens.text[tokens.ends[place - 1] : tokens.starts[place]]
    if "\n" in between:
        return 4
    last = place - 1
    while last > 0 and tokens.keys[last] in _CLOSING:
        last -= 1
    if tokens.keys[last] in _SENTENCE_END:
        return 3
    return 2 if tokens.keys[last] in _CLAUSE_END else min(len(between), 1)
