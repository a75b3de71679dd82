"""What a caller wants: the headers ``Accept`` and ``Accept-Encoding``, read into weights (RFC 9110, 12.4.2)."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType


@lru_cache(maxsize=256)
def weights(header: str) -> Mapping[str, float]:
    """Return the weight of everything that the header names, 0 to 1, in small letters and without other parameters."""
    found: dict[str, float] = {}
    for item in header.lower().split(","):
        name, *options = (part.strip() for part in item.split(";"))
        if name:
            found[name] = next((_number(option[2:]) for option in options if option.startswith("q=")), 1.0)
    return MappingProxyType(found)


def weight(header: str, *names: str) -> float:
    """Return the weight of the first of ``names`` that the header has; 0 where it has none of them."""
    found = weights(header)
    return next((found[name] for name in names if name in found), 0.0)


def _number(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0
