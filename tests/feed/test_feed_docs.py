"""The page on the feed is held to the service: its requests are sent, and what it shows is what comes."""

import json
import shlex
from pathlib import Path
from typing import Any

import httpx2
import pytest

from service.feed_shape import ChangesQuery, ChangeTold
from tests.live import serving
from tests.test_docs import blocks, rows

PAGE = Path(__file__).parents[2] / "docs" / "feed.md"
REQUESTS = [line for block in blocks(PAGE, "sh") for line in block.splitlines() if line.startswith("curl")]


def request_of(command: str) -> tuple[str, dict[str, str]]:
    """Return the address below the host, and the headers, of a curl command."""
    words = shlex.split(command)[1:]
    address = next(word for word in words if word.startswith("http"))
    headers = [words[place + 1].split(": ", 1) for place, word in enumerate(words) if word == "-H"]
    return address.removeprefix("http://127.0.0.1:8000"), {name.lower(): value for name, value in headers}


@pytest.mark.parametrize("command", REQUESTS)
async def test_every_request_of_the_page_is_answered(seeded_dsn: str, command: str) -> None:
    path, headers = request_of(command)
    async with (
        serving(seeded_dsn) as address,
        httpx2.AsyncClient(base_url=f"http://{address}") as client,
        client.stream("GET", path, headers=headers) as answer,
    ):
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(headers.get("accept", "application/json"))
        assert await anext(answer.aiter_lines())


def names_of(value: Any) -> Any:
    """Return the names in a value, those of the data of an item left out."""
    if isinstance(value, list):
        return [names_of(each) for each in value]
    return (
        {name: None if name == "data" else names_of(each) for name, each in value.items()}
        if isinstance(value, dict)
        else None
    )


async def test_the_page_that_is_shown_has_the_members_of_a_real_one(seeded_dsn: str) -> None:
    path, _ = request_of(REQUESTS[0])
    shown = json.loads(blocks(PAGE, "json")[0])
    async with serving(seeded_dsn) as address, httpx2.AsyncClient(base_url=f"http://{address}") as client:
        real = (await client.get(path)).json()
    assert names_of(shown) == names_of(real)
    assert list(real["changes"][0]) == [field.alias for field in ChangeTold.model_fields.values()]
    (shown_change,), (real_change,) = shown["changes"], real["changes"]
    assert shown_change["data"].items() - {("id", shown_change["id"])} <= real_change["data"].items()


def test_every_member_and_every_parameter_is_told() -> None:
    told = {
        name for row in rows("docs/feed.md", "| member | what it says") for name in row[0].replace("`", "").split(", ")
    }
    assert told == {field.alias for field in ChangeTold.model_fields.values()}
    page = PAGE.read_text("utf-8")
    assert [
        name
        for field in ChangesQuery.model_fields.values()
        if (name := field.alias or "") and f"`{name}" not in page and f"{name}=" not in page
    ] == []
