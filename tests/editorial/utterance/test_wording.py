"""How the words of two versions of an utterance differ: the rule, and the differences word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.model.vocabulary import SpanChange, Wording
from editorial.utterance.wording import Version, compare

SOME = "we they will never not lift sanctions on 5 50 Minsk , . “ …"
WORDS = st.lists(st.sampled_from(SOME.split(" ")), max_size=12)
ENGLISH = WORDS.map(" ".join)


def wording(before: str, after: str, language: str = "en") -> str:
    return compare(Version(before, language), Version(after, language)).wording


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("We lift sanctions.", "We lift sanctions.", "VERBATIM"),
        ("We lift sanctions.", "we lift sanctions", "VERBATIM"),
        ("We lift sanctions, and we talk.", "We lift sanctions", "TRUNCATED"),
        ("We lift sanctions, and we talk.", "We … talk.", "TRUNCATED"),
        ("We lift sanctions, and we talk.", "We talk.", "ALTERED"),
        ("we talk", "We lift sanctions, and we talk", "TRUNCATED"),
        ("We lift sanctions and talk", "lift sanctions and talk on", "TRUNCATED"),
        ("They did not lift sanctions", "lift sanctions", "ALTERED"),
        ("We lift 5 sanctions", "We lift 50 sanctions", "ALTERED"),
        ("We lift sanctions", "They talk", "ALTERED"),
        ("The price is 5%", "The price is 5", "ALTERED"),
    ],
)
def test_the_wording_follows_from_what_differs(before: str, after: str, expected: str) -> None:
    assert wording(before, after) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("نحن نرفع العقوبات، ونطلق سراح السجناء", "نحن نرفعُ العقوبات، ونطلق سراح السجناء.", "VERBATIM"),
        ("نحن نرفع العقوبات، ونطلق سراح السجناء", "نحن نرفع العقوبات", "TRUNCATED"),
        ("نحن لن نرفع العقوبات", "نحن نرفع العقوبات", "ALTERED"),
    ],
)
def test_the_wording_of_arabic_follows_the_same_rule(before: str, after: str, expected: str) -> None:
    assert wording(before, after, "ar") == expected


def test_other_languages_are_not_compared_but_variants_of_one_are() -> None:
    assert compare(Version("We lift", "en"), Version("نرفع", "ar")) == compare(Version("a", "en"), Version("a", "be"))
    assert compare(Version("We lift", "en"), Version("نرفع", "ar")).wording is Wording.TRANSLATED
    assert compare(Version("We lift", "en-GB"), Version("We lift", "en")).wording is Wording.VERBATIM


@given(ENGLISH, ENGLISH)
def test_the_differences_lead_from_one_text_to_the_other(before: str, after: str) -> None:
    found = compare(Version(before, "en"), Version(after, "en"))
    made, at = [], 0
    for each in found.differences:
        assert at <= each.before[0] <= each.before[1] <= len(before)
        assert each.after[0] <= each.after[1] <= len(after)
        assert each.changes
        made += [before[at : each.before[0]], after[slice(*each.after)]]
        at = each.before[1]
    made.append(before[at:])
    assert "".join("".join(made).split()) == "".join(after.split())


@given(ENGLISH, ENGLISH)
def test_the_other_way_round_it_is_the_same_wording(before: str, after: str) -> None:
    assert wording(before, after) == wording(after, before)


@given(ENGLISH, st.integers(0, 12))
def test_what_ends_early_is_cut_and_nothing_else_unless_it_begins_after_a_negation(text: str, words: int) -> None:
    beginning = " ".join(text.split()[:words])
    found = compare(Version(text, "en"), Version(beginning, "en"))
    if any(word.isalnum() for word in beginning.split()):
        assert found.wording in (Wording.VERBATIM, Wording.TRUNCATED)


def test_a_text_that_is_too_long_is_not_compared_word_by_word() -> None:
    (difference,) = compare(Version("a " * 15_000, "en"), Version("b " * 15_000, "en")).differences
    assert difference.before == (0, 30_000)
    assert difference.changes == (SpanChange.WORDS,)
