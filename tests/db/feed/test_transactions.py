"""What was changed together: each change says its transaction, and whether it is the last one that is told of it."""

import random
from collections.abc import AsyncIterator
from itertools import groupby
from pathlib import Path
from typing import Any

import asyncpg
import httpx2
import pytest

from db.feed.mirror_state import CopyBatch, MirrorState
from db.sql.scope import Scope
from service.mirror import mirror
from service.mirror.folder import MirrorFolder
from service.mirror.remote import RemoteAway
from tests.conftest import Databases
from tests.service.mirror.mirrors import held_in, keeping, told_by
from tests.service.sync.asking import everything, lines
from tests.support.data.articles import load, noise
from tests.support.service.asking import client_of
from tests.support.service.keys import bearer, key_of, run

Connection = asyncpg.Connection
FILTERS: tuple[dict[str, str], ...] = (
    {},
    {"types": "quote"},
    {"language": "ar"},
    {"types": "mention,claim", "language": "ar"},
)


@pytest.fixture
async def client(database: str) -> AsyncIterator[httpx2.AsyncClient]:
    key = await key_of(database, "partner", Scope.SYNC)
    async with client_of(database, headers=bearer(key), changes_interval_ms=20) as opened:
        yield opened


def groups(changes: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Return changes by their transactions, which follow one another."""
    found = [list(group) for _, group in groupby(changes, lambda each: each["transaction"])]
    assert len({group[0]["transaction"] for group in found}) == len(found)
    return found


@pytest.mark.parametrize("filters", FILTERS)
async def test_the_last_visible_change_of_a_transaction_says_so_on_whatever_page(
    client: httpx2.AsyncClient, connection: Connection, filters: dict[str, str]
) -> None:
    for number in range(3):
        await load(connection, noise(slug=f"article-{number}", language="ar" if number != 1 else "en"))
    await load(connection, noise(slug="article-0", language="en"))
    whole = await everything(client, **filters)
    assert len(groups(whole)) >= 3
    for group in groups(whole):
        assert [each["lastInTransaction"] for each in group] == [*[False] * (len(group) - 1), True]
    for limit in (1, 2, 5):
        assert await everything(client, limit=limit, **filters) == whole
    *received, _ = await lines(client, **filters)
    assert received == whole


async def test_transactions_of_two_simultaneous_writers_stay_apart(
    client: httpx2.AsyncClient, connection: Connection, database: str
) -> None:
    other = await asyncpg.connect(database)
    write = (
        "insert into change (op, type, id, version, reason, public_op)"
        " values ('upsert', 'entity', gen_random_uuid(), 1, 'load', 'upsert')"
    )
    one, two = connection.transaction(), other.transaction()
    await one.start()
    await two.start()
    for _ in range(3):
        await connection.execute(write)
        await other.execute(write)
    await two.commit()
    await one.commit()
    await other.close()
    assert [len(group) for group in groups(await everything(client, limit=2))] == [3, 3]


@pytest.fixture(params=["folder", "database"])
async def target(request: pytest.FixtureRequest, databases: Databases, tmp_path: Path) -> AsyncIterator[str]:
    if request.param == "folder":
        yield str(tmp_path / "copy")
        return
    dsn = await databases.make()
    yield dsn
    await databases.drop(dsn)


class BreakingOff(httpx2.AsyncBaseTransport):
    """Breaks answers of the feed off after some of their lines."""

    def __init__(self, inner: httpx2.AsyncBaseTransport) -> None:
        self._inner = inner
        self.lines: int | None = None

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        answer = await self._inner.handle_async_request(request)
        body = await answer.aread()
        headers = {
            name: value for name, value in answer.headers.items() if name not in ("content-encoding", "content-length")
        }
        if self.lines is not None and request.url.path == "/v1/changes":
            body = b"".join(line + b"\n" for line in body.split(b"\n")[: self.lines])
        return httpx2.Response(answer.status_code, headers=headers, content=body)


async def test_a_mirror_shows_a_transaction_as_a_whole_and_goes_on_within_it_where_the_feed_breaks_off(
    client: httpx2.AsyncClient, connection: Connection, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mirror, "BATCH", 2)
    await load(connection, noise())
    breaking = BreakingOff(client._transport)
    async with httpx2.AsyncClient(transport=breaking, base_url="http://isnad.test", headers=client.headers) as cut:
        async with keeping(cut, target) as (keeper, copy):
            await keeper.catch_up()
            before = await held_in(target)
            await load(connection, noise(slug="other"))
            breaking.lines = 1
            steps = 0
            while True:
                try:
                    await copy.advance()
                    break
                except RemoteAway:
                    steps += 1
                held = await held_in(target)
                if held == await told_by(client):
                    breaking.lines = None
                else:
                    assert held == before, "nothing of a transaction is shown before all of it has come"
            assert steps > 3
        assert await held_in(target) == await told_by(client) != before


async def test_a_mirror_that_ends_within_a_transaction_starts_it_again(
    client: httpx2.AsyncClient, connection: Connection, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mirror, "BATCH", 2)
    await load(connection, noise())
    breaking = BreakingOff(client._transport)
    async with httpx2.AsyncClient(transport=breaking, base_url="http://isnad.test", headers=client.headers) as cut:
        async with keeping(cut, target) as (keeper, _):
            await keeper.catch_up()
        before = await held_in(target)
        await load(connection, noise(slug="other"))
        breaking.lines = 4
        async with keeping(cut, target) as (_, copy):
            with pytest.raises(RemoteAway):
                await copy.advance()
        assert await held_in(target) == before
        breaking.lines = None
        async with keeping(cut, target) as (keeper, _):
            await keeper.catch_up()
            assert (await keeper.verify(repair=False)).is_right
    assert await held_in(target) == await told_by(client) != before


async def test_a_mirror_that_was_put_back_into_another_epoch_lets_go_of_what_it_had_put_aside(
    database: str, client: httpx2.AsyncClient, connection: Connection, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mirror, "BATCH", 2)
    await load(connection, noise())
    breaking = BreakingOff(client._transport)
    async with (
        httpx2.AsyncClient(transport=breaking, base_url="http://isnad.test", headers=client.headers) as cut,
        keeping(cut, target) as (keeper, copy),
    ):
        await keeper.catch_up()
        await load(connection, noise(slug="other"))
        breaking.lines = 4
        with pytest.raises(RemoteAway):
            await copy.advance()
        breaking.lines = None
        await run(database, "update installation set id = gen_random_uuid()")
        await keeper.catch_up()
        assert (await keeper.verify(repair=False)).is_right
    assert await held_in(target) == await told_by(client)


class Killed(BaseException):
    """Ends what is under way, as if the process had been killed."""


@pytest.mark.parametrize("after", range(6))
async def test_a_folder_whose_mirror_is_killed_while_it_moves_a_transaction_has_all_of_it_when_it_is_opened_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    chance = random.Random(after)
    ids = [f"0190aaaa-0000-7000-8000-0000000000{number:02x}" for number in range(6)]
    state = MirrorState(1, 1, cursor="old", is_whole=True)
    folder = MirrorFolder(tmp_path)
    await folder.open()
    await folder.begin(state)
    await folder.write(CopyBatch({("quote", id_): b"old" for id_ in ids[:4]}), state)
    await folder.show(state)
    written = {("quote", id_): chance.choice((b"new", None)) for id_ in ids}
    await folder.stage(CopyBatch(dict(list(written.items())[:3]), frozenset({("quote", ids[0])}), is_whole=True), state)
    moved = 0

    def killing(self: Path, target: Path) -> Path:
        nonlocal moved
        if "pending" in str(self):
            moved += 1
            if moved > after:
                raise Killed
        return Path(self.rename(target))

    monkeypatch.setattr(Path, "replace", killing)
    after_all = MirrorState(1, 1, cursor="new", is_whole=True)
    was_killed = False
    try:
        folder._write(CopyBatch(dict(list(written.items())[3:]), is_whole=True), after_all)
    except Killed:
        was_killed = True
    monkeypatch.undo()
    await folder.close()
    again = MirrorFolder(tmp_path)
    assert await again.open() == after_all
    await again.close()
    held = {path.stem: path.read_bytes() for path in (tmp_path / "current" / "quote").rglob("*.json")}
    assert held == {id_: data for (_, id_), data in written.items() if data is not None}
    assert was_killed is (after < sum(data is not None for data in written.values()))
