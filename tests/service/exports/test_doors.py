"""Exports over HTTP: by suffix and by Accept, with the headers, limits and refusals of the resource that they are of."""

import csv
import io
from typing import Any

import httpx2
import pytest

from schema.resource.resource import all_resources
from service.environment import SettingsInvalid
from service.exports.choice import without_suffix
from service.exports.formats import FORMATS, OF_RESOURCES, formats_of
from service.request.host import base_of
from tests.service.access.test_rate_limits import Clock
from tests.service.exports.asking import everything, exported
from tests.service.exports.varied import RICH
from tests.support.service.asking import client_of
from tests.support.service.environment import settings_in

ANNOTATION = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
NINJS = "application/vnd.isnad.ninjs+json"
JSON = "application/json"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

ACCEPTS = [
    (None, JSON),
    ("*/*", JSON),
    ("application/*", JSON),
    ("application/json", JSON),
    ("text/csv", "text/csv; charset=utf-8"),
    ("text/csv, application/json", "text/csv; charset=utf-8"),
    ("application/json, text/csv", JSON),
    ("text/csv;q=0.5, application/json;q=0.4", "text/csv; charset=utf-8"),
    ("text/csv;q=0.4, */*;q=0.5", JSON),
    ("text/csv, */*;q=0.1", "text/csv; charset=utf-8"),
    ("text/csv;q=0, */*", JSON),
    ("application/ld+json", "application/ld+json"),
    ("Application/LD+JSON", "application/ld+json"),
    ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', "application/ld+json"),
    (ANNOTATION, ANNOTATION),
    ("application/ld+json;profile=http://www.w3.org/ns/anno.jsonld", ANNOTATION),
    (
        'application/ld+json; profile="http://www.w3.org/ns/json-ld#compacted http://www.w3.org/ns/anno.jsonld"',
        ANNOTATION,
    ),
    (f"{ANNOTATION}; q=0.2, text/csv; q=0.1", ANNOTATION),
    (NINJS, NINJS),
    (f"{XLSX}, */*;q=0.1", XLSX),
    ("text/calendar", "text/calendar; charset=utf-8"),
    ("text/html, text/calendar;q=0.1", "text/calendar; charset=utf-8"),
]


@pytest.mark.parametrize(("accept", "content_type"), ACCEPTS)
async def test_an_article_comes_as_the_caller_likes_it_best(
    rest: httpx2.AsyncClient, accept: str, content_type: str
) -> None:
    headers = {"accept": accept} if accept else {}
    answer = await rest.get("/v1/articles/belarus-potash-sanctions", headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (200, content_type)
    assert answer.headers["vary"] == "accept, authorization, x-api-key, accept-encoding"
    assert "content-disposition" not in answer.headers


@pytest.mark.parametrize(
    "accept", ["text/html", "application/atom+xml", "text/csv;q=0", "text/*", "text/csv;q=x", "nonsense"]
)
async def test_a_caller_that_accepts_no_available_format_gets_the_list_of_formats(
    rest: httpx2.AsyncClient, accept: str
) -> None:
    answer = await rest.get("/v1/articles/belarus-potash-sanctions", headers={"accept": accept})
    assert (answer.status_code, answer.json()["code"]) == (406, "MEDIA_TYPE_NOT_ACCEPTABLE")
    assert answer.json()["allowed"] == [
        JSON,
        "application/ld+json",
        NINJS,
        ANNOTATION,
        "application/vnd.isnad.timelinejs+json",
        "text/calendar",
        "text/csv",
        XLSX,
        "application/yaml",
    ]


async def test_every_format_of_every_resource_is_had_by_its_suffixes_and_by_its_media_type(
    rest: httpx2.AsyncClient, names: Any
) -> None:
    count = 0
    for resource in all_resources():
        if resource.name not in OF_RESOURCES:
            continue
        path, question, query = names.request(resource.example).replace("&totalCount=true", "").partition("?")
        for form in formats_of(resource.name):
            answers = [await rest.get(f"{path}.{suffix}{question}{query}") for suffix in form.suffixes]
            answers.append(await rest.get(path + question + query, headers={"accept": form.content_type}))
            assert {each.status_code for each in answers} == {200 if form.write else 403}, answers[0].text
            assert not form.write or {each.headers["content-type"] for each in answers} == {form.content_type}
            assert len({each.content for each in answers}) == 1, "the same bytes by every way"
            count += len(answers)
    assert count > 100
    assert set(OF_RESOURCES) <= {each.name for each in all_resources()}


@pytest.mark.parametrize(
    "address",
    ["articles/belarus-potash-sanctions.jsonld", "quotes.csv?first=3", "events.ics", "articles.atom", "claims.xlsx"],
)
@pytest.mark.parametrize("coding", ["identity", "gzip"])
async def test_an_export_has_a_tag_a_name_and_the_headers_of_its_resource(
    rest: httpx2.AsyncClient, address: str, coding: str
) -> None:
    headers = {"accept-encoding": coding, "x-request-id": "the-same"}
    first = await rest.get(f"/v1/{address}", headers=headers)
    assert first.headers["vary"] == "authorization, x-api-key, accept-encoding"
    assert first.headers["cache-control"] == "public, no-cache"
    name = address.partition("?")[0].rpartition("/")[2]
    way = "attachment" if name.endswith(("csv", "ics", "xlsx")) else "inline"
    assert first.headers["content-disposition"] == f'{way}; filename="{name}"'
    tag = first.headers["etag"]
    again = await rest.get(f"/v1/{address}", headers={**headers, "if-none-match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    head = await rest.head(f"/v1/{address}", headers=headers)
    assert (head.status_code, head.content, head.headers) == (200, b"", first.headers)


async def test_a_page_has_the_addresses_of_the_pages_around_it(rest: httpx2.AsyncClient) -> None:
    items = await everything(rest, "quotes?kind=DIRECT,PARTIAL")
    found: list[str] = []
    address: str | None = "/v1/quotes.csv?kind=DIRECT,PARTIAL&first=2&bom=true"
    while address:
        answer = await rest.get(address)
        assert "%2C" not in answer.headers["link"]
        assert "bom=true" in answer.headers["link"]
        found += [row["id"] for row in csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""))]
        address = answer.links.get("next", {}).get("url")
    assert found == [each["id"] for each in items]
    assert len(found) > 2
    assert "link" not in (await rest.get("/v1/quotes.csv")).headers, "it is all of the list"


@pytest.mark.parametrize("address", ["quotes.xml", "quotes.CSV", "quotes.csv.gz", "entities.ics", "changes.csv"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
async def test_an_unknown_suffix_is_not_found_and_the_error_lists_the_known_ones(
    rest: httpx2.AsyncClient, address: str, method: str
) -> None:
    answer = await rest.request(method, f"/v1/{address}")
    assert answer.status_code == 404
    if method != "HEAD":
        said = answer.json()
        assert said["code"] == "NOT_FOUND"
        name = address.partition(".")[0]
        suffixes = {"quotes": ["jsonld", "anno.jsonld", "csv", "xlsx"], "entities": ["jsonld", "csv", "xlsx"]}.get(
            name, []
        )
        assert said["nearest"] == [f"/v1/{name}.{each}" for each in suffixes]
        assert all(f".{each}" in said["detail"] for each in suffixes)


async def test_what_is_not_there_is_not_there_in_any_format(rest: httpx2.AsyncClient) -> None:
    for suffix in ("jsonld", "ninjs", "anno.jsonld", "timeline.json", "ics", "csv"):
        answer = await rest.get(f"/v1/articles/none.{suffix}")
        assert (answer.status_code, answer.json()["code"]) == (404, "OBJECT_NOT_FOUND")
    for address in ("qoutes.csv", "articles/none/quotes.csv", "quotes/018f0000-0000-7000-8000-000000000001.jsonld"):
        assert (await rest.get(f"/v1/{address}")).status_code == 404
    for address in ("bundles.csv", "openapi.json.csv", ".csv", "quotes."):
        assert (await rest.get(f"/v1/{address}")).json()["code"] == "NOT_FOUND"


async def test_an_export_is_read_and_nothing_else(rest: httpx2.AsyncClient) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        answer = await rest.request(method, "/v1/articles/belarus-potash-sanctions.csv")
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    options = await rest.options("/v1/articles/belarus-potash-sanctions.csv")
    assert (options.status_code, options.headers["allow"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize(
    ("address", "code", "parameter"),
    [
        ("quotes.csv?fields=id", "PARAMETER_UNKNOWN", "fields"),
        ("quotes.csv?facets=true", "PARAMETER_UNKNOWN", "facets"),
        ("quotes.csv?totalCount=true", "PARAMETER_UNKNOWN", "totalCount"),
        ("quotes.csv?bom=yes", "PARAMETER_INVALID", "bom"),
        ("quotes.csv?bom=true&bom=true", "PARAMETER_REPEATED", "bom"),
        ("quotes.xlsx?bom=true", "PARAMETER_UNKNOWN", "bom"),
        ("quotes.jsonld?bom=true", "PARAMETER_UNKNOWN", "bom"),
        ("quotes?bom=true", "PARAMETER_UNKNOWN", "bom"),
        ("quotes.csv?kind=direct", "PARAMETER_INVALID", "kind"),
        ("quotes.csv?first=101", "PAGE_SIZE_OUT_OF_RANGE", "first"),
        ("quotes.csv?after=zzz", "INVALID_CURSOR", "after"),
        ("events.ics?overlaps=soon", "PARAMETER_INVALID", "overlaps"),
        ("articles/belarus-potash-sanctions.ninjs?first=1", "PARAMETER_UNKNOWN", "first"),
        ("articles/belarus-potash-sanctions.csv?asOf=yesterday", "PARAMETER_INVALID", "asOf"),
    ],
)
async def test_the_parameters_of_the_resource_hold(
    rest: httpx2.AsyncClient, address: str, code: str, parameter: str
) -> None:
    answer = await rest.get(f"/v1/{address}")
    assert (answer.status_code, answer.json()["code"], answer.json()["parameter"]) == (400, code, parameter)


async def test_filters_and_languages_hold(varied: httpx2.AsyncClient) -> None:
    rows = list(csv.DictReader(io.StringIO((await exported(varied, "claims.csv?status=REFUTED")).text, newline="")))
    assert rows
    assert {row["status"] for row in rows} == {"REFUTED"}
    titles = [
        {
            each["text"]["headline"]
            for each in (await exported(varied, f"articles/{RICH}.timeline.json{query}")).json()["events"]
        }
        for query in ("?labelLanguage=ar", "?labelLanguage=en")
    ]
    assert "التوقيع" in titles[0]
    assert "التوقيع" not in titles[1]


async def test_an_article_is_exported_as_it_stood(varied: httpx2.AsyncClient) -> None:
    history = (await varied.get(f"/v1/articles/{RICH}/history")).json()["nodes"]
    first = next(each["at"] for each in history if each["version"] == 1).replace("+", "%2B")
    then = (await exported(varied, f"articles/{RICH}.ninjs?asOf={first}")).json()
    now = (await exported(varied, f"articles/{RICH}.ninjs")).json()
    assert (then["version"], now["version"]) == ("1", "4")
    assert then["bodies"][0]["value"].startswith("=SUM")
    assert now["bodies"][0]["value"].startswith("تصحيح")
    assert not [each for each in then["associations"] if each["pubStatus"] == "canceled" and each["rel"] == "quote"]


async def test_what_is_more_than_may_be_exported_at_once_is_refused_and_not_cut(varied_dsn: str) -> None:
    async with client_of(varied_dsn, export_items=20) as client:
        for address in ("annotations.csv", f"articles/{RICH}.anno.jsonld", "claims.jsonld"):
            answer = await client.get(f"/v1/{address}")
            assert (answer.status_code, answer.json()["code"]) == (400, "EXPORT_TOO_LARGE")
            assert answer.json()["allowed"] == 20
        assert (await client.get("/v1/annotations.csv?first=100")).status_code == 200


async def test_pages_are_smaller_if_the_limits_are_lower_and_nothing_is_missing(varied_dsn: str) -> None:
    async with client_of(varied_dsn) as client:
        addresses = (
            "claims.csv",
            "events.ics",
            f"articles/{RICH}.jsonld",
            "articles/belarus-potash-sanctions.anno.jsonld",
        )
        whole = [(await client.get(f"/v1/{each}")).content for each in addresses]
    async with client_of(varied_dsn, max_cost=5000) as client:
        assert [(await client.get(f"/v1/{each}")).content for each in addresses] == whole


async def test_an_admitted_request_is_answered_in_full_and_its_cost_is_owed(varied_dsn: str) -> None:
    clock = Clock()
    async with client_of(varied_dsn, clock=clock, address_cost_per_minute=10_000, max_cost=3000) as client:
        answer = await client.get("/v1/claims.csv")
        assert answer.status_code == 200
        assert answer.headers["ratelimit"].startswith('"address";r=0')
        refused = await client.get("/v1/claims.csv")
        assert (refused.status_code, refused.json()["code"]) == (429, "RATE_LIMITED")
        clock.now += 600
        assert (await client.get("/v1/claims.csv")).status_code == 200


async def test_things_are_named_by_the_address_of_the_service(seeded_dsn: str) -> None:
    async with client_of(seeded_dsn, public_url="https://isnad.example/news/") as client:
        document = (
            await client.get("/v1/articles/belarus-potash-sanctions.ninjs", headers={"host": "isnad.example:81"})
        ).json()
        assert document["uri"].startswith("https://isnad.example/news/v1/articles/")
        assert ":81" not in str(document)


@pytest.mark.parametrize(
    ("host", "base"),
    [
        (b"news.example:8000", "http://news.example:8000"),
        (b"[::1]:8000", "http://[::1]:8000"),
        (b'x"><script>', "http://localhost"),
        (b"", "http://localhost"),
        (b"a b", "http://localhost"),
    ],
)
def test_an_invalid_host_names_nothing(host: bytes, base: str) -> None:
    assert base_of({b"host": host}, "http", None) == base


@pytest.mark.parametrize("value", ["news.example", "ftp://news.example", "https://", "https://a.b/?x=1"])
def test_an_invalid_public_address_stops_the_start(value: str) -> None:
    with pytest.raises(SettingsInvalid, match="ISNAD_PUBLIC_URL"):
        settings_in(ISNAD_PUBLIC_URL=value)


def test_a_suffix_begins_at_the_first_dot_of_the_last_part() -> None:
    assert without_suffix(b"/v1/quotes.anno.jsonld") == (b"/v1/quotes", "anno.jsonld")
    for path in (b"/v1/quotes", b"/v1/quotes.", b"/v1/a.b/quotes", b"/v1/", b"/v1/.csv", b"/v1/..", b""):
        assert without_suffix(path) == (path, "")


def test_no_two_formats_have_the_same_name_or_suffix_or_media_type() -> None:
    for values in (
        [each.name for each in FORMATS],
        [suffix for each in FORMATS for suffix in each.suffixes],
        [each.content_type for each in FORMATS],
    ):
        assert len(set(values)) == len(values)
