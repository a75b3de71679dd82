"""Find the spans of a corrected article in its new text, each with the confidence that the search supports."""

from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

import asyncpg

from db.operation.computing import Computing
from db.postgres.threads import run_in_thread
from db.sql.connection import Connection
from db.write.write import Row
from editorial.align.corrected_spans import Known, Words
from editorial.align.reanchor import Reanchored
from editorial.job import FindAgain
from editorial.model.vocabulary import AnchorStatus

SpanKey: TypeAlias = tuple[UUID, str, int]
"""A span's annotation, role and number."""

UNSURE = (AnchorStatus.FUZZY, AnchorStatus.ORPHANED)

_SPANS = """
    select s.*, r.number from span s join revision r on r.id = s.revision_id
    where s.article_id = $1 order by s.annotation_id, s.role desc, s.ordinal
"""
_CERTAIN = """
    select distinct on (p.owner_id, w.role, w.ordinal) p.owner_id as annotation_id, w.role, w.ordinal, w.start_offset,
        w.exact, w.prefix, w.suffix
    from past_row p cross join lateral jsonb_populate_record(null::public.span, p."row") w
    where p.owner_id = any($1::uuid[]) and p.relation = 'span' and w.status in ('EXACT', 'MOVED')
    order by p.owner_id, w.role, w.ordinal, p.until desc
"""
"""Finds, for spans without a certain match, the words of their last certain match."""
_NAMES = """
    select n.text
    from article_entity a join name n on n.entity_id = a.entity_id join article r on r.id = a.article_id
    where a.article_id = $1 and (r.hidden or not (a.hidden or n.hidden)) order by a.start_offset, a.entity_id, n.ordinal limit $2
"""
MAX_NAMES = 2000
"""The most names by which changed words are recognised as names, those of the first entities of the article.

Names that only drafts give say nothing about the words of an article that everybody sees.
"""


@dataclass(frozen=True, slots=True)
class CorrectedSpan:
    """A span's row before, and its match in the new text."""

    before: "asyncpg.Record"
    found: Reanchored

    @property
    def is_other(self) -> bool:
        """Whether its row must be written: not if it was orphaned and still is."""
        return self.found.span is not None or self.before["status"] != AnchorStatus.ORPHANED

    def row(self, revision_id: UUID) -> Row:
        """Return its row; an orphaned span keeps its revision and its position there."""
        span = self.found.span
        found = {name: getattr(self.found, name) for name in ("status", "score", "changes")}
        if span is None:
            return {**self.before, **found}
        place = {"start_offset": span.start, "end_offset": span.end}
        place |= {"utf16_start": span.utf16_start, "utf16_end": span.utf16_end}
        words = {"exact": span.exact, "prefix": span.prefix, "suffix": span.suffix}
        return {**self.before, **place, **words, **found, "revision_id": revision_id}


async def correct_spans(
    connection: Connection, article: "asyncpg.Record", body: str, computing: Computing
) -> list[CorrectedSpan]:
    """Return the correction of every span of an article for a new text, by annotation and in order.

    ``article`` is its row, with the ``body`` of its current revision.
    """
    rows = await connection.fetch(_SPANS, article["id"])
    unsure = {row["annotation_id"] for row in rows if row["status"] in UNSURE}
    certain = {_key(row): row for row in await connection.fetch(_CERTAIN, list(unsure))} if unsure else {}
    revision_id = article["revision_id"]
    spans = await run_in_thread(
        lambda: [_known(row, revision_id, certain.get(_key(row), row)) for row in rows], len(rows)
    )
    names = [row["text"] for row in await connection.fetch(_NAMES, article["id"], MAX_NAMES)]
    found = await computing(FindAgain(article["body"], body, spans, article["language"], names))
    return [CorrectedSpan(row, each) for row, each in zip(rows, found, strict=True)]


def _key(row: "asyncpg.Record") -> SpanKey:
    return row["annotation_id"], row["role"], row["ordinal"]


def _known(row: "asyncpg.Record", revision_id: UUID, certain: "asyncpg.Record") -> Known:
    """Return a span to search for; ``certain`` is its last certain match."""
    place = (row["start_offset"], row["end_offset"]) if row["revision_id"] == revision_id else None
    sure = Words(certain["start_offset"], certain["exact"], certain["prefix"], certain["suffix"])
    return Known(place, row["exact"], row["score"], sure if row["status"] in UNSURE else None)
