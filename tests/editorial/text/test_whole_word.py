"""Whole words: the one rule for all quotations, held against the plainest way to say it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.text.whole_word import Wholeness, wholeness

LETTERS = "ab1وفبلكسجراאבשה\u064e\u0301 ،.-"
"""No letter of a script without blanks, so that the words of a text are those between blanks and signs."""

BODIES = st.text(st.sampled_from(LETTERS), min_size=1, max_size=24)
ARTICLES = ("ال", "بال", "كال", "لل")
MARKS = "\u064e\u0301"


@st.composite
def stretches(draw: st.DrawFn) -> tuple[str, int, int]:
    """A text with a stretch of it."""
    text = draw(BODIES)
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


def written_before(text: str, start: int) -> str:
    """Return the letters, marks and digits that stand directly before an offset."""
    first = start
    while first and unicodedata.category(text[first - 1])[0] in "LMN":
        first -= 1
    return text[first:start]


def could_be_written_before(letters: str) -> bool:
    """Return whether letters are a conjunction or two, then a preposition, an article or both, by trying them all."""
    plain = "".join(letter for letter in letters if letter not in MARKS)
    if not plain or letters[0] in MARKS:
        return False
    conjunctions = ("", *"أوف", *(first + second for first in "أوف" for second in "أوف"))
    return any(plain == before + after for before in conjunctions for after in ("", *"بكلس", *ARTICLES))


@given(stretches())
def test_words_are_whole_if_nothing_but_proclitics_is_written_to_them(stretch: tuple[str, int, int]) -> None:
    text, start, end = stretch
    before, found = written_before(text, start), wholeness(text, start, end)
    ends = end == len(text) or unicodedata.category(text[end])[0] not in "LMN"
    is_whole = ends and len(before) <= 2 and all(letter in "وفبلكסובכלמשה" + "كس" for letter in before)
    is_joined = ends and not is_whole and could_be_written_before(before)
    assert found is (Wholeness.WHOLE if is_whole else Wholeness.JOINED if is_joined else Wholeness.PART)


@pytest.mark.parametrize(
    ("text", "words", "how"),
    [
        ("Lithuanian", "Lithuania", Wholeness.PART),
        ("للجزيرة", "جزيرة", Wholeness.WHOLE),
        ("وللجزيرة", "جزيرة", Wholeness.JOINED),
        ("وبالجزيرة", "الجزيرة", Wholeness.WHOLE),
        ("وبالجزيرة", "جزيرة", Wholeness.JOINED),
        ("فكالجزيرة", "جزيرة", Wholeness.JOINED),
        ("أفلا", "لا", Wholeness.JOINED),
        ("وَبِالجزيرة", "الجزيرة", Wholeness.JOINED),
        ("مالجزيرة", "جزيرة", Wholeness.PART),
        ("الغربية", "غرب", Wholeness.PART),
        ("2024م", "2024", Wholeness.JOINED),
        ("1446هـ", "1446", Wholeness.JOINED),
        ("2024من", "2024", Wholeness.PART),
        ("ובירושלים", "ירושלים", Wholeness.WHOLE),
        ("서울에서", "서울", Wholeness.WHOLE),
        ("서울시", "서울", Wholeness.PART),
        ("東京都", "東京", Wholeness.WHOLE),
        ("กรุงเทพมหานคร", "กรุงเทพ", Wholeness.WHOLE),
    ],
)
def test_words_of_many_scripts_stand_as_their_readers_see_them(text: str, words: str, how: Wholeness) -> None:
    start = text.index(words)
    assert wholeness(text, start, start + len(words)) is how
