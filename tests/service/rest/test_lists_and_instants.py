"""Lists in query strings, in every way that clients write them; and instants, with every fraction and offset."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from urllib.parse import quote

import httpx2
import pytest
from graphql import GraphQLEnumType, GraphQLList
from hypothesis import given, settings
from hypothesis import strategies as st

from schema.base.scalars import parse_instant
from schema.read.operand import nullable
from schema.resource.parameter import ResourceParameter
from schema.resource.resource import Resource, all_resources
from schema.resource.sparse import paths_of
from service.endpoint.models import RequestModel, read_query
from service.parameters.addresses import Found
from service.parameters.parameter_value import MAX_ITEMS
from service.parameters.rest_request import FIELDS, ResourceRequest, read_request
from service.partner_endpoints import PARTNER_ENDPOINTS
from tests.support.service.asking import client_of

IDS = [f"00000000-0000-7000-8000-{number:012x}" for number in range(8)]
LISTED = [
    (resource, parameter)
    for resource in all_resources()
    for parameter in resource.parameters
    if isinstance(parameter.kind, GraphQLList)
]


def items_of(parameter: ResourceParameter) -> list[str]:
    """Return texts that can be items of a parameter."""
    assert isinstance(parameter.kind, GraphQLList)
    inner = nullable(parameter.kind.of_type)
    return list(inner.values) if isinstance(inner, GraphQLEnumType) else IDS


def written(name: str, items: list[str], cuts: set[int]) -> bytes:
    """Return a query string with these items: the parameter anew at each cut, commas between the others."""
    places = sorted({0, len(items), *(cut for cut in cuts if cut < len(items))})
    return "&".join(f"{name}={','.join(items[begin:end])}" for begin, end in pairwise(places)).encode()


RESOURCES = {
    resource.name: resource
    for resource in all_resources()
    if all(parameter.is_in_path for parameter in resource.parameters if parameter.is_required)
}
PATHS = st.sampled_from(sorted(RESOURCES)).flatmap(
    lambda name: st.tuples(
        st.just(name), st.lists(st.integers(0, len(paths_of(RESOURCES[name])) - 1), min_size=1, max_size=8)
    )
)
"""The name of a resource, and fields of it by their number: Hypothesis writes down what it draws, and these are short."""


def asked(resource: Resource, query: bytes) -> ResourceRequest:
    """Return what a query string asks of a resource, whatever else it needs given too."""
    names = {part[1:-1]: IDS[0] for part in resource.address.split("/") if part.startswith("{")}
    needed = (each.name.encode() for each in resource.parameters if is_needed(each, query))
    more = b"".join(b"&%s=https://example.org/page" % name for name in needed)
    return read_request(Found(resource, names), query + more)


def is_needed(parameter: ResourceParameter, query: bytes) -> bool:
    """Return whether a query string lacks a parameter."""
    return parameter.is_required and not parameter.is_in_path and not query.startswith(parameter.name.encode() + b"=")


@given(st.data(), st.sampled_from(LISTED))
def test_a_list_means_the_same_with_commas_and_with_the_parameter_repeated(
    data: st.DataObject, listed: tuple[Resource, ResourceParameter]
) -> None:
    resource, parameter = listed
    items = data.draw(st.lists(st.sampled_from(items_of(parameter)), min_size=1, max_size=8))
    cuts = data.draw(st.sets(st.integers(1, 8)))
    plain, mixed = (asked(resource, written(parameter.name, items, each)) for each in (set[int](), cuts))
    assert mixed.variables == plain.variables
    assert mixed.given == plain.given, "links have commas, however the request was written"


@settings(max_examples=30)
@given(PATHS, st.sets(st.integers(1, 8)))
def test_fields_are_a_list_like_any_other(chosen: tuple[str, list[int]], cuts: set[int]) -> None:
    resource = RESOURCES[chosen[0]]
    paths = [sorted(paths_of(resource))[number] for number in chosen[1]]
    assert asked(resource, written(FIELDS, paths, cuts)).fields == asked(resource, written(FIELDS, paths, set())).fields


def test_lists_of_direct_endpoints_are_read_the_same_way() -> None:
    found = []
    for endpoint in PARTNER_ENDPOINTS:
        for name, schema in endpoint.query.model_json_schema().get("properties", {}).items():
            model: type[RequestModel] = endpoint.query
            if name == "types":
                assert "array" in str(schema)
                commas, repeated = (
                    read_query(model, query, "/v1/x") for query in (b"types=quote,claim", b"types=quote&types=claim")
                )
                assert commas == repeated
                found.append(endpoint.address)
    assert {"/v1/changes", "/v1/snapshot"} <= set(found)


async def test_two_kinds_can_be_requested_in_every_way(rest: httpx2.AsyncClient) -> None:
    answers = [
        (await rest.get(f"/v1/quotes?{query}&totalCount=true&first=1")).json()
        for query in ("kind=DIRECT,PARTIAL", "kind=DIRECT&kind=PARTIAL", "kind=DIRECT%2CPARTIAL")
    ]
    one = (await rest.get("/v1/quotes?kind=DIRECT&totalCount=true")).json()
    assert answers[0] == answers[1] == answers[2]
    assert answers[0]["totalCount"] > one["totalCount"]
    assert answers[0]["next"].startswith("/v1/quotes?kind=DIRECT,PARTIAL&")


async def test_more_items_than_a_list_can_have_are_too_many_however_they_are_written(rest: httpx2.AsyncClient) -> None:
    for separator in (",", "&ids="):
        answer = await rest.get("/v1/nodes?ids=" + separator.join([IDS[0]] * (MAX_ITEMS + 1)))
        assert (answer.status_code, answer.json()["allowed"]) == (400, MAX_ITEMS)


OFFSETS = {"Z": 0, "z": 0, "+00:00": 0, "-00:00": 0, "+0000": 0, "+00": 0, "+03:00": 180, "-0330": -210, "+05": 300}


@given(st.datetimes(datetime(1900, 1, 2), datetime(2200, 1, 1)), st.integers(0, 9), st.sampled_from(list(OFFSETS)))
def test_an_instant_is_read_with_every_fraction_and_offset(at: datetime, digits: int, offset: str) -> None:
    fraction = f".{at.microsecond:06d}987"[: digits + 1] if digits else ""
    text = f"{at:%Y-%m-%dT%H:%M:%S}{fraction}{offset}"
    counted = int((fraction[1:7]).ljust(6, "0"))
    meant = at.replace(microsecond=counted, tzinfo=UTC) - timedelta(minutes=OFFSETS[offset])
    assert parse_instant(text) == parse_instant(text.replace("T", "t")) == meant


@pytest.mark.parametrize(
    "text",
    [
        "2025-12-13T09:00:00",
        "2025-12-13T09:00:00.Z",
        "2025-12-13T09:00:00.1234567890Z",
        "2025-12-13T09:00:00+0",
        "2025-12-13T09:00:00+000",
        "2025-12-13T09:00:00+00:0",
        "2025-12-13T09:00:00+00:00:00",
        "2025-12-13T09:00:00 Z",
        "2025-12-13 09:00:00Z",
        "2025-12-13T09:00Z",
        "20251213T090000Z",
        "2025-12-13T09:00:00,5Z",
        "2025-13-13T09:00:00Z",
        "2025-12-13T09:00:00+24:00",
        "٢٠٢٥-12-13T09:00:00Z",
        "",
    ],
)
def test_what_is_no_instant_is_refused_with_what_is_one(text: str) -> None:
    with pytest.raises(ValueError, match="2025-12-13T09:00:00Z"):
        parse_instant(text)


@pytest.mark.parametrize(
    "text",
    ["2025-12-13T09:00:00.000000999Z", "2025-12-13T12:00:00.0+0300", "2025-12-13t09:00:00z", "2025-12-13T09:00:00+00"],
)
async def test_an_instant_is_taken_by_every_door(seeded_dsn: str, text: str) -> None:
    async with client_of(seeded_dsn) as client:
        listed = await client.get(f"/v1/articles?publishedFrom={quote(text, safe='')}&totalCount=true")
        document = "query ($at: DateTime!) { articles(filter: {publishedFrom: $at}) { totalCount } }"
        by_variable = await client.post("/graphql", json={"query": document, "variables": {"at": text}})
        literal = document.replace("($at: DateTime!)", "").replace("$at", f'"{text}"')
        by_literal = await client.post("/graphql", json={"query": literal})
    counts = [listed.json()["totalCount"]] + [
        each.json()["data"]["articles"]["totalCount"] for each in (by_variable, by_literal)
    ]
    assert counts == [1, 1, 1]
