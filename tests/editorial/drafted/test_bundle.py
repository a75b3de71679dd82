"""The bundle of a draft says what the draft says, whatever stands in the text."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editorial.bundle.check import Checked, check_bundle
from editorial.draft.draft import Basis, Draft, DraftDate, DraftEntity, DraftEvent, DraftLink, DraftMention, DraftQuote
from editorial.draft.raw_article import RawArticle
from editorial.draft.sound import sound_draft
from editorial.drafted.bundle import TextTooLongForBundle, drafted_bundle
from editorial.drafted.head import DraftedHead
from editorial.drafted.reading import reading_of
from editorial.model.reading import Reading
from editorial.model.vocabulary import (
    AttributionRole,
    EntityKind,
    EventStatus,
    MentionKind,
    NameKind,
    QuoteKind,
    SourceKind,
)
from tests.support.drafting.drafts import bodies, drafts

AT = datetime(2026, 3, 3, 12, tzinfo=UTC)
HEAD = DraftedHead("harbour-strike", "isnad rules 1", AT, "rules")


def article(body: str) -> RawArticle:
    """Return an English article with a text."""
    return RawArticle(body, "en", AT, "Europe/London")


def checked(draft: Draft, body: str, head: DraftedHead = HEAD) -> Checked:
    """Check the bundle of a draft."""
    return check_bundle(drafted_bundle(draft, article(body), head), file="b.yaml", read_text=lambda _: body)


def without_keys(reading: Reading) -> Reading:
    """Return a reading without what the keys of mentions say, since nothing refers to them."""
    mentions = tuple(replace(each, key="") for each in reading.mentions)
    return replace(reading, mentions=tuple(sorted(mentions, key=lambda each: (each.entity, each.spans[0].start))))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(bodies().flatmap(lambda body: st.tuples(st.just(body), drafts(body))), st.booleans())
def test_the_bundle_of_any_draft_is_read_as_the_draft(both: tuple[str, Draft], has_file: bool) -> None:
    body, draft = both
    head = replace(HEAD, body_file="article.txt" if has_file else None)
    wanted = reading_of(sound_draft(draft, body), article(body), head)
    assert without_keys(checked(draft, body, head).reading) == without_keys(wanted)


BODY = "Mara Lind left on Monday.\nLind said on Monday: “We will not move.” She said she was tired, the union said."


def place(words: str, number: int = 1) -> tuple[int, int]:
    """Return a place of words in the text."""
    at = -1
    for _ in range(number):
        at = BODY.index(words, at + 1)
    return at, at + len(words)


NAME = Basis("NAME_TITLE", 0.954)
CUE = Basis("SPEECH_MARKS_CUE", 0.97)
LIND = DraftEntity(
    "lind",
    EntityKind.PERSON,
    ("Mara Lind", "Lind"),
    (
        DraftMention(place("Mara Lind"), MentionKind.NAME, NAME),
        DraftMention(place("Lind", 2), MentionKind.NAME, Basis("NAME_TITLE", 0.95, ("There may be another Lind.",))),
    ),
    NAME,
    "mara-lind",
)
MOVE = DraftQuote(
    QuoteKind.DIRECT,
    (place("We will not move"),),
    (DraftLink(AttributionRole.SPEAKER, SourceKind.NAMED, "lind", place("Lind", 2)),),
    CUE,
    place("said"),
    DraftDate(place("on Monday", 2), "2026-03-02"),
)
TIRED = DraftQuote(
    QuoteKind.INDIRECT,
    (place("she was tired"),),
    (DraftLink(AttributionRole.SPEAKER, SourceKind.NAMED, "lind", is_inferred=True),),
    Basis("SPEECH_INDIRECT", 0.5, ("The speaker was carried over.",)),
    place("said", 3),
)
REASONS = {"NAME_TITLE": "A title stands before the name.", "SPEECH_MARKS_CUE": "Marked words beside a verb of saying."}


def test_a_draft_is_written_in_short_forms_with_its_reasons_and_its_doubts() -> None:
    head = replace(HEAD, headline="Union: no", body_file="strike.txt", reasons=REASONS)
    draft = Draft("rules", (LIND,), (MOVE, TIRED), notes=("Two names were dropped.",))
    assert drafted_bundle(draft, article(BODY), head) == EXPECTED


EXPECTED = """\
# Two names were dropped.
isnad: 1
article:
  slug: harbour-strike
  language: en
  headline: "Union: no"
  published_at: 2026-03-03T12:00:00+00:00
  timezone: Europe/London
  supplied: [slug, language]
  body_file: strike.txt
provenance: {method: MACHINE, asserted_by: isnad rules 1, asserted_at: 2026-03-03T12:00:00Z, state: DRAFT,
  annotation_set: rules}
entities:
  # doubtful: There may be another Lind.
  - PERSON lind: [Mara Lind, Lind]
    mentions:
      - {exact: Mara Lind, provenance: {confidence: 0.95, note: "NAME_TITLE: A title stands before the name."}}
      - {exact: Lind, occurrence: 2,
        provenance: {confidence: 0.95, note: "NAME_TITLE: A title stands before the name. There may be another Lind."}}
    same_as: mara-lind
quotes:
  - DIRECT: We will not move
    chain: lind "_Lind_ *said*"
    said: on Monday
    provenance: {confidence: 0.97, note: "SPEECH_MARKS_CUE: Marked words beside a verb of saying."}
  # doubtful: The speaker was carried over.
  - INDIRECT: she was tired
    chain: lind (inferred)
    cue: {exact: said, occurrence: 3}
    provenance: {confidence: 0.5, note: "SPEECH_INDIRECT: The speaker was carried over."}
"""


def test_a_pointer_has_a_number_only_where_another_place_is_nearer() -> None:
    bundle = drafted_bundle(Draft("rules", (LIND,), (MOVE, TIRED)), article(BODY), HEAD)
    assert 'chain: lind "_Lind_ *said*"' in bundle
    assert "cue: {exact: said, occurrence: 3}" in bundle


def test_a_speaker_and_a_verb_with_marks_between_them_are_quoted_apart() -> None:
    quote = replace(MOVE, places=(place("She said she was tired"),), cue=place("said", 3), said=None)
    bundle = drafted_bundle(Draft("rules", (LIND,), (quote,)), article(BODY), HEAD)
    assert 'chain: lind "Lind"' in bundle


def test_an_event_has_the_name_of_its_article_in_its_key_because_events_are_shared() -> None:
    event = DraftEvent(place("Mara Lind left"), EventStatus.OCCURRED, (place("Mara Lind left"),), CUE)
    found = checked(Draft("rules", (), (), (event, event)), BODY).reading.events
    assert [each.key for each in found] == ["harbour-strike-mara-lind-left", "harbour-strike-mara-lind-left-2"]


def test_a_date_has_the_drafted_days_where_its_words_mean_others() -> None:
    said = DraftDate(place("on Monday", 2), "2026-03-09")
    bundle = drafted_bundle(Draft("rules", (LIND,), (replace(MOVE, said=said),)), article(BODY), HEAD)
    assert "said: on Monday = 2026-03-09" in bundle


def test_a_link_to_somebody_who_is_not_in_the_text_is_unknown() -> None:
    nobody = replace(LIND, names=("Nobody",), mentions=())
    found = checked(Draft("rules", (nobody,), (MOVE,)), BODY).reading
    assert (found.entities, found.quotes[0].chain[0].source_kind) == ((), SourceKind.UNKNOWN)


def test_the_words_of_a_description_name_whoever_has_no_name() -> None:
    union = DraftEntity(
        "u", EntityKind.GROUP, (), (DraftMention(place("the union"), MentionKind.DESCRIPTION, NAME),), NAME
    )
    (found,) = checked(Draft("rules", (union,)), BODY).reading.entities
    assert [(each.text, each.kind) for each in found.names] == [("the union", NameKind.DESCRIPTION)]


def test_a_long_text_without_a_file_is_refused() -> None:
    with pytest.raises(TextTooLongForBundle):
        drafted_bundle(Draft("rules"), article("a" * 100_001), HEAD)


def test_more_than_a_bundle_holds_is_left_out_from_the_end_on_and_counted() -> None:
    body = "Lind said. " * 20_000
    mentions = tuple(DraftMention((at, at + 4), MentionKind.NAME, NAME) for at in range(0, len(body), 11))
    draft = Draft("rules", (DraftEntity("lind", EntityKind.PERSON, ("Lind",), mentions, NAME),))
    head = replace(HEAD, body_file="article.txt")
    found = checked(draft, body, head).reading.mentions
    left = len(mentions) - len(found)
    assert 0 < len(found) < len(mentions)
    assert found[-1].spans[0].start == 11 * (len(found) - 1)
    assert f"# The text is too long for one bundle: {left} items were left out" in drafted_bundle(
        draft, article(body), head
    )
