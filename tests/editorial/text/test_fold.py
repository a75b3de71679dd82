"""Folding: spellings of the same word fold alike, and every folded character leads back to the original text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.text.fold import fold, fold_with_offsets

LETTERS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("أإآٱاىئيیةهؤوءـًٌَُِّْ٠١٢۳۴ĀéßÆœÞŁøıİςΣЁёўŽ«»“”–—\u200f\u0301\u0323ﷺﻻ😀👨‍👩‍👧"),
    )
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أحمد", "احمد"),
        ("إيران", "ايران"),
        ("آسيا", "اسيا"),
        ("ٱلله", "الله"),
        ("مستشفى", "مستشفي"),
        ("رئيس", "رييس"),
        ("مؤتمر", "موتمر"),
        ("وكالة", "وكاله"),
        ("بيـــلاروس", "بيلاروس"),
        ("بَيلاروس", "بيلاروس"),
        ("٢٠٢٥", "2025"),
        ("۲۰۲۵", "2025"),
        ("ایران", "ايران"),
        ("کالوش", "كالوش"),
        ("ﻻ", "لا"),
        ("LUKASHENKO", "lukashenko"),
        ("Łódź", "lodz"),
        ("Straße", "STRASSE"),
        ("Ціханоўская", "ціханоуская"),
        ("«بوتاش»", '"بوتاش"'),
        ("1–2", "1-2"),
        ("a\u200fb", "ab"),
    ],
)
def test_spellings_of_the_same_word_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("سماء", "سما"), ("بيلاروس", "بيلاروسيا"), ("كلب", "قلب"), ("a b", "ab"), (" a", "a")]
)
def test_words_that_differ_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(LETTERS)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_folding_any_single_character_twice_changes_nothing_more() -> None:
    characters = [chr(point) for point in range(1, 0x110000) if not 0xD800 <= point <= 0xDFFF]
    assert [character for character in characters if fold(fold(character)) != fold(character)] == []


@given(LETTERS)
def test_composed_and_decomposed_texts_fold_alike(text: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert fold(composed) == fold(decomposed) == fold(text)


@given(LETTERS)
def test_the_fold_with_offsets_is_the_fold(text: str) -> None:
    folded = fold_with_offsets(text)
    assert folded.text == fold(text)
    assert len(folded.starts) == len(folded.ends) == len(folded.text)


@given(LETTERS, st.data())
def test_every_range_of_the_folded_text_leads_to_words_that_fold_to_it(text: str, data: st.DataObject) -> None:
    folded = fold_with_offsets(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    first, last = folded.original(start, end)
    assert 0 <= first < last <= len(text)
    assert folded.text[start:end] in fold(text[first:last])
    assert folded.folded_offset(first) <= start


def test_a_found_word_comes_back_with_its_marks() -> None:
    text = "قالَ مُحَمَّدٌ شيئًا"
    folded = fold_with_offsets(text)
    start = folded.text.index(fold("محمد"))
    assert text[slice(*folded.original(start, start + 4))] == "مُحَمَّدٌ"


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 1), (0, 4)])
def test_a_range_outside_the_folded_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no range of a folded text of 3 characters"):
        fold_with_offsets("abc").original(start, end)
