"""The marked stretches of a text that count as one: the outermost, and those that stand in them."""

from bisect import bisect_left
from collections.abc import Sequence

from editorial.text.mark import Marked, marked_stretches

_SINGLE_CLOSING = "’'"
_LONGEST_UNCLOSED = 3000
"""What has no closing mark is not taken for marked beyond so many characters."""


def outermost(stretches: Sequence[Marked], text: str) -> list[Marked]:
    """Return the stretches that stand in no other one, in their order."""
    found: list[Marked] = []
    for each in stretches:
        if each.end - each.start > _LONGEST_UNCLOSED and not each.is_closed:
            continue
        if not text[each.start : each.end].strip():
            continue
        if found and each.start < found[-1].end:
            continue
        found.append(each)
    return found


def all_marked(text: str) -> list[Marked]:
    """Return the stretches in marks; of single marks that may close at several places, the likeliest."""
    found: dict[int, Marked] = {}
    for each in marked_stretches(text):
        before = found.get(each.start)
        if before is None or (each.is_closed and not before.is_closed):
            found[each.start] = each
        elif _is_possessive(text, before.end) and not each.is_closed and _ends_well(text, each.end):
            found[each.start] = Marked(each.start, each.end)
    return [found[start] for start in sorted(found) if not _is_lone_single(text, found[start])]


def within(stretches: Sequence[Marked], start: int, end: int) -> list[Marked]:
    """Return the stretches, which are in order, that begin and end within a place."""
    number, found = bisect_left(stretches, Marked(start, start)), []
    while number < len(stretches) and stretches[number].start < end:
        if stretches[number].end <= end:
            found.append(stretches[number])
        number += 1
    return found


def _is_possessive(text: str, end: int) -> bool:
    """Whether a closing mark looks like the apostrophe of a plural: the dockers’ demands."""
    return text[end - 1 : end] == "s" and text[end + 1 : end + 2] == " " and text[end + 2 : end + 3].islower()


def _ends_well(text: str, end: int) -> bool:
    return text[end - 1 : end] in ",.!?…" or text[end + 1 : end + 2] in (".", ",", "", "\n")


def _is_lone_single(text: str, marked: Marked) -> bool:
    """Whether this goes as far as single marks may go, without a mark that surely closes it."""
    return not marked.is_closed and text[marked.start - 1 : marked.start] == "‘"
