"""The data of items as copies keep them: one expression for all types, made once, to stand in the statements of the feed.

Which fields there are comes from ``schema.item``; how each is read from the catalog, like everything else that is read.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from db.catalog.change import NODES
from db.compile import compile_object
from db.plan import Field
from db.sql import Sql, join, row, sql, word

_ROWS_OF_A_TYPE = 1000
"""So many numbers the row sources of one type may take."""


@dataclass(frozen=True, slots=True, eq=False)
class Items:
    """The items: for each type of the schema the fields that are its data. Like itself only, so that plans can be kept."""

    fields: Mapping[str, Sequence[Field]]

    def rows(self) -> Iterator[tuple[str, Sql, Sql, Sql]]:
        """Yield for each type its word in the log, a row source, the rows to look in, and the data of the row as JSON."""
        for number, (type_name, (called, source)) in enumerate(NODES.items(), 1):
            own = row(number)
            data = compile_object(type_name, self.fields[type_name], own, first_row=number * _ROWS_OF_A_TYPE)
            yield called, own, sql(source, child=own), data

    def data(self, kind: Sql, id_: Sql) -> Sql:
        """Return the expression of the data of the item with this word of its type and this id; null where it is not seen."""
        cases = [
            sql(
                "when {called} then (select {data} from {source} where {own}.id = {id})",
                called=word(called),
                data=data,
                source=source,
                own=own,
                id=id_,
            )
            for called, own, source, data in self.rows()
        ]
        return sql("case {kind} {cases} end", kind=kind, cases=join(" ", cases))
