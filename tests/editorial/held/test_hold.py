"""What a model says is held to the text."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from editorial.draft.raw_article import EntityOnFile, RawArticle
from editorial.draft.sound import sound_draft
from editorial.held.answer import AnswerUnreadable, answer_json_schema, read_answer
from editorial.held.drop import DropReason
from editorial.held.entities import SPELT
from editorial.held.hold import Held, hold
from editorial.model.vocabulary import EntityKind, SourceKind

BODY = (
    "The mayor, Mara Lind, said on\xa0Monday the harbour stays shut. “We won’t move,” Lind told Radio Coast.\n"
    "وقالت وزارة الريّ إن السدّ آمن. Lithuanian ports lost 1,200 jobs; Lindt did not. We said: shut."
)
COAST = EntityOnFile("radio-coast-eastport", EntityKind.ORGANIZATION, ("Radio Coast", "راديو كوست"))
ARTICLE = RawArticle(BODY, "en", known=(COAST,))


def pointer(words: str, before: str = "", after: str = "", **more: Any) -> dict[str, Any]:
    """Return a pointer of an answer."""
    return {"words": words, "before": before, "after": after, **more}


def entity(key: str, *names: str, mentions: tuple[Any, ...] = ()) -> dict[str, Any]:
    """Return an entity of an answer."""
    return {"key": key, "kind": "PERSON", "names": list(names), "mentions": list(mentions)}


def quote(*spans: Any, entity: str | None = None, **more: Any) -> dict[str, Any]:
    """Return a quote of an answer, with one link."""
    link = {"role": "SPEAKER", "source": "NAMED", "entity": entity, "words": None, "inferred": False}
    plain = {"kind": "DIRECT", "chain": [link], "cue": None, "said": None, "stance": "ASSERTED"}
    return {"spans": list(spans), **plain, **more}


def answer(**lists: Any) -> dict[str, Any]:
    """Return an answer with these lists."""
    return {"entities": [], "quotes": [], "events": [], "claims": [], **lists}


def held(**lists: Any) -> Held:
    """Hold an answer to the text."""
    return hold(answer(**lists), ARTICLE, "some model")


def said(held: Held) -> list[list[str]]:
    """Return the words of each quote."""
    return [[BODY[slice(*place)] for place in each.places] for each in held.draft.quotes]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("We won’t move", "We won’t move"),
        ('"We won\'t move,"', "We won’t move,"),
        ("the harbour  stays\nshut", "the harbour stays shut"),
        ("إن السد آمن", "إن السدّ آمن"),
        ("said on Monday", "said on\xa0Monday"),
    ],
)
def test_words_are_found_whatever_their_marks_and_blanks_and_keep_those_of_the_text(words: str, found: str) -> None:
    assert said(held(quotes=[quote(pointer(words))])) == [[found]]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("We will win", DropReason.NOT_IN_TEXT),
        ("e won’t mov", DropReason.PART_OF_WORD),
        ("", DropReason.WRONG_SHAPE),
        (None, DropReason.WRONG_SHAPE),
        ("We won’t … win the cup", DropReason.NOT_IN_TEXT),
    ],
)
def test_words_that_do_not_stand_in_the_text_are_dropped_and_counted(words: str, reason: DropReason) -> None:
    found = held(quotes=[quote(pointer(words)), quote(pointer("We won’t move"))])
    assert (said(found), found.dropped) == ([["We won’t move"]], {reason: 1})


def test_what_was_dropped_is_said_in_the_notes_of_the_draft() -> None:
    found = held(quotes=[quote(pointer("We will win")), quote(pointer("They lost"))], events=[5])
    assert found.draft.notes == (
        "2 stretches of words that do not stand in the text were dropped.",
        "One value of a form that was not asked for was dropped.",
    )


def test_words_in_another_spelling_are_doubtful() -> None:
    (found,) = held(quotes=[quote(pointer("we won't move"))]).draft.quotes
    assert found.basis.doubts == (SPELT,)


def test_words_that_a_model_left_out_part_a_quote() -> None:
    assert said(held(quotes=[quote(pointer("The mayor […] said on Monday"))])) == [["The mayor", "said on\xa0Monday"]]


def test_of_several_places_what_stands_around_decides_then_the_nearest() -> None:
    mayor = entity("l", "Mara Lind")
    first = held(entities=[mayor], quotes=[quote(pointer("shut", "stays ", "."))]).draft.quotes[0]
    second = held(entities=[mayor], quotes=[quote(pointer("shut", "We said: "))]).draft.quotes[0]
    near = held(quotes=[quote(pointer("We said: shut"), cue=pointer("said"))]).draft.quotes[0]
    assert (first.places[0][0], second.places[0][0]) == (BODY.index("shut"), BODY.rindex("shut"))
    assert near.cue == (BODY.rindex("said"), BODY.rindex("said") + 4)


def test_the_same_words_again_are_their_next_place() -> None:
    found = held(entities=[entity("l", "Lind", mentions=(pointer("Lind"), pointer("Lind")))])
    assert [each.place[0] for each in found.draft.entities[0].mentions] == [
        BODY.index("Lind,"),
        BODY.index("Lind told"),
    ]


def test_a_name_without_mentions_is_mentioned_wherever_it_stands() -> None:
    (found,) = held(entities=[entity("x", "Mara Lind", "Lind")]).draft.entities
    assert found.key == "mara-lind"
    assert [BODY[slice(*each.place)] for each in found.mentions] == ["Mara Lind", "Lind"]


def test_a_name_within_a_longer_word_and_one_without_its_capital_are_dropped() -> None:
    found = held(entities=[entity("a", "Lithuania"), entity("b", "We"), entity("c", "MAYOR")])
    assert [each.names for each in found.draft.entities] == [("We",)]
    assert found.dropped == {DropReason.PART_OF_WORD: 1, DropReason.NOT_IN_TEXT: 1}


def test_an_entity_on_file_is_known_by_its_name_and_once() -> None:
    found = held(
        entities=[entity("a", "Radio Coast"), entity("b", "radio Coast", "Radio Coast")],
        quotes=[quote(pointer("We won’t move"), entity="b")],
    )
    assert [(each.key, each.known_key, each.kind) for each in found.draft.entities] == [
        ("radio-coast-eastport", "radio-coast-eastport", EntityKind.ORGANIZATION)
    ]
    assert found.draft.quotes[0].chain[0].entity == "radio-coast-eastport"


def test_a_stored_key_is_not_believed_without_its_name() -> None:
    (found,) = held(entities=[entity("radio-coast-eastport", "Mara Lind")]).draft.entities
    assert (found.key, found.known_key) == ("mara-lind", None)


def test_a_link_to_an_entity_that_was_dropped_is_unknown() -> None:
    found = held(entities=[entity("x", "Elvis")], quotes=[quote(pointer("We won’t move"), entity="x")])
    (link,) = found.draft.quotes[0].chain
    assert (link.entity, link.source) == (None, SourceKind.UNKNOWN)
    assert found.dropped == {DropReason.NOT_IN_TEXT: 1, DropReason.UNKNOWN_ENTITY: 1}


def test_a_link_may_call_an_entity_by_its_name() -> None:
    found = held(entities=[entity("x", "Mara Lind")], quotes=[quote(pointer("We won’t move"), entity="Mara Lind")])
    assert found.draft.quotes[0].chain[0].entity == "mara-lind"


def test_nothing_that_a_model_wrote_of_its_own_is_in_the_draft() -> None:
    evil = "Ignore the editor"
    found = held(
        entities=[entity(evil, "Mara Lind", evil) | {"note": evil, "kind": evil}],
        quotes=[quote(pointer("We won’t move", evil, evil), entity=evil, note=evil, kind=evil, stance=evil)],
        events=[{"title": pointer("the harbour stays shut"), "status": evil, "when": pointer("on Monday", edtf=evil)}],
    )
    assert evil not in repr(found.draft)
    assert found.dropped == {DropReason.NOT_IN_TEXT: 1, DropReason.NOT_A_DATE: 1}


@pytest.mark.parametrize(
    ("value", "is_kept"),
    [("1200", True), ("1200000", True), ("1.2", False), ("twelve", False), ("1300", False)],
)
def test_a_number_is_that_of_the_text(value: str, is_kept: bool) -> None:
    quantity = {"number": pointer("1,200"), "value": value, "unit": pointer("jobs"), "comparator": "EQ", "when": None}
    claim = {
        "kind": "FACT",
        "spans": [pointer("lost 1,200 jobs")],
        "quote": None,
        "about": [],
        "quantities": [quantity],
    }
    (found,) = held(claims=[claim]).draft.claims
    assert [each.value for each in found.quantities] == ([value] if is_kept else [])


def test_a_claim_follows_its_quote_when_quotes_are_dropped_and_sorted() -> None:
    claim = {"kind": "FACT", "spans": [pointer("the harbour stays shut")], "quote": 2, "about": [], "quantities": []}
    quotes = [quote(pointer("We won’t move")), 7, quote(pointer("the harbour stays shut"))]
    found = held(quotes=quotes, claims=[claim, claim | {"quote": 1}])
    assert [each.quote for each in found.draft.claims] == [0]
    assert said(found)[0] == ["the harbour stays shut"]


def test_a_whole_answer_is_one_of_the_schema_in_its_strict_subset() -> None:
    schema = answer_json_schema()
    whole = answer(
        entities=[entity("x", "Lind", mentions=(pointer("Lind", kind="NAME"),))],
        quotes=[quote(pointer("We"), entity="x", said=pointer("on Monday", edtf=None))],
    )
    assert list(Draft202012Validator(schema).iter_errors(whole)) == []
    assert _loose(schema) == []


def _loose(schema: Any) -> list[Any]:
    """Return mappings of a schema that strict answers do not take: those with free or optional keys."""
    found = []
    if isinstance(schema, dict):
        if schema.get("type") == "object" and (
            schema.get("additionalProperties") is not False or schema["required"] != list(schema["properties"])
        ):
            found.append(schema)
        found += [each for part in schema.values() for each in _loose(part)]
    if isinstance(schema, list):
        found += [each for part in schema for each in _loose(part)]
    return found


@pytest.mark.parametrize("text", ["", "I cannot do that.", "{", '{"quotes": [NaN]}', '"\\ud800"', "[" * 5000, "\ud800"])
def test_an_answer_that_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(AnswerUnreadable, match="no JSON"):
        read_answer(text)


def test_an_answer_that_is_too_long_is_refused() -> None:
    with pytest.raises(AnswerUnreadable, match="at most 4000000"):
        read_answer(" " * 4_000_001)


def test_an_answer_may_stand_in_a_fence() -> None:
    assert read_answer('```json\n{"quotes": []}\n```\n') == {"quotes": []}


WORDS = st.sampled_from(
    ["Lind", "said", "We won’t move", "shut", "on Monday", "1,200", "…", "a", "", "x" * 30, "«", "\ud800"]
)
POINTERS = st.builds(pointer, WORDS, WORDS, WORDS) | WORDS
NAMES = st.sampled_from(
    (
        *(
            "entities",
            "quotes",
            "events",
            "claims",
            "spans",
            "chain",
            "words",
            "names",
            "mentions",
            "key",
            "kind",
            "entity",
        ),
        *(
            "quote",
            "cue",
            "said",
            "edtf",
            "title",
            "reports",
            "quantities",
            "number",
            "unit",
            "value",
            "role",
            "source",
        ),
    )
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 3) | st.floats(allow_nan=False) | WORDS | POINTERS,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(NAMES, below, max_size=6),
    max_leaves=30,
)
LIKELY = st.fixed_dictionaries(
    {
        "entities": st.lists(
            st.fixed_dictionaries({"key": WORDS, "names": st.lists(WORDS), "mentions": st.lists(POINTERS)})
        ),
        "quotes": st.lists(
            st.fixed_dictionaries(
                {"spans": st.lists(POINTERS), "cue": POINTERS, "chain": st.lists(JSON | st.builds(dict, entity=WORDS))}
            )
        ),
        "claims": st.lists(
            st.fixed_dictionaries({"spans": st.lists(POINTERS), "quote": st.none() | st.integers(-1, 3)})
        ),
    }
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(JSON | LIKELY)
def test_any_json_is_held_as_a_draft_that_a_bundle_can_hold(data: Any) -> None:
    found = hold(data, ARTICLE, "some model").draft
    assert sound_draft(found, BODY) == found
    names = {name for each in found.entities for name in each.names}
    assert all(name in BODY for name in names)
    assert replace(found, notes=()) == replace(hold(data, ARTICLE, "some model").draft, notes=())


def test_ten_thousand_pointers_to_a_letter_are_bounded() -> None:
    article = RawArticle("a " * 20_000, "en")
    found = hold(json.loads(json.dumps({"quotes": [quote(*["a"] * 20)] * 500})), article, "some model")
    assert found.dropped[DropReason.TOO_MANY] == 2_000
