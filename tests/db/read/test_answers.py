"""What stands in a database stands in the answer, whatever its letters and however many fields are asked for."""

from collections.abc import AsyncIterator

import asyncpg
import pytest

from db.postgres.pool import Pool, open_pool
from tests.support.data.articles import load, noise
from tests.support.service.asking import answer

AWKWARD = "".join(map(chr, range(1, 0x7F))) + '"\\/“” \u2028\u2029 🇱🇧 </script> العربية'
"""Every control character that can be stored, what JSON escapes, and more than one plane of Unicode."""


@pytest.fixture
async def pool(database: str, connection: asyncpg.Connection) -> AsyncIterator[Pool]:
    data = noise(headline=AWKWARD)
    data["claims"][0] |= {"text": AWKWARD, "status_note": AWKWARD}
    data["claims"][0]["quantities"] = [
        {"value": value, "unit": '"', "comparator": "EQ"} for value in (0.1, 1e300, -2.5e-7, 9_500_000, 1e15)
    ]
    data["entities"][0]["names"].append({"text": AWKWARD, "language": "en"})
    await load(connection, data)
    opened = await open_pool(database, smallest=0, largest=1, statement_timeout_ms=10_000)
    yield opened
    await opened.close()


async def test_a_text_comes_back_with_every_character_of_it(pool: Pool) -> None:
    found = await answer(
        pool,
        "{ articles { nodes { headline claims { nodes { text statusNote quantities { value unit } } }"
        ' entities { nodes { name(language: "en") names { text } } } } } }',
    )
    (article,) = found["articles"]["nodes"]
    (claim,) = article["claims"]["nodes"]
    assert article["headline"] == claim["text"] == claim["statusNote"] == AWKWARD.replace("\r", "\n")
    assert [each["value"] for each in claim["quantities"]] == [0.1, 1e300, -2.5e-7, 9_500_000, 1e15]
    assert {each["unit"] for each in claim["quantities"]} == {'"'}
    names = [name["text"] for entity in article["entities"]["nodes"] for name in entity["names"]]
    assert AWKWARD.replace("\r", "\n") in names


async def test_what_is_not_there_is_null_false_or_empty(pool: Pool) -> None:
    found = await answer(
        pool,
        "{ articles { nodes { url publisher { id } mentions(first: 1) { nodes { provenance { confidence note } } }"
        " quotes { nodes { cue { start } said { edtf earliest qualifier } chain { inferred entity { id } } } }"
        " claims { nodes { reviews { rating } event { when { latest } } relations { stale } quote { id } } } } }"
        ' article(by: { slug: "nobody" }) { id } node(id: "nobody") { id } nodes(ids: ["x"]) { id }'
        " entities(first: 1) { nodes { wikidata sameAs mergedFrom } pageInfo { hasPreviousPage hasNextPage } } }",
    )
    (article,) = found["articles"]["nodes"]
    assert (article["url"], article["publisher"]) == (None, None)
    assert article["mentions"]["nodes"][0]["provenance"] == {"confidence": None, "note": None}
    quote = article["quotes"]["nodes"][0]
    assert quote["said"] == {"edtf": None, "earliest": None, "qualifier": None}
    assert quote["cue"] is None
    assert [link["inferred"] for link in quote["chain"]] == [False, True]
    claim = article["claims"]["nodes"][0]
    assert (claim["reviews"], claim["relations"], claim["quote"]) == ([], [], None)
    assert claim["event"]["when"]["latest"] == "2025-12-13"
    assert (found["article"], found["node"], found["nodes"]) == (None, None, [None])
    assert found["entities"]["nodes"] == [{"wikidata": None, "sameAs": [], "mergedFrom": []}]
    assert found["entities"]["pageInfo"] == {"hasPreviousPage": False, "hasNextPage": True}


@pytest.mark.parametrize("count", [1, 44, 45, 46, 90, 91, 400])
async def test_any_number_of_fields_is_answered_in_the_requested_order(pool: Pool, count: int) -> None:
    fields = " ".join(f"a{number}: {'slug' if number % 2 else '__typename'}" for number in range(count))
    found = await answer(pool, f"{{ articles {{ nodes {{ {fields} }} }} }}")
    (article,) = found["articles"]["nodes"]
    assert list(article) == [f"a{number}" for number in range(count)]
    assert set(article.values()) <= {"noise", "Article"}
