"""Admission: who the caller is, and whether they may ask for this much; the same for every endpoint."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from starlette.types import Scope as HttpScope

from db.sql.scope import Scope
from service.access.authentication import Authentication
from service.access.rate_limit import RateLimit
from service.errors.status import is_about_contents
from service.header import Header
from service.request.caller import Caller
from service.request.credentials import Credentials, credentials_of
from service.request.request_record import note_caller

FREE_S = 0.25
"""Seconds of database time that every request's cost includes: a statement may take that long on a busy machine."""

UNITS_PER_S = 100_000
"""The cost of a second of PostgreSQL: reading a row should take ten microseconds."""

BYTES_PER_UNIT = 1000
"""Bytes that the cost of one row includes; an answer with more bytes than its cost covers is charged for the rest."""

REFUSED = 100
"""The cost of a request that is refused for its contents: finding that out takes about as long as reading so many rows."""

VARY: Header = (b"vary", b"accept, accept-encoding, authorization, x-api-key")
"""The request headers that every answer depends on.

An answer to a caller without a key depends on them too, since caches must not give it to a caller with a key.
"""


class Admitted(NamedTuple):
    """A caller who may send a request, and the credentials by which they are known."""

    caller: Caller
    credentials: Credentials


@dataclass(frozen=True, slots=True)
class Admission:
    """Admits callers. A limit of None counts nothing; ``trusted_proxies`` is how many proxies add an address."""

    authentication: Authentication
    of_keys: RateLimit | None
    of_addresses: RateLimit | None
    of_failures: RateLimit | None
    trusted_proxies: int = 0

    def credentials(self, scope: HttpScope, headers: Mapping[bytes, bytes]) -> Credentials:
        """Return the credentials in a request."""
        return credentials_of(scope, headers, self.trusted_proxies)

    async def admit(self, scope: HttpScope, headers: Mapping[bytes, bytes], needed: Scope) -> Admitted:
        """Return the caller of a request that needs a scope.

        Raises one of ``service.errors.access``, or of ``db.sql.errors``.
        """
        credentials = self.credentials(scope, headers)
        caller = await self.caller(credentials)
        self.check(caller)
        caller.require(needed)
        return Admitted(caller, credentials)

    async def caller(self, credentials: Credentials) -> Caller:
        """Return the caller; raises one of ``service.errors.access``, or of ``db.sql.errors``."""
        caller = await self.authentication.identify(credentials, self.of_failures)
        note_caller(caller)
        return caller

    def holds_for_s(self, credentials: Credentials) -> float | None:
        """Return in how many seconds to check the caller again; None if the result cannot change."""
        return self.authentication.holds_for_s(credentials)

    def check(self, caller: Caller) -> None:
        """Refuse a caller whose limit is used up: raises RateLimited."""
        if (limit := self._limit(caller)) is not None:
            limit.check(caller.limit_key)

    def take(self, caller: Caller, cost: int) -> None:
        """Charge a caller for a request, at least one unit; raises RateLimited if they cannot afford it."""
        if (limit := self._limit(caller)) is not None:
            limit.take(caller.limit_key, max(cost, 1))

    def count(self, caller: Caller, cost: int) -> None:
        """Charge a caller even beyond the limit, for the rest of a request that was already admitted."""
        if (limit := self._limit(caller)) is not None:
            limit.owe(caller.limit_key, cost)

    def charge(self, caller: Caller, seconds: float) -> None:
        """Charge a caller for the time of a statement, if it took more than any cost covers."""
        if seconds > FREE_S:
            self.count(caller, int((seconds - FREE_S) * UNITS_PER_S))

    def weigh(self, caller: Caller, cost: int, size: int) -> None:
        """Charge a caller for the bytes of an answer beyond those that its cost covers."""
        more = size // BYTES_PER_UNIT - cost
        if more > 0:
            self.count(caller, more)

    def note_refusal(self, caller: Caller | None, error: Exception) -> None:
        """Charge a caller for a request, or a part of one, that is refused for its contents."""
        if caller is not None and is_about_contents(error):
            self.count(caller, REFUSED)

    def headers(self, caller: Caller | None) -> Sequence[Header]:
        """Return the header fields that tell a caller what is left."""
        limit = None if caller is None else self._limit(caller)
        return () if limit is None or caller is None else limit.headers(caller.limit_key)

    def _limit(self, caller: Caller) -> RateLimit | None:
        return self.of_addresses if caller.key_id is None else self.of_keys
