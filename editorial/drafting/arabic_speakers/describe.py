"""Add the descriptions of speakers to the entities."""

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import replace

from editorial.draft.draft import DraftEntity, DraftMention
from editorial.drafting.arabic_speakers.basis import basis_of
from editorial.drafting.arabic_speakers.speaker import SpeakerDescription
from editorial.model.vocabulary import MentionKind
from editorial.pointer.choice import Stretch


def with_descriptions(
    entities: tuple[DraftEntity, ...], descriptions: Iterable[SpeakerDescription]
) -> tuple[DraftEntity, ...]:
    """Return the entities with their descriptions in the order of the text; a place is described once."""
    names = sorted(mention.place for entity in entities for mention in entity.mentions)
    spans: list[Stretch] = []
    added: dict[str, list[DraftMention]] = {}
    for each in descriptions:
        if not _overlaps(spans, each.place) and not _is_within(names, each.place):
            insort(spans, each.place)
            added.setdefault(each.entity, []).append(
                DraftMention(each.place, MentionKind.DESCRIPTION, basis_of(each.rule))
            )
    return tuple(
        replace(entity, mentions=tuple(sorted((*entity.mentions, *added[entity.key]), key=lambda m: m.place)))
        if entity.key in added
        else entity
        for entity in entities
    )


def _overlaps(spans: Sequence[Stretch], place: Stretch) -> bool:
    number = bisect_right(spans, place)
    return any(each[0] < place[1] and place[0] < each[1] for each in spans[max(0, number - 1) : number + 1])


def _is_within(names: Sequence[Stretch], place: Stretch) -> bool:
    number = bisect_right(names, (place[0], place[1]))
    return any(each[0] <= place[0] and place[1] <= each[1] for each in names[max(0, number - 1) : number + 1])
