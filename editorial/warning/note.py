"""A note: what a warning about a bundle says, and where, before it has a line and a column."""

from dataclasses import dataclass
from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""The path to a value in the bundle."""


@dataclass(frozen=True, slots=True)
class Note:
    """One warning: ``value`` is what it is about, ``nearest`` what may be meant instead."""

    code: str
    message: str
    path: Path
    nearest: str | None = None
    value: str | None = None
