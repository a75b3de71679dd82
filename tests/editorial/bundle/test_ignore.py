"""Comments that silence warnings, warnings made errors, and a comma inside braces."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.bundle.check import BundleRefused, Checked, check_bundle
from editorial.model.problem import Problem, ProblemSeverity
from editorial.warning.code import CHECK_WARNINGS, LOAD_WARNINGS

ROOT = Path(__file__).parents[3]

TEXT = """\
isnad: 1
article:
  slug: harbour-strike
  language: en
  published_at: 2026-03-03T09:00:00+01:00
  body: |
    The harbour of Eastport will stay closed.  # isnad: ignore ENTITY_UNUSED
    “We will not move,” said Lind. “It is a costly mistake of theirs.”
provenance: {method: HUMAN, asserted_by: Desk, asserted_at: 2026-03-03T10:30:00Z}
entities:
  - key: lind
    kind: PERSON
    names: [{text: Linda, language: en}]
    mentions:
      - exact: >-
          Lind
        occurrence: 1
  - {key: unused, kind: OTHER, names: [{text: "X # isnad: ignore ENTITY_UNUSED", language: en}]}
quotes:
  - key: closed
    kind: DIRECT
    exact: The harbour of Eastport will stay closed
    said: {edtf: 2026-03-05}
    chain:
      - {role: SPEAKER, entity: lind, words: {exact: said, prefix, suffix: " Lind"}}
events:
  - {key: e, title: {en: E}, status: PLANNED, when: {edtf: 2026-03-01}, reports: [{exact: will stay closed}]}
"""


def checked(text: str, *, strict: bool = False) -> Checked:
    """Return a checked bundle."""
    return check_bundle(text, file="f", read_text=lambda _: "", strict=strict)


def warned(text: str) -> tuple[Problem, ...]:
    """Return the warnings of a bundle that has no problems."""
    return checked(text).warnings


def commented(text: str, warnings: tuple[Problem, ...], *, above: bool) -> str:
    """Return a text in which comments silence these warnings."""
    lines = text.split("\n")
    codes: dict[int, dict[str, None]] = {}
    for warning in warnings:
        codes.setdefault(warning.line, {})[warning.code] = None
    for line in sorted(codes, reverse=True):
        comment = f"# isnad: ignore {', '.join(codes[line])}"
        if above:
            lines.insert(line - 1, f"  {comment}")
        else:
            lines[line - 1] += f"  {comment} (looked at)"
    return "\n".join(lines)


def test_the_bundle_has_warnings_of_many_kinds() -> None:
    assert {each.code for each in warned(TEXT)} == {
        "NAME_NOT_IN_TEXT",
        "ENTITY_UNUSED",
        "QUOTE_WITHOUT_MARKS",
        "MARKS_WITHOUT_QUOTE",
        "SAID_IN_FUTURE",
        "EVENT_IN_PAST",
        "COMMA_IN_BRACES",
    }


@pytest.mark.parametrize("above", [False, True])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_comment_for_every_warning_leaves_none_and_changes_nothing(above: bool, line_end: str) -> None:
    silent = commented(TEXT, warned(TEXT), above=above).replace("\n", line_end)
    assert warned(silent) == ()
    assert checked(silent, strict=True).sha256 == checked(TEXT).sha256


@given(st.sets(st.integers(0, 6)), st.booleans())
def test_a_comment_silences_its_own_warning_only_and_strict_refuses_whatever_is_left(
    numbers: set[int], above: bool
) -> None:
    found = warned(TEXT)
    chosen = tuple(each for number, each in enumerate(found) if number in numbers)
    text = commented(TEXT, chosen, above=above)
    silent = {(each.code, each.line) for each in chosen}
    left = [each.code for each in found if (each.code, each.line) not in silent]
    assert [each.code for each in warned(text)] == left
    if not left:
        assert checked(text, strict=True).warnings == ()
        return
    with pytest.raises(BundleRefused) as refused:
        checked(text, strict=True)
    assert [each.code for each in refused.value.problems] == left
    assert {each.severity for each in refused.value.problems} == {ProblemSeverity.ERROR}
    assert refused.value.warnings == ()


@pytest.mark.parametrize(
    ("comment", "code", "says"),
    [
        ("# isnad: ignore EVENT_IN_PAST", "EVENT_IN_PAST", "no warning with this code at this line"),
        ("# isnad: ignore EVENT_IN_PSAT", "EVENT_IN_PSAT", "no warning has this code"),
        ("# isnad: ignore SPAN_NOT_FOUND", "SPAN_NOT_FOUND", "an error cannot be silenced"),
        ("# isnad: ignore", None, "name the code"),
        ("# isnad: ignore because I say so", None, "name the code"),
    ],
)
def test_a_comment_that_silences_nothing_is_a_warning_at_its_place(comment: str, code: str | None, says: str) -> None:
    text = TEXT.replace("isnad: 1", f"isnad: 1  {comment}")
    (warning,) = [each for each in warned(text) if each.code == "IGNORE_UNUSED"]
    assert (warning.line, warning.value) == (1, code)
    assert warning.column == (comment.index(code) if code else 0) + len("isnad: 1  ") + 1
    assert says in warning.message


def test_a_misspelt_code_has_the_nearest_one() -> None:
    (warning,) = [each for each in warned(f"# isnad: ignore EVENT_IN_PSAT\n{TEXT}") if each.line == 1]
    assert warning.nearest == "EVENT_IN_PAST"


def test_an_unused_comment_can_be_silenced_and_that_can_be_unused_too() -> None:
    silent = TEXT.replace("isnad: 1", "isnad: 1  # isnad: ignore EVENT_IN_PAST IGNORE_UNUSED")
    assert [each.code for each in warned(silent)] == [each.code for each in warned(TEXT)]
    (warning,) = [each for each in warned(f"# isnad: ignore IGNORE_UNUSED\n{TEXT}") if each.line == 1]
    assert warning.code == "IGNORE_UNUSED"


def test_an_error_stays_and_the_warnings_stand_beside_it() -> None:
    text = TEXT.replace("exact: The harbour", "exact: Teh harbour").replace("edtf: 2026-03-05", "expression: closed")
    lines = text.split("\n")
    number = next(number for number, line in enumerate(lines) if "Teh harbour" in line)
    lines[number] += "  # isnad: ignore SPAN_NOT_FOUND, QUOTE_WITHOUT_MARKS"
    with pytest.raises(BundleRefused) as refused:
        checked("\n".join(lines))
    assert [each.code for each in refused.value.problems] == ["SPAN_NOT_FOUND"]
    found = refused.value.warnings
    assert [each.code for each in found] == ["IGNORE_UNUSED", "DATE_NOT_RESOLVED", "COMMA_IN_BRACES"]
    assert found[0].value == "SPAN_NOT_FOUND"
    with pytest.raises(BundleRefused) as strictly:
        checked("\n".join(lines), strict=True)
    assert [each.code for each in strictly.value.problems] == [
        "SPAN_NOT_FOUND",
        "IGNORE_UNUSED",
        "DATE_NOT_RESOLVED",
        "COMMA_IN_BRACES",
    ]


@pytest.mark.parametrize(
    ("names", "code", "path"),
    [
        ("[{text: Lind, Mara, language: en}]", "UNKNOWN_KEY", "entities[0].names[0].Mara"),
        ("[{text: Lind, language, script: Latn}]", "WRONG_TYPE", "entities[0].names[0].language"),
    ],
)
def test_an_error_from_a_comma_in_braces_says_so_and_is_told_once(names: str, code: str, path: str) -> None:
    with pytest.raises(BundleRefused) as refused:
        checked(TEXT.replace("[{text: Linda, language: en}]", names))
    (problem,) = [each for each in refused.value.problems if each.path == path]
    assert problem.code == code
    assert "put that text in quotation marks, because of its comma" in problem.message
    assert path not in {each.path for each in refused.value.warnings}


@pytest.mark.parametrize(
    "mention", ['{exact: said, prefix: null, suffix: " Lind"}', '{exact: said, prefix: , suffix: " Lind"}']
)
def test_a_key_with_a_colon_or_a_value_is_no_rest_of_a_text(mention: str) -> None:
    text = TEXT.replace('{exact: said, prefix, suffix: " Lind"}', mention)
    assert "COMMA_IN_BRACES" not in {each.code for each in warned(text)}
    assert "COMMA_IN_BRACES" in {each.code for each in warned(TEXT)}


def test_every_code_that_the_check_can_warn_of_is_known_as_one() -> None:
    found = {"IGNORE_UNUSED"}
    for path in (ROOT / "editorial").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = getattr(node.func, "attr", None) or getattr(node.func, "id", None)
                if name in ("warn", "Note"):
                    found.add(str(node.args[0].value))
    assert found == CHECK_WARNINGS
    assert not CHECK_WARNINGS & LOAD_WARNINGS
