"""Changes received but not written yet: those of whole transactions, and those of one that is still arriving."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from db.feed.mirror_state import CopyBatch, Place
from service.mirror.store import bucket_of

GONE_FOR_GOOD = ("delete", "redact")


@dataclass(slots=True)
class Gathered:
    """What was received from the feed.

    ``whole`` are items of transactions that are complete at ``whole_cursor``; ``rest`` those of the incomplete one that
    were not staged. ``cursor`` is where the feed goes on, None if nothing was received. ``forgotten`` are items of
    which no older version may be left, ``touched`` the buckets of all.
    """

    whole: dict[Place, bytes | None] = field(default_factory=dict)
    whole_cursor: str | None = None
    rest: dict[Place, bytes | None] = field(default_factory=dict)
    cursor: str | None = None
    is_staged: bool = False
    forgotten: set[Place] = field(default_factory=set)
    touched: set[str] = field(default_factory=set)

    def add(self, told: Mapping[str, Any], data: bytes) -> None:
        """Add a change. If a server does not mark the ends of transactions, each change counts as the end of one."""
        place = (told["type"], told["id"])
        self.rest[place] = None if told["op"] == "delete" else data
        self.cursor = told["cursor"]
        self.touched.add(bucket_of(place))
        if told["op"] in GONE_FOR_GOOD:
            self.forgotten.add(place)
        if told.get("lastInTransaction", True):
            self.end(told["cursor"])

    def end(self, cursor: str) -> None:
        """Note that all transactions are complete, and the cursor at which the feed goes on."""
        self.whole.update(self.rest)
        self.rest.clear()
        self.cursor = self.whole_cursor = cursor

    def staged(self) -> CopyBatch:
        """Return the received items of the incomplete transaction, to be staged, and drop them here."""
        batch = CopyBatch(dict(self.rest), frozenset(self.forgotten), is_whole=True)
        self.rest.clear()
        self.forgotten.clear()
        self.is_staged = True
        return batch

    def clear(self) -> None:
        """Drop the complete transactions, which are written, along with the staged items of the last one."""
        kept = {place for place in self.forgotten if place in self.rest}
        self.whole.clear()
        self.whole_cursor, self.is_staged = None, False
        self.forgotten, self.touched = kept, {bucket_of(place) for place in self.rest}
        if not self.rest:
            self.cursor = None
