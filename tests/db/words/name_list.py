"""The list of names in other spellings: searches, each with the stored name that it should find, among strangers.

Each stored name is a different entity. ``only counted`` marks searches that nobody looked at while the rules were written.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Spelling:
    """A search for a stored name: whether its result was looked at while the rules were written, and what kind it is."""

    part: str
    kind: str
    language: str
    name: str
    search: str


def _rows(file: str) -> list[dict[str, str]]:
    with (_FOLDER / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def spellings() -> list[Spelling]:
    """Return the searches."""
    return [Spelling(**row) for row in _rows("name_spellings.tsv")]


def strangers() -> list[tuple[str, str]]:
    """Return names that are stored beside those that are searched for, each with its language."""
    return [(row["name"], row["language"]) for row in _rows("name_strangers.tsv")]


def names() -> list[tuple[str, str]]:
    """Return all stored names, each with its language."""
    return [*dict.fromkeys((each.name, each.language) for each in spellings()), *strangers()]
