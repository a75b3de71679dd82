"""From a plan to the one statement that answers it. Pure: the same plan always gives the same text.

The statement returns one row: ``data``, the whole answer as JSON, and for each look-up by a key that several rows
may bear, the ids of those rows where there is more than one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from types import MappingProxyType

from db.catalog import COUNTED_ENTITY, TYPES
from db.catalog.model import (
    AnyNode,
    CatalogField,
    Condition,
    Connection,
    Driver,
    Input,
    Lookup,
    Many,
    NodeOf,
    One,
    Order,
    Place,
    Record,
    Value,
)
from db.compile_facet import compile_facets
from db.compile_page import PagedRows, compile_page
from db.convert import as_known_id, as_known_ids
from db.cursor import cursor_sql
from db.json_text import NULL, Json, json_list, json_name, json_object, json_sql, json_value
from db.plan import Argument, Constant, Field, Form, Operand, ReadPlan, Selection
from db.sql import EMPTY, Sql, Statement, join, parameter, render, row, sql, word

NOTHING: Mapping[str, Argument] = MappingProxyType({})


@dataclass(frozen=True, slots=True, eq=False)
class Compiled:
    """A statement, and the response keys of its look-ups that may be ambiguous, in the order of its further columns.

    Each is like itself only, so that what is kept for one is found at once.
    """

    statement: Statement
    ambiguous: tuple[str, ...]


def compile_plan(plan: ReadPlan) -> Compiled:
    """Return the statement that answers ``plan``."""
    return _Compiler().plan(plan)


@dataclass
class _Compiler:
    """One run: numbers the row sources, and gathers the ambiguity checks."""

    rows: "count[int]" = field(default_factory=lambda: count(1))
    checks: dict[str, Sql] = field(default_factory=dict)

    def plan(self, plan: ReadPlan) -> Compiled:
        data = self.object("Query", plan.fields, EMPTY)
        columns = [sql("select convert_to({data}, 'UTF8') as data", data=json_sql(data))]
        columns += [sql("{check} as ambiguous", check=check) for check in self.checks.values()]
        return Compiled(render(join(", ", columns)), tuple(self.checks))

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
            case Connection():
                return self.connection(entry, planned, parent)
            case Lookup():
                return self.lookup(entry, planned)
            case AnyNode():
                return self.any_node(entry, planned)
            case NodeOf():
                return self.node_of(entry, planned, parent)
            case Place():
                keys = [sql(template, child=parent) for template, _ in entry.order.keys]
                return json_value(cursor_sql(entry.order, keys), Form.WORD, required=True)

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
        return or_null(found)

    def many(self, entry: Many, planned: Field, parent: Sql, more: Mapping[str, Argument] = NOTHING) -> Json:
        """Return a short list; ``more`` are arguments that are not the field's own."""
        child, arguments = row(next(self.rows)), {**more, **planned.arguments}
        wheres = [sql(entry.where, child=child, row=parent)]
        wheres += conditions(entry.conditions, arguments, child, planned.path)
        item = self.object(entry.type, planned.selected(entry.type), child)
        rows = sql(
            "from {source} where {where} order by {order}",
            source=sql(entry.source, child=child, row=parent, **inputs(entry.inputs, arguments, planned.path)),
            where=join(" and ", wheres),
            order=sql(entry.order, child=child),
        )
        return json_list(item, rows=rows)

    def connection(self, entry: Connection, planned: Field, parent: Sql) -> Json:
        child, arguments = row(next(self.rows)), flat(planned.arguments)
        driver = entry.driver(arguments, asked_order(entry, arguments))
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
                return self.member(entry, f, child)
            return self.object(entry.type, f.selected(entry.type), child)

        def facets(f: Field) -> Json:
            return compile_facets(
                f,
                rows,
                entity=lambda of, key: self.one(COUNTED_ENTITY, of, key),
                inputs=lambda facet, of: inputs(facet.inputs, of.arguments, of.path),
            )

        return compile_page(planned, rows, node=node, edge=edge, facets=facets)

    def member(self, entry: Connection, planned: Field, parent: Sql) -> Json:
        """Return the object that a row of a list of several types stands for."""
        cases: list[Sql] = []
        for name, (type_name, source) in entry.members.items():
            child = row(next(self.rows))
            cases.append(
                sql(
                    "when {name} then (select {object} from {source} where {child}.id = {parent}.id)",
                    name=word(name),
                    object=json_sql(self.object(type_name, planned.selected(type_name), child)),
                    source=sql(source, child=child),
                    child=child,
                    parent=parent,
                )
            )
        return (sql("case {parent}.type {cases} end", parent=parent, cases=join(" ", cases)),)

    def paged_rows(
        self, entry: Connection, driver: Driver | None, planned: Field, child: Sql, parent: Sql
    ) -> PagedRows:
        """Return the rows that a list is taken from: its own, or those of a driver."""
        arguments = flat(planned.arguments)
        order = asked_order(entry, arguments)
        source, link = entry.source, entry.link
        base, given = sql(entry.where, child=child, row=parent), {}
        used: tuple[str, ...] = ()
        if driver is not None:
            source, link, used = driver.source, driver.link, driver.needs
            given = inputs(driver.inputs, arguments, planned.path)
            base = join(" and ", [base, sql(driver.where, child=child, **given)])
            keys = tuple(zip(driver.keys, (kind for _, kind in order.keys), strict=False))
            order = driver.order or replace(order, keys=keys)
        more = conditions(entry.conditions, arguments, child, planned.path, used=used)
        whole = sql(source, child=child, row=parent, **given)
        counted = sql(link, row=parent, **given) if link is not None and not more else whole
        marked = arguments.get(order.mark.argument) if order.mark else None
        return PagedRows(child, whole, join(" and ", [base, *more]), order, counted, marked)

    def lookup(self, entry: Lookup, planned: Field) -> Json:
        child = row(next(self.rows))
        ((name, operand),) = flat({"by": planned.arguments["by"]}).items()
        where = conditions((entry.by[name],), {name: operand}, child, planned.path)
        source = sql(entry.source, child=child)
        answer = sql(
            "(select {object} from {source} where {where} limit 1)",
            object=json_sql(self.object(entry.type, planned.selected(entry.type), child)),
            source=source,
            where=join(" and ", where),
        )
        if name != entry.ambiguous:
            return or_null(answer)
        candidates = sql(
            "(select case when count(*) > 1 then array_agg({child}.id::text order by {child}.id) end"
            " from {source} where {where})",
            child=child,
            source=source,
            where=join(" and ", where),
        )
        self.checks[planned.key] = candidates
        return or_null(sql("case when {candidates} is null then {answer} end", candidates=candidates, answer=answer))

    def any_node(self, entry: AnyNode, planned: Field) -> Json:
        operand = planned.arguments[entry.argument]
        if not isinstance(operand, Operand):
            raise TypeError("an id is a plain value")
        selection = planned.selection or Selection({})
        if not entry.many:
            return self.first_of(entry, selection, parameter(operand, as_known_id, "uuid", planned.path))
        asked = row(next(self.rows))
        item = self.first_of(entry, selection, sql("{asked}.id", asked=asked))
        ids = parameter(operand, as_known_ids, "uuid[]", planned.path)
        source = sql("from unnest({ids}) with ordinality as {asked} (id, place)", ids=ids, asked=asked)
        return json_list(item, rows=sql("{source} order by {asked}.place", source=source, asked=asked))

    def first_of(self, entry: AnyNode, selection: Selection, wanted: Sql) -> Json:
        """Return the object with this id, of whichever type: PostgreSQL looks no further once it has found it."""
        tries: list[Sql] = []
        for type_name, source in entry.sources.items():
            child = row(next(self.rows))
            tries.append(
                sql(
                    "(select {object} from {source} where {child}.id = {wanted})",
                    object=json_sql(self.object(type_name, selection.by_type.get(type_name, ()), child)),
                    source=sql(source, child=child),
                    child=child,
                    wanted=wanted,
                )
            )
        return or_null(join(", ", tries))

    def node_of(self, entry: NodeOf, planned: Field, parent: Sql) -> Json:
        """Return the object that a row speaks of: only the rows of its type are looked at."""
        selection, kind, key = (
            planned.selection or Selection({}),
            sql(entry.kind, row=parent),
            sql(entry.key, row=parent),
        )
        cases: list[Sql] = []
        for type_name, (called, source) in entry.sources.items():
            child = row(next(self.rows))
            cases.append(
                sql(
                    "when {called} then (select {object} from {source} where {child}.id = {key})",
                    called=word(called),
                    object=json_sql(self.object(type_name, selection.by_type.get(type_name, ()), child)),
                    source=sql(source, child=child),
                    child=child,
                    key=key,
                )
            )
        return or_null(sql("case {kind} {cases} end", kind=kind, cases=join(" ", cases)))


def or_null(found: Sql) -> Json:
    """Return a JSON text, or the first of several that is there; null without any."""
    return (sql("coalesce({found}, {null})", found=found, null=json_sql(NULL)),)


def asked_order(entry: Connection, arguments: Mapping[str, Operand]) -> Order:
    """Return the order that a list is asked for in."""
    asked = arguments.get("orderBy")
    return entry.order(asked.value if isinstance(asked, Constant) else None)


def flat(arguments: Mapping[str, Argument]) -> dict[str, Operand]:
    """Return the arguments with the fields of input objects beside them."""
    found: dict[str, Operand] = {}
    for name, argument in arguments.items():
        if isinstance(argument, Operand):
            found[name] = argument
        else:
            found.update(flat(argument))
    return found


def conditions(
    entries: Sequence[Condition],
    arguments: Mapping[str, Argument],
    child: Sql,
    path: tuple[str, ...],
    *,
    used: Iterable[str] = (),
) -> list[Sql]:
    """Return the filters for which arguments are given that are not ``used`` already."""
    given = flat(arguments)
    done = set(used)
    found: list[Sql] = []
    for entry in entries:
        if all(name in given and name not in done for name in entry.needs):
            done.update(entry.needs)
            found.append(sql(entry.template, child=child, **inputs(entry.inputs, given, path)))
    return found


def inputs(wanted: Mapping[str, Input], arguments: Mapping[str, Argument], path: tuple[str, ...]) -> dict[str, Sql]:
    """Return a parameter for each input of a template; null where the argument is not given."""
    given = flat(arguments)
    return {
        name: parameter(given.get(entry.argument, Constant(None)), entry.convert, entry.cast, (*path, entry.argument))
        for name, entry in wanted.items()
    }
