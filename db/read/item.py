"""The data of items as copies store it: one SQL expression for all types, compiled once, for the feed's statements.

``schema.resource.item`` decides which fields there are; the catalog decides how each is read.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import LiteralString

from db.catalog.change import NODES
from db.read.compile import compile_object
from db.read.json_text import one_line
from db.sql.plan import Field
from db.sql.sql import Sql, join, row, sql, word

_ROWS_OF_A_TYPE = 1000
"""How many numbers are reserved for the row sources of one type."""

_IS_ITEM: Mapping[str, LiteralString] = {"entity": "{own}.merged_into_id is null"}
"""The condition that a row is an item, for types where not every row is one: a merged entity is not."""


@dataclass(frozen=True, slots=True)
class ItemRows:
    """The items of one type: its word in the log, its rows, the condition that a row is an item, its data as JSON."""

    called: str
    own: Sql
    source: Sql
    is_item: Sql
    data: Sql


@dataclass(frozen=True, slots=True, eq=False)
class Items:
    """For each type of item, the fields that are its data. Compares by identity, so that plans can be cached."""

    fields: Mapping[str, Sequence[Field]]

    def rows(self) -> Iterator[ItemRows]:
        """Yield the sources of the items of each type."""
        for number, (type_name, (called, source)) in enumerate(NODES.items(), 1):
            own = row(number)
            data = one_line(compile_object(type_name, self.fields[type_name], own, first_row=number * _ROWS_OF_A_TYPE))
            is_item = sql(_IS_ITEM.get(called, "true"), own=own)
            yield ItemRows(called, own, sql(source, child=own), is_item, data)

    def data(self, kind: Sql, id_: Sql) -> Sql:
        """Return the expression for the data of the item with this type and id; null if it is not visible."""
        cases = [
            sql(
                "when {called} then (select {data} from {source} where {own}.id = {id} and {is_item})",
                called=word(each.called),
                data=each.data,
                source=each.source,
                own=each.own,
                id=id_,
                is_item=each.is_item,
            )
            for each in self.rows()
        ]
        return sql("case {kind} {cases} end", kind=kind, cases=join(" ", cases))
