"""Bundles on disk: finding the files in folders, and checking them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from editorial.bundle.check import Checked, check_bundle

SUFFIXES = (".yaml", ".yml", ".json")


class NoBundle(Exception):
    """A path that leads to no bundle."""

    code = "NO_BUNDLE"


def bundle_files(paths: Iterable[Path]) -> list[Path]:
    """Return the bundles at these paths, each once: files as they are, and the bundles in folders.

    In a folder these are the files ``bundle.yaml``, ``bundle.yml``, ``bundle.json`` and ``*.bundle.yaml`` …, at any
    depth.

    Raises NoBundle if a path does not exist, or is a folder without a bundle.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise NoBundle(f"{path}: no such file or folder")
        inside = [path] if path.is_file() else sorted(_inside(path))
        if not inside:
            raise NoBundle(f"{path}: the folder contains no bundle.yaml or bundle.json")
        found.update(dict.fromkeys(inside))
    return list(found)


def _inside(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.suffix in SUFFIXES and path.is_file() and (path.stem == "bundle" or path.stem.endswith(".bundle")):
            yield path


def check_file(path: Path) -> Checked:
    """Return a checked bundle; raises BundleRefused, or OSError if it cannot be read."""
    return check_bundle(path.read_bytes(), file=str(path), read_text=lambda name: _beside(path, name))


def _beside(bundle: Path, name: str) -> str:
    """Return the text of a file in the bundle's folder, or below it."""
    folder = bundle.parent.resolve()
    path = (folder / name).resolve()
    if not path.is_relative_to(folder):
        raise PermissionError(1, "it is outside the folder of the bundle")
    with path.open(encoding="utf-8", newline="") as opened:
        return opened.read()
