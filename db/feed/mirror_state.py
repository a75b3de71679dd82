"""The state of a copy: the generation being written, and where to continue; stored together with the copy. Pure."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import TypeAlias

import orjson

Place: TypeAlias = tuple[str, str]
"""An item: its type and its id."""


@dataclass(frozen=True, slots=True)
class MirrorState:
    """The state of a copy.

    ``generation`` is being written; ``shown`` is the generation that readers see, and differs while a new snapshot is
    loaded. ``cursor`` is where the feed continues, None before the first line of the snapshot. ``is_whole`` is true
    once the snapshot is complete; until then, ``after`` is the last stored item of the snapshot. ``filters`` are the
    filters of the copy, as parameters of the server.
    """

    generation: int
    shown: int | None = None
    cursor: str | None = None
    after: str | None = None
    is_whole: bool = False
    filters: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> bytes:
        """Return it as JSON."""
        return orjson.dumps(asdict(self), option=orjson.OPT_INDENT_2)

    @classmethod
    def from_json(cls, text: bytes | str) -> "MirrorState":
        """Return what ``as_json`` made."""
        members = orjson.loads(text)
        types = members.pop("types", None)  # so it was written before there were other filters
        filters = {"types": ",".join(sorted(types))} if types else {}
        return cls(**{"filters": filters, **members})


@dataclass(frozen=True, slots=True)
class CopyBatch:
    """What is written together: the data of items, or None for an item that is gone.

    ``forgotten`` are items of which no older data may remain, because they were redacted or are gone. If the batch
    ``is_whole``, it holds whole transactions of the server: all of it is written, or nothing.
    """

    items: Mapping[Place, bytes | None] = field(default_factory=dict)
    forgotten: frozenset[Place] = frozenset()
    is_whole: bool = False


class MirrorInUse(Exception):
    """Another process keeps the same copy."""


class MirrorHasOtherFilters(Exception):
    """The existing copy was started with different filters."""
