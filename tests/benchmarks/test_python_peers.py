"""The peers in Python answer every workload just as our own service does: they differ in how, not in what."""

import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any

import asyncpg
import httpx2
import pytest
from starlette.applications import Starlette

from benchmarks import documents
from benchmarks.peer import WORKLOADS, Peer
from benchmarks.peers.ariadne_loaders import ARIADNE
from benchmarks.peers.ariadne_loaders import app as ariadne_app
from benchmarks.peers.strawberry_loaders import STRAWBERRY
from benchmarks.peers.strawberry_loaders import app as strawberry_app
from db.postgres.pool import Pool
from db.read.execute import execute
from schema.build import core_schema
from schema.read.limits import Limits
from schema.request.request import RequestReader

NAMES = sorted(path.stem for path in WORKLOADS.glob("*.graphql"))

CHOSEN = {
    "article-list": "select '2026-01-01T00:00:00Z' as before",
    "article-page": "select slug from article order by slug",
    "entity-search": "select text from (values ('bel'), ('ko Al'), ('лук'), ('Лукашэнка'), ('e'), ('%'), ('')) as words (text)",
    "quote-page": "select null as after",
    "relayed": """
        select entity_id::text as entity from attribution
        where "position" > 0 and entity_id is not null
        group by entity_id order by count(*) desc, entity_id limit 8
    """,
    "speaker": """
        select speaker_id::text as entity from quote
        where speaker_id is not null
        group by speaker_id order by count(*) desc, speaker_id limit 8
    """,
    "timeline": """
        select entity_id::text as entity, "window"
        from (select entity_id from event_entity group by entity_id order by count(*) desc, entity_id limit 4) e,
            (values ('2025'), ('2020/2026-01'), ('2025-12-12'), ('2025/..'), ('../2024')) as windows ("window")
    """,
}
"""Statements that give the variables to ask each workload with, a row for each time."""


@dataclass(frozen=True, slots=True)
class Served:
    """A peer that runs."""

    peer: Peer
    client: httpx2.AsyncClient

    async def ask(self, name: str, variables: Mapping[str, object]) -> bytes:
        """Return the body of the answer to a workload."""
        headers = {"content-type": "application/json"}
        answer = await self.client.post(self.peer.path, content=self.peer.body(name, variables), headers=headers)
        assert answer.status_code == 200, answer.text
        return answer.content


@pytest.fixture(
    params=[(STRAWBERRY, strawberry_app.application), (ARIADNE, ariadne_app.application)],
    ids=["strawberry", "ariadne"],
)
async def served(
    request: pytest.FixtureRequest, seeded_dsn: str, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Served]:
    """Each of the two peers, over the seeds."""
    monkeypatch.setenv("DATABASE_URL", seeded_dsn)
    monkeypatch.setenv("POOL_SIZE", "2")
    peer, make = request.param
    app: Starlette = make()
    transport = httpx2.ASGITransport(app=app)
    async with (
        app.router.lifespan_context(app),
        httpx2.AsyncClient(transport=transport, base_url="http://peer.test") as client,
    ):
        yield Served(peer, client)


async def ours(pool: Pool, document: str, variables: Mapping[str, object]) -> Any:
    """Return what our own service answers to a document."""
    request = RequestReader(core_schema(), Limits()).read(document, None, dict(variables))
    assert request.prepared.compiled is not None
    answer = await execute(pool, request.prepared.compiled, request.variables, wait_s=5)
    return {"data": json.loads(answer.data)}


@pytest.mark.parametrize("name", NAMES)
async def test_a_peer_answers_as_we_do(
    name: str, served: Served, seeded: asyncpg.Connection, seeded_pool: Pool
) -> None:
    for row in await seeded.fetch(CHOSEN[name]):
        variables = dict(row)
        expected = await ours(seeded_pool, documents.document(name), variables)
        assert json.loads(await served.ask(name, variables)) == expected, variables


async def test_a_peer_goes_on_from_our_cursors(served: Served, seeded_pool: Pool) -> None:
    cursors = await ours(seeded_pool, "{ quotes(first: 100) { edges { cursor } } }", {})
    edges = cursors["data"]["quotes"]["edges"]
    assert len(edges) > 1
    for edge in edges:
        variables = {"after": edge["cursor"]}
        expected = await ours(seeded_pool, documents.document("quote-page"), variables)
        assert json.loads(await served.ask("quote-page", variables)) == expected


async def test_the_ids_of_an_answer_are_those_of_its_outermost_lists_in_order(
    served: Served, seeded: asyncpg.Connection
) -> None:
    for name in NAMES:
        row = await seeded.fetchrow(CHOSEN[name])
        assert row is not None
        answer = await served.ask(name, dict(row))
        found = served.peer.ids(name, answer)
        assert found, name
        assert all(f'"{item}"' in answer.decode() for item in found), name


def test_an_answer_with_errors_has_no_ids() -> None:
    with pytest.raises(documents.NotAnswered, match="no such"):
        documents.ids("quote-page", b'{"data": null, "errors": [{"message": "no such field"}]}')
    with pytest.raises(documents.NotAnswered):
        documents.ids("article-page", b'{"data": {"article": null}}')


@pytest.mark.parametrize("peer", [STRAWBERRY, ARIADNE], ids=["strawberry", "ariadne"])
def test_a_peer_is_started_on_its_port_with_its_database_and_pool(peer: Peer) -> None:
    command = peer.command("postgresql://somewhere/else", 8123, 7)
    assert command.argv[command.argv.index("--port") + 1] == "8123"
    assert command.environment == {"DATABASE_URL": "postgresql://somewhere/else", "POOL_SIZE": "7"}
    assert (command.folder / "benchmarks").is_dir()
