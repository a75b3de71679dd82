"""Invisible characters: every error about a value that has some says which, and where."""

from typing import Any

import pytest

from db.sql.convert import as_id
from db.sql.errors import InvalidId
from editorial.text.invisible import invisible_characters, shown, with_invisible
from schema.base.scalars import parse_date_expression, parse_day, parse_language
from tests.editorial.bundle.bundle_cases import base
from tests.editorial.bundle.test_check import as_json, problems


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("abc\u200bd", "U+200B ZERO WIDTH SPACE at character 4"),
        ("\u200f2025", "U+200F RIGHT-TO-LEFT MARK at character 1"),
        ("Q184\u00a0", "U+00A0 NO-BREAK SPACE at character 5"),
        ("a\x07b", "U+0007 CONTROL CHARACTER at character 2"),
        ("a\ufeff\u00adb", "U+FEFF ZERO WIDTH NO-BREAK SPACE at character 2, U+00AD SOFT HYPHEN at character 3"),
        ("plain, وعادي\n中 文\u3000", ""),
    ],
)
def test_invisible_characters_are_named_with_their_places(text: str, named: str) -> None:
    assert invisible_characters(text) == named
    assert shown(text) == (f"{text!r} ({named})" if named else repr(text))
    assert with_invisible("wrong", text) == (f"wrong; it contains {named}" if named else "wrong")


def test_of_many_invisible_characters_the_first_are_named() -> None:
    assert invisible_characters("\u2066a\u2069" * 3).endswith("U+2066 LEFT-TO-RIGHT ISOLATE at character 4, 3 more")


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (("article", "language"), "ar\u200b"),
        (("article", "timezone"), "\u200fUTC"),
        (("article", "slug"), "a\u200bb"),
        (("article", "published_at"), "2025-12-14T00:00:00Z\u200b"),
        (("quotes", 0, "exact"), "نحن\u200b لسنا في المقال أبدا"),
    ],
)
def test_a_problem_of_a_bundle_names_what_cannot_be_seen(keys: tuple[str | int, ...], value: str) -> None:
    data: Any = base()
    at = data
    for key in keys[:-1]:
        at = at[key]
    at[keys[-1]] = value
    (place,) = [n for n, character in enumerate(value, 1) if character in "\u200b\u200f"]
    messages = [problem.message for problem in problems(as_json(data)) if problem.value == value]
    assert messages
    assert all(f"at character {place}" in message and "U+200" in message for message in messages)


def test_a_value_of_a_request_is_refused_with_what_cannot_be_seen() -> None:
    for parse in (parse_day, parse_language, parse_date_expression):
        with pytest.raises(ValueError, match=r"U\+200B ZERO WIDTH SPACE at character 5"):
            parse("2025\u200b-12-13")
    with pytest.raises(InvalidId, match=r"U\+200E LEFT-TO-RIGHT MARK at character 1"):
        as_id("\u200e019a0000-0000-7000-8000-000000000000")
