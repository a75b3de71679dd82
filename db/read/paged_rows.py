"""The rows of a list: which they are, in which order, and which come before or after a cursor."""

from dataclasses import dataclass

from db.catalog.model import Order
from db.read.cursor import CursorEpoch, CursorKey, cursor_sql
from db.sql.plan import Operand, Sequence
from db.sql.sql import Sql, join, parameter, sql


@dataclass(frozen=True, slots=True)
class PagedRows:
    """The name of a row, the source of the rows, the condition that selects them, and their order.

    ``counted`` is the source to use if the rows are only counted. ``marked`` is the argument on which the order
    depends, if it depends on one. ``path`` has the response keys down to the list, for messages.
    """

    child: Sql
    source: Sql
    where: Sql
    order: Order
    counted: Sql
    marked: Operand | None
    path: tuple[str, ...]

    def order_keys(self) -> list[Sql]:
        """Return the keys by which the rows are ordered."""
        return [sql(template, child=self.child) for template, _ in self.order.keys]

    def after(self, cursor: Operand, name: str = "after", *, inclusive: bool = False) -> Sql:
        """Return the condition that a row comes after the cursor in the argument ``name``."""
        return self._beyond(cursor, name, inclusive=inclusive, forwards=True)

    def before(self, cursor: Operand, name: str = "before", *, inclusive: bool = False) -> Sql:
        """Return the condition that a row comes before the cursor in the argument ``name``."""
        return self._beyond(cursor, name, inclusive=inclusive, forwards=False)

    def is_cursor(self, cursor: Operand, name: str) -> Sql:
        """Return the condition that a cursor belongs to this list: an invalid cursor is refused, so it is never false."""
        return self._in_epoch(cursor, name, sql("{key} is not null", key=self._key(cursor, name, 0)))

    def any_row(self, condition: Sql) -> Sql:
        """Return whether a row of the list meets a condition."""
        return sql(
            "exists (select from {source} where {where} and {condition})",
            source=self.source,
            where=self.where,
            condition=condition,
        )

    def cursor(self, keys: list[Sql]) -> Sql:
        """Return the expression that writes the cursor of a row with these keys."""
        mark = self.order.mark
        if mark is None or self.marked is None:
            return cursor_sql(self.order, keys)
        path = (*self.path, mark.argument)
        return cursor_sql(self.order, [*keys, parameter(self.marked, mark.convert, mark.cast, path)])

    def _beyond(self, cursor: Operand, name: str, *, inclusive: bool, forwards: bool) -> Sql:
        """Return the condition that a row lies beyond a cursor in the list's order, or at it if ``inclusive``."""
        order = self.order
        wanted = [
            sql("{key}::{kind}", key=self._key(cursor, name, index), kind=sql(kind))
            for index, (_, kind) in enumerate(order.keys)
        ]
        condition = sql(
            "({keys}) {greater}{equal} ({wanted})",
            keys=join(", ", self.order_keys()),
            greater=sql(">") if forwards != order.descending else sql("<"),
            equal=sql("=") if inclusive else sql(""),
            wanted=join(", ", wanted),
        )
        return self._in_epoch(cursor, name, condition)

    def _key(self, cursor: Operand, name: str, index: int) -> Sql:
        """Return a key of a cursor as a text; making it from the request's value checks the whole cursor."""
        given = cursor if self.marked is None else Sequence((cursor, self.marked))
        return parameter(given, CursorKey(self.order, index), "text", (*self.path, name))

    def _in_epoch(self, cursor: Operand, name: str, condition: Sql) -> Sql:
        """Return a condition; if the list is a log, extended by the condition that the cursor belongs to this log."""
        if not self.order.has_epoch:
            return condition
        epoch = parameter(cursor, CursorEpoch(self.order), "text", (*self.path, name))
        return sql(
            "(select {epoch} is null or check_feed_epoch({epoch})) and {condition}", epoch=epoch, condition=condition
        )
