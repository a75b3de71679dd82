"""Cursors: what PostgreSQL writes is read back, and nothing else is."""

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalog import TYPES
from db.catalog.model import ListField, Order
from db.read.cursor import read_cursor
from db.sql.errors import InvalidCursor

ORDER = Order("quotes", (("{child}.recency", "bigint"), ("{child}.id", "uuid")))
DATED = Order("events", (("{child}.sort_from", "date"), ("{child}.id", "uuid")))
ID = "0198a7a0-0000-7000-8000-000000000001"


def cursor(*items: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(items).encode()).decode().rstrip("=")


@given(st.integers(-(2**63), 2**63 - 1), st.uuids())
def test_a_cursor_gives_back_its_keys(recency: int, id_: object) -> None:
    assert read_cursor(ORDER, cursor("quotes", recency, str(id_))) == [str(recency), str(id_)]


@pytest.mark.parametrize("day", ["2025-12-13", "infinity", "-infinity"])
def test_a_cursor_of_dates_can_be_without_bounds(day: str) -> None:
    assert read_cursor(DATED, cursor("events", day, ID)) == [day, ID]


def test_a_cursor_of_another_list_is_refused_with_that_reason() -> None:
    with pytest.raises(InvalidCursor, match="another list"):
        read_cursor(ORDER, cursor("claims", 1, ID))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "****",
        "é",
        cursor(),
        cursor("quotes"),
        cursor("quotes", 1),
        cursor("quotes", 1, ID, 2),
        cursor("quotes", "1", ID),
        cursor("quotes", True, ID),
        cursor("quotes", 1.5, ID),
        cursor("quotes", 2**63, ID),
        cursor("quotes", 1, "1; drop table quote"),
        cursor("quotes", None, ID),
        cursor("quotes", 1, ID.upper()),
        base64.urlsafe_b64encode(b"[" * 1000).decode(),
        "A" * 5000,
    ],
)
def test_what_no_list_gave_out_is_refused(text: str) -> None:
    with pytest.raises(InvalidCursor, match="not a cursor"):
        read_cursor(ORDER, text)


@given(st.text() | st.binary().map(lambda data: base64.urlsafe_b64encode(data).decode()))
def test_no_text_gets_further_than_a_refusal(text: str) -> None:
    with pytest.raises(InvalidCursor):
        read_cursor(DATED, text)


def test_orders_with_one_name_have_keys_of_the_same_types() -> None:
    named: dict[str, tuple[bool, list[str]]] = {}
    for fields in TYPES.values():
        for entry in fields.values():
            if isinstance(entry, ListField):
                for order in (*entry.orders.values(), *(each.order for each in entry.drivers if each.order)):
                    kinds = (order.descending, [kind for _, kind in order.keys])
                    assert named.setdefault(order.name, kinds) == kinds
                default = next(iter(entry.orders.values()))
                assert all(len(driver.keys) == len(default.keys) for driver in entry.drivers if not driver.order)
