"""The stored entities whose names a text contains."""

from collections.abc import Sequence
from dataclasses import dataclass

from editorial.draft.raw_article import EntityOnFile
from editorial.drafting.names.index import FoldedWord, FoundName, NameIndex
from editorial.pointer.choice import Stretch


@dataclass(frozen=True, slots=True)
class KnownMention:
    """A place where the name of a stored entity stands; ``is_shared`` says whether others on file are called so."""

    place: Stretch
    entity: EntityOnFile
    is_shared: bool


def known_mentions(text: str, known: Sequence[EntityOnFile], words: Sequence[FoldedWord]) -> list[KnownMention]:
    """Return where a text names stored entities, in order; the longest name counts at each place.

    If several are called so, it is the one that the text mentions most by names that are its alone, and else the first.
    """
    if not known:
        return []
    index = NameIndex((name, each) for each in known for name in each.names)
    found = list(index.find(text, words))
    alone = _times_alone(found)
    return [KnownMention(each.place, _likeliest(each, alone), len(each.named) > 1) for each in found]


def _times_alone(found: Sequence[FoundName[EntityOnFile]]) -> dict[str, int]:
    times: dict[str, int] = {}
    for each in found:
        if len(each.named) == 1:
            key = each.named[0].key
            times[key] = times.get(key, 0) + 1
    return times


def _likeliest(found: FoundName[EntityOnFile], alone: dict[str, int]) -> EntityOnFile:
    return max(found.named, key=lambda each: alone.get(each.key, 0))
