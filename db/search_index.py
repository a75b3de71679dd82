"""The search index: for everything that can be found the forms of its words, and where each word stands in the original.

Brought up to date in the transaction of what it is made of. What the texts are is one view, ``search_text``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from uuid import UUID

import asyncpg

from db.write import Connection
from editorial.words import Form, Strength, forms_of, words_of

TYPES: Mapping[str, str] = {
    "article": "ARTICLE",
    "quote": "QUOTE",
    "claim": "CLAIM",
    "event": "EVENT",
    "entity": "ENTITY",
}
"""What can be found, by its type in the change log."""

LAST_POSITION = 16_382
"""PostgreSQL counts positions no further: later words are found, but not in phrases, and not highlighted."""

MAX_BYTES = 700_000
"""Bytes of lexemes and positions of one document, of the megabyte that a tsvector can hold; further words are not found."""

_BATCH = 1000
_TITLES = frozenset(("HEADLINE", "TITLE", "NAME"))

_TEXTS = """
    select t.* from (select unnest($1::text[]) as type, unnest($2::uuid[]) as id) w
    join search_text t on t.type = w.type and t.id = w.id
    order by t.type, t.id, t.part
"""

_WRITE = """
    insert into search_document (id, type, article_id, recency, languages, words, parts, part_firsts, starts, ends)
    select d.id, d.type, d.article_id, d.recency, d.languages::text[], d.words::tsvector, d.parts::integer[],
        d.part_firsts::integer[], d.starts::integer[], d.ends::integer[]
    from unnest(
        $1::uuid[], $2::text[], $3::uuid[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[]
    ) as d (id, type, article_id, recency, languages, words, parts, part_firsts, starts, ends)
    on conflict (id) do update set
        article_id = excluded.article_id, recency = excluded.recency, languages = excluded.languages, words = excluded.words,
        parts = excluded.parts, part_firsts = excluded.part_firsts, starts = excluded.starts, ends = excluded.ends
"""


@dataclass(slots=True)
class _Document:
    """The words of one object on their way into the index."""

    languages: dict[str, None] = field(default_factory=dict)
    positions: dict[str, list[str]] = field(default_factory=dict)
    parts: list[int] = field(default_factory=list)
    part_firsts: list[int] = field(default_factory=list)
    starts: list[str] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)
    bytes: int = 0

    def add(self, row: "asyncpg.Record") -> None:
        """Add one of the object's texts, a step away from the one before, so that no phrase reaches from one into another."""
        if self.starts:
            self._place("null", "null")
        language, is_title = row["language"], row["field"] in _TITLES
        self.languages[language] = None
        self.parts.append(row["part"])
        self.part_firsts.append(len(self.starts) + 1)
        for word in words_of(row["text"]):
            self._place(str(word.start), str(word.end))
            if not self._count(forms_of(word.text, language), is_title=is_title):
                return

    def _place(self, start: str, end: str) -> None:
        self.starts.append(start)
        self.ends.append(end)

    def _count(self, forms: Iterable[Form], *, is_title: bool) -> bool:
        """Note the forms of the word at the last position; return whether there is room for more."""
        at = str(len(self.starts))
        for lexeme, strength in forms:
            weight = "A" if is_title and strength is Strength.WORD else strength.value
            known = self.positions.get(lexeme)
            if known is None:
                known = self.positions[lexeme] = []
                self.bytes += len(lexeme.encode()) + 4
            known.append(at + weight)
            self.bytes += 2
        return self.bytes < MAX_BYTES

    def row(self, first: "asyncpg.Record") -> tuple[object, ...]:
        """Return the row of the index."""
        words = " ".join([f"'{lexeme}':{','.join(places)}" for lexeme, places in self.positions.items()])
        return (
            *(first["id"], first["type"], first["article_id"], first["recency"]),
            _array(self.languages),
            words,
            _array(map(str, self.parts)),
            _array(map(str, self.part_firsts)),
            _array(self.starts[:LAST_POSITION]),
            _array(self.ends[:LAST_POSITION]),
        )


def _array(items: Iterable[str]) -> str:
    """Return an array of numbers or language tags as PostgreSQL reads it."""
    return "{" + ",".join(items) + "}"


def documents_of(rows: "Iterable[asyncpg.Record]") -> Iterator[tuple[object, ...]]:
    """Yield a row of the index for each object whose texts ``rows`` are; the texts of one object stand together."""
    for _, texts in groupby(rows, key=lambda row: row["id"]):
        document, first = _Document(), None
        for row in texts:
            first = first or row
            document.add(row)
        if first is not None and document.positions:
            yield document.row(first)


async def index_words(connection: Connection, objects: Sequence[tuple[str, UUID]]) -> None:
    """Bring the index up to date for objects, each with its type in the change log; those that are gone are taken out."""
    found = [(TYPES[type_], id_) for type_, id_ in dict.fromkeys(objects) if type_ in TYPES]
    for start in range(0, len(found), _BATCH):
        batch = found[start : start + _BATCH]
        ids = [id_ for _, id_ in batch]
        documents = list(documents_of(await connection.fetch(_TEXTS, [type_ for type_, _ in batch], ids)))
        kept = {document[0] for document in documents}
        gone = [id_ for id_ in ids if id_ not in kept]
        if gone:
            await connection.execute("delete from search_document where id = any($1::uuid[])", gone)
        if documents:
            await connection.execute(_WRITE, *(list(column) for column in zip(*documents, strict=True)))


_EVERYTHING = """
    select type, id from (
        select 'article' as type, id from article
        union all select 'quote', id from quote
        union all select 'claim', id from claim
        union all select 'event', id from event
        union all select 'entity', id from entity
    ) o
    where (type, id) > ($1, $2) order by type, id limit $3
"""


async def rebuild(connection: Connection) -> int:
    """Make the index anew from everything that is there, in the transaction that is under way; return how many objects."""
    await connection.execute("delete from search_document")
    last: tuple[str, UUID] = ("", UUID(int=0))
    count = 0
    while rows := await connection.fetch(_EVERYTHING, *last, _BATCH):
        objects = [(row["type"], row["id"]) for row in rows]
        await index_words(connection, objects)
        last, count = objects[-1], count + len(objects)
    return count
