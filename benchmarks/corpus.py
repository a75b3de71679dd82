"""A corpus of synthetic articles of realistic shape, the same for the same seed: in a database at COPY's speed, or as bundles.

    python -m benchmarks.corpus DSN N                  migrate an empty database and load N articles
    python -m benchmarks.corpus --search DSN N         the same, with the index of the search
    python -m benchmarks.corpus --bundles FOLDER N     write N bundles, to measure ``isnad load``

The load is one transaction on tables without indexes and keys, which are made again in it. A server with ``wal_level =
minimal`` and ``max_wal_senders = 0`` writes no log of it. A million articles need about 60 GB.
"""

import argparse
import asyncio
import gc
import itertools
import multiprocessing
import sys
import time
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import aclosing
from pathlib import Path
from typing import Final

import asyncpg
import orjson

from benchmarks.corpus_article import articles as make_articles
from benchmarks.corpus_bundle import bundle
from benchmarks.corpus_model import Article
from benchmarks.corpus_rows import copy_texts
from benchmarks.corpus_schema import Connection, take_off, with_dependents
from benchmarks.corpus_tables import COLUMNS
from db.migrations.runner import migrate
from db.words.search_index import rebuild

BATCH: Final = 2000
_CHUNK: Final = 1 << 20
_MEMORY = "set local maintenance_work_mem = '512MB'"


class NotEmpty(Exception):
    """The database holds articles already."""


async def load_corpus(dsn: str, articles: int, *, seed: int = 1, with_search: bool = False) -> None:
    """Fill a migrated, empty database with as many articles, then vacuum and analyze it.

    It is all there or, where anything fails, nothing of it. The index of the search takes longer than all the rest, so it
    is made only where it is asked for.

    Raises NotEmpty.
    """
    connection = await asyncpg.connect(dsn)
    try:
        async with connection.transaction():
            await _load(connection, articles, seed)
            if with_search:
                _tell(f"{await rebuild(connection):,} objects can be searched")
        await connection.execute("vacuum (analyze)")
    finally:
        await connection.close()


async def _load(connection: Connection, articles: int, seed: int) -> None:
    tables = await with_dependents(connection, [*COLUMNS, "search_document"])
    if await connection.fetchval("select exists (select from change) or exists (select from entity)"):
        raise NotEmpty("the database holds articles already: the corpus needs an empty one")
    await connection.execute(_MEMORY)
    taken = await take_off(connection, tables)
    # Of tables that the transaction itself has truncated, COPY can freeze the rows: vacuuming has nothing left to do.
    await connection.execute("truncate " + ", ".join(tables) + " restart identity")
    begun, done = time.monotonic(), 0
    async with aclosing(_batches(articles, seed)) as batches:
        async for size, texts in batches:
            for table, text in texts.items():
                await _copy(connection, table, text)
            done += size
            _tell(f"{done:,} of {articles:,} articles, {done / (time.monotonic() - begun):,.0f}/s")
    await connection.execute("analyze")  # the checks of foreign keys are planned by it
    for statement in (*taken.indexes, *taken.foreign_keys):
        await connection.execute(statement)
    await connection.execute("truncate membership, membership_change; select begin_memberships()")
    _tell(f"indexes and keys made, {time.monotonic() - begun:,.0f} s in all")


async def _copy(connection: Connection, table: str, text: bytes) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for start in range(0, len(text), _CHUNK):
            yield text[start : start + _CHUNK]

    if text:
        await connection.copy_to_table(table, source=chunks(), columns=COLUMNS[table], format="text", freeze=True)


_making: Iterator[Article] = iter(())  # of the process that makes texts, and only of that one


def _begin(articles: int, seed: int) -> None:
    global _making
    gc.disable()  # nothing here refers to itself, and looking for it costs a fifth of the time
    _making = make_articles(articles, seed)


def _next_batch() -> tuple[int, dict[str, bytes]]:
    batch = list(itertools.islice(_making, BATCH))
    return len(batch), copy_texts(batch)


async def _batches(articles: int, seed: int) -> AsyncGenerator[tuple[int, dict[str, bytes]], None]:
    """Yield batches that another process makes, one ahead of the one that is being copied."""
    loop, context = asyncio.get_running_loop(), multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context, initializer=_begin, initargs=(articles, seed)) as maker:
        following = loop.run_in_executor(maker, _next_batch)
        for _ in range(0, articles, BATCH):
            size, texts = await following
            following = loop.run_in_executor(maker, _next_batch)
            yield size, texts
        await following


def bundles(articles: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """Yield bundles of as many articles, oldest first: the article's slug, and the bundle in JSON."""
    for article in make_articles(articles, seed):
        yield article.slug, orjson.dumps(bundle(article), option=orjson.OPT_INDENT_2)


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _write_bundles(folder: Path, articles: int, seed: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for slug, text in bundles(articles, seed):
        (folder / f"{slug}.bundle.json").write_bytes(text)


async def _fill(dsn: str, articles: int, seed: int, *, with_search: bool) -> None:
    await migrate(dsn)
    await load_corpus(dsn, articles, seed=seed, with_search=with_search)


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.corpus", description="Make a corpus of synthetic articles."
    )
    parser.add_argument("target", metavar="DSN|FOLDER", help="the database, or the folder for bundles")
    parser.add_argument("articles", metavar="N", type=int, help="how many articles")
    parser.add_argument("--bundles", action="store_true", help="write bundles to a folder")
    parser.add_argument("--search", action="store_true", help="make the index of the search, too")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives another corpus (default: 1)")
    given = parser.parse_args()
    begun = time.monotonic()
    if given.bundles:
        _write_bundles(Path(given.target), given.articles, given.seed)
    else:
        asyncio.run(_fill(given.target, given.articles, given.seed, with_search=given.search))
    _tell(f"{given.articles:,} articles in {time.monotonic() - begun:,.1f} s")


if __name__ == "__main__":
    main()
