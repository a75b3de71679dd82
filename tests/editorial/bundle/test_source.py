"""Reading a bundle's text: the values as they are written, the place of each, and clear refusals of the rest."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.bundle.source import MAX_BYTES, MAX_NESTING, SourceUnreadable, read_source
from editorial.model.problem import Problem


def refusal(text: str | bytes) -> Problem:
    """Return why a text is refused."""
    with pytest.raises(SourceUnreadable) as caught:
        _ = read_source(text, "a.yaml").places
    return caught.value.problem


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2022-03-01", "2022-03-01"),
        ("2022-03-01T10:00:00Z", "2022-03-01T10:00:00Z"),
        ("no", "no"),
        ("on", "on"),
        ("12:30", "12:30"),
        ("0x1f", "0x1f"),
        ("1_000", "1_000"),
        ("~", None),
        ("null", None),
        ("", None),
        ("true", True),
        ("12", 12),
        ("-3", -3),
        ("0.5", 0.5),
        ("1e3", 1000.0),
        ("'12'", "12"),
        ("! 12", "12"),
        ("٢٠٢٥", "٢٠٢٥"),
        ("9" * 41, "9" * 41),
        ("|\n  one\n  two", "one\ntwo"),
        ("|\n  one\u2028two", "one\u2028two"),
    ],
)
def test_a_value_is_what_yaml_1_2_has_it_to_be(written: str, value: object) -> None:
    assert read_source(f"a: {written}", "a.yaml").data == {"a": value}


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("a: &x 1\nb: 2", 1, 4, "anchors and aliases"),
        ("a: 1\nb: *x", 2, 4, "anchors and aliases"),
        ("a: &x [1]", 1, 4, "anchors and aliases"),
        ("&x a: 1", 1, 1, "anchors and aliases"),
        ("a: !!int '1'", 1, 4, "tags"),
        ("a: !mine {b: 1}", 1, 4, "tags"),
        ("!!str a: 1", 1, 1, "tags"),
        ("b: 1\n? [a]\n: 1", 2, 3, "a key must be a text"),
        ("a: 1\n---\nb: 1", 2, 1, "one bundle"),
        ("a: 1\n  b: 2", 2, 4, "not YAML"),
        ("a: she said: no", 1, 12, "`: ` in quotation marks"),
        ("a: @desk", 1, 4, "begins with a mark"),
        ('a: "No", she said', 1, 8, "in other ones"),
        ("a: 'open", 1, 9, "not YAML"),
        ("a: [1, 2\n", 2, 1, "not YAML"),
        ("a: 1\n\tb: 2", 2, 1, "not YAML"),
        ("a: x\x00y", 1, 5, "U+0000"),
        ("\ufeffa: 1\r\nb: x\x07", 2, 5, "U+0007"),
        ("a: \ud800", 1, 4, "U+D800"),
    ],
)
def test_what_is_not_read_is_refused_where_it_stands(text: str, line: int, column: int, words: str) -> None:
    problem = refusal(text)
    assert words in problem.message
    assert (problem.code, problem.file, problem.line, problem.column) == ("SYNTAX", "a.yaml", line, column)


def test_a_file_that_is_not_utf_8_is_refused_with_the_byte() -> None:
    problem = refusal("a: 1\nب: ".encode() + b"\xff")
    assert (problem.line, problem.column) == (2, 4)
    assert "byte 9" in problem.message


def test_a_text_that_nests_too_deep_is_refused_however_it_is_written() -> None:
    for depth in (MAX_NESTING + 2, 500):
        assert "nested deeper" in refusal("[" * depth + "]" * depth).message
        assert "nested deeper" in refusal('{"a":' * depth + "1" + "}" * depth).message
    read_source("[" * MAX_NESTING + "]" * MAX_NESTING, "a.yaml")


def test_a_text_that_is_too_large_is_refused_unread() -> None:
    assert f"{MAX_BYTES} bytes" in refusal(b" " * (MAX_BYTES + 1)).message


def test_a_key_that_is_written_twice_is_reported_at_its_second_place() -> None:
    source = read_source("a:\n  b: 1\n  b: 2\n", "a.yaml")
    assert source.repeated == (("a", "b"),)
    assert source.keys["a", "b"] == (3, 3)


def test_every_value_has_its_line_and_column() -> None:
    source = read_source('a:\n  - x: 1\n    y: "z"\n  - [2, 3]\n', "a.yaml")
    assert source.place(("a", 0, "y")) == (3, 8)
    assert source.keys["a", 0, "y"] == (3, 5)
    assert source.place(("a", 1, 1)) == (4, 9)
    assert source.value(("a", 1, 1)) == 3


def test_what_is_not_there_has_the_place_of_what_is_around_it_and_no_value() -> None:
    source = read_source("a:\n  b: {c: 1}\n", "a.yaml")
    assert source.place(("a", "b", "d", 7)) == (2, 6)
    assert source.value(("a", "b", "d", 7)) is None


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "byte order mark"])
def test_line_endings_and_a_byte_order_mark_move_no_place(ending: str, mark: str) -> None:
    source = read_source((mark + ending.join(["a: 1", "b:", "  c: 2"])).encode(), "a.yaml")
    assert source.data == {"a": 1, "b": {"c": 2}}
    assert source.place(("b", "c")) == (3, 6)


def test_a_surrogate_pair_of_json_is_one_character() -> None:
    assert read_source(r'{"a": "\ud83d\ude00"}', "a.json").data == {"a": "😀"}


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)


@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs", "Cn"], max_codepoint=0xFFFF), max_size=5), JSON, max_size=4
    )
)
def test_json_is_read_as_json(data: dict[str, Any]) -> None:
    source = read_source(json.dumps(data), "a.json")
    assert source.data == data
    assert all(key in source.places for key in [(name,) for name in data])
