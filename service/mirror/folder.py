"""A copy in a folder: a file for each item, and the state of the copy beside them.

Files are replaced, never changed, and the state is written after them: a process that is killed in between writes them
again. The changes of one transaction are staged first and then moved into place: a process that is killed in between
goes on moving. The digest finds what a power failure takes from the disk.
"""

import asyncio
import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from db.feed.digest import Digest
from db.feed.mirror_state import CopyBatch, MirrorInUse, MirrorState, Place
from service.mirror.disk import Replacing, sync_folder
from service.mirror.staging import Staging, path_of
from service.mirror.store import bucket_of, hash_of

STATE, CURRENT, LOCK, WRITING = "state.json", "current", "lock", "writing"
GENERATION = "generation-"


class MirrorFolder:
    """The copy in one folder, while it is open."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock: int | None = None
        self._replacing = Replacing(folder / WRITING)
        self._staging = Staging(folder, folder / WRITING, self._replacing)

    async def open(self) -> MirrorState | None:
        """Lock the folder, remove half-written files, and return the state of the copy; raises MirrorInUse."""
        return await asyncio.to_thread(self._open)

    async def begin(self, state: MirrorState) -> None:
        """Begin an empty generation; all others but the one that is shown are removed."""
        await asyncio.to_thread(self._begin, state)

    async def stage(self, batch: CopyBatch, state: MirrorState) -> None:
        """Stage some items of a transaction beside what readers see."""
        del state  # staged items get their generation when the transaction is committed
        await asyncio.to_thread(self._staging.add, batch)

    async def discard(self) -> None:
        """Discard what is staged."""
        await asyncio.to_thread(self._staging.discard)

    async def write(self, batch: CopyBatch, state: MirrorState) -> None:
        """Write what is staged and the items of the state's generation, and then the state."""
        await asyncio.to_thread(self._write, batch, state)

    async def show(self, state: MirrorState) -> None:
        """Show readers the generation that was written, and remove the others."""
        await asyncio.to_thread(self._show, state)

    async def buckets(self, generation: int) -> Mapping[str, Digest]:
        """Return the digest of each bucket that is not empty, computed from the stored items."""
        return await asyncio.to_thread(self._buckets, generation)

    async def hashes(self, generation: int, bucket: str) -> Mapping[Place, int]:
        """Return the hash of each item in a bucket, computed from the stored items."""
        return await asyncio.to_thread(lambda: dict(self._hashes(generation, bucket)))

    async def close(self) -> None:
        """Release the folder."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _open(self) -> MirrorState | None:
        self._folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(self._folder / LOCK, os.O_CREAT | os.O_RDWR, 0o644)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(lock)
            raise MirrorInUse(f"another mirror process maintains the copy in {self._folder}: stop it first") from None
        self._lock = lock
        shutil.rmtree(self._folder / WRITING, ignore_errors=True)
        (self._folder / WRITING).mkdir()
        self._move_pending()
        kept = self._folder / STATE
        state = MirrorState.from_json(kept.read_bytes()) if kept.exists() else None
        if state is not None:
            self._clear(state)  # the process may have been killed before it removed them
        return state

    def _begin(self, state: MirrorState) -> None:
        self._keep(state)
        self._clear(state)
        self._generation(state.generation).mkdir(exist_ok=True)

    def _write(self, batch: CopyBatch, state: MirrorState) -> None:
        if self._staging.has_any or (batch.is_whole and len(batch.items) > 1):
            self._staging.add(batch)
            self._staging.commit(state)
            self._move_pending()
            return
        root = self._generation(state.generation)
        for place, data in batch.items.items():
            path = path_of(root, place)
            if data is None:
                path.unlink(missing_ok=True)
            else:
                self._replacing.put(path, data, is_sure=place in batch.forgotten)
            if place in batch.forgotten and path.parent.exists():
                sync_folder(path.parent)
        self._keep(state)

    def _move_pending(self) -> None:
        """Move committed files that are not in place yet."""
        state = self._staging.pending()
        if state is not None:
            self._staging.finish(self._generation(state.generation))
            self._keep(state)
            self._staging.clear()

    def _show(self, state: MirrorState) -> None:
        """Point the link at the generation; only then store that in the state, and only then remove the others."""
        link = self._folder / WRITING / CURRENT
        link.unlink(missing_ok=True)
        link.symlink_to(self._generation(state.generation).name)
        link.replace(self._folder / CURRENT)
        self._keep(state)
        self._clear(state)

    def _clear(self, state: MirrorState) -> None:
        """Remove the generations that are neither written nor shown."""
        kept = {f"{GENERATION}{number}" for number in (state.generation, state.shown)}
        for path in self._folder.glob(GENERATION + "*"):
            if path.name not in kept:
                shutil.rmtree(path)

    def _keep(self, state: MirrorState) -> None:
        self._replacing.put(self._folder / STATE, state.as_json(), is_sure=True)
        sync_folder(self._folder)

    def _buckets(self, generation: int) -> dict[str, Digest]:
        found: dict[str, Digest] = {}
        for place, value in self._hashes(generation, "*"):
            bucket = bucket_of(place)
            found[bucket] = found.get(bucket, Digest()) + Digest(1, value)
        return found

    def _hashes(self, generation: int, bucket: str) -> Iterator[tuple[Place, int]]:
        for path in self._generation(generation).glob(f"*/{bucket}/*.json"):
            place = (path.parent.parent.name, path.stem)
            yield place, hash_of(place, path.read_bytes())

    def _generation(self, number: int) -> Path:
        return self._folder / f"{GENERATION}{number}"
