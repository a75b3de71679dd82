"""Entities by their names in any language: stored ones, countries and capitals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.draft.raw_article import EntityOnFile, RawArticle
from editorial.drafting.names.countries import countries, country_with
from editorial.drafting.names.keys import EntityKeys, key_of_name
from editorial.drafting.names.names import find_names
from editorial.model.vocabulary import EntityKind
from editorial.text.layout import Layout

MERKEL = EntityOnFile("angela-merkel", EntityKind.PERSON, ("Angela Merkel", "Merkel"))
MINISTRY = EntityOnFile("ministry", EntityKind.ORGANIZATION, ("الوزارة",))


def _found(body: str, language: str, *known: EntityOnFile) -> dict[str, list[str]]:
    entities = find_names(RawArticle(body, language, known=known), Layout(body))
    return {each.key: [body[slice(*mention.place)] for mention in each.mentions] for each in entities}


def test_a_stored_entity_is_found_by_all_of_its_names_the_longest_first() -> None:
    body = "Angela Merkel sprach. Frau Merkel ging, merkel nicht."
    assert _found(body, "de", MERKEL) == {"angela-merkel": ["Angela Merkel", "Merkel"]}


def test_countries_and_capitals_are_found_by_their_names_in_the_language() -> None:
    assert _found("Von Moskau in die Ukraine.", "de") == {"moscow": ["Moskau"], "ukraine": ["Ukraine"]}


def test_a_name_of_several_words_is_not_found_over_a_sign_that_parts_them() -> None:
    assert _found("Mit Angela, Merkel.", "de", MERKEL) == {"angela-merkel": ["Merkel"]}


def test_one_letter_words_before_an_arabic_name_are_not_part_of_it_but_a_fused_article_is() -> None:
    body = "وبيروت تقول للوزارة ما قالته الوزارة"
    assert _found(body, "ar", MINISTRY) == {"beirut": ["بيروت"], "ministry": ["للوزارة", "الوزارة"]}


def test_a_name_of_two_stored_entities_is_that_of_the_one_that_is_named_otherwise_too_and_doubtful() -> None:
    one = EntityOnFile("daniel", EntityKind.PERSON, ("Daniel Wekesa", "Wekesa"))
    other = EntityOnFile("joseph", EntityKind.PERSON, ("Joseph Wekesa", "Wekesa"))
    body = "Joseph Wekesa est parti. Wekesa reviendra."
    (entity,) = find_names(RawArticle(body, "fr", known=(one, other)), Layout(body))
    assert (entity.known_key, entity.mentions[1].basis.doubts) == (
        "joseph",
        ("Another stored entity has this name, too.",),
    )


@pytest.mark.parametrize(
    ("name", "key"),
    [("Ingrid Solheim", "ingrid-solheim"), ("O’Brien & Sons", "obrien-sons"), ("U.S.", "us"), ("10", "entity-10")],
)
def test_a_key_is_the_words_of_a_name_in_latin_letters(name: str, key: str) -> None:
    assert key_of_name(name) == key


@given(st.text(max_size=80))
def test_a_key_begins_with_a_letter_and_has_only_small_letters_digits_and_hyphens(name: str) -> None:
    key = key_of_name(name)
    assert key[0].isalpha()
    assert set(key) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_two_entities_of_one_name_have_two_keys() -> None:
    keys = EntityKeys()
    assert [keys.key("Okoro"), keys.key("Okoro")] == ["okoro", "okoro-2"]


def test_a_country_has_the_same_keys_in_all_languages() -> None:
    assert {each.key for each in countries("ar")} == {each.key for each in countries("en")}
    kenya = country_with("KE", "ar")
    assert kenya is not None
    assert (kenya.key, kenya.names, kenya.capital_key, kenya.capital_names) == (
        "kenya",
        ("كينيا",),
        "nairobi",
        ("نيروبي",),
    )


def test_an_unknown_language_has_no_countries() -> None:
    assert countries("zxx") == ()
