"""Admission: who the caller is, and whether they may ask for this much; the same for every endpoint."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.types import Scope

from service.access.authentication import Authentication
from service.access.rate_limit import RateLimit
from service.errors.http import Header
from service.request.caller import Caller
from service.request.credentials import Credentials, credentials_of
from service.request.request_record import note_caller

FREE_S = 0.25
"""Seconds of a statement that its cost covers in any case: so long one may take on a machine that has much to do."""

UNITS_PER_S = 100_000
"""What a second of PostgreSQL costs: a row is to be read in ten microseconds."""

BYTES_PER_UNIT = 1000
"""Bytes that one row may have; an answer that has more for its cost is charged for them."""

REFUSED = 100
"""What a request costs that is refused for what it asks: to find that out takes about as long as to read so many rows."""

VARY: Header = (b"vary", b"accept, accept-encoding, authorization, x-api-key")
"""What every answer depends on: also that of who sent no key, lest a cache gives it to who sends one."""


@dataclass(frozen=True, slots=True)
class Admission:
    """Lets callers in. Without a limit (None) nothing is counted; ``trusted_proxies`` is how many add an address."""

    authentication: Authentication
    of_keys: RateLimit | None
    of_addresses: RateLimit | None
    of_failures: RateLimit | None
    trusted_proxies: int = 0

    def credentials(self, scope: Scope, headers: Mapping[bytes, bytes]) -> Credentials:
        """Return what a request shows."""
        return credentials_of(scope, headers, self.trusted_proxies)

    async def caller(self, credentials: Credentials) -> Caller:
        """Return who asks; raises one of ``access_errors``, or of ``db.sql.errors``."""
        caller = self.authentication.recall(credentials)
        if caller is None:
            caller = await self.authentication.identify(credentials, self.of_failures)
        note_caller(caller)
        return caller

    def holds_for_s(self, credentials: Credentials) -> float | None:
        """Return in how many seconds to look again at who asks; None where that cannot change."""
        return self.authentication.holds_for_s(credentials)

    def check(self, caller: Caller) -> None:
        """Refuse who has nothing left to ask with: raises RateLimited."""
        if (limit := self._limit(caller)) is not None:
            limit.check(caller.limit_key)

    def take(self, caller: Caller, cost: int) -> None:
        """Let a caller ask what costs so much, one at least; raises RateLimited."""
        if (limit := self._limit(caller)) is not None:
            limit.take(caller.limit_key, max(cost, 1))

    def count(self, caller: Caller, cost: int) -> None:
        """Count what a caller gets in any case, since it goes on with what it was let in for."""
        if (limit := self._limit(caller)) is not None:
            limit.owe(caller.limit_key, cost)

    def charge(self, caller: Caller, seconds: float) -> None:
        """Count how long PostgreSQL has worked on a statement of a caller, if that is more than any cost covers."""
        if seconds > FREE_S:
            self.count(caller, int((seconds - FREE_S) * UNITS_PER_S))

    def weigh(self, caller: Caller, cost: int, size: int) -> None:
        """Count the bytes of an answer that go beyond what it cost."""
        more = size // BYTES_PER_UNIT - cost
        if more > 0:
            self.count(caller, more)

    def owe(self, caller: Caller) -> None:
        """Count a request that is refused for what it asks."""
        if (limit := self._limit(caller)) is not None:
            limit.owe(caller.limit_key, REFUSED)

    def headers(self, caller: Caller | None) -> Sequence[Header]:
        """Return what a caller is told of what is left."""
        limit = None if caller is None else self._limit(caller)
        return () if limit is None or caller is None else limit.headers(caller.limit_key)

    def _limit(self, caller: Caller) -> RateLimit | None:
        return self.of_addresses if caller.key_id is None else self.of_keys
