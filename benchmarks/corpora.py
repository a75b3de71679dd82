"""The databases that are measured: one for each size of the corpus, made once and kept."""

import asyncio
import contextlib
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg

from benchmarks.corpus import load_corpus
from db.migrations.runner import migrate
from db.postgres.embedded import embedded_database

DATABASE_URL = "BENCH_DATABASE_URL"
_ROOT = Path(__file__).parents[1]

OPTIONS = {
    "shared_buffers": "1GB",
    "effective_cache_size": "3GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "512MB",
    "random_page_cost": "1.1",  # the data is in memory, or on a disk that does not turn
    "max_wal_size": "8GB",
    "checkpoint_timeout": "1h",
    "synchronous_commit": "off",
    "autovacuum": "off",  # the corpus is vacuumed when it is loaded, and then only read
    "wal_level": "minimal",
    "max_wal_senders": "0",
}
"""Of the embedded server; a server of one's own is for its owner to set."""


@contextlib.contextmanager
def bench_server(folder: Path) -> Iterator[str]:
    """Give the address of the server: that of BENCH_DATABASE_URL, or an embedded one in ``folder``."""
    given = os.environ.get(DATABASE_URL)
    if given:
        yield given
        return
    with embedded_database(folder, options=OPTIONS) as server:
        yield server.dsn()


def corpus_database(server: str, articles: int) -> str:
    """Return the address of the database with so many articles; it is made where it is not there as it is made now."""
    return asyncio.run(_prepared(server, articles))


async def _prepared(server: str, articles: int) -> str:
    name, made_as = f"isnad_bench_{articles}", _fingerprint()
    dsn = urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    owner = await asyncpg.connect(server)
    try:
        found = await owner.fetchval(
            "select shobj_description(oid, 'pg_database') from pg_database where datname = $1", name
        )
        if found == made_as:
            return dsn
        await owner.execute(f"drop database if exists {name} with (force)")
        await owner.execute(f"create database {name} template template0 encoding 'UTF8'")
        await asyncio.to_thread(lambda: asyncio.run(_fill(dsn, articles)))
        await owner.execute(f"comment on database {name} is '{made_as}'")
    finally:
        await owner.close()
    return dsn


async def _fill(dsn: str, articles: int) -> None:
    await migrate(dsn)
    await load_corpus(dsn, articles)


def _fingerprint() -> str:
    """Return a hash of everything that a corpus is made by."""
    made_by = [*(_ROOT / "db" / "migrations" / "sql").glob("*.sql"), *(_ROOT / "benchmarks").glob("corpus*.py")]
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(made_by):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()
