"""The choice of a place, held against its rule word by word; and the doubts about it."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.pointer.choice import Choice, ChoiceReason, Doubt, Owner, Stretch, choose, merged
from editorial.text.layout import Layout

TEXTS = st.text(st.sampled_from("abc .\n"), min_size=12, max_size=80)


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, list[Stretch], list[Stretch]]:
    """A text, the places of a letter in it, and stretches to which one of the places belongs."""
    text = "a a" + draw(TEXTS)
    places = [(at, at + 1) for at, letter in enumerate(text) if letter == "a"]
    starts = draw(st.lists(st.integers(0, len(text) - 1), min_size=1, max_size=3))
    stretches = [(start, draw(st.integers(start + 1, min(len(text), start + 9)))) for start in starts]
    return text, places, stretches


def gap(place: Stretch, stretches: Sequence[Stretch]) -> int:
    """Return the fewest characters between a place and one of the stretches."""
    return min(max(start - place[1], place[0] - end, 0) for start, end in stretches)


def meant(text: str, places: list[Stretch], stretches: list[Stretch], *, keeps_out: bool) -> Stretch:
    """Return the place that the rule says, by ranking every place."""
    layout = Layout(text)
    inside = merged(stretches)
    offsets = [offset for start, end in stretches for offset in range(start, end)]
    paragraphs = {layout.paragraph(offset) for offset in offsets}
    sentences = {layout.sentence(offset) for offset in offsets}

    def rank(place: Stretch) -> tuple[bool, bool, bool, int, int]:
        return (
            keeps_out and any(start <= place[0] and place[1] <= end for start, end in inside),
            layout.paragraph(place[0]) not in paragraphs,
            layout.sentence(place[0]) not in sentences,
            gap(place, stretches),
            place[0],
        )

    return min(places, key=rank)


@given(cases(), st.booleans())
def test_the_place_is_the_first_by_paragraph_sentence_and_distance(
    case: tuple[str, list[Stretch], list[Stretch]], keeps_out: bool
) -> None:
    text, places, stretches = case
    found = choose(places, Owner(stretches, keeps_out=keeps_out), Layout(text))
    assert found.place == meant(text, places, stretches, keeps_out=keeps_out)
    assert (found.reason is ChoiceReason.NEAREST) or not found.other


@given(cases())
def test_a_choice_without_doubt_has_a_place_in_its_paragraph_and_no_other_about_as_near(
    case: tuple[str, list[Stretch], list[Stretch]],
) -> None:
    text, places, stretches = case
    layout, found = Layout(text), choose(places, Owner(stretches), Layout(text))
    own = {layout.paragraph(offset) for start, end in stretches for offset in range(start, end)}
    assert (found.doubt is Doubt.OTHER_PARAGRAPH) == (layout.paragraph(found.place[0]) not in own)
    if found.doubt is None and found.reason is ChoiceReason.NEAREST:
        mine = layout.sentence(found.place[0])
        rivals = [place for place in places if place != found.place and layout.sentence(place[0]) == mine]
        assert all(gap(place, stretches) > 2 * gap(found.place, stretches) for place in rivals)


SAID = (
    "Lind said no, so he left. “We and you said enough,” Berg said on Monday, and Holm said so too.\n"
    "Others said nothing. No, Others, nothing."
)
QUOTE = (SAID.index("We"), SAID.index(",”"))


def chosen(word: str, owner: Owner, text: str = SAID) -> Choice:
    places = [(at, at + len(word)) for at in range(len(text)) if text.startswith(word, at)]
    return choose(places, owner, Layout(text))


@pytest.mark.parametrize(
    ("word", "keeps_out", "before", "reason", "doubt"),
    [
        ("said", True, "Berg ", ChoiceReason.NEAREST, None),
        ("said", False, "“We and you ", ChoiceReason.NEAREST, None),
        ("no", True, "said ", ChoiceReason.PARAGRAPH, None),
        ("so", True, "said ", ChoiceReason.SENTENCE, None),
        ("and", True, "Monday, ", ChoiceReason.OUTSIDE, None),
        ("Others", True, "too.\n", ChoiceReason.NEAREST, Doubt.OTHER_PARAGRAPH),
    ],
)
def test_the_words_around_a_quote_are_chosen_and_doubted(
    word: str, keeps_out: bool, before: str, reason: ChoiceReason, doubt: Doubt | None
) -> None:
    found = chosen(word, Owner([QUOTE], keeps_out=keeps_out))
    assert SAID[: found.place[0]].endswith(before)
    assert (found.reason, found.doubt) == (reason, doubt)


def test_words_inside_a_quote_are_taken_if_they_stand_nowhere_else() -> None:
    assert chosen("enough", Owner([QUOTE], keeps_out=True)).place[0] == SAID.index("enough")


def test_of_two_places_that_are_equally_near_the_first_is_taken_with_a_doubt() -> None:
    text = "x said y said x"
    owner = Owner([(text.index("y"), text.index("y") + 1)])
    found = chosen("said", owner, text)
    assert (found.place[0], found.doubt, found.other) == (2, Doubt.AS_NEAR, (9, 13))
