"""The changes of one transaction, staged in a folder until all have arrived, and then moved into place.

As soon as the folder is called ``pending`` the transaction counts: a process that is killed while it moves the files
goes on with that.
"""

import shutil
from pathlib import Path

from db.feed.mirror_state import CopyBatch, MirrorState, Place
from service.mirror.disk import Replacing, move, sync_folder
from service.mirror.store import bucket_of

STAGED, PENDING, DONE = "staged", "pending", "done"
ITEMS, FORGOTTEN, STATE = "items", "forgotten", "state.json"
HERE, GONE = ".json", ".gone"


class Staging:
    """The staged part of one copy: ``folder`` is the copy, ``writing`` is emptied when the copy is opened."""

    def __init__(self, folder: Path, writing: Path, replacing: Replacing) -> None:
        self._staged, self._pending, self._done = writing / STAGED, folder / PENDING, writing / DONE
        self._folder, self._replacing = folder, replacing

    @property
    def has_any(self) -> bool:
        """Whether anything is staged."""
        return self._staged.exists()

    def add(self, batch: CopyBatch) -> None:
        """Stage items; items staged before with the same ids are replaced."""
        for place, data in batch.items.items():
            here, gone = (path_of(self._staged / ITEMS, place, suffix) for suffix in (HERE, GONE))
            is_sure = place in batch.forgotten
            self._replacing.put(gone if data is None else here, data or b"", is_sure=is_sure)
            (here if data is None else gone).unlink(missing_ok=True)
            if is_sure:
                path_of(self._staged / FORGOTTEN, place, "").parent.mkdir(parents=True, exist_ok=True)

    def discard(self) -> None:
        """Discard what is staged."""
        shutil.rmtree(self._staged, ignore_errors=True)

    def commit(self, state: MirrorState) -> None:
        """Commit what is staged, together with the state of the copy."""
        self._replacing.put(self._staged / STATE, state.as_json(), is_sure=True)
        self._staged.rename(self._pending)
        sync_folder(self._folder)

    def pending(self) -> MirrorState | None:
        """Return the state that holds once the committed files are in place; None if there are none to move."""
        return MirrorState.from_json((self._pending / STATE).read_bytes()) if self._pending.exists() else None

    def finish(self, root: Path) -> None:
        """Move the committed files into place below ``root``; it can be repeated after an interruption."""
        for path in sorted((self._pending / ITEMS).glob("*/*/*")):
            target = root / path.relative_to(self._pending / ITEMS).with_suffix(HERE)
            if path.suffix == HERE:
                move(path, target)
            else:
                target.unlink(missing_ok=True)
        for path in (self._pending / FORGOTTEN).glob("*/*"):
            touched = root / path.relative_to(self._pending / FORGOTTEN)
            if touched.exists():
                sync_folder(touched)

    def clear(self) -> None:
        """Remove the folder of the moved files."""
        self._pending.rename(self._done)
        shutil.rmtree(self._done)


def path_of(root: Path, place: Place, suffix: str = HERE) -> Path:
    """Return the path of an item's file below ``root``."""
    kind, id_ = place
    return root / kind / bucket_of(place) / (id_ + suffix)
