"""Rate limits: what each caller may spend in a minute, counted by the cost of requests and not by their number.

The debt of a caller is one number: the time by which it is paid. It falls by itself, so nothing has to be swept, and
there is no instant at which all allowances start anew (the generic cell rate algorithm of ITU-T I.371). Each process
counts its own callers. The header fields are those of draft-ietf-httpapi-ratelimit-headers-11.
"""

from collections import OrderedDict
from collections.abc import Callable
from math import ceil

from service.errors.access import RateLimited
from service.errors.http import Header

WINDOW_S = 60
MAX_KEPT = 50_000
"""So many callers are kept who owe something, some 200 bytes each; of more who come, those who came longest ago owe nothing."""


class RateLimit:
    """At most ``allowed`` in a minute for each caller, in whatever unit; ``name`` is told to them.

    Who owes nothing may take more than that at once, so that nothing which is allowed otherwise can never be done: then it
    takes longer until it is paid. ``clock`` gives seconds, from whenever.
    """

    def __init__(self, name: str, allowed: int, clock: Callable[[], float], *, kept: int = MAX_KEPT) -> None:
        self.allowed, self._clock, self._kept = allowed, clock, kept
        self._each_s = WINDOW_S / allowed
        self._paid_at: OrderedDict[str, float] = OrderedDict()
        self._policy = (b"ratelimit-policy", b'"%s";q=%d;w=%d' % (name.encode(), allowed, WINDOW_S))
        self._told = b'"%s";r=%%d;t=%%d' % name.encode()

    def __len__(self) -> int:
        return len(self._paid_at)

    def check(self, key: str) -> None:
        """Refuse who has nothing left: raises RateLimited."""
        owed = self._owed(key, self._clock())
        if owed > WINDOW_S - self._each_s:
            raise self._refusal(owed + self._each_s - WINDOW_S)

    def take(self, key: str, cost: int) -> None:
        """Let a caller have something that costs so much, or refuse it: raises RateLimited."""
        now, asked = self._clock(), cost * self._each_s
        owed = self._owed(key, now)
        if owed and owed + asked > WINDOW_S:
            raise self._refusal(min(owed + asked - WINDOW_S, owed))
        self._keep(key, now, owed + asked)

    def owe(self, key: str, cost: int) -> None:
        """Count what a caller has had, whether it may have it or not."""
        now = self._clock()
        self._keep(key, now, self._owed(key, now) + cost * self._each_s)

    def headers(self, key: str) -> tuple[Header, Header]:
        """Return the fields that tell a caller what is left, and in how many seconds all is there again."""
        owed = self._owed(key, self._clock())
        left = max(int((WINDOW_S - owed) / self._each_s + 1e-6), 0)
        return self._policy, (b"ratelimit", self._told % (left, ceil(owed)))

    def _owed(self, key: str, now: float) -> float:
        """Return what a caller owes, in seconds of its allowance."""
        return max(self._paid_at.get(key, now) - now, 0.0)

    def _keep(self, key: str, now: float, owed: float) -> None:
        kept = self._paid_at
        kept[key] = now + owed
        kept.move_to_end(key)
        while len(kept) > self._kept or next(iter(kept.values())) <= now:
            kept.popitem(last=False)

    def _refusal(self, wait_s: float) -> RateLimited:
        seconds = max(ceil(wait_s), 1)
        message = f"you have used up your limit of {self.allowed} per minute: try again in {seconds} seconds"
        return RateLimited(message, allowed=self.allowed, retry_after_s=seconds)
