"""Compile objects of several types: found by id, or referred to by a row with a type and an id.

If a row gives the type, only that type's table is read; otherwise the tables are tried in turn until one has the id.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import LiteralString

from db.catalog.model import ANSWERING, AnyNode, ListField, Many, NodeOf
from db.read.json_text import Json, json_list, json_or_null, json_sql
from db.sql.convert import as_known_id, as_known_ids
from db.sql.plan import Field, Operand, Selection
from db.sql.sql import Sql, join, parameter, sql, word


@dataclass(frozen=True, slots=True)
class Objects:
    """How objects are built: ``next_row`` names another row source, ``object`` returns the JSON object of a row.

    ``object`` takes the name of the type, the selected fields, and the row.
    """

    next_row: Callable[[], Sql]
    object: Callable[[str, Sequence[Field], Sql], Json]

    def answering(self, type_name: str, source: LiteralString, fields: Sequence[Field], wanted: Sql) -> Sql:
        """Return the object of ``source`` for the id ``wanted``; for a merged entity, its survivor."""
        through = ANSWERING.get(type_name)
        return self.by_id(type_name, source, fields, wanted if through is None else sql(through, value=wanted))

    def by_id(self, type_name: str, source: LiteralString, fields: Sequence[Field], wanted: Sql) -> Sql:
        """Return the object of the row of ``source`` with the id ``wanted``."""
        child = self.next_row()
        return sql(
            "(select {object} from {source} where {child}.id = {wanted})",
            object=json_sql(self.object(type_name, fields, child)),
            source=sql(source, child=child),
            child=child,
            wanted=wanted,
        )


def compile_any_node(entry: AnyNode, planned: Field, objects: Objects) -> Json:
    """Return the object that a field names by id, or the list of objects for several ids, each read once."""
    operand = planned.arguments[entry.argument]
    if not isinstance(operand, Operand):
        raise TypeError("an id is a plain value")
    selection = planned.selection or Selection({})
    if not entry.many:
        return _first_of(entry, selection, parameter(operand, as_known_id, "uuid", planned.path), objects)
    requested, once = objects.next_row(), objects.next_row()
    item = _first_of(entry, selection, sql("{once}.id", once=once), objects)
    rows = sql(
        "from unnest({ids}) with ordinality as {requested} (id, place) left join ("
        "with made as materialized (select {once}.id, {item} as item"
        " from (select distinct d.id from unnest({ids}) as d (id)) {once}) select made.id, made.item from made"
        ") {once} on {once}.id = {requested}.id order by {requested}.place",
        ids=parameter(operand, as_known_ids, "uuid[]", planned.path),
        item=json_sql(item),
        requested=requested,
        once=once,
    )
    return json_list(json_or_null(sql("{once}.item", once=once)), rows=rows)


def compile_node_of(entry: NodeOf, planned: Field, parent: Sql, objects: Objects) -> Json:
    """Return the object that a row refers to; null if it is gone."""
    selection, key = planned.selection or Selection({}), sql(entry.key, row=parent)
    found = {
        called: objects.answering(type_name, source, selection.by_type.get(type_name, ()), key)
        for type_name, (called, source) in entry.sources.items()
    }
    return json_or_null(_of_kind(sql(entry.kind, row=parent), found))


def compile_member(entry: ListField | Many, planned: Field, parent: Sql, objects: Objects) -> Json:
    """Return the object that a row of a list with several types refers to."""
    key = sql("{parent}.id", parent=parent)
    found = {
        called: objects.by_id(type_name, source, planned.selected(type_name), key)
        for called, (type_name, source) in entry.members.items()
    }
    return (_of_kind(sql("{parent}.type", parent=parent), found),)


def _first_of(entry: AnyNode, selection: Selection, wanted: Sql, objects: Objects) -> Json:
    """Return the object with this id, of any type: PostgreSQL stops searching once it has found it."""
    tries = [
        objects.answering(type_name, source, selection.by_type.get(type_name, ()), wanted)
        for type_name, source in entry.sources.items()
    ]
    return json_or_null(join(", ", tries))


def _of_kind(kind: Sql, found: Mapping[str, Sql]) -> Sql:
    """Return the object for the type that a row's word names."""
    cases = [sql("when {called} then {object}", called=word(called), object=each) for called, each in found.items()]
    return sql("case {kind} {cases} end", kind=kind, cases=join(" ", cases))
