"""Forms of verbs of saying."""

import pytest

from editorial.drafting.english_saying.conjugation import VerbTense
from editorial.drafting.english_saying.verbs import SAYING


@pytest.mark.parametrize(
    ("word", "lemma", "tense"),
    [
        ("said", "say", VerbTense.PAST),
        ("told", "tell", VerbTense.PAST),
        ("denies", "deny", VerbTense.PRESENT),
        ("denied", "deny", VerbTense.PAST),
        ("admitted", "admit", VerbTense.PAST),
        ("admitting", "admit", VerbTense.PROGRESSIVE),
        ("agreeing", "agree", VerbTense.PROGRESSIVE),
        ("written", "write", VerbTense.PARTICIPLE),
        ("stresses", "stress", VerbTense.PRESENT),
    ],
)
def test_a_form_is_found_with_its_verb(word: str, lemma: str, tense: VerbTense) -> None:
    assert (SAYING[word].lemma, SAYING[word].tense) == (lemma, tense)


def test_there_are_some_two_hundred_verbs() -> None:
    assert len({form.lemma for form in SAYING.values()}) > 200
