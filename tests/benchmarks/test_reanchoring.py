"""The benchmark of re-anchoring: the article has its length, and both ways find what has not changed."""

from benchmarks.reanchoring import SPANS, article, by_difflib, by_reanchor, corrections, measure, spans_of


def test_the_article_has_its_words_and_every_correction_is_another_text() -> None:
    old = article(600, 5)
    new = corrections(old, 5)
    assert len(old.split()) >= 600
    assert len({old, *new.values()}) == 1 + len(new)


def test_both_ways_find_every_span_of_a_text_that_did_not_change() -> None:
    old = article(600, 5)
    spans = spans_of(old, 5)
    assert len(spans) == SPANS
    assert by_difflib(old, old, spans) == by_reanchor(old, old, spans) == spans


def test_what_is_measured_has_a_ratio_for_every_kind_of_correction() -> None:
    found = measure(2, words=600)
    assert found["a word put in at the beginning"].kept[0] == SPANS
    assert all(each.ratio.lowest <= each.ratio.median <= each.ratio.highest for each in found.values())
