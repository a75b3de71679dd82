"""A problem that a caller can fix: what is wrong, where, and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class ProblemSeverity(StrEnum):
    """Whether a bundle with this problem is refused."""

    ERROR = "ERROR"
    WARNING = "WARNING"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in a bundle, or a warning about something in it.

    ``line`` and ``column`` count from 1 and point at the offending value (or at the place where it is missing).
    ``path`` is its path, such as ``quotes[3].chain[1].entity``. ``value`` is the offending value as written,
    ``nearest`` the closest valid words (the nearest text of the article, the nearest known key).
    """

    code: str
    message: str
    path: str
    file: str
    line: int
    column: int
    value: str | None = None
    nearest: str | None = None
    severity: ProblemSeverity = ProblemSeverity.ERROR


def in_order(problems: Iterable[Problem], warnings: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems and warnings together, in the order of the file; problems first if their places are the same."""
    return tuple(sorted((*problems, *warnings), key=lambda each: (each.line, each.column)))
