"""Mentions everywhere: whole words in every script, and messages that are true of the text."""

from typing import Any

import pytest

from editorial.bundle.check import check_bundle
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
