"""Limits on open connections: a maximum per process and per caller, with some places reserved for keys."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from service.errors.limit import TooManyConnections
from service.request.caller import Caller


class _Holder(NamedTuple):
    """The holder of a place, as rate limits count them: a key by its name, other callers by their address."""

    name: str
    has_key: bool


class OpenConnections:
    """Counts the connections that stay open: at most ``allowed``, and ``per_caller`` of one caller, 0 for any number.

    ``key_share`` of the places, from 0 to 1, is reserved for callers with a key.
    """

    def __init__(self, allowed: int, *, per_caller: int = 0, key_share: float = 0.0) -> None:
        self.allowed, self.per_caller = allowed, per_caller
        self.allowed_without_key = allowed - int(allowed * key_share)
        self.taken = self.taken_without_key = 0
        self._of: Counter[_Holder] = Counter()

    @contextmanager
    def take(self, caller: Caller) -> "Iterator[ConnectionSlot]":
        """Take a place for as long as the context is open; raises TooManyConnections if the caller can have none."""
        with self._place(_holder_of(caller), is_anonymous=caller.key_id is None) as place:
            yield place

    @contextmanager
    def take_at(self, address: str) -> "Iterator[ConnectionSlot]":
        """Take a place for an address whose caller may still send a key; raises TooManyConnections if it can have none.

        Until it is known whether there is a key, the place does not count as one without a key.
        """
        with self._place(_Holder(address, has_key=False), is_anonymous=False) as place:
            yield place

    @contextmanager
    def _place(self, holder: _Holder, *, is_anonymous: bool) -> "Iterator[ConnectionSlot]":
        if self.taken >= self.allowed:
            raise _refusal(self.allowed, "are open in this process", "try again later")
        place = ConnectionSlot(self, holder, is_anonymous=is_anonymous)
        self.taken += 1
        try:
            yield place
        finally:
            self.taken -= 1
            place.leave()

    def enter(self, holder: _Holder, *, is_anonymous: bool) -> None:
        """Count a place for a holder; raises TooManyConnections if they have reached their limit."""
        if self.per_caller and self._of[holder] >= self.per_caller:
            whose = f"of the key {holder.name!r}" if holder.has_key else "of your address"
            raise _refusal(self.per_caller, f"{whose} are open", "close one of them")
        if is_anonymous and self.taken_without_key >= self.allowed_without_key:
            raise _refusal(self.allowed_without_key, "without a key are open", "send a key, or try again later")
        self._of[holder] += 1
        self.taken_without_key += is_anonymous

    def leave(self, holder: _Holder, *, is_anonymous: bool) -> None:
        """Stop counting a place for a holder."""
        self._of[holder] -= 1
        if not self._of[holder]:
            del self._of[holder]
        self.taken_without_key -= is_anonymous


class ConnectionSlot:
    """A place among the open connections, and its holder."""

    def __init__(self, among: OpenConnections, holder: _Holder, *, is_anonymous: bool) -> None:
        self._among, self._holder, self._is_anonymous = among, holder, is_anonymous
        among.enter(holder, is_anonymous=is_anonymous)
        self._is_held = True

    def pass_to(self, caller: Caller) -> None:
        """Transfer the place to the caller who has identified themselves; raises TooManyConnections at their limit."""
        self.leave()
        self._holder, self._is_anonymous = _holder_of(caller), caller.key_id is None
        self._among.enter(self._holder, is_anonymous=self._is_anonymous)
        self._is_held = True

    def leave(self) -> None:
        """Free the place."""
        if self._is_held:
            self._is_held = False
            self._among.leave(self._holder, is_anonymous=self._is_anonymous)


def _holder_of(caller: Caller) -> _Holder:
    return _Holder(caller.limit_key, caller.key_id is not None)


def _refusal(allowed: int, which: str, what_to_do: str) -> TooManyConnections:
    return TooManyConnections(f"{allowed} connections {which}, which is the limit: {what_to_do}", allowed=allowed)
