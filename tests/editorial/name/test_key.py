"""Keys of names: one name in many spellings and scripts, and names that are others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.name.key import MAX_WORDS, NameKey, heard, name_keys, near
from editorial.name.sound import ABJAD, BITS, MAX_KEYS, PLACES
from editorial.text.fold import fold


@pytest.mark.parametrize(
    "names",
    [
        ("سيخانوسكايا", "تسيخنوسكايا", "Cichanoŭskaja", "Ціханоўская", "Tsikhanouskaya"),
        ("Тихановская", "Tikhanovskaya", "Tihanovskaja Tikhanovskaja", "Tichanowskaja"),
        ("Лукашенко", "Лукашэнка", "Łukašenka", "Łukaszenka", "Lukashenko", "لوكاشينكو"),
        ("محمد", "Mohamed", "Muhammad", "Mohammed", "Мухаммед"),
        ("دقلو", "Dagalo", "Daglo"),
        ("الفاشر", "El Fasher", "al-Fashir", "فاشر"),
        ("العراق", "Iraq", "Ирак"),
        ("Горбачёв", "Gorbachev", "غورباتشوف", "جورباتشوف"),
        ("Путин", "بوتين", "Putin", "Пуцін"),
        ("北京", "Beijing"),
        ("Ἀθήνα", "Αθήνα"),
        ("Qur'an", "Quran", "Qur’an"),
    ],
    ids=lambda names: names[0],
)
def test_spellings_of_one_name_share_a_key(names: tuple[str, ...]) -> None:
    keys = [set(name_keys(name)) for name in names]
    assert all(keys[n] & keys[0] for n in range(1, len(keys))), dict(zip(names, keys, strict=True))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Iran", "Iraq"),
        ("Minsk", "Munich"),
        ("Austria", "Australia"),
        ("Slovakia", "Slovenia"),
        ("Tikhanov", "Tikhanovskaya"),
        ("Tsikhan", "Tsikhanouskaya"),
        ("Kohl", "Cole"),
        ("Lukashenko", "Lukyanenko"),
        ("Mohamed", "Mehmet"),
        ("Ivan", "Ivanov"),
        ("روسيا", "سوريا"),
    ],
)
def test_names_with_other_consonants_share_no_key(one: str, other: str) -> None:
    assert not set(name_keys(one)) & set(name_keys(other))


def test_each_word_has_its_keys_in_order_and_the_article_has_none() -> None:
    assert name_keys("Port Sudan") == ("prt", "sdn")
    assert name_keys("El Fasher") == ("fSr",)
    assert name_keys("EU 27") == ("27",)
    assert name_keys("…") == name_keys("") == ()


def test_words_are_heard_as_one_too() -> None:
    joined = {key.key for key in heard("Port Sudan") if key.place == -1}
    assert joined & {key.key for key in heard("بورتسودان")}
    assert not [key for key in heard("one two three four") if key.place == -1]


def test_long_keys_that_differ_by_one_consonant_share_what_is_near() -> None:
    def of(word: str) -> set[str]:
        return {shared.key for each in heard(word) for shared in near(each)}

    assert of("Tikhanovskaya") & of("Tikanovskaya")
    assert of("Margvelashvili") & of("Margelashvili")
    assert not of("Malinovskaya") & of("Marinovskaya")
    assert not of("Gaza")


@given(st.text(max_size=60))
def test_any_text_has_keys_within_bounds(text: str) -> None:
    found = heard(text)
    assert {key.place for key in found} <= {-1, *range(MAX_WORDS)}
    assert len(found) <= (MAX_WORDS + 1) * MAX_KEYS
    for key in (*found, *(shared for each in found for shared in near(each))):
        assert isinstance(key, NameKey)
        assert key.key.lstrip("~").isascii()
        assert key.key.lstrip("~").isalnum()
        assert 0 <= key.vowels < 2 * ABJAD == 2 ** (BITS * PLACES + 1)


@given(st.text(alphabet="abcdefghijklmnoprstuvwyz -", max_size=30))
def test_case_and_folding_do_not_matter(text: str) -> None:
    assert heard(text.upper()) == heard(text) == heard(fold(text))
