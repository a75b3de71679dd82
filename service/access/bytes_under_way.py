"""Limits on the bytes of answers that callers have not read yet, for each caller and for all of them together."""

from collections.abc import Hashable, Iterator
from contextlib import contextmanager

from service.errors.limit import TAKE_RETRY_S, ServiceFull, TooManyBytes

LARGE = 65_536
"""Bytes from which an answer counts: smaller ones fit into the buffers that any connection has."""


class BytesUnderWay:
    """Counts the bytes of large answers while they are sent, by caller; the key is None if the caller is not known.

    One caller may have ``of_caller`` bytes in transit, and all callers of this process ``of_all``.
    """

    def __init__(self, of_caller: int, of_all: int) -> None:
        self.of_caller, self.of_all = of_caller, of_all
        self.total = 0
        self._held: dict[Hashable, int] = {}

    def check(self, whose: Hashable, more: int = 0) -> None:
        """Refuse ``more`` bytes beside those in transit; raises TooManyBytes or ServiceFull."""
        if (held := self._held.get(whose)) and held + more > self.of_caller:
            message = (
                f"{held} bytes of your answers have not been read yet; the limit is {self.of_caller}: read them first"
            )
            raise TooManyBytes(message, allowed=self.of_caller, retryAfter=TAKE_RETRY_S)
        if self.total + more > self.of_all:
            message = "too many answers have not been read yet by their callers: try again in a moment"
            raise ServiceFull(message, retryAfter=TAKE_RETRY_S)

    @contextmanager
    def holding(self, whose: Hashable, size: int) -> Iterator[None]:
        """Count this many bytes for as long as the context is open."""
        self.total += size
        self._held[whose] = self._held.get(whose, 0) + size
        try:
            yield
        finally:
            self.total -= size
            self._held[whose] -= size
            if not self._held[whose]:
                del self._held[whose]
