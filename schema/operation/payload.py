"""Payloads: the result of an operation in the shape that was selected, and the reads that complete it.

Plain values come from the operation's result. The result holds objects that can be read (an article, an entity, any
node) as ids; the same compiled plans as for queries read them, in one statement for a whole payload. Callers who may
perform an operation see everything.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, is_dataclass
from datetime import UTC, date, datetime
from typing import Any

from graphql import (
    FieldNode,
    GraphQLEnumType,
    GraphQLNonNull,
    GraphQLNullableType,
    GraphQLObjectType,
    GraphQLOutputType,
    get_named_type,
    get_nullable_type,
    is_abstract_type,
    is_leaf_type,
    is_list_type,
)

from db.catalog import TYPES
from db.read.compile import Compiled, compile_plan
from db.sql.plan import Field, ReadPlan, Variable
from db.sql.visibility import Visibility
from schema.operation.operation import snake_case
from schema.read.planner import TYPENAME, plan_selection
from schema.read.selection import Collector, subselections

MARK = "$"
"""Prefix of the variables that carry ids; no variable of a document can start with it."""


class PayloadIncomplete(Exception):
    """An operation returned nothing for a field that is never null: a fault of ours."""


@dataclass(frozen=True, slots=True)
class PayloadField:
    """One field of a payload, or of an object in it.

    ``members`` are the fields selected of a plain object. ``place`` numbers the fields that are read from the database;
    it is None for plain values.
    """

    key: str
    name: str
    kind: GraphQLOutputType
    members: "tuple[PayloadField, ...]" = ()
    place: int | None = None

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return is_list_type(get_nullable_type(self.kind))


@dataclass(frozen=True, slots=True)
class Payload:
    """The selection of a payload; ``compiled`` reads its readable objects and is None if there are none."""

    type_name: str
    members: tuple[PayloadField, ...]
    compiled: Compiled | None


@dataclass(slots=True)
class Shaped:
    """The answer to a payload's selection, with gaps for the objects that are still to be read.

    ``ids`` are the objects to read, by variable name; ``gaps`` say where each of them belongs.
    """

    data: dict[str, Any]
    ids: dict[str, list[str]] = field(default_factory=dict)
    gaps: list[tuple[dict[str, Any], str, int, int | None]] = field(default_factory=list)

    def fill(self, read: Mapping[str, Sequence[Any]]) -> None:
        """Put the objects that were read, by variable name, into their gaps."""
        for holder, key, place, count in self.gaps:
            found = read[f"{MARK}{place}"]
            start = holder[key]
            holder[key] = found[start] if count is None else list(found[start : start + count])

    def leave_out(self) -> None:
        """Put null into every gap."""
        for holder, key, _, _ in self.gaps:
            holder[key] = None


class PayloadPlanner:
    """Plans one payload and numbers the objects that are to be read."""

    def __init__(self, collector: Collector) -> None:
        self._collector, self._read = collector, list[Field]()

    def plan(self, kind: GraphQLOutputType, nodes: Sequence[FieldNode]) -> Payload:
        """Return the plan of a payload of this type, selected by ``nodes``; raises what planning a query raises."""
        named = get_named_type(kind)
        if not isinstance(named, GraphQLObjectType):
            raise TypeError(f"{named.name} is no payload")
        members = self._members(named, nodes, ())
        plan = ReadPlan(tuple(self._read))  # callers who may write see everything
        return Payload(named.name, members, compile_plan(plan, Visibility.EVERYTHING) if self._read else None)

    def _members(
        self, on: GraphQLObjectType, nodes: Sequence[FieldNode], path: tuple[str, ...]
    ) -> tuple[PayloadField, ...]:
        selected = self._collector.collect(on, subselections(nodes))
        return tuple(self._member(on, key, below, (*path, key)) for key, below in selected.items())

    def _member(
        self, on: GraphQLObjectType, key: str, nodes: Sequence[FieldNode], path: tuple[str, ...]
    ) -> PayloadField:
        name = nodes[0].name.value
        if name == TYPENAME:
            return PayloadField(key, name, GraphQLNonNull(on))
        kind = on.fields[name].type
        named = get_named_type(kind)
        if is_leaf_type(named):
            return PayloadField(key, name, kind)
        if is_readable_type(named):
            return PayloadField(key, name, kind, place=self._reading(kind, nodes, path))
        if not isinstance(named, GraphQLObjectType):
            raise TypeError(f"{on.name}.{name} is neither plain nor readable")
        return PayloadField(key, name, kind, self._members(named, nodes, path))

    def _reading(self, kind: GraphQLOutputType, nodes: Sequence[FieldNode], path: tuple[str, ...]) -> int:
        place = len(self._read)
        name = f"{MARK}{place}"
        selection = plan_selection(self._collector, get_named_type(kind), nodes, path)
        self._read.append(Field(name, "nodes", {"ids": Variable((name,))}, selection, required=True, path=path))
        return place


def is_readable_type(kind: object) -> bool:
    """Return whether objects of a type are read from the database by their ids."""
    return is_abstract_type(kind) or (getattr(kind, "name", "") in TYPES and "id" in TYPES[getattr(kind, "name", "")])


def shape(payload: Payload, values: Mapping[str, object]) -> Shaped:
    """Return the answer to the selection of a payload, taken from the result of an operation.

    Raises PayloadIncomplete if a field that is never null has no value.
    """
    shaped = Shaped({})
    for member in _all_readable(payload.members):
        shaped.ids[f"{MARK}{member.place}"] = []
    _fill_object(shaped, shaped.data, payload.members, values, payload.type_name)
    return shaped


def _all_readable(members: Sequence[PayloadField]) -> Sequence[PayloadField]:
    found = [each for each in members if each.place is not None]
    return found + [each for member in members for each in _all_readable(member.members)]


def _fill_object(
    shaped: Shaped, into: dict[str, Any], members: Sequence[PayloadField], values: object, type_name: str
) -> None:
    for member in members:
        if member.name == TYPENAME:
            into[member.key] = type_name
            continue
        value = _value(values, member.name)
        if value is None and isinstance(member.kind, GraphQLNonNull):
            if not member.is_list:
                raise PayloadIncomplete(f"{type_name}.{member.name} is never null")
            value = ()
        if member.place is not None:
            _leave_gap(shaped, into, member, value)
        else:
            into[member.key] = _plain(shaped, member, get_nullable_type(member.kind), value)


def _leave_gap(shaped: Shaped, into: dict[str, Any], member: PayloadField, value: object) -> None:
    """Note the ids to read, and where the objects belong."""
    if value is None:
        into[member.key] = None
        return
    ids = shaped.ids[f"{MARK}{member.place}"]
    into[member.key] = len(ids)
    given = [str(each) for each in value] if isinstance(value, list | tuple) else [str(value)]
    ids += given
    shaped.gaps.append((into, member.key, member.place or 0, len(given) if member.is_list else None))


def _plain(shaped: Shaped, member: PayloadField, kind: GraphQLNullableType, value: object) -> object:
    if value is None:
        return None
    if is_list_type(kind):
        items = value if isinstance(value, list | tuple) else (value,)
        return [_plain(shaped, member, get_nullable_type(kind.of_type), item) for item in items]
    if not is_leaf_type(kind):
        below: dict[str, Any] = {}
        _fill_object(shaped, below, member.members, value, get_named_type(kind).name)
        return below
    return str(value).upper() if isinstance(kind, GraphQLEnumType) else json_value(value)


def _value(values: object, name: str) -> object:
    """Return a field of an operation's result, by its GraphQL or its Python name."""
    if is_dataclass(values):
        return getattr(values, snake_case(name), None)
    get = getattr(values, "get", None)  # a mapping, or a row of the database
    if get is not None:
        found: object = get(name)
        return get(snake_case(name)) if found is None else found
    raise TypeError(f"{type(values).__name__} has no fields: operations answer mappings and dataclasses")


def json_value(value: object) -> object:
    """Return a single value as JSON: instants in UTC, ids and days as strings."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, bool | int | float | str) else str(value)
