"""Stances, and quotes inside quotes: what a bundle may say of them, and what stays as it was."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.amendment.amendment import Amendment
from editorial.bundle.check import BundleRefused
from editorial.bundle.nesting import in_circles
from editorial.model.annotation import QuoteDetails, QuoteReading, details_of, with_details
from editorial.model.vocabulary import Stance
from tests.support.data.articles import checked, noise

KEYS = st.sampled_from("abcdef")


def nested(**inner: Any) -> dict[str, Any]:
    """Return a bundle with a quote, and another one in it."""
    data = noise()
    given_ = {"key": "inner", "exact": "نرفع العقوبات", "within": "lifting", **inner}
    data["quotes"].append(data["quotes"][0] | given_)
    return data


def quote_of(data: dict[str, Any], key: str) -> QuoteReading:
    return next(each for each in checked(data).reading.quotes if each.key == key)


@given(st.dictionaries(KEYS, KEYS))
def test_a_key_is_in_a_circle_if_following_the_quotes_around_it_leads_back(outer: dict[str, str]) -> None:
    def leads_back(key: str) -> bool:
        at = outer.get(key)
        for _ in range(len(outer)):
            if at is None or at == key:
                break
            at = outer.get(at)
        return at == key

    assert in_circles(outer) == {key for key in outer if leads_back(key)}


def test_a_quote_without_a_stance_reads_as_before_there_were_any() -> None:
    quote = quote_of(noise(), "lifting")
    assert type(quote) is QuoteReading
    data = noise()
    data["quotes"][0] |= {"stance": "ASSERTED", "within": None}
    assert quote_of(data, "lifting") == quote


@pytest.mark.parametrize("retraction", [None, "taken back"])
@pytest.mark.parametrize("stance", list(Stance))
@pytest.mark.parametrize("within", [None, "outer"])
def test_details_are_given_and_taken_away_again(retraction: str | None, stance: Stance, within: str | None) -> None:
    quote, details = quote_of(noise(), "lifting"), QuoteDetails(retraction, stance, within)
    detailed = with_details(quote, details)
    assert details_of(detailed) == details
    assert with_details(detailed, QuoteDetails()) == quote


def test_a_quote_inside_another_one_names_it() -> None:
    found = checked(nested(stance="DENIED"))
    assert found.warnings == ()
    assert details_of(found.reading.quotes[1]) == QuoteDetails(None, Stance.DENIED, "lifting")


@pytest.mark.parametrize(
    ("given_", "code"),
    [
        ({"stance": "REFUTED"}, "NOT_ALLOWED"),
        ({"within": "lasting"}, "UNKNOWN_REFERENCE"),
        ({"within": "inner"}, "MALFORMED_VALUE"),
    ],
)
def test_what_a_bundle_cannot_say_of_it_is_a_problem(given_: dict[str, str], code: str) -> None:
    with pytest.raises(BundleRefused) as refused:
        checked(nested(**given_))
    assert [(each.code, each.path.split(".")[0]) for each in refused.value.problems] == [(code, "quotes[1]")]


def test_quotes_in_a_circle_are_each_a_problem() -> None:
    data = nested()
    data["quotes"][0]["within"] = "inner"
    with pytest.raises(BundleRefused) as refused:
        checked(data)
    found = [(each.code, each.path) for each in refused.value.problems]
    assert found == [("CIRCULAR_REFERENCE", f"quotes[{number}].within") for number in (0, 1)]


def test_words_outside_the_outer_quote_are_a_warning() -> None:
    warnings = checked(nested(exact="المحادثات")).warnings
    assert ("QUOTE_NOT_WITHIN", "quotes[1].within") in [(warning.code, warning.path) for warning in warnings]


def test_an_amendment_refers_to_the_quote_around() -> None:
    assert Amendment("QUOTE", "inner", "{within: lifting}").references()["quotes"] == {"lifting"}
