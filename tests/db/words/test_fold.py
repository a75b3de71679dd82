"""The fold of PostgreSQL and the fold of Python are one."""

import unicodedata

import asyncpg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editorial.text.fold import fold, fold_name

ASK = "select array_agg(fold(given) order by place) from unnest($1::text[]) with ordinality as each(given, place)"


def known(character: str) -> bool:
    """Whether the characters' tables of Python know it: PostgreSQL's may be of another year."""
    return unicodedata.category(character) not in ("Cn", "Cs") and character != "\x00"


async def test_every_character_of_unicode_folds_alike(seeded: asyncpg.Connection) -> None:
    characters = [character for character in map(chr, range(1, 0x110000)) if known(character)]
    folded = await seeded.fetchval(ASK, characters)
    differing = [
        (f"U+{ord(character):04X}", ours, theirs)
        for character, ours, theirs in zip(characters, map(fold, characters), folded, strict=True)
        if ours != theirs
    ]
    assert differing == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cn"], exclude_characters="\x00")), min_size=1))
@pytest.mark.asyncio(loop_scope="session")
async def test_texts_fold_alike(seeded: asyncpg.Connection, texts: list[str]) -> None:
    assert await seeded.fetchval(ASK, texts) == [fold(text) for text in texts]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.lists(st.text(st.sampled_from("aé ـ\t\n\r\x0b\x0c\x85\xa0\u1680\u2002\u200b\u2028\u2029\u3000")), min_size=1))
@pytest.mark.asyncio(loop_scope="session")
async def test_names_fold_alike(seeded: asyncpg.Connection, names: list[str]) -> None:
    assert await seeded.fetchval(ASK.replace("fold(", "fold_name("), names) == [fold_name(name) for name in names]


async def test_a_text_that_is_not_there_folds_to_none(seeded: asyncpg.Connection) -> None:
    assert await seeded.fetchval("select fold(null)") is None
