"""The headers ``Accept`` and ``Accept-Encoding``: what a caller accepts, and what they prefer (RFC 9110, 12.5)."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

MAX_ACCEPT = 500
"""Maximum characters of a header that are read: twice as many as browsers send."""

_ITEM = re.compile(r'(?:[^,"]|"[^"]*")+')
_PARAMETER = re.compile(r';\s*([\w-]+)\s*=\s*("[^"]*"|[^;,\s]*)')


@dataclass(frozen=True, slots=True)
class AcceptItem:
    """One item of the header: a lower-case name or pattern, its profiles, and its weight from 0 to 1."""

    name: str
    profiles: tuple[str, ...]
    weight: float


class Accept:
    """The items of a header, in order. A missing or empty header accepts everything alike."""

    def __init__(self, header: str) -> None:
        self.items = tuple(map(_item, filter(str.strip, _ITEM.findall(header))))
        self._weights: dict[str, float] = {}
        for each in self.items:
            self._weights[each.name] = max(self._weights.get(each.name, 0.0), each.weight)
        self._places = {name: place for place, name in enumerate(self._weights)}

    def __bool__(self) -> bool:
        return bool(self.items)

    def __contains__(self, name: object) -> bool:
        return name in self._weights

    def weight(self, *names: str) -> float:
        """Return the weight of the first of ``names`` that the header has; 0 if it has none of them."""
        return self.rank(*names)[0]

    def rank(self, *names: str) -> tuple[float, int]:
        """Return the weight of the first of ``names`` in the header, and its negated place; the first ranks highest."""
        name = next((each for each in names if each in self._weights), None)
        return (0.0, -len(self.items)) if name is None else (self._weights[name], -self._places[name])

    def takes(self, offered: Collection[str]) -> bool:
        """Return whether one of these media types is accepted."""
        return not self or any(self.weight(*patterns(kind)) > 0 for kind in offered)

    def best(self, offered: Sequence[str]) -> str:
        """Return the media type that is preferred; of equally preferred ones, the first that is offered."""
        return max(offered, key=lambda kind: self.weight(*patterns(kind))) if self else offered[0]


def patterns(media_type: str) -> tuple[str, str, str]:
    """Return the names and patterns that match a media type in the header, the most precise first."""
    return media_type, media_type.partition("/")[0] + "/*", "*/*"


def accept_of(header: str | None) -> Accept:
    """Return a parsed header; frequent headers are cached."""
    return _read((header or "")[:MAX_ACCEPT])


@lru_cache(maxsize=256)
def _read(header: str) -> Accept:
    return Accept(header)


def _item(text: str) -> AcceptItem:
    name, _, rest = text.partition(";")
    parameters = {each.lower(): value.strip('"') for each, value in _PARAMETER.findall(";" + rest)}
    profiles = tuple(parameters.get("profile", "").split())
    return AcceptItem(name.strip().lower(), profiles, _weight(parameters.get("q")))


def _weight(text: str | None) -> float:
    if text is None:
        return 1.0
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0
