"""``name_distance`` in SQL: the distance of the reference, for any two readings with the same key."""

import asyncpg

from db.words.name_search import name_columns
from editorial.name.key import NameKey, heard
from tests.db.words.name_distance import distance
from tests.db.words.name_list import names

DISTANCES = """
    select name_distance(k, v1, s1, v2, s2) from unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[])
        as r (k, v1, s1, v2, s2)
"""


def pairs() -> list[tuple[NameKey, NameKey]]:
    """Return readings with the same key, of names of the list and in some languages."""
    found: dict[str, list[NameKey]] = {}
    for n, (text, language) in enumerate(names()):
        for key in heard(text, language if n % 2 else ""):
            found.setdefault(key.key, []).append(key)
    return [(one, other) for alike in found.values() for one in alike[:12] for other in alike[-12:]]


async def test_the_distance_in_sql_is_that_of_the_reference(connection: asyncpg.Connection) -> None:
    compared = pairs()
    columns = [
        [one.key for one, _ in compared],
        [one.vowels for one, _ in compared],
        [one.sounds for one, _ in compared],
        [other.vowels for _, other in compared],
        [other.sounds for _, other in compared],
    ]
    found = [row[0] for row in await connection.fetch(DISTANCES, *columns)]
    expected = [distance(one, other) for one, other in compared]
    assert found == expected
    assert {None, 0, 1, 4, 7} <= set(expected)


async def test_the_distance_is_inlined_and_not_called(connection: asyncpg.Connection) -> None:
    plan = await connection.fetch(
        "explain verbose select name_distance(k, v, v, w, w) from unnest($1::text[], $2::bigint[], $3::bigint[]) r (k, v, w)",
        ["a"],
        [1],
        [2],
    )
    text = "\n".join(row[0] for row in plan)
    assert "bit_count" in text
    assert "name_distance" not in text


def test_a_name_has_as_many_vowels_and_sounds_as_keys() -> None:
    for text, language in names():
        assert len({len(column) for column in name_columns(text, language).values()}) == 1
