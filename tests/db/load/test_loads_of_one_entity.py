"""Two loads at the same time that reach one entity by different keys or ids: the second waits for the first."""

import asyncio
from datetime import datetime
from typing import Any

import asyncpg
import pytest

from db.entities.merge_entities import MergeEntities, merge_entities
from db.operation.operation import Actor
from tests.db.entities.entities import id_of
from tests.support.data.articles import load, noise

Connection = asyncpg.Connection
DESK = Actor("Chief of the desk")


def about(slug: str, *names: str, key: str = "coale", **entity: object) -> dict[str, Any]:
    """Return a bundle that gives these names to its first entity, and has an event of its own."""
    data = noise(slug=slug, url=f"https://example.org/{slug}")
    data["entities"][0] |= {"key": key, "names": [{"text": name, "language": "en"} for name in names], **entity}
    data["quotes"][0]["chain"][0]["entity"] = data["events"][0]["participants"][0]["entity"] = key
    data["events"][0]["key"] = data["claims"][0]["event"] = f"talks-in-{slug}"
    data["entities"][1] |= {"key": f"belta-in-{slug}"}
    data["quotes"][0]["chain"][1]["entity"] = data["claims"][0]["chain"][0]["entity"] = f"belta-in-{slug}"
    return data


def draft(data: dict[str, Any]) -> dict[str, Any]:
    data["provenance"]["state"] = "DRAFT"
    return data


async def load_while(connection: Connection, dsn: str, first: dict[str, Any], second: dict[str, Any]) -> datetime:
    """Load a bundle while another connection's load of the first one is not committed yet.

    The first transaction ends when the second load waits for it, or is done without. Return the instant before that.
    """
    other = await asyncpg.connect(dsn)
    try:
        async with asyncio.timeout(60), connection.transaction():
            await load(connection, first)
            loading = asyncio.create_task(load(other, second))
            blocked = "select cardinality(pg_blocking_pids($1)) > 0"
            while not loading.done():
                if await connection.fetchval(blocked, other.get_server_pid()):
                    break
                await asyncio.sleep(0)
            instant: datetime = await connection.fetchval("select clock_timestamp()")
        await loading
        return instant
    finally:
        await other.close()


async def stored(connection: Connection) -> tuple[int, set[str], datetime]:
    """Return the version and all names of the entity with the key ``coale``, and the instant of its last change."""
    id_ = await id_of(connection, "coale")
    rows = await connection.fetch("select text from name where entity_id = $1::uuid", id_)
    found = await connection.fetchrow("select version, since from entity where id = $1::uuid", id_)
    assert found
    return found["version"], {row["text"] for row in rows}, found["since"]


async def merged(connection: Connection) -> None:
    """Load two entities with an id each, and merge them into the one with the key ``coale``."""
    await load(connection, about("one", "John Coale", wikidata="Q1"))
    await load(connection, about("two", "John Kool", key="kool", wikidata="Q2"))
    survivor, other = await id_of(connection, "coale"), await id_of(connection, "kool")
    await merge_entities(connection, MergeEntities(survivor, (other,), force=True), actor=DESK)


async def one_with_two_keys(connection: Connection) -> None:
    await load(connection, about("one", "John Coale", wikidata="Q1"))
    await load(connection, about("two", "John Coale", key="kool", wikidata="Q1"))


@pytest.mark.parametrize(
    "entity", [{"key": "kool"}, {"key": "another", "wikidata": "Q1"}], ids=["by another key", "by its Wikidata id"]
)
async def test_both_names_are_kept_that_two_loads_add_to_an_entity(
    connection: Connection, database: str, entity: dict[str, str]
) -> None:
    await one_with_two_keys(connection)
    version, before, _ = await stored(connection)
    end = await load_while(connection, database, about("three", "Coale"), about("four", "Johnny", **entity))
    *now, since = await stored(connection)
    assert now == [version + 2, before | {"Coale", "Johnny"}]
    assert since > end, "it waited before it took the instant of its writes"


@pytest.mark.parametrize("is_survivor_first", [True, False])
@pytest.mark.parametrize(
    "entity", [{"key": "kool"}, {"key": "another", "wikidata": "Q2"}], ids=["by its key", "by its Wikidata id"]
)
async def test_both_names_are_kept_that_two_loads_add_to_a_survivor_and_to_an_entity_that_was_merged_into_it(
    connection: Connection, database: str, entity: dict[str, str], *, is_survivor_first: bool
) -> None:
    await merged(connection)
    version, before, _ = await stored(connection)
    bundles = [about("three", "Coale"), about("four", "Johnny", **entity)]
    end = await load_while(connection, database, *(bundles if is_survivor_first else reversed(bundles)))
    *now, since = await stored(connection)
    assert now == [version + 2, before | {"Coale", "Johnny"}]
    assert since > end, "it waited before it took the instant of its writes"


async def test_an_entity_is_hidden_when_two_loads_hide_what_refers_to_it(connection: Connection, database: str) -> None:
    await one_with_two_keys(connection)
    first, second = (about("one", "John Coale", wikidata="Q1"), about("two", "John Coale", key="kool", wikidata="Q1"))
    for data in first, second:
        del data["entities"][0]["wikidata"]
        await load(connection, data)
    await load_while(connection, database, draft(first), draft(second))
    assert await connection.fetchval("select hidden from entity where id = $1::uuid", await id_of(connection, "coale"))


async def test_the_participant_of_an_event_that_a_load_shows_stays_visible_if_another_load_hides_what_refers_to_it(
    connection: Connection, database: str
) -> None:
    data = about("one", "John Coale")
    data["quotes"] = []
    data["entities"][0]["mentions"][0]["provenance"] = {"state": "DRAFT"}
    data["events"][0]["reports"][0]["provenance"] = {"state": "DRAFT"}
    data["events"][0]["key"] = data["claims"][0]["event"] = "talks"
    await load(connection, data)
    await load(connection, about("two", "John Coale"))
    shown = "select not hidden from entity where id = $1::uuid"
    reporting = noise(slug="three", url="https://example.org/three")
    reporting["quotes"], reporting["events"][0]["participants"] = [], []
    del reporting["entities"][0]
    reporting["entities"][0]["key"] = reporting["claims"][0]["chain"][0]["entity"] = "belta-in-three"
    await load_while(connection, database, reporting, draft(about("two", "John Coale")))
    assert await connection.fetchval(
        "select not hidden from event e join event_key k on k.event_id = e.id where k.key = 'talks'"
    )
    assert await connection.fetchval(shown, await id_of(connection, "coale"))


async def test_loads_that_share_nothing_do_not_wait_for_each_other(connection: Connection, database: str) -> None:
    bundles = [about("one", "John Coale"), about("two", "John Kool", key="kool")]
    for data in bundles:
        del data["article"]["url"]
    other = await asyncpg.connect(database)
    try:
        async with asyncio.timeout(20), connection.transaction():
            await load(connection, bundles[0])
            await load(other, bundles[1])
            assert await other.fetchval("select count(*) from article") == 1, "the first is not committed yet"
    finally:
        await other.close()
