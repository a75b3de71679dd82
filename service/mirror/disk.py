"""Files that replace others as a whole, and folders whose entries are safely on the disk."""

import os
from pathlib import Path


class Replacing:
    """Replaces files: each is first written in the folder ``beside`` them."""

    def __init__(self, beside: Path) -> None:
        self._beside = beside
        self._number = 0

    def put(self, path: Path, data: bytes, *, is_sure: bool) -> None:
        """Write a file: readers see the whole old one or the whole new one.

        If ``is_sure``, its bytes are synced to the disk.
        """
        self._number += 1
        new = self._beside / str(self._number)
        with new.open("wb") as file:
            file.write(data)
            if is_sure:
                file.flush()
                os.fsync(file.fileno())
        move(new, path)


def move(source: Path, target: Path) -> None:
    """Move a file to a path, replacing any file there; its folder is made if it does not exist."""
    try:
        source.replace(target)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        source.replace(target)


def sync_folder(folder: Path) -> None:
    """Sync the entries of a folder to the disk."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
