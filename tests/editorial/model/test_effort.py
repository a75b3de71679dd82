"""What checking may take: an allowance that grows with the bundle, and what becomes of a bundle that needs more."""

import json
import time
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from editorial.align.anchor import Anchoring, Quotation, SpanNotFound
from editorial.align.coverage import Covered
from editorial.align.reanchor import reanchor
from editorial.bundle.check import MAX_LIST, BundleRefused, Checked, check_bundle
from editorial.bundle.placement import MAX_ITEMS
from editorial.bundle.shape import MAX_PROBLEMS
from editorial.date.dates import resolve
from editorial.date.words.tokens import MAX_EXPRESSION
from editorial.model.effort import A_CHARACTER, BASE, Effort, EffortSpent, effort_for
from editorial.model.problem import Problem
from editorial.text.text import MAX_MARKS, UnreadableText, normalise
from tests.editorial.bundle.hostile_bundles import bundle, entity, hostile_bundles, quotes
from tests.support.data.articles import noise

NAMES = sorted(hostile_bundles(1000))


def checked(data: Any, effort: Effort | None = None) -> Checked | tuple[Problem, ...]:
    """Return what a bundle says, or what is wrong with it."""
    text = data if isinstance(data, str) else json.dumps(data)
    try:
        return check_bundle(text, file="f", read_text=lambda _: "", effort=effort)
    except BundleRefused as refused:
        return refused.problems


def codes(data: Any, effort: Effort | None = None) -> list[str]:
    found = checked(data, effort)
    return [] if isinstance(found, Checked) else [problem.code for problem in found]


@pytest.mark.parametrize("name", NAMES)
def test_no_bundle_takes_more_steps_than_its_size_allows(name: str) -> None:
    text = json.dumps(hostile_bundles(40_000)[name])
    effort = Effort(A_CHARACTER * len(text))
    checked(text, effort)
    linear = len(text)  # work that is linear in the text is counted beyond the allowance
    assert effort.steps <= A_CHARACTER * len(text) + linear
    assert effort_for(len(text)).allowance == BASE + A_CHARACTER * len(text)


@pytest.mark.slow
@pytest.mark.parametrize("as_yaml", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_twice_the_bundle_takes_no_more_than_about_twice_the_time(name: str, as_yaml: bool) -> None:
    def seconds(size: int) -> float:
        data = hostile_bundles(size)[name]
        text = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True) if as_yaml else json.dumps(data)
        began = time.process_time()
        checked(text, Effort(A_CHARACTER * len(text) // 2))
        return time.process_time() - began

    # What is cheap is measured badly, and what else the machine does can spoil one measurement, not three.
    assert any(seconds(120_000) < 3 * seconds(60_000) + 0.1 for _ in range(3))


def test_after_enough_work_on_suggestions_problems_are_reported_without_them() -> None:
    data = hostile_bundles(60_000)["near misses in a text that repeats"]
    told = checked(data)
    assert isinstance(told, tuple)
    assert {problem.code for problem in told} == {"SPAN_NOT_FOUND"}
    assert len(told) == len(data["quotes"])
    assert {problem.nearest is None for problem in told} == {True, False}


def test_a_bundle_that_takes_too_much_is_refused_with_what_was_found_until_then() -> None:
    data = bundle("a" * 50_000, quotes=quotes(["zz", *("a" * (1 + n % 7) for n in range(300))]))
    assert codes(data, Effort(500_000))[:3] == ["TOO_MUCH_TO_CHECK", "SPAN_NOT_FOUND", "SPAN_AMBIGUOUS"]


def test_the_same_is_read_whatever_effort_there_is_as_long_as_it_is_enough() -> None:
    text = json.dumps(noise())
    effort = effort_for(len(text))
    whole = checked(text, effort)
    assert isinstance(whole, Checked)
    assert checked(text, Effort(effort.steps)) == whole
    assert codes(text, Effort(effort.steps - 1)) == ["TOO_MUCH_TO_CHECK"]


def test_words_that_may_be_left_out_cost_half_of_the_allowance_at_most() -> None:
    effort = Effort(100)
    assert effort.may_spare(50)
    assert not effort.may_spare(1)
    assert effort.fell_short
    effort.take(50)
    with pytest.raises(EffortSpent):
        effort.take(1)


def test_no_more_items_are_taken_than_are_allowed() -> None:
    allowed = [{"exact": "a", "occurrence": [1] * (MAX_ITEMS - 1)}]
    assert codes(bundle("a", entities=[entity("e", allowed)])) == []
    assert codes(bundle("a", entities=[entity("e", [*allowed, {"exact": "a"}])])) == ["TOO_MANY_ITEMS"]
    assert codes(bundle("a", claims=[1] * (MAX_LIST + 1))) == ["TOO_MANY_ITEMS"]


def test_of_very_many_problems_the_first_are_reported_and_the_others_counted() -> None:
    told = checked(bundle("a", quotes=quotes(["b"] * (MAX_PROBLEMS + 7))))
    assert isinstance(told, tuple)
    assert [problem.code for problem in told] == ["SPAN_NOT_FOUND"] * MAX_PROBLEMS + ["TOO_MANY_PROBLEMS"]
    assert "7 more" in told[-1].message


def test_marks_without_end_on_one_letter_are_refused() -> None:
    several = "a" + "\u0301\u0316" * (MAX_MARKS // 2)
    assert normalise(normalise(several)) == normalise(several)
    with pytest.raises(UnreadableText, match="marks"):
        normalise(several + "\u0301")
    assert normalise("…" * 10_000) == "…" * 10_000


def test_words_for_a_date_are_no_longer_than_a_date_can_be() -> None:
    day = date(2025, 12, 13)
    assert resolve("yesterday", day, "en") == "2025-12-12"
    assert resolve("yesterday" + " " * MAX_EXPRESSION, day, "en") is None


Stretches = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 10)).map(lambda each: (each[0], sum(each))), max_size=30
)


@given(Stretches, st.integers(0, 40), st.integers(1, 10))
def test_a_stretch_is_covered_where_another_holds_it(stretches: list[tuple[int, int]], start: int, length: int) -> None:
    covered = Covered()
    for each in stretches:
        covered.add(*each)
    assert covered.holds(start, start + length) == any(
        first <= start and start + length <= last for first, last in stretches
    )


def test_repeated_words_are_searched_once() -> None:
    effort = effort_for(0)
    anchoring = Anchoring("a b " * 1000, effort)
    anchoring.anchor(Quotation("a", occurrence=1))
    steps = effort.steps
    anchoring.anchor(Quotation("a", occurrence=1000))
    assert effort.steps == steps


def test_the_nearest_words_are_left_out_of_what_too_little_effort_is_left_for() -> None:
    with pytest.raises(SpanNotFound) as found:
        Anchoring("قال جون كويل", Effort(10_000)).anchor(Quotation("جون كويل!"))
    assert found.value.nearest == "جون كويل"
    with pytest.raises(SpanNotFound) as found:
        Anchoring("قال جون كويل", Effort(1)).anchor(Quotation("جون كويل!"))
    assert found.value.nearest is None


@pytest.mark.parametrize("length", [100, 3000])
def test_a_span_within_a_word_that_was_corrected_elsewhere_is_where_its_letters_are(length: int) -> None:
    old = "x" * length + "abc" + "y" * length
    new = "x" * length + "abc" + "y" * (length - 1) + "z"
    (found,) = reanchor(old, new, [(length, length + 3)])
    assert found.span is not None
    assert (found.span.start, found.span.exact) == (length, "abc")


def test_comparing_an_endless_word_with_its_replacement_stops_when_it_costs_too_much() -> None:
    old, new = "ab" * 200_000, "ba" * 200_000
    (found,) = reanchor(old, new, [(10, 20)])
    assert found.span is None
