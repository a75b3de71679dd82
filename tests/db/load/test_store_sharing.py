"""Several articles that speak of the same entities and events, one after another and at the same time."""

import asyncio
from typing import Any

import asyncpg
import pytest

from db.operation.load_report import LoadAction
from tests.support.data.articles import load, noise

Connection = asyncpg.Connection


async def names(connection: Connection, key: str) -> list[str]:
    """Return the names of the entity that a key leads to."""
    rows = await connection.fetch(
        "select n.text from name n join entity_key k on k.entity_id = n.entity_id where k.key = $1 order by n.ordinal",
        key,
    )
    return [row[0] for row in rows]


def named(slug: str, *texts: str) -> dict[str, Any]:
    """Return a bundle in which Coale has these names."""
    data = noise(slug=slug)
    data["entities"][0]["names"] = [{"text": text, "language": "en"} for text in texts]
    return data


async def test_an_entity_of_two_articles_is_one_with_the_names_of_both(connection: Connection) -> None:
    await load(connection, named("first", "John Coale"))
    report = await load(connection, named("second", "John Coale", "John P. Coale"))
    assert await connection.fetchval("select count(*) from entity") == 2
    assert await names(connection, "coale") == ["John Coale", "John P. Coale"]
    became = {item.key: item.action for item in report.items if item.type == "entity"}
    assert became == {"coale": LoadAction.UPDATE, "belta": LoadAction.UNCHANGED}
    assert (
        await connection.fetchval(
            "select version from entity e join entity_key k on k.entity_id = e.id and key = 'coale'"
        )
        == 2
    )


async def test_an_article_takes_back_only_the_names_that_it_gave(connection: Connection) -> None:
    await load(connection, named("first", "John Coale"))
    await load(connection, named("second", "Coale", "Mr Coale"))
    await load(connection, named("second", "Coale"))
    assert await names(connection, "coale") == ["John Coale", "Coale"]
    await load(connection, named("second", "Ambassador Coale"))
    assert await names(connection, "coale") == ["John Coale", "Ambassador Coale"]


async def test_the_first_article_owns_the_description_of_an_entity_and_of_an_event(connection: Connection) -> None:
    await load(connection, noise(slug="first"))
    other = noise(slug="second")
    other["entities"][0] |= {"kind": "GROUP", "descriptions": {"en": "a group"}}
    other["events"][0] |= {"title": {"en": "Other talks"}, "status": "PLANNED"}
    await load(connection, other)
    assert (
        await connection.fetchval(
            "select kind::text from entity e join entity_key k on k.entity_id = e.id and key = 'coale'"
        )
        == "PERSON"
    )
    assert await connection.fetchval("select count(*) from entity_description") == 0
    assert await connection.fetchval("select text from event_title") == "Talks"
    mine = noise(slug="first")
    mine["events"][0]["title"] = {"en": "Long talks"}
    mine["entities"][0]["descriptions"] = {"en": "an envoy"}
    await load(connection, mine)
    assert await connection.fetchval("select text from event_title") == "Long talks"
    assert await connection.fetchval("select text from entity_description") == "an envoy"


async def test_an_event_reported_by_several_articles_disappears_with_the_last_report(connection: Connection) -> None:
    await load(connection, noise(slug="first"))
    await load(connection, noise(slug="second"))
    assert await connection.fetchval("select count(*) from event") == 1
    assert await connection.fetchval("select count(*) from event_report") == 2
    silent = noise(slug="first")
    del silent["events"], silent["claims"]
    await load(connection, silent)
    assert await connection.fetchval("select count(*) from event") == 1
    quiet = noise(slug="second")
    del quiet["events"], quiet["claims"]
    report = await load(connection, quiet)
    assert await connection.fetchval("select count(*) from event_report") == 0
    assert await connection.fetchval("select count(*) from event") == 0
    assert ("event", "talks", LoadAction.DELETE) in [(item.type, item.key, item.action) for item in report.items]


async def test_an_entity_outlives_its_articles_and_passes_to_the_next_that_describes_it(connection: Connection) -> None:
    await load(connection, noise(slug="first"))
    without = noise(slug="first")
    del without["quotes"], without["events"], without["claims"]
    del without["entities"][0]
    await load(connection, without)
    assert await names(connection, "coale") == ["John Coale"]
    other = noise(slug="second")
    other["entities"][0] |= {"descriptions": {"en": "an envoy"}}
    await load(connection, other)
    assert await connection.fetchval("select text from entity_description") == "an envoy"
    assert await names(connection, "coale") == ["John Coale"]


async def test_an_entity_is_found_by_its_wikidata_id_under_another_key(connection: Connection) -> None:
    data = noise(slug="first")
    data["entities"][0]["wikidata"] = "Q1"
    await load(connection, data)
    other = noise(slug="second")
    other["entities"][0] |= {"key": "john-coale", "wikidata": "Q1"}
    other["quotes"][0]["chain"][0]["entity"] = "john-coale"
    other["events"][0]["participants"][0]["entity"] = "john-coale"
    await load(connection, other)
    assert await connection.fetchval("select count(*) from entity") == 2
    assert (
        await connection.fetchval(
            "select count(distinct entity_id) from entity_key where key in ('coale', 'john-coale')"
        )
        == 1
    )


@pytest.mark.parametrize("run", range(3))
async def test_overlapping_bundles_loaded_at_once_end_as_if_one_after_another(database: str, run: int) -> None:
    bundles = [named(f"article-{n % 8}", "John Coale", f"Coale {n}") for n in range(16)]
    connections = [await asyncpg.connect(database) for _ in bundles]
    try:
        await asyncio.gather(*(load(each, data) for each, data in zip(connections, bundles, strict=True)))
        connection = connections[0]
        assert await connection.fetchval("select count(*) from entity") == 2
        assert await connection.fetchval("select count(*) from article") == 8
        assert await connection.fetchval("select count(*) from event") == 1
        found = await names(connection, "coale")
        assert found[0] == "John Coale"
        assert len(found) == len(set(found)) == 9
        assert sorted(int(name.split()[1]) % 8 for name in found[1:]) == list(range(8))
        versions = await connection.fetch("select id, array_agg(version order by seq) as all from change group by id")
        assert all(row["all"] == list(range(1, len(row["all"]) + 1)) for row in versions)
    finally:
        for each in connections:
            await each.close()
