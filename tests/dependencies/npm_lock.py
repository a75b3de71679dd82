"""Locks of npm packages: ``package-lock.json`` of version 3, whose addresses of archives are left out."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "service/pages/package-lock.json"
NPM_LOCKS = (
    PAGES,
    ROOT / "tests/clients/package-lock.json",
    ROOT / "tests/clients/generators/package-lock.json",
    ROOT / "benchmarks/peers/postgraphile/package-lock.json",
)
"""Every lock of the repository; that of the pages, which browsers are sent, stands first."""

_FOLDER = "node_modules/"


@dataclass(frozen=True, slots=True)
class NpmPackage:
    """One package of a lock: where it is installed, the SHA-512 of its archive, and where each package is that it needs.

    ``is_dev`` is true for what only builds, and is no part of what is built.
    """

    place: str
    name: str
    version: str
    licence: str | None
    sha512: str | None
    needs: tuple[str, ...]
    is_dev: bool


@dataclass(frozen=True, slots=True)
class NpmLock:
    """What a lock pins, by the place of each package, and the places of what the project itself needs."""

    packages: Mapping[str, NpmPackage]
    needs: tuple[str, ...]


def read_npm_lock(path: Path) -> NpmLock:
    """Return what a lock pins."""
    entries = json.loads(path.read_text("utf-8"))["packages"]
    root = entries.pop("")
    packages = {place: _package(place, entry, entries) for place, entry in entries.items()}
    return NpmLock(packages, _places("", root.get("dependencies", {}), entries))


def _package(place: str, entry: Mapping[str, object], entries: Mapping[str, object]) -> NpmPackage:
    wanted = {
        name: version
        for kind in ("dependencies", "optionalDependencies", "peerDependencies")
        for name, version in _mapping(entry.get(kind)).items()
    }
    licence, integrity = entry.get("license"), str(entry.get("integrity", ""))
    return NpmPackage(
        place=place,
        name=str(entry.get("name", place.rpartition(_FOLDER)[2])),
        version=str(entry["version"]),
        licence=None if licence is None else str(licence),
        sha512=base64.b64decode(integrity.removeprefix("sha512-")).hex() if integrity.startswith("sha512-") else None,
        needs=_places(place, wanted, entries),
        is_dev=bool(entry.get("dev") or entry.get("devOptional")),
    )


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _places(place: str, wanted: Mapping[str, object], entries: Mapping[str, object]) -> tuple[str, ...]:
    """Return where the packages are that one at ``place`` finds by their names, as Node looks for them; others are left out."""
    found = (_place(place, name, entries) for name in wanted)
    return tuple(each for each in found if each is not None)


def _place(place: str, name: str, entries: Mapping[str, object]) -> str | None:
    while True:
        candidate = f"{place}/{_FOLDER}{name}" if place else f"{_FOLDER}{name}"
        if candidate in entries:
            return candidate
        if not place:
            return None
        place = place.rpartition(f"/{_FOLDER}")[0] if f"/{_FOLDER}" in place else ""
