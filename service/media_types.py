"""Media types: whether a caller accepts one (RFC 9110, 12.5.1)."""

from collections.abc import Collection
from functools import lru_cache

MAX_ACCEPT = 500
"""So much of a header ``Accept`` is looked at: twice as much as browsers send."""


def accepts(accept: str | None, offered: Collection[str]) -> bool:
    """Return whether a header ``Accept`` takes one of the media types; without the header everything is taken."""
    return not accept or not accept.strip() or _accepts(accept[:MAX_ACCEPT], tuple(offered))


@lru_cache(maxsize=256)
def _accepts(accept: str, offered: tuple[str, ...]) -> bool:
    weights: dict[str, float] = {}
    for item in accept.split(","):
        name, *options = (part.strip().lower() for part in item.split(";"))
        weights[name] = max(weights.get(name, 0.0), weight_of(options))
    return any(_weight(kind, weights) > 0 for kind in offered)


def _weight(kind: str, weights: dict[str, float]) -> float:
    """Return the weight of the most exact of the ranges that hold a media type."""
    ranges = (kind, kind.partition("/")[0] + "/*", "*/*")
    return next((weights[each] for each in ranges if each in weights), 0.0)


def weight_of(options: Collection[str]) -> float:
    """Return the weight among the options of an item, from 0 to 1; what is no number is 0."""
    for option in options:
        name, _, value = option.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0
