"""Anchoring: a quotation finds exactly its own place, or says why not; a span tells its place in both counts."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from editorial.align.anchor import (
    Anchoring,
    ContextNotFound,
    OccurrenceOutOfRange,
    OnlyInLongerWords,
    Quotation,
    SpanAmbiguous,
    SpanNotFound,
    anchor,
    nearest,
    whole_words,
)
from editorial.model.effort import effort_for
from editorial.text.segment import is_boundary
from editorial.text.span import CONTEXT, anchored_span
from editorial.text.text import UnreadableText, Utf16Offsets, normalise
from editorial.text.whole_word import wholeness

BODIES = st.text(st.sampled_from("ab سوَ\u0301😀👩🏽\u200d🇱कि्नำ가\u200c\n"), min_size=1, max_size=80)


@st.composite
def stretches(draw: st.DrawFn) -> tuple[str, int, int]:
    """A body with a stretch of it."""
    body = draw(BODIES)
    start = draw(st.integers(0, len(body) - 1))
    return body, start, draw(st.integers(start + 1, len(body)))


@given(stretches())
def test_the_words_of_any_stretch_with_their_occurrence_lead_back_to_it(stretch: tuple[str, int, int]) -> None:
    body, start, end = stretch
    exact = body[start:end]
    occurrence = sum(body.startswith(exact, place) for place in range(start + 1))
    assert anchor(body, Quotation(exact, occurrence=occurrence)) == (start, end)


@pytest.mark.parametrize(
    ("body", "exact", "start"),
    [
        ("Lithuanian exports through Lithuania", "Lithuania", 27),
        ("ashes, and she would go", "she", 11),
        ("الغربية ثم الغرب", "الغرب", 11),
        ("جزيرةٌ ثم للجزيرة", "جزيرة", 12),
        ("جزيرةٌ ثم وللجزيرة", "جزيرة", 13),
        ("جزيرةٌ ثم وبالجزيرة", "جزيرة", 14),
        ("الجزيرة ثم جزيرة", "جزيرة", 11),
        ("وقالَت ثم وَقال", "قال", 12),
        ("서울시 서울에서", "서울", 4),
    ],
)
def test_of_several_places_the_only_whole_word_is_meant(body: str, exact: str, start: int) -> None:
    assert body.count(exact) > 1
    assert anchor(body, Quotation(exact)) == (start, start + len(exact))


@given(stretches())
def test_words_with_all_that_stands_around_them_need_no_occurrence(stretch: tuple[str, int, int]) -> None:
    body, start, end = stretch
    assert anchor(body, Quotation(body[start:end], body[:start], body[end:])) == (start, end)


@given(BODIES, st.text(st.sampled_from("ab س"), min_size=1, max_size=4))
def test_without_more_words_find_a_place_only_where_there_is_one(body: str, exact: str) -> None:
    everywhere = [(place, place + len(exact)) for place in range(len(body)) if body.startswith(exact, place)]
    best = max((wholeness(body, *place) for place in everywhere), default=None)
    places = tuple(place[0] for place in everywhere if wholeness(body, *place) is best)
    if not places:
        with pytest.raises(SpanNotFound):
            anchor(body, Quotation(exact))
    elif len(places) > 1:
        with pytest.raises(SpanAmbiguous) as caught:
            anchor(body, Quotation(exact))
        assert (caught.value.count, caught.value.places) == (len(places), places[:4])
    else:
        assert anchor(body, Quotation(exact)) == (places[0], places[0] + len(exact))


@pytest.mark.parametrize("occurrence", [-1, 0, 3])
def test_an_occurrence_beyond_the_places_is_refused_with_their_number(occurrence: int) -> None:
    with pytest.raises(OccurrenceOutOfRange, match="from 1 to 2"):
        anchor("aba", Quotation("a", occurrence=occurrence))


def test_no_words_stand_nowhere() -> None:
    with pytest.raises(SpanNotFound):
        anchor("abc", Quotation("", occurrence=1))


def test_words_of_another_spelling_are_answered_with_those_of_the_text() -> None:
    body = "وقالَ الرئيسُ أليكساندر لوكاشينكو إنّ بيلاروسيا مستعدة."
    assert nearest(body, "الكساندر لوكاشنكو") == "أليكساندر لوكاشينكو"
    with pytest.raises(SpanNotFound) as caught:
        anchor(body, Quotation("الرئيس اليكساندر"))
    assert caught.value.nearest == "الرئيسُ أليكساندر"


@given(BODIES, st.text(max_size=12))
def test_the_nearest_words_stand_in_the_text(body: str, exact: str) -> None:
    found = nearest(body, exact)
    assert found is None or (found and found in body)


def test_words_that_are_like_nothing_have_no_nearest() -> None:
    assert nearest("بيلاروسيا", "xyzzy") is None


@pytest.mark.parametrize(
    ("body", "exact", "places"),
    [
        ("إلى روسيا", "روسيا", [(4, 9)]),
        ("لروسيا", "روسيا", [(1, 6)]),
        ("ولروسيا", "روسيا", [(2, 7)]),
        ("وولروسيا", "روسيا", []),
        ("الغربية", "الغرب", []),
        ("روسيا، روسيا", "روسيا", [(0, 5), (7, 12)]),
        ("روسياً", "روسيا", []),
        ("ובממשלה, הממשלה", "ממשלה", [(2, 7), (10, 15)]),
        ("在中国外交部", "中国", [(1, 3)]),
        ("東京で", "東京", [(0, 2)]),
        ("น้ำท่วมที่กรุงเทพ", "กรุงเทพ", [(10, 17)]),
        ("น้ำท่วม", "น", []),
        ("នៅកម្ពុជា", "កម្ពុជា", [(2, 9)]),
        ("서울에서, 서울시", "서울", [(0, 2)]),
        ("दिल्ली में", "दिल", []),
        ("خانه‌ها", "خانه", [(0, 4)]),
        ("l'Élysée", "Élysée", [(2, 8)]),
        ("GDP增长", "GDP", [(0, 3)]),
    ],
)
def test_whole_words_may_follow_proclitics_and_nothing_else(
    body: str, exact: str, places: list[tuple[int, int]]
) -> None:
    assert whole_words(body, exact) == places


@pytest.mark.parametrize(
    ("body", "quotation", "kind"),
    [
        ("الغربية", Quotation("الغرب"), OnlyInLongerWords),
        ("a b c", Quotation("b", prefix="x "), ContextNotFound),
        ("a b c", Quotation("d"), SpanNotFound),
    ],
)
def test_words_that_stand_there_are_never_said_to_be_missing(
    body: str, quotation: Quotation, kind: type[SpanNotFound]
) -> None:
    fault = Anchoring(body, effort_for(len(body))).missing(quotation)
    assert type(fault) is kind
    assert ("does not contain" in str(fault)) == (quotation.exact not in body)


@given(stretches())
def test_context_parts_no_letter_from_its_marks(stretch: tuple[str, int, int]) -> None:
    body, start, end = stretch
    span = anchored_span(body, start, end)
    first, last = start - len(span.prefix), end + len(span.suffix)
    assert first == start or is_boundary(body, first)
    assert last == end or is_boundary(body, last)


@given(stretches())
def test_a_span_counts_code_points_and_utf_16_units_of_the_same_words(stretch: tuple[str, int, int]) -> None:
    body, start, end = stretch
    span = anchored_span(body, start, end)
    units = body.encode("utf-16-le")
    assert units[2 * span.utf16_start : 2 * span.utf16_end].decode("utf-16-le") == span.exact == body[start:end]
    assert body[: span.start].endswith(span.prefix)
    assert body[span.end :].startswith(span.suffix)
    assert max(len(span.prefix), len(span.suffix)) <= CONTEXT


@given(BODIES)
def test_utf_16_offsets_are_those_of_the_encoding(body: str) -> None:
    offsets = Utf16Offsets(body)
    assert [offsets.of(place) for place in range(len(body) + 1)] == [
        len(body[:place].encode("utf-16-le")) // 2 for place in range(len(body) + 1)
    ]


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 2), (0, 4)])
def test_a_span_that_does_not_lie_in_the_body_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no span of a text of 3 characters"):
        anchored_span("abc", start, end)


def test_context_begins_with_a_letter_never_with_the_mark_of_one_before() -> None:
    body = "a" + "\u064b" * 3 + "b" * (CONTEXT - 2) + "word"
    span = anchored_span(body, len(body) - 4, len(body))
    assert span.prefix == "b" * (CONTEXT - 2)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_normalising_a_text_twice_changes_nothing_more(text: str) -> None:
    assume(not text.startswith("\ufeff\ufeff"))
    once = normalise(text)
    assert normalise(once) == once
    assert "\r" not in once


@pytest.mark.parametrize("character", ["\x00", "\ud800"])
def test_a_character_that_cannot_be_stored_is_refused_with_its_offset(character: str) -> None:
    with pytest.raises(UnreadableText, match="offset 2"):
        normalise("ab" + character)
