"""A problem that a caller can mend: what is wrong, where, and what to do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a bundle.

    ``line`` and ``column`` count from 1 and point at the offending value (or at the place where it is missing).
    ``path`` is the way to it, such as ``quotes[3].chain[1].entity``. ``value`` is the offending value as written,
    ``nearest`` the closest words that would have been right (the nearest text of the article, the nearest known key).
    """

    code: str
    message: str
    path: str
    file: str
    line: int
    column: int
    value: str | None = None
    nearest: str | None = None
