"""What is wrong with a request to a resource is told, all of it, each with a code, the parameter and what is allowed."""

from contextlib import suppress
from typing import Any

import httpx2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schema.resource.resource import all_resources
from service.errors.address import AddressMalformed, AddressUnknown
from service.errors.parameter import ParametersRefused
from service.parameters.addresses import Addresses
from service.parameters.rest_request import read_request

QUOTE = "/v1/quotes/00000000-0000-0000-0000-000000000000"
ADDRESSES = Addresses(all_resources())


async def problem(rest: httpx2.AsyncClient, address: str, status: int = 400) -> Any:
    answer = await rest.get(address)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    found = answer.json()
    assert (found["type"], found["status"]) == ("about:blank", status)
    assert found["title"]
    assert found["detail"]
    return found


@pytest.mark.parametrize(
    ("query", "code", "parameter"),
    [
        ("speakr=x", "PARAMETER_UNKNOWN", "speakr"),
        ("=x", "PARAMETER_UNKNOWN", ""),
        ("first=1&first=1", "PARAMETER_REPEATED", "first"),
        ("totalCount=true&totalCount=true", "PARAMETER_REPEATED", "totalCount"),
        ("kind=DIRECT&kind=partial", "PARAMETER_INVALID", "kind"),
        ("kind=DIRECT&kind=", "PARAMETER_INVALID", "kind"),
        ("kind=&kind=DIRECT", "PARAMETER_INVALID", "kind"),
        ("fields=id&fields=nonsense", "FIELD_UNKNOWN", "fields"),
        ("&".join(["fields=id"] * 101), "PARAMETER_INVALID", "fields"),
        ("kind=", "PARAMETER_INVALID", "kind"),
        ("kind=direct", "PARAMETER_INVALID", "kind"),
        ("kind=DIRECT,,PARTIAL", "PARAMETER_INVALID", "kind"),
        ("kind=" + ",".join(["DIRECT"] * 101), "PARAMETER_INVALID", "kind"),
        ("role=NOBODY", "PARAMETER_INVALID", "role"),
        ("speaker=", "PARAMETER_INVALID", "speaker"),
        ("speaker=me", "INVALID_ID", "speaker"),
        ("speaker={00000000-0000-0000-0000-000000000000}", "INVALID_ID", "speaker"),
        ("language=a_b", "PARAMETER_INVALID", "language"),
        ("said=2025-13", "PARAMETER_INVALID", "said"),
        ("said=%00", "INVALID_TEXT", "said"),
        ("first=-1", "PAGE_SIZE_OUT_OF_RANGE", "first"),
        ("first=101", "PAGE_SIZE_OUT_OF_RANGE", "first"),
        ("last=-1", "PAGE_SIZE_OUT_OF_RANGE", "last"),
        ("first=1.0", "PARAMETER_INVALID", "first"),
        ("first=٣", "PARAMETER_INVALID", "first"),
        ("first=" + "9" * 400, "PARAMETER_INVALID", "first"),
        ("first=1&last=1", "ARGUMENT_INVALID", "last"),
        ("after=zzz", "INVALID_CURSOR", "after"),
        ("before=zzz", "INVALID_CURSOR", "before"),
        ("totalCount=yes", "PARAMETER_INVALID", "totalCount"),
        ("fields=", "PARAMETER_INVALID", "fields"),
        ("fields=nonsense", "FIELD_UNKNOWN", "fields"),
        ("fields=speaker.nam", "FIELD_UNKNOWN", "fields"),
        ("fields=text.x", "FIELD_UNKNOWN", "fields"),
        ("fields=nodes.text", "FIELD_UNKNOWN", "fields"),
        ("fields=" + ",".join(["id"] * 101), "PARAMETER_INVALID", "fields"),
    ],
)
async def test_an_invalid_parameter_is_reported(
    rest: httpx2.AsyncClient, query: str, code: str, parameter: str
) -> None:
    found = await problem(rest, f"/v1/quotes?{query}")
    assert (found["code"], found.get("parameter", "")) == (code, parameter)
    assert "errors" not in found


@pytest.mark.parametrize(
    ("address", "code", "parameter", "status"),
    [
        ("/v1/quotes/x", "INVALID_ID", "id", 400),
        ("/v1/entities/q_184", "INVALID_ID", "entity", 400),
        ("/v1/entities/q184", "OBJECT_NOT_FOUND", "entity", 404),
        ("/v1/nodes", "PARAMETER_MISSING", "ids", 400),
        ("/v1/nodes?ids=x", "INVALID_ID", "ids", 400),
        ("/v1/lookup/entity", "PARAMETER_MISSING", "name", 400),
        ("/v1/lookup/entity?name=" + "x" * 1001, "PARAMETER_INVALID", "name", 400),
        ("/v1/search?text=-", "INVALID_SEARCH", "text", 400),
        ("/v1/lookup/article?url=ftp://x", "PARAMETER_INVALID", "url", 400),
        ("/v1/articles?publishedFrom=2025-12-13T12:00:00+03:00", "PARAMETER_INVALID", "publishedFrom", 400),
        (f"{QUOTE}?first=1", "PARAMETER_UNKNOWN", "first", 400),
        (QUOTE, "OBJECT_NOT_FOUND", "id", 404),
        (f"{QUOTE}/claims", "OBJECT_NOT_FOUND", "id", 404),
        ("/v1/articles/nobody-wrote-this", "OBJECT_NOT_FOUND", "article", 404),
        ("/v1/articles/nobody-wrote-this/quotes?first=1", "OBJECT_NOT_FOUND", "article", 404),
        ("/v1/entities/Q1/relayed", "OBJECT_NOT_FOUND", "entity", 404),
        ("/v1/lookup/entity?name=nobody", "OBJECT_NOT_FOUND", "name", 404),
    ],
)
async def test_the_ids_and_names_in_an_address_are_checked(
    rest: httpx2.AsyncClient, address: str, code: str, parameter: str, status: int
) -> None:
    found = await problem(rest, address, status)
    assert (found["code"], found["parameter"]) == (code, parameter)


async def test_an_object_of_another_kind_is_not_there(rest: httpx2.AsyncClient) -> None:
    entity = (await rest.get("/v1/entities/Q184?fields=id")).json()["id"]
    for kind in ("quotes", "claims", "events", "mentions", "event-reports", "revisions"):
        assert (await problem(rest, f"/v1/{kind}/{entity}", 404))["code"] == "OBJECT_NOT_FOUND"
    assert (await rest.get(f"/v1/nodes/{entity}")).json()["__typename"] == "Entity"
    assert (await rest.get(f"/v1/entities/{entity.upper()}")).status_code == 200


async def test_all_errors_are_reported_at_once(rest: httpx2.AsyncClient) -> None:
    found = await problem(rest, "/v1/quotes?first=-1&kind=x&speeker=y&fields=a,text&said=zz")
    told = [(each["parameter"], each["code"]) for each in found["errors"]]
    assert told == [
        ("speeker", "PARAMETER_UNKNOWN"),
        ("kind", "PARAMETER_INVALID"),
        ("said", "PARAMETER_INVALID"),
        ("first", "PAGE_SIZE_OUT_OF_RANGE"),
        ("fields", "FIELD_UNKNOWN"),
    ]
    assert {key: found[key] for key in ("code", "parameter", "detail")} == {
        key: found["errors"][0][key] for key in ("code", "parameter", "detail")
    }
    assert "Did you mean `speaker`?" in found["detail"]
    assert "speaker" in found["allowed"]


async def test_allowed_and_most_similar_values_are_suggested(rest: httpx2.AsyncClient) -> None:
    assert (await problem(rest, "/v1/quotes?kind=DIREKT"))["allowed"] == ["DIRECT", "PARTIAL", "INDIRECT"]
    assert "did you mean DIRECT?" in (await problem(rest, "/v1/quotes?kind=direct"))["detail"]
    size = await problem(rest, "/v1/quotes?first=101")
    assert (size["asked"], size["allowed"]) == (101, 100)
    level = await problem(rest, "/v1/quotes?fields=speaker.nam")
    assert level["allowed"] == ["speaker.id", "speaker.kind", "speaker.name"]
    assert "%2B" in (await problem(rest, "/v1/articles?publishedFrom=2025-12-13T12:00:00+03:00"))["detail"]


async def test_a_cursor_of_another_list_is_refused(rest: httpx2.AsyncClient) -> None:
    cursor = (await rest.get("/v1/claims?first=1")).json()["pageInfo"]["endCursor"]
    assert (await problem(rest, f"/v1/quotes?after={cursor}"))["code"] == "INVALID_CURSOR"
    assert (await rest.get(f"/v1/claims?after={cursor}&first=1")).status_code == 200


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/v1/", 404, "NOT_FOUND"),
        ("/v1/quotes/", 404, "NOT_FOUND"),
        ("/v1//quotes", 404, "NOT_FOUND"),
        ("/v1/quote", 404, "NOT_FOUND"),
        ("/v1/articles/x/authors", 404, "NOT_FOUND"),
        ("/v1/quotes?x=%zz", 400, "ADDRESS_MALFORMED"),
        ("/v1/quotes?x=%ff", 400, "ADDRESS_MALFORMED"),
        ("/v1/articles/%C3%28", 400, "ADDRESS_MALFORMED"),
        ("/v1/articles/%", 400, "ADDRESS_MALFORMED"),
        ("/v1/articles/" + "x" * 16_000, 414, "ADDRESS_TOO_LONG"),
    ],
)
async def test_an_invalid_address_is_reported(rest: httpx2.AsyncClient, address: str, status: int, code: str) -> None:
    assert (await problem(rest, address, status))["code"] == code


async def test_the_most_similar_addresses_are_suggested(rest: httpx2.AsyncClient) -> None:
    assert (await problem(rest, "/v1/qoutes", 404))["nearest"][0] == "/v1/quotes"
    assert (await problem(rest, "/v1/quotes/", 404))["nearest"][0] == "/v1/quotes"


async def test_percent_encoding_is_read_and_a_slash_can_be_in_a_name(rest: httpx2.AsyncClient) -> None:
    assert (await rest.get("/v1/%71uotes?f%69rst=1&kin%64=DI%52ECT")).status_code == 200
    assert (await problem(rest, "/v1/articles/a%2Fb", 404))["code"] == "OBJECT_NOT_FOUND"
    assert (await rest.get("/v1/quotes?&first=1&")).status_code == 200


TEXTS = st.text(st.characters(codec="utf-8"), max_size=30)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=200, deadline=None)
@given(path=st.binary(max_size=60), query=st.binary(max_size=120))
def test_any_bytes_are_an_address_or_refused(path: bytes, query: bytes) -> None:
    with pytest.raises((AddressMalformed, AddressUnknown)):
        ADDRESSES.find(b"/v1/" + path.replace(b"/", b"") + b"/x/y/z")
    with suppress(AddressMalformed, ParametersRefused):
        assert set(read_request(ADDRESSES.find(b"/v1/quotes"), query).given) <= {"language", "labelLanguage"}


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(st.sampled_from(["search", "labelLanguage", "kind", "first", "after", "fields"]), TEXTS, max_size=4)
)
def test_a_request_gives_an_address_that_repeats_it(texts: dict[str, str]) -> None:
    resource = next(each for each in all_resources() if each.name == "listEntities")
    query = str(httpx2.QueryParams(texts)).encode()
    try:
        asked = read_request(ADDRESSES.find(resource.address.encode()), query)
    except ParametersRefused:
        return
    path, _, again = asked.address().partition("?")
    assert read_request(ADDRESSES.find(path.encode()), again.encode()) == asked


@pytest.mark.parametrize("address", ["/v1/entities?search=minsk&after=zz", "/v1/search?text=minsk&after=zz"])
async def test_an_invalid_cursor_is_reported_by_its_parameter_in_a_search_too(
    rest: httpx2.AsyncClient, address: str
) -> None:
    problem = (await rest.get(address)).json()
    assert (problem["code"], problem["parameter"]) == ("INVALID_CURSOR", "after")
