"""What the catalog is made of: how each field of each type is read, as data.

Templates are SQL with placeholders in braces: ``{row}`` is the row that the field belongs to, ``{child}`` the row that
a relationship leads to, and any other name one of the template's inputs. A table with rows that some callers may not
see, or with past states that callers can read, is written ``@name``: see ``db.sql.relation``.
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

    An argument that is not given is sent as null. ``through`` is an expression that turns the ``{value}`` into what it
    means.
    """

    argument: str
    convert: Convert
    cast: LiteralString
    through: LiteralString | None = None


SURVIVOR: LiteralString = (
    "coalesce((select s.merged_into_id from @entity s where s.id = {value} and s.merged_into_id is not null), {value})"
)
"""The entity that has an id: the entity itself, or the one into which it was merged.

A statement looks it up once, in an index that holds only merged entities.
"""


ANSWERING: Mapping[str, LiteralString] = {"Entity": SURVIVOR}
"""For each type whose objects can have several ids: the expression for the object's own id."""


def entity_id(argument: str) -> Input:
    """Return an argument that is the id of an entity."""
    return Input(argument, as_id, "uuid", SURVIVOR)


@dataclass(frozen=True, slots=True)
class Value:
    """A scalar, or a list of scalars: an expression over the row.

    ``bare`` is a shorter expression, if there is one, for use without arguments. If the value ``is_of_list``, its
    arguments are those of the list that contains the object.
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

    ``key`` is the column of the row that refers to the object, if there is one: it suffices if only the id is selected.
    """

    type: str
    source: LiteralString
    where: LiteralString
    key: LiteralString | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """A filter, used if all arguments in ``needs`` are given; a later filter does not use these arguments again."""

    needs: tuple[str, ...]
    template: LiteralString
    inputs: Mapping[str, Input] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Many:
    """A short list in a fixed order, never paged; ``inputs`` are the arguments that it uses.

    If the items have several types, ``members`` has the same form as in a ``ListField``.
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
    """A total order: expressions with their types, never null; the last one is unique among rows with equal other keys.

    Every cursor carries ``name``, so that a cursor of any other order is refused. With ``has_epoch``, it also carries
    the epoch of the change log, so that a cursor of another database is refused. If the order depends on an argument,
    the cursor carries ``mark``, too: a short text made from that argument. If the list's own rows ``{child}`` do not
    contain all keys, ``source`` has the other rows that contain them.
    """

    name: str
    keys: tuple[tuple[LiteralString, LiteralString], ...]
    descending: bool = False
    has_epoch: bool = False
    mark: Input | None = None
    source: LiteralString | None = None


@dataclass(frozen=True, slots=True)
class Driver:
    """A second way to read a list, used if all arguments in ``needs`` are given and the order is the default one.

    Its ``source`` joins the list's own rows ``{child}`` to rows that hold copies of the order's ``keys`` together with
    what the arguments ask for, so that one index gives the page. The copies have the same values as the order's own
    keys, so cursors stay valid; otherwise ``order`` replaces the order of the list. A source may use the ``inputs``,
    too. If the items can be counted without reading the list's own rows, ``link`` is the source without these rows.
    ``edge`` replaces the list's ``edge``.
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
    """A list in pages. The first order is the default; the argument ``orderBy`` names any other.

    The list uses the first of the ``drivers`` that fits. If the items can be counted without reading the list's own
    rows, ``link`` is the source without these rows. ``edge`` has the fields of an edge other than ``cursor`` and
    ``node``; they use the arguments of the list. If the items have several types, ``members`` maps each word in the
    column ``type`` of a row to the type of the item and to the rows in which the row's ``id`` is looked up.
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
        """Return the order that ``orderBy`` names; without it, the default order."""
        return next(iter(self.orders.values())) if asked is None else self.orders[str(asked)]

    def driver(self, given: Collection[str], order: Order) -> Driver | None:
        """Return the first driver that fits the given arguments; None if the order is not the default one."""
        if order is not self.order():
            return None
        return next((each for each in self.drivers if all(need in given for need in each.needs)), None)


@dataclass(frozen=True, slots=True)
class Facet:
    """A value by which the items of a list are counted.

    ``value`` is an expression over the item ``{child}``. It is null if the item has no value, so that every item is
    counted once. With ``links``, ``value`` is an expression over these rows, and ``where`` selects the rows of the
    item: an item may then have any number of values, and counts once under each, even if the value ``repeats``.
    ``shown`` is the form in which a ``{value}`` is returned.
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

    ``ambiguous`` names the key that several rows may have: then the answer is null, and the caller gets an error. If
    callers can read past states of the object, ``past`` is the table of these, and the argument ``asOf`` is the
    instant.
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
    """The object that a row refers to by type and id; null if it no longer exists.

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
    """Return the relationship by a foreign key to an object that some callers may not see: they do not get its id."""
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
