"""Mentions everywhere: whole words in every script, and messages that are true of the text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.align.anchor import Anchoring, whole_words
from editorial.bundle.check import check_bundle
from editorial.model.effort import Effort
from editorial.pointer.longer_names import LongerNames
from tests.editorial.bundle.bundle_cases import base
from tests.editorial.bundle.test_check import as_json, no_file, problems


def bundle(body: str, *mentions: dict[str, Any]) -> dict[str, Any]:
    """Return a bundle that only mentions an entity."""
    data = base()
    data["article"]["body"] = body
    data["entities"][0]["mentions"] = list(mentions)
    return {key: data[key] for key in ("isnad", "article", "provenance", "entities")}


@pytest.mark.parametrize(
    ("body", "exact", "count"),
    [
        ("น้ำท่วมกรุงเทพ ที่กรุงเทพมหานคร", "กรุงเทพ", 2),
        ("北京说，在北京举行", "北京", 2),
        ("東京都と東京", "東京", 2),
        ("ភ្នំពេញនៅភ្នំពេញ", "ភ្នំពេញ", 2),
        ("ວຽງຈັນຢູ່ວຽງຈັນ", "ວຽງຈັນ", 2),
        ("서울에서 서울은 서울시", "서울", 2),
        ("בירושלים ובירושלים, ירושלמי", "ירושלים", 2),
        ("दिल्ली में, दिल्ली।", "दिल्ली", 2),
    ],
)
def test_every_place_of_a_word_is_a_mention_in_every_script(body: str, exact: str, count: int) -> None:
    text = as_json(bundle(body, {"exact": exact, "occurrence": "all"}))
    mentions = check_bundle(text, file="b.json", read_text=no_file).reading.mentions
    assert [mention.spans[0].exact for mention in mentions] == [exact] * count


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("الوزارة", ["الوزارة", "للوزارة", "للوزارة", "الوزارة"]),
        ("اللجنة", ["للجنة", "اللجنة"]),
        ("ال", []),
    ],
)
def test_all_names_stand_in_the_text_after_every_arabic_preposition(name: str, found: list[str]) -> None:
    body = "قالت الوزارة للوزارة، وللوزارة قول، وبالوزارة كتب للجنة واللجنة سمعت."
    data = bundle(body, {"names": "all"})
    data["entities"][0]["names"] = [{"text": name, "language": "ar"}]
    mentions = check_bundle(as_json(data), file="b.json", read_text=no_file).reading.mentions
    assert [mention.spans[0].exact for mention in mentions] == found


@pytest.mark.parametrize(
    ("mentions", "said"),
    [
        ([{"exact": "الغرب", "occurrence": "all"}], "only as parts of longer words"),
        ([{"exact": "الغربية", "suffix": "x", "occurrence": "all"}], "not with this prefix and suffix"),
        ([{"exact": "الغربية", "suffix": "x"}], "not with this prefix and suffix"),
        ([{"exact": "الشرق", "occurrence": "all"}], "does not contain these words"),
        (
            [{"exact": "الصحراء الغربية", "occurrence": "all"}, {"exact": "الغربية", "occurrence": "all"}],
            "part of a longer mention of this entity",
        ),
    ],
)
def test_a_mention_that_has_no_place_is_told_why(mentions: list[dict[str, Any]], said: str) -> None:
    (problem,) = problems(as_json(bundle("في الصحراء الغربية", *mentions)))
    assert problem.code == "SPAN_NOT_FOUND"
    assert said in problem.message


def entity(key: str, name: str, *mentions: Any, **more: Any) -> dict[str, Any]:
    """Return an entity with one name; a mention is its words, or a mapping."""
    written = [{"exact": each, "occurrence": "all"} if isinstance(each, str) else each for each in mentions]
    return {"key": key, "kind": "OTHER", "names": [{"text": name, "language": "en", **more}], "mentions": written}


def mentioned(body: str, *entities: dict[str, Any]) -> list[tuple[str, int]]:
    """Return the mentions of a bundle by entity and place."""
    data = {**bundle(body), "entities": list(entities)}
    found = check_bundle(as_json(data), file="b.json", read_text=no_file).reading.mentions
    return [(each.entity, each.spans[0].start) for each in found]


@pytest.mark.parametrize(
    ("body", "name", "longer", "places"),
    [
        ("سوريا وقوات سوريا الديمقراطية وسوريا", "سوريا", "قوات سوريا الديمقراطية", [0, 31]),
        ("Lithuania and the Bank of Lithuania", "Lithuania", "Bank of Lithuania", [0]),
        ("Lithuania and the Banks of Lithuania", "Lithuania", "Bank of Lithuania", [0, 27]),
        ("北京大学在北京", "北京", "北京大学", [5]),
    ],
)
def test_mentions_everywhere_leave_out_longer_names_of_other_entities(
    body: str, name: str, longer: str, places: list[int]
) -> None:
    expected = [("short", place) for place in places]
    assert mentioned(body, entity("short", name, name), entity("long", longer)) == expected
    assert mentioned(body, entity("long", longer), entity("short", name, name)) == expected
    if longer in body:
        said = entity("long", "X", {"exact": longer})
        assert mentioned(body, said, entity("short", name, name))[1:] == expected


def test_descriptions_own_names_and_equal_names_hide_no_mention() -> None:
    body = "Lind, the head of Lind Lines, met Lind Lines"
    lind = entity("lind", "Mara Lind", "Lind")
    assert mentioned(body, lind, entity("b", "Lind Lines", kind="DESCRIPTION")) == [
        ("lind", 0),
        ("lind", 18),
        ("lind", 34),
    ]
    head = entity("b", "X", {"exact": "head of Lind", "kind": "DESCRIPTION"})
    assert mentioned(body, lind, head)[:3] == [("lind", 0), ("lind", 18), ("lind", 34)]
    assert mentioned(body, entity("lind", "Lind Lines", "Lind"), entity("b", "Lind Lines")) == [
        ("lind", 0),
        ("lind", 18),
        ("lind", 34),
    ]
    assert mentioned(body, lind, entity("b", "Lind")) == [("lind", 0), ("lind", 18), ("lind", 34)]
    numbered = entity("lind", "Lind", {"exact": "Lind", "occurrence": 2})
    assert mentioned(body, numbered, entity("b", "Lind Lines")) == [("lind", 18)]


def test_an_entity_that_is_mentioned_only_inside_names_of_others_is_told_so() -> None:
    data = bundle("The Bank of Lithuania")
    data["entities"] = [entity("a", "Lithuania", "Lithuania"), entity("b", "Bank of Lithuania")]
    (problem,) = problems(as_json(data))
    assert problem.code == "SPAN_NOT_FOUND"
    assert "longer name of another entity" in problem.message
    assert problem.nearest == "The Bank of Lithuania"


PIECES = st.sampled_from(["ab", "b", "ab b", "b ab", "c"])


@given(st.lists(PIECES, min_size=1, max_size=8), st.lists(st.tuples(st.sampled_from("xyz"), PIECES), max_size=5))
def test_a_place_is_left_out_if_a_longer_name_of_another_entity_holds_it(
    pieces: list[str], names: list[tuple[str, str]]
) -> None:
    body = " ".join(pieces)
    found = LongerNames((key, [name]) for key, name in names).around("x", "b", Anchoring(body, Effort(10**6)))
    own = {name for key, name in names if key == "x"}
    longer = {name for key, name in names if len(name) > 1 and "b" in name} - own
    stretches = [place for name in longer for place in whole_words(body, name)]
    for start in range(len(body)):
        assert found.holds(start, start + 1) == any(first <= start < end for first, end in stretches)
