"""Windows of days: timelines by any filter hold what the rule of dates says, each as certain as the rule says."""

import random
from collections.abc import AsyncIterator

import asyncpg
import pytest

from db.postgres.pool import Pool, open_pool
from editorial.date.edtf import overlap, parse_edtf
from tests.support.data.articles import load, noise
from tests.support.service.asking import answer

QUERY = """
query ($filter: TimelineFilter) {
  timeline(first: 100, filter: $filter) { totalCount edges { certainty node { title when { edtf } } } }
}
"""
LISTED = "query ($filter: EventFilter) { events(first: 100, filter: $filter) { nodes { title } } }"


def some_dates(count: int) -> list[str | None]:
    """Return dates of every precision and length, the same each time."""
    chance = random.Random(7)
    found: list[str | None] = [None, "../2019-05", "2023-11/..", "2023-11/", "2020/2026", "202X"]
    while len(found) < count:
        year, month, day = chance.randint(2018, 2027), chance.randint(1, 12), chance.randint(1, 28)
        first = f"{year}-{month:02}-{day:02}"
        kind = chance.choice(["day", "month", "year", "season", "days", "months", "years", "qualified"])
        found.append(
            {
                "day": first,
                "month": f"{year}-{month:02}",
                "year": f"{year}",
                "season": f"{year}-2{chance.randint(1, 4)}",
                "days": f"{first}/{year + 1}-{month:02}-{day:02}",
                "months": f"{year}-{month:02}/{year}-12",
                "years": f"{year}/{year + chance.randint(1, 3)}",
                "qualified": f"{first}{chance.choice('?~%')}",
            }[kind]
        )
    return found


DATES = some_dates(80)
WINDOWS = [
    "2022-03",
    "2025-09-14",
    "2024",
    "2021-06/2021-08",
    "../2020-01",
    "2025-12/..",
    "2019-01-31/2019-02-01",
    "199X",
]


@pytest.fixture
async def pool(database: str, connection: asyncpg.Connection) -> AsyncIterator[Pool]:
    data = noise(slug="windows")
    data["events"] = [
        {
            "key": f"event-{number}",
            "title": {"en": f"{number}"},
            "status": "OCCURRED",
            **({"when": {"edtf": date}} if date else {}),
            "place": "belta" if number % 3 == 0 else None,
            "participants": [{"role": "AGENT", "entity": "coale"}] if number % 2 else [],
            "reports": [{"exact": "المحادثات استمرت"}],
        }
        for number, date in enumerate(DATES)
    ]
    data["claims"] = []
    await load(connection, data)
    opened = await open_pool(database, smallest=0, largest=1, statement_timeout_ms=10_000)
    yield opened
    await opened.close()


def expected(window: str, *, wanted: set[int]) -> dict[str, str]:
    """Return the titles of what touches a window, each with its certainty, by the rule in Python."""
    days = parse_edtf(window)
    found = {}
    for number in wanted:
        date = DATES[number]
        certainty = overlap(parse_edtf(date) if date else None, days.earliest, days.latest)
        if certainty:
            found[str(number)] = certainty.value
    return found


@pytest.mark.parametrize("window", WINDOWS)
async def test_a_timeline_holds_what_touches_its_window_however_it_is_filtered(
    pool: Pool, connection: asyncpg.Connection, window: str
) -> None:
    ids = {row["label"]: str(row["id"]) for row in await connection.fetch("select id, label from entity")}
    article = str(await connection.fetchval("select id from article"))
    everything = set(range(len(DATES)))
    taking_part, there = {n for n in everything if n % 2}, {n for n in everything if n % 3 == 0}
    for given, wanted in (
        ({}, everything),
        ({"article": article}, everything),
        ({"entity": ids["John Coale"]}, taking_part),
        ({"entity": ids["Belta"]}, there),
        ({"place": ids["Belta"]}, there),
        ({"entity": ids["John Coale"], "place": ids["Belta"]}, taking_part & there),
    ):
        of_window = expected(window, wanted=wanted)
        timeline = (await answer(pool, QUERY, filter={**given, "overlaps": window}))["timeline"]
        assert {edge["node"]["title"]: edge["certainty"] for edge in timeline["edges"]} == of_window
        assert timeline["totalCount"] == len(of_window) == len(timeline["edges"])
        for certainty in ("CERTAIN", "POSSIBLE"):
            answered = await answer(pool, QUERY, filter={**given, "overlaps": window, "certainty": certainty})
            assert {edge["node"]["title"] for edge in answered["timeline"]["edges"]} == {
                title for title, each in of_window.items() if each == certainty
            }
    listed = await answer(pool, LISTED, filter={"participant": ids["John Coale"], "overlaps": window})
    assert {node["title"] for node in listed["events"]["nodes"]} == set(expected(window, wanted=taking_part))


async def test_a_timeline_is_in_date_order_with_and_without_a_window(
    pool: Pool, connection: asyncpg.Connection
) -> None:
    rows = await connection.fetch("select id, label, sort_from, sort_to from event")
    days = {row["label"]: (row["sort_from"], row["sort_to"], row["id"]) for row in rows}
    entity = str(await connection.fetchval("select id from entity where label = 'John Coale'"))
    for given in ({}, {"overlaps": "2024"}, {"entity": entity}, {"entity": entity, "overlaps": "2018/2026"}):
        edges = (await answer(pool, QUERY, filter=given))["timeline"]["edges"]
        keys = [days[edge["node"]["title"]] for edge in edges]
        assert len(keys) > 3
        assert keys == sorted(keys)
