"""The search for names over the gold list, beside what a search without keys finds; and what a search may be."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from functools import partial
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.postgres.pool import Pool, open_pool
from db.sql.errors import InvalidCursor
from db.words.name_search import SIGNS, name_columns
from editorial.text.fold import fold
from tests.conftest import Databases, load_seeds
from tests.db.words.name_cases import ENTITIES, SEARCHES
from tests.support.service.asking import READER, answer
from tests.test_docs import rows

FOUND = "query ($text: String!) { entities(search: $text, first: 100) { nodes { id } } }"


async def add_entity(connection: asyncpg.Connection, id_: UUID, key: str, kind: str, names: Iterable[str]) -> None:
    """Add an entity with a key and names, the first of them preferred."""
    first, *_ = names = list(names)
    await connection.execute("insert into entity (id, kind, label) values ($1, $2, $3)", id_, kind, first)
    await connection.execute("insert into entity_key (key, entity_id) values ($1, $2)", key, id_)
    for n, text in enumerate(names):
        found = name_columns(text, "und")
        await connection.execute(
            "insert into name (entity_id, ordinal, text, language, script, kind, keys, key_vowels, key_sounds)"
            " values ($1, $2, $3, 'und', 'Zyyy', $4, $5, $6, $7)",
            id_,
            n,
            text,
            "ALIAS" if n else "PREFERRED",
            found["keys"],
            found["key_vowels"],
            found["key_sounds"],
        )


@pytest.fixture(scope="module")
async def gold_dsn(databases: Databases, template: str) -> AsyncIterator[str]:
    """A database with the seeds and the entities of the gold list."""
    dsn = await databases.make(template)
    connection = await asyncpg.connect(dsn)
    await load_seeds(connection)
    for n, (key, (kind, *names)) in enumerate(ENTITIES.items()):
        await add_entity(connection, UUID(int=n + 1), key, kind, names)
    await connection.close()
    yield dsn
    await databases.drop(dsn)


@pytest.fixture
async def gold(gold_dsn: str) -> AsyncIterator[asyncpg.Connection]:
    """A connection to the gold list's database."""
    opened = await asyncpg.connect(gold_dsn)
    yield opened
    await opened.close()


@pytest.fixture(scope="module")
async def gold_pool(gold_dsn: str) -> AsyncIterator[Pool]:
    """A pool of connections to it."""
    pool = await open_pool(gold_dsn, smallest=0, largest=2, statement_timeout_ms=10_000)
    yield pool
    await pool.close()


async def entities(pool: Pool, document: str, **variables: object) -> Any:
    return (await answer(pool, document, **variables))["entities"]


async def keys_of(connection: asyncpg.Connection) -> dict[str, str]:
    rows = await connection.fetch("select entity_id::text as id, key from entity_key")
    return {row["id"]: row["key"] for row in rows}


async def ours(pool: Pool, text: str) -> set[str]:
    return {node["id"] for node in (await entities(pool, FOUND, text=text))["nodes"]}


async def by_parts(connection: asyncpg.Connection, text: str) -> set[str]:
    """Return whom a search for parts of folded names finds."""
    patterns = [f"%{word}%" for word in fold(text).split()]
    rows = await connection.fetch("select entity_id::text from name where folded like all($1::text[])", patterns)
    return {row[0] for row in rows}


async def by_trigrams(connection: asyncpg.Connection, text: str) -> set[str]:
    """Return whom the similarity of trigrams finds, with PostgreSQL's own threshold."""
    rows = await connection.fetch("select entity_id::text from name where folded % $1", fold(text))
    return {row[0] for row in rows}


Search = Callable[[str], Awaitable[set[str]]]


async def measured(search: Search, keys: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Return a row of the table (recall, precision, searches with exactly what is wanted), and what is not as wanted."""
    right = wanted = found = exact = 0
    wrong = []
    for text, expected in SEARCHES:
        got = {keys[id_] for id_ in await search(text)}
        right, wanted, found = right + len(got & expected), wanted + len(expected), found + len(got)
        exact += got == expected
        if got != expected:
            wrong.append(f"{text}: misses {sorted(expected - got)}, adds {sorted(got - expected)}")
    return [f"{right / wanted:.0%}", f"{right / found:.0%}", f"{exact} of {len(SEARCHES)}"], wrong


async def test_the_table_of_the_page_on_names_is_what_is_measured(gold: asyncpg.Connection, gold_pool: Pool) -> None:
    keys = await keys_of(gold)
    searches: dict[str, Search] = {
        "by keys (Isnad)": partial(ours, gold_pool),
        "by parts of the folded name": partial(by_parts, gold),
        "by similarity of trigrams (pg_trgm)": partial(by_trigrams, gold),
    }
    table = {name: await measured(search, keys) for name, search in searches.items()}
    documented = {row[0]: row[1:] for row in rows("docs/names.md", "| search | recall")}
    assert documented == {name: row for name, (row, _) in table.items()}, "\n".join(table["by keys (Isnad)"][1])


EDGES = """
    query ($text: String!, $first: Int, $after: String, $last: Int, $before: String, $kind: [EntityKind!]) {
      entities(search: $text, first: $first, after: $after, last: $last, before: $before, filter: {kind: $kind}) {
        totalCount
        edges { cursor matchedName { text kind } node { id } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }
"""


async def named(pool: Pool, text: str) -> list[str]:
    """Return the names that matched, the best first."""
    return [edge["matchedName"]["text"] for edge in (await entities(pool, EDGES, text=text))["edges"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("سيخانوسكايا", ["سيخانوسكايا"]),
        ("تسيخنوسكايا", ["تسيخنوسكايا"]),
        ("cichanouskaja", ["Cichanoŭskaja"]),
        ("tichanowskaja", ["Tsikhanouskaya"]),
        ("Tikhanovskaya Sviatlana", ["Светлана Тихановская"]),
        ("EU", ["EU"]),
        ("niger", ["Niger", "Nigeria"]),
        ("Ali", ["Muhammad Ali", "Australia"]),
    ],
)
async def test_the_answer_says_which_name_matched_the_best_first(
    text: str, expected: list[str], gold_pool: Pool
) -> None:
    assert await named(gold_pool, text) == expected


async def test_names_come_in_ranks(connection: asyncpg.Connection, database: str) -> None:
    ranked = ["Salim", "Salim Hadi", "Hadi Salim", "Hadi Salimov", "Abusalim", "سليم", "Abusalim Hadi Omar Salimov"]
    best_first = [*ranked[:3], "سليم", "Hadi Salimov", "Abusalim Hadi Omar Salimov", "Abusalim"]
    for n, name in enumerate(reversed(ranked)):
        await add_entity(connection, UUID(int=n + 1), f"e{n}", "PERSON", [name])
    pool = await open_pool(database, smallest=0, largest=1, statement_timeout_ms=10_000)
    assert await named(pool, "salim") == best_first
    await pool.close()


async def test_of_names_that_match_alike_the_preferred_one_comes_first_then_what_was_loaded_first(
    connection: asyncpg.Connection, database: str
) -> None:
    for n, names in enumerate((["x1", "Nadir"], ["Nadir"], ["Nadir", "Nadir "])):
        await add_entity(connection, UUID(int=n + 1), f"e{n}", "PERSON", names)
    pool = await open_pool(database, smallest=0, largest=1, statement_timeout_ms=10_000)
    found = await entities(pool, EDGES, text="Nadir")
    assert [edge["node"]["id"][-1] for edge in found["edges"]] == ["2", "3", "1"]
    await pool.close()


async def pages(pool: Pool, *, size: int, backwards: bool) -> list[list[str]]:
    """Return the ids of the pages of a search that finds much, in the order in which they were asked for."""
    found: list[list[str]] = []
    cursor = None
    while True:
        requested = {"last": size, "before": cursor} if backwards else {"first": size, "after": cursor}
        page = await entities(pool, EDGES, text="a", **requested)
        found.append([edge["node"]["id"] for edge in page["edges"]])
        info = page["pageInfo"]
        assert info["hasNextPage" if backwards else "hasPreviousPage"] == (len(found) > 1)
        if not info["hasPreviousPage" if backwards else "hasNextPage"]:
            return found
        cursor = info["startCursor" if backwards else "endCursor"]


@pytest.mark.parametrize("size", [1, 3, 100])
async def test_pages_of_a_search_hold_each_entity_once_forwards_and_backwards(size: int, gold_pool: Pool) -> None:
    forwards = [id_ for page in await pages(gold_pool, size=size, backwards=False) for id_ in page]
    backwards = [id_ for page in reversed(await pages(gold_pool, size=size, backwards=True)) for id_ in page]
    assert forwards == backwards
    assert len(set(forwards)) == len(forwards) == (await entities(gold_pool, EDGES, text="a"))["totalCount"] > 3


async def test_a_filter_holds_beside_a_search(gold_pool: Pool) -> None:
    people = await entities(gold_pool, EDGES, text="a", kind=["PERSON"])
    places = await entities(gold_pool, EDGES, text="a", kind=["PLACE"])
    both = await entities(gold_pool, EDGES, text="a", kind=["PLACE", "PERSON"])
    assert people["totalCount"] + places["totalCount"] == both["totalCount"]
    assert min(people["totalCount"], places["totalCount"]) > 0


async def test_a_cursor_of_another_search_is_refused(gold_pool: Pool) -> None:
    cursor = (await entities(gold_pool, EDGES, text="Niger"))["edges"][0]["cursor"]
    assert (await entities(gold_pool, EDGES, text="niger", after=cursor))["edges"]
    with pytest.raises(InvalidCursor, match="another search"):
        await entities(gold_pool, EDGES, text="Nigeria", after=cursor)
    with pytest.raises(InvalidCursor, match="another list"):
        await entities(gold_pool, "query ($c: String) { entities(after: $c) { nodes { id } } }", c=cursor)


async def test_a_list_that_is_not_searched_names_no_match(gold_pool: Pool) -> None:
    found = await entities(gold_pool, "{ entities(first: 2) { edges { matchedName { text } node { id } } } }")
    assert [edge["matchedName"] for edge in found["edges"]] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "%",
        "_",
        "\\",
        "%%%%",
        "؟!",
        '"',
        "'",
        "--",
        "ـــ",
        "ًٌٍ",
        "\u200f",
        "x" * 501,
        "zz" * 250,
        "ay " * 200,
        "% a_qx\\",
        "'; drop table name; --",
        "{}",
        "{row}",
        "🙂",
        "\U0010ffff",
        "qqq ' qqq",
        " ".join("abcdefghijklm" * 15),
    ],
)
async def test_what_is_no_name_finds_nothing(text: str, gold_pool: Pool) -> None:
    assert await entities(gold_pool, EDGES, text=text) == {
        "totalCount": 0,
        "edges": [],
        "pageInfo": {"hasNextPage": False, "hasPreviousPage": False, "startCursor": None, "endCursor": None},
    }


async def test_signs_are_no_wildcards(gold_pool: Pool) -> None:
    assert await named(gold_pool, "Mun_ch") == []
    assert await named(gold_pool, "Mun%ch") == []
    assert await named(gold_pool, "Niger%") == ["Niger", "Nigeria"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40) | st.text(alphabet="aكьñ%_\\'- ", max_size=600))
def test_any_text_is_a_search(text: str) -> None:
    if "\x00" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text):
        parameters = compiled_values(text)
        assert all(value is None or isinstance(value, str | list) for value in parameters)


def compiled_values(text: str) -> list[object]:
    """Return what is sent for a search."""
    request = READER.read(FOUND, None, {"text": text})
    assert request.prepared.compiled is not None
    return request.prepared.compiled.statement.bind(request.variables)


async def test_signs_between_words_are_those_of_the_sql_function(gold: asyncpg.Connection) -> None:
    blank = await gold.fetchval(
        "select string_agg(c, '') from unnest($1::text[]) c where name_words(c) = '   '", list(SIGNS)
    )
    assert blank == SIGNS
    assert await gold.fetchval("select name_words('ab-c''d')") == " ab c d "


async def test_every_stored_name_has_the_keys_of_its_text(gold: asyncpg.Connection) -> None:
    stored = await gold.fetch("select text, language, keys, key_vowels, key_sounds from name")
    assert len(stored) > 80
    for name in stored:
        expected = name_columns(name["text"], name["language"])
        assert {column: name[column] for column in expected} == expected, name["text"]
