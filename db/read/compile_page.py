"""Compile one page of a list: keyset conditions, the items, their cursors, and its ``pageInfo``.

The rows of a page are fetched from its start, or from its end if the last items are wanted. If the request selects
only the items, they form the list directly. Otherwise the selected values of each row are collected in arrays, with
one extra row if the request asks whether there are more, and the answer is built from the arrays. So rows are fetched
once, and a cursor is written only if it is selected.
"""

from collections import abc
from collections.abc import Callable
from dataclasses import dataclass

from db.read.json_text import Json, json_list, json_name, json_object, json_sql, json_value
from db.read.paged_rows import PagedRows
from db.sql.plan import Field, JsonForm, PageSlice
from db.sql.sql import Sql, join, number, sql

Render = Callable[[Field], Json]


def compile_page(planned: Field, rows: PagedRows, *, node: Render, edge: Render, facets: Render) -> Json:
    """Return the JSON object of a connection.

    ``node`` returns the object of an item for a field that selects it, ``edge`` another field of an edge, ``facets``
    the counts of the list.
    """
    return _PageCompiler(planned, planned.page or PageSlice(20), rows, node, edge, facets).connection()


@dataclass(frozen=True, slots=True)
class _PageCompiler:
    planned: Field
    page: PageSlice
    rows: PagedRows
    node: Render
    edge: Render
    facets: Render

    def connection(self) -> Json:
        type_name, fields = typed(self.planned)
        lists = [f for f in fields if f.name in ("edges", "nodes")]
        as_they_come = not lists or (len(lists) == 1 and not self.page.backwards)
        if as_they_come and not self.requested_page_fields():
            answer = json_object(fields, [self.field(type_name, f, self.walked) for f in fields])
            return answer if lists and self.page.size else self.with_cursors_checked(answer)
        items = {f.key: number(place) for place, f in enumerate(lists, 1)}

        def gathered(f: Field) -> Json:
            return self.gathered(sql("{page}.items_{place}", page=self.name(), place=items[f.key]))

        answer = json_object(fields, [self.field(type_name, f, gathered) for f in fields])
        whole = (sql("(select {answer} from {page})", answer=json_sql(answer), page=self.arrays(lists)),)
        return whole if self.limit() else self.with_cursors_checked(whole)

    def with_cursors_checked(self, answer: Json) -> Json:
        """Return an answer that needs no row of the page, with the check that the cursors belong to this list."""
        given = {"after": self.page.after, "before": self.page.before}
        checks = [self.rows.is_cursor(cursor, name) for name, cursor in given.items() if cursor is not None]
        if not checks:
            return answer
        return (sql("case when {checks} then {answer} end", checks=join(" and ", checks), answer=json_sql(answer)),)

    def field(self, type_name: str, f: Field, items: Render) -> Json:
        match f.name:
            case "edges" | "nodes":
                return items(f)
            case "pageInfo":
                info_type, fields = typed(f)
                return json_object(fields, [self.info(info_type, inner) for inner in fields])
            case "totalCount":
                return (
                    sql(
                        "(select count(*) from {source} where {where})", source=self.rows.counted, where=self.rows.where
                    ),
                )
            case "facets":
                return self.facets(f)
            case _:
                return json_name(type_name)

    def item(self, f: Field) -> Json:
        """Return an item of a list: a node, or an edge with its node."""
        if f.name == "nodes":
            return self.node(f)
        edge_type, fields = typed(f)
        return json_object(fields, [self.edge_field(edge_type, inner) for inner in fields])

    def edge_field(self, edge_type: str, f: Field) -> Json:
        match f.name:
            case "node":
                return self.node(f)
            case "cursor":
                return json_value(self.rows.cursor(self.rows.order_keys()), JsonForm.WORD, required=True)
            case "__typename":
                return json_name(edge_type)
            case _:
                return self.edge(f)

    def walked(self, f: Field) -> Json:
        """Return the list of the items in the order in which their rows are fetched."""
        return json_list(self.item(f), rows=self.page_rows())

    def gathered(self, items: Sql) -> Json:
        """Return the list of the items that were collected in an array."""
        on_page = sql("({items})[1:{size}]", items=items, size=number(self.page.size)) if self.needs_more() else items
        if self.page.backwards:
            reversed_items = (
                "array(select u.item from unnest({items}) with ordinality as u (item, place) order by u.place desc)"
            )
            on_page = sql(reversed_items, items=on_page)
        return ("[", sql("array_to_string({items}, ',')", items=on_page), "]")

    def name(self) -> Sql:
        """Return the name of the row of arrays."""
        return sql("p_{child}", child=self.rows.child)

    def arrays(self, lists: abc.Sequence[Field]) -> Sql:
        """Return the one-row subquery with an array for the items of each list, and one for each of the keys."""
        columns = [
            sql("{item} as item_{place}", item=json_sql(self.item(f)), place=number(place))
            for place, f in enumerate(lists, 1)
        ]
        keys = [
            sql("{key} as key_{place}", key=key, place=number(place))
            for place, key in enumerate(self.rows.order_keys(), 1)
        ]
        if not self.requested_page_fields():
            keys = []
        arrays = [sql("array_agg(r.item_{at}) as items_{at}", at=number(at + 1)) for at in range(len(columns))]
        arrays += [sql("array_agg(r.key_{at}) as keys_{at}", at=number(at + 1)) for at in range(len(keys))]
        return sql(
            "(select {arrays} from (select {columns} {rows}) as r) as {page}",
            arrays=join(", ", arrays),
            columns=join(", ", [*columns, *keys]),
            rows=self.page_rows(),
            page=self.name(),
        )

    def page_rows(self) -> Sql:
        """Return the rest of the statement that fetches the rows of the page, from its FROM on."""
        page, rows = self.page, self.rows
        wheres = [rows.where]
        if page.after is not None:
            wheres.append(rows.after(page.after))
        if page.before is not None:
            wheres.append(rows.before(page.before))
        descends = rows.order.descending != page.backwards
        order = [sql("{key} desc" if descends else "{key}", key=key) for key in self.rows.order_keys()]
        return sql(
            "from {source} where {where} order by {order} limit {limit}",
            source=rows.source,
            where=join(" and ", wheres),
            order=join(", ", order),
            limit=number(self.limit()),
        )

    def limit(self) -> int:
        """Return how many rows are read: those of the page, and one more if the request asks whether there are more."""
        return self.page.size + self.needs_more()

    def info(self, info_type: str, f: Field) -> Json:
        page = self.page
        match f.name:
            case "hasNextPage":
                found = self.rows_before() if page.backwards else self.more_rows()
                return json_value(found, JsonForm.BARE, required=True)
            case "hasPreviousPage":
                found = self.more_rows() if page.backwards else self.rows_after()
                return json_value(found, JsonForm.BARE, required=True)
            case "startCursor" | "endCursor":
                cursor = self.outermost_cursor(last=(f.name == "endCursor") != page.backwards)
                return json_value(cursor, JsonForm.WORD, required=False)
            case _:
                return json_name(info_type)

    def outermost_cursor(self, *, last: bool) -> Sql:
        """Return the cursor of the page's first or last fetched row; null on an empty page."""
        if not self.page.size:
            return sql("null::text")
        first_keys = sql("{page}.keys_1", page=self.name())
        place = number(1)
        if last:
            place = sql("least(cardinality({keys}), {size})", keys=first_keys, size=number(self.page.size))
        places = range(1, len(self.rows.order.keys) + 1)
        keys = [sql("{page}.keys_{at}[{place}]", page=self.name(), at=number(at), place=place) for at in places]
        cursor = self.rows.cursor(keys)
        return sql("case when {keys} is not null then {cursor} end", keys=first_keys, cursor=cursor)

    def more_rows(self) -> Sql:
        """Return whether there are more rows than the page has, within the cursors and in the direction of fetching.

        Rows beyond the bounding cursor do not count (Relay, PageInfo): a client that pages up to a cursor reaches an
        end.
        """
        keys, size = sql("{page}.keys_1", page=self.name()), number(self.page.size)
        return sql("coalesce(cardinality({keys}) > {size}, false)", keys=keys, size=size)

    def rows_before(self) -> Sql:
        """Return whether a backwards page, which ends before a cursor, has rows after it."""
        if self.page.before is None:
            return sql("false")
        return self.rows.any_row(self.rows.after(self.page.before, "before", inclusive=True))

    def rows_after(self) -> Sql:
        """Return whether a forward page, which begins after a cursor, has rows before it."""
        if self.page.after is None:
            return sql("false")
        return self.rows.any_row(self.rows.before(self.page.after, "after", inclusive=True))

    def requested_page_fields(self) -> set[str]:
        """Return the selected fields of ``pageInfo``."""
        infos = [f for f in typed(self.planned)[1] if f.name == "pageInfo"]
        return {inner.name for info in infos for inner in typed(info)[1]}

    def needs_more(self) -> bool:
        return ("hasPreviousPage" if self.page.backwards else "hasNextPage") in self.requested_page_fields()


def typed(f: Field) -> tuple[str, tuple[Field, ...]]:
    """Return the one type of ``f`` and its selected fields."""
    ((type_name, fields),) = f.selection.by_type.items() if f.selection else (("", ()),)
    return type_name, fields
