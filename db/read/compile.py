"""Compile a plan to the one statement that answers it. Pure: the same plan always gives the same text.

The statement returns one row: ``data``, the whole answer as JSON, and for each look-up by a key that several rows can
have, the ids of these rows if there is more than one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import LiteralString

from db.catalog import COUNTED_ENTITY, TYPES
from db.catalog.model import (
    AnyNode,
    CatalogField,
    Driver,
    ListField,
    Lookup,
    Many,
    NodeOf,
    One,
    Order,
    OrderKeys,
    Record,
    Value,
)
from db.read.compile_argument import conditions, flat, inputs, of_list
from db.read.compile_facet import compile_facets
from db.read.compile_node import Objects, compile_any_node, compile_member, compile_node_of
from db.read.compile_page import compile_page
from db.read.cursor import cursor_sql
from db.read.json_text import Json, json_list, json_name, json_object, json_or_null, json_sql, json_value
from db.read.paged_rows import PagedRows
from db.sql.convert import as_instant
from db.sql.plan import Argument, Constant, Field, JsonForm, Operand, ReadPlan
from db.sql.sql import EMPTY, Sql, Statement, as_it_was, bounded, join, parameter, render, row, sql
from db.sql.visibility import Visibility


@dataclass(frozen=True, slots=True, eq=False)
class Compiled:
    """A statement, and the response keys of its look-ups that may be ambiguous, in the order of its further columns.

    ``bounded`` is the text of the statement as it is run: its last parameter limits the bytes of the answer, which is
    null if it has more. Instances compare by identity, so they are cheap keys for caches.
    """

    statement: Statement
    ambiguous: tuple[str, ...]
    bounded: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "bounded", bounded(self.statement, len(self.ambiguous)))


def compile_plan(plan: ReadPlan, visibility: Visibility) -> Compiled:
    """Return the statement that answers ``plan`` with this visibility."""
    return _Compiler(visibility).plan(plan)


def compile_object(type_name: str, fields: Sequence[Field], parent: Sql, *, first_row: int) -> Sql:
    """Return the expression for the JSON text of an object of the row ``parent``, for use in a larger statement.

    Its own row sources are numbered from ``first_row`` on.
    """
    return json_sql(_Compiler(Visibility.EVERYTHING, count(first_row)).object(type_name, fields, parent))


@dataclass
class _Compiler:
    """One compilation: numbers the row sources, and collects the ambiguity checks."""

    visibility: Visibility
    rows: "count[int]" = field(default_factory=lambda: count(1))
    checks: dict[str, Sql] = field(default_factory=dict)

    @property
    def objects(self) -> Objects:
        """How this compilation builds objects, for fields with several types."""
        return Objects(lambda: row(next(self.rows)), self.object)

    def plan(self, plan: ReadPlan) -> Compiled:
        data = self.object("Query", plan.fields, EMPTY)
        columns = [sql("select convert_to({data}, 'UTF8') as data", data=json_sql(data))]
        columns += [sql("{check} as ambiguous", check=check) for check in self.checks.values()]
        return Compiled(render(join(", ", columns), self.visibility), tuple(self.checks))

    def object(self, type_name: str, fields: Sequence[Field], parent: Sql) -> Json:
        """Return the JSON object of these fields of the row ``parent``."""
        return json_object(fields, [self.field(type_name, f, parent) for f in fields])

    def field(self, type_name: str, planned: Field, parent: Sql) -> Json:
        """Return the JSON value of one field of the row ``parent``."""
        if planned.name == "__typename":
            return json_name(type_name)
        return self.read(TYPES[type_name][planned.name], planned, parent)

    def read(self, entry: CatalogField, planned: Field, parent: Sql) -> Json:
        match entry:
            case Value():
                return self.value(entry, planned, parent)
            case Record():
                return self.object(entry.type, planned.selected(entry.type), parent)
            case One():
                return self.one(entry, planned, parent)
            case Many():
                return self.many(entry, planned, parent)
            case ListField():
                return self.connection(entry, planned, parent)
            case Lookup():
                return self.lookup(entry, planned)
            case AnyNode():
                return compile_any_node(entry, planned, self.objects)
            case NodeOf():
                return compile_node_of(entry, planned, parent, self.objects)
            case OrderKeys():
                keys = [sql(template, child=parent) for template, _ in entry.order.keys]
                return json_value(cursor_sql(entry.order, keys), JsonForm.WORD, required=True)

    def value(self, entry: Value, planned: Field, parent: Sql) -> Json:
        if entry.bare is not None and not planned.arguments:
            found = sql(entry.bare, row=parent)
        else:
            found = sql(entry.template, row=parent, **inputs(entry.inputs, planned.arguments, planned.path))
        return json_value(found, planned.form, required=planned.required)

    def one(self, entry: One, planned: Field, parent: Sql) -> Json:
        fields = planned.selected(entry.type)
        if entry.key is not None and all(f.name in ("id", "__typename") for f in fields):
            key = sql(entry.key, row=parent)
            values = [json_name(entry.type) if f.name == "__typename" else ('"', key, '"') for f in fields]
            of_key = json_sql(json_object(fields, values))
            return (sql("case when {key} is null then 'null' else {object} end", key=key, object=of_key),)
        child = row(next(self.rows))
        found = sql(
            "(select {object} from {source} where {where})",
            object=json_sql(self.object(entry.type, fields, child)),
            source=sql(entry.source, child=child),
            where=sql(entry.where, child=child, row=parent),
        )
        return json_or_null(found)

    def many(self, entry: Many, planned: Field, parent: Sql, more: Mapping[str, Argument] | None = None) -> Json:
        """Return a short list; ``more`` are arguments of other fields."""
        child, arguments = row(next(self.rows)), {**(more or {}), **planned.arguments}
        wheres = [sql(entry.where, child=child, row=parent)]
        wheres += conditions(entry.conditions, arguments, child, planned.path)
        item = (
            compile_member(entry, planned, child, self.objects)
            if entry.members
            else self.object(entry.type, planned.selected(entry.type), child)
        )
        rows = sql(
            "from {source} where {where} order by {order}",
            source=sql(entry.source, child=child, row=parent, **inputs(entry.inputs, arguments, planned.path)),
            where=join(" and ", wheres),
            order=sql(entry.order, child=child),
        )
        return json_list(item, rows=rows)

    def connection(self, entry: ListField, planned: Field, parent: Sql) -> Json:
        child, arguments = row(next(self.rows)), flat(planned.arguments)
        driver = entry.driver(arguments, requested_order(entry, arguments))
        rows = self.paged_rows(entry, driver, planned, child, parent)
        edges = driver.edge if driver and driver.edge is not None else entry.edge

        def edge(extra: Field) -> Json:
            value = edges[extra.name]
            if isinstance(value, One):
                return self.one(value, extra, child)
            if isinstance(value, Many):
                return self.many(value, extra, child, arguments)
            found = sql(value.template, row=child, **inputs(value.inputs, arguments, planned.path))
            return json_value(found, extra.form, required=extra.required)

        def node(f: Field) -> Json:
            if entry.members:
                return compile_member(entry, f, child, self.objects)
            return self.object(entry.type, of_list(entry.type, f.selected(entry.type), arguments), child)

        def facets(f: Field) -> Json:
            return compile_facets(
                f,
                rows,
                entity=lambda of, key: self.one(COUNTED_ENTITY, of, key),
                inputs=lambda facet, of: inputs(facet.inputs, of.arguments, of.path),
            )

        return compile_page(planned, rows, node=node, edge=edge, facets=facets)

    def paged_rows(self, entry: ListField, driver: Driver | None, planned: Field, child: Sql, parent: Sql) -> PagedRows:
        """Return the rows of a list: its own, or those of a driver."""
        arguments = flat(planned.arguments)
        order = requested_order(entry, arguments)
        source, link = order.source or entry.source, entry.link
        base, given = sql(entry.where, child=child, row=parent), {}
        used: tuple[str, ...] = ()
        if driver is not None:
            source, link, used = driver.source, driver.link, driver.needs
            given = inputs(driver.inputs, arguments, planned.path)
            base = join(" and ", [base, sql(driver.where, child=child, **given)])
            order = driver.order or with_keys(order, driver.keys)
        more = conditions(entry.conditions, arguments, child, planned.path, used=used)
        whole = sql(source, child=child, row=parent, **given)
        counted = sql(link, row=parent, **given) if link is not None and not more else whole
        marked = arguments.get(order.mark.argument) if order.mark else None
        return PagedRows(child, whole, join(" and ", [base, *more]), order, counted, marked, planned.path)

    def lookup(self, entry: Lookup, planned: Field) -> Json:
        found = row(next(self.rows))
        ((name, operand),) = flat({"by": planned.arguments["by"]}).items()
        where = join(" and ", conditions((entry.by[name],), {name: operand}, found, planned.path))
        source, child = sql(entry.source, child=found), found
        instant = planned.arguments.get("asOf")
        if entry.past is not None and isinstance(instant, Operand):
            child = row(next(self.rows))
            answer = self.object_as_of(entry, planned, (found, child), instant)
            source = sql("{source} cross join lateral {answer}", source=source, answer=answer)
            return json_or_null(sql("(select {child}.was from {source} where {where})", **_named(child, source, where)))
        answer = sql(
            "(select {object} from {source} where {where} limit 1)",
            object=json_sql(self.object(entry.type, planned.selected(entry.type), child)),
            source=source,
            where=where,
        )
        if name != entry.ambiguous:
            return json_or_null(answer)
        self.checks[planned.key] = candidates = sql(
            "(select case when count(*) > 1 then array_agg({child}.id::text order by {child}.id) end"
            " from {source} where {where})",
            **_named(child, source, where),
        )
        return json_or_null(
            sql("case when {candidates} is null then {answer} end", candidates=candidates, answer=answer)
        )

    def object_as_of(self, entry: Lookup, planned: Field, rows: tuple[Sql, Sql], instant: Operand) -> Sql:
        """Return rows with one column ``was``: the past object of the first of ``rows``, named as the second."""
        now, child = rows
        then = row(next(self.rows))
        made = sql(
            "(select {object} as was from {source} {then}) {child}",
            object=json_sql(self.object(entry.type, planned.selected(entry.type), then)),
            source=sql(entry.past or ""),
            then=then,
            child=child,
        )
        at = parameter(instant, as_instant, "timestamptz", (*planned.path, "asOf"))
        return as_it_was(made, sql("{now}.id", now=now), at)


def _named(child: Sql, source: Sql, where: Sql) -> dict[str, Sql]:
    return {"child": child, "source": source, "where": where}


def with_keys(order: Order, keys: Sequence[LiteralString]) -> Order:
    """Return an order with its keys replaced by other expressions of the same values."""
    return replace(order, keys=tuple(zip(keys, (kind for _, kind in order.keys), strict=True)))


def requested_order(entry: ListField, arguments: Mapping[str, Operand]) -> Order:
    """Return the order that the arguments select."""
    requested = arguments.get("orderBy")
    return entry.order(requested.value if isinstance(requested, Constant) else None)
