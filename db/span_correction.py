"""The spans of an article whose text is corrected: looked for in the new text, and none said to be surer than it is."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

import asyncpg

from db.write import Connection, Row
from editorial.reanchor import ORPHANED, Reanchored, reanchor
from editorial.span import anchored_span
from editorial.surroundings import stands_once
from editorial.text import Utf16Offsets
from editorial.vocabulary import AnchorStatus

SpanKey: TypeAlias = tuple[UUID, str, int]
"""The annotation, role and number of a span."""

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
"""The words of spans that are not found surely, as they were found surely last."""


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


async def correct_spans(connection: Connection, article: "asyncpg.Record", body: str) -> list[CorrectedSpan]:
    """Return what becomes of every span of an article in a new text, by annotation and in their order.

    ``article`` is its row, with the ``body`` of its current revision.
    """
    rows = await connection.fetch(_SPANS, article["id"])
    unsure = {row["annotation_id"] for row in rows if row["status"] in (AnchorStatus.FUZZY, AnchorStatus.ORPHANED)}
    certain = {_key(row): row for row in await connection.fetch(_CERTAIN, list(unsure))} if unsure else {}
    correction = _Correction(article["revision_id"], article["body"], body)
    return await asyncio.to_thread(correction.found, rows, certain)  # others wait for the loop


def _key(row: "asyncpg.Record") -> SpanKey:
    return row["annotation_id"], row["role"], row["ordinal"]


class _Correction:
    """From a revision's text to a new one."""

    def __init__(self, revision_id: UUID, old: str, new: str) -> None:
        self._revision_id, self._old, self._new = revision_id, old, new
        self._offsets = Utf16Offsets(new)

    def found(
        self, rows: "Sequence[asyncpg.Record]", certain: "Mapping[SpanKey, asyncpg.Record]"
    ) -> list[CorrectedSpan]:
        """Return what becomes of spans; ``certain`` are those that are unsure by now, as they were surely."""
        standing = [row for row in rows if row["revision_id"] == self._revision_id]
        places = [(row["start_offset"], row["end_offset"]) for row in standing]
        found = dict(zip(map(_key, standing), reanchor(self._old, self._new, places), strict=True))
        return [
            CorrectedSpan(row, self._as_sure(row, found.get(_key(row), ORPHANED), certain.get(_key(row), row)))
            for row in rows
        ]

    def _as_sure(self, row: "asyncpg.Record", found: Reanchored, certain: "asyncpg.Record") -> Reanchored:
        """Return what was found, no surer than the words were that it was found by; or the certain words, where they are back."""
        if row["status"] not in (AnchorStatus.FUZZY, AnchorStatus.ORPHANED):
            return found
        if found.span is None:
            start = stands_once(self._new, certain["prefix"], certain["exact"], certain["suffix"])
            return ORPHANED if start is None else self._sure(start, certain)
        if found.span.exact == certain["exact"] and row["exact"] != certain["exact"]:
            return self._sure(found.span.start, certain)
        return Reanchored(AnchorStatus.FUZZY, round(row["score"] * found.score, 4), found.span)

    def _sure(self, start: int, certain: "asyncpg.Record") -> Reanchored:
        status = AnchorStatus.EXACT if start == certain["start_offset"] else AnchorStatus.MOVED
        return Reanchored(status, 1.0, anchored_span(self._new, start, start + len(certain["exact"]), self._offsets))
