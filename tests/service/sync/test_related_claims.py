"""A claim is told of as changed when a claim that is related to it is written, to callers who see the other claim or saw it."""

from itertools import product
from typing import Any

import asyncpg
import pytest

from db.operation.operation import Actor
from db.operations.retract import RetractClaim, RetractQuote, retract_claim, retract_quote
from tests.support.data.articles import load, noise

DESK = Actor("Desk")

STATES = (None, "DRAFT", "PUBLISHED")
"""What a claim can be: not there, hidden from callers who see only published data, or visible to everybody."""


def bundle(kind: str, state: str | None, text: str) -> dict[str, Any]:
    """Return a bundle with a published claim, and in some state another one that is related to it."""
    data = noise()
    if state is not None:
        other = {**data["claims"][0], "key": "other", "text": text, "provenance": {"state": state}}
        data["claims"].append(other | {"relations": [{"type": kind, "claim": "lasting"}]})
    return data


@pytest.mark.parametrize("kind", ["CONTRADICTS", "RESTATES"])
async def test_a_claim_changes_for_whoever_sees_or_saw_the_related_claim_that_is_written(
    connection: asyncpg.Connection, kind: str
) -> None:
    for before, after in product(STATES, STATES):
        if before == after is None:
            continue
        await load(connection, bundle(kind, before, f"from {before} to {after}"))
        end = await connection.fetchval("select coalesce(max(seq), 0) from change")
        await load(connection, bundle(kind, after, f"after {before} now {after}"))
        rows = await connection.fetch(
            "select c.public_op from change c join annotation n on n.id = c.id where n.key = 'lasting' and c.seq > $1",
            end,
        )
        is_public = "PUBLISHED" in (before, after)
        assert [row["public_op"] for row in rows] == ["upsert" if is_public else None], (before, after)
        of_article = await connection.fetch("select public_op from change where type = 'article' and seq > $1", end)
        assert [row["public_op"] for row in of_article] == ["upsert" if is_public else None], (before, after)


@pytest.mark.parametrize("state", ["DRAFT", "PUBLISHED"])
@pytest.mark.parametrize("item", ["claim", "quote"])
async def test_a_retraction_is_reported_only_to_callers_who_see_what_was_retracted(
    connection: asyncpg.Connection, state: str, item: str
) -> None:
    data = bundle("CONTRADICTS", state, "other")
    if item == "quote":
        data["quotes"][0]["provenance"] = {"state": state}
        data["claims"][0]["quote"] = data["quotes"][0]["key"]
    await load(connection, data)
    end = await connection.fetchval("select max(seq) from change")
    version = await connection.fetchval("select public_version from article")
    key = "other" if item == "claim" else data["quotes"][0]["key"]
    id_ = str(await connection.fetchval("select id from annotation where key = $1 and kind = upper($2)", key, item))
    if item == "claim":
        await retract_claim(connection, RetractClaim(id_, "Wrong."), actor=DESK)
    else:
        await retract_quote(connection, RetractQuote(id_, "Wrong."), actor=DESK)
    (row,) = await connection.fetch(
        "select c.fields, c.public_op from change c join annotation n on n.id = c.id where n.key = 'lasting' and c.seq > $1",
        end,
    )
    is_public = state == "PUBLISHED"
    assert (row["fields"], row["public_op"]) == (
        ["relations" if item == "claim" else "quote"],
        "upsert" if is_public else None,
    )
    assert (await connection.fetchval("select public_version from article") != version) == is_public
