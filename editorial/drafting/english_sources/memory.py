"""What a reader remembers of an article so far: who was spoken of, who spoke, and what is known of persons."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from editorial.draft.draft import DraftEntity, DraftLink
from editorial.model.vocabulary import EntityKind

FARTHEST = 200
"""How many subjects or mentions one looks back."""


@dataclass(slots=True)
class EnglishMemory:
    """The state of reading. ``subjects`` are the entities that were subjects of clauses or spoke, with their places.

    ``spoken_of`` are the places of nouns for persons, with the entity that each means, if the article names it.

    ``mentions`` are the places of all mentions with the numbers of their entities, in order.
    """

    entities: list[DraftEntity]
    mentions: Sequence[tuple[int, int, int]]
    genders: dict[int, str]
    subjects: list[tuple[int, int]] = field(default_factory=list)
    spoken_of: list[tuple[int, str, int | None]] = field(default_factory=list)
    speaker: DraftLink | None = None
    speaker_at: int = -1
    chain: tuple[DraftLink, ...] = ()
    paragraph: int = 0
    sentence: int = 0
    speaker_sentence: int = -9

    def note(self, place: int, entity: int) -> None:
        """Remember that an entity was a subject or spoke at a place."""
        self.subjects.append((place, entity))

    def is_person(self, entity: int) -> bool:
        """Whether an entity is a person."""
        return self.entities[entity].kind is EntityKind.PERSON

    def last_person(self, place: int, gender: str | None, other_than: int | None = None) -> int | None:
        """Return the person of a gender, or of an unknown one, who was last spoken of as a subject before a place."""
        for at, entity in reversed(self.subjects[-FARTHEST:]):
            if (
                at < place
                and entity != other_than
                and self.is_person(entity)
                and self.genders.get(entity, gender) == gender
            ):
                return entity
        return self._mentioned(place, gender)

    def persons_before(self, place: int) -> list[tuple[int, int]]:
        """Return the persons of whom was spoken before a place, by name or by a description, the last one first."""
        described = [(at, entity) for at, _, entity in self.spoken_of[-FARTHEST:] if entity is not None]
        found = [
            each for each in (*self.subjects[-FARTHEST:], *described) if each[0] < place and self.is_person(each[1])
        ]
        return sorted(found, reverse=True)

    def unnamed_before(self, place: int) -> list[tuple[int, str]]:
        """Return the nouns for persons without a name that stand before a place, the last ones of them."""
        return [(at, word) for at, word, entity in self.spoken_of[-FARTHEST:] if entity is None and at < place]

    def last_body(self, place: int) -> int | None:
        """Return the organisation or group that was last spoken of as a subject before a place."""
        for at, entity in reversed(self.subjects[-FARTHEST:]):
            if at < place and not self.is_person(entity) and self.entities[entity].kind is not EntityKind.WORK:
                return entity
        return None

    def _mentioned(self, place: int, gender: str | None) -> int | None:
        """Return the person of a gender who was last mentioned before a place."""
        for start, _, entity in reversed(self._before(place)):
            if start < place and self.is_person(entity) and self.genders.get(entity, gender) == gender:
                return entity
        return None

    def _before(self, place: int) -> Sequence[tuple[int, int, int]]:
        number = bisect_left(self.mentions, (place, 0, 0))
        return self.mentions[max(0, number - FARTHEST) : number]
