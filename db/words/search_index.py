"""The search index: for each searchable item, the forms of its words and the position of each word in the text.

Updated in the transaction that writes the texts. The view ``search_text`` defines the texts.
"""

import asyncio
import bisect
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import accumulate, groupby
from typing import LiteralString
from uuid import UUID

import asyncpg

from db.item.type import BY_NAME, FOUND_BY_WORDS
from db.postgres.threads import run_in_thread
from db.sql.connection import Connection
from editorial.search.forms import ARABIC_TEXT, Strength, forms_of
from editorial.search.spelling import MAX_LEXEME
from editorial.search.words import words_of
from editorial.text.language import primary_subtag

TYPES: Mapping[str, str] = {name: BY_NAME[name].kind for name in FOUND_BY_WORDS}
"""The searchable types, by their name in the change log."""

LAST_POSITION = 16_382
"""The last position that PostgreSQL counts: later words are found, but not in phrases, and not highlighted."""

MAX_BYTES = 700_000
"""The most bytes of lexemes and positions per document (a tsvector holds 1 MB); further words are not found."""

WORDS_A_ROW = 50
"""How many characters take as long to split into words as a row takes to build."""

LONGEST = 4 * MAX_LEXEME
"""The most code points of a word that are read for its forms."""

_BATCH = 1000
_TITLES = frozenset(("HEADLINE", "TITLE", "NAME"))

_TEXTS = """
    select t.* from (select unnest($1::text[]) as type, unnest($2::uuid[]) as id) w
    join search_text t on t.type = w.type and t.id = w.id
    order by t.type, t.id, t.part
"""

_VALUES: LiteralString = """
    (id, type, article_id, recency, languages, words, parts, part_firsts, starts, ends)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    on conflict (id) do update set
        article_id = excluded.article_id, recency = excluded.recency, languages = excluded.languages, words = excluded.words,
        parts = excluded.parts, part_firsts = excluded.part_firsts, starts = excluded.starts, ends = excluded.ends
"""
_TABLES: tuple[LiteralString, ...] = ("search_document", "public_search_document")
_WRITE: Mapping[str, LiteralString] = {table: "insert into " + table + _VALUES for table in _TABLES}
_DROP: Mapping[str, LiteralString] = {
    table: "delete from " + table + " where id = any($1::uuid[])"  # noqa: S608  literals
    for table in _TABLES
}


@lru_cache(maxsize=65_536)
def _entries(word: str, language: str, is_title: bool) -> tuple[tuple[str, str], ...]:
    """Return the indexed forms of a word: each lexeme with the letter of its weight."""
    return tuple(
        (lexeme, Strength.TITLE.value if is_title and strength is Strength.WORD else strength.value)
        for lexeme, strength in forms_of(word, language)
    )


@dataclass(slots=True)
class _IndexedDocument:
    """The words of one object to be indexed."""

    languages: dict[str, None] = field(default_factory=dict)
    positions: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    parts: list[int] = field(default_factory=list)
    part_firsts: list[int] = field(default_factory=list)
    starts: list[int | None] = field(default_factory=list)
    ends: list[int | None] = field(default_factory=list)

    def add(self, row: "asyncpg.Record") -> None:
        """Add one of the object's texts, with a gap before it, so that no phrase spans two texts."""
        starts, ends, positions = self.starts, self.ends, self.positions
        if starts:
            starts.append(None)
            ends.append(None)
        language, is_title = row["language"], row["field"] in _TITLES
        self.languages[language] = None
        self.parts.append(row["part"])
        self.part_firsts.append(len(starts) + 1)
        at = len(starts)
        for word, start, end in words_of(row["text"]):
            at += 1
            starts.append(start)
            ends.append(end)
            for entry in _entries(word[:LONGEST], language, is_title):
                known = positions.get(entry)
                if known is None:
                    positions[entry] = [at]
                else:
                    known.append(at)

    def row(self, first: "asyncpg.Record") -> tuple[object, ...]:
        """Return the row of the index."""
        return (
            first["id"],
            first["type"],
            first["article_id"],
            first["recency"],
            list(self.languages),
            _vector(self.positions, _marks(self.languages)),
            self.parts,
            self.part_firsts,
            self.starts[:LAST_POSITION],
            self.ends[:LAST_POSITION],
        )


def _marks(languages: Iterable[str]) -> list[str]:
    return [f"'{ARABIC_TEXT}'"] if any(primary_subtag(each) == "ar" for each in languages) else []


def _vector(positions: Mapping[tuple[str, str], Sequence[int]], marks: list[str]) -> str:
    """Return lexemes with weights and positions in PostgreSQL's syntax; if too many, the first ones in the texts.

    ``marks`` are lexemes of the document as a whole.
    """
    items = marks + [
        f"'{lexeme}':{f'{weight},'.join(map(str, places))}{weight}" for (lexeme, weight), places in positions.items()
    ]
    whole = " ".join(items)
    if 2 * len(whole) < MAX_BYTES:  # a letter takes at most two of the counted bytes
        return whole
    sizes = accumulate(len(lexeme.encode()) + 4 + 2 * len(places) for (lexeme, _), places in positions.items())
    return " ".join(items[: len(marks) + bisect.bisect_left(list(sizes), MAX_BYTES)])


def documents_of(rows: "Iterable[asyncpg.Record]") -> Iterator[tuple[object, ...]]:
    """Yield an index row for each object in ``rows``, in which the texts of one object are adjacent."""
    for _, texts in groupby(rows, key=lambda row: row["id"]):
        document, first = _IndexedDocument(), None
        for row in texts:
            first = first or row
            document.add(row)
        if first is not None and document.positions:
            yield document.row(first)


def _documents(rows: "Sequence[asyncpg.Record]") -> list[tuple[object, ...]]:
    return list(documents_of(rows))


async def index_words(connection: Connection, objects: Sequence[tuple[str, UUID]], *, all_seen: bool = False) -> None:
    """Update the index for objects, each with its type in the change log; deleted ones are removed.

    With ``all_seen``, as before names could be hidden, whoever sees an object sees all of it, so no separate public
    entry is kept.
    """
    found = [(TYPES[type_], id_) for type_, id_ in dict.fromkeys(objects) if type_ in TYPES]
    for start in range(0, len(found), _BATCH):
        batch = found[start : start + _BATCH]
        ids = [id_ for _, id_ in batch]
        rows = await connection.fetch(_TEXTS, [type_ for type_, _ in batch], ids)
        length = sum(len(row["text"]) for row in rows)
        documents = await run_in_thread(partial(_documents, rows), length // WORDS_A_ROW)
        await _write(connection, ids, documents)
        if not all_seen and any(type_ == TYPES["entity"] for type_, _ in batch):
            await _write(connection, ids, list(documents_of(_public(rows))), table="public_search_document")


def _public(rows: "Sequence[asyncpg.Record]") -> "list[asyncpg.Record]":
    """Return the public texts of items of which some callers see more."""
    partly = {row["id"] for row in rows if row["hidden"]}
    return [row for row in rows if row["id"] in partly and not row["hidden"]]


@asynccontextmanager
async def indexing(connection: Connection, type_: str, id_: UUID) -> AsyncIterator[None]:
    """Update the index for one object; its long text is split into words while the block runs."""
    rows = await connection.fetch(_TEXTS, [TYPES[type_]], [id_])
    reckoned = asyncio.create_task(asyncio.to_thread(_documents, rows))
    try:
        yield
    finally:
        documents = await reckoned
    await _write(connection, [id_], documents)


async def _write(
    connection: Connection,
    ids: Sequence[UUID],
    documents: Sequence[tuple[object, ...]],
    *,
    table: str = "search_document",
) -> None:
    kept = {document[0] for document in documents}
    gone = [id_ for id_ in ids if id_ not in kept]
    if gone:
        await connection.execute(_DROP[table], gone)
    if documents:
        await connection.executemany(_WRITE[table], documents)


_NEXT = "select id from search_document where id > $1 order by id limit $2"
_LOCK = "select type, id from search_document where id = any($1::uuid[]) order by type, id for update"

REINDEXED = 200
"""Rows that are locked at once; readers do not wait for them."""

TRIES = 5
"""How often a batch is tried if a write that locks the same rows in another order stands in its way."""


async def reindex(connection: Connection) -> int:
    """Update every row of the index, in batches with a transaction each; return the number of objects."""
    last, count = UUID(int=0), 0
    while ids := [row["id"] for row in await connection.fetch(_NEXT, last, REINDEXED)]:
        for _ in range(TRIES - 1):
            with suppress(asyncpg.DeadlockDetectedError):
                count += await _reindex(connection, ids)
                break
        else:
            count += await _reindex(connection, ids)
        last = ids[-1]
    return count


async def _reindex(connection: Connection, ids: Sequence[UUID]) -> int:
    names = {kind: name for name, kind in TYPES.items()}
    async with connection.transaction():
        rows = await connection.fetch(_LOCK, ids)
        await index_words(connection, [(names[row["type"]], row["id"]) for row in rows])
    return len(rows)


_EVERYTHING: LiteralString = (
    "select type, id from ("  # noqa: S608  literals
    + " union all ".join("select '" + name + "' as type, id from " + name for name in FOUND_BY_WORDS)  # noqa: S608
    + ") o where (type, id) > ($1, $2) order by type, id limit $3"
)


async def rebuild(connection: Connection) -> int:
    """Rebuild the index from all data in the current transaction; return the number of objects.

    Only for databases from before names could be hidden: everybody sees all of an object or nothing.
    """
    await connection.execute("delete from search_document")
    last: tuple[str, UUID] = ("", UUID(int=0))
    count = 0
    while rows := await connection.fetch(_EVERYTHING, *last, _BATCH):
        objects = [(row["type"], row["id"]) for row in rows]
        await index_words(connection, objects, all_seen=True)
        last, count = objects[-1], count + len(objects)
    return count
