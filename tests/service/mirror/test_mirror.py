"""`isnad mirror`: a copy by snapshot and feed that is the server's, whatever happens in between."""

from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import asyncpg
import httpx2
import pytest

from db.feed.mirror_state import MirrorHasOtherFilters, MirrorInUse
from db.sql.scope import Scope
from service.mirror.mirror import BUCKETS
from service.mirror.remote import RemoteAway, RemoteRefused
from tests.conftest import Databases
from tests.service.mirror.mirrors import held_in, keeping, told_by
from tests.support.data.articles import load, noise
from tests.support.service.asking import client_of
from tests.support.service.keys import bearer, key_of, run

Connection = asyncpg.Connection


@pytest.fixture
async def key(database: str) -> str:
    return await key_of(database, "partner", Scope.SYNC)


@pytest.fixture
async def client(database: str, key: str) -> AsyncIterator[httpx2.AsyncClient]:
    async with client_of(database, headers=bearer(key), changes_interval_ms=20) as opened:
        yield opened


@pytest.fixture(params=["folder", "database"])
async def target(request: pytest.FixtureRequest, databases: Databases, tmp_path: Path) -> AsyncIterator[str]:
    if request.param == "folder":
        yield str(tmp_path / "copy")
        return
    dsn = await databases.make()
    yield dsn
    await databases.drop(dsn)


async def test_a_copy_is_what_the_server_has_and_stays_so(
    client: httpx2.AsyncClient, connection: Connection, target: str
) -> None:
    await load(connection, noise())
    async with keeping(client, target) as (keeper, _):
        await keeper.catch_up()
        assert await held_in(target) == await told_by(client)
        await load(connection, noise(slug="other"))
        await load(connection, noise() | {"quotes": [], "claims": []})
        await keeper.catch_up()
        assert await held_in(target) == await told_by(client)
        found = await keeper.verify(repair=False)
        assert found.is_right
        assert found.items == len(await told_by(client))


async def test_a_copy_goes_on_where_it_was_left(
    client: httpx2.AsyncClient, connection: Connection, target: str
) -> None:
    await load(connection, noise())
    async with keeping(client, target) as (keeper, _):
        await keeper.catch_up()
    await load(connection, noise(slug="other"))
    async with keeping(client, target) as (keeper, copy):
        assert copy.state
        assert copy.state.is_whole
        await keeper.catch_up()
        assert copy.state.generation == 1
    assert await held_in(target) == await told_by(client)


async def test_what_is_withheld_or_removed_is_not_in_the_copy_any_more(
    client: httpx2.AsyncClient, connection: Connection, target: str
) -> None:
    await load(connection, noise())
    async with keeping(client, target) as (keeper, _):
        await keeper.catch_up()
        await load(connection, noise(status="WITHHELD"))
        await keeper.catch_up()
        assert await held_in(target) == {} == await told_by(client)
        await load(connection, noise())
        await keeper.catch_up()
        assert await held_in(target) == await told_by(client) != {}


class Breaking(httpx2.AsyncBaseTransport):
    """Breaks answers off after so many bytes of the body, the next one a bit later."""

    def __init__(self, inner: httpx2.AsyncBaseTransport, first: int) -> None:
        self._inner, self._after = inner, first
        self.broken = 0

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        answer = await self._inner.handle_async_request(request)
        body = await answer.aread()
        if request.url.path == "/v1/digest" or len(body) <= self._after:
            return httpx2.Response(answer.status_code, headers=_plain(answer.headers), content=body)
        self.broken += 1
        cut, self._after = body[: self._after], self._after + 700

        async def pieces() -> AsyncIterator[bytes]:
            yield cut
            raise httpx2.ReadError("broken off")

        return httpx2.Response(answer.status_code, headers=_plain(answer.headers), content=pieces())


def _plain(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name not in ("content-encoding", "content-length")}


async def test_a_snapshot_that_breaks_off_goes_on_while_the_server_writes(
    database: str, key: str, client: httpx2.AsyncClient, connection: Connection, target: str
) -> None:
    await load(connection, noise())
    transport = Breaking(client._transport, 900)
    async with (
        httpx2.AsyncClient(transport=transport, base_url="http://isnad.test", headers=bearer(key)) as breaking,
        keeping(breaking, target, tries=1) as (keeper, copy),
    ):
        for number in range(200):
            try:
                await keeper.catch_up()
            except RemoteAway:
                if number % 10 == 0:
                    await load(connection, noise(headline=str(number)))
            else:
                break
        assert transport.broken > 5
        assert copy.state
        assert copy.state.generation == 1
    assert await held_in(target) == await told_by(client)


async def test_a_corrupted_copy_is_detected_reported_and_repaired(
    client: httpx2.AsyncClient, connection: Connection, target: str
) -> None:
    await load(connection, noise())
    async with keeping(client, target) as (keeper, _):
        await keeper.catch_up()
        right = await held_in(target)
        spoilt, lost = sorted(right)[0], sorted(right)[-1]
        await spoil(target, spoilt, lost)
        told = await keeper.verify(repair=False)
        extra = [place for place in told.differing if place not in right]
        assert sorted(told.differing) == sorted([spoilt, lost, *extra])
        assert len(extra) == 1
        assert await held_in(target) != right
        assert (await keeper.verify(repair=True)).differing == told.differing
        assert await held_in(target) == right
        assert (await keeper.verify(repair=False)).is_right


async def spoil(target: str, spoilt: str, lost: str) -> None:
    """Change an item, take one away, and add one."""
    extra = "0190aaaa-0000-7000-8000-0000000000ff"
    if not target.startswith("postgresql://"):
        current = Path(target) / "current"

        def file(place: str) -> Path:
            return current / place.split("/")[0] / place[-2:] / f"{place.split('/')[1]}.json"

        file(spoilt).write_bytes(b"{}")
        file(lost).unlink()
        file(f"quote/{extra}").parent.mkdir(exist_ok=True)
        file(f"quote/{extra}").write_bytes(b'{"version":1}')
        return
    await run(
        target, "update isnad_mirror.item set data = '{\"version\": 0}' where id = $1::uuid", spoilt.split("/")[1]
    )
    await run(target, "delete from isnad_mirror.item where id = $1::uuid", lost.split("/")[1])
    await run(
        target,
        "insert into isnad_mirror.item (generation, type, id, data) values (1, 'quote', $1::uuid, '{\"version\": 1}')",
        extra,
    )


async def test_another_epoch_is_a_new_generation_beside_the_old_one(
    database: str, client: httpx2.AsyncClient, connection: Connection, target: str
) -> None:
    await load(connection, noise())
    async with keeping(client, target) as (keeper, copy):
        await keeper.catch_up()
        await restore(connection)
        await keeper.catch_up()
        assert copy.state
        assert (copy.state.generation, copy.state.shown) == (2, 2)
        assert (await keeper.verify(repair=False)).is_right
    assert await held_in(target) == await told_by(client)
    if not target.startswith("postgresql://"):
        assert [path.name for path in Path(target).glob("generation-*")] == ["generation-2"]


async def restore(connection: Connection) -> None:
    """Let the log be that of another database, as after a restore."""
    await connection.execute("update installation set id = gen_random_uuid()")


@pytest.mark.parametrize(
    "filters", [{"types": "claim,quote"}, {"language": "en"}, {"language": "ar", "types": "quote"}]
)
async def test_of_what_filters_let_through_only_this_is_kept_and_compared(
    client: httpx2.AsyncClient, connection: Connection, target: str, filters: dict[str, str]
) -> None:
    await load(connection, noise())
    async with keeping(client, target, filters) as (keeper, _):
        await keeper.catch_up()
        await load(connection, noise(slug="other", language="en"))
        await load(connection, noise(language="en") | {"quotes": []})
        await keeper.catch_up()
        assert (await keeper.verify(repair=False)).is_right
        await load(connection, noise(slug="other"))
        await keeper.catch_up()
        assert (await keeper.verify(repair=False)).is_right
    held = await held_in(target)
    assert held == await told_by(client, **filters) != await told_by(client)
    assert held


async def test_a_copy_is_kept_with_the_filters_that_it_was_begun_with_and_no_others(
    client: httpx2.AsyncClient, connection: Connection, target: str
) -> None:
    await load(connection, noise())
    async with keeping(client, target, {"language": "ar"}) as (keeper, _):
        await keeper.catch_up()
    held = await held_in(target)
    for other in ({}, {"language": "en"}, {"language": "ar", "types": "quote"}):
        with pytest.raises(MirrorHasOtherFilters, match="created with --language=ar"):
            async with keeping(client, target, other):
                pass
    async with keeping(client, target, {"language": "ar"}) as (keeper, copy):
        await keeper.catch_up()
        assert copy.state
        assert copy.state.generation == 1
    assert await held_in(target) == held


async def test_two_mirrors_do_not_keep_one_copy(client: httpx2.AsyncClient, target: str) -> None:
    async with keeping(client, target):
        with pytest.raises(MirrorInUse):
            async with keeping(client, target):
                pass
    async with keeping(client, target):
        pass


async def test_what_cannot_be_compared_since_an_older_write_is_under_way_is_not_called_right(
    database: str, client: httpx2.AsyncClient, connection: Connection, target: str
) -> None:
    other = await asyncpg.connect(database)
    transaction = other.transaction()
    await transaction.start()
    await other.fetchval("select pg_current_xact_id()")
    await load(connection, noise())
    async with keeping(client, target) as (keeper, _):
        await keeper.catch_up()
        found = await keeper.verify(repair=True)
        assert (found.unseen, found.differing, found.is_right) == (BUCKETS, [], False)
        waiting = await connection.fetchval("select count(*) from change")
        assert found.held_back
        assert (found.held_back.changes, found.held_back.seconds > 0) == (waiting, True)
        await transaction.commit()
        await other.close()
        found = await keeper.verify(repair=True)
        assert (found.is_right, found.held_back) == (True, None)
    assert await held_in(target) == await told_by(client)


async def test_a_key_without_the_scope_is_refused_at_once(database: str, target: str) -> None:
    reader = await key_of(database, "reader", Scope.READ)
    async with client_of(database, headers=bearer(reader)) as client, keeping(client, target) as (keeper, _):
        with pytest.raises(RemoteRefused, match="403 INSUFFICIENT_SCOPE"):
            await keeper.catch_up()


async def test_a_redaction_leaves_no_words_in_a_copy(
    database: str, client: httpx2.AsyncClient, connection: Connection, tmp_path: Path
) -> None:
    words = "نحن نرفع العقوبات"
    await load(connection, noise())
    target = str(tmp_path)
    async with keeping(client, target) as (keeper, _):
        await keeper.catch_up()
        assert found_in(tmp_path, words)
        admin = bearer(await key_of(database, "desk", Scope.ADMIN))
        asked: dict[str, Any] = {"article": "noise", "words": [words], "ground": "privacy"}
        answer = await client.post("/v1/redactions", json=asked, headers=admin)
        assert answer.status_code < 300, answer.text
        await keeper.catch_up()
        assert found_in(tmp_path, words) == []
        assert (await keeper.verify(repair=False)).is_right


def found_in(folder: Path, words: str) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and words.encode() in path.read_bytes()]
