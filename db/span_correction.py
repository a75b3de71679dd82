"""The spans of an article whose text is corrected: looked for in the new text, each from where its words stood for certain."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

import asyncpg

from db.write import Connection, Row
from editorial.reanchor import ORPHANED, Reanchored, reanchor
from editorial.vocabulary import AnchorStatus

SpanKey: TypeAlias = tuple[UUID, str, int]
"""The annotation, role and number of a span."""

_SPANS = """
    select s.*, r.number from span s join revision r on r.id = s.revision_id
    where s.article_id = $1 order by s.annotation_id, s.role desc, s.ordinal
"""
_CERTAIN = """
    select o.* from span s cross join lateral (
        select w.* from past_row p cross join lateral jsonb_populate_record(null::public.span, p."row") w
        where p.article_id = s.article_id and p.relation = 'span' and p.owner_id = s.annotation_id
            and w.role = s.role and w.ordinal = s.ordinal and w.status in ('EXACT', 'MOVED')
        order by p.until desc limit 1
    ) o
    where s.article_id = $1 and s.status in ('FUZZY', 'ORPHANED')
"""
"""Where the words of spans that are not found surely were found last: a text that is corrected back has them again."""


@dataclass(frozen=True, slots=True)
class CorrectedSpan:
    """A span's row as it was, and what became of it in the new text."""

    before: "asyncpg.Record"
    found: Reanchored

    @property
    def is_other(self) -> bool:
        """Whether its row is to be written: one that stood nowhere and stands nowhere is as it was."""
        return self.found.span is not None or self.before["status"] != AnchorStatus.ORPHANED

    def row(self, revision_id: UUID) -> Row:
        """Return its row; what is orphaned keeps its revision and its place there."""
        span, found = self.found.span, {"status": self.found.status, "score": self.found.score}
        if span is None:
            return {**self.before, **found}
        place = {"start_offset": span.start, "end_offset": span.end}
        place |= {"utf16_start": span.utf16_start, "utf16_end": span.utf16_end}
        words = {"exact": span.exact, "prefix": span.prefix, "suffix": span.suffix}
        return {**self.before, **place, **words, **found, "revision_id": revision_id}


def key_of(row: "asyncpg.Record") -> SpanKey:
    """Return which span a row is of."""
    return row["annotation_id"], row["role"], row["ordinal"]


async def correct_spans(connection: Connection, article_id: UUID, body: str) -> list[CorrectedSpan]:
    """Return what becomes of every span of an article in a new text, by annotation and in their order."""
    rows = await connection.fetch(_SPANS, article_id)
    certain = {key_of(row): row for row in await connection.fetch(_CERTAIN, article_id)}
    revisions = {row["revision_id"] for row in (*rows, *certain.values())}
    texts = await connection.fetch("select id, body from revision where id = any($1::uuid[])", list(revisions))
    bodies = {row["id"]: row["body"] for row in texts}
    found = await asyncio.to_thread(_found, rows, certain, bodies, body)  # others wait for the loop
    return [CorrectedSpan(row, found[key_of(row)]) for row in rows]


def _found(
    rows: "Sequence[asyncpg.Record]",
    certain: "Mapping[SpanKey, asyncpg.Record]",
    bodies: Mapping[UUID, str],
    body: str,
) -> dict[SpanKey, Reanchored]:
    """Return what becomes of spans: looked for from where they were certain, and else from where they are now."""
    found = _from(certain.values(), bodies, body)
    left = [row for row in rows if found.get(key_of(row), ORPHANED).span is None]
    return found | _from(left, bodies, body)


def _from(rows: "Iterable[asyncpg.Record]", bodies: Mapping[UUID, str], body: str) -> dict[SpanKey, Reanchored]:
    by_revision: dict[UUID, list[asyncpg.Record]] = {}
    for row in rows:
        by_revision.setdefault(row["revision_id"], []).append(row)
    found: dict[SpanKey, Reanchored] = {}
    for revision_id, standing in by_revision.items():
        old = bodies[revision_id]
        standing = [row for row in standing if old[row["start_offset"] : row["end_offset"]] == row["exact"]]
        places = [(row["start_offset"], row["end_offset"]) for row in standing]
        for row, each in zip(standing, reanchor(old, body, places), strict=True):
            found[key_of(row)] = _as_sure(row, each)
    return {key_of(row): ORPHANED for row in rows} | found


def _as_sure(row: "asyncpg.Record", found: Reanchored) -> Reanchored:
    """Return what was found, no surer than the words were that it was found by."""
    if row["status"] != AnchorStatus.FUZZY or found.span is None:
        return found
    return Reanchored(AnchorStatus.FUZZY, round(row["score"] * found.score, 4), found.span)
