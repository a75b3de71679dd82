"""Quotes and claims without keys: a small change of their words leaves them their id and key."""

import copy
from typing import Any

import asyncpg

from editorial.short.key import is_from_words
from tests.support.data.articles import load, noise

BODY = "We will not move a single crate, said Mara Lind. The strike goes on, said Mara Lind. Nobody works."


def bundle(*words: str, claim: str = "The strike goes on.") -> dict[str, Any]:
    """Return a bundle with keyless quotes of these words, and a claim without a key."""
    data = noise()
    data["article"] |= {"slug": "crates", "language": "en", "body": BODY}
    chain = [{"role": "SPEAKER", "source": "UNKNOWN"}]
    quotes = [{"DIRECT": each, "chain": copy.deepcopy(chain)} for each in words]
    claims = [{"FACT": claim, "article": "The strike goes on"}]
    return {**data, "entities": [], "events": [], "quotes": quotes, "claims": claims}


async def stored(connection: asyncpg.Connection, kind: str) -> dict[str, tuple[str, int]]:
    """Return the annotations of a kind: id and version, by key."""
    rows = await connection.fetch("select key, id::text as id, version from annotation where kind::text = $1", kind)
    return {row["key"]: (row["id"], row["version"]) for row in rows}


async def test_a_quote_without_a_key_keeps_its_id_when_its_words_change_a_little(
    connection: asyncpg.Connection,
) -> None:
    await load(connection, bundle("We will not move a single crate", "Nobody works"))
    before = await stored(connection, "QUOTE")
    assert all(is_from_words(key) for key in before)
    await load(connection, bundle("Nobody works", "We will not move a single", claim="The strike still goes on."))
    after = await stored(connection, "QUOTE")
    (moved,) = (key for key in before if key.startswith("we-will"))
    (other,) = (key for key in before if key.startswith("nobody"))
    assert after == {moved: (before[moved][0], 2), other: before[other]}
    claims = await stored(connection, "CLAIM")
    assert [version for _, version in claims.values()] == [2]


async def test_other_words_are_another_quote(connection: asyncpg.Connection) -> None:
    await load(connection, bundle("We will not move a single crate"))
    before = await stored(connection, "QUOTE")
    await load(connection, bundle("Nobody works"))
    after = await stored(connection, "QUOTE")
    assert before.keys().isdisjoint(after)
    assert {id_ for id_, _ in before.values()}.isdisjoint(id_ for id_, _ in after.values())


async def test_a_key_that_somebody_wrote_is_never_given_to_a_quote_without_one(connection: asyncpg.Connection) -> None:
    data = bundle("We will not move a single crate")
    data["quotes"][0]["key"] = "not-a-single-crate"
    await load(connection, data)
    await load(connection, bundle("We will not move a single"))
    assert "not-a-single-crate" not in await stored(connection, "QUOTE")


async def test_the_bundle_of_the_changed_words_is_unchanged_when_loaded_again(connection: asyncpg.Connection) -> None:
    await load(connection, bundle("We will not move a single crate"))
    changed = bundle("We will not move a single")
    first, second = await load(connection, changed), await load(connection, changed)
    assert (first.outcome, second.outcome) == ("UPDATE", "UNCHANGED")
