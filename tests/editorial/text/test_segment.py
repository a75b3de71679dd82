"""Segmentation: no word and no boundary lies inside a letter, in any script."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from editorial.text.segment import boundary_after, boundary_before, is_boundary, letters, words

SAMPLES = (
    "दिल्ली में चुनाव কলকাতায় தமிழ்நாடு ශ්‍රී ที่ทำการน้ำ น้ํา ກຳ កម្ពុជា မြန်မာ می‌رود الفَاشِرُ מֶמְשָׁלָה צה״ל "
    "l'Élysée é İstanbul'un U.S. 3.5 ﾊﾟ 中国 서울에서 🇱🇧🇱🇧 👩🏽‍🚀 1️⃣ ؀١٢ \u200f\u200b\u2060 Đ paral·lel"
)
MARK = regex.compile(r"[\p{GCB=Extend}\p{GCB=SpacingMark}]")
"""Some of these are letters to Unicode, but all belong to the letter before them."""

STRAY = regex.compile(r"(?<!\p{InCB=Consonant}[\p{InCB=Extend}\p{InCB=Linker}]*)\p{InCB=Linker}")
"""A virama on no consonant, after which ``\\X`` keeps the next consonant although UAX #29 (GB9c) does not."""

TEXTS = (st.text() | st.text(alphabet=SAMPLES) | st.lists(st.sampled_from(SAMPLES.split())).map(" ".join)).filter(
    lambda text: not STRAY.search(text)
)


@given(TEXTS)
def test_letters_leave_nothing_out(text: str) -> None:
    assert "".join(text[start:end] for start, end in letters(text)) == text


@given(TEXTS)
def test_a_word_begins_and_ends_between_letters(text: str) -> None:
    edges = {edge for place in letters(text) for edge in place}
    for start, end in words(text):
        assert start in edges, text[start:end]
        assert end in edges, text[start:end]


@given(TEXTS)
def test_every_letter_and_digit_is_in_one_word(text: str) -> None:
    inside = [at for start, end in words(text) for at in range(start, end)]
    assert len(inside) == len(set(inside))
    begun = {start for start, _ in letters(text)}
    assert [text[at] for at in begun - set(inside) if text[at].isalnum() and not MARK.match(text[at])] == []


@given(TEXTS, st.integers(0, 80))
def test_a_boundary_is_found_wherever_it_is_looked_for(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    inside = [(start, end) for start, end in letters(text) if start < offset < end]
    assert is_boundary(text, offset) == (not inside)
    assert (boundary_before(text, offset), boundary_after(text, offset)) == (inside[0] if inside else (offset, offset))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("दिल्ली में चुनाव।", "दिल्ली में चुनाव"),
        ("কলকাতায় ভোট", "কলকাতায় ভোট"),
        ("தமிழ்நாடு அரசின்", "தமிழ்நாடு அரசின்"),
        ("می‌رود خانه‌ها", "می‌رود خانه‌ها"),
        ("น้ำ นํ้า", "น้ำ นํ้า"),
        ("កម្ពុជា", "ក ម្ពុ ជា"),
        ("中国x日本", "中 国 x 日 本"),
        ("서울에서", "서울에서"),
        ("l'Élysée, 'x' O’Brien", "l'Élysée x O’Brien"),
        ('צה"ל "שלום" צה״ל', 'צה"ל שלום צה״ל'),
        ("U.S. J.K. Rowling أ.ف.ب end.Next a.b.cd", "U.S J.K Rowling أ.ف.ب end Next a b cd"),
        ("9.5, 12,000. 1.2.3 ٣٫٥ 3.a", "9.5 12,000 1.2.3 ٣٫٥ 3 a"),
        ("COVID-19 a_b", "COVID 19 a b"),
    ],
)
def test_a_text_is_taken_apart_where_its_words_end(text: str, expected: str) -> None:
    assert [text[start:end] for start, end in words(text)] == expected.split()


def test_signs_before_a_letter_that_is_not_there_take_no_time() -> None:
    assert list(words("\u0600" * 300_000)) == []
    assert [*words("\u0600" * 3 + "٥ ب")] == [(0, 4), (5, 6)]
