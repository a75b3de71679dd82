"""Editors say why a value is not known, in its place or in a list; it is read in one way, and checked."""

from typing import Any

import jsonschema
import pytest

from editorial.bundle.bundle import bundle_json_schema
from editorial.bundle.check import BundleRefused
from editorial.model.unknown import Unknown
from editorial.model.vocabulary import UnknownReason
from tests.support.data.articles import checked, noise

N, W = UnknownReason.NONE, UnknownReason.WITHHELD


def written(*ways: tuple[str, int | None, dict[str, Any]]) -> dict[str, Any]:
    """Return a bundle in whose parts something else is written."""
    data = noise()
    data["article"].pop("published_at")
    data["events"][0].pop("when", None)
    for list_, number, values in ways:
        (data[list_] if number is None else data[list_][number]).update(values)
    return data


PLACES = (
    ("article", None, "headline", "headline"),
    ("article", None, "published_at", "publishedAt"),
    ("article", None, "timezone", "timezone"),
    ("events", 0, "when", "when"),
    ("events", 0, "place", "place"),
    ("quotes", 0, "cue", "cue"),
    ("quotes", 0, "said", "said"),
    ("claims", 0, "quote", "quote"),
    ("claims", 0, "event", "event"),
)


@pytest.mark.parametrize(("list_", "number", "key", "field"), PLACES)
def test_the_three_ways_to_write_it_mean_the_same(list_: str, number: int | None, key: str, field: str) -> None:
    bundles = [
        written((list_, number, {key: {"unknown": "WITHHELD"}})),
        written((list_, number, {key: None, "unknowns": {key: "WITHHELD"}})),
        written((list_, number, {key: None, "unknowns": [{"field": key, "reason": "WITHHELD"}]})),
    ]
    for data in bundles:
        jsonschema.validate(data, bundle_json_schema())
    readings = [checked(data) for data in bundles]
    assert len({each.sha256 for each in readings}) == 1
    ((found,),) = (list(each.values()) for each in readings[0].reading.unknowns.values())
    assert found == (Unknown(field, W),)


def test_the_speaker_is_unknown_in_the_chain_or_beside_it() -> None:
    nobody = [{"role": "SPEAKER", "source": "ANONYMOUS"}]
    in_place = written(("quotes", 0, {"chain": [{**nobody[0], "entity": {"unknown": "WITHHELD"}}]}))
    jsonschema.validate(in_place, bundle_json_schema())
    beside = written(("quotes", 0, {"chain": nobody, "unknowns": {"speaker": "WITHHELD"}}))
    assert checked(in_place).sha256 == checked(beside).sha256
    claim = written(("claims", 0, {"chain": [{**nobody[0], "entity": {"unknown": "NONE"}}]}))
    assert checked(claim).reading.unknowns == {"claims": {"lasting": (Unknown("claimant", N),)}}


def test_a_bundle_without_unknowns_has_the_hash_that_it_had_before_there_were_any() -> None:
    assert checked(noise()).sha256 == checked(written_empty()).sha256
    assert checked(noise()).reading.unknowns == {}


def written_empty() -> dict[str, Any]:
    data = noise()
    data["article"]["unknowns"] = []
    data["claims"][0]["unknowns"] = {}
    return data


@pytest.mark.parametrize(
    ("written_as", "code", "path", "nearest"),
    [
        ({"cue": {"unknown": "NOT_STATD"}}, "NOT_ALLOWED", "quotes[0].cue.unknown", "NOT_STATED"),
        ({"unknowns": {"speaker": "NONE"}}, "UNKNOWN_BESIDE_VALUE", "quotes[0].unknowns.speaker", None),
        ({"unknowns": {"headline": "NONE"}}, "NOT_ALLOWED", "quotes[0].unknowns.headline", None),
        ({"unknowns": {"sad": "NONE"}}, "NOT_ALLOWED", "quotes[0].unknowns.sad", "said"),
        ({"unknowns": [{"field": "cue"}]}, "WRONG_TYPE", "quotes[0].unknowns[0]", None),
        ({"unknowns": "cue"}, "WRONG_TYPE", "quotes[0].unknowns", None),
        ({"unknowns": {"cue": "maybe"}}, "NOT_ALLOWED", "quotes[0].unknowns.cue", None),
        ({"said": {"unknown": "NONE"}, "unknowns": {"said": "NONE"}}, "DUPLICATE_KEY", "quotes[0].unknowns.said", None),
        ({"unknowns": [{"field": ["cue"], "reason": {"a": 1}}]}, "NOT_ALLOWED", "quotes[0].unknowns[0].field", None),
        ({"text": {"unknown": "NONE"}}, "WRONG_TYPE", "quotes[0].text", None),
    ],
)
def test_what_is_written_wrongly_is_a_problem_at_its_place(
    written_as: dict[str, Any], code: str, path: str, nearest: str | None
) -> None:
    with pytest.raises(BundleRefused) as refused:
        checked(written(("quotes", 0, written_as)))
    (problem,) = refused.value.problems
    assert (problem.code, problem.path) == (code, path)
    if nearest is not None:
        assert problem.nearest == nearest
