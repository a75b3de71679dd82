"""Longer names: where the words of a mention are only part of the name of another entity."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from editorial.align.anchor import Anchoring, Quotation
from editorial.align.coverage import Covered
from editorial.text.text import normalise

_SCANNED_A_STEP = 200
_ADDED = 8
"""Steps for each place that is covered by a name."""

_BETWEEN = "\0"


class LongerNames:
    """The names of a bundle's entities, each with the key of its entity; read when they are first needed."""

    def __init__(self, names: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._given = names
        self._entities: dict[str, set[str]] | None = None
        self._joined, self._starts, self._texts = "", [0], [""]

    def around(self, entity: str, exact: str, anchoring: Anchoring) -> Covered:
        """Return the places of all names of other entities that contain these words and more. Raises EffortSpent."""
        covered = Covered()
        for name in self._longer(entity, exact, anchoring):
            places = anchoring.whole_words(Quotation(name))
            anchoring.effort.take(_ADDED * len(places))
            for place in places:
                covered.add(*place)
        return covered

    def _longer(self, entity: str, exact: str, anchoring: Anchoring) -> Iterator[str]:
        entities = self._read()
        anchoring.effort.take(len(self._joined) // _SCANNED_A_STEP + 1)
        found = self._joined.find(exact)
        while found >= 0:
            number = bisect_right(self._starts, found) - 1
            name = self._texts[number]
            anchoring.effort.take(1)
            if len(name) > len(exact) and entity not in entities[name]:
                yield name
            found = self._joined.find(exact, self._starts[number] + len(name))

    def _read(self) -> dict[str, set[str]]:
        """Return the entities that bear each name; the names are joined, to be searched all at once."""
        if self._entities is None:
            self._entities = {}
            for key, names in self._given:
                for name in names:
                    self._entities.setdefault(normalise(name), set()).add(key)
            self._texts = list(self._entities)
            self._joined = _BETWEEN.join(self._texts)
            self._starts = [0, *accumulate(len(name) + 1 for name in self._texts)]
        return self._entities
