"""Words for a date that come to nothing are a warning, with the nearest expression that resolves."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.bundle.check import check_bundle
from editorial.date.dates import resolve
from editorial.date.suggestion import nearest_expression
from editorial.date.words import arabic, english
from editorial.model.problem import Problem, ProblemSeverity
from tests.editorial.date.cases import LOOKED_AT, ONLY_COUNTED, Case
from tests.support.data.articles import noise

BASE = date(2025, 12, 13)
CODE = "DATE_NOT_RESOLVED"


def nearest(expression: str, language: str) -> str | None:
    return nearest_expression(expression, language, lambda one: resolve(one, BASE, language) is not None)


@pytest.mark.parametrize("expression", english.EXAMPLES)
def test_every_usual_english_expression_resolves(expression: str) -> None:
    assert resolve(expression, BASE, "en")


@pytest.mark.parametrize("expression", arabic.EXAMPLES)
def test_every_usual_arabic_expression_resolves(expression: str) -> None:
    assert resolve(expression, BASE, "ar")


@pytest.mark.parametrize(
    ("expression", "language", "suggested"),
    [
        ("on Satruday", "en", "on saturday"),
        ("in Septmber 2024", "en", "in september 2024"),
        ("after the talks on Saturday", "en", "on Saturday"),
        ("two days earlier", "en", "two days ago"),
        ("بعد الحرب في سبتمبر 2024", "ar", "في سبتمبر 2024"),
        ("سبتمر 2024", "ar", "سبتمبر 2024"),
    ],
)
def test_the_nearest_is_a_word_put_right_or_fewer_words_or_a_usual_expression(
    expression: str, language: str, suggested: str
) -> None:
    assert nearest(expression, language) == suggested


@given(st.sampled_from([case for case in (*LOOKED_AT, *ONLY_COUNTED) if case.edtf is None]))
def test_every_suggestion_resolves_where_it_is_made(case: Case) -> None:
    found = nearest_expression(case.expression, case.language, lambda one: case.answer(one) is not None)
    assert found not in (None, case.expression)
    assert case.answer(found)


@given(st.text(max_size=80), st.sampled_from(["ar", "en", "ar-EG"]))
def test_any_words_get_a_suggestion_that_resolves(expression: str, language: str) -> None:
    found = nearest(expression, language)
    assert found is None or resolve(found, BASE, language)


def test_words_of_other_languages_get_no_suggestion() -> None:
    assert nearest("il y a deux jours", "fr") is None


def warnings(status: str, when: dict[str, str], **article: object) -> tuple[Problem, ...]:
    """Return the warnings of a bundle whose event has this date; it has none but for that."""
    data = noise()
    data["article"].update({"body": data["article"]["body"] + "\n" + when["expression"], **article})
    data["events"][0].update(status=status, when=when)
    return check_bundle(json.dumps(data), file="f", read_text=lambda _: "").warnings


def test_a_warning_names_the_words_their_place_and_the_nearest() -> None:
    (warning,) = warnings("OCCURRED", {"expression": "الشهر السابق"})
    assert (warning.code, warning.path, warning.value) == (CODE, "events[0].when.expression", "الشهر السابق")
    assert warning.severity is ProblemSeverity.WARNING
    assert warning.line >= 1
    assert warning.nearest
    assert resolve(warning.nearest, BASE, "ar")


def test_a_date_that_could_lie_on_either_side_is_told_with_both() -> None:
    (warning,) = warnings("CANCELED", {"expression": "في 20 ديسمبر"})
    assert "2024-12-20 or 2025-12-20" in warning.message
    assert "direction" in warning.message
    assert warnings("CANCELED", {"expression": "في 20 ديسمبر", "direction": "FUTURE"}) == ()


def test_without_a_day_of_publication_the_warning_asks_for_it() -> None:
    (*_, warning) = warnings("OCCURRED", {"expression": "أمس"}, published_at=None)
    assert "published_at" in warning.message


def test_words_beside_an_edtf_are_no_warning() -> None:
    assert warnings("OCCURRED", {"expression": "الشهر السابق", "edtf": "2025-10"}) == ()
