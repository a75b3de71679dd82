"""Dated clauses become events, dates beside a saying become its day, and what is stated becomes a claim."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from editorial.draft.draft import Basis, DraftEntity, DraftMention, DraftQuote
from editorial.draft.raw_article import RawArticle
from editorial.drafting.statements.basis import CONFIDENCE, EXPLANATIONS, StatementRule
from editorial.drafting.statements.statements import find_statements
from editorial.drafting.text.speech import Speech
from editorial.drafting.text.statements import Statements
from editorial.model.vocabulary import EntityKind, MentionKind, QuoteKind
from editorial.text.layout import Layout

THURSDAY = datetime(2026, 3, 12, 12, tzinfo=UTC)
BASIS = Basis("TEST", 0.9)


def place(text: str, words: str) -> tuple[int, int]:
    """Return where words stand first."""
    start = text.index(words)
    return start, start + len(words)


def entity(text: str, words: str, kind: EntityKind) -> DraftEntity:
    """Return an entity that is named once."""
    return DraftEntity(words, kind, (words,), (DraftMention(place(text, words), MentionKind.NAME, BASIS),), BASIS)


def quote(text: str, words: str, attribution: str = "", kind: QuoteKind = QuoteKind.INDIRECT) -> DraftQuote:
    """Return a quote of these words."""
    made = DraftQuote(kind, (place(text, words),), (), BASIS)
    return replace(made, attribution=(place(text, attribution),), cue=place(text, "said")) if attribution else made


def statements_of(
    text: str, *, quotes: tuple[DraftQuote, ...] = (), entities: tuple[DraftEntity, ...] = ()
) -> Statements:
    """Return the statements of a text that was published on Thursday, 12 March 2026, in London."""
    language = "ar" if re.search("[\u0600-\u06ff]", text) else "en"
    article = RawArticle(text, language, THURSDAY, "Europe/London")
    return find_statements(article, Layout(text), Speech(entities, quotes))


@pytest.mark.parametrize(
    ("text", "title", "status"),
    [
        ("The ferry struck rocks on Monday.", "The ferry struck rocks on Monday", "OCCURRED"),
        (
            "Fans cheered, and the team will play in Europe next August.",
            "the team will play in Europe next August",
            "PLANNED",
        ),
        (
            "The concert had been scheduled for last Friday but was cancelled.",
            "The concert had been scheduled for last Friday",
            "CANCELED",
        ),
        ("Work was supposed to finish in 2023.", "Work was supposed to finish in 2023", "CANCELED"),
        ("He is alleged to have taken the money in 2016.", "He is alleged to have taken the money in 2016", "ALLEGED"),
        ("She has led the party since 2020.", "She has led the party since 2020", "ONGOING"),
        ("The bridge will stay shut until May.", "The bridge will stay shut until May", "ONGOING"),
        ("ألغيت مراسم كانت مقررة غداً.", "ألغيت مراسم كانت مقررة غداً", "CANCELED"),
        ("سيعقد اللقاء يوم الأحد.", "سيعقد اللقاء يوم الأحد", "PLANNED"),
        ("وقع الانفجار يوم الأحد.", "وقع الانفجار يوم الأحد", "OCCURRED"),
    ],
)
def test_a_dated_clause_is_an_event_with_its_status(text: str, title: str, status: str) -> None:
    (event,) = statements_of(text).events
    assert (text[slice(*event.title)], str(event.status)) == (title, status)


def test_an_event_has_its_place_and_who_acts_and_whom_it_befalls() -> None:
    text = "Harrow beat Carrick at Hillside on Saturday."
    kinds = {"Harrow": EntityKind.ORGANIZATION, "Carrick": EntityKind.ORGANIZATION, "Hillside": EntityKind.PLACE}
    (event,) = statements_of(text, entities=tuple(entity(text, name, kind) for name, kind in kinds.items())).events
    assert event.location == "Hillside"
    assert [(str(each.role), each.entity) for each in event.participants] == [
        ("AGENT", "Harrow"),
        ("PATIENT", "Carrick"),
    ]


@pytest.mark.parametrize("text", ["Oates died in 2019.", "Oates was arrested on Monday.", "اعتقل Oates يوم الاثنين."])
def test_whom_a_passive_befalls_is_no_agent(text: str) -> None:
    (event,) = statements_of(text, entities=(entity(text, "Oates", EntityKind.PERSON),)).events
    assert [str(each.role) for each in event.participants] == ["PATIENT"]


def test_the_date_of_the_attribution_is_when_a_quote_was_said() -> None:
    text = "Rates would fall in May, the bank said on Wednesday."
    (found,) = statements_of(
        text, quotes=(quote(text, "Rates would fall in May", "the bank said on Wednesday"),)
    ).quotes
    assert found.said is not None
    assert (text[slice(*found.said.place)], found.said.edtf) == ("on Wednesday", "2026-03-11")


def test_a_date_in_the_quoted_words_is_not_when_they_were_said() -> None:
    text = "Rates fell on Monday, the bank said."
    (found,) = statements_of(text, quotes=(quote(text, "Rates fell on Monday", "the bank said"),)).quotes
    assert found.said is None


def test_since_when_the_speaker_has_been_something_is_not_when_the_quote_was_said() -> None:
    text = "The nurse, who has worked here since 2017, said pay was low."
    made = quote(text, "pay was low", "The nurse, who has worked here since 2017, said")
    assert statements_of(text, quotes=(made,)).quotes[0].said is None


def test_tonight_in_the_words_of_a_speaker_is_no_event() -> None:
    text = "“So tonight we did not wash them,” she said. The club met tonight."
    made = quote(text, "So tonight we did not wash them", kind=QuoteKind.DIRECT)
    (event,) = statements_of(text, quotes=(made,)).events
    assert text[slice(*event.title)] == "The club met tonight"


def test_a_quote_with_a_figure_makes_a_claim_with_its_quantity_and_date() -> None:
    text = "46 ferries sailed with overdue inspections in 2023, the report said."
    (claim,) = statements_of(text, quotes=(quote(text, "46 ferries sailed with overdue inspections in 2023"),)).claims
    (quantity,) = claim.quantities
    assert (claim.quote, quantity.value, quantity.unit) == (0, "46", "ferries")
    assert quantity.when is not None
    assert quantity.when.edtf == "2023"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("she will not sign a new contract", "INTENTION"),
        ("nobody was detained", "FACT"),
        ("it would save 12 million euros", "INTENTION"),
        ("the cut would save 12 million euros", "PREDICTION"),
    ],
)
def test_the_words_of_a_claim_say_of_what_kind_it_is(words: str, kind: str) -> None:
    text = f"A source said {words}."
    (claim,) = statements_of(text, quotes=(quote(text, words),)).claims
    assert str(claim.kind) == kind


def test_what_the_article_states_with_a_figure_is_a_claim_of_its_own() -> None:
    text = "Turnout stood at 47 percent."
    (claim,) = statements_of(text).claims
    assert (claim.quote, text[slice(*claim.places[0])]) == (None, "Turnout stood at 47 percent")


def test_a_date_is_no_quantity() -> None:
    assert statements_of("He left on 12 March 2024 people say.").claims == ()


def test_each_rule_has_an_explanation_and_a_confidence() -> None:
    assert set(EXPLANATIONS) == set(CONFIDENCE) == set(StatementRule)
