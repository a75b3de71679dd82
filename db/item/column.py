"""The classes that describe items: columns as callers know them, and the tables of an item. Plain data."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import LiteralString

_QUOTED = frozenset(("position", "precision"))
"""Columns whose names are words of SQL."""


class Holds(Enum):
    """What a column holds, and so how redaction treats words in it."""

    TEXT = "text"
    """The words are masked, code point by code point."""
    WORDING = "wording"
    """Like TEXT, but as words of the article: those parts that are redacted from the article are masked too."""
    KEY = "key"
    """A name for programs that is used elsewhere: replaced by a meaningless one."""
    SET = "set"
    """The name of an annotation set: replaced like a KEY, if the set's article is within reach."""
    LABEL = "label"
    """A name for programs that is used nowhere else: masked as a whole."""
    ADDRESS = "address"
    """An address of something else: removed, since a masked address leads nowhere."""
    ADDRESSES = "addresses"
    """A list of such addresses: those with the words are removed."""
    ID = "id"
    """The id of the same thing elsewhere: removed."""
    RECEIVER = "receiver"
    """The address of a webhook's receiver: replaced by one that leads nowhere, and the webhook is disabled."""
    QUESTION = "question"
    """The query of a feed address: replaced by one that asks for nothing in particular, and the address is revoked."""
    SPAN = "span"
    """A part of a revision's body: copied from the body again."""
    JSON = "json"
    """Rows of other tables: every text in it is masked or replaced."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table of items.

    ``field`` is its name for callers, None if they do not see it. If the field is an object, the column is its
    ``member``. If the value itself is not shown (``is_shown`` is false), callers learn only that the field changed.
    ``refers_to`` is the type of the item whose id it is. If such an item ``may_be_unseen`` by callers who see the
    row, its id is withheld from them; if the row says nothing without it (``is_needed``), so is the row. ``is_given``
    if bundles give it; other columns are written only by operations. ``is_copy`` if another table has it too.
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
    """A table with one row for each item or, if ``field`` names its rows together, with several.

    ``columns`` are those that bundles give or callers see, in the order of fields in answers. ``owner`` is the column
    with the item's id. ``order`` has the sort columns of an item's rows; without it, the last column of the primary
    ``key`` sorts them. If it ``is_hiding``, rows can be hidden and have the column ``hidden``.
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
        """The sort columns of an item's rows."""
        return self.order or self.key[-1:]

    @property
    def fields(self) -> dict[str, str]:
        """The field name of each column that callers see."""
        return {column.name: column.field for column in self.columns if column.field}

    @property
    def words(self) -> dict[LiteralString, Holds]:
        """The columns that can hold words, each with the treatment by redaction."""
        return {column.name: column.holds for column in self.columns if column.holds}

    @property
    def given(self) -> tuple[Column, ...]:
        """The columns that bundles give, without the key."""
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
        """Return whether it has this column only as a copy for reading lists, not as a field."""
        return any(each.name == column and not each.field for each in self.columns)


def _is_field(column: Column) -> bool:
    return bool(column.field) and column.is_shown and not column.member
