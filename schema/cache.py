"""A cache that evicts what has gone unused longest."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, Protocol, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Counted(Protocol):
    """A cache that counts its hits and misses."""

    hits: int
    misses: int


class RecentlyUsed(Generic[K, V]):
    """At most ``size`` values by key; the least recently used value is evicted first. For one thread.

    Values whose size callers control are weighed too: together they weigh at most ``heaviest``, in any unit. A value
    that weighs more than an eighth of that is not kept at all.
    """

    def __init__(self, size: int, heaviest: int = 0) -> None:
        self._size, self._heaviest, self._weight = size, heaviest, 0
        self._values: OrderedDict[K, tuple[V, int]] = OrderedDict()
        self.hits = self.misses = 0

    def __len__(self) -> int:
        return len(self._values)

    @property
    def weight(self) -> int:
        """The total weight of all kept values."""
        return self._weight

    def get(self, key: K) -> V | None:
        """Return the value kept for ``key``, or None."""
        found = self._values.get(key)
        if found is None:
            self.misses += 1
            return None
        self.hits += 1
        self._values.move_to_end(key)
        return found[0]

    def drop(self, key: K) -> None:
        """Forget the value kept for ``key``."""
        _, weight = self._values.pop(key, (None, 0))
        self._weight -= weight

    def keep(self, key: K, value: V, weight: int = 0) -> V:
        """Keep ``value`` for ``key`` and return it."""
        if weight * 8 > self._heaviest:
            return value
        before = self._values.pop(key, None)
        self._weight += weight - (before[1] if before else 0)
        self._values[key] = (value, weight)
        while len(self._values) > self._size or self._weight > self._heaviest:
            _, (_, gone) = self._values.popitem(last=False)
            self._weight -= gone
        return value
