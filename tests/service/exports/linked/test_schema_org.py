"""schema.org: every graph is held to the vocabulary, by another's reader of JSON-LD."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from hypothesis import given
from pyld import jsonld

from editorial.model.edtf import parse_edtf
from service.exports.data.dates import iso_bounds
from tests.service.exports.asking import everything, exported, slugs
from tests.service.exports.data.dates import EDTF
from tests.service.exports.linked.schema_org_terms import KINDS_OF, PROPERTIES, STATUSES, TEXT, are
from tests.service.exports.varied import RICH

SCHEMA = "https://schema.org/"
STANDARDS = Path(__file__).parents[5] / "shared" / "standards"
VOCABULARY, THEIR_CONTEXT = STANDARDS / "schemaorg-all-https.ttl", STANDARDS / "schemaorgcontext.jsonld"
AS_IDS = ("sameAs", "url", "eventStatus")
CONTEXT = {"@context": {"@vocab": SCHEMA} | {name: {"@id": SCHEMA + name, "@type": "@id"} for name in AS_IDS}}
"""As much of schema.org's own context as the exports need."""

ISO_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
ISO_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d(:?\d\d)?)?")


def local(address: str, _: Any) -> dict[str, Any]:
    assert address.rstrip("/") == "https://schema.org", address
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": address, "document": CONTEXT}


def graph_of(document: Any) -> list[dict[str, Any]]:
    """Return the nodes of a document, expanded: every term is an address."""
    expanded = jsonld.expand(document, {"documentLoader": local})
    return [node for each in expanded for node in each.get("@graph", [each])]


def types_of(node: dict[str, Any]) -> set[str]:
    return {each.removeprefix(SCHEMA) for each in node["@type"]}


def faults_of(nodes: list[dict[str, Any]]) -> Iterator[str]:
    """Yield everything in a graph that schema.org does not have so."""
    known = {node["@id"]: types_of(node) for node in nodes}
    for node in nodes:
        yield from _faults_of_node(node, known)


def _faults_of_node(node: dict[str, Any], known: dict[str, set[str]]) -> Iterator[str]:
    types = types_of(node)
    yield from (f"{each} is no type" for each in types - set(KINDS_OF))
    for term, values in node.items():
        name = term.removeprefix(SCHEMA)
        if not term.startswith(SCHEMA):
            assert term.startswith(("@", "urn:isnad:")), term
            continue
        domains, ranges = PROPERTIES[name]
        if not are(types, domains):
            yield f"{types} have no {name}"
        for value in values:
            yield from _faults_of_value(name, value, ranges, known)


def _faults_of_value(name: str, value: Any, ranges: set[str], known: dict[str, set[str]]) -> Iterator[str]:
    if "@value" in value:
        if not _fits(value["@value"], ranges):
            yield f"{name} is {value['@value']!r}"
    elif "@type" in value:
        yield from _faults_of_node(value, known)
        if not are(types_of(value), ranges):
            yield f"{name} is a {types_of(value)}"
    elif value["@id"] in known:
        if not are(known[value["@id"]], ranges):
            yield f"{name} leads to {known[value['@id']]}"
    elif not (
        ("URL" in ranges and value["@id"].startswith(("http://", "https://")))
        or ("EventStatusType" in ranges and value["@id"].removeprefix(SCHEMA) in STATUSES)
    ):
        yield f"{name} leads to {value['@id']}"


def _fits(value: Any, ranges: set[str]) -> bool:
    """Return whether a value that is no node can be one of a property."""
    if {"Date", "DateTime"} & ranges:
        return bool(ISO_DAY.fullmatch(value) or ISO_INSTANT.fullmatch(value))
    return bool({TEXT, "Number"} & ranges)


@given(EDTF)
def test_no_date_is_shown_more_precisely_than_it_is_known(text: str) -> None:
    read = parse_edtf(text)
    told = iso_bounds(read)
    assert read.qualifier is None or told == (None, None)
    for each in filter(None, told):
        assert each in text.split("/")
        assert ISO_INSTANT.fullmatch(each) or ISO_DAY.fullmatch(each)


LISTS = [
    "articles",
    "quotes",
    "claims",
    "events",
    "timeline?overlaps=2025",
    "articles/rich/quotes",
    "quotes?kind=DIRECT",
]


@pytest.mark.parametrize("address", LISTS)
async def test_a_list_is_as_the_vocabulary_has_it_and_has_every_id(varied: httpx2.AsyncClient, address: str) -> None:
    path, question, query = address.partition("?")
    nodes = graph_of((await exported(varied, f"{path}.jsonld{question}{query}")).json())
    assert list(faults_of(nodes)) == []
    ids = {each["id"] for each in await everything(varied, address)}
    assert ids <= {node[SCHEMA + "identifier"][0]["@value"] for node in nodes if SCHEMA + "identifier" in node}


async def test_every_article_is_as_the_vocabulary_has_it_and_has_every_id(varied: httpx2.AsyncClient) -> None:
    for slug in await slugs(varied):
        nodes = graph_of((await exported(varied, f"articles/{slug}.jsonld")).json())
        assert list(faults_of(nodes)) == []
        found = {node["@id"].rsplit("/")[-1] for node in nodes}
        for part in ("quotes", "claims", "events", "entities"):
            assert {each["id"] for each in await everything(varied, f"articles/{slug}/{part}")} <= found


def node_of(document: Any, text: str) -> dict[str, Any]:
    """Return the node that has a text or name."""
    (found,) = (each for each in document["@graph"] if text in (each.get("text"), each.get("name")))
    return dict(found)


async def test_a_source_without_a_name_is_no_creator_and_its_chain_stays_whole(varied: httpx2.AsyncClient) -> None:
    document = (await exported(varied, f"articles/{RICH}.jsonld")).json()
    quote = node_of(document, "نهائي … وأنه وقّع")
    assert "creator" not in quote
    assert [link["isnad:role"] for link in quote["isnad:chain"]] == ["SPEAKER", "RELAYED_BY", "PUBLISHED_BY"]
    assert [link["isnad:sourceKind"] for link in quote["isnad:chain"]] == ["ANONYMOUS", "NAMED", "NAMED"]
    (expanded,) = (each for each in graph_of(document) if each["@id"] == quote["@id"])
    assert len(expanded["urn:isnad:chain"][0]["@list"]) == 3, "in its order"


async def test_what_is_not_known_is_kept_with_the_reason(varied: httpx2.AsyncClient) -> None:
    document = (await exported(varied, f"articles/{RICH}.jsonld")).json()
    (unknown,) = node_of(document, "نهائي … وأنه وقّع")["isnad:unknown"]
    assert unknown == {"isnad:field": "speaker", "isnad:reason": "WITHHELD"}


async def test_what_was_taken_back_says_so(varied: httpx2.AsyncClient) -> None:
    document = (await exported(varied, f"articles/{RICH}.jsonld")).json()
    retracted = node_of(document, "لن نتراجع")
    assert retracted["creativeWorkStatus"] == "Retracted"
    assert retracted["isnad:retraction"]["isnad:reason"] == "She denies it."
    assert node_of(document, "It ended")["creativeWorkStatus"] == "Retracted"
    assert "creativeWorkStatus" not in node_of(document, "=The deal, “final”\nfor good")
    article = next(each for each in document["@graph"] if each["@type"] == "NewsArticle")
    assert article["correction"]["text"] == "The report was withdrawn."


async def test_reviews_belong_to_the_claim_and_to_their_author(varied: httpx2.AsyncClient) -> None:
    document = (await exported(varied, f"articles/{RICH}.jsonld")).json()
    claim = node_of(document, "=The deal, “final”\nfor good")
    reviews = [each for each in document["@graph"] if each["@type"] == "ClaimReview"]
    assert {each["itemReviewed"]["@id"] for each in reviews} == {claim["@id"]}
    assert [each["reviewRating"]["alternateName"] for each in reviews] == ["False", "Misleading"]
    assert [each.get("url") for each in reviews] == ["https://check.example/1", None]


async def test_a_date_is_shown_exactly_as_precisely_as_it_is_known(varied: httpx2.AsyncClient) -> None:
    document = (await exported(varied, f"articles/{RICH}.jsonld")).json()
    events = {
        each["isnad:edtf"]: each for each in document["@graph"] if "isnad:edtf" in each and each["@type"] == "Event"
    }
    told = {edtf: (each.get("startDate"), each.get("endDate")) for edtf, each in events.items()}
    assert told["2025-12-13"] == ("2025-12-13", None)
    assert told["2024-12-31/2025-01-01"] == ("2024-12-31", "2025-01-01")
    assert told["2024-07/.."] == ("2024-07", None)
    assert told["/2024-02-29"] == (None, "2024-02-29")
    assert told["2025-12-13T10:30:00+03:00"] == ("2025-12-13T10:30:00+03:00", None)
    for unsure in ("2025-12~", "2025-12-13?", "2025%", "2025-21", "201X", "20XX", "2024~/2025-02?", "2025-12-XX"):
        assert told[unsure] == (None, None)


@pytest.mark.skipif(not THEIR_CONTEXT.exists(), reason="the context of schema.org does not lie beside the repository")
async def test_their_own_context_reads_the_same_terms(varied: httpx2.AsyncClient) -> None:
    theirs = json.loads(THEIR_CONTEXT.read_text("utf-8"))

    def loader(address: str, options: Any) -> dict[str, Any]:
        return {**local(address, options), "document": theirs}

    document = (await exported(varied, f"articles/{RICH}.jsonld")).json()
    expanded = jsonld.expand(document, {"documentLoader": loader})
    nodes = {node["@id"]: node for each in expanded for node in each.get("@graph", [each])}
    for node in graph_of(document):
        read = nodes[node["@id"]]
        assert {term.replace("http://", "https://") for term in read} == set(node)
        assert {each.replace("http://", "https://") for each in read["@type"]} == set(node["@type"])


@pytest.mark.skipif(not VOCABULARY.exists(), reason="the vocabulary of schema.org does not lie beside the repository")
def test_the_table_of_terms_is_what_the_vocabulary_says() -> None:
    turtle = VOCABULARY.read_text("utf-8")
    blocks = dict(re.findall(r"^schema:(\w+) a (.*?) \.$", turtle, re.MULTILINE | re.DOTALL))
    for name, (domains, ranges) in PROPERTIES.items():
        for predicate, ours in (("domainIncludes", domains), ("rangeIncludes", ranges)):
            said = re.search(rf"schema:{predicate} (.*?)(;|$)", blocks[name], re.DOTALL)
            assert said, name
            assert ours <= set(re.findall(r"schema:(\w+)", said[1])), (name, predicate)
    for name, kinds in KINDS_OF.items():
        above, waiting = set[str](), [name]
        while waiting:
            said = re.search(r"rdfs:subClassOf (.*?)(;|$)", blocks[waiting.pop()], re.DOTALL)
            found = set(re.findall(r"schema:(\w+)", said[1])) - above if said else set()
            above |= found
            waiting += found
        assert kinds == above, name
