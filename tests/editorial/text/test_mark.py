"""Which words stand in quotation marks: every kind of mark, nested, over paragraphs, and marks that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.text.mark import Covering, marked_stretches


def closed(text: str) -> list[str]:
    """Return the stretches of which both marks are there."""
    return [text[each.start : each.end].strip() for each in marked_stretches(text) if each.is_closed]


@pytest.mark.parametrize(
    "opening_closing", ["“”", "„“", "„”", "””", "”“", "«»", "»«", "‹›", "「」", "『』", '""', "‘’", "''"]
)
def test_every_kind_of_mark_encloses(opening_closing: str) -> None:
    opening, closing = opening_closing[0], opening_closing[1]
    assert closed(f"She said {opening}we will go{closing} and left.") == ["we will go"]
    assert closed(f"وقال {opening}لن نذهب أبدا{closing}.") == ["لن نذهب أبدا"]
    assert closed(f"{opening}Мы не уйдём{closing}, сказала она. {opening}Никогда{closing}.") == [
        "Мы не уйдём",
        "Никогда",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“He told me ‘go home’ and left,” she said.", ["He told me ‘go home’ and left,", "go home"]),
        ("“One.\n“Two,” he said. “Three.”", ["One.\n“Two,", "Three."]),
        ("“One.\nTwo.\nThree,” he said. “Four.”", ["One.\nTwo.\nThree,", "Four."]),
        ("« Un.\n» Deux. »", ["Un.\n» Deux."]),
        ("He said “we go.\nThe other said “no way” and left.", ["no way"]),
        ('He said "we go.\nThe other said "no way" and left.', ["no way"]),
        ('قال ((لن نذهب أبدا)) وبـ"تصرف فردي" و«نعم».', ["لن نذهب أبدا", "تصرف فردي", "نعم"]),
        ('צה"ל אמר "לא נלך" אתמול', ["לא נלך"]),
        ('a 6" pipe and "a long quote" on it', ["a long quote"]),
        ("It’s the dockers' fault, she won't say, since the '90s", []),
        ("no marks at all", []),
    ],
)
def test_marks_are_paired_as_readers_pair_them(text: str, found: list[str]) -> None:
    assert closed(text) == found


def test_a_plural_does_not_end_what_counts_as_marked() -> None:
    text = "‘The dockers’ demands are met,’ she said."
    covering = Covering([(each.start, each.end) for each in marked_stretches(text)])
    assert covering.within(0, len(text)) == len("The dockers’ demands are met,")


@given(st.text("“”«»\"'‘’ab \n", max_size=60))
def test_every_stretch_lies_in_the_text_and_between_its_marks(text: str) -> None:
    for each in marked_stretches(text):
        assert 0 <= each.start <= each.end <= len(text)
        if each.is_closed:
            assert text[each.start - 1] in "“”«»\"'‘’"
            assert text[each.end] in "“”«»\"'‘’"


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))), st.integers(0, 30), st.integers(0, 30))
def test_what_is_covered_is_counted_once(stretches: list[tuple[int, int]], start: int, end: int) -> None:
    start, end = sorted((start, end))
    covered = {place for first, last in stretches for place in range(first, last)}
    assert Covering(stretches).within(start, end) == len(covered & set(range(start, end)))
