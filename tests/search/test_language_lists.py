"""The lists of searches in 32 languages: what is found, and that docs/search.md says how much."""

from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import asyncpg
import pytest

from tests.search.language_lists import Case, Figures, cases, figures, found

PAGE = Path(__file__).parents[2] / "docs" / "search.md"
ALL = cases()
LANGUAGES = sorted({case.language for case in ALL})
Found = Mapping[tuple[Case, str], bool]


@pytest.fixture(scope="module")
async def hits(server_dsn: str) -> AsyncIterator[Found]:
    connection = await asyncpg.connect(server_dsn)
    yield await found(connection, ALL)
    await connection.close()


def halves(chosen: list[Case], hits: Found) -> tuple[Figures, Figures]:
    """Return the figures of what is looked at, and of what is only counted."""
    return (
        figures([case for case in chosen if case.is_looked_at], hits),
        figures([case for case in chosen if not case.is_looked_at], hits),
    )


def row(name: str, chosen: list[Case], hits: Found) -> str:
    """Return the row of the table in docs/search.md."""
    cells = [f"{each.searches} | {each.recall:.3f} | {each.precision:.3f}" for each in halves(chosen, hits)]
    return f"| {name} | {' | '.join(cells)} |"


def test_there_are_enough_searches_in_each_language() -> None:
    counts = {language: sum(case.language == language for case in ALL) for language in LANGUAGES}
    assert len(LANGUAGES) >= 26
    assert {language: count for language, count in counts.items() if count < 7} == {}


async def test_searches_find_what_they_must_and_little_else(hits: Found) -> None:
    for chosen in ([case for case in ALL if case.language == "ar"], [case for case in ALL if case.language != "ar"]):
        for half in halves(chosen, hits):
            recall, precision = half.recall, half.precision  # a failure shows no mistakes of what is only counted
            assert recall >= 0.97
            assert precision >= 0.97


@pytest.mark.parametrize("language", LANGUAGES)
async def test_no_language_is_left_behind(hits: Found, language: str) -> None:
    measured = figures([case for case in ALL if case.language == language], hits)
    recall, precision = measured.recall, measured.precision
    assert recall >= 0.95
    assert precision >= 0.96


async def test_the_documents_tell_what_is_measured(hits: Found) -> None:
    page = PAGE.read_text("utf-8")
    rows = [row(language, [case for case in ALL if case.language == language], hits) for language in LANGUAGES]
    rows.append(row("all", ALL, hits))
    assert [each for each in rows if each not in page] == []
