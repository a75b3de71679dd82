"""Warn of entities that nothing uses, and of speakers whom the article does not seem to mention."""

from collections.abc import Iterator

from editorial.model.annotation import Link
from editorial.model.reading import Reading
from editorial.warning.note import Note, Path

_UNUSED = "nothing in this bundle uses this entity: add a mention, refer to it, or remove it"
_NOT_MENTIONED = (
    "the article mentions this speaker nowhere in this bundle: add a mention, or the `words` of the link that say who it"
    " is; if you concluded who it is, write `inferred: true`"
)


def notes_of_uses(reading: Reading) -> Iterator[Note]:
    """Yield the notes about entities without use, and about speakers without a mention."""
    used = used_entities(reading)
    for number, entity in enumerate(reading.entities):
        if entity.key not in used:
            yield Note("ENTITY_UNUSED", _UNUSED, ("entities", number, "key"))
    if reading.annotation_set is None:
        yield from _not_mentioned(reading)


def used_entities(reading: Reading) -> frozenset[str]:
    """Return the keys of the entities that anything else in the bundle refers to."""
    found = {mention.entity for mention in reading.mentions} | {reading.article.publisher}
    for chain in (*(each.chain for each in reading.quotes), *(each.chain for each in reading.claims)):
        found |= {link.entity for link in chain}
    for event in reading.events:
        found |= {event.place, *(participant.entity for participant in event.participants)}
    for claim in reading.claims:
        found |= {*claim.about, *(review.reviewer for review in claim.reviews)}
    return frozenset(key for key in found if key)


def _not_mentioned(reading: Reading) -> Iterator[Note]:
    chains: list[tuple[Path, tuple[Link, ...]]] = [
        *((("quotes", number, "chain"), each.chain) for number, each in enumerate(reading.quotes)),
        *((("claims", number, "chain"), each.chain) for number, each in enumerate(reading.claims)),
    ]
    mentioned = {mention.entity for mention in reading.mentions}
    mentioned |= {link.entity for _, chain in chains for link in chain if link.entity and link.span}
    for path, (speaker, *_) in ((path, chain) for path, chain in chains if chain):
        if speaker.entity and not speaker.inferred and speaker.entity not in mentioned:
            yield Note("SPEAKER_NOT_MENTIONED", _NOT_MENTIONED, path, value=speaker.entity)
