"""Pages of lists at the root, and their cursors."""

import base64
import json
from typing import Any, Protocol, TypeVar

from benchmarks.peers.rows import Page, PageInfo, Place


class _Placed(Protocol):
    @property
    def place(self) -> Place: ...


PlacedT = TypeVar("PlacedT", bound=_Placed)


def page_of(rows: list[PlacedT], first: int, order: str) -> Page[PlacedT]:
    """Return the page of which ``rows`` are the items, and one more where the list goes on."""
    nodes = rows[:first]
    cursor = _cursor(order, nodes[-1].place) if nodes else None
    return Page(nodes, PageInfo(len(rows) > first, cursor))


def _cursor(order: str, place: Place) -> str:
    """Return a cursor in the form that ``db.read.cursor`` reads and writes."""
    return base64.urlsafe_b64encode(json.dumps([order, *place]).encode()).rstrip(b"=").decode()


def place_of(cursor: str) -> list[Any]:
    """Return the keys of the row after which a page begins."""
    items: list[Any] = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    return items[1:]
