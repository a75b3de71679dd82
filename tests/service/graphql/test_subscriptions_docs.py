"""The page on changes and subscriptions is held to the service: its requests are sent, its answers are those that come."""

import json
import re
from pathlib import Path
from typing import Any

import httpx2

from service.graphql.ws_message import CloseCode
from tests.support.service.live import hear, open_socket, serving
from tests.test_docs import answer_of, blocks, rows

PAGE = Path(__file__).parents[3] / "docs" / "subscriptions.md"
VARYING = ("cursor", "id", "nodeId")


def without_what_varies(value: Any, *, is_inside: bool = False) -> Any:
    """Return a value with its cursors and the ids of its items as the page writes them."""
    if isinstance(value, list):
        return [without_what_varies(item, is_inside=is_inside) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        name: "…"
        if is_inside and name in VARYING
        else without_what_varies(item, is_inside=is_inside or name == "payload")
        for name, item in value.items()
    }


async def test_the_list_of_the_page_is_answered_as_it_says(seeded_dsn: str) -> None:
    (query,) = blocks(PAGE, "graphql")
    (answer,) = blocks(PAGE, "json")
    assert await answer_of(seeded_dsn, query) == json.loads(answer)


async def test_the_conversation_of_the_page_goes_as_it_says(seeded_dsn: str) -> None:
    (conversation,) = [block for block in blocks(PAGE, "text") if block.startswith("→")]
    answer = await answer_of(seeded_dsn, "{ changes(first: 1, types: [ENTITY]) { nodes { cursor } } }")
    cursor = answer["data"]["changes"]["nodes"][0]["cursor"]
    async with serving(seeded_dsn) as address, open_socket(address) as opened:
        for line in conversation.splitlines():
            if line.startswith("→ "):
                await opened.send(line.removeprefix("→ ").replace("…", cursor))
            else:
                assert without_what_varies(await hear(opened)) == json.loads(line.removeprefix("← "))


async def test_the_stream_of_the_page_comes_as_it_says(seeded_dsn: str) -> None:
    (stream,) = [block for block in blocks(PAGE, "text") if block.startswith("POST")]
    body, _, events = stream.removeprefix("POST ").partition("\n\n")
    headers = {"accept": "text/event-stream", "content-type": "application/json"}
    async with serving(seeded_dsn) as address, httpx2.AsyncClient(base_url=f"http://{address}") as client:
        answer = await client.post("/graphql", content=body, headers=headers)
    assert [line.rstrip() for line in answer.text.strip().splitlines()] == events.strip().splitlines()


def test_every_close_code_is_documented_and_no_other() -> None:
    told = {int(row[0]) for row in rows("docs/subscriptions.md", "| closed with")}
    assert told == {int(code) for code in CloseCode} - {CloseCode.INTERNAL}


def test_every_setting_that_the_page_names_is_one() -> None:
    known = {row[0].strip("`") for row in rows("docs/settings.md", "| name | default")}
    assert set(re.findall(r"`(ISNAD_[A-Z_]+)`", PAGE.read_text())) <= known
