"""Answers that are kept: given again without a statement, and never after something was written."""

import asyncio
import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

import asyncpg
import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.postgres.pool import Pool, open_pool
from db.read.compile import Compiled
from db.read.freshness import Freshness
from db.sql.sql import Statement
from service.answers.hot_answers import HotAnswer, HotAnswers, etag_of, key_of, weight_of
from tests.support.data.articles import load as load_bundle
from tests.support.data.articles import noise
from tests.support.postgres.wire import wire_to
from tests.support.service.asking import client_of

HEADLINE = "query ($slug: String!) { article(by: { slug: $slug }) { headline } }"


async def load(connection: asyncpg.Connection, **article: object) -> str | None:
    """Load an article, and return the position of the write."""
    return (await load_bundle(connection, noise(**article))).position


async def headline(client: httpx2.AsyncClient, slug: str = "noise", **headers: str) -> Any:
    body = {"query": HEADLINE, "variables": {"slug": slug}}
    answer = await client.post("/graphql", json=body, headers=headers)
    assert answer.status_code == 200, answer.text
    article = answer.json()["data"]["article"]
    return article and article["headline"]


async def test_the_same_question_runs_no_statement_and_another_value_is_another_question(
    database: str, connection: asyncpg.Connection
) -> None:
    await load(connection, headline="First")
    now = 0.0
    with tempfile.TemporaryDirectory() as folder:
        async with wire_to(database, Path(folder)) as (wire, dsn), client_of(dsn, clock=lambda: now) as client:
            for _ in range(3):
                assert await headline(client) == "First"
            now += 0.03
            before = wire.statements
            assert await headline(client) == "First"
            assert wire.statements - before == 1, "an answer that is kept is looked after once"
            assert [await headline(client) for _ in range(5)] == ["First"] * 5
            assert wire.statements - before == 1
            assert await headline(client, "another") is None


async def test_what_is_written_by_another_process_is_seen_within_fifty_milliseconds(
    database: str, connection: asyncpg.Connection
) -> None:
    await load(connection, headline="0")
    async with client_of(database) as client:
        for number in range(1, 6):
            for _ in range(3):
                assert await headline(client) == str(number - 1)
            await load(connection, headline=str(number))
            await asyncio.sleep(0.05)
            assert await headline(client) == str(number)


async def test_writers_see_their_write_at_once(database: str, connection: asyncpg.Connection) -> None:
    await load(connection, headline="0")
    async with client_of(database, hot_answer_age_ms=50) as client:
        for number in range(1, 6):
            for _ in range(3):
                assert await headline(client) == str(number - 1)
            position = await load(connection, headline=str(number))
            assert position is not None
            assert await headline(client, **{"x-isnad-position": position}) == str(number)
        assert await load(connection, headline="5") is None, "what writes nothing has no position"


@pytest.mark.parametrize(
    ("position", "status", "code"),
    [
        ("", 400, "INVALID_POSITION"),
        ("x", 400, "INVALID_POSITION"),
        ("-1", 400, "INVALID_POSITION"),
        ("9" * 30, 400, "INVALID_POSITION"),
        ("9000000000000000000", 503, "POSITION_NOT_REACHED"),
    ],
)
async def test_an_invalid_or_unknown_position_is_reported(
    seeded_dsn: str, position: str, status: int, code: str
) -> None:
    async with client_of(seeded_dsn) as client:
        answer = await client.post("/graphql", json={"query": "{ __typename }"}, headers={"x-isnad-position": position})
    assert answer.status_code == status
    assert answer.json()["errors"][0]["extensions"]["code"] == code


WRITE = (
    "insert into change (op, public_op, type, id, version, reason)"
    " values ('upsert', 'upsert', 'entity', gen_random_uuid(), 1, 'correction')"
)


async def test_transactions_that_commit_in_the_reverse_of_their_order_are_both_seen(
    pool: Pool, database: str, connection: asyncpg.Connection
) -> None:
    freshness = Freshness(pool, max_age_s=0, wait_s=5)
    await freshness.current()
    start = await freshness.current()
    other = await asyncpg.connect(database)
    slow = connection.transaction()
    await slow.start()
    await connection.execute(WRITE)
    assert await freshness.current() == start, "what is not committed is not seen"
    await other.execute(WRITE)
    assert await freshness.current() == start + 1
    await other.execute("select pg_current_xact_id()")
    assert await freshness.current() == start + 1, "a transaction that writes nothing changes nothing"
    await slow.commit()
    assert await freshness.current() == start + 2
    assert await freshness.current() == start + 2
    await other.close()


async def test_a_transaction_that_is_rolled_back_changes_nothing(pool: Pool, connection: asyncpg.Connection) -> None:
    freshness = Freshness(pool, max_age_s=0, wait_s=5)
    await freshness.current()
    start = await freshness.current()
    transaction = connection.transaction()
    await transaction.start()
    await connection.execute(WRITE)
    await freshness.current()
    await transaction.rollback()
    assert await freshness.current() == start


async def test_simultaneous_callers_share_one_lookup(database: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with wire_to(database, Path(folder)) as (wire, dsn):
            pool = await open_pool(dsn, smallest=0, largest=5, statement_timeout_ms=5000)
            freshness = Freshness(pool, max_age_s=60, wait_s=5)
            await freshness.reach("1")
            before = wire.statements
            generations = await asyncio.gather(*(freshness.current() for _ in range(20)))
            assert len(set(generations)) == 1
            assert wire.statements - before == 1
            await pool.close()


async def test_a_get_can_be_cached_and_revalidated_by_its_tag(seeded_dsn: str) -> None:
    question = {"query": "{ quotes(first: 1) { nodes { text } } }"}
    async with client_of(seeded_dsn) as client:
        first = await client.get("/graphql", params=question)
        tag = first.headers["etag"]
        assert (first.status_code, first.headers["cache-control"]) == (200, "public, no-cache")
        assert first.headers["vary"] == "accept, accept-encoding, authorization, x-api-key"
        for known in (tag, f'"other", W/{tag}', "*"):
            again = await client.get("/graphql", params=question, headers={"if-none-match": known})
            assert (again.status_code, again.content) == (304, b"")
            assert again.headers["etag"].removeprefix("W/") == tag
        other = await client.get("/graphql", params=question, headers={"if-none-match": '"other"'})
        assert (other.status_code, other.content) == (200, first.content)
        head = await client.head("/graphql", params=question)
        assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", tag)
        assert head.headers["content-length"] == first.headers["content-length"]
        wrong = await client.get("/graphql", params={"query": "{"})
        assert wrong.headers["cache-control"] == "no-store"
        posted = await client.post("/graphql", json=question)
        assert posted.content == first.content
        assert "etag" not in posted.headers
    async with client_of(seeded_dsn, cache_max_age_s=30, hot_answers_mb=0) as client:
        aged = await client.get("/graphql", params=question)
        assert (aged.headers["cache-control"], aged.headers["etag"]) == ("public, max-age=30", tag)


COMPILED = Compiled(Statement("select 1", ()), ())


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 3000)), max_size=60), st.integers(0, 40_000))
def test_what_is_kept_never_takes_more_than_its_share(steps: list[tuple[int, int]], size: int) -> None:
    kept = HotAnswers(size)
    for value, length in steps:
        body = b"x" * length
        kept.keep(key_of(COMPILED, [value]), HotAnswer(body, etag_of(body), 0))
        assert 0 <= kept.used <= size
        found = kept.get(key_of(COMPILED, [value]))
        assert found is None or found.body == body
        weight = weight_of(key_of(COMPILED, [value]), HotAnswer(body, etag_of(body), 0))
        assert (found is not None) == (weight + len(COMPILED.statement.text) <= size // 4)


def test_answers_of_other_statements_and_other_values_are_kept_apart() -> None:
    twin = Compiled(COMPILED.statement, ())
    keys = [key_of(each, values) for each in (COMPILED, twin) for values in ([1, None], [None, 1], [["1"], None])]
    assert len(set(keys)) == len(keys)
    assert key_of(COMPILED, [["1", "2"]]) == key_of(COMPILED, [["1", "2"]])


def persisted(text: str, digest: str | None = None) -> str:
    found = digest or hashlib.sha256(text.encode()).hexdigest()
    return json.dumps({"persistedQuery": {"version": 1, "sha256Hash": found}})


async def test_a_document_is_known_by_its_hash_once_it_was_sent_with_it(seeded_dsn: str) -> None:
    text = "{ quotes(first: 1) { nodes { text } } }"
    alone = {"extensions": persisted(text)}
    async with client_of(seeded_dsn) as client:
        unknown = await client.get("/graphql", params=alone)
        assert unknown.status_code == 200
        (error,) = unknown.json()["errors"]
        assert error["message"] == "PersistedQueryNotFound"
        assert error["extensions"]["code"] == "PERSISTED_QUERY_NOT_FOUND"
        assert unknown.headers["cache-control"] == "no-store"
        sent = await client.get("/graphql", params={**alone, "query": text})
        known = await client.get("/graphql", params=alone)
        assert known.json()["data"] == sent.json()["data"]
        again = await client.get("/graphql", params=alone, headers={"if-none-match": known.headers["etag"]})
        assert again.status_code == 304
        posted = await client.post("/graphql", json={"extensions": json.loads(alone["extensions"])})
        assert posted.json() == known.json()


@pytest.mark.parametrize("digest", ["0" * 64, "x", "", "A" * 64])
async def test_a_hash_that_is_not_the_documents_is_refused(seeded_dsn: str, digest: str) -> None:
    async with client_of(seeded_dsn) as client:
        wrong = await client.get(
            "/graphql", params={"query": "{ __typename }", "extensions": persisted("", digest or "no hash")}
        )
    assert wrong.status_code == 400
    assert wrong.json()["errors"][0]["extensions"]["code"] == "MALFORMED_PARAMETER"
