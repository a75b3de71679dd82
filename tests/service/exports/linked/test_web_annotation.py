"""Web Annotation: valid by W3C's assertions; read again, every selector finds the same words in the same place."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from jsonschema import Draft4Validator, FormatChecker
from pyld import jsonld
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

from editorial.align.anchor import Quotation, SpanAmbiguous, anchor
from tests.service.exports.asking import everything, exported, slugs
from tests.service.exports.varied import RICH

STANDARDS = Path(__file__).parents[5] / "shared" / "standards"
ASSERTIONS = STANDARDS / "web-annotation-must.json"
CONTEXT = STANDARDS / "anno.jsonld"
PROFILE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
needs_standards = pytest.mark.skipif(
    not ASSERTIONS.exists(), reason="W3C's assertions do not lie beside the repository"
)


def faults_of(group: str, document: Any) -> Iterator[str]:
    """Yield W3C's assertions of level MUST that a document does not hold."""
    given = json.loads(ASSERTIONS.read_text("utf-8"))
    registry: Any = Registry()
    for name, schema in given["definitions"].items():
        registry = registry.with_resource(name, Resource.from_contents(schema, DRAFT4))
    for name, schema in given[group].items():
        for each in Draft4Validator(schema, registry=registry, format_checker=FormatChecker()).iter_errors(document):
            yield f"{name}: {each.message[:200]}"


def in_context(collection: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the annotations of a collection or a page, each as a document of its own."""
    page = collection.get("first", collection)
    return [{"@context": collection["@context"], **each} for each in page["items"]]


@needs_standards
async def test_every_collection_and_annotation_holds_what_w3c_demands(varied: httpx2.AsyncClient) -> None:
    for slug in await slugs(varied):
        collection = (await exported(varied, f"articles/{slug}.anno.jsonld")).json()
        assert list(faults_of("collection", collection)) == []
        assert list(faults_of("page", {"@context": collection["@context"], **collection["first"]})) == []
        for each in in_context(collection)[:: 1 if slug == RICH else 9]:
            assert list(faults_of("annotation", each)) == []


@needs_standards
async def test_the_assertions_would_tell(varied: httpx2.AsyncClient) -> None:
    collection = (await exported(varied, f"articles/{RICH}.anno.jsonld")).json()
    annotation = in_context(collection)[0]
    for wrong in ({"target": None}, {"type": "Note"}, {"created": "yesterday"}):
        assert list(faults_of("annotation", {**annotation, **wrong}))
    assert list(faults_of("collection", {**collection, "total": -1}))


async def test_pages_lead_through_the_whole_collection(varied: httpx2.AsyncClient) -> None:
    whole = (await exported(varied, "annotations.anno.jsonld")).json()
    found, address = [], "annotations.anno.jsonld?first=100"
    while address:
        answer = await exported(varied, address)
        page = answer.json()
        assert page["type"] == "AnnotationPage"
        assert page["partOf"]["id"] == whole["id"]
        assert answer.headers["content-type"] == PROFILE
        if ASSERTIONS.exists():
            assert list(faults_of("page", page)) == []
        found += page["items"]
        address = page.get("next", "").partition("/v1/")[2]
    assert found == whole["first"]["items"]
    assert whole["total"] == len(found) == len(await everything(varied, "annotations")) > 100


async def test_read_again_every_selector_finds_its_words_in_code_points_and_in_utf_16(
    varied: httpx2.AsyncClient,
) -> None:
    bodies: dict[str, str] = {}
    count = 0
    for slug in await slugs(varied):
        for annotation in in_context((await exported(varied, f"articles/{slug}.anno.jsonld")).json()):
            for target in annotation["target"]:
                source = target["source"]
                if source not in bodies:
                    bodies[source] = (await varied.get(source.removeprefix("http://isnad.test"))).json()["body"]
                quote, position = target["selector"]
                assert_found_again(bodies[source], quote, position)
                count += 1
    assert count > 200


def places(body: str, quotation: Quotation) -> tuple[int, ...]:
    """Return where the words stand: the model has all places match, and the position says which one is meant."""
    try:
        return (anchor(body, quotation)[0],)
    except SpanAmbiguous as several:
        return several.places


def assert_found_again(body: str, quote: dict[str, Any], position: dict[str, Any]) -> None:
    """Hold what a selector says against what our own anchoring finds by the words alone, and against JavaScript's counting."""
    place = (position["start"], position["end"])
    assert body[slice(*place)] == quote["exact"]
    assert place[0] in places(body, Quotation(quote["exact"], quote.get("prefix"), quote.get("suffix")))
    units = body.encode("utf-16-le")
    start, end = position["isnad:utf16Start"], position["isnad:utf16End"]
    assert units[2 * start : 2 * end].decode("utf-16-le") == quote["exact"]


async def test_the_spans_are_those_of_the_annotations(varied: httpx2.AsyncClient) -> None:
    spans = {
        each["id"]: [(s["start"], s["end"], s["revision"]["id"], s["status"]) for s in each["spans"]]
        for each in await everything(varied, "annotations")
    }
    exported_spans = {
        each["id"].rsplit("/")[-1]: [
            (
                target["selector"][1]["start"],
                target["selector"][1]["end"],
                target["source"].rsplit("/")[-1],
                target["isnad:anchor"],
            )
            for target in each["target"]
        ]
        for each in in_context((await exported(varied, "annotations.anno.jsonld")).json())
    }
    assert exported_spans == spans
    assert {status for each in spans.values() for *_, status in each} >= {"EXACT", "MOVED", "ORPHANED"}


async def test_words_that_are_gone_are_found_in_the_text_that_had_them(varied: httpx2.AsyncClient) -> None:
    revisions = (await varied.get(f"/v1/articles/{RICH}/revisions")).json()["nodes"]
    collection = (await exported(varied, f"articles/{RICH}.anno.jsonld")).json()
    gone = [t for each in in_context(collection) for t in each["target"] if t["isnad:anchor"] == "ORPHANED"]
    assert gone
    assert {each["source"].rsplit("/")[-1] for each in gone} == {revisions[-1]["id"]}


async def test_every_annotation_of_an_article_is_in_its_collection(varied: httpx2.AsyncClient) -> None:
    article = (await varied.get(f"/v1/articles/{RICH}")).json()
    ids = {each["id"] for each in await everything(varied, f"annotations?article={article['id']}")}
    collection = (await exported(varied, f"articles/{RICH}.anno.jsonld")).json()
    assert {each["id"].rsplit("/")[-1] for each in in_context(collection)} == ids
    assert collection["total"] == len(ids)


@pytest.mark.skipif(not CONTEXT.exists(), reason="the context does not lie beside the repository")
async def test_every_member_means_something_to_a_reader_of_json_ld(varied: httpx2.AsyncClient) -> None:
    def local(address: str, _: Any) -> dict[str, Any]:
        assert address == "http://www.w3.org/ns/anno.jsonld"
        document = json.loads(CONTEXT.read_text("utf-8"))
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": address,
            "document": document,
        }

    collection = (await exported(varied, f"articles/{RICH}.anno.jsonld")).json()
    (expanded,) = jsonld.expand(collection, {"documentLoader": local})
    back = jsonld.compact(expanded, collection["@context"], {"documentLoader": local})
    assert members(back) == members(collection)


def members(value: Any) -> set[str]:
    """Return the names of all members, but for those of contexts."""
    if isinstance(value, list):
        return {name for each in value for name in members(each)}
    if not isinstance(value, dict):
        return set()
    own = {name for name in value if name != "@context"}
    return own.union(*(members(each) for name, each in value.items() if name != "@context"))


async def test_a_mention_names_its_entity_and_a_quote_its_speaker(varied: httpx2.AsyncClient) -> None:
    collection = (await exported(varied, f"articles/{RICH}.anno.jsonld")).json()
    by_type: dict[str, list[dict[str, Any]]] = {}
    for each in in_context(collection):
        by_type.setdefault(each["isnad:type"], []).append(each)
    assert all(re.search(r"/v1/entities/[0-9a-f-]{36}$", each["body"][0]["source"]) for each in by_type["Mention"])
    assert all(re.search(r"/v1/events/[0-9a-f-]{36}$", each["body"][0]["source"]) for each in by_type["EventReport"])
    anonymous = next(each for each in by_type["Quote"] if len(each["target"]) == 2)
    assert anonymous["isnad:sourceKind"] == "ANONYMOUS"
    assert [body["type"] for body in anonymous["body"]] == ["TextualBody"]
    assert len(anonymous["isnad:chain"]) == 3


async def test_the_address_of_an_annotation_answers_that_annotation(varied: httpx2.AsyncClient) -> None:
    collection = (await exported(varied, f"articles/{RICH}.anno.jsonld")).json()
    for each in in_context(collection):
        answer = await varied.get(each["id"].removeprefix("http://isnad.test"), headers={"accept": PROFILE})
        assert answer.headers["content-type"] == PROFILE
        assert answer.json() == each
