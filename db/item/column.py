"""The classes that describe items: columns as callers know them, and the tables of an item. Plain data."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import LiteralString

_QUOTED = frozenset(("position", "precision"))
"""Columns whose names are words of SQL."""


class Holds(Enum):
    """What a column holds, and so what becomes of it where the words are in it."""

    TEXT = "text"
    """The words are masked, code point by code point."""
    WORDING = "wording"
    """Like TEXT; and as words of the article, so that what of them no longer stands there is masked too."""
    KEY = "key"
    """A name for programs that is in use elsewhere: replaced by one that says nothing."""
    ADDRESS = "address"
    """An address of something else: taken out, for what is left of it leads nowhere."""
    ADDRESSES = "addresses"
    """A list of such addresses: those with the words are taken out."""
    ID = "id"
    """The id of the same thing elsewhere: taken out."""
    RECEIVER = "receiver"
    """Where a webhook's messages go: replaced by an address that leads nowhere, and the webhook is disabled."""
    QUESTION = "question"
    """What a feed address answers: replaced by one that asks for nothing in particular, and the address is revoked."""
    SPAN = "span"
    """A stretch of a revision's body: cut from the body anew."""
    JSON = "json"
    """Rows of other tables: every text in it is masked or replaced."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table that has rows of items.

    ``field`` is what callers call it, None if it is no concern of theirs. If the field is an object, the column is its
    ``member``. If the value is not shown as it is (``is_shown``), callers hear only that the field changed.
    ``refers_to`` is the type of the item whose id it is. If such an item ``may_be_unseen`` by callers who see the row, its id is
    withheld from them; if the row says nothing without it (``is_needed``), so is the row.
    ``is_given`` says that bundles give it; others are written by operations alone. If it ``is_copy``, another table has it, too.
    """

    name: LiteralString
    field: str | None = None
    member: str | None = None
    refers_to: LiteralString | None = None
    holds: Holds | None = None
    is_shown: bool = True
    is_given: bool = True
    is_copy: bool = False
    is_needed: bool = False
    may_be_unseen: bool = False

    @property
    def quoted(self) -> LiteralString:
        """Its name as SQL has it."""
        return '"' + self.name + '"' if self.name in _QUOTED else self.name


@dataclass(frozen=True, slots=True, eq=False)
class ItemTable:
    """A table with one row for each item, or, if callers call its rows ``field`` together, with several.

    ``columns`` are those that bundles give or callers know, in the order in which answers have their fields. ``owner`` says
    of which item a row is. ``order`` has the columns by which the rows of an item are sorted; without it, the last column of
    the primary ``key``. If it ``is_hiding``, not everybody sees all rows: they have the column ``hidden``.
    """

    name: LiteralString
    key: tuple[LiteralString, ...]
    columns: tuple[Column, ...]
    owner: LiteralString = "id"
    field: str | None = None
    order: tuple[LiteralString, ...] = ()
    is_hiding: bool = False

    @property
    def sorted_by(self) -> tuple[LiteralString, ...]:
        """The columns by which the rows of an item are sorted."""
        return self.order or self.key[-1:]

    @property
    def fields(self) -> dict[str, str]:
        """What callers call each of its columns; those that are no concern of theirs are left out."""
        return {column.name: column.field for column in self.columns if column.field}

    @property
    def words(self) -> dict[LiteralString, Holds]:
        """The columns that can hold words, each with what becomes of these."""
        return {column.name: column.holds for column in self.columns if column.holds}

    @property
    def given(self) -> tuple[Column, ...]:
        """The columns beside the key that bundles give."""
        return tuple(each for each in self.columns if each.is_given and each.name not in self.key)

    @property
    def values(self) -> tuple[Column, ...]:
        """The columns that are fields by themselves and hold a value, not a reference."""
        return tuple(each for each in self.columns if _is_field(each) and not each.refers_to)

    @property
    def references(self) -> tuple[Column, ...]:
        """The columns that are fields by themselves and refer to another item."""
        return tuple(each for each in self.columns if _is_field(each) and each.refers_to)

    def members(self, field: str) -> tuple[Column, ...]:
        """Return the columns that are members of a field that is an object."""
        return tuple(each for each in self.columns if each.field == field and each.member)

    def objects(self) -> Iterator[str]:
        """Yield the fields that are objects, each once."""
        yield from dict.fromkeys(each.field for each in self.columns if each.field and each.member)

    def has_copy_of(self, column: LiteralString) -> bool:
        """Return whether it has a column that is no field, but a copy by which lists are read."""
        return any(each.name == column and not each.field for each in self.columns)


def _is_field(column: Column) -> bool:
    return bool(column.field) and column.is_shown and not column.member
