"""Words: where each stands in the original text, and the forms under which it is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.search.arabic import cores, stem
from editorial.search.forms import Strength, forms_of, sought_forms
from editorial.search.spelling import MAX_LEXEME, plain
from editorial.search.stems import STEM
from editorial.search.words import words_of
from editorial.text.fold import fold

LETTERS = "غزة بيروت الفَاشِرُ مُـحَمَّد Łódź O’Brien don't Ціханоўская 中国 ไทย 12,000 ٣٫٥ 9.5 🇱🇧 𝔘 x_y\n\u200f"


@given(st.text() | st.text(alphabet=LETTERS))
def test_a_word_stands_at_its_offsets_and_words_never_overlap(text: str) -> None:
    before = 0
    for word in words_of(text):
        assert before <= word.start < word.end
        assert word.text.startswith(text[word.start : word.end])
        before = word.end


@given(st.text() | st.text(alphabet=LETTERS))
def test_forms_contain_nothing_that_a_tsquery_would_interpret(text: str) -> None:
    for word in words_of(text):
        for form in forms_of(word.text, "en"):
            assert not set(form.lexeme) & set("'\\ \n\t:()|&!<>*\x00")
            assert 0 < len(form.lexeme) <= MAX_LEXEME + 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قال: «لن نتراجع»، وغادر.", ["قال", "لن", "نتراجع", "وغادر"]),
        ("الفَاشِرُ مُـحَمَّد", ["الفَاشِرُ", "مُـحَمَّد"]),
        ("O’Brien's don't 'x'", ["O’Brien's", "don't", "x"]),
        ("9.5, 12,000. 1.2.3 ٣٫٥ 3.a", ["9.5", "12,000", "1.2.3", "٣٫٥", "3", "a"]),
        ("COVID-19 a_b", ["COVID", "19", "a", "b"]),
        ("中国x日本", ["中国", "国", "x", "日本", "本"]),
    ],
)
def test_a_text_is_taken_apart_where_its_words_end(text: str, words: list[str]) -> None:
    assert [word.text for word in words_of(text)] == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("غزة", "غزه"),
        ("أحمد", "احمد"),
        ("الفَاشِر", "الفاشر"),
        ("٢٠٢٤", "2024"),
        ("12,000", "12000"),
        ("Café", "cafe"),
        ("Russia’s", "russia"),
        ("O’Brien", "obrien"),
        ("٣٫٥", "3.5"),
    ],
)
def test_spellings_of_a_word_have_one_plain_form(one: str, other: str) -> None:
    assert plain(one) == plain(other) != ""


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("بغزة", "غزة"),
        ("وبالعقوبات", "عقوبات"),
        ("للبلاد", "بلاد"),
        ("فالرئيس", "رئيس"),
        ("وسيعود", "يعود"),
        ("كالأسد", "أسد"),
        ("والأمم", "الأمم"),
        ("لموسكو", "موسكو"),
    ],
)
def test_a_word_is_found_without_what_is_written_together_with_it(word: str, wanted: str) -> None:
    assert fold(wanted) in cores(fold(word))
    assert (fold(wanted), Strength.CORE) in forms_of(word, "ar")


@pytest.mark.parametrize("word", ["وزير", "كبيرة", "بيروت", "كتاب", "فلسطين", "لبنان", "واشنطن", "سلام", "في", "بنت"])
def test_a_first_letter_of_its_own_stays(word: str) -> None:
    assert cores(fold(word)) == ()


@pytest.mark.parametrize(
    "family",
    [
        "عقوبة عقوبات العقوبات والعقوبات للعقوبات",
        "سياسي سياسية السياسيين سياسيًا",
        "كتاب كتب الكتب",
        "سجين سجناء السجناء سجينًا",
        "طالب طالبات الطلاب",
        "معلم المعلمون معلمة",
    ],
)
def test_the_forms_of_a_word_have_one_stem(family: str) -> None:
    assert len({stem(fold(word)) for word in family.split()}) == 1


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=1, max_size=15))
def test_what_is_taken_off_a_word_leaves_a_word_in_it(word: str) -> None:
    assert all(2 <= len(core) <= len(word) + 1 for core in cores(word))
    assert stem(word)


def test_english_is_stemmed_in_english_texts_and_in_what_is_looked_for() -> None:
    assert [form.lexeme for form in forms_of("Sanctions", "en-GB")] == ["sanctions", STEM + "sanction"]
    assert {"sanctioned", STEM + "sanction"} <= set(sought_forms("sanctioned"))
    assert STEM + "sanction" not in {form.lexeme for form in forms_of("sanctions", "fr")}
