"""Ids: UUIDs of version 7, in the order that they were made."""

import time
from uuid import RFC_4122

from db.sql.identity import new_id


def test_ids_are_of_version_7_and_tell_the_time_that_they_were_made() -> None:
    before = time.time_ns() // 1_000_000
    made = new_id()
    assert before <= made.int >> 80 <= time.time_ns() // 1_000_000
    assert (made.version, made.variant) == (7, RFC_4122)


def test_ids_sort_in_the_order_that_they_were_made_and_none_comes_twice() -> None:
    made = [new_id() for _ in range(5000)]
    assert len(set(made)) == 5000
    out_of_order = sum(after <= before for before, after in zip(made, made[1:], strict=False))
    assert out_of_order == 0
