"""Search: what is found, where it stands in the original, in which order, and that it follows what is written."""

import random
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest

from db.postgres.pool import Pool, open_pool
from db.sql.errors import InvalidCursor, InvalidSearch
from db.words.search_index import LAST_POSITION, rebuild
from tests.search.asking import nodes, search
from tests.support.data.articles import load, noise


@pytest.fixture
async def pool(database: str) -> AsyncIterator[Pool]:
    opened = await open_pool(database, smallest=0, largest=1, statement_timeout_ms=10_000)
    yield opened
    await opened.close()


def places(found: Any) -> set[tuple[str, int, int]]:
    return {(each["text"], each["start"], each["end"]) for edge in found["edges"] for each in edge["highlights"]}


@pytest.mark.parametrize(
    "text", ["العقوبات", "sanctions", '"الولايات المتحدة"', "lukash*", "Ціханоўская", "بوتين OR Putin"]
)
async def test_a_highlight_is_the_words_at_its_offsets_in_the_original_text(seeded_pool: Pool, text: str) -> None:
    found = await search(seeded_pool, text, first=100)
    assert found["edges"]
    for edge in found["edges"]:
        assert edge["highlights"]
        for each in edge["highlights"]:
            original = edge["node"]["body"] if each["field"] == "BODY" else each["within"]
            assert original[each["start"] : each["end"]] == each["text"]
            in_utf16 = original.encode("utf-16-le")[each["utf16Start"] * 2 : each["utf16End"] * 2]
            assert in_utf16.decode("utf-16-le") == each["text"]
            assert (each["within"] is None) == (each["field"] == "BODY")


async def test_offsets_are_right_behind_characters_outside_the_basic_plane(
    pool: Pool, connection: asyncpg.Connection
) -> None:
    data = noise(headline="🇱🇧🇱🇧 قال ﷺ المُتَحَدِّثُ: لن نتراجع 𝔘")
    await load(connection, data)
    (edge,) = (await search(pool, "المتحدث", types=["ARTICLE"]))["edges"]
    (place,) = edge["highlights"]
    headline = data["article"]["headline"]
    assert (place["text"], place["start"]) == ("المُتَحَدِّثُ", headline.index("المُ"))
    assert place["utf16Start"] == place["start"] + 4


async def test_a_phrase_is_highlighted_as_one_place_and_only_where_its_words_stand_side_by_side(
    pool: Pool, connection: asyncpg.Connection
) -> None:
    await load(
        connection, noise(headline="United we stand. United States of states; the united states.", language="en")
    )
    (edge,) = (await search(pool, '"united states"', types=["ARTICLE"]))["edges"]
    assert [each["text"] for each in edge["highlights"]] == ["United States", "united states"]


async def test_no_phrase_reaches_from_one_text_into_the_next(pool: Pool, connection: asyncpg.Connection) -> None:
    await load(
        connection,
        noise(
            headline="peace talks",
            body="قال جون كويل: “نحن نرفع العقوبات”. وأضافت بيلتا أن المحادثات استمرت يوم السبت.",
        ),
    )
    assert nodes(await search(pool, '"talks قال"')) == []
    assert len(nodes(await search(pool, "talks قال", types=["ARTICLE"]))) == 1


async def test_types_and_language_hold_a_search_to_what_they_name(seeded_pool: Pool) -> None:
    everything = await search(seeded_pool, "sanctions OR العقوبات", first=100)
    types = {node["__typename"] for node in nodes(everything)}
    assert types == {"Article", "Quote", "Claim", "Event"}
    some = await search(seeded_pool, "sanctions OR العقوبات", first=100, types=["QUOTE", "EVENT"])
    assert {node["__typename"] for node in nodes(some)} == {"Quote", "Event"}
    assert some["totalCount"] == len([n for n in nodes(everything) if n["__typename"] in ("Quote", "Event")])
    assert {n["__typename"] for n in nodes(await search(seeded_pool, "العقوبات", language="en"))} == {"Event"}
    assert nodes(await search(seeded_pool, "العقوبات", language="pl")) == []


async def test_the_best_come_first_and_a_title_counts_more_than_a_body(
    pool: Pool, connection: asyncpg.Connection
) -> None:
    body = "قال جون كويل: “نحن نرفع العقوبات”. وأضافت بيلتا أن المحادثات استمرت يوم السبت. "
    for number, (headline, more) in enumerate(
        [("خبر", ""), ("خبر", "والهدنة قريبة"), ("الهدنة", "الهدنة"), ("خبر", "هدنة")]
    ):
        await load(
            connection,
            {
                **noise(slug=f"a-{number}", headline=headline, body=body + more),
                "quotes": [],
                "claims": [],
                "events": [],
            },
        )
    found = await search(pool, "الهدنة", types=["ARTICLE"])
    assert [node["slug"] for node in nodes(found)] == ["a-2", "a-1", "a-3"]
    scores = [edge["score"] for edge in found["edges"]]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] > 0


@pytest.mark.parametrize("size", [1, 2, 7, 100])
async def test_every_page_forwards_and_backwards_gives_everything_once(seeded_pool: Pool, size: int) -> None:
    whole = [edge["cursor"] for edge in (await search(seeded_pool, "مينسك OR Minsk OR لوكاشينكو", first=100))["edges"]]
    assert len(whole) > 8
    forwards: list[str] = []
    page = await search(seeded_pool, "مينسك OR Minsk OR لوكاشينكو", first=size)
    while True:
        forwards += [edge["cursor"] for edge in page["edges"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        page = await search(seeded_pool, "مينسك OR Minsk OR لوكاشينكو", first=size, after=forwards[-1])
    backwards: list[str] = []
    page = await search(seeded_pool, "مينسك OR Minsk OR لوكاشينكو", last=size)
    while True:
        backwards = [edge["cursor"] for edge in page["edges"]] + backwards
        if not page["pageInfo"]["hasPreviousPage"]:
            break
        page = await search(seeded_pool, "مينسك OR Minsk OR لوكاشينكو", last=size, before=backwards[0])
    assert forwards == backwards == whole


async def test_what_is_loaded_again_in_other_words_is_found_by_those_only(
    pool: Pool, connection: asyncpg.Connection
) -> None:
    data = noise(headline="الهدنة")
    await load(connection, data)
    data["article"]["headline"] = "السلام"
    data["claims"][0]["text"] = "دامت المفاوضات"
    data["events"][0]["title"] = {"en": "Negotiations"}
    data["entities"][0]["names"] = [{"text": "Jon Koal", "language": "en"}]
    del data["quotes"]
    await load(connection, data)
    for text in ("الهدنة", "talks", "Coale", '"المحادثات استمرت" -قال'):
        assert nodes(await search(pool, text)) == [], text
    for text, kind in (("السلام", "Article"), ("مفاوضات", "Claim"), ("negotiation", "Event"), ("koal", "Entity")):
        assert [node["__typename"] for node in nodes(await search(pool, text))] == [kind]
    assert nodes(await search(pool, "نرفع", types=["QUOTE"])) == []


async def test_a_rebuilt_index_equals_the_maintained_one(pool: Pool, connection: asyncpg.Connection) -> None:
    data = noise(headline="الهدنة")
    await load(connection, data)
    await load(connection, noise(slug="second", published_at=None))
    data["article"]["published_at"] = "2024-01-01T00:00:00Z"
    data["events"][0]["when"] = {"edtf": "2024-01-02"}
    await load(connection, data)
    everything = "select * from search_document order by id"
    kept = await connection.fetch(everything)
    assert len(kept) > 6
    async with connection.transaction():
        await rebuild(connection)
    assert await connection.fetch(everything) == kept


@pytest.mark.parametrize("text", ["", "   ", "…!؟", "-", '""', "-سلام", "س*", "OR", "x" * 1001, "word " * 51, "'", "*"])
async def test_what_cannot_be_looked_for_is_refused_with_what_to_write(seeded_pool: Pool, text: str) -> None:
    with pytest.raises(InvalidSearch) as refused:
        await search(seeded_pool, text)
    assert any(words in refused.value.message for words in ("write", "add a word", "shorten it"))


async def test_any_text_can_be_searched_for(seeded_pool: Pool) -> None:
    chance = random.Random(11)
    signs = "\"'*-()|&!<>:\\ $1{}%_;،؛؟«»”“\u200f\u0640\u064b.,0٩ غزةabŁ中🇱🇧OR\n\t"
    answered = 0
    for _ in range(150):
        text = "".join(chance.choice(signs) for _ in range(chance.randint(1, 40)))
        try:
            found = await search(seeded_pool, text, first=1)
        except InvalidSearch:
            continue
        answered += 1
        assert (found["totalCount"] > 0) == bool(found["edges"])
    assert answered > 50


async def test_a_cursor_of_another_search_is_refused(seeded_pool: Pool) -> None:
    cursor = (await search(seeded_pool, "العقوبات", first=1))["pageInfo"]["endCursor"]
    assert (await search(seeded_pool, "العقوبات", first=1, after=cursor))["edges"]
    with pytest.raises(InvalidCursor):
        await search(seeded_pool, "sanctions", first=1, after=cursor)


async def test_a_long_text_is_found_by_all_its_words_and_highlighted_as_far_as_positions_go(
    pool: Pool, connection: asyncpg.Connection
) -> None:
    words = [f"{number:x}" for number in range(LAST_POSITION + 500)]
    words[LAST_POSITION - 100] = "early"
    words[-1] = "late"
    body = "قال جون كويل: “نحن نرفع العقوبات”. وأضافت بيلتا أن المحادثات استمرت يوم السبت. " + " ".join(words)
    await load(connection, noise(body=body, headline=None))
    early, late = [(await search(pool, text, types=["ARTICLE"]))["edges"][0] for text in ("early", "late")]
    assert [body[each["start"] : each["end"]] for each in early["highlights"]] == ["early"]
    assert late["highlights"] == []
