"""Keys of entities: callers learn only the keys of bundles that they may see."""

from typing import Any

import asyncpg
import pytest

from db.entities.merge_entities import MergeEntities, merge_entities
from db.operation.operation import Actor
from db.operations.article_status import RestoreArticle, WithholdArticle, restore_article, withhold_article
from db.postgres.pool import Pool
from db.redaction.redact import redact
from db.redaction.request import Redact
from db.sql.visibility import Visibility
from tests.db.entities.entities import id_of
from tests.support.data.articles import load, noise
from tests.support.service.asking import answer, answer_to

Connection = asyncpg.Connection
DESK = Actor("Chief of the desk")

BY_KEY = "query ($key: String!) { entity(by: { key: $key }) { keys } }"
OF_ALL = "{ entities { nodes { keys } } }"


def called(slug: str, key: str, **article: object) -> dict[str, Any]:
    """Return a bundle that calls an entity by this key; all such bundles mean the same entity."""
    data = noise(slug=slug, **article)
    data["entities"] = [{**data["entities"][0], "key": key, "wikidata": "Q4711"}]
    data["article"].pop("publisher", None)
    for part in ("quotes", "events", "claims", "event_reports"):
        data.pop(part, None)
    return data


async def keys_of(pool: Pool, key: str, visibility: Visibility = Visibility.PUBLISHED) -> list[str] | None:
    found = (await answer_to(visibility, pool, BY_KEY, key=key))["entity"]
    return None if found is None else list(found["keys"])


async def test_a_key_is_told_to_those_who_see_a_bundle_that_uses_it(connection: Connection, pool: Pool) -> None:
    await load(connection, called("open", "coale"))
    before = await answer(pool, OF_ALL)
    await load(connection, called("secret", "throat", status="WITHHELD"))
    assert await answer(pool, OF_ALL) == before
    assert await keys_of(pool, "coale") == ["coale"]
    assert await keys_of(pool, "throat") is None
    assert await keys_of(pool, "throat", Visibility.EVERYTHING) == ["coale", "throat"]


async def test_a_key_comes_and_goes_with_the_article_that_uses_it(connection: Connection, pool: Pool) -> None:
    await load(connection, called("secret", "throat"))
    await load(connection, called("open", "coale"))
    assert await keys_of(pool, "throat") == ["coale", "throat"]
    await withhold_article(connection, WithholdArticle("secret", "Decided."), actor=DESK)
    assert await keys_of(pool, "throat") is None
    assert await keys_of(pool, "coale") == ["coale"]
    await restore_article(connection, RestoreArticle("secret"), actor=DESK)
    assert await keys_of(pool, "coale") == ["coale", "throat"]


async def test_a_survivor_answers_to_the_keys_of_those_that_it_took_over(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    ids = [await id_of(connection, key) for key in ("coale", "belta")]
    await merge_entities(connection, MergeEntities(ids[0], (ids[1],)), actor=DESK)
    assert await keys_of(pool, "belta") == await keys_of(pool, "coale") == ["belta", "coale"]


@pytest.mark.parametrize(("status", "seen"), [("WITHHELD", None), ("USABLE", ["coale", "throat"])])
async def test_keys_from_before_their_bundles_were_recorded_are_told_if_no_hidden_bundle_can_have_brought_them(
    connection: Connection, pool: Pool, status: str, seen: list[str] | None
) -> None:
    await load(connection, called("open", "coale"))
    await load(connection, called("secret", "throat", status=status))
    await connection.execute("delete from entity_key_giver")
    assert await keys_of(pool, "throat") == seen


async def test_a_single_key_from_before_is_told_with_its_entity(connection: Connection, pool: Pool) -> None:
    await load(connection, called("open", "coale"))
    await load(connection, called("secret", "coale", status="WITHHELD"))
    await connection.execute("delete from entity_key_giver")
    assert await keys_of(pool, "coale") == ["coale"]


async def test_a_redacted_key_stands_nowhere(connection: Connection) -> None:
    await load(connection, called("open", "throat"))
    await redact(connection, Redact("Decided.", ("throat",)), actor=DESK)
    assert await connection.fetchval("select count(*) from entity_key_giver") == 1
    assert await connection.fetchval("select count(*) from entity_key_giver where key like '%throat%'") == 0
