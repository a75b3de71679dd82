"""Files that replace others as a whole, and folders whose entries are safely on the disk."""

import os
from pathlib import Path


class Replacing:
    """Puts files into the place of others: each is written in the folder ``beside`` them first."""

    def __init__(self, beside: Path) -> None:
        self._beside = beside
        self._number = 0

    def put(self, path: Path, data: bytes, *, is_sure: bool) -> None:
        """Write a file: whoever reads sees the old one or the new one, whole. If it ``is_sure``, its bytes are on the disk."""
        self._number += 1
        new = self._beside / str(self._number)
        with new.open("wb") as file:
            file.write(data)
            if is_sure:
                file.flush()
                os.fsync(file.fileno())
        move(new, path)


def move(source: Path, target: Path) -> None:
    """Move a file into the place of another, in a folder that is made if there is none."""
    try:
        source.replace(target)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        source.replace(target)


def sync_folder(folder: Path) -> None:
    """Make sure that what a folder lists is on the disk."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
