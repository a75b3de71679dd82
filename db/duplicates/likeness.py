"""Keep candidates for duplicates: compare what was written with what has a name, a text, a day or words in common.

Each item has marks, hashes of what it may have in common with others of its type. Items whose marks changed are compared
with the items that share one, in the transaction that writes them. Two loads at the same time do not see each other: the
next write of either finds what they have in common.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import LiteralString
from uuid import UUID

import asyncpg

from db.postgres.threads import run_in_thread
from db.sql.connection import Connection
from db.sql.statement_file import read_statement
from editorial.text.fold import fold_name
from editorial.text.sample import mark_of, sample_of

COMPARED = 20
"""How many items with the same mark an item is compared with, the newest first: a name that more have says little."""

LETTERS_A_ROW = 100
"""How many letters of a text take as long to sample as a row takes to build."""

TYPES: tuple[LiteralString, ...] = ("entity", "event", "article", "quote")
"""The types whose items are compared, by their names in the change log."""

TITLE_WORDS = 3
"""How many words of an event's titles are marks, the longest first."""

_BATCH = 1000
_SHORTEST = len(f"quote {UUID(int=0)} ") + 15
"""Quotes of fewer letters are said twice by chance."""

_FIND_MARKS = read_statement("duplicates/find_marks")
_FIND_TEXTS = read_statement("duplicates/find_texts")
_FIND_QUOTES = read_statement("duplicates/find_quotes")
_KEEP_MARKS = read_statement("duplicates/keep_marks")
_DROP_PAIRS = read_statement("duplicates/drop_pairs")
_FIND_PAIRS = read_statement("duplicates/find_pairs")

_NEXT: Mapping[str, LiteralString] = {
    type_: "select id from " + type_ + " where id > $1 order by id limit $2"  # noqa: S608  literals
    for type_ in TYPES
}
_WRITTEN = "select distinct id from change where xid = pg_current_xact_id() and type = any($1::text[]) order by id"
_SAME_TEXTS = """
    select l.id, l.type, l.mark from likeness l join article a on a.id = l.id
    where l.id = any($1::uuid[]) and l.id <> all($2::uuid[])
"""
_TEXT_MARKS = """
    select hashtextextended('text ' || t.sha256, 0) from unnest($1::text[]) with ordinality t (sha256, place)
    order by t.place
"""

_Mark = tuple[UUID, str, int]


async def keep_duplicates(connection: Connection) -> None:
    """Update the candidates for everything that this transaction has in the change log; deleted items have none."""
    ids = [row["id"] for row in await connection.fetch(_WRITTEN, TYPES)]
    for start in range(0, len(ids), _BATCH):
        await _compare(connection, ids[start : start + _BATCH])


async def compare_all(connection: Connection) -> None:
    """Compare everything that is stored, in batches with a transaction each."""
    for type_ in TYPES:
        last = UUID(int=0)
        while ids := [row["id"] for row in await connection.fetch(_NEXT[type_], last, _BATCH)]:
            async with connection.transaction():
                await _compare(connection, ids)
            last = ids[-1]


async def _compare(connection: Connection, ids: Sequence[UUID]) -> None:
    found = await connection.fetch(_FIND_MARKS, ids, TITLE_WORDS)
    marks: list[_Mark] = [(row["id"], row["type"], row["mark"]) for row in found]
    quotes = await connection.fetch(_FIND_QUOTES, ids)
    marks += await run_in_thread(partial(_quoted, quotes), len(quotes))
    marks += await _text_marks(connection, ids)
    columns = [list(column) for column in zip(*marks, strict=True)] or [[], [], []]
    other = [row["id"] for row in await connection.fetch(_KEEP_MARKS, ids, *columns)]
    if other:
        await find_pairs(connection, other)


async def find_pairs(connection: Connection, ids: Sequence[UUID]) -> None:
    """Compare items by their marks, and replace their candidates."""
    await connection.execute(_DROP_PAIRS, ids)
    await connection.execute(_FIND_PAIRS, ids, COMPARED)


async def _text_marks(connection: Connection, ids: Sequence[UUID]) -> list[_Mark]:
    """Return the marks of articles: those that are stored, if the text is the same."""
    rows = await connection.fetch(_FIND_TEXTS, ids)
    kept = await connection.fetch(_SAME_TEXTS, ids, [row["id"] for row in rows])
    found: list[_Mark] = [(row["id"], row["type"], row["mark"]) for row in kept]
    if not rows:
        return found
    whole = [row[0] for row in await connection.fetch(_TEXT_MARKS, [row["sha256"] for row in rows])]
    found += [(row["id"], "article", mark) for row, mark in zip(rows, whole, strict=True)]
    length = sum(len(row["body"]) for row in rows)
    return found + await run_in_thread(partial(_sampled, rows), length // LETTERS_A_ROW)


def _quoted(rows: "Sequence[asyncpg.Record]") -> list[_Mark]:
    """Return a mark of each quote that is long enough: of its words, as searching compares them, and its speaker."""
    marks = ((row["id"], f"quote {row['speaker_id']} {fold_name(row['text'])}") for row in rows)
    return [(id_, "quote", mark_of(said)) for id_, said in marks if len(said) >= _SHORTEST]


def _sampled(rows: "Sequence[asyncpg.Record]") -> list[_Mark]:
    return list(_samples(rows))


def _samples(rows: "Sequence[asyncpg.Record]") -> Iterator[_Mark]:
    for row in rows:
        yield from ((row["id"], "article", mark) for mark in sample_of(row["body"]))
