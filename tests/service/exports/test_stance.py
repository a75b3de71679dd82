"""Words that were denied or doubted: every format that shows a quote says so, and says who is an unnamed person of whom."""

import csv
import io
import json
from typing import Any

import httpx2
import pytest

from service.exports.formats import FORMATS
from tests.service.exports.asking import exported, words_of
from tests.service.exports.test_ninjs import association, ninjs_of
from tests.service.exports.varied import RICH

LISTS = ("articles/" + RICH, "articles", "quotes", "claims", "events", "timeline", "annotations")
UNNAMED = "an unnamed person of -Agency-"


@pytest.fixture
async def denied(varied: httpx2.AsyncClient) -> dict[str, Any]:
    """Return the quote that was denied."""
    (found,) = (await varied.get("/v1/quotes?stance=DENIED&article=" + await article_id(varied))).json()["nodes"]
    return dict(found)


async def article_id(client: httpx2.AsyncClient) -> str:
    return str((await client.get(f"/v1/articles/{RICH}")).json()["id"])


async def test_every_export_with_a_quote_in_it_has_its_stance(
    varied: httpx2.AsyncClient, denied: dict[str, Any]
) -> None:
    showing = set()
    for form in FORMATS:
        for address in LISTS:
            answer = await varied.get(f"/v1/{address}.{form.suffix}")
            if answer.status_code == 200 and denied["id"] in (words := words_of(answer.content)):
                showing.add((form.name, address.split("/")[0]))
                assert "DENIED" in words, (form.name, address)
    assert {name for name, _ in showing} == {"jsonld", "ninjs", "anno", "csv", "xlsx"}
    assert ("csv", "claims") in showing
    assert ("jsonld", "claims") in showing


async def test_schema_org_names_no_creator_of_words_that_were_denied(
    varied: httpx2.AsyncClient, denied: dict[str, Any]
) -> None:
    graph = (await exported(varied, f"articles/{RICH}.jsonld")).json()["@graph"]
    nodes = {each["identifier"]: each for each in graph if "identifier" in each}
    node = nodes[denied["id"]]
    assert "creator" not in node
    assert (node["isnad:stance"], node["disambiguatingDescription"]) == ("DENIED", "The speaker denies these words.")
    inside = next(each for each in graph if each.get("isnad:stance") == "DOUBTED")
    assert inside["isnad:within"] == node["@id"]
    claim = next(each for each in graph if each["@type"] == "Claim" and each["text"] == "It is final")
    assert claim["author"] == {"@type": "Person", "affiliation": {"@id": node["isnad:chain"][0]["isnad:entity"]}}


async def test_a_claim_alone_says_that_the_words_of_its_quote_were_denied(
    varied: httpx2.AsyncClient, denied: dict[str, Any]
) -> None:
    (claim,) = (await varied.get(f"/v1/quotes/{denied['id']}/claims")).json()["nodes"]
    assert claim["quote"]["stance"] == "DENIED"
    graph = (await exported(varied, f"claims/{claim['id']}.jsonld")).json()["@graph"]
    (quote,) = (each for each in graph if each["@type"] == "Quotation")
    assert quote["isnad:stance"] == "DENIED"


async def test_ninjs_tells_editors(varied: httpx2.AsyncClient, denied: dict[str, Any]) -> None:
    found = association(await ninjs_of(varied, RICH), denied["text"])
    assert (found["by"], found["edNote"]) == (UNNAMED, "The speaker denies these words.")
    assert found["infoSources"][0]["name"] == UNNAMED
    assert {"role": "isnadStance", "value": "DENIED"} in found["altIds"]


async def test_web_annotations_are_tagged(varied: httpx2.AsyncClient, denied: dict[str, Any]) -> None:
    found = json.loads((await exported(varied, f"quotes/{denied['id']}.anno.jsonld")).content)
    assert found["isnad:stance"] == "DENIED"
    assert [each["value"] for each in found["body"] if each.get("purpose") == "tagging"] == ["DENIED"]


async def test_tables_have_a_column(varied: httpx2.AsyncClient, denied: dict[str, Any]) -> None:
    rows = csv.DictReader(io.StringIO((await exported(varied, "quotes.csv")).content.decode(), newline=""))
    by_id = {row["id"]: row for row in rows}
    assert {row["stance"] for row in by_id.values()} == {"ASSERTED", "DENIED", "DOUBTED"}
    assert by_id[denied["id"]]["chain"] == f"SPEAKER {UNNAMED} (inferred)"
    assert denied["id"] in {row["within_id"] for row in by_id.values()}
