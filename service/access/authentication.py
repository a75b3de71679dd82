"""Authentication: look up the caller by the key of a request, and remember the result for some seconds."""

import asyncio
import hashlib
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from db.keys.lookup import FoundKey, find_key, find_taken, note_use
from db.keys.text import KeyText, read_key_text
from db.postgres.pool import Pool
from schema.cache import RecentlyUsed
from service.access.rate_limit import RateLimit
from service.access.shared_lookup import SharedLookup, check_failures
from service.errors.access import AuthenticationRequired, InvalidKey, RateLimited
from service.http.finish_despite_cancellation import finish_despite_cancellation
from service.plain_structlog import structlog
from service.request.caller import Caller, anonymous_at
from service.request.credentials import Credentials
from service.request.request_record import RefusedKey, note_refused_key

MAX_KNOWN = 10_000
"""Maximum number of remembered keys."""

log = structlog.get_logger("isnad.keys")


class _Known(NamedTuple):
    """A known caller, until when that result counts, and when the key expires."""

    caller: Caller
    holds_until: float
    expires_at: float


class Authentication:
    """Identifies callers by their keys.

    A result counts for ``remembered_s`` seconds. If ``is_open``, callers without a key may read what is published.
    ``clock`` gives seconds.
    """

    def __init__(
        self, pool: Pool, *, wait_s: float, remembered_s: float, is_open: bool, clock: Callable[[], float]
    ) -> None:
        self._pool, self._wait_s, self._remembered_s, self._clock = pool, wait_s, remembered_s, clock
        self.is_open = is_open
        self._known: RecentlyUsed[bytes, _Known] = RecentlyUsed(MAX_KNOWN)
        self._under_way: dict[bytes, asyncio.Task[FoundKey | None]] = {}
        self._taken: SharedLookup[KeyText] = SharedLookup(partial(find_taken, pool, wait_s=wait_s))
        self._notes: set[asyncio.Task[None]] = set()
        self.hits = self.misses = 0  # look-ups answered from memory, and those that were not

    async def identify(self, credentials: Credentials, failures: RateLimit | None) -> Caller:
        """Return the caller with these credentials.

        ``failures`` limits the invalid keys of an address. Raises AuthenticationRequired, InvalidKey, RateLimited if
        the address has sent too many invalid keys, or one of ``db.sql.errors``.
        """
        if credentials.key is not None:
            return await self._bearer(credentials.key, credentials.address, failures)
        if not self.is_open:
            raise AuthenticationRequired("reading requires a key here: send it as Authorization: Bearer isnad_…")
        return anonymous_at(credentials.address)

    async def _bearer(self, key: str, address: str, failures: RateLimit | None) -> Caller:
        """Return the caller with a key, from memory if the last result still counts."""
        digest = _digest(key)
        known = self._known.get(digest)
        if known is not None and self._clock() < min(known.holds_until, known.expires_at):
            self.hits += 1
            return known.caller
        self.misses += 1
        text = read_key_text(key)
        if failures is not None and known is None:
            try:
                await check_failures(failures, address, self._taken, text)
            except RateLimited:
                note_refused_key(RefusedKey("not taken"))
                raise
        found = await self._found(digest, text) if text is not None else None
        if found is None or found.is_revoked or found.is_expired:
            self._known.drop(digest)
            if failures is not None:
                failures.owe(address, 1)
            note_refused_key(_refused(found))
            raise InvalidKey(_UNKNOWN if found is None or found.is_revoked else _EXPIRED)
        return self._remember(digest, found)

    def holds_for_s(self, credentials: Credentials) -> float | None:
        """Return for how many more seconds the result for a key counts; None if no key was sent."""
        if credentials.key is None:
            return None
        known = self._known.get(_digest(credentials.key))
        return 0.0 if known is None else max(min(known.holds_until, known.expires_at) - self._clock(), 0.0)

    async def close(self) -> None:
        """Wait until pending writes are done."""
        await asyncio.gather(*self._notes, return_exceptions=True)

    async def _found(self, digest: bytes, text: KeyText) -> FoundKey | None:
        """Look a key up, or wait for a look-up of it that is in progress."""
        task = self._under_way.get(digest)
        if task is None:
            task = self._under_way[digest] = asyncio.create_task(find_key(self._pool, text, wait_s=self._wait_s))
            task.add_done_callback(lambda _: self._under_way.pop(digest, None))
        return await finish_despite_cancellation(task)

    def _remember(self, digest: bytes, found: FoundKey) -> Caller:
        caller, now = Caller(found.name, found.scopes, found.id, found.name), self._clock()
        expires_at = float("inf") if found.seconds_left is None else now + found.seconds_left
        self._known.keep(digest, _Known(caller, now + self._remembered_s, expires_at))
        if found.is_to_be_noted:
            note = asyncio.create_task(self._note(found))
            self._notes.add(note)
            note.add_done_callback(self._notes.discard)
        return caller

    async def _note(self, found: FoundKey) -> None:
        """Record that a key was used; no request waits for that, or fails with it."""
        try:
            await note_use(self._pool, found.id, wait_s=self._wait_s)
        except Exception as fault:
            log.warning("use of a key not noted", key=found.name, cause=repr(fault))


_UNKNOWN = "the key is unknown, or was revoked: send one that `isnad keys list` lists as living"
_EXPIRED = "the key has expired: request a new one"


def _refused(found: FoundKey | None) -> RefusedKey:
    """Return what the log says about a refused key; callers are told the same of a revoked key and an unknown one."""
    if found is None:
        return RefusedKey("unknown")
    return RefusedKey("revoked" if found.is_revoked else "expired", found.name, found.id)


def _digest(key: str) -> bytes:
    """Return the digest under which a key is remembered: the key itself does not stay in memory after its request."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()
