"""Names in English articles: where they begin and end, what is none, and which are the same."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.draft.draft import DraftEntity
from editorial.draft.raw_article import EntityOnFile, RawArticle
from editorial.drafting.english_names.names import find_english_names
from editorial.model.vocabulary import EntityKind, MentionKind
from editorial.text.layout import Layout

_BRACKET = re.compile(r"[\[\]]")


def _entities(body: str, *known: EntityOnFile) -> tuple[DraftEntity, ...]:
    return find_english_names(RawArticle(body, "en", known=known), Layout(body))


def _bracketed(body: str) -> str:
    """Return a text with its names in brackets."""
    places = sorted(mention.place for entity in _entities(body) for mention in entity.mentions)
    for start, end in reversed(places):
        body = f"{body[:start]}[{body[start:end]}]{body[end:]}"
    return body


def _clusters(body: str, *known: EntityOnFile) -> dict[str, list[str]]:
    entities = _entities(body, *known)
    return {each.key: [body[slice(*mention.place)] for mention in each.mentions] for each in entities}


@pytest.mark.parametrize(
    "marked",
    [
        "[Apple] CEO [Tim Cook] told [CNBC] that [Apple] would invest in [Texas].",
        "Former [US] President [Barack Obama] and British Prime Minister [Keir Starmer] met in [London] on Monday.",
        "Minister for Finance [Paschal Donohoe] told the [Dáil] the budget was balanced.",
        "Detective Chief Inspector [Sarah Whitfield], of [Greater Manchester Police], said so.",
        "Chief Financial Officer [Latha Subramaniam] spoke.",
        "Mr [van der Merwe] and Ms [O'Connor] disagreed.",
        "[Ursula von der Leyen] met [Mohammed bin Salman] and [Bashar al-Assad].",
        "Substitute [Tunde Okoro] scored.",
        "Archaeologist [Nikos Stavridis] found the tomb near [Vergina] in northern [Greece].",
        "Justice [Amina Bello] of the [Federal High Court] in [Abuja] adjourned the case until June 4.",
        "Counsel, [Adaeze Nwosu] SAN, told Justice [T. A. Okafor] so.",
        "Children's author [Michael Rosen] praised [Hackney Council].",
    ],
)
def test_titles_and_roles_before_a_person_are_no_part_of_the_name(marked: str) -> None:
    assert _bracketed(_BRACKET.sub("", marked)) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "The [Department of Forestry, Fisheries and the Environment] agreed.",
        "The [London School of Hygiene and Tropical Medicine] found no link.",
        "The [Royal Society for the Protection of Birds] ([RSPB]) counted 40 pairs.",
        "[Save the Children] and [Médecins Sans Frontières] called for a ceasefire in [Gaza].",
        "The [Norwegian Maritime Safety Board] and the Norwegian board met.",
        "Both [India] and [Pakistan] claim [Kashmir].",
        "Shares in [Jones & Sons Ltd] and [HSBC Holdings Plc] fell.",
        "The [Supreme Court of India] heard the plea of [Rahul Verma].",
        "He told [BBC Radio Leeds] and [Channel 4] about [Boeing 787] jets.",
        "The [Doringvlei Small-Scale Fishers’ Cooperative] met at [King's College London].",
        "The [Chennai]-based firm and the [Moscow]-backed party opposed the [US]-[China] talks.",
        "Pro-[Kremlin] and ex-[Chelsea] men came.",
    ],
)
def test_a_name_of_a_body_or_place_is_whole_and_no_more(marked: str) -> None:
    assert _bracketed(_BRACKET.sub("", marked)) == marked


@pytest.mark.parametrize(
    "body",
    [
        "Inflation slowed. Analysts said so. Banks will pocket it.",
        "On Monday, in March, at Christmas, the French and the Sri Lankan teams met.",
        "The World Cup, the Paris Agreement and the Nobel Prize were named.",
        "“Why do we start?” The Prime Minister and the President left.",
        "Co-star and actress: QUIT the show.",
        "Hurricane Milton passed. I’d go, we’re told.",
        "Reporting by our correspondent. No. I never quit.",
    ],
)
def test_a_capital_alone_makes_no_name(body: str) -> None:
    assert _bracketed(body) == body


def test_a_surname_is_that_of_the_person_who_was_named_last() -> None:
    body = (
        "Governor Daniel Wekesa spoke. Wekesa, a banker, left. Finance Minister Joseph Wekesa came. Later Wekesa went. "
        "“Daniel will stay,” said Ruth Adeyemi."
    )
    assert _clusters(body) == {
        "daniel-wekesa": ["Daniel Wekesa", "Wekesa", "Daniel"],
        "joseph-wekesa": ["Joseph Wekesa", "Wekesa"],
        "ruth-adeyemi": ["Ruth Adeyemi"],
    }


@pytest.mark.parametrize(
    ("body", "clusters"),
    [
        ("The Calder Rail Authority (CRA) met. CRA said so.", {"calder-rail-authority": 3}),
        ("The AP reported. He told The Associated Press.", {"associated-press": 2}),
        ("The International Monetary Fund warned. The Fund’s mission is due.", {"international-monetary-fund": 2}),
        ("Vaigai Rubber said so. Vaigai rose.", {"vaigai-rubber": 2}),
        ("Margaret Ainslie sailed. They wrote to Mr M Ainslie. “Maggie’s late,” said one.", {"margaret-ainslie": 3}),
        ("Millhay Library opened in Millhay.", {"millhay-library": 1, "millhay": 1}),
        ("Galway Harps won. Galway manager Ruth Carmody left Galway Harps.", {"galway-harps": 3, "ruth-carmody": 1}),
        ("U.S. troops left. The United States said so, and America agreed.", {"united-states": 3}),
    ],
)
def test_short_names_are_those_of_the_longer_ones(body: str, clusters: dict[str, int]) -> None:
    assert {key: len(mentions) for key, mentions in _clusters(body).items()} == clusters


@pytest.mark.parametrize(
    ("body", "country", "is_metonym"),
    [
        ("Oslo has promised stricter rules.", "norway", True),
        ("She told reporters in Oslo that it was late.", "norway", False),
        ("OSLO (AP) — The board said so.", "norway", False),
        ("The talks between Moscow and the rebels failed.", "russia", True),
        ("Critics say Beijing’s demands are new.", "china", True),
        ("Beijing’s streets were empty.", "china", False),
        ("The Kremlin denied it.", "russia", True),
    ],
)
def test_a_capital_stands_for_a_state_that_acts(body: str, country: str, *, is_metonym: bool) -> None:
    found = {each.key: each.mentions[0].kind for each in _entities(body)}
    assert (found.get(country) is MentionKind.METONYM) == is_metonym


def test_a_dateline_and_the_place_in_the_text_are_one() -> None:
    assert _clusters("NEW DELHI (Reuters) - The court in New Delhi sat.")["new-delhi"] == ["NEW DELHI", "New Delhi"]


def test_titles_of_works_are_names_but_quotes_are_not() -> None:
    body = "They sang “Blue Is the Colour” in her memoir, A Wet Education (2004). “This was not luck,” he said."
    assert list(_clusters(body).values()) == [["Blue Is the Colour"], ["A Wet Education"]]


def test_a_stored_entity_keeps_its_key_and_kind() -> None:
    stored = EntityOnFile("p-17", EntityKind.PERSON, ("Ingrid Solheim", "Solheim"))
    (entity,) = _entities("Ingrid Solheim left. Solheim said so.", stored)
    assert (entity.key, entity.known_key, entity.kind, len(entity.mentions)) == ("p-17", "p-17", EntityKind.PERSON, 2)


_SOME_WORDS = """
The Bank of England said Mr van der Al-Assad ’s ' “ ” ( ) , . — Kyiv's US-China O'Neill J. R. 2019 and for & X İ ß
"""
_WORDS = st.sampled_from([*_SOME_WORDS.split(), "\n"])


@given(st.lists(_WORDS, max_size=40).map(" ".join) | st.text(max_size=60))
def test_mentions_are_in_order_lie_in_the_text_and_never_overlap(body: str) -> None:
    entities = _entities(body)
    places = sorted(mention.place for entity in entities for mention in entity.mentions)
    assert all(0 <= start < end <= len(body) for start, end in places)
    assert all(one[1] <= other[0] for one, other in zip(places, places[1:], strict=False))
    assert len({each.key for each in entities}) == len(entities)
    assert all(list(each.mentions) == sorted(each.mentions, key=lambda mention: mention.place) for each in entities)
