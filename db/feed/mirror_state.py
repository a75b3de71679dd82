"""The state of a mirror: the generation being written and the next cursor, stored together with the copy. Pure."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import TypeAlias

import orjson

Place: TypeAlias = tuple[str, str]
"""An item: its type and its id."""


@dataclass(frozen=True, slots=True)
class MirrorState:
    """Where a copy stands.

    ``generation`` is the one that is written, ``shown`` the one that readers see: another one while a new snapshot is taken.
    ``cursor`` is where the feed goes on, None before the first line of the snapshot. ``is_whole`` is true when the snapshot
    has come to its end; before that ``after`` is the last item of it that is stored. ``filters`` are those that the copy is
    kept with, as parameters of the server.
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
    """What is written together: the data of items, None where an item is gone.

    ``forgotten`` are items of which nothing older may be left: what was redacted, or is gone. If it ``is_whole``, it holds
    whole transactions of the server: all of it is written, or nothing.
    """

    items: Mapping[Place, bytes | None] = field(default_factory=dict)
    forgotten: frozenset[Place] = frozenset()
    is_whole: bool = False


class MirrorInUse(Exception):
    """Another process keeps the same copy."""


class MirrorHasOtherFilters(Exception):
    """The copy that is kept there was begun with other filters."""
