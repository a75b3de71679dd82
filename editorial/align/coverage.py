"""Stretches of a text that are covered: whether one of them holds another stretch, without looking at each."""


class Covered:
    """Stretches by where they start: the furthest end of those up to a place is found in logarithmic time.

    The ends stand in a tree of maxima (Fenwick, "A New Data Structure for Cumulative Frequency Tables", 1994) of which only the
    parts are kept that have any.
    """

    def __init__(self, largest: int = 1 << 40) -> None:
        """Begin with nothing; no stretch starts at ``largest`` or after it."""
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
        """Return whether one stretch holds all of this one."""
        at = start + 1
        while at > 0:
            if self._furthest.get(at, 0) >= end:
                return True
            at -= at & -at
        return False
