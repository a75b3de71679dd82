"""What is compared between two copies of a database is all of an answer but what the copies cannot share."""

import json
from base64 import urlsafe_b64encode

import pytest

from tests.visibility.lasting import lasting


def page(epoch: str, *changes: tuple[int, int, str]) -> str:
    """Return a page of changes, each of which has a transaction, a number in it, and a name of the transaction."""
    told = [{"cursor": cursor(epoch, xid, number), "transaction": name} for xid, number, name in changes]
    return json.dumps({"changes": told, "cursor": told[-1]["cursor"]}, separators=(",", ":"))


def cursor(epoch: str, xid: int, number: int) -> str:
    """Return the cursor of a place in the log."""
    return urlsafe_b64encode(json.dumps(["changes", epoch, str(xid), number]).encode()).decode().rstrip("=")


EXPECTED = page("aaaaaaaaaaaaaaaa", (1, 1, "x"), (1, 2, "x"), (2, 3, "y"))


def test_copies_differ_by_their_epoch_and_by_the_names_that_are_made_of_it_only() -> None:
    assert lasting(page("bbbbbbbbbbbbbbbb", (1, 1, "z"), (1, 2, "z"), (2, 3, "x"))) == lasting(EXPECTED)


def test_a_gap_is_no_difference() -> None:
    assert lasting(page("aaaaaaaaaaaaaaaa", (1, 1, "x"), (1, 4, "x"), (7, 9, "y"))) == lasting(EXPECTED)


@pytest.mark.parametrize(
    "changes",
    [
        ((1, 1, "x"), (1, 1, "x"), (2, 3, "y")),
        ((1, 2, "x"), (1, 1, "x"), (2, 3, "y")),
        ((2, 1, "x"), (1, 2, "x"), (2, 3, "y")),
        ((1, 1, "x"), (1, 2, "y"), (2, 3, "y")),
        ((1, 1, "x"), (1, 2, "x"), (2, 3, "x")),
    ],
)
def test_another_order_or_another_transaction_is_a_difference(changes: tuple[tuple[int, int, str], ...]) -> None:
    assert lasting(page("aaaaaaaaaaaaaaaa", *changes)) != lasting(EXPECTED)


def test_the_ids_of_notices_are_places_in_the_log_too() -> None:
    told = [
        '{{"id":"{}.{}.01a22d5d-bcae-784b-9e55-45f0621c6a01"}},{{"id":"{}.{}.01a22d5d-bcae-784b-9e55-45f0621c6a01"}}'
    ] * 3
    places = (("a" * 16, 1, "a" * 16, 2), ("b" * 16, 3, "b" * 16, 9), ("b" * 16, 9, "b" * 16, 3))
    first, second, third = (lasting(text.format(*each)) for text, each in zip(told, places, strict=True))
    assert first == second != third


def test_the_end_of_the_log_is_one_place() -> None:
    ends = [page("aaaaaaaaaaaaaaaa", (xid, 2**63 - 1, "x")) for xid in (8, 9)]
    assert lasting(ends[0]) == lasting(ends[1])


def test_metrics_are_compared_by_what_they_measure() -> None:
    of = '# HELP isnad_x It.\nisnad_x{{door="a b"}} {}\n'.format
    assert lasting(of("1.0")) == lasting(of("2e9"))
    assert lasting(of("1.0")) != lasting(of("1.0").replace("a b", "c"))
