"""The store of a copy, of whatever kind: its items and its state."""

import hashlib
from collections.abc import Mapping
from typing import Protocol

from db.feed.digest import Digest
from db.feed.mirror_state import CopyBatch, MirrorState, Place


class Store(Protocol):
    """A place for one copy. What is written is there after the process is killed at any instant, or is written again."""

    async def open(self) -> MirrorState | None:
        """Return where the copy stands, None where there is none; raises MirrorInUse."""
        ...

    async def begin(self, state: MirrorState) -> None:
        """Begin an empty generation; those that are neither it nor shown are taken away."""
        ...

    async def stage(self, batch: CopyBatch, state: MirrorState) -> None:
        """Put a part of what belongs together aside, for the state's generation; no reader sees it before ``write``."""
        ...

    async def discard(self) -> None:
        """Let go of what is staged."""
        ...

    async def write(self, batch: CopyBatch, state: MirrorState) -> None:
        """Write what is staged and items of the state's generation, and then where the copy stands."""
        ...

    async def show(self, state: MirrorState) -> None:
        """Let readers see the generation that was written, and take the others away."""
        ...

    async def buckets(self, generation: int) -> Mapping[str, Digest]:
        """Return the digest of each bucket that has something in it, reckoned of what is stored."""
        ...

    async def hashes(self, generation: int, bucket: str) -> Mapping[Place, int]:
        """Return the hash of each item in a bucket, reckoned of what is stored."""
        ...

    async def close(self) -> None:
        """Let go of the copy."""
        ...


def bucket_of(place: Place) -> str:
    """Return the bucket of an item: the last two digits of its id."""
    return place[1][-2:]


def hash_of(place: Place, data: bytes) -> int:
    """Return the hash of an item, as the server's digest has it."""
    kind, id_ = place
    return int.from_bytes(hashlib.sha256(f"{kind}/{id_}:".encode() + data).digest(), "big")
