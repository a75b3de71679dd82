"""Locks of Python packages: ``requirements*.txt`` as ``pip install --require-hashes`` reads them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
RUNTIME = ROOT / "requirements.txt"
PYTHON_LOCKS = (
    RUNTIME,
    ROOT / "requirements-build.txt",
    ROOT / "requirements-node.txt",
    ROOT / "requirements-dev.txt",
    ROOT / "tests/dependencies/requirements.txt",
    ROOT / "tests/clients/generators/requirements.txt",
)
"""Every lock of the repository; that of what runs in the service stands first."""

PROJECT = "isnad"
"""Who wants what ``pyproject.toml`` names itself, in ``Pinned.wanted_by``."""


class NotLocked(Exception):
    """A line of a lock does not name one version of a package, with its hashes."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """One package of a lock: its canonical name, its version, and the SHA-256 of each file that it may be installed from.

    ``marker`` says on which platforms it is needed; None on all. ``wanted_by`` has the packages that need it, and
    ``PROJECT`` if Isnad does.
    """

    name: str
    version: str
    marker: str | None
    hashes: tuple[str, ...]
    wanted_by: tuple[str, ...]


def read_python_lock(path: Path) -> tuple[Pinned, ...]:
    """Return what a lock pins, in its order; raises NotLocked."""
    return tuple(_pinned(block, path) for block in _blocks(path.read_text("utf-8")))


def _blocks(text: str) -> Iterator[str]:
    """Yield each requirement with its hashes and the comments below it."""
    block = ""
    for line in text.splitlines():
        if line and not line.startswith((" ", "#")):
            if block:
                yield block
            block = ""
        if block or not line.startswith("#"):
            block += f"{line}\n" if line else ""
    if block:
        yield block


def _pinned(block: str, path: Path) -> Pinned:
    head = block.split("\\\n")[0].strip()
    hashes = tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})", block))
    requirement = Requirement(head)
    pins = list(requirement.specifier)
    if len(pins) != 1 or pins[0].operator != "==" or not hashes:
        raise NotLocked(f"{path.name}: {head} is not pinned to one version with hashes")
    wanted_by = re.findall(r"^    #(?:   | via )(\w[\w.-]*)", block, re.MULTILINE)
    return Pinned(
        name=canonicalize_name(requirement.name),
        version=pins[0].version,
        marker=str(requirement.marker) if requirement.marker else None,
        hashes=hashes,
        wanted_by=tuple(canonicalize_name(each) for each in wanted_by),
    )
