"""Asking the feed as partners do."""

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx2

NDJSON = {"accept": "application/x-ndjson", "accept-encoding": "identity"}
EVENTS = {"accept": "text/event-stream"}


async def page(client: httpx2.AsyncClient, **asked: Any) -> dict[str, Any]:
    """Return a page of the feed."""
    answer = await client.get("/v1/changes", params=asked)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def everything(client: httpx2.AsyncClient, **asked: Any) -> list[dict[str, Any]]:
    """Return all changes, page after page."""
    found: list[dict[str, Any]] = []
    while True:
        told = await page(client, **asked)
        found += told["changes"]
        if not told["hasMore"]:
            return found
        asked["after"] = told["cursor"]


async def lines(client: httpx2.AsyncClient, **asked: Any) -> list[dict[str, Any]]:
    """Return what the feed tells as lines."""
    answer = await client.get("/v1/changes", params=asked, headers=NDJSON)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/x-ndjson")
    return [json.loads(line) for line in answer.text.splitlines()]


async def events(answer: httpx2.Response) -> AsyncIterator[dict[str, str]]:
    """Yield the events of a stream, without the comments."""
    event: dict[str, str] = {}
    async for line in answer.aiter_lines():
        name, _, value = line.partition(": ")
        if line and name != "":
            event[name] = value
        elif not line and event:
            yield event
            event = {}


async def changes_of(told: AsyncIterator[dict[str, str]]) -> AsyncIterator[dict[str, str]]:
    """Yield those events that are changes."""
    async for event in told:
        if event["event"] == "change":
            yield event
