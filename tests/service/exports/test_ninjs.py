"""ninjs 3.1: every article is valid by IPTC's own schema, which takes no field that it does not know."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from tests.service.exports.asking import everything, exported, slugs
from tests.service.exports.varied import RICH

STANDARDS = Path(__file__).parents[4] / "shared" / "standards"
SCHEMA = STANDARDS / "ninjs-schema_3.1.json"
GEOJSON = "https://geojson.org/schema/GeoJSON.json"


def validator() -> Draft202012Validator:
    schema, places = (
        json.loads((STANDARDS / name).read_text("utf-8")) for name in (SCHEMA.name, "GeoJSON-schema.json")
    )
    registry: Any = Registry().with_resource(GEOJSON, Resource.from_contents(places))
    for address in (GEOJSON + "#", schema["$id"]):
        registry = registry.with_resource(address, Resource.from_contents(places if "geojson" in address else schema))
    return Draft202012Validator(schema, registry=registry, format_checker=FormatChecker())


def addresses(value: Any) -> list[str]:
    """Return every value of a field ``uri``: no format checker of ours knows that format."""
    if isinstance(value, list):
        return [found for each in value for found in addresses(each)]
    if not isinstance(value, dict):
        return []
    own = [value["uri"]] if "uri" in value else []
    return [*own, *(found for each in value.values() for found in addresses(each))]


async def ninjs_of(client: httpx2.AsyncClient, slug: str) -> dict[str, Any]:
    found: dict[str, Any] = (await exported(client, f"articles/{slug}.ninjs")).json()
    return found


def association(document: dict[str, Any], text: str) -> dict[str, Any]:
    """Return the association with a title or a body."""
    (found,) = (
        each
        for each in document["associations"]
        if each.get("title") == text or each.get("bodies", [{}])[0].get("value") == text
    )
    return dict(found)


@pytest.mark.skipif(not SCHEMA.exists(), reason="the schema of ninjs does not lie beside the repository")
async def test_every_article_is_valid(varied: httpx2.AsyncClient) -> None:
    for slug in await slugs(varied):
        document = await ninjs_of(varied, slug)
        assert [f"{list(each.path)} {each.message}" for each in validator().iter_errors(document)] == []
        assert all(urlsplit(each).scheme == "http" and urlsplit(each).path for each in addresses(document))


@pytest.mark.skipif(not SCHEMA.exists(), reason="the schema of ninjs does not lie beside the repository")
async def test_the_schema_would_tell(varied: httpx2.AsyncClient) -> None:
    document = await ninjs_of(varied, RICH)
    assert list(validator().iter_errors({**document, "quotes": []}))
    assert list(validator().iter_errors({**document, "contentCreated": "yesterday"}))


async def test_quotes_claims_and_events_are_associations_with_our_ids(varied: httpx2.AsyncClient) -> None:
    for slug in await slugs(varied):
        document = await ninjs_of(varied, slug)
        for part in ("quotes", "claims", "events"):
            ids = [each["id"] for each in await everything(varied, f"articles/{slug}/{part}")]
            found = [each["uri"].rsplit("/")[-1] for each in document["associations"] if f"/v1/{part}/" in each["uri"]]
            assert found == ids
        article = (await varied.get(f"/v1/articles/{slug}")).json()
        assert {"role": "isnadId", "value": article["id"]} in document["altIds"]
        assert document["bodies"][0]["value"] == article["body"]
        assert document["bodies"][0]["charCount"] == len(article["body"])


async def test_a_chain_is_returned_in_order_with_its_unresolved_links(varied: httpx2.AsyncClient) -> None:
    quote = association(await ninjs_of(varied, RICH), "نهائي … وأنه وقّع")
    assert [(each["role"], each["name"]) for each in quote["infoSources"]] == [
        ("speaker", "anonymous"),
        ("via", "Homs"),
        ("outlet", "-Agency-"),
    ]
    assert "by" not in quote


async def test_what_was_taken_back_is_canceled_and_says_why(varied: httpx2.AsyncClient) -> None:
    document = await ninjs_of(varied, RICH)
    quote = association(document, "لن نتراجع")
    assert (quote["pubStatus"], quote["edNote"]) == ("canceled", "She denies it.")
    assert association(document, "نهائي … وأنه وقّع")["pubStatus"] == "usable"
    assert document["pubStatus"] == "usable"
    assert document["edNote"] == "The report was withdrawn."


async def test_positions_point_into_the_text_that_stands_beside_them(varied: httpx2.AsyncClient) -> None:
    document = await ninjs_of(varied, RICH)
    body, (revision,) = (
        document["bodies"][0]["value"],
        [each["value"] for each in document["altIds"] if each["role"] == "isnadRevision"],
    )
    quote = association(document, "لن نتراجع")
    (place,) = (each["value"] for each in quote["altIds"] if each["role"] == "textPosition")
    start, end = map(int, place.split(","))
    assert body[start:end] == "لن نتراجع"
    assert {"role": "articleRevision", "value": revision} in quote["altIds"]
    gone = association(document, "it ended")
    assert {"role": "articleRevision", "value": revision} not in gone["altIds"], "its words stand in an older text"


async def test_dates_are_written_as_far_as_iso_8601_can_express_them(varied: httpx2.AsyncClient) -> None:
    document = await ninjs_of(varied, RICH)
    told = {
        next(alt["value"] for alt in each["altIds"] if alt["role"] == "edtf"): each.get("eventDetails", {}).get("dates")
        for each in document["associations"]
        if each["rel"] == "event" and any(alt["role"] == "edtf" for alt in each["altIds"])
    }
    assert told["2025-12-13T10:30:00+03:00"] == {"startDate": "2025-12-13T10:30:00+03:00"}
    assert told["2024-12-31/2025-01-01"] == {"expectedStartDate": "2024-12-31", "expectedEndDate": "2025-01-01"}
    assert told["2024-07/.."] == {"expectedStartDate": "2024-07"}
    assert told["2025-12~"] is told["201X"] is told["2025-21"] is None
