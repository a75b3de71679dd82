"""Gather rows, then write each table at once: new rows by COPY, replaced rows by one statement."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from operator import attrgetter, itemgetter
from types import MappingProxyType
from typing import LiteralString, TypeAlias
from uuid import UUID

import orjson

from db.item.column import ItemTable
from db.item.table import DATE
from db.item.type import all_tables
from db.operation.operation import Actor
from db.postgres.threads import run_in_thread
from db.sql.connection import Connection
from editorial.date.when import given_of
from editorial.model.annotation import When

Row: TypeAlias = Mapping[str, object]
Values: TypeAlias = tuple[object, ...]


AT_ONCE = 500
"""How many rows are copied at a time; this takes about five milliseconds."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table to write to: ``key`` is its primary key, ``others`` the other columns that are given.

    ``values`` returns a row's values in the order of the columns.
    """

    name: LiteralString
    key: tuple[LiteralString, ...]
    others: tuple[LiteralString, ...]
    upsert: LiteralString = field(init=False)
    values: Callable[[Row], Values] = field(init=False)

    @property
    def columns(self) -> tuple[LiteralString, ...]:
        """All columns that are given, the key first."""
        return (*self.key, *self.others)

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", itemgetter(*self.key, *self.others))
        columns = ", ".join(f'"{column}"' for column in (*self.key, *self.others))
        key = ", ".join(f'"{column}"' for column in self.key)
        changes = ", ".join(f'"{column}" = excluded."{column}"' for column in self.others)
        text = (  # every part is a literal of this module
            f"insert into {self.name} ({columns})"
            f" select {columns} from jsonb_populate_recordset(null::public.{self.name}, $1::jsonb)"
            f" on conflict ({key}) do update set {changes}"
        )
        object.__setattr__(self, "upsert", text)


def _table(described: ItemTable) -> Table:
    return Table(described.name, described.key, tuple(column.name for column in described.given))


TABLES: Mapping[str, Table] = MappingProxyType({each.name: _table(each) for each in all_tables()})
"""The tables of items by their names, in the order that their foreign keys require."""

ENTITY = TABLES["entity"]
NAME = TABLES["name"]
ENTITY_DESCRIPTION = TABLES["entity_description"]
ENTITY_KEY = TABLES["entity_key"]
REMOVED_NAME = TABLES["removed_name"]
ARTICLE = TABLES["article"]
REVISION = TABLES["revision"]
EVENT = TABLES["event"]
EVENT_KEY = TABLES["event_key"]
EVENT_TITLE = TABLES["event_title"]
PARTICIPANT = TABLES["participant"]
ANNOTATION = TABLES["annotation"]
SPAN = TABLES["span"]
MENTION = TABLES["mention"]
QUOTE = TABLES["quote"]
CLAIM = TABLES["claim"]
EVENT_REPORT = TABLES["event_report"]
ATTRIBUTION = TABLES["attribution"]
CLAIM_ABOUT = TABLES["claim_about"]
QUANTITY = TABLES["quantity"]
CLAIM_REVIEW = TABLES["claim_review"]
CLAIM_RELATION = TABLES["claim_relation"]

NAME_GIVER = Table("name_giver", ("entity_id", "ordinal", "article_id", "annotation_set"), ("kind", "script"))
GIVEN = Table("given", ("id", "article_id", "annotation_set"), ("type", "said", "state", "is_released", "unclaimed"))

ENTITY_KEY_GIVER = Table("entity_key_giver", ("entity_id", "article_id", "annotation_set"), ("key",))

CHANGE_COLUMNS: tuple[LiteralString, ...] = (
    "op",
    "type",
    "id",
    "version",
    "reason",
    "article_id",
    "by",
    "by_key_id",
    "note",
    "public_op",
)

IN_ORDER = (*TABLES.values(), NAME_GIVER, GIVEN, ENTITY_KEY_GIVER)
"""Tables in the order that their foreign keys require."""


def encoded(value: object) -> bytes:
    """Return rows, or the key of one, as JSON with sorted keys; the driver's own UUIDs count as UUIDs."""
    return orjson.dumps(value, default=_plain, option=orjson.OPT_SORT_KEYS)


def _plain(value: object) -> object:
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")


FAR_DAYS = frozenset((date.min, date.max))
"""Days that the driver's binary form would read as infinite."""


class RowWrites:
    """Rows to write, by table and key; a later row replaces an earlier one with the same key.

    ``actor`` and ``note`` go into the change log: who writes, and why. If ``is_public``, callers who see only published
    data learn the same as everybody; otherwise ``db.settle.visible_rows`` determines it after all is written.
    """

    def __init__(self, actor: Actor | None = None, note: str | None = None, *, is_public: bool = False) -> None:
        self._actor, self._note, self._is_public = actor, note, is_public
        self._new: dict[Table, dict[Values, Values]] = {table: {} for table in IN_ORDER}
        self._other: dict[Table, dict[Values, Values]] = {table: {} for table in IN_ORDER}
        self._first: list[tuple[LiteralString, tuple[object, ...]]] = []
        self._last: list[tuple[LiteralString, tuple[object, ...]]] = []
        self._changes: list[Values] = []

    def insert(self, table: Table, row: Row) -> None:
        """Write a new row."""
        values = table.values(row)
        self._new[table][values[: len(table.key)]] = values

    def replace(self, table: Table, row: Row) -> None:
        """Write a row, replacing the one with the same key here or in the database."""
        values = table.values(row)
        key = values[: len(table.key)]
        (self._new if key in self._new[table] else self._other)[table][key] = values

    def rows(self, table: Table) -> list[Row]:
        """Return the rows to write into a table."""
        gathered = (*self._new[table].values(), *self._other[table].values())
        return [dict(zip(table.columns, values, strict=True)) for values in gathered]

    def texts(self, table: Table, id_: UUID, texts: Mapping[str, str]) -> None:
        """Write one text per language, in the order given, to a table whose key is an id and a language."""
        owner, _ = table.key
        for n, (language, text) in enumerate(texts.items()):
            self.replace(table, {owner: id_, "language": language, "ordinal": n, "text": text})

    def run_first(self, statement: LiteralString, *arguments: object) -> None:
        """Run a statement before the rows are written."""
        self._first.append((statement, arguments))

    def run_last(self, statement: LiteralString, *arguments: object) -> None:
        """Run a statement after the rows are written."""
        self._last.append((statement, arguments))

    def log(self, changes: Iterable[Values]) -> None:
        """Append to the change log, in this order: op, type, id, version, reason, article_id."""
        self._changes += changes

    async def flush(self, connection: Connection) -> None:
        """Write everything, in the order that foreign keys require; the change log last."""
        for statement, arguments in self._first:
            await connection.execute(statement, *arguments)
        for table in IN_ORDER:
            size = len(self._new[table]) + len(self._other[table])
            new, other = await run_in_thread(partial(self._rows, table), size)
            await _copy(connection, table.name, new, table.columns)
            if other:
                await connection.execute(table.upsert, other)
        for statement, arguments in self._last:
            await connection.execute(statement, *arguments)
        if self._changes:
            records = await run_in_thread(self._logged, len(self._changes))
            await _copy(connection, "change", records, CHANGE_COLUMNS)

    def _logged(self) -> list[Values]:
        by = (None, None) if self._actor is None else (self._actor.name, self._actor.key_id)
        return [(*row, *by, self._note, row[0] if self._is_public else None) for row in self._changes]

    def _rows(self, table: Table) -> tuple[list[Values], str | None]:
        """Return the rows of a table to copy, and as JSON those that replace others."""
        new, other = list(self._new[table].values()), list(self._other[table].values())
        if any(value in FAR_DAYS for row in new for value in row if type(value) is date):
            new, other = [], new + other
        rows = [dict(zip(table.columns, row, strict=True)) for row in other]
        return new, encoded(rows).decode() if rows else None


async def _copy(connection: Connection, table: str, rows: Sequence[Values], columns: Sequence[str]) -> None:
    """Copy rows into a table in batches: the driver blocks the event loop until it has written a batch."""
    for start in range(0, len(rows), AT_ONCE):
        await connection.copy_records_to_table(table, records=rows[start : start + AT_ONCE], columns=columns)


_date_values = attrgetter(*DATE[:-3])


def date_columns(when: When) -> dict[str, object]:
    """Return a date's columns, by name."""
    return dict(zip(DATE, (*_date_values(when), *given_of(when)), strict=True))


def change(op: str, type_: str, id_: UUID, *, version: int, reason: str, article_id: UUID | None) -> Values:
    """Return one row of the change log."""
    return op, type_, id_, version, reason, article_id
