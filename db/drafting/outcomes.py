"""What became of drafts: how many annotations editors accepted, changed and rejected, by rule."""

from dataclasses import dataclass

import orjson

from db.postgres.pool import Pool
from db.read.execute import fetch_row
from db.sql.connection import Connection
from db.sql.statement_file import read_statement

_COUNT = read_statement("drafting/count_outcomes")


@dataclass(frozen=True, slots=True)
class DraftOutcome:
    """What became of the annotations that a drafter made by one rule.

    ``rule`` is the code with which their notes begin, empty if they have none. ``accepted`` were published as they
    were drafted, ``changed`` were corrected and published.
    """

    annotation_set: str
    asserted_by: str
    kind: str
    rule: str
    accepted: int
    changed: int
    rejected: int
    waiting: int


async def draft_outcomes(pool: Pool, annotation_set: str | None, *, wait_s: float) -> list[DraftOutcome]:
    """Return what became of all drafts, or of those of one annotation set, by drafter, kind and rule."""
    row = await fetch_row(pool, _COUNT, (annotation_set,), wait_s=wait_s)
    return _outcomes(row["items"])


async def draft_outcomes_by(connection: Connection, annotation_set: str | None) -> list[DraftOutcome]:
    """Return what ``draft_outcomes`` does, over the caller's connection."""
    return _outcomes(await connection.fetchval(_COUNT, annotation_set))


def _outcomes(items: str) -> list[DraftOutcome]:
    return [DraftOutcome(**each) for each in orjson.loads(items)]
