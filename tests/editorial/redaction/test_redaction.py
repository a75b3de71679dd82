"""Words are found in whatever spelling, and nothing but them is taken out."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.redaction.redaction import MASK, letters_of, unseen
from editorial.text.fold import fold

FORMS = [
    ("كويل", "قال كويل", "قال ████"),
    ("كويل", "قال لكُوَيْلٍ.", "قال ل████████."),
    ("كويل", "كويــــل", "████████"),
    ("أحمد", "احمد وإحمد", "████ و████"),
    ("John Coale", "JOHN  coale, John\nCoale", "███████████, ██████████"),
    ("john coale", "John Coalé", "██████████"),
    ("cafe", "cafe\u0301s and Cafés", "█████s and ████s"),
    ("abab", "xabababy", "x██████y"),
    ("٢٠٢٢ سنة", "2022 سنه", "████████"),
    ("strasse", "Straße", "██████"),
    ("كويل", f"https://x.test/{quote('كويل')}#a", "https://x.test/" + 24 * "█" + "#a"),
    ("100% sure", "he is 100% sure", "he is █████████"),
    ("की", "किताब की", "किताब ██"),
    ("𝔘ber", "an 𝔘ber", "an ████"),
    ("coale", "Cole", "Cole"),
]


@pytest.mark.parametrize(("words", "text", "left"), FORMS)
def test_words_are_masked_in_every_form(words: str, text: str, left: str) -> None:
    assert unseen([words]).masked(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "john-coale",
        "john_coale",
        "johncoale-2",
        "https://x.test/2025/John-Coale.html",
        "a%20john%2Dcoale",
        "John Coale",
    ],
)
def test_keys_and_addresses_hold_words_with_any_signs_between(text: str) -> None:
    assert unseen(["John Coale"]).stand_in(text)
    assert not unseen(["Jon Coale"]).stand_in(text)


def test_letters_are_counted_as_they_are_looked_for() -> None:
    assert [letters_of(text) for text in ("", " ،", "ـَ", "a", "ab", "٢٢", "ﷺ", MASK * 3)][:6] == [0, 0, 0, 1, 2, 2]
    assert letters_of(MASK * 3) == 0


TEXTS = st.text(st.sampled_from("ab Aé́ كويل َـًلأ𝔘ß\n%4C"), min_size=2, max_size=60)


@given(TEXTS, st.data())
def test_nothing_is_left_of_any_words_and_all_else_stays_in_its_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    words = text[start : data.draw(st.integers(start + 1, len(text)))]
    if letters_of(words) < 2:
        return
    found = unseen([words])
    masked = found.masked(text)
    assert len(masked) == len(text)
    assert all(after in (before, MASK) for before, after in zip(text, masked, strict=True))
    assert words.strip() not in masked
    assert fold(words).strip() not in fold(masked)
    assert found.stretches(masked) == []
    assert found.masked(masked) == masked
