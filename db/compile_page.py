"""One page of a list: keyset conditions, the items, their cursors, and what is said about the pages around it.

The page is a subquery that gives its rows in the order in which they are fetched: from the start, or from the end when
the last items are wanted. The answer is gathered in the order in which rows come. They are numbered only where somebody
asks for something that needs it; one row more than the page has is fetched when the question is whether there are more.
"""

from collections.abc import Callable
from dataclasses import dataclass

from db.catalog.model import Order
from db.cursor import CursorKey, cursor_sql
from db.json_text import Json, json_gathered, json_list, json_name, json_object, json_sql, json_value
from db.plan import Field, Form, Operand, Page
from db.sql import Sql, join, number, parameter, sql

Render = Callable[[Field], Json]


@dataclass(frozen=True, slots=True)
class PagedRows:
    """The rows that a list is taken from: what one is called, where they come from, which count, in which order."""

    child: Sql
    source: Sql
    where: Sql
    order: Order


def compile_page(planned: Field, rows: PagedRows, *, node: Render, edge: Render) -> Json:
    """Return the JSON object of a connection.

    ``node`` gives the object of an item for a field that selects it, ``edge`` a further field of an edge.
    """
    return _PageCompiler(planned, planned.page or Page(20), rows, node, edge).connection()


@dataclass(frozen=True, slots=True)
class _PageCompiler:
    planned: Field
    page: Page
    rows: PagedRows
    node: Render
    edge: Render

    def connection(self) -> Json:
        type_name, fields = _typed(self.planned)
        answer = json_object(fields, [self.field(type_name, f) for f in fields])
        if self.is_gathered():
            return (sql("(select {answer} from {page})", answer=json_sql(answer), page=self.page_rows()),)
        return answer

    def is_gathered(self) -> bool:
        """Return whether several things are asked of the rows of the page, so that they are fetched once for all."""
        of_rows = [f.name for f in _typed(self.planned)[1] if f.name in ("edges", "nodes", "pageInfo")]
        return len(of_rows) > 1 or "pageInfo" in of_rows or self.page.backwards

    def field(self, type_name: str, f: Field) -> Json:
        match f.name:
            case "edges":
                edge_type, fields = _typed(f)
                return self.items(json_object(fields, [self.edge_field(edge_type, inner) for inner in fields]))
            case "nodes":
                return self.items(self.node(f))
            case "pageInfo":
                info_type, fields = _typed(f)
                return json_object(fields, [self.info(info_type, inner) for inner in fields])
            case "totalCount":
                return (
                    sql(
                        "(select count(*) from {source} where {where})", source=self.rows.source, where=self.rows.where
                    ),
                )
            case _:
                return json_name(type_name)

    def edge_field(self, edge_type: str, f: Field) -> Json:
        match f.name:
            case "node":
                return self.node(f)
            case "cursor":
                return json_value(self.cursor(), Form.WORD, required=True)
            case "__typename":
                return json_name(edge_type)
            case _:
                return self.edge(f)

    def info(self, info_type: str, f: Field) -> Json:
        page = self.page
        match f.name:
            case "hasNextPage":
                found = self.rows_before() if page.backwards else self.more_rows(page.before)
                return json_value(found, Form.BARE, required=True)
            case "hasPreviousPage":
                found = self.more_rows(page.after) if page.backwards else self.rows_after()
                return json_value(found, Form.BARE, required=True)
            case "startCursor" | "endCursor":
                cursor = self.outermost_cursor(last=(f.name == "endCursor") != page.backwards)
                return json_value(cursor, Form.WORD, required=False)
            case _:
                return json_name(info_type)

    def items(self, item: Json) -> Json:
        """Return the list of ``item`` over the rows of the page, in the list's order."""
        if not self.is_gathered():
            return json_list(item, rows=sql("from {page}", page=self.page_rows()))
        return json_gathered(
            item,
            order=sql("{child}.page_rank desc", child=self.rows.child) if self.page.backwards else None,
            only=self.on_page() if self.asks_for_more() else None,
        )

    def on_page(self) -> Sql:
        return sql("{child}.page_rank <= {size}", child=self.rows.child, size=number(self.page.size))

    def cursor(self) -> Sql:
        keys = range(1, len(self.rows.order.keys) + 1)
        stored = [sql("{child}.page_key_{index}", child=self.rows.child, index=number(index)) for index in keys]
        return cursor_sql(self.rows.order, stored)

    def outermost_cursor(self, *, last: bool) -> Sql:
        """Return the cursor of the row of the page that was fetched first, or last; null on an empty page."""
        size = number(self.page.size)
        place = sql("least({child}.page_rows, {size})", child=self.rows.child, size=size) if last else number(1)
        return sql(
            "max(case when {child}.page_rank = {place} then {cursor} end)",
            child=self.rows.child,
            place=place,
            cursor=self.cursor(),
        )

    def more_rows(self, beyond: Operand | None) -> Sql:
        """Return whether there are rows past the end of the page, in the direction in which it was fetched."""
        fetched = sql("count(*) > {size}", size=number(self.page.size))
        if beyond is None:
            return fetched
        outside = self.keyset(beyond, inclusive=True, forwards=not self.page.backwards)
        return sql("({fetched} or {outside})", fetched=fetched, outside=self.any_row(outside))

    def rows_before(self) -> Sql:
        """Return whether a backwards page, which ends before a cursor, has rows after it."""
        if self.page.before is None:
            return sql("false")
        return self.any_row(self.keyset(self.page.before, inclusive=True, forwards=True))

    def rows_after(self) -> Sql:
        """Return whether a forward page, which begins after a cursor, has rows before it."""
        if self.page.after is None:
            return sql("false")
        return self.any_row(self.keyset(self.page.after, inclusive=True, forwards=False))

    def any_row(self, condition: Sql) -> Sql:
        return sql(
            "exists (select from {source} where {where} and {condition})",
            source=self.rows.source,
            where=self.rows.where,
            condition=condition,
        )

    def page_rows(self) -> Sql:
        """Return the subquery of the rows of the page, each with its rank and the keys of its cursor."""
        page, rows = self.page, self.rows
        wheres = [rows.where]
        if page.after is not None:
            wheres.append(self.keyset(page.after, inclusive=False, forwards=True))
        if page.before is not None:
            wheres.append(self.keyset(page.before, inclusive=False, forwards=False))
        keys = [sql("{key} as page_key_{index}", key=key, index=number(at)) for at, key in enumerate(self.keys(), 1)]
        fetched = sql(
            "(select {columns} from {source} where {where} order by {order} limit {limit}) as {child}",
            columns=join(", ", [sql("{child}.*", child=rows.child), *(keys if self.asks_for_cursors() else ())]),
            source=rows.source,
            where=join(" and ", wheres),
            order=self.order_by(),
            limit=number(page.size + 1 if self.asks_for_more() else page.size),
            child=rows.child,
        )
        wanted = self.asked_of_page()
        numbers = []
        if page.backwards or self.asks_for_more() or wanted & {"startCursor", "endCursor"}:
            numbers.append(sql("row_number() over () as page_rank"))
        if wanted & {"startCursor", "endCursor"}:
            numbers.append(sql("count(*) over () as page_rows"))
        if not numbers:
            return fetched
        columns = join(", ", [sql("{child}.*", child=rows.child), *numbers])
        return sql("(select {columns} from {fetched}) as {child}", columns=columns, fetched=fetched, child=rows.child)

    def asked_of_page(self) -> set[str]:
        """Return what is asked of ``pageInfo``."""
        infos = [f for f in _typed(self.planned)[1] if f.name == "pageInfo"]
        return {inner.name for info in infos for inner in _typed(info)[1]}

    def asks_for_more(self) -> bool:
        return ("hasPreviousPage" if self.page.backwards else "hasNextPage") in self.asked_of_page()

    def asks_for_cursors(self) -> bool:
        edges = [f for f in _typed(self.planned)[1] if f.name == "edges"]
        of_edges = {inner.name for edge in edges for inner in _typed(edge)[1]}
        return bool("cursor" in of_edges or self.asked_of_page() & {"startCursor", "endCursor"})

    def keys(self) -> list[Sql]:
        return [sql(template, child=self.rows.child) for template, _ in self.rows.order.keys]

    def order_by(self) -> Sql:
        descends = self.rows.order.descending != self.page.backwards
        return join(", ", [sql("{key} desc" if descends else "{key}", key=key) for key in self.keys()])

    def keyset(self, cursor: Operand, *, inclusive: bool, forwards: bool) -> Sql:
        """Return the condition that a row stands after (``forwards``) or before a cursor in the list's order."""
        order = self.rows.order
        wanted = [
            sql("{key}::{kind}", key=self.cursor_key(cursor, index), kind=sql(kind))
            for index, (_, kind) in enumerate(order.keys)
        ]
        return sql(
            "({keys}) {greater}{equal} ({wanted})",
            keys=join(", ", self.keys()),
            greater=sql(">") if forwards != order.descending else sql("<"),
            equal=sql("=") if inclusive else sql(""),
            wanted=join(", ", wanted),
        )

    def cursor_key(self, cursor: Operand, index: int) -> Sql:
        name = "after" if cursor is self.page.after else "before"
        return parameter(cursor, CursorKey(self.rows.order, index), "text", (*self.planned.path, name))


def _typed(f: Field) -> tuple[str, tuple[Field, ...]]:
    """Return the one type that ``f`` answers and the fields wanted of it."""
    ((type_name, fields),) = f.selection.by_type.items() if f.selection else (("", ()),)
    return type_name, fields
