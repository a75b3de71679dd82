"""Looking up what somebody typed: what fits exactly, what begins so, what is similar; each only to those who may see it."""

from typing import Any

import asyncpg
import pytest

from db.operation.operation import Actor
from db.operations.article_status import WithholdArticle, withhold_article
from db.postgres.pool import Pool
from db.sql.visibility import Visibility
from tests.support.data.articles import load, noise
from tests.support.service.asking import answer, answer_to

Connection = asyncpg.Connection

LOOKUP = """
query ($reference: String!, $types: [ChangeType!]) {
  lookup(reference: $reference, types: $types) { fit type nodeId key name node { id __typename } }
}
"""
COMPLETIONS = """
query ($beginning: String!, $types: [ChangeType!]) { completions(beginning: $beginning, types: $types) { type key } }
"""


async def found(pool: Pool, reference: str, *types: str) -> list[tuple[str, str, str | None]]:
    matches = (await answer(pool, LOOKUP, reference=reference, types=list(types) or None))["lookup"]
    assert all(each["node"]["id"] == each["nodeId"] for each in matches)
    return [(each["fit"], each["type"], each["key"]) for each in matches]


async def ids_of(pool: Pool) -> dict[str, str]:
    data = await answer(pool, "{ quotes { nodes { id } } claims { nodes { id } } events { nodes { id } } }")
    return {name: each["nodes"][0]["id"] for name, each in data.items()}


@pytest.mark.parametrize(
    ("reference", "type_", "key"),
    [
        ("coale", "ENTITY", "coale"),
        ("noise", "ARTICLE", "noise"),
        ("talks", "EVENT", "talks"),
        ("noise/lifting", "QUOTE", "noise/lifting"),
        ("noise/lasting", "CLAIM", "noise/lasting"),
        ("https://isnad.example/v1/articles/noise", "ARTICLE", "noise"),
        ("https://isnad.example/articles/noise", "ARTICLE", "noise"),
        ("https://isnad.example/entities/coale", "ENTITY", "coale"),
        ("https://news.example/noise", "ARTICLE", "noise"),
        ("Q4711", "ENTITY", "Q4711"),
    ],
)
async def test_each_way_of_naming_a_thing_finds_it(
    connection: Connection, pool: Pool, reference: str, type_: str, key: str
) -> None:
    data = noise(url="https://news.example/noise")
    data["entities"][0]["wikidata"] = "Q4711"
    await load(connection, data)
    assert await found(pool, reference) == [("EXACT", type_, key)]


async def test_an_id_and_its_beginning_find_the_thing(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    for id_ in (await ids_of(pool)).values():
        for text in (id_, id_.upper(), id_.replace("-", ""), id_[:35], f"https://isnad.example/v1/nodes/{id_}"):
            matches = (await answer(pool, LOOKUP, reference=text))["lookup"]
            assert [(each["fit"], each["nodeId"]) for each in matches] == [("BEGINNING", id_)], text


async def test_a_beginning_of_several_ids_finds_them_all(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    beginning = (await ids_of(pool))["quotes"][:8]
    assert len(await found(pool, beginning)) > 1
    assert [each[1] for each in await found(pool, beginning, "QUOTE")] == ["QUOTE"]


async def test_an_address_names_only_things_of_its_type(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    assert [each for each in await found(pool, "https://isnad.example/v1/events/coale") if each[0] == "EXACT"] == []


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("coalle", "coale"),
        ("John Coale", "coale"),
        ("jon coale", "coale"),
        ("noize", "noise"),
        ("noise/liftin", "noise/lifting"),
        ("tallks", "talks"),
    ],
)
async def test_what_is_misspelt_finds_what_is_similar(connection: Connection, pool: Pool, typed: str, key: str) -> None:
    await load(connection, noise())
    first, *_ = await found(pool, typed)
    assert (first[0], first[2]) == ("SIMILAR", key)


async def test_what_resembles_nothing_finds_nothing(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    for text in ("zzzzzz", "", "/", "\u202e", "ffffffff", "x" * 3000):
        assert await found(pool, text) == []


def drafts(slug: str) -> dict[str, Any]:
    data = noise(slug=slug)
    data["entities"][0] |= {"key": f"person-{slug}", "names": [{"text": "Deep Throat", "language": "en"}]}
    data["entities"] = data["entities"][:1]
    data["events"], data["claims"] = [], []
    data["quotes"][0] |= {"key": "secret-words", "chain": [{"role": "SPEAKER", "entity": f"person-{slug}"}]}
    return data


async def test_what_is_hidden_is_found_by_those_only_who_may_see_it(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    await load(connection, drafts("hidden"))
    await withhold_article(connection, WithholdArticle("hidden", "Decided."), actor=Actor("Desk"))
    everything = await answer_to(Visibility.EVERYTHING, pool, "{ quotes { nodes { id key } } }")
    (quote,) = (each["id"] for each in everything["quotes"]["nodes"] if each["key"] == "secret-words")
    for typed in ("hidden", "person-hidden", "hidden/secret-words", quote, quote[:35], "Deep Throat", "hiden"):
        seen = (await answer(pool, LOOKUP, reference=typed))["lookup"]
        assert not [each for each in seen if "hidden" in str(each) or each["nodeId"] == quote], typed
        assert (await answer_to(Visibility.EVERYTHING, pool, LOOKUP, reference=typed))["lookup"], typed
    for typed in ("hid", "person", "hidden/"):
        assert (await answer(pool, COMPLETIONS, beginning=typed))["completions"] == []
        assert (await answer_to(Visibility.EVERYTHING, pool, COMPLETIONS, beginning=typed))["completions"], typed


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("co", ["coale"]),
        ("no", ["noise"]),
        ("noise/l", ["noise/lasting", "noise/lifting"]),
        ("%", []),
        ("_oale", []),
        ("zz", []),
    ],
)
async def test_a_key_is_completed(connection: Connection, pool: Pool, typed: str, keys: list[str]) -> None:
    await load(connection, noise())
    completions = (await answer(pool, COMPLETIONS, beginning=typed))["completions"]
    assert [each["key"] for each in completions] == keys


async def test_completions_are_of_the_requested_types(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    asked = {"beginning": "noise/l", "types": ["QUOTE"]}
    assert (await answer(pool, COMPLETIONS, **asked))["completions"] == [{"type": "QUOTE", "key": "noise/lifting"}]


async def test_keys_that_are_similar_are_found_by_an_index(connection: Connection) -> None:
    await load(connection, noise())
    await connection.execute("set enable_seqscan = off")
    for table, item in (("entity_key", "entity"), ("event_key", "event")):
        await connection.execute(
            f"insert into {table} select md5(n::text), (select id from {item} limit 1) from generate_series(1, 20000) n"
        )
        await connection.execute(f"analyze {table}")
        plan = await connection.fetch(f"explain select from {table} where key % 'coale-on-prisoners'")
        assert f"{table}_similar" in str(plan)
    plan = await connection.fetch("explain select from entity_key where key = 'coale'")
    assert "entity_key_pkey" in str(plan)
