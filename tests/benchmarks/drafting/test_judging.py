"""Items of a draft are right if an editor found the same."""

from dataclasses import replace

import pytest

from benchmarks.drafting.judging import JudgedKind, bare_mention, bare_spans, judged
from editorial.draft.draft import Basis, Draft, DraftDate, DraftEntity, DraftEvent, DraftLink, DraftMention, DraftQuote
from editorial.model.vocabulary import AttributionRole, EntityKind, EventStatus, MentionKind, QuoteKind, SourceKind
from editorial.pointer.choice import Stretch

BODY = "The mayor, Mara Lind, said on Monday: “We will not move.” “No,” said Tom Ray. The Port’s crane fell on Friday."
BASIS = Basis("RULE", 0.9)


def place(words: str) -> Stretch:
    """Return where words stand first."""
    at = BODY.index(words)
    return at, at + len(words)


def entity(key: str, *words: str) -> DraftEntity:
    """Return an entity mentioned by words."""
    mentions = tuple(DraftMention(place(each), MentionKind.NAME, BASIS) for each in words)
    return DraftEntity(key, EntityKind.PERSON, words[:1], mentions, BASIS)


def quote(words: str, speaker: str | None, source: SourceKind = SourceKind.NAMED) -> DraftQuote:
    """Return a quote by an entity, or by another source."""
    return DraftQuote(QuoteKind.DIRECT, (place(words),), (DraftLink(AttributionRole.SPEAKER, source, speaker),), BASIS)


GOLD = Draft(
    "gold",
    (entity("lind", "Mara Lind", "The mayor"), entity("ray", "Tom Ray"), entity("port", "The Port’s")),
    (quote("We will not move", "lind"), quote("No", "ray")),
)


def right(kind: JudgedKind, draft: Draft, gold: Draft = GOLD) -> list[bool]:
    """Return whether each item of a kind is right."""
    return [each.is_right for each in judged(draft, gold, BODY) if each.kind is kind]


def test_marks_and_stops_at_the_edges_of_a_quote_do_not_count() -> None:
    draft = Draft(
        "rules", (entity("m", "Mara Lind"),), (quote("“We will not move.”", "m"), quote("will not move", "m"))
    )
    assert right(JudgedKind.QUOTE, draft) == [True, False]


def test_a_quote_needs_its_speaker_and_counts_once() -> None:
    ours = (entity("m", "Mara Lind"), entity("r", "Tom Ray"))
    draft = Draft("rules", ours, (quote("We will not move", "r"), quote("No", "r"), quote("No", "r")))
    assert right(JudgedKind.QUOTE, draft) == [False, True, False]


def test_a_speaker_who_is_no_entity_is_of_the_same_sort() -> None:
    gold = replace(GOLD, quotes=(quote("No", None, SourceKind.COLLECTIVE),))
    draft = Draft("rules", (), (quote("No", None, SourceKind.COLLECTIVE),))
    assert right(JudgedKind.QUOTE, draft, gold) == [True]
    assert right(JudgedKind.QUOTE, replace(draft, quotes=(quote("No", None, SourceKind.ANONYMOUS),)), gold) == [False]


def test_a_quote_that_an_editor_may_leave_out_does_not_count() -> None:
    gold = replace(GOLD, quotes=(replace(quote("We will not move", "lind"), basis=Basis("GOLD", 0.5)),))
    draft = Draft("rules", (entity("m", "Mara Lind"),), (quote("We will not move", "m"), quote("No", "m")))
    assert right(JudgedKind.QUOTE, draft, gold) == [False]


def test_a_mention_needs_its_place_and_the_entity_that_most_mentions_are() -> None:
    draft = Draft("rules", (entity("m", "Mara Lind", "mayor", "Tom Ray"), entity("x", "Port"), entity("y", "crane")))
    assert right(JudgedKind.MENTION, draft) == [True, True, False, True, False]


def test_a_date_needs_its_words_and_its_days() -> None:
    monday = DraftDate(place("on Monday"), "2026-03-02")
    gold = replace(GOLD, quotes=(replace(GOLD.quotes[0], said=monday),))
    days = (
        monday,
        DraftDate(place("Monday"), "2026-03-02"),
        DraftDate(place("Monday"), None),
        DraftDate(place("on Friday"), None),
    )
    draft = Draft("rules", (), tuple(replace(GOLD.quotes[0], said=day) for day in days))
    assert right(JudgedKind.DATE, draft, gold) == [True, True, False, False]


def test_an_event_needs_half_of_its_words_or_its_date() -> None:
    friday = DraftDate(place("on Friday"), "2026-03-06")
    whole = DraftEvent(place("crane"), EventStatus.OCCURRED, (place("The Port’s crane fell on Friday"),), BASIS, friday)
    half = replace(whole, reports=(place("crane fell"),), when=None)
    dated = replace(whole, reports=(place("on Friday"),))
    gold = replace(GOLD, events=(whole,))
    assert right(JudgedKind.EVENT, Draft("rules", (), (), (whole, half, dated)), gold) == [True, False, True]


@pytest.mark.parametrize(
    ("words", "bare"),
    [("The mayor", "mayor"), ("The Port’s", "Port"), ("Mara Lind,", "Mara Lind"), ("Tom Ray", "Tom Ray")],
)
def test_a_mention_is_compared_without_article_and_genitive(words: str, bare: str) -> None:
    start, end = bare_mention(place(words), BODY)
    assert BODY[start:end] == bare


def test_spans_that_only_marks_part_are_one() -> None:
    parts = (place("We will not move"), place("No"))
    assert bare_spans(parts, BODY) == ((parts[0][0], parts[1][1]),)
