"""Persons by their part: whom "the minister" means."""

from collections.abc import Sequence

from editorial.drafting.english_saying.epithets import SORTS
from editorial.drafting.english_sources.memory import FARTHEST, EnglishMemory
from editorial.drafting.english_sources.roles import RoleBeside


class RoleFinder:
    """Finds the person to whom the article gives a role."""

    def __init__(self, memory: EnglishMemory, roles: Sequence[RoleBeside]) -> None:
        self.memory = memory
        self.roles: dict[str, list[RoleBeside]] = {}
        for role in roles:
            self.roles.setdefault(role.head, []).append(role)
        self.heads = {(role.entity, role.head) for role in roles}
        self.with_roles = {role.entity for role in roles}

    def by_role(self, head: str, place: int, *, is_definite: bool) -> int | None:
        """Return the person to whose name a role is given in the article; the last one before a place, if there are several."""
        same = self.roles.get(head, [])[:FARTHEST]
        if not is_definite:
            later = {each.entity for each in same if each.place[0] > place and each.place[0] - place < 1200}
            return later.pop() if len(later) == 1 and len({each.entity for each in same}) == 1 else None
        before = [each for each in same if each.place[0] < place]
        entities = {each.entity for each in before or same}
        if len(entities) == 1:
            return entities.pop()
        recent = [entity for at, entity in self.memory.subjects[-FARTHEST:] if at < place and entity in entities]
        return recent[-1] if recent else (before[-1].entity if before else None)

    def last_described(self, place: int, head: str, *, is_epithet: bool = False) -> int | None:
        """Return the person of whom a description without a name most likely speaks: who was last spoken of."""
        from_last = [
            entity for at, entity in self.memory.subjects[-FARTHEST:] if at < place and self.memory.is_person(entity)
        ]
        if not from_last:
            return None
        entity = from_last[-1]
        if any(head in sort and any((entity, other) in self.heads for other in sort) for sort in SORTS):
            return entity
        has_other_role = not is_epithet and entity in self.with_roles and (entity, head) not in self.heads
        return None if has_other_role else entity
