"""Snapshots: everything that is seen, of one instant, as lines, to go on from; and digests, which both sides can reckon."""

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import httpx2
import pytest

from db.sql.scope import Scope
from tests.service.sync.asking import everything
from tests.support.data.articles import load, noise
from tests.support.service.asking import client_of
from tests.support.service.keys import bearer, key_of, run
from tests.support.service.live import serving

ORDER = ["entity", "event", "article", "mention", "quote", "event_report", "claim"]


@pytest.fixture
async def key(database: str) -> str:
    return await key_of(database, "partner", Scope.SYNC)


@pytest.fixture
async def client(database: str, key: str) -> AsyncIterator[httpx2.AsyncClient]:
    async with client_of(database, headers=bearer(key), changes_interval_ms=20) as opened:
        yield opened


async def snapshot(client: httpx2.AsyncClient, **asked: Any) -> list[dict[str, Any]]:
    answer = await client.get("/v1/snapshot", params=asked)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/x-ndjson"), answer.text
    return [json.loads(line) for line in answer.content.split(b"\n")[:-1]]


async def raw_items(client: httpx2.AsyncClient, **asked: Any) -> dict[str, bytes]:
    """Return the bytes of the data of every item, by type and id."""
    answer = await client.get("/v1/snapshot", params=asked)
    found = {}
    for line in answer.content.split(b"\n")[1:-2]:
        told = json.loads(line)
        found[f"{told['type']}/{told['id']}"] = line.partition(b',"data":')[2][:-1]
    return found


async def test_a_snapshot_has_every_item_once_types_and_ids_in_order(
    client: httpx2.AsyncClient, connection: asyncpg.Connection
) -> None:
    await load(connection, noise())
    first, *told, last = await snapshot(client)
    assert set(first) == {"cursor", "at"}
    assert last == {"complete": True, "items": len(told)}
    places = [(ORDER.index(each["type"]), each["id"]) for each in told]
    assert places == sorted(set(places))
    assert {each["type"] for each in told} == set(ORDER)
    assert list(told[0])[-1] == "data"


async def test_a_snapshot_has_the_same_data_of_items_as_the_feed(
    client: httpx2.AsyncClient, connection: asyncpg.Connection
) -> None:
    await load(connection, noise())
    _, *told, _ = await snapshot(client)
    changes = await everything(client)
    assert {each["id"]: each["data"] for each in told} == {each["id"]: each["data"] for each in changes}


async def test_the_feed_goes_on_from_the_cursor_of_a_snapshot(
    client: httpx2.AsyncClient, connection: asyncpg.Connection
) -> None:
    await load(connection, noise())
    first, *_ = await snapshot(client)
    assert await everything(client, after=first["cursor"]) == []
    await load(connection, noise(slug="other"))
    assert {each["reason"] for each in await everything(client, after=first["cursor"])} == {"load"}


async def test_what_commits_before_an_older_transaction_ends_is_in_the_snapshot_and_sent_again(
    client: httpx2.AsyncClient, connection: asyncpg.Connection, database: str
) -> None:
    other = await asyncpg.connect(database)
    transaction = other.transaction()
    await transaction.start()
    await other.fetchval("select pg_current_xact_id()")
    await load(connection, noise())
    first, *told, _ = await snapshot(client)
    assert {each["type"] for each in told} == set(ORDER)
    assert await everything(client, after=first["cursor"]) == []
    assert (await client.get("/v1/digest")).json()["settled"] is False
    await transaction.commit()
    await other.close()
    again = await everything(client, after=first["cursor"])
    assert {each["id"]: each["data"] for each in again} == {each["id"]: each["data"] for each in told}
    assert (await client.get("/v1/digest")).json()["settled"] is True


async def test_a_snapshot_that_broke_off_goes_on_behind_any_item_whatever_was_written_meanwhile(
    client: httpx2.AsyncClient, connection: asyncpg.Connection
) -> None:
    await load(connection, noise())
    whole = await snapshot(client)
    for had in range(1, len(whole) - 1):
        last = whole[had]
        first, *told, end = await snapshot(client, after=f"{last['type']}/{last['id']}")
        assert told == whole[had + 1 : -1]
        assert end["items"] == len(told)
        assert first["cursor"]


async def test_types_and_buckets_part_a_snapshot(client: httpx2.AsyncClient, connection: asyncpg.Connection) -> None:
    await load(connection, noise())
    whole = await raw_items(client)
    assert await raw_items(client, types="quote,claim") == {
        place: data for place, data in whole.items() if place.startswith(("quote/", "claim/"))
    }
    parted: dict[str, bytes] = {}
    for bucket in {place[-2:] for place in whole}:
        part = await raw_items(client, bucket=bucket)
        assert {place[-2:] for place in part} == {bucket}
        parted |= part
    assert parted == whole


@pytest.mark.parametrize(
    "asked",
    [{"after": "quote"}, {"after": "quote/1"}, {"after": "revision/" + "0" * 36}, {"bucket": "g0"}, {"types": "x"}],
)
async def test_invalid_requests_for_a_snapshot_are_refused(client: httpx2.AsyncClient, asked: dict[str, str]) -> None:
    answer = await client.get("/v1/snapshot", params=asked)
    assert answer.status_code == 400
    assert answer.json()["parameter"].startswith(next(iter(asked)))


async def test_an_empty_database_has_an_empty_snapshot_and_a_digest_of_noughts(client: httpx2.AsyncClient) -> None:
    _, last = await snapshot(client)
    assert last == {"complete": True, "items": 0}
    assert (await client.get("/v1/digest")).json()["digest"] == "0" * 64


@pytest.mark.parametrize("accepted", ["gzip", "identity"])
async def test_head_is_answered_without_lines(client: httpx2.AsyncClient, accepted: str) -> None:
    answer = await client.head("/v1/snapshot", headers={"accept-encoding": accepted})
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-type"] == "application/x-ndjson"


async def test_copies_are_for_keys_with_the_scope_sync(database: str) -> None:
    async with client_of(database) as anybody:
        for address in ("/v1/snapshot", "/v1/digest"):
            assert (await anybody.get(address)).status_code == 401
            reader = bearer(await key_of(database, "of" + address.replace("/", "-"), Scope.READ))
            assert (await anybody.get(address, headers=reader)).status_code == 403


async def test_drafts_are_only_in_snapshots_for_callers_who_may_see_them(
    database: str, client: httpx2.AsyncClient, connection: asyncpg.Connection
) -> None:
    data = noise()
    data["provenance"]["state"] = "DRAFT"
    await load(connection, data)
    desk = bearer(await key_of(database, "desk", Scope.SYNC, Scope.DRAFT))
    assert await raw_items(client) == {}
    answer = await client.get("/v1/snapshot", headers=desk)
    assert {json.loads(line)["type"] for line in answer.content.split(b"\n")[1:-2]} == set(ORDER)
    seen = [(await client.get("/v1/digest", headers=given)).json()["items"] for given in ({}, desk)]
    assert seen[0] == 0 < seen[1]


def reckoned(items: dict[str, bytes]) -> str:
    whole = 0
    for place, data in items.items():
        whole ^= int.from_bytes(hashlib.sha256(place.encode() + b":" + data).digest(), "big")
    return f"{whole:064x}"


async def test_the_digest_is_what_a_copy_reckons_of_the_bytes_of_a_snapshot(
    client: httpx2.AsyncClient, connection: asyncpg.Connection
) -> None:
    await load(connection, noise())
    whole = await raw_items(client)
    told = (await client.get("/v1/digest", params={"buckets": "true"})).json()
    assert (told["digest"], told["items"], told["settled"]) == (reckoned(whole), len(whole), True)
    for kind, part in told["types"].items():
        assert part["digest"] == reckoned(
            {place: data for place, data in whole.items() if place.startswith(kind + "/")}
        )
    assert sum(part["items"] for part in told["buckets"].values()) == len(whole)
    for bucket, part in told["buckets"].items():
        assert part["digest"] == reckoned({place: data for place, data in whole.items() if place.endswith(bucket)})
    some = (await client.get("/v1/digest", params={"types": "claim"})).json()
    assert (some["digest"], list(some["types"])) == (told["types"]["claim"]["digest"], ["claim"])


async def test_the_digest_is_reckoned_again_when_something_was_written(
    client: httpx2.AsyncClient, connection: asyncpg.Connection
) -> None:
    await load(connection, noise())
    one, again = [(await client.get("/v1/digest")).json() for _ in range(2)]
    assert one == again
    await load(connection, noise(slug="other"))
    other = (await client.get("/v1/digest")).json()
    assert other["digest"] != one["digest"]
    assert other["digest"] == reckoned(await raw_items(client))


async def test_snapshots_over_the_limit_are_told_to_try_again(
    database: str, key: str, connection: asyncpg.Connection
) -> None:
    await load(connection, noise())
    async with client_of(database, headers=bearer(key), snapshots=0) as client:
        answer = await client.get("/v1/snapshot")
        assert (answer.status_code, answer.json()["code"]) == (503, "TOO_MANY_SNAPSHOTS")
        assert int(answer.headers["retry-after"]) > 0


FILLING = """
    insert into entity (id, kind, label, same_as)
    select gen_random_uuid(), 'PERSON', 'X', array[repeat('x', 10000)] from generate_series(1, 4000)
"""


async def test_a_caller_who_does_not_read_is_disconnected_and_nothing_stays_open(
    database: str, key: str, connection: asyncpg.Connection
) -> None:
    await run(database, FILLING)
    async with (
        serving(database, live_send_timeout_s=0.3, snapshots=1) as address,
        httpx2.AsyncClient(base_url=f"http://{address}", headers=bearer(key)) as client,
    ):
        async with client.stream("GET", "/v1/snapshot", headers={"accept-encoding": "identity"}) as slow:
            pieces = slow.aiter_raw()
            await anext(pieces)
            async with asyncio.timeout(10):
                while (await client.head("/v1/digest")).status_code == 200:
                    if not await connection.fetchval(
                        "select count(*) from pg_stat_activity where state = 'idle in transaction'"
                        " and datname = current_database()"
                    ):
                        break
                    await asyncio.sleep(0.05)
            with pytest.raises(httpx2.HTTPError):
                async for _ in pieces:
                    pass
        assert (await client.get("/v1/digest")).json()["items"] == 4000
