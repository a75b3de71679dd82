"""Layout: which paragraph and which sentence an offset lies in."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.text.layout import Layout

TEXTS = st.text(st.sampled_from("aA1. !?؟。”»\n"), max_size=60)


@given(TEXTS)
def test_paragraphs_are_the_lines_and_only_lines_with_words_count(text: str) -> None:
    layout, at, number = Layout(text), 0, 0
    for line in text.split("\n"):
        number += bool(line.strip())
        for offset in range(at, at + len(line)):
            assert layout.paragraph(offset) == (at, at + len(line))
            assert layout.paragraph_number(offset) == max(1, number)
        at += len(line) + 1


@given(TEXTS)
def test_every_character_lies_in_one_sentence_of_its_paragraph(text: str) -> None:
    layout = Layout(text)
    found = [(layout.sentence(offset), offset) for offset in range(len(text)) if text[offset] != "\n"]
    for (start, end), offset in found:
        first, last = layout.paragraph(offset)
        assert first <= start <= offset < end <= last
    for (one, _), (other, _) in pairwise(found):
        assert one == other or one[1] <= other[0]


@pytest.mark.parametrize(
    "sentences",
    [
        ["It rose to 3.9 percent. ", "Mr. Lind of the U.S. Treasury said so. ", "So did J. Smith."],
        ["“Why?” she asked. ", "“I do not know.” ", "He left."],
        ["وقال الوزير: «لا». ", "وسأله د. سالم: لماذا؟ ", "ثم خرج."],
        ["他说。", "她走了！”", "好"],
        ["वह गया। ", "वह आई।"],
        ["Wait … what? ", "No. 5 came."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences: list[str]) -> None:
    text = "".join(sentences)
    layout = Layout(text)
    found = dict.fromkeys(layout.sentence(offset) for offset in range(len(text)))
    assert [text[start:end] for start, end in found] == sentences


def test_a_text_of_full_stops_is_read_in_one_go() -> None:
    text = "." * 100_000
    assert Layout(text).sentence(50_000) == (0, len(text))
