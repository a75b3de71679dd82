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
    """A parameter of a template: the argument that it comes from, and how it gets to PostgreSQL.

    An argument that is not given is sent as null. ``through`` is an expression of what is meant by the ``{value}``.
    """

    argument: str
    convert: Convert
    cast: LiteralString
    through: LiteralString | None = None


SURVIVOR: LiteralString = (
    "coalesce((select s.merged_into_id from @entity s where s.id = {value} and s.merged_into_id is not null), {value})"
)
"""The entity that answers to an id: the one itself, or the one that took it over.

Looked up once in a statement, in an index that has the merged ones alone.
"""


ANSWERING: Mapping[str, LiteralString] = {"Entity": SURVIVOR}
"""For types of which one object can answer to several ids, the id of the one that does."""


def entity_id(argument: str) -> Input:
    """Return an argument that is the id of an entity."""
    return Input(argument, as_id, "uuid", SURVIVOR)


@dataclass(frozen=True, slots=True)
class Value:
    """A scalar, or a list of scalars: an expression over the row.

    ``bare`` is the expression where no argument is given, if there is a shorter one. If it ``is_of_list``, the arguments are
    not its own but those of the list that the object is in.
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
    """At most one object: null where ``source`` has no row.

    ``key`` is the column that refers to it, where the row itself has one: enough for who asks for the id alone.
    """

    type: str
    source: LiteralString
    where: LiteralString
    key: LiteralString | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """A filter: used when all the arguments in ``needs`` are given, and then none of them looks for another one."""

    needs: tuple[str, ...]
    template: LiteralString
    inputs: Mapping[str, Input] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Many:
    """A short list in a fixed order, never paged. What it needs of the arguments are its ``inputs``.

    Where the items are of several types, ``members`` are as those of a ``ListField``.
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
    """A total order: expressions with their types, none of them ever null, the last one unique within the rest.

    ``name`` marks the cursors, so that a cursor of another order is refused. With ``has_epoch`` they are marked with the
    epoch of the change log as well, so that one of another database is refused too. ``mark`` does the same where the order
    follows from an argument: a short text made of it, which every cursor carries. ``source`` has the rows that the keys are
    of beside the list's own ``{child}``, where these alone do not have them.
    """

    name: str
    keys: tuple[tuple[LiteralString, LiteralString], ...]
    descending: bool = False
    has_epoch: bool = False
    mark: Input | None = None
    source: LiteralString | None = None


@dataclass(frozen=True, slots=True)
class Driver:
    """Another way into a list, used where all the arguments in ``needs`` are given and the order is the default one.

    Its ``source`` joins the list's own rows ``{child}`` to rows that hold copies of the order's ``keys`` beside what the
    arguments ask for, so that one index gives the page. The keys have the values of the order's own: cursors stay good;
    else ``order`` is the list's order where the driver is used. A source that has inputs may name them too. ``link`` is the
    source without the list's own rows, where these need not be looked at to be counted. ``edge`` stands in for the list's.
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
    """A list in pages. The first order is the default; the argument ``orderBy`` names another one.

    Of the ``drivers`` the first that fits is used. ``link`` is the source without the list's own rows, where these need not
    be looked at to be counted. ``edge`` has the fields of an edge beside ``cursor`` and ``node``: what they need of the
    arguments are the list's. Where the items are of several types, ``members`` has for each word in the column ``type`` of a
    row the type of the item and the rows to look in, by the row's ``id``.
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

    def order(self, asked: object = None) -> Order:
        """Return the order that ``orderBy`` names, the default one without it."""
        return next(iter(self.orders.values())) if asked is None else self.orders[str(asked)]

    def driver(self, given: Collection[str], order: Order) -> Driver | None:
        """Return the first of the drivers that fits the arguments that are given; none for another order."""
        if order is not self.order():
            return None
        return next((each for each in self.drivers if all(need in given for need in each.needs)), None)


@dataclass(frozen=True, slots=True)
class Facet:
    """A value by which the items of a list are counted.

    ``value`` is an expression over the item ``{child}``, null where it has none, so that every item is counted once. With
    ``links``, rows of which ``where`` tells which are the item's, it is one over these: an item may have any number of
    values and is counted with each, once, even where it ``repeats``. ``shown`` is how a ``{value}`` is written.
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

    ``ambiguous`` names the key that several rows may bear: then the answer is null and the caller is told. Where it can be
    asked for as it was, ``past`` is its table, and the argument ``asOf`` the instant.
    """

    type: str
    source: LiteralString
    by: Mapping[str, Condition]
    ambiguous: str | None = None
    past: LiteralString | None = None


@dataclass(frozen=True, slots=True)
class AnyNode:
    """An object of any type by its id, or with ``many`` one for each id of a list, in its order.

    ``sources`` has for each type the rows to look in.
    """

    argument: str
    sources: Mapping[str, LiteralString]
    many: bool = False


@dataclass(frozen=True, slots=True)
class NodeOf:
    """The object that a row speaks of by its type and id; null where there is none any more.

    ``kind`` is the row's word for the type, ``key`` the id; ``sources`` has for each type its word and the rows to look in.
    """

    kind: LiteralString
    key: LiteralString
    sources: Mapping[str, tuple[LiteralString, LiteralString]]


@dataclass(frozen=True, slots=True)
class OrderKeys:
    """The cursor that a row has in a list of this order."""

    order: Order


CatalogField = Value | Record | One | Many | ListField | Lookup | AnyNode | NodeOf | OrderKeys
Fields = Mapping[str, CatalogField]
Facets = Mapping[str, Facet]


def may_be_hidden(type_: str, table: LiteralString, key: LiteralString) -> One:
    """Return the relationship by a foreign key to what may be hidden from who sees the row: its id is not told unseen."""
    return One(type_, table + " {child}", "{child}.id = " + key)


def one(type_: str, table: LiteralString, key: LiteralString) -> One:
    """Return the relationship by a foreign key to a table's id."""
    return One(type_, table + " {child}", "{child}.id = " + key, key)


def columns(**templates: LiteralString) -> dict[str, CatalogField]:
    """Return scalars that are plain expressions over the row."""
    return {name: Value(template) for name, template in templates.items()}


def described(table: ItemTable) -> dict[str, CatalogField]:
    """Return the fields of a row that are columns of it, and its relationships by foreign keys: see ``db.item.table``."""
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
    """Return for types of items, by their names in GraphQL, the rows to look in."""
    return {BY_NAME[name].type_name: "@" + BY_NAME[name].own.name + " {child}" for name in names}


def members_of(*names: str) -> "dict[LiteralString, tuple[str, LiteralString]]":
    """Return the ``members`` of a list with items of several types."""
    return {BY_NAME[name].kind: each for name, each in zip(names, rows_of(*names).items(), strict=True)}
