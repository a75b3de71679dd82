"""Bundles on disk: finding the files in folders, and checking them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import orjson

from editorial.bundle.bundle import Bundle
from editorial.bundle.check import Checked, check_bundle
from editorial.bundle.source import read_source
from editorial.manuscript.first_bundle import what_to_do
from editorial.manuscript.manuscript import LOOKED_AT, manuscript_in

SUFFIXES = (".yaml", ".yml", ".json")
TEXTS = (".txt", ".md", ".markdown", ".html", ".htm")


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
            raise NoBundle(f"{path}: the folder contains no bundle.yaml or bundle.json{_next_step(path)}")
        found.update(dict.fromkeys(inside))
    return list(found)


def _inside(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.suffix in SUFFIXES and path.is_file() and (path.stem == "bundle" or path.stem.endswith(".bundle")):
            yield path


def _next_step(folder: Path) -> str:
    """Return the bundle to write in a folder, at any depth, that has only a text; nothing if it has none."""
    texts = sorted(path for path in folder.rglob("*") if path.suffix in TEXTS and path.is_file())
    path = next((path for path in texts if path.stem == "article"), next(iter(texts), None))
    if path is None:
        return ""
    with path.open("rb") as opened:
        text = opened.read(LOOKED_AT).decode("utf-8-sig", "replace")
    kind = manuscript_in(text, Bundle.model_fields)
    return f"\n{path}: {what_to_do(kind, str(path.resolve()), text, has_files=True)}" if kind else ""


def check_file(path: Path, *, strict: bool = False) -> Checked:
    """Return a checked bundle; with ``strict``, every warning is a problem.

    Raises BundleRefused, or OSError if it cannot be read.
    """
    return check_bundle(
        path.read_bytes(), file=str(path), read_text=lambda name: read_beside(path, name), strict=strict
    )


def whole_text(path: Path) -> str:
    """Return the text of a bundle with the article's text in it, even if that is in a file beside the bundle.

    Raises SourceUnreadable, or OSError if a file cannot be read.
    """
    data = read_source(path.read_bytes(), str(path)).data
    article = data.get("article") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(article, dict) or "body_file" not in article:
        return path.read_text("utf-8-sig")
    own = {name: value for name, value in article.items() if name != "body_file"}
    own["body"] = read_beside(path, str(article["body_file"]))
    return orjson.dumps({**data, "article": own}, default=str).decode()


def read_beside(bundle: Path, name: str) -> str:
    """Return the text of a file in the bundle's folder, or below it."""
    folder = bundle.parent.resolve()
    path = (folder / name).resolve()
    if not path.is_relative_to(folder):
        raise PermissionError(1, "it is outside the folder of the bundle")
    with path.open(encoding="utf-8", newline="") as opened:
        return opened.read()
