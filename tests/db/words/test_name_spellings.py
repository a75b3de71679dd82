"""The search for names in other scripts and spellings: how often the right one comes first, by kind, as docs/names.md says."""

from collections import defaultdict
from collections.abc import AsyncIterator, Iterable
from uuid import UUID

import asyncpg
import pytest

from db.postgres.pool import Pool, open_pool
from db.words.name_search import name_columns
from tests.conftest import Databases
from tests.db.words.name_list import Spelling, names, spellings
from tests.support.service.asking import answer
from tests.test_docs import rows

FIRST = "query ($text: String!) { entities(search: $text, first: 5) { nodes { id } } }"

PARTS = ("looked at", "only counted")


@pytest.fixture(scope="module")
async def listed(databases: Databases, template: str) -> AsyncIterator[Pool]:
    """A pool of connections to a database with the names of the list, each of an entity whose id is its place."""
    dsn = await databases.make(template)
    connection = await asyncpg.connect(dsn)
    stored = [(UUID(int=n + 1), name, language) for n, (name, language) in enumerate(names())]
    await connection.executemany(
        "insert into entity (id, kind, label) values ($1, 'PERSON', $2)", [row[:2] for row in stored]
    )
    await connection.executemany(
        "insert into name (entity_id, ordinal, text, language, script, kind, keys, key_vowels, key_sounds)"
        " values ($1, 0, $2, $3, 'Zyyy', 'PREFERRED', $4, $5, $6)",
        [(id_, name, language, *name_columns(name, language).values()) for id_, name, language in stored],
    )
    await connection.execute("analyze name")
    await connection.close()
    pool = await open_pool(dsn, smallest=0, largest=1, statement_timeout_ms=10_000)
    yield pool
    await pool.close()
    await databases.drop(dsn)


async def found(pool: Pool, text: str) -> list[int]:
    """Return the places in the list of the five best."""
    entities = (await answer(pool, FIRST, text=text))["entities"]["nodes"]
    return [UUID(entity["id"]).int - 1 for entity in entities]


def figures(results: Iterable[tuple[int, list[int]]]) -> list[str]:
    """Return how many searches, the shares with the right one first and among the first five, and the wrong ones first."""
    places = list(results)
    first = sum(got[:1] == [wanted] for wanted, got in places)
    five = sum(wanted in got for wanted, got in places)
    wrong = sum(bool(got) and got[0] != wanted for wanted, got in places)
    return [str(len(places)), f"{first / len(places):.1%}", f"{five / len(places):.1%}", str(wrong)]


async def test_the_right_one_comes_first_as_often_as_the_page_on_names_says(listed: Pool) -> None:
    stored = {name: place for place, (name, _) in enumerate(names())}
    results: dict[tuple[str, str], list[tuple[int, list[int]]]] = defaultdict(list)
    missed: list[str] = []
    for each in spellings():
        got = await found(listed, each.search)
        for kind in (each.kind, "all"):
            results[kind, each.part].append((stored[each.name], got))
        missed += _told(each, stored[each.name], got)
    measured = {
        kind: [figure for part in PARTS for figure in figures(results[kind, part]) if results[kind, part]]
        for kind in dict.fromkeys(kind for kind, _ in results)
    }
    documented = {row[0]: row[1:] for row in rows("docs/names.md", "| kind | searches looked")}
    assert documented == measured, "\n".join(missed)


def _told(each: Spelling, wanted: int, got: list[int]) -> list[str]:
    """Return a line for a search that was looked at and whose first result is not the right one."""
    if each.part != "looked at" or got[:1] == [wanted]:
        return []
    return [f"{each.search} should find {each.name}, finds {[names()[place][0] for place in got]}"]


@pytest.mark.parametrize(
    ("search", "other"),
    [
        ("Hanna", "هنية"),
        ("هنية", "Hanna"),
        ("Gaza", "Giza"),
        ("Iran", "العراق"),
        ("Austria", "Australia"),
        ("Мария Тихановская", "Сергей Тихановский"),
        ("Ptuj", "Владимир Путин"),
        ("Slovakia", "Slovenia"),
        ("Hassan", "حسين هريدي"),
        ("Mehmet", "محمد مرسي"),
        ("Zelenska", "Володимир Зеленський"),
    ],
)
async def test_false_friends_stay_apart(search: str, other: str, listed: Pool) -> None:
    stored = [name for name, _ in names()]
    assert stored.index(other) not in await found(listed, search)


async def test_the_list_has_enough_of_both_parts() -> None:
    listed_ = spellings()
    assert len(listed_) == len({(each.name, each.search) for each in listed_})
    assert {each.part for each in listed_} == set(PARTS)
    assert min(sum(each.part == part for each in listed_) for part in PARTS) >= 300
    assert len(names()) - len({each.name for each in listed_}) >= 200
