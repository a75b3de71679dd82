"""What a caller wants: the headers ``Accept`` and ``Accept-Encoding``, read into weights (RFC 9110, 12.4.2)."""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

MAX_ACCEPT = 500
"""So much of a header is looked at: twice as much as browsers send."""


def weights(header: str) -> Mapping[str, float]:
    """Return the weight of everything that the header names, 0 to 1, in its order, in small letters, without parameters."""
    return _weights(header[:MAX_ACCEPT])


@lru_cache(maxsize=256)
def _weights(header: str) -> Mapping[str, float]:
    found: dict[str, float] = {}
    for item in header.lower().split(","):
        name, *options = (part.strip() for part in item.split(";"))
        if name:
            found[name] = max(found.get(name, 0.0), _weight_in(options))
    return MappingProxyType(found)


def weight(header: str, *names: str) -> float:
    """Return the weight of the first of ``names`` that the header has; 0 where it has none of them."""
    found = weights(header)
    return next((found[name] for name in names if name in found), 0.0)


def accepts(accept: str | None, offered: Collection[str]) -> bool:
    """Return whether a header ``Accept`` takes one of the media types; without the header everything is taken."""
    if not accept or not accept.strip():
        return True
    return any(weight(accept, kind, kind.partition("/")[0] + "/*", "*/*") > 0 for kind in offered)


def best(accept: str | None, offered: Sequence[str]) -> str:
    """Return the media type that a header ``Accept`` likes best, of those liked alike the first that is offered."""
    if not accept or not accept.strip():
        return offered[0]
    return max(offered, key=lambda kind: weight(accept, kind, kind.partition("/")[0] + "/*", "*/*"))


def _weight_in(options: Sequence[str]) -> float:
    for option in options:
        name, _, value = option.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0
