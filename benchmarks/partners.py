"""What partners take: a snapshot beside ``COPY TO`` of the same tables, and how many webhooks are delivered in a second.

python -m benchmarks.partners --rounds 5 --receivers 1,10
"""

import argparse
import asyncio
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import asyncpg
import orjson

from benchmarks.corpora import bench_server, corpus_database
from benchmarks.feed import shown, spread_of
from benchmarks.memory import FOLDER
from benchmarks.peer import Command, Peer
from benchmarks.peers.isnad import ISNAD
from benchmarks.server import Server, running
from db.keys.api_key import create_key, revoke_key
from db.operation.operation import Actor
from db.sql.scope import Scope

KEY = "benchmark"
TABLES = (
    "article",
    "revision",
    "entity",
    "name",
    "entity_description",
    "event",
    "event_title",
    "participant",
    "annotation",
    "span",
    "mention",
    "quote",
    "event_report",
    "claim",
    "attribution",
    "claim_about",
    "quantity",
    "claim_review",
    "claim_relation",
)
"""The tables that items are put together from."""

_WRITE = """
    insert into change (op, type, id, version, reason, public_op)
    select 'upsert', 'mention', m.id, 1, 'correction', 'upsert'
    from (select id from published.mention order by id limit $1) m
"""
_CLEAN = "delete from change where seq > $1"


@dataclass(slots=True)
class Receiver:
    """Counts the messages that come, whatever the address."""

    count: int = 0

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of a connection."""
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).lower()
                size = int(head.partition(b"content-length:")[2].split(b"\r\n")[0])
                body = await reader.readexactly(size)
                writer.write(_answer_to(body))
                self.count += b'"webhook.' not in body[:40]
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()


def _answer_to(body: bytes) -> bytes:
    """Return what the sender of a message is answered: a challenge with itself."""
    if b'"webhook.verification"' not in body[:60]:
        return b"HTTP/1.1 204 No Content\r\n\r\n"
    said = orjson.dumps({"challenge": orjson.loads(body)["data"]["challenge"]})
    return b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(said) + said


def serving(dsn: str, port: int, pool_size: int) -> Command:
    """Return the command of a service that may send to this machine."""
    command = ISNAD.command(dsn, port, pool_size)
    return replace(command, environment={**command.environment, "ISNAD_WEBHOOK_PRIVATE_TARGETS": "true"})


async def snapshot(server: Server, key: str) -> tuple[int, int, float]:
    """Return the items and bytes of a snapshot, and the seconds that it took."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port, limit=2**24)
    head = f"GET /v1/snapshot HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\nConnection: close\r\n\r\n"
    begun = time.perf_counter()
    writer.write(head.encode())
    lines = size = 0
    last = b""
    while chunk := await reader.read(2**20):
        lines, size, last = lines + chunk.count(b"}\n"), size + len(chunk), (last + chunk)[-300:]
    writer.close()
    if b'"complete":true' not in last:
        raise AssertionError(f"the snapshot broke off: {last!r}")
    return lines - 2, size, time.perf_counter() - begun


async def copy_out(connection: "asyncpg.Connection[asyncpg.Record]") -> tuple[int, float]:
    """Return the bytes of the tables as ``COPY TO`` gives them, and the seconds that it took."""
    size = 0

    async def count(chunk: bytes) -> None:
        nonlocal size
        size += len(chunk)

    begun = time.perf_counter()
    for table in TABLES:
        await connection.copy_from_table(table, output=count)
    return size, time.perf_counter() - begun


async def deliver(
    server: Server, connection: "asyncpg.Connection[asyncpg.Record]", key: str, load: tuple[int, int]
) -> float:
    """Return how many messages came in a second, from the commit of the changes until the last one had come."""
    receivers, messages = load
    receiver = Receiver()
    listening = await asyncio.start_server(receiver.take, "127.0.0.1", 0, limit=2**20)
    port = listening.sockets[0].getsockname()[1]
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
    made = []
    for number in range(receivers):
        body = orjson.dumps({"url": f"http://127.0.0.1:{port}/{number}"})
        answer = await asyncio.to_thread(server.fetch, "POST", "/v1/webhooks", body, headers)
        made.append(orjson.loads(answer[1])["id"])
    last = await connection.fetchval("select max(seq) from change")
    await connection.execute(_WRITE, messages)
    begun = time.perf_counter()
    while receiver.count < receivers * messages:
        if time.perf_counter() - begun > 300:
            raise AssertionError(f"{receiver.count} of {receivers * messages} messages have come")
        await asyncio.sleep(0.01)
    took = time.perf_counter() - begun
    for id_ in made:
        await asyncio.to_thread(server.fetch, "DELETE", f"/v1/webhooks/{id_}", None, headers)
    await connection.execute(_CLEAN, last)
    listening.close()
    return receivers * messages / took


async def measure(dsn: str, rounds: int, receivers: Sequence[int], messages: int, log: Path) -> None:
    """Measure and print."""
    connection = await asyncpg.connect(dsn)
    key = (await create_key(connection, KEY, (Scope.SYNC,), actor=Actor("benchmark"))).text.whole
    try:
        with running(Peer(ISNAD.name, serving, ISNAD.body, ISNAD.ids), dsn, log) as server:
            await _snapshots(server, connection, key, rounds)
            print("| receivers | messages a second |\n|--:|--:|")
            for count in receivers:
                found = [await deliver(server, connection, key, (count, messages // count)) for _ in range(rounds)]
                print(f"| {count} | {shown(spread_of(found))} |")
    finally:
        await revoke_key(connection, KEY, actor=Actor("benchmark"))
        await connection.execute("delete from api_key where name = $1", KEY)
        await connection.close()


async def _snapshots(server: Server, connection: "asyncpg.Connection[asyncpg.Record]", key: str, rounds: int) -> None:
    taken = []
    for _ in range(rounds):
        items, size, took = await snapshot(server, key)
        copied, copying = await copy_out(connection)
        taken.append((items / took, size / took / 1e6, copied / copying / 1e6, items / took / (items / copying)))
    rates, ours, theirs, ratios = (spread_of(each) for each in zip(*taken, strict=True))
    print("| snapshot | |\n|---|--:|")
    print(f"| items a second | {shown(rates)} |")
    print(f"| MB a second | {shown(ours)} |")
    print(f"| `COPY TO` of the same tables, MB a second | {shown(theirs)} |")
    print(f"| of `COPY TO`, items a second | {ratios.median:.3f} ({ratios.lowest:.3f}–{ratios.highest:.3f}) |\n")


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.partners", description="Snapshots and webhooks.")
    parser.add_argument("--articles", type=int, default=10_000, help="articles of the corpus (default: 10000)")
    parser.add_argument("--rounds", type=int, default=5, help="how many rounds (default: 5)")
    parser.add_argument("--receivers", default="1,10", help="numbers of receivers (default: 1,10)")
    parser.add_argument("--messages", type=int, default=5000, help="messages in a round (default: 5000)")
    given = parser.parse_args()
    counts = [int(each) for each in given.receivers.split(",")]
    with bench_server(FOLDER) as server, tempfile.TemporaryDirectory() as folder:
        dsn = corpus_database(server, given.articles)
        asyncio.run(measure(dsn, given.rounds, counts, given.messages, Path(folder) / "log"))


if __name__ == "__main__":
    main()
