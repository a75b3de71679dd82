"""Highlights are whole letters with their marks, in every script."""

from typing import Any
from uuid import UUID

import asyncpg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.words.search_index import documents_of
from db.words.search_query import as_beginnings, as_lexemes, as_places, as_terms, as_tsquery
from editorial.search.words import words_of
from editorial.text.segment import is_boundary
from tests.support.data.articles import load, noise

WORDS = (  # noqa: SIM905  words, not a program
    "दिल्ली में चुनावों কলকাতায় தமிழ்நாடு அரசின் ที่ทำการน้ำท่วม กรุงเทพ ກຳປູເຈຍ កម្ពុជា မြန်မာ می‌رود خانه‌ها الفَاشِرُ عبد الله على "
    "מֶמְשָׁלָה בממשלה צה״ל l'Élysée é İstanbul'un U.S. 3.5 ﾊﾟｰﾃｨｰ 中国外交部 東京 서울에서 🇱🇧 👩🏽‍🚀 Łódź x"
).split()
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
HIGHLIGHTS = """
    select h.exact, h.start_offset, h.end_offset
    from search_highlights('CLAIM', $1, $2::text::tsvector, $3, $4, $5, $6, $7, $8, $9, $10) h
"""
LANGUAGES = ("ar", "fa", "he", "hi", "th", "fr")


@pytest.fixture
async def claim(connection: asyncpg.Connection) -> UUID:
    await load(connection, noise())
    id_: UUID = await connection.fetchval("select id from claim")
    return id_


async def highlighted(connection: asyncpg.Connection, claim: UUID, text: str, query: str, language: str) -> list[Any]:
    """Return what a search highlights in a claim with this text; whether it finds the claim at all is the first item."""
    row = {"id": claim, "type": "CLAIM", "article_id": None, "recency": 0, "field": "TEXT", "part": 0}
    (document,) = documents_of([{**row, "language": language, "text": text}])  # type: ignore[list-item]
    *_, words, parts, firsts, starts, ends = document
    looked_for = [make(query) for make in (as_lexemes, as_terms, as_places, as_beginnings)]
    is_found = await connection.fetchval("select $1::text::tsvector @@ $2::text::tsquery", words, as_tsquery(query))
    await connection.execute("update claim set text = $2 where id = $1", claim, text)
    found = await connection.fetch(HIGHLIGHTS, claim, words, parts, firsts, starts, ends, *looked_for)
    return [is_found, *found]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
@given(TEXTS, st.data(), st.sampled_from(LANGUAGES))
@pytest.mark.asyncio(loop_scope="session")
async def test_a_highlight_is_whole_letters(
    connection: asyncpg.Connection, claim: UUID, text: str, data: st.DataObject, language: str
) -> None:
    found = list(words_of(text))
    if not found:
        return
    word = data.draw(st.sampled_from(found))
    last = data.draw(st.sampled_from([each for each in found if each.start >= word.start]))
    query = text[word.start : last.end].replace("OR", "")
    is_found, *places = await highlighted(connection, claim, text, f'"{query}"', language)
    assert is_found, "a stretch of a text is found as a phrase"
    assert places
    for place in places:
        assert text[place["start_offset"] : place["end_offset"]] == place["exact"]
        assert is_boundary(text, place["start_offset"])
        assert is_boundary(text, place["end_offset"])
    assert any(place["start_offset"] <= word.start and last.end <= place["end_offset"] for place in places)


async def test_an_exact_search_highlights_no_other_word(connection: asyncpg.Connection, claim: UUID) -> None:
    text = "قال علي إن الأمر على ما يرام، وعلى علي أن يعود"
    for word, count in (("على", 2), ("علي", 2)):
        _, *places = await highlighted(connection, claim, text, f'"{word}"', "ar")
        assert [place["exact"].removeprefix("و") for place in places] == [word] * count
    _, *places = await highlighted(connection, claim, text, "علي", "ar")
    assert len(places) == 4
