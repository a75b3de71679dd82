"""The OpenAPI description: valid, exact, and what the service really answers."""

import asyncio
import json
import sys
from collections.abc import Iterator
from typing import Any

import asyncpg
import httpx2
import pytest
from graphql import GraphQLObjectType
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from db.sql.scope import Scope
from editorial.bundle.source import read_source
from schema.build import core_schema
from schema.resource.example import all_examples
from schema.resource.resource import Resource, all_resources
from service.cli.cli import run
from service.openapi.openapi import openapi
from service.settings import Settings
from tests.conftest import SEEDS, load_seeds
from tests.service.rest.seed_names import Names
from tests.service.rest.test_same_as_graphql import MORE
from tests.support.service.keys import key_of
from tests.support.service.running import end, start, url_said

DOCUMENT = openapi()
OPERATIONS = {path: item["get"] for path, item in DOCUMENT["paths"].items() if "get" in item}
WRITES = [item[method] for item in DOCUMENT["paths"].values() for method in item if method != "get"]
SPARSE = "application/vnd.isnad.sparse+json"


def closed(schema: Any) -> Any:
    """Return a schema that refuses what it does not describe: the published one is open, so that fields may be added."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: value if key in ("enum", "const") else closed(value) for key, value in schema.items()}
    return (
        found | {"additionalProperties": False}
        if isinstance(found.get("properties"), dict) and "type" in found
        else found
    )


COMPONENTS = closed(DOCUMENT["components"])


def schema_for(path: str, status: int, media_type: str) -> Any:
    """Return the closed schema of a response, and everything that it refers to."""
    response = OPERATIONS[path]["responses"][str(status)]
    if "$ref" in response:
        response = DOCUMENT["components"]["responses"][response["$ref"].split("/")[-1]]
    return {**closed(response["content"][media_type]["schema"]), "components": COMPONENTS}


def check(path: str, answer: httpx2.Response) -> None:
    """Hold an answer to its schema, formats too."""
    schema = schema_for(path, answer.status_code, answer.headers["content-type"])
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [error.message for error in validator.iter_errors(answer.json())] == []


def test_the_description_is_valid_openapi() -> None:
    validate(DOCUMENT)
    assert DOCUMENT["openapi"].startswith("3.1")
    assert json.loads(json.dumps(DOCUMENT)) == DOCUMENT


async def test_it_is_served_and_printed_the_same(rest: httpx2.AsyncClient, capsys: pytest.CaptureFixture[str]) -> None:
    served = await rest.get("/openapi.json")
    assert served.headers["content-type"] == "application/json"
    assert served.json() == DOCUMENT
    assert run(["openapi"]) == 0
    assert json.loads(capsys.readouterr().out) == DOCUMENT


@pytest.mark.parametrize("resource", all_resources(), ids=lambda each: each.name)
def test_every_example_fits_its_schema(resource: Resource) -> None:
    example = all_examples()[resource.name]
    media_type = "application/json" if example.status == 200 else "application/problem+json"
    schema = schema_for(resource.address, example.status, media_type)
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(example.answer)
    assert f'"summary": "GET {example.request}"' in json.dumps(OPERATIONS[resource.address], ensure_ascii=False)


REQUESTS = [
    *(each.example for each in all_resources()),
    *MORE,
    "/v1/quotes?first=100&totalCount=true&cursors=true",
    "/v1/claims?last=100&cursors=true",
    "/v1/events?first=100&totalCount=true",
    "/v1/timeline?first=100&fields=certainty,node.when.edtf",
    "/v1/nodes/{claim/fifty-prisoners-freed}",
    "/v1/nodes?ids={mention/belarus:مينسك#1},{event/coale-meets-lukashenko-december-2025}&fields=id,text,spans.exact",
    "/v1/articles?fields=body,revision",
    "/v1/quotes?first=-1&kind=x",
    "/v1/quotes?&=1&=2",
    "/v1/quotes?fields=a",
    "/v1/quotes?after=zz",
    "/v1/lookup/entity?name=nobody",
]


@pytest.mark.parametrize("example", REQUESTS)
async def test_every_real_answer_fits_its_schema_and_has_nothing_else(
    example: str, rest: httpx2.AsyncClient, names: Names
) -> None:
    answer = await rest.get(names.request(example))
    path = next(each for each in OPERATIONS if fits(each, example))
    check(path, answer)


def fits(path: str, example: str) -> bool:
    """Return whether an example is of the operation at ``path``; what is fixed in an address goes before what is not."""
    parts, asked = path.split("/"), given_parts(example.partition("?")[0])
    if len(parts) != len(asked):
        return False
    same = all(part == other or part.startswith("{") for part, other in zip(parts, asked, strict=True))
    return same and not ("{" in path and "/".join(asked) in OPERATIONS)


def given_parts(address: str) -> list[str]:
    parts, inside = [""], False
    for letter in address:
        inside = (inside or letter == "{") and letter != "}"
        if letter == "/" and not inside:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def nodes_in(value: Any, way: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every object of the description with the way to it, examples left out."""
    if isinstance(value, dict):
        yield way, value
        for key, below in value.items():
            if key not in ("examples", "example"):
                yield from nodes_in(below, f"{way}/{key}")
    elif isinstance(value, list):
        for place, below in enumerate(value):
            yield from nodes_in(below, f"{way}/{place}")


def test_everything_is_described() -> None:
    bare = [
        f"{path} {each.get('name')}"
        for path, operation in OPERATIONS.items()
        for each in operation["parameters"]
        if "$ref" not in each and not each["description"]
    ]
    bare += [
        way
        for way, each in nodes_in(DOCUMENT["components"]["schemas"])
        if "properties" in each and not each.get("description")
    ]
    bare += [
        f"{way}/{name}"
        for way, each in nodes_in(DOCUMENT["components"]["schemas"])
        for name, below in (each.get("properties") or {}).items()
        if isinstance(below, dict) and not below.get("description")
    ]
    bare += [name for name, each in DOCUMENT["components"]["responses"].items() if not each["description"]]
    bare += [name for name, each in DOCUMENT["components"]["headers"].items() if not each["description"]]
    assert bare == []
    for operation in [*OPERATIONS.values(), *WRITES]:
        assert operation["summary"]
        assert set(operation["tags"]) <= {tag["name"] for tag in DOCUMENT["tags"]}


def test_every_part_of_the_description_is_described_and_has_operations() -> None:
    used = {tag for operation in [*OPERATIONS.values(), *WRITES] for tag in operation["tags"]}
    assert {tag["name"] for tag in DOCUMENT["tags"] if tag["description"]} == used


def test_an_operation_describes_its_request_and_its_responses() -> None:
    load = DOCUMENT["paths"]["/v1/bundles"]["post"]
    content = load["requestBody"]["content"]
    assert list(content) == ["application/json", "application/yaml", "application/x-ndjson"]
    assert content["application/json"]["schema"] == {"$ref": "#/components/schemas/Bundle"}
    assert {"isnad", "article", "provenance"} <= set(DOCUMENT["components"]["schemas"]["Bundle"]["required"])
    assert {"200", "201", "400", "403", "409", "412", "413", "415", "422"} <= set(load["responses"])
    assert {each.get("name") for each in load["parameters"]} >= {"dryRun", "expectedVersion", "If-Match"}
    payload = DOCUMENT["components"]["schemas"]["LoadBundlePayload"]
    assert "userErrors" not in payload["properties"]
    assert payload["required"] == list(payload["properties"])


def test_enumerations_tell_what_each_word_means() -> None:
    kind = DOCUMENT["components"]["schemas"]["QuoteKind"]
    assert kind["enum"] == ["DIRECT", "PARTIAL", "INDIRECT"]
    assert len(kind["x-enum-descriptions"]) == 3
    assert "- `DIRECT`: One or more whole sentences" in kind["description"]


def test_what_may_be_null_and_what_must_be_there_is_exactly_what_graphql_says() -> None:
    schemas = DOCUMENT["components"]["schemas"]
    quote = schemas["Quote"]
    assert quote["required"] == list(quote["properties"])
    assert quote["properties"]["speaker"]["anyOf"] == [{"$ref": "#/components/schemas/EntityRef"}, {"type": "null"}]
    assert quote["properties"]["text"]["type"] == "string"
    assert schemas["Claim"]["properties"]["statusNote"]["type"] == ["string", "null"]
    assert schemas["When"]["properties"]["qualifier"]["anyOf"][1] == {"type": "null"}
    assert "body" not in schemas["Article"]["properties"]
    assert "body" in schemas["ArticleWithBody"]["required"]
    assert "required" not in schemas["SparseQuote"]
    assert "body" in schemas["SparseArticle"]["properties"]
    assert schemas["QuotePage"]["required"] == ["next", "previous", "pageInfo", "nodes"]
    answers = {
        name: each for name, each in schemas.items() if not name.startswith("Bundle") and not name.endswith("Input")
    }
    assert '"additionalProperties": false' not in json.dumps(answers), "what is sent is closed, what is answered open"


def test_operations_have_names_that_make_good_functions() -> None:
    names = [operation["operationId"] for operation in [*OPERATIONS.values(), *WRITES]]
    assert len(set(names)) == len(names)
    assert {"listQuotes", "getQuote", "listQuoteClaims", "findEntity"} <= set(names)
    assert all(name.isalnum() and name[0].islower() for name in names)


CHECKED = (
    "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,"
    "response_schema_conformance,negative_data_rejection,missing_required_header,unsupported_method,"
    "allow_header_conformance"
)
"""Not ``positive_data_acceptance``: a cursor that nobody gave out fits its pattern and is refused all the same."""

DEEP = "^/v1/(quotes|lookup/entity)$"


def test_what_keeps_an_operation_from_being_done_is_described_as_graphql_has_it() -> None:
    for name, kind in (
        ("OperationFault", "UserError"),
        ("ConflictingChange", "ConflictingChange"),
        ("ReferenceCandidate", "ReferenceCandidate"),
    ):
        described, told = DOCUMENT["components"]["schemas"][name], core_schema().type_map[kind]
        assert isinstance(told, GraphQLObjectType)
        assert set(described["properties"]) == set(told.fields)


def test_every_schema_stands_where_generators_look_for_it() -> None:
    for way, each in nodes_in(DOCUMENT):
        assert "$defs" not in each, way
        target = each.get("$ref", "#/components/")
        assert target.count("/") <= 3, f"{way} refers into a schema: {target}"
    schemas = DOCUMENT["components"]["schemas"]
    assert {"BundleQuote", "BundleClaim", "BundleEvent", "BundleArticle"} <= set(schemas)
    assert schemas["BundleQuote"]["properties"]["kind"]["$ref"] == "#/components/schemas/QuoteKind"


def test_a_bundle_fits_what_is_described_as_one() -> None:
    seed = SEEDS / "belarus-potash-sanctions" / "bundle.yaml"
    schema = {"$ref": "#/components/schemas/Bundle", "components": DOCUMENT["components"]}
    assert list(Draft202012Validator(schema).iter_errors(read_source(seed.read_bytes(), str(seed)).data)) == []


def test_every_operation_has_a_description_and_the_service_says_whom_to_ask() -> None:
    for operation in [*OPERATIONS.values(), *WRITES]:
        assert operation["description"].endswith("."), operation["operationId"]
        assert "the scope `" in operation["description"]
        assert len(operation["description"]) > len(operation["summary"])
    assert DOCUMENT["info"]["license"]["name"]
    assert DOCUMENT["info"]["contact"] == {"name": "Whoever runs this service"}
    for address, kind in (("https://news.example/api", "url"), ("api@news.example", "email")):
        named = openapi(Settings(api_contact=address).api_contact)
        validate(named)
        assert named["info"]["contact"][kind] == address
    with pytest.raises(ValueError, match="URL"):
        Settings(api_contact="nobody")


@pytest.mark.slow
@pytest.mark.parametrize(
    "options",
    [
        ("--phases", "examples,fuzzing", "--max-examples", "2"),
        ("--phases", "coverage", "--include-path-regex", DEEP),
    ],
    ids=["every operation", "every boundary of some"],
)
async def test_schemathesis_finds_nothing_in_requests_without_a_key(
    seeded_dsn: str, options: tuple[str, ...], tmp_path: Any
) -> None:
    assert await found_by_schemathesis(seeded_dsn, tmp_path, *options) == ""


ENDLESS = "/v1/(changes|watch/changes)$"
"""What may wait, or be answered bit by bit."""


@pytest.mark.slow
async def test_schemathesis_finds_nothing_in_requests_with_every_scope(
    database: str, connection: asyncpg.Connection, tmp_path: Any
) -> None:
    await load_seeds(connection)
    key = await key_of(database, "schemathesis", Scope.ADMIN)
    options = ("--phases", "examples,fuzzing", "--max-examples", "2", "--exclude-path-regex", ENDLESS)
    assert await found_by_schemathesis(database, tmp_path, *options, "--header", f"Authorization: Bearer {key}") == ""


async def found_by_schemathesis(dsn: str, folder: Any, *options: str) -> str:
    """Return what schemathesis says of a service over a database if it finds anything; empty if it finds nothing."""
    served = await start("serve", DATABASE_URL=dsn, ISNAD_LOG_LEVEL="error", ISNAD_KEY_COST_PER_MINUTE="0")
    url = await url_said(served.stderr)
    asked = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "schemathesis.cli",
        "run",
        f"{url}/openapi.json",
        "--checks",
        CHECKED,
        "--seed",
        "1",
        "--workers",
        "1",
        "--no-color",
        "--generation-database",
        "none",
        *options,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        cwd=folder,
    )
    async with asyncio.timeout(300):
        said, _ = await asked.communicate()
    await end(served)
    return said.decode()[-8000:] if asked.returncode else ""
