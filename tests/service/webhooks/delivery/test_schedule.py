"""When messages are sent again, by a clock that nobody waits for."""

from datetime import UTC, datetime, timedelta

import pytest

from service.webhooks.delivery.schedule import DELAYS_S, LONGEST_S, next_attempt, rest_s, retry_after

NOW = datetime(2026, 1, 1, tzinfo=UTC)
STEPS = [(1, 5), (2, 300), (3, 1800), (4, 7200), (5, 18000), (6, 36000), (7, 50400), (8, 72000), (9, 86400)]


@pytest.mark.parametrize(("tries", "seconds"), STEPS)
def test_a_message_is_sent_again_after_the_time_of_the_schedule_and_a_tenth_more_at_the_most(
    tries: int, seconds: int
) -> None:
    for _ in range(200):
        again = next_attempt(tries, NOW)
        assert again is not None
        assert seconds <= (again - NOW).total_seconds() <= seconds * 1.1


def test_those_that_failed_together_do_not_come_again_together() -> None:
    assert len({next_attempt(3, NOW) for _ in range(50)}) > 40


def test_after_ten_attempts_in_three_days_sending_ends() -> None:
    assert next_attempt(10, NOW) is None
    assert next_attempt(10, NOW, retry_after_s=5) is None
    assert sum(DELAYS_S) / 3600 == pytest.approx(75.6, abs=0.1)


def test_a_message_waits_as_long_as_the_receiver_asks_but_not_for_ever() -> None:
    assert next_attempt(1, NOW, retry_after_s=1000) == NOW + timedelta(seconds=1000)
    assert next_attempt(1, NOW, retry_after_s=10**9) == NOW + timedelta(seconds=LONGEST_S)
    sooner = next_attempt(2, NOW, retry_after_s=1)
    assert sooner is not None
    assert sooner >= NOW + timedelta(seconds=300)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Thu, 01 Jan 2026 00:02:00 GMT", 120.0),
        ("Thu, 01 Jan 2026 00:02:00", 120.0),
        ("Wed, 31 Dec 2025 00:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("1e3", None),
        ("9" * 400, 999999999999.0),
        ("١٢", None),
        ("", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(header: str | None, seconds: float | None) -> None:
    assert retry_after(header, NOW) == seconds


def test_an_unreachable_receiver_is_tried_less_and_less_often() -> None:
    assert [rest_s(failures, None) for failures in (1, 2, 3, 6, 7, 10_000)] == [5, 10, 20, 160, 300, 300]
    assert rest_s(1, 77) == 77
    assert rest_s(50, 10**9) == LONGEST_S
