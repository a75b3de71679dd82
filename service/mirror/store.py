"""The store of a copy, of whatever kind: its items and its state."""

import hashlib
from collections.abc import Mapping
from typing import Protocol

from db.feed.digest import Digest
from db.feed.mirror_state import CopyBatch, MirrorState, Place


class Store(Protocol):
    """A store of one copy. If the process is killed at any instant, what was written is there or is written again."""

    async def open(self) -> MirrorState | None:
        """Return the state of the copy, None if there is none; raises MirrorInUse."""
        ...

    async def begin(self, state: MirrorState) -> None:
        """Begin an empty generation; all others but the one that is shown are removed."""
        ...

    async def stage(self, batch: CopyBatch, state: MirrorState) -> None:
        """Stage some items of a transaction for the state's generation; no reader sees them before ``write``."""
        ...

    async def discard(self) -> None:
        """Discard what is staged."""
        ...

    async def write(self, batch: CopyBatch, state: MirrorState) -> None:
        """Write what is staged and the items of the state's generation, and then the state."""
        ...

    async def show(self, state: MirrorState) -> None:
        """Show readers the generation that was written, and remove the others."""
        ...

    async def buckets(self, generation: int) -> Mapping[str, Digest]:
        """Return the digest of each bucket that is not empty, computed from the stored items."""
        ...

    async def hashes(self, generation: int, bucket: str) -> Mapping[Place, int]:
        """Return the hash of each item in a bucket, computed from the stored items."""
        ...

    async def close(self) -> None:
        """Release the copy."""
        ...


def bucket_of(place: Place) -> str:
    """Return the bucket of an item: the last two digits of its id."""
    return place[1][-2:]


def hash_of(place: Place, data: bytes) -> int:
    """Return the hash of an item, as in the server's digest."""
    kind, id_ = place
    return int.from_bytes(hashlib.sha256(f"{kind}/{id_}:".encode() + data).digest(), "big")
