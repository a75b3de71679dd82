"""What a reader remembers of an article so far: who was spoken of, who spoke, and what is known of persons."""

from dataclasses import dataclass, field

from editorial.draft.draft import DraftEntity, DraftLink
from editorial.model.vocabulary import EntityKind


@dataclass(slots=True)
class EnglishMemory:
    """The state of reading. ``subjects`` are the entities that were subjects of clauses or spoke, with their places."""

    entities: list[DraftEntity]
    genders: dict[int, str]
    subjects: list[tuple[int, int]] = field(default_factory=list)
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
        for at, entity in reversed(self.subjects):
            if (
                at < place
                and entity != other_than
                and self.is_person(entity)
                and self.genders.get(entity, gender) == gender
            ):
                return entity
        return self._mentioned(place, gender)

    def last_body(self, place: int) -> int | None:
        """Return the organisation or group that was last spoken of as a subject before a place."""
        for at, entity in reversed(self.subjects):
            if at < place and not self.is_person(entity) and self.entities[entity].kind is not EntityKind.WORK:
                return entity
        return None

    def _mentioned(self, place: int, gender: str | None) -> int | None:
        best: tuple[int, int] | None = None
        for number, entity in enumerate(self.entities):
            if entity.kind is not EntityKind.PERSON or self.genders.get(number, gender) != gender:
                continue
            at = max((each.place[0] for each in entity.mentions if each.place[0] < place), default=-1)
            if at >= 0 and (best is None or at > best[0]):
                best = (at, number)
        return best[1] if best is not None else None
