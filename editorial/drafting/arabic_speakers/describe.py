"""Add the descriptions of speakers to the entities."""

from collections.abc import Iterable
from dataclasses import replace

from editorial.draft.draft import DraftEntity, DraftMention
from editorial.drafting.arabic_speakers.basis import basis_of
from editorial.drafting.arabic_speakers.speaker import SpeakerDescription
from editorial.model.vocabulary import MentionKind


def with_descriptions(
    entities: tuple[DraftEntity, ...], descriptions: Iterable[SpeakerDescription]
) -> tuple[DraftEntity, ...]:
    """Return the entities with their descriptions in the order of the text; a place is described once."""
    taken = {mention.place for entity in entities for mention in entity.mentions}
    added: dict[str, list[DraftMention]] = {}
    for each in descriptions:
        if each.place not in taken:
            taken.add(each.place)
            added.setdefault(each.entity, []).append(
                DraftMention(each.place, MentionKind.DESCRIPTION, basis_of(each.rule))
            )
    return tuple(
        replace(entity, mentions=tuple(sorted((*entity.mentions, *added[entity.key]), key=lambda m: m.place)))
        if entity.key in added
        else entity
        for entity in entities
    )
