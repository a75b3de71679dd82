"""Cursors: an item's position in an order, as an opaque text that PostgreSQL writes and this module reads.

A cursor is the base64url form (without padding) of a JSON list: the name of the order, its epoch if it has one, the
item's keys, and the mark if the order depends on an argument. It is a position and not a list of items already seen,
so it stays valid when items are added or removed.
"""

import base64
import binascii
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from types import MappingProxyType
from uuid import UUID

from db.catalog.model import Order
from db.sql.errors import InvalidCursor
from db.sql.sql import Sql, join, sql
from editorial.text.invisible import shown

BEGINNING, NOW = "beginning", "now"
"""Named positions in a log: before everything, and after everything. They are accepted instead of its cursors."""

MAX_CURSOR_LENGTH = 2000
_INT_RANGES = MappingProxyType({"integer": 2**31, "bigint": 2**63})
_EPOCH_TEXT = re.compile(r"[0-9a-f]{16}")
EPOCH = sql("(select feed_epoch())")
_ORDER_NAME = re.compile(r"[a-z]+(-[a-z]+)*")


def cursor_sql(order: Order, keys: list[Sql]) -> Sql:
    """Return the expression that writes the cursor of a row with these ``keys``, and the mark if there is one."""
    if not _ORDER_NAME.fullmatch(order.name):
        raise ValueError(f"not an order's name: {order.name!r}")
    name = Sql(("'" + order.name + "'",))
    return sql(
        "translate(encode(convert_to(json_build_array({items})::text, 'UTF8'), 'base64'), E'+/=\\n', '-_')",
        items=join(", ", [name, *([EPOCH] if order.has_epoch else []), *keys]),
    )


@dataclass(frozen=True, slots=True)
class CursorKey:
    """The conversion that extracts the key at ``index`` from a cursor of this order.

    If the order has a mark, the value is a pair: the cursor, and the argument that determines the mark.
    """

    order: Order
    index: int

    def __call__(self, value: object) -> str:
        """Return the key as a text; raises InvalidCursor."""
        if is_named(self.order, value):
            return _EDGES[str(value)][self.order.keys[self.index][1]]
        cursor, requested = value if isinstance(value, tuple) else (value, None)
        return _keys_of(self.order, str(cursor), str(requested) if self.order.mark else "")[self.index]


@dataclass(frozen=True, slots=True)
class CursorEpoch:
    """The conversion that extracts the epoch from a cursor of this order, which must have one."""

    order: Order

    def __call__(self, value: object) -> str | None:
        """Return the epoch, or None for a named position, which every log has; raises InvalidCursor."""
        if is_named(self.order, value):
            return None
        _keys_of(self.order, str(value), "")
        return str(_decoded(value)[1])


def is_named(order: Order, value: object) -> bool:
    """Return whether a value is a named position in this order; only logs have these."""
    return order.has_epoch and value in (BEGINNING, NOW)


@lru_cache(maxsize=512)
def _keys_of(order: Order, cursor: str, requested: str) -> list[str]:
    """Cache the keys of a cursor, since each key is extracted separately."""
    return read_cursor(order, cursor, requested)


def read_place(order: Order, value: object) -> list[str]:
    """Return the keys of a log's cursor or named position; raises InvalidCursor."""
    return [CursorKey(order, index)(value) for index in range(len(order.keys))]


def read_cursor(order: Order, value: object, requested: object = None) -> list[str]:
    """Return the keys of a cursor as texts that PostgreSQL can read; ``requested`` is the argument behind its mark.

    Raises InvalidCursor for anything that no list with this order has issued.
    """
    items, before_keys = _decoded(value), 1 + order.has_epoch
    if not items:
        raise _invalid(value)
    if items[0] != order.name and isinstance(items[0], str) and _ORDER_NAME.fullmatch(items[0]):
        raise InvalidCursor(f"this cursor is from another list: send one that this list ({order.name}) returned")
    mark = [order.mark.convert(requested)] if order.mark else []
    after_keys = before_keys + len(order.keys)
    if items[0] != order.name or len(items) != after_keys + len(mark):
        raise _invalid(value)
    if order.has_epoch and not (isinstance(items[1], str) and _EPOCH_TEXT.fullmatch(items[1])):
        raise _invalid(value)
    if items[after_keys:] != mark:
        raise InvalidCursor("this cursor is from another search: send one that a search for the same words returned")
    keys = items[before_keys:after_keys]
    for item, (_, kind) in zip(keys, order.keys, strict=True):
        if not _READABLE[kind](item):
            raise _invalid(value)
    return [str(item) for item in keys]


def _decoded(value: object) -> list[object]:
    text = str(value)
    if len(text) > MAX_CURSOR_LENGTH:
        raise _invalid(text)
    try:
        data = base64.b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
        items = json.loads(data)
    except (binascii.Error, UnicodeError, ValueError, RecursionError):
        raise _invalid(value) from None
    if not isinstance(items, list):
        raise _invalid(value)
    return items


_EDGES: MappingProxyType[str, Mapping[str, str]] = MappingProxyType(
    {
        BEGINNING: {"xid8": "0", "bigint": str(-(2**63)), "uuid": str(UUID(int=0))},
        NOW: {"xid8": str(2**64 - 1), "bigint": str(2**63 - 1), "uuid": str(UUID(int=2**128 - 1))},
    }
)
"""The keys of the named positions by type: the least and the greatest possible value."""


def _invalid(value: object) -> InvalidCursor:
    return InvalidCursor(
        f"{shown(str(value))} is not a cursor: send one that `cursor`, `startCursor` or `endCursor` returned"
    )


def _is_whole(limit: int, item: object) -> bool:
    return isinstance(item, int) and not isinstance(item, bool) and -limit <= item < limit


def _is_transaction(item: object) -> bool:
    """Return whether it is a transaction id, written as a text because it can exceed JavaScript's numbers.

    PostgreSQL would read it as octal if it began with a zero.
    """
    if not (isinstance(item, str) and item.isascii() and item.isdecimal() and len(item) < 21):
        return False
    return str(int(item)) == item and int(item) < 2**64


def _is_uuid(item: object) -> bool:
    try:
        return isinstance(item, str) and str(UUID(item)) == item
    except ValueError:
        return False


def _is_day(item: object) -> bool:
    if item in ("infinity", "-infinity"):
        return True
    try:
        return isinstance(item, str) and date.fromisoformat(item).isoformat() == item
    except ValueError:
        return False


def _is_text(item: object) -> bool:
    return isinstance(item, str) and "\x00" not in item and item.isprintable()


_READABLE: MappingProxyType[str, Callable[[object], bool]] = MappingProxyType(
    {
        "integer": partial(_is_whole, _INT_RANGES["integer"]),
        "bigint": partial(_is_whole, _INT_RANGES["bigint"]),
        "xid8": _is_transaction,
        "uuid": _is_uuid,
        "date": _is_day,
        "text": _is_text,
    }
)
