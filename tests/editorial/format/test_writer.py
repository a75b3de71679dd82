"""Bundles written as YAML: whatever is written is read back, in the layout of the house, with its comments."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from editorial.bundle.source import Parsed, read_source
from editorial.format.comment import read_comments
from editorial.format.writer import WIDTH, write_bundle, write_yaml

SEED = Path(__file__).parents[3] / "seeds" / "belarus-potash-sanctions" / "bundle.yaml"

SIGNS = "-?:,[]{}#&*!|>'\"%@`~. \t\n\r\\\x85\u2028\ufeff\ufdd0\x07\xa0aB1éو、"
TEXTS = st.text(st.sampled_from(SIGNS), max_size=40) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufdd0\ufdd1\ufdd2"), max_size=200
)
SINGLE = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.floats(allow_nan=False, allow_infinity=False)
KEYS = st.text(st.sampled_from(SIGNS.replace("\ufdd0", "")), max_size=20)
VALUES = st.recursive(
    SINGLE | TEXTS.map(lambda text: text.replace("\ufdd0", "")),
    lambda below: st.lists(below, max_size=4) | st.dictionaries(KEYS, below, max_size=4),
    max_leaves=20,
)


def read(text: str) -> Parsed:
    """Return what a bundle's reader finds in a text."""
    return read_source(text, "written").data


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=5))
@example({"a": [[1, [2]], {"b": {"c": [[]]}}, {}], "article": {}, "no": "no", "1": "1", "d": "2026-03-03"})
@example({"a": "word " * 60, "b": "a - b # c: " * 30, "c": ["x " * 100, {"d": 'say "no" ' * 30}]})
@example({"a": "\n", "b": " a\nb", "c": "a\n\n", "d": "a\n \nb", "e": "a\nb", "f": "\na\n", "g": "a\n  b\n"})
def test_what_is_written_is_read_back(value: Mapping[str, Parsed]) -> None:
    assert read(write_yaml(value)) == value
    assert read(write_bundle(value)) == value


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=5))
def test_what_was_written_once_is_written_the_same_way_again(value: Mapping[str, Parsed]) -> None:
    once = write_bundle(value)
    assert write_yaml(value, read_comments(once)) == once


def test_the_seed_keeps_its_data_and_its_comments() -> None:
    text = SEED.read_text("utf-8")
    data = read(text)
    assert isinstance(data, dict)
    once = write_yaml(data, read_comments(text))
    assert read(once) == data
    assert _comments(once) == _comments(text)
    assert write_yaml(data, read_comments(once)) == once
    assert max(len(line) for line in once.splitlines()) <= WIDTH


def _comments(text: str) -> list[str]:
    return [line.partition("# ")[2] for line in text.splitlines() if "# " in line]


COMMENTED = """\
# above the bundle
isnad: 1  # the version

# above the article

# and again
article:  # of the article
  slug: a  # of the slug
  body: |  # of the body
    One # no comment
    "two" # none either

    three

# above the list
entities:
  # above the first
  - key: b  # of the key

  - key: c # not far enough away
    names:
      - {text: x, language: en}  # of the whole name
      - {text: y,  # within a name
         language: en}
    # above the last
    mentions: []
quotes: []  # none

# at the end
"""

LAID_OUT = """\
# above the bundle
isnad: 1  # the version

# above the article

# and again
article:  # of the article
  slug: a  # of the slug
  body: |  # of the body
    One # no comment
    "two" # none either

    three

# above the list
entities:
  # above the first
  - key: b  # of the key

  - key: c  # not far enough away
    names:
      - {text: x, language: en}  # of the whole name
      - text: y  # within a name
        language: en
    # above the last
    mentions: []
quotes: []  # none

# at the end
"""


def test_every_comment_stays_at_its_value() -> None:
    data = read(COMMENTED)
    assert isinstance(data, dict)
    assert write_yaml(data, read_comments(COMMENTED)) == LAID_OUT
    assert write_yaml(data, read_comments(LAID_OUT)) == LAID_OUT


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("Mara Lind", "Mara Lind"),
        ("جون كويل", "جون كويل"),
        ("2026-03-03", "2026-03-03"),
        ("no", "no"),
        ("1200", '"1200"'),
        ("true", '"true"'),
        ("a: b", '"a: b"'),
        ("“a”, b", "“a”, b"),
        ('say "no"', 'say "no"'),
        ('"no"', "'\"no\"'"),
        ("on ", '"on "'),
        ("", '""'),
        (None, "null"),
    ],
)
def test_quotation_marks_are_written_only_if_they_are_needed(value: Parsed, line: str) -> None:
    assert write_yaml({"a": value}) == f"a: {line}\n"


def test_the_layout_of_a_bundle() -> None:
    value: dict[str, Parsed] = {
        "isnad": 1,
        "article": {"slug": "a", "supplied": ["slug"], "body": "One.\nTwo.\n"},
        "provenance": {"method": "HUMAN", "asserted_by": "Desk, foreign"},
        "entities": [
            {"key": "b", "names": [{"text": "B", "language": "en"}]},
            {"key": "c", "names": [{"text": "C", "language": "en"}, {"text": "D", "language": "de"}]},
        ],
    }
    assert write_bundle(value) == (
        "isnad: 1\n\n"
        "article:\n  slug: a\n  supplied: [slug]\n  body: |\n    One.\n    Two.\n\n"
        'provenance: {method: HUMAN, asserted_by: "Desk, foreign"}\n\n'
        "entities:\n"
        "  - key: b\n    names: [{text: B, language: en}]\n\n"
        "  - key: c\n    names: [{text: C, language: en}, {text: D, language: de}]\n"
    )
