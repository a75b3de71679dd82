"""The building blocks of the catalog: each describes, as data, how a field is read.

Templates are SQL with places in braces: ``{row}`` is the row that the field belongs to, ``{child}`` the row that a
relationship leads to, any other name one of the template's inputs. A table that has hidden rows, or that can be read
as of an earlier instant, is written ``@name``: see ``db.sql.relation``.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import LiteralString

from db.item.column import ItemTable
from db.item.type import BY_NAME
from db.sql.convert import as_id
from db.sql.sql import Convert


@dataclass(frozen=True, slots=True)
class Input:
    """A parameter of a template: the argument that it comes from, and how it is sent to PostgreSQL.

    An argument that is not given is sent as null. ``through`` is an expression that maps ``{value}`` to the value
    meant.
    """

    argument: str
    convert: Convert
    cast: LiteralString
    through: LiteralString | None = None


SURVIVOR: LiteralString = (
    "coalesce((select s.merged_into_id from @entity s where s.id = {value} and s.merged_into_id is not null), {value})"
)
"""The entity for an id: the one itself, or the survivor that it was merged into.

Looked up once in a statement, in an index of merged entities only.
"""


SURVIVING_EVENT: LiteralString = (
    "coalesce((select s.leads_to from @event_merge s where s.merged_id = {value} and s.undone_at is null), {value})"
)
"""The event for an id: the one itself, or the one that took it over."""

ANSWERING: Mapping[str, LiteralString] = {"Entity": SURVIVOR, "Event": SURVIVING_EVENT}
"""For types whose objects can have several ids, the expression for the object's current id."""


def entity_id(argument: str) -> Input:
    """Return an argument that is the id of an entity."""
    return Input(argument, as_id, "uuid", SURVIVOR)


@dataclass(frozen=True, slots=True)
class Value:
    """A scalar, or a list of scalars: an expression over the row.

    ``bare`` is a shorter expression for use without arguments, if there is one. If it ``is_of_list``, it takes the
    arguments of the list that the object is in.
    """

    template: LiteralString
    inputs: Mapping[str, Input] = field(default_factory=dict)
    bare: LiteralString | None = None
    is_of_list: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """An object made of columns of the same row."""

    type: str


@dataclass(frozen=True, slots=True)
class One:
    """At most one object: null if ``source`` has no row.

    ``key`` is the row's column that refers to it, if there is one: enough if only the id is selected.
    """

    type: str
    source: LiteralString
    where: LiteralString
    key: LiteralString | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """A filter: used if all the arguments in ``needs`` are given, which then count as used for later filters."""

    needs: tuple[str, ...]
    template: LiteralString
    inputs: Mapping[str, Input] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Many:
    """A short list in a fixed order, never paged. ``inputs`` are the arguments that it needs.

    If the items have several types, ``members`` are as in a ``ListField``.
    """

    type: str
    source: LiteralString
    where: LiteralString
    order: LiteralString
    conditions: tuple[Condition, ...] = ()
    inputs: Mapping[str, Input] = field(default_factory=dict)
    members: Mapping[LiteralString, "tuple[str, LiteralString]"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Order:
    """A total order: expressions with their types, never null, the last one making it unique.

    Cursors contain ``name``, so that a cursor of another order is refused. With ``has_epoch`` they also contain the
    epoch of the change log, so that a cursor of another database is refused. If the order depends on an argument,
    ``mark`` computes a short text from it for every cursor. ``source`` has additional rows for the keys, if the
    list's own rows ``{child}`` do not have them all.
    """

    name: str
    keys: tuple[tuple[LiteralString, LiteralString], ...]
    descending: bool = False
    has_epoch: bool = False
    mark: Input | None = None
    source: LiteralString | None = None


@dataclass(frozen=True, slots=True)
class Driver:
    """An alternative source of a list, used if all arguments in ``needs`` are given and the order is the default.

    Its ``source`` joins the list's own rows ``{child}`` to rows with copies of the order's ``keys`` and the columns
    that the arguments filter by, so that one index gives the page. The copies have the same values as the order's own
    keys, so cursors stay valid; otherwise ``order`` replaces the list's order. A source may also use ``inputs``.
    ``link`` is the source without the list's own rows, if these need not be read for counting. ``edge`` replaces the
    list's.
    """

    needs: tuple[str, ...]
    source: LiteralString
    where: LiteralString
    keys: tuple[LiteralString, ...] = ()
    inputs: Mapping[str, Input] = field(default_factory=dict)
    link: LiteralString | None = None
    order: Order | None = None
    edge: "Mapping[str, Value | One | Many] | None" = None


@dataclass(frozen=True, slots=True)
class ListField:
    """A paged list. The first order is the default; the argument ``orderBy`` selects another one.

    The first of the ``drivers`` that fits is used. ``link`` is the source without the list's own rows, if these need
    not be read for counting. ``edge`` has the fields of an edge beside ``cursor`` and ``node``; they take the list's
    arguments. If the items have several types, ``members`` maps each word in a row's column ``type`` to the type of
    the item and the rows to search by the row's ``id``.
    """

    type: str
    source: LiteralString
    where: LiteralString
    orders: Mapping[str, Order]
    conditions: tuple[Condition, ...] = ()
    drivers: tuple[Driver, ...] = ()
    link: LiteralString | None = None
    edge: "Mapping[str, Value | One | Many]" = field(default_factory=dict)
    members: Mapping[LiteralString, "tuple[str, LiteralString]"] = field(default_factory=dict)

    def order(self, requested: object = None) -> Order:
        """Return the order that ``orderBy`` names; without it, the default order."""
        return next(iter(self.orders.values())) if requested is None else self.orders[str(requested)]

    def driver(self, given: Collection[str], order: Order) -> Driver | None:
        """Return the first driver that fits the given arguments; None if the order is not the default."""
        if order is not self.order():
            return None
        return next((each for each in self.drivers if all(need in given for need in each.needs)), None)


@dataclass(frozen=True, slots=True)
class Facet:
    """A value by which the items of a list are counted.

    ``value`` is an expression over the item ``{child}``, null if it has no value, so that every item is counted once.
    With ``links``, it is an expression over those of their rows that ``where`` selects: an item may have any number
    of values and is counted once for each, even if a value ``repeats``. ``shown`` is the output form of a
    ``{value}``.
    """

    value: LiteralString
    shown: LiteralString = "{value}"
    links: LiteralString | None = None
    where: LiteralString = "true"
    repeats: bool = False
    inputs: Mapping[str, Input] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lookup:
    """One object by one of several keys, given as fields of the argument ``by``.

    ``ambiguous`` names the key that several rows may have: then the answer is null, with an error. If past states can
    be read, ``past`` is their table, and the argument ``asOf`` the instant.
    """

    type: str
    source: LiteralString
    by: Mapping[str, Condition]
    ambiguous: str | None = None
    past: LiteralString | None = None


@dataclass(frozen=True, slots=True)
class AnyNode:
    """An object of any type by its id, or with ``many`` one for each id of a list, in order.

    ``sources`` has the rows to search for each type.
    """

    argument: str
    sources: Mapping[str, LiteralString]
    many: bool = False


@dataclass(frozen=True, slots=True)
class NodeOf:
    """The object that a row refers to by type and id; null if it no longer exists.

    ``kind`` is the row's word for the type, ``key`` the id; ``sources`` has the word and the rows to search for each
    type.
    """

    kind: LiteralString
    key: LiteralString
    sources: Mapping[str, tuple[LiteralString, LiteralString]]


@dataclass(frozen=True, slots=True)
class OrderKeys:
    """The cursor of a row in a list with this order."""

    order: Order


CatalogField = Value | Record | One | Many | ListField | Lookup | AnyNode | NodeOf | OrderKeys
Fields = Mapping[str, CatalogField]
Facets = Mapping[str, Facet]


def may_be_hidden(type_: str, table: LiteralString, key: LiteralString) -> One:
    """Return a foreign-key relationship whose target may be hidden; its id is withheld unless it is visible."""
    return One(type_, table + " {child}", "{child}.id = " + key)


def one(type_: str, table: LiteralString, key: LiteralString) -> One:
    """Return a foreign-key relationship to a table's id."""
    return One(type_, table + " {child}", "{child}.id = " + key, key)


def columns(**templates: LiteralString) -> dict[str, CatalogField]:
    """Return scalar fields that are plain expressions over the row."""
    return {name: Value(template) for name, template in templates.items()}


def described(table: ItemTable) -> dict[str, CatalogField]:
    """Return the fields of a row that are columns, and its foreign-key relationships: see ``db.item.table``."""
    found: dict[str, CatalogField] = {str(each.field): Value("{row}." + each.quoted) for each in table.values}
    for each in table.references:
        other = BY_NAME[str(each.refers_to)]
        relationship = may_be_hidden if each.may_be_unseen else one
        found[str(each.field)] = relationship(other.type_name, "@" + other.own.name, "{row}." + each.name)
    return found


def described_object(table: ItemTable, field_: str) -> dict[str, CatalogField]:
    """Return the members of a field of a row that is an object made of columns."""
    return {str(each.member): Value("{row}." + each.quoted) for each in table.members(field_)}


def rows_of(*names: str) -> dict[str, LiteralString]:
    """Return the rows to search for each type of item, by its name in GraphQL."""
    return {BY_NAME[name].type_name: "@" + BY_NAME[name].own.name + " {child}" for name in names}


def members_of(*names: str) -> "dict[LiteralString, tuple[str, LiteralString]]":
    """Return the ``members`` of a list with items of several types."""
    return {BY_NAME[name].kind: each for name, each in zip(names, rows_of(*names).items(), strict=True)}
