"""The pages in a real browser: they work with nothing but the service, and tell the browser nothing that it minds."""

import os
import re
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, ConsoleMessage, Error, Locator, Page, Request, async_playwright, expect

from tests.support.service.running import end, start, url_said

EXAMPLES = list((Path(__file__).parents[3] / "service" / "pages" / "src" / "examples").glob("*.graphql"))
CANDIDATES = ("/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

PATIENCE_MS = 120_000
"""What happens is waited for; how long it takes is the machine's affair."""

pytestmark = pytest.mark.slow


def chromium() -> str:
    """Return the path of the browser: that of CHROMIUM, else the first that the machine has; without one, skip."""
    given = os.environ.get("CHROMIUM")
    found = given or next(filter(None, map(shutil.which, CANDIDATES)), None)
    if found is None:
        pytest.skip("no Chromium here: install it (apt-get install chromium), or name one in CHROMIUM")
    return found


class Watched:
    """A page, with what it asked for and what it complained about."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.hosts: set[str] = set()
        self.complaints: list[str] = []
        page.on("request", self._note_request)
        page.on("console", self._note_console)
        page.on("pageerror", self._note_error)
        page.on("requestfailed", lambda request: self.complaints.append(f"{request.url}: {request.failure}"))

    def _note_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob"):
            self.hosts.add(parts.netloc)

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _note_error(self, error: Error) -> None:
        self.complaints.append(str(error))


@pytest.fixture(scope="module")
async def url(seeded_dsn: str) -> AsyncIterator[str]:
    chromium()
    served = await start("serve", DATABASE_URL=seeded_dsn)
    yield await url_said(served.stderr)
    await end(served)


@pytest.fixture(scope="module")
async def browser() -> AsyncIterator[Browser]:
    path = chromium()
    expect.set_options(timeout=PATIENCE_MS)
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield launched
        await launched.close()


@pytest.fixture
async def watched(browser: Browser, url: str) -> AsyncIterator[Watched]:
    context = await browser.new_context(base_url=url, viewport={"width": 1280, "height": 800})
    context.set_default_timeout(PATIENCE_MS)
    made = Watched(await context.new_page())
    yield made
    await context.close()
    assert made.hosts == {urlsplit(url).netloc}
    assert made.complaints == []


async def run_query(page: Page, query: str) -> Locator:
    """Press the button as soon as the query stands in the editor; return where the answer comes."""
    await expect(page.locator(".graphiql-query-editor")).to_contain_text(query)
    await page.get_by_role("button", name="Execute query").click()
    return page.locator(".graphiql-response")


async def test_graphiql_runs_an_example_and_shows_the_schema(watched: Watched) -> None:
    page = watched.page
    await page.goto("/graphql")
    await expect(page.get_by_role("tab")).to_have_count(len(EXAMPLES))
    answer = await run_query(page, "WhoSaidWhat")
    await expect(answer).to_contain_text(re.compile(r"نرفع\s+العقوبات"))
    await expect(answer).to_contain_text("RELAYED_BY")
    await page.get_by_role("button", name="Show Documentation Explorer").click()
    await page.get_by_role("link", name="Query", exact=True).click()
    await expect(page.locator(".graphiql-plugin")).to_contain_text("Events in date order")


async def test_an_example_is_opened_from_the_list_with_its_variables(watched: Watched) -> None:
    page = watched.page
    await page.goto("/graphql")
    await page.get_by_role("button", name="Show Examples").click()
    await page.get_by_role("button", name=re.compile("whatever script her name is in")).click()
    await expect(await run_query(page, "SaidBy")).to_contain_text("Sviatlana Tsikhanouskaya")
    await expect(page.get_by_role("tab")).to_have_count(len(EXAMPLES))


async def test_graphiql_fits_a_narrow_window(watched: Watched) -> None:
    page = watched.page
    await page.set_viewport_size({"width": 400, "height": 800})
    await page.goto("/graphql")
    await expect(await run_query(page, "WhoSaidWhat")).to_contain_text("العقوبات")
    assert await page.evaluate("document.documentElement.scrollWidth") == 400
    editor = await page.locator(".graphiql-query-editor").bounding_box()
    assert editor
    assert editor["width"] > 250


async def test_without_javascript_the_page_says_what_to_do(browser: Browser, url: str) -> None:
    context = await browser.new_context(base_url=url, java_script_enabled=False)
    page = await context.new_page()
    await page.goto("/graphql")
    await expect(page.locator("noscript pre")).to_be_in_viewport()
    await page.locator("noscript a").first.click()
    await expect(page.locator("body")).to_contain_text("العقوبات")
    await context.close()


DESCRIPTION = {
    "openapi": "3.1.0",
    "info": {"title": "What is described", "version": "1.2.3"},
    "servers": [{"url": "/"}],
    "paths": {"/livez": {"get": {"summary": "Whether it lives", "responses": {"200": {"description": "it does"}}}}},
}


async def test_the_reference_shows_the_description_and_its_requests_go_to_the_service(watched: Watched) -> None:
    page = watched.page
    await page.route("**/openapi.json", lambda route: route.fulfill(json=DESCRIPTION))
    await page.goto("/docs")
    await expect(page.get_by_role("heading", name="What is described")).to_be_visible()
    await expect(page.locator(".info .version").first).to_have_text("1.2.3")
    await page.get_by_role("button", name="Whether it lives").click()
    await page.get_by_role("button", name="Execute").click()
    await expect(page.locator(".live-responses-table")).to_contain_text('"status": "alive"')


async def test_the_reference_says_so_where_there_is_no_description(browser: Browser, url: str) -> None:
    context = await browser.new_context(base_url=url, color_scheme="dark")
    page = await context.new_page()
    await page.route("**/openapi.json", lambda route: route.fulfill(status=404, body=""))
    await page.goto("/docs")
    await expect(page.get_by_role("alert")).to_contain_text("/openapi.json answered 404")
    await expect(page.locator("html")).to_have_class("dark-mode")
    await context.close()
