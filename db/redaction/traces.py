"""Traces of a person beside the redacted words: where they are, how many, and whether they were removed too."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from db.item.column import Holds
from db.redaction.places import BY_TABLE, texts_said
from editorial.redaction.clue import Clue, Clues

MAX_TRACES = 1000
"""The most traces that are reported, the most frequent first."""

_FOR_PROGRAMS = frozenset((Holds.KEY, Holds.SET, Holds.LABEL, Holds.ADDRESS, Holds.ADDRESSES, Holds.RECEIVER, Holds.ID))
"""Columns in which the words match with any signs between them."""

_Found = tuple[Clue, str, str]
"""A trace's kind, table and words."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A text that identifies a person, in some rows of a table; ``elsewhere`` if outside the redaction's reach."""

    kind: str
    table: str
    text: str
    rows: int
    taken: bool
    elsewhere: bool


@dataclass(slots=True)
class Traces:
    """Counts traces of a person, row by row."""

    clues: Clues
    _within: Counter[_Found] = field(default_factory=Counter)
    _taken: Counter[_Found] = field(default_factory=Counter)
    _left: Counter[_Found] = field(default_factory=Counter)
    _anywhere: Counter[_Found] = field(default_factory=Counter)

    def note(self, table: str, row: Mapping[str, object], changes: Mapping[str, object]) -> None:
        """Note the traces in a row within reach, and those that remain after the changes."""
        found = set(self._found(table, row))
        self._within.update(found)
        before = {each for each in found if each[0] is not Clue.WORDS}
        after = before & set(self._found(table, _changed(row, changes))) if before and changes else before
        self._taken.update(before - after)
        self._left.update(after)

    def note_anywhere(self, table: str, row: Mapping[str, object]) -> None:
        """Note the traces in any row of the database, before anything is removed."""
        self._anywhere.update(set(self._found(table, row)))

    def listed(self) -> list[Trace]:
        """Return at most MAX_TRACES traces, sorted by the number of rows, descending."""
        counted = ((self._taken, True, False), (self._left, False, False), (self._anywhere - self._within, False, True))
        found = [
            Trace(kind.value, table, text, rows, taken, elsewhere)
            for counter, taken, elsewhere in counted
            for (kind, table, text), rows in counter.items()
        ]
        found.sort(key=lambda each: (each.elsewhere, -each.rows, each.table, each.kind, each.text, each.taken))
        return found[:MAX_TRACES]

    def _found(self, table: str, row: Mapping[str, object]) -> Iterator[_Found]:
        for holds, text in _texts(table, row):
            if holds in _FOR_PROGRAMS:
                yield from ((kind, table, text) for kind in self.clues.identify(text))
            else:
                yield from ((kind, table, shown) for kind, shown in self.clues.stand_in(text))


def _texts(table: str, row: Mapping[str, object]) -> Iterator[tuple[Holds, str]]:
    """Yield every text of a row; texts in a past row or a bundle's statement as if in their own table."""
    for column, holds in BY_TABLE[table].columns.items() if table in BY_TABLE else ():
        value = row.get(column)
        if isinstance(value, str):
            yield holds, value
        elif isinstance(value, list):
            yield from ((holds, str(each)) for each in value)
        elif isinstance(value, dict):
            yield from _texts(str(row.get("relation", row.get("type"))), value)
            yield from ((Holds.TEXT, text) for _, texts in texts_said(value) for _, text in texts)


def _changed(row: Mapping[str, object], changes: Mapping[str, object]) -> Mapping[str, object]:
    was, now = row.get("row"), changes.get("row")
    if isinstance(was, dict) and isinstance(now, dict):
        return {**row, "row": {**was, **now}}
    return {**row, **changes}
