"""What ends a line in Unicode is escaped in everything that is lines: every client splits them into the same ones."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import asyncpg
import httpx2
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.read.json_text import one_line as one_line_sql
from db.sql.plan import Variable
from db.sql.scope import Scope
from db.sql.sql import parameter, render, sql
from service.stream.json_line import json_line, one_line
from tests.clients.packages import command, environment
from tests.service.mirror.mirrors import held_in, keeping, told_by
from tests.service.sync.asking import EVENTS, NDJSON, changes_of, events
from tests.support.data.articles import load, noise
from tests.support.service.keys import bearer, key_of
from tests.support.service.live import serving

ENDS = "\u0085\u2028\u2029"
TEXTS = st.text(st.sampled_from(ENDS + '\n\r\v\f\x1c\x1d\x1e\x1f\x7f\\"/ aقé�\U0001f600'), max_size=12)
SPLITS: Mapping[str, Callable[[bytes], Sequence[str | bytes]]] = {
    "bytes.split": lambda raw: raw.split(b"\n")[:-1],
    "bytes.splitlines": bytes.splitlines,
    "str.splitlines": lambda raw: raw.decode().splitlines(),
    "Unicode": lambda raw: re.split("\r\n|[\n\v\f\r\x85\u2028\u2029]", raw.decode())[:-1],
    "JavaScript": lambda raw: re.split("\r\n|[\n\r\u2028\u2029]", raw.decode())[:-1],
}


@given(st.lists(TEXTS, max_size=5))
def test_lines_are_the_same_for_every_client_that_splits_them(texts: list[str]) -> None:
    raw = b"".join(json_line({"text": text}) for text in texts)
    for name, split in SPLITS.items():
        assert [json.loads(line)["text"] for line in split(raw)] == texts, name


@given(TEXTS)
def test_what_has_no_such_character_is_not_touched(text: str) -> None:
    plain = orjson.dumps(text)
    assert (one_line(plain) == plain) == (not set(text) & set(ENDS))
    assert one_line(one_line(plain)) == one_line(plain)


async def test_postgresql_and_python_escape_alike(seeded: asyncpg.Connection) -> None:
    every = "".join(map(chr, [*range(1, 0x3000), 0xFEFF, 0xFFFF, 0x1F600]))
    asked = parameter(Variable(("text",)), lambda value: value, "text")
    statement = render(sql("select {json} as json", json=one_line_sql(sql("to_json({text})::text", text=asked))))
    found = await seeded.fetchval(statement.text, *statement.bind({"text": every}))
    assert found.encode() == one_line(found.encode())
    assert json.loads(found) == every
    assert len(found.splitlines()) == 1


def broken() -> dict[str, Any]:
    """Return an article with ends of lines in every text that may have them."""
    data = noise(headline=f"Head{ENDS}line", body=f"{noise()['article']['body']} first{ENDS}second.")
    data["entities"][0]["names"][0]["text"] = f"John{ENDS}Coale"
    data["entities"][0]["descriptions"] = {"en": f"de{ENDS}scribed"}
    data["events"][0]["title"] = {"en": f"Ta{ENDS}lks"}
    data["claims"][0]["text"] = f"cla{ENDS}im"
    data["quotes"][0]["exact"] = f"first{ENDS}second"
    return data


@pytest.fixture
async def client(database: str, connection: asyncpg.Connection) -> AsyncIterator[httpx2.AsyncClient]:
    """A client of a service with one such article."""
    await load(connection, broken())
    key = await key_of(database, "partner", Scope.SYNC)
    async with (
        serving(database) as address,
        httpx2.AsyncClient(base_url=f"http://{address}", headers=bearer(key)) as made,
    ):
        yield made


def data_of(lines: Sequence[bytes]) -> dict[str, bytes]:
    """Return the bytes of the data of each item."""
    found = {}
    for line in lines:
        head, told, data = line.partition(b',"data":')
        if told:
            item = json.loads(head + b"}")
            found[f"{item['type']}/{item['id']}"] = data[:-1]
    return found


async def test_the_data_of_an_item_is_the_same_bytes_in_every_form_and_none_ends_a_line(
    client: httpx2.AsyncClient, tmp_path: Path
) -> None:
    raw = (await client.get("/v1/changes", headers=NDJSON)).content
    data = data_of(raw.split(b"\n"))
    assert sum(f"{ord(end):04x}".encode() in each for each in data.values() for end in ENDS) >= 3 * 5
    for name, split in SPLITS.items():
        found = [json.loads(line) for line in split(raw)]
        assert [each["id"] for each in found[:-1]] == [place.split("/")[1] for place in data], name
    page = (await client.get("/v1/changes?limit=1000")).content
    assert all(b'"data":' + each + b"}" in page for each in data.values())
    async with asyncio.timeout(10), client.stream("GET", "/v1/changes?after=beginning", headers=EVENTS) as answer:
        told = changes_of(events(answer))
        assert data_of([(await anext(told))["data"].encode() for _ in data]) == data
    assert data_of((await client.get("/v1/snapshot")).content.splitlines()) == data == await told_by(client)
    async with keeping(client, str(tmp_path)) as (keeper, _):
        await keeper.catch_up()
        assert (await keeper.verify(repair=False)).is_right
    assert await held_in(str(tmp_path)) == data


READER = """
let count = 0;
for await (const line of (await import("node:readline")).createInterface({ input: process.stdin }))
    if (JSON.parse(line)) count += 1;
console.log(count);
"""


async def test_the_reader_of_lines_that_node_has_reads_the_same_ones(
    client: httpx2.AsyncClient, tmp_path: Path
) -> None:
    (tmp_path / "reader.mjs").write_text(READER)
    raw = (await client.get("/v1/snapshot")).content
    reader = await asyncio.create_subprocess_exec(
        *command(tmp_path / "reader.mjs"),
        env=environment(),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await reader.communicate(raw)
    assert int(out) == raw.count(b"\n")


async def test_a_line_of_a_refused_bundle_is_one_line_whatever_it_quotes(
    client: httpx2.AsyncClient, database: str
) -> None:
    bundles = b"".join(orjson.dumps(noise(slug=f"no{ENDS}slug", language=None)) + b"\n" for _ in range(2))
    key = await key_of(database, "desk", Scope.ADMIN)
    answer = await client.post(
        "/v1/bundles", content=bundles, headers={**bearer(key), "content-type": NDJSON["accept"]}
    )
    told = [json.loads(line) for line in answer.text.splitlines()]
    assert [(each["status"], each["slug"]) for each in told] == [(422, f"no{ENDS}slug")] * 2


async def test_an_event_of_graphql_is_one_line_too(client: httpx2.AsyncClient) -> None:
    asked = {"query": "{ articles(first: 1) { nodes { headline } } }"}
    answer = await client.post("/graphql", json=asked, headers=EVENTS)
    (data,) = [line for line in answer.text.splitlines() if line.startswith("data: {")]
    assert json.loads(data.removeprefix("data: "))["data"]["articles"]["nodes"][0]["headline"] == f"Head{ENDS}line"
