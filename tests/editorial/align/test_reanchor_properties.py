"""Re-anchoring, whatever the texts: what is found is there, what did not change stays, and no text makes it slow."""

import random
import sys
from collections.abc import Callable, Sequence
from types import FrameType

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from editorial.align.alignment import ROUNDS
from editorial.align.correction import ALLOWANCE, compare
from editorial.align.reanchor import LIKE_ENOUGH, Reanchored, reanchor
from editorial.model.vocabulary import AnchorStatus
from editorial.text.segment import is_boundary
from editorial.text.span import anchored_span
from editorial.text.text import normalise
from editorial.text.token import tokens_of

WORDS = st.sampled_from(
    "قال كويل وكويل لكويل إن إنَّ مُحَمَّد محمد مـحمد الوفد وفد Minsk minsk Minsk’s 9.5 2025".split()  # noqa: SIM905
    + "e\u0301te\u0301 👩🏽‍💻 😀 🇧🇾 ﷺ 中文 क्षि".split()  # noqa: SIM905
)
BETWEEN = st.sampled_from([" ", " ", " ", " ", "، ", ". ", "\n", " \u200f", "  ", "-"])
FRESH = st.sampled_from("xx yyy zzzz xyxy zyz".split())  # noqa: SIM905  words like none of the others


def joined(parts: Sequence[tuple[str, str]]) -> str:
    """Return a text of words, each with what stands after it."""
    return normalise("".join(word + between for word, between in parts))


PARTS = st.lists(st.tuples(WORDS, BETWEEN), min_size=1, max_size=24)
BODIES = PARTS.map(joined)
CHARACTERS = st.text(st.sampled_from("ab سوَ\u0301\u200f😀👩\u200d🏽\n.، "), min_size=1, max_size=40).map(normalise)


@st.composite
def bodies_with_spans(draw: st.DrawFn, bodies: st.SearchStrategy[str] = BODIES) -> tuple[str, list[tuple[int, int]]]:
    """A text with stretches of it, which may cut words and letters."""
    body = draw(bodies)
    spans = []
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(body) - 1))
        spans.append((start, draw(st.integers(start + 1, len(body)))))
    return body, spans


def word_spans(body: str) -> list[tuple[int, int]]:
    """Return the span of every token of a text, and of every three of them."""
    (tokens,) = tokens_of(body)
    ones = list(zip(tokens.starts, tokens.ends, strict=True))
    return ones + list(zip(tokens.starts, tokens.ends[2:], strict=False))


@st.composite
def edited(draw: st.DrawFn, *, with_deletions: bool) -> tuple[str, str]:
    """A text, and the same with words put in that are like none of it, and perhaps words taken out."""
    parts = [(word, between.replace("\u200f", "")) for word, between in draw(PARTS)]  # it would go with what is put in
    now: list[tuple[str, str]] = []
    for part in parts:
        now += [(word, " ") for word in draw(st.lists(FRESH, max_size=1))]
        if not (with_deletions and draw(st.integers(0, 4)) == 0):
            now.append(part)
    return joined(parts), joined(now)


def check(old: str, new: str, span: tuple[int, int], found: Reanchored) -> None:
    """Hold what became of a span to all that is promised of it."""
    if found.span is None:
        assert (found.status, found.score) == (AnchorStatus.ORPHANED, 1)
        return
    assert found.span == anchored_span(new, found.span.start, found.span.end)
    assert new.encode("utf-16-le")[2 * found.span.utf16_start : 2 * found.span.utf16_end].decode("utf-16-le") == (
        found.span.exact
    )
    is_same = found.span.exact == old[slice(*span)]
    assert (found.status is AnchorStatus.EXACT) == (is_same and found.span.start == span[0])
    assert (found.status is AnchorStatus.MOVED) == (is_same and found.span.start != span[0])
    assert found.score == 1 if is_same else LIKE_ENOUGH <= found.score < 1
    for before, now in zip(span, (found.span.start, found.span.end), strict=True):
        assert is_boundary(new, now) or not is_boundary(old, before)


@given(bodies_with_spans(), BODIES)
def test_whatever_is_found_keeps_what_is_promised_of_it(marked: tuple[str, list[tuple[int, int]]], new: str) -> None:
    old, spans = marked
    for span, found in zip(spans, reanchor(old, new, spans), strict=True):
        check(old, new, span, found)


@given(bodies_with_spans(CHARACTERS), CHARACTERS)
def test_texts_of_marks_and_parts_of_emoji_are_no_exception(
    marked: tuple[str, list[tuple[int, int]]], new: str
) -> None:
    old, spans = marked
    for span, found in zip(spans, reanchor(old, new, spans), strict=True):
        check(old, new, span, found)


@given(bodies_with_spans(), st.lists(st.integers(0, 200), max_size=4), BODIES)
def test_edits_anywhere_even_within_words_keep_what_is_promised(
    marked: tuple[str, list[tuple[int, int]]], places: list[int], other: str
) -> None:
    old, spans = marked
    new = old
    for place in places:
        new = normalise(new[: place % (len(new) + 1)] + other[: place % 7] + new[place % (len(new) + 1) + place % 5 :])
    for span, found in zip(spans, reanchor(old, new, spans), strict=True):
        check(old, new, span, found)


@given(bodies_with_spans(BODIES | CHARACTERS))
def test_a_text_that_did_not_change_keeps_every_span(marked: tuple[str, list[tuple[int, int]]]) -> None:
    body, spans = marked
    assert reanchor(body, body, spans) == [
        Reanchored(AnchorStatus.EXACT, 1.0, anchored_span(body, *span)) for span in spans
    ]


@given(bodies_with_spans())
def test_what_is_added_at_the_end_leaves_every_span_where_it_is(marked: tuple[str, list[tuple[int, int]]]) -> None:
    body, spans = marked
    new = body + "\nxx yyy."
    assert [found.span for found in reanchor(body, new, spans)] == [anchored_span(new, *span) for span in spans]


@given(bodies_with_spans())
def test_what_is_added_before_moves_every_span_by_its_length(marked: tuple[str, list[tuple[int, int]]]) -> None:
    body, spans = marked
    new = "xx yyy.\n" + body
    for (start, end), found in zip(spans, reanchor(body, new, spans), strict=True):
        assert found == Reanchored(AnchorStatus.MOVED, 1.0, anchored_span(new, start + 8, end + 8))


@given(edited(with_deletions=False))
def test_words_put_in_and_taken_out_again_lead_every_word_back(texts: tuple[str, str]) -> None:
    old, new = texts
    for span, there in zip(word_spans(old), reanchor(old, new, word_spans(old)), strict=True):
        if there.span:
            (back,) = reanchor(new, old, [(there.span.start, there.span.end)])
            assert back.span
            assert (back.span.start, back.span.end) == span


@given(edited(with_deletions=True))
def test_spans_that_keep_their_words_keep_their_order(texts: tuple[str, str]) -> None:
    old, new = texts
    (tokens,) = tokens_of(old)
    spans = list(zip(tokens.starts, tokens.ends, strict=True))
    kept = [found.span.start for found in reanchor(old, new, spans) if found.span and found.score == 1]
    assert kept == sorted(kept)


@given(edited(with_deletions=False))
def test_among_words_put_in_every_word_is_found_in_its_own_place(texts: tuple[str, str]) -> None:
    old, new = texts
    fresh = {"xx", "yyy", "zzzz", "xyxy", "zyz"}
    (tokens,) = tokens_of(new)
    own = [
        (start, end)
        for start, end in zip(tokens.starts, tokens.ends, strict=True)
        if new[start:end].removeprefix("\u200f") not in fresh
    ]
    (before,) = tokens_of(old)
    found = reanchor(old, new, list(zip(before.starts, before.ends, strict=True)))
    assert [each.span and (each.span.start, each.span.end) for each in found] == own


VOCABULARY = [f"{stem}{number}" for number in range(40) for stem in ("قال", "بيلتا", "سراح", "العقوبات")]


def text_of(words: Sequence[str]) -> str:
    """Return words as a text, a sentence every twelve of them and a paragraph every sixty."""
    return " ".join(word + ("" if n % 12 else ".") + ("" if n % 60 else "\n") for n, word in enumerate(words, 1))


def rewritten(length: int) -> tuple[str, str]:
    chance = random.Random(length)
    return text_of(chance.choices(VOCABULARY, k=length)), text_of(chance.choices(VOCABULARY, k=length))


def shuffled(length: int) -> tuple[str, str]:
    chance = random.Random(length)
    old = text_of(chance.choices(VOCABULARY, k=length))
    paragraphs = old.split("\n")
    chance.shuffle(paragraphs)
    return old, "\n".join(paragraphs)


def of_few_words(length: int) -> tuple[str, str]:
    chance = random.Random(length)
    return text_of(chance.choices("ab", k=length)), text_of(chance.choices("ab", k=length))


WORST: dict[str, Callable[[int], tuple[str, str]]] = {
    "rewritten wholly, of the same words": rewritten,
    "of other words": lambda length: (text_of(VOCABULARY * (length // 160)), text_of([f"x{n}" for n in range(length)])),
    "paragraphs shuffled": shuffled,
    "one word": lambda length: (text_of(["قال"] * length), "x " + text_of(["قال"] * (length // 2)) + " y"),
    "of two words": of_few_words,
    "alternating": lambda length: (text_of(["a", "b"] * (length // 2)), text_of(["b", "a"] * (length // 2))),
    "every word inflected": lambda length: (
        text_of([f"قال{n}" for n in range(length)]),
        text_of([f"يقال{n}" for n in range(length)]),
    ),
}


@pytest.mark.parametrize("kind", WORST)
def test_the_steps_of_a_comparison_are_bounded_by_the_length_and_the_allowance(kind: str) -> None:
    old, new = WORST[kind](1920)
    for allowance in (0, 10_000, ALLOWANCE):
        found = compare(old, new, allowance=allowance)
        assert found.steps <= 2 * ROUNDS * (len(found.old) + len(found.new)) + allowance


def calls_of(work: Callable[[], object]) -> int:
    """Return how many functions are called: a measure of work that does not depend on the machine."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("kind", WORST)
def test_of_a_text_four_times_as_long_the_work_is_about_four_times_as_much(kind: str) -> None:
    def calls(length: int) -> int:
        old, new = WORST[kind](length)
        spans = word_spans(old)[:: max(1, length // 100)]
        return calls_of(lambda: reanchor(old, new, [*spans, *((0, len(old) - n) for n in range(20))]))

    calls(480)
    assert calls(1920) <= 6 * calls(480)


@given(BODIES, BODIES)
@example("", "")
def test_no_allowance_at_all_is_no_fault(old: str, new: str) -> None:
    found = compare(old, new, allowance=0)
    assert all(
        pairing.weight > 0 and pairing.new_end > pairing.new_start and pairing.old_end > pairing.old_start
        for pairing in found.course.pairings
    )
