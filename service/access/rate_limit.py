"""Rate limits: what each caller may spend in a minute, counted by the cost of requests and not by their number.

The debt of a caller is one number: the time by which it is paid. It falls by itself, so nothing has to be swept, and
there is no instant at which all allowances start anew (the generic cell rate algorithm of ITU-T I.371). Each process
counts its own callers. The header fields are those of draft-ietf-httpapi-ratelimit-headers-11.
"""

from collections import OrderedDict
from collections.abc import Callable
from math import ceil

from service.errors.access import RateLimited
from service.header import Header

WINDOW_S = 60
MAX_KEPT = 50_000
"""Maximum number of debts kept, some 200 bytes each; beyond this, the oldest are forgotten."""


class RateLimit:
    """At most ``allowed`` units in a minute for each caller; callers see the limit under ``name``.

    A caller without debt may take more than that at once, since an expensive request could otherwise never be admitted;
    the debt then takes longer to be paid. ``clock`` gives seconds from any starting point.
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
        """Refuse a caller who has nothing left: raises RateLimited."""
        owed = self._owed(key, self._clock())
        if owed > WINDOW_S - self._each_s:
            raise self._refusal(owed + self._each_s - WINDOW_S)

    def take(self, key: str, cost: int) -> None:
        """Charge a caller for a cost, or refuse them: raises RateLimited."""
        now, asked = self._clock(), cost * self._each_s
        owed = self._owed(key, now)
        if owed and owed + asked > WINDOW_S:
            raise self._refusal(min(owed + asked - WINDOW_S, owed))
        self._keep(key, now, owed + asked)

    def owe(self, key: str, cost: int) -> None:
        """Charge a caller for a cost even if it exceeds the limit."""
        now = self._clock()
        self._keep(key, now, self._owed(key, now) + cost * self._each_s)

    def headers(self, key: str) -> tuple[Header, Header]:
        """Return the fields that say how much is left, and in how many seconds the whole limit is available again."""
        owed = self._owed(key, self._clock())
        left = max(int((WINDOW_S - owed) / self._each_s + 1e-6), 0)
        return self._policy, (b"ratelimit", self._told % (left, ceil(owed)))

    def _owed(self, key: str, now: float) -> float:
        """Return a caller's debt, in seconds of its allowance."""
        return max(self._paid_at.get(key, now) - now, 0.0)

    def _keep(self, key: str, now: float, owed: float) -> None:
        kept = self._paid_at
        kept[key] = now + owed
        kept.move_to_end(key)
        while kept and (len(kept) > self._kept or next(iter(kept.values())) <= now):
            kept.popitem(last=False)

    def _refusal(self, wait_s: float) -> RateLimited:
        seconds = max(ceil(wait_s), 1)
        message = f"you have used up your limit of {self.allowed} per minute: try again in {seconds} seconds"
        return RateLimited(message, allowed=self.allowed, retry_after_s=seconds)
