"""The page on the feed is held to the service: its requests are sent, and what it shows is what comes."""

import json
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import asyncpg
import httpx2
import pytest

from db.sql.scope import Scope
from service.sync.feed_shape import ChangesQuery, ChangeTold
from tests.service.sync.asking import everything
from tests.support.data.articles import load, noise
from tests.support.service.asking import client_of
from tests.support.service.keys import key_of
from tests.support.service.live import serving
from tests.test_docs import blocks, rows

PAGE = Path(__file__).parents[3] / "docs" / "feed.md"
REQUESTS = [line for block in blocks(PAGE, "sh") for line in block.splitlines() if line.startswith("curl")]


def request_of(command: str) -> tuple[str, dict[str, str]]:
    """Return the address below the host, and the headers, of a curl command."""
    words = shlex.split(command)[1:]
    address = next(word for word in words if word.startswith("http"))
    headers = [words[place + 1].split(": ", 1) for place, word in enumerate(words) if word == "-H"]
    return address.removeprefix("http://127.0.0.1:8000"), {name.lower(): value for name, value in headers}


@pytest.fixture(scope="module")
async def partner_key(seeded_dsn: str) -> str:
    return await key_of(seeded_dsn, "reader of the page on the feed", Scope.SYNC)


@pytest.mark.parametrize("command", REQUESTS)
async def test_every_request_of_the_page_is_answered(seeded_dsn: str, partner_key: str, command: str) -> None:
    path, headers = request_of(command)
    if "authorization" in headers:
        headers["authorization"] = headers["authorization"].replace("$ISNAD_KEY", partner_key)
    async with (
        serving(seeded_dsn) as address,
        httpx2.AsyncClient(base_url=f"http://{address}") as client,
        client.stream("GET", path, headers=headers) as answer,
    ):
        assert answer.status_code == 200
        wanted = "application/x-ndjson" if path.startswith("/v1/snapshot") else "application/json"
        assert answer.headers["content-type"].startswith(headers.get("accept", wanted))
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


class Recording:
    """A copy as the page has it, which remembers what was written together."""

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], Any] = {}
        self.written: list[list[str]] = []
        self.cursors: list[str] = []

    @contextmanager
    def transaction(self) -> Iterator[None]:
        self.written.append([])
        yield

    def put(self, kind: str, id_: str, data: Any) -> None:
        self.held[kind, id_] = data
        self.written[-1].append(id_)

    def remove(self, kind: str, id_: str) -> None:
        self.held.pop((kind, id_), None)
        self.written[-1].append(id_)

    def keep_cursor(self, cursor: str) -> None:
        self.cursors.append(cursor)


async def test_the_client_that_is_shown_applies_whole_transactions(
    database: str, connection: asyncpg.Connection
) -> None:
    scope: dict[str, Any] = {}
    (code,) = (each for each in blocks(PAGE, "python") if "def apply_whole_transactions" in each)
    exec(code, scope)
    for slug, language in (("one", "ar"), ("two", "en"), ("one", "en")):
        await load(connection, noise(slug=slug, language=language))
    copy = Recording()
    async with client_of(database) as client:
        changes = await everything(client, limit=2, types="article,mention,quote", language="en")
    scope["apply_whole_transactions"](changes, copy)
    assert [len(each) for each in copy.written] == [4, 4]
    assert copy.cursors == [each["cursor"] for each in changes if each["lastInTransaction"]]
    assert len(copy.held) == 8


def test_every_member_and_every_parameter_is_documented() -> None:
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
