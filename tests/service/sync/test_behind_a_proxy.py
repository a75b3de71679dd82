"""The clients that the page on the feed shows, behind a real nginx, through a restart of the service: nothing is missed."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg
import httpx2
import pytest
from playwright.async_api import Page, async_playwright

from tests.service.pages.test_pages_in_a_browser import ARGUMENTS, chromium
from tests.service.sync.asking import everything
from tests.service.sync.proxy import Proxy, proxying
from tests.support.data.articles import load, noise
from tests.support.service.live import serving_at
from tests.support.service.running import ENVIRONMENT
from tests.test_docs import blocks

PAGE = Path(__file__).parents[3] / "docs" / "feed.md"
(JAVASCRIPT,), (NGINX,) = (blocks(PAGE, language) for language in ("js", "nginx"))
(PYTHON,) = (each for each in blocks(PAGE, "python") if "def follow" in each)

WATCHED = """() => {
window.heard = []; window.ended = null; window.messages = 0; window.made = 0;
window.EventSource = class extends EventSource {
    constructor(address) {
        super(address);
        window.made += 1;
        this.onmessage = () => { window.messages += 1; };
    }
};
}"""
"""Counts the event sources that are made, and the events without a name."""

PRINTED = """
import sys
for change in follow(sys.argv[1], sys.argv[2]):
    print(change["cursor"], flush=True)
"""

PATIENCE_S = 60
"""Clients wait by chance before they come again, several times in a row."""

pytestmark = pytest.mark.slow


async def until(happened: Callable[[], Awaitable[bool]]) -> None:
    """Wait for something to happen."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            if await happened():
                return
            await asyncio.sleep(0.1)


@asynccontextmanager
async def browsing(url: str, after: str) -> AsyncIterator[Page]:
    """Run the client in JavaScript in a page of the same origin."""
    path = chromium()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        page = await browser.new_page()
        await page.goto(url + "/healthz")
        await page.evaluate(WATCHED)
        await page.evaluate(f"() => {{ {JAVASCRIPT.replace('export ', '')} window.follow = follow; }}")
        begin = "([url, after]) => follow(url, (each) => heard.push(each.cursor), (each) => { ended = each; }, after)"
        await page.evaluate(begin, [url, after])
        yield page
        await browser.close()


@asynccontextmanager
async def printing(folder: Path, url: str, after: str) -> AsyncIterator[list[str]]:
    """Run the client in Python, and give what it tells, which grows."""
    (folder / "client.py").write_text(PYTHON + PRINTED)
    arguments = (str(folder / "client.py"), url, after)
    client = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, env=ENVIRONMENT, stdout=asyncio.subprocess.PIPE
    )
    told: list[str] = []

    async def gather() -> None:
        assert client.stdout is not None
        async for line in client.stdout:
            told.append(line.decode().strip())

    gathering = asyncio.create_task(gather())
    try:
        yield told
    finally:
        client.terminate()
        await client.wait()
        await gathering


@pytest.fixture
async def proxy(tmp_path: Path) -> AsyncIterator[Proxy]:
    async with proxying(tmp_path, NGINX) as made:
        yield made


async def test_clients_that_follow_miss_nothing_and_hear_nothing_twice_when_the_service_is_started_again(
    database: str, connection: asyncpg.Connection, proxy: Proxy, tmp_path: Path
) -> None:
    written = 0

    async def write() -> None:
        nonlocal written
        written += 1
        await load(connection, noise(headline=f"Headline {written}"))

    async def all_hear(client: httpx2.AsyncClient) -> bool:
        whole = [each["cursor"] for each in await everything(client, after=begin)]
        return [whole, whole] == [told, await page.evaluate("heard")]

    async def are_turned_away() -> bool:
        return all(502 in proxy.statuses(agent) for agent in ("Chrome", "python-httpx2"))

    async with AsyncExitStack() as stack, httpx2.AsyncClient(base_url=proxy.address) as client:
        async with serving_at(proxy.bound(), database):
            begin = (await client.get("/v1/changes?after=now")).json()["cursor"]
            page = await stack.enter_async_context(browsing(proxy.address, begin))
            told = await stack.enter_async_context(printing(tmp_path, proxy.address, begin))
            for _ in range(2):
                await write()
                await until(lambda: all_hear(client))
            await write()
        proxy.behind.unlink(missing_ok=True)
        await until(are_turned_away)
        assert (await client.get("/healthz")).status_code == 502
        await write()
        async with serving_at(proxy.bound(), database):
            await write()
            await until(lambda: all_hear(client))
            await write()
            await until(lambda: all_hear(client))
        assert len(told) > written
        counted = [await page.evaluate(name) for name in ("made", "messages", "ended")]
        assert counted[0] > 1, "an event source ends at a 502"
        assert counted[1:] == [0, None]


async def test_both_end_where_asking_again_is_of_no_use(database: str, proxy: Proxy, tmp_path: Path) -> None:
    async with (
        serving_at(proxy.bound(), database),
        browsing(proxy.address, "nonsense") as page,
        printing(tmp_path, proxy.address, "nonsense") as told,
    ):
        await page.wait_for_function("ended !== null")
        assert await page.evaluate("ended.code") == "INVALID_CURSOR"
    assert told == []


async def test_what_comes_is_not_gathered_by_the_proxy(
    database: str, connection: asyncpg.Connection, proxy: Proxy
) -> None:
    asked: dict[str, Any] = {"after": "now", "wait": 20}
    lines = {"accept": "application/x-ndjson"}
    async with (
        serving_at(proxy.bound(), database),
        httpx2.AsyncClient(base_url=proxy.address) as client,
        asyncio.timeout(15),
        client.stream("GET", "/v1/changes", params={**asked, "after": "beginning"}, headers=lines) as answer,
    ):
        assert answer.headers["content-encoding"] == "identity"
        await load(connection, noise())
        assert json.loads(await anext(answer.aiter_lines()))["op"] == "upsert"
