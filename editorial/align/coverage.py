"""Covered stretches of a text: test whether one of them contains another stretch, without looking at each."""


class Covered:
    """Stretches by their start: the furthest end among those that start up to a place is found in logarithmic time.

    The ends are in a tree of maxima (Fenwick, "A New Data Structure for Cumulative Frequency Tables", 1994), of which
    only non-empty nodes are kept.
    """

    def __init__(self, largest: int = 1 << 40) -> None:
        """Begin with no stretches; every stretch must start before ``largest``."""
        self._largest = largest
        self._furthest: dict[int, int] = {}

    def add(self, start: int, end: int) -> None:
        """Add a stretch, half open."""
        at = start + 1
        while at <= self._largest:
            if end > self._furthest.get(at, 0):
                self._furthest[at] = end
            at += at & -at

    def holds(self, start: int, end: int) -> bool:
        """Return whether a single stretch contains this one entirely."""
        at = start + 1
        while at > 0:
            if self._furthest.get(at, 0) >= end:
                return True
            at -= at & -at
        return False
