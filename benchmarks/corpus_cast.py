"""Who has a part in a synthetic article, and what it draws from: entities, dates, chance."""

import math
import random
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from benchmarks.corpus_date import Dates
from benchmarks.corpus_draft import Draft
from benchmarks.corpus_entity import Entities
from benchmarks.corpus_model import Entity, Event

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sources:
    """What stories draw from; ``shared`` are events of earlier articles, which later ones may report too."""

    entities: Entities
    dates: Dates
    chance: random.Random
    shared: deque[Event]


class Cast:
    """The entities of an article, chosen before it is written; ``publisher`` and ``actors`` among them."""

    def __init__(self, draft: Draft, sources: Sources) -> None:
        self.draft = draft
        self._dates, self._random, self._shared = sources.dates, sources.chance.random, sources.shared
        self._entities = entities = sources.entities
        self.actors = entities.cast("PERSON", 2 + self._few(1.5, 4))
        self.actors += entities.cast("ORGANIZATION", 1 + self._few(1.0, 3))
        if self._random() < 0.3:
            self.actors += [entities.draw(self._pick(("GROUP", "PRODUCT", "WORK")))]
        self._places = entities.cast("PLACE", 1 + self._few(1.0, 3))
        self.publisher = self._draw("publisher")

    def named(self) -> Iterable[Entity]:
        """Return the entities that the article has a use for."""
        return self.draft.named.values()

    def _use(self, entity: Entity) -> Entity:
        """Note an entity that no words of the article name."""
        self.draft.named[entity.id] = entity
        return entity

    def _draw(self, kind: str) -> Entity:
        return self._use(self._entities.draw(kind))

    def _pick(self, choices: Sequence[T]) -> T:
        return choices[int(self._random() * len(choices))]

    def _few(self, mean: float, most: int) -> int:
        """Return 0 often and ``most`` at most."""
        return min(most, int(-mean * math.log(1 - self._random())))
