"""The operation that corrects an article's text: writes a new revision, and finds every annotation in it again."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from uuid import UUID

import asyncpg

from db.lookup.reference import ArticleReference
from db.operation.computing import Computing, in_thread
from db.operation.operation import Actor, CodedFault, InvalidValue, OperationFault, OperationRefused, Outcome
from db.operations.span_correction import CorrectedSpan, correct_spans
from db.postgres.threads import run_in_thread
from db.settle.visible_rows import Touched, Why, settle
from db.sql.connection import Connection
from db.sql.identity import new_id
from db.transaction.operation_transaction import find_article, kept_text, operation_transaction, position_of
from db.transaction.version_guard import guard, raise_version
from db.words.search_index import indexing
from db.write.copies import copy_starts
from db.write.write import REVISION, SPAN, RowWrites, change
from editorial.model.effort import EffortSpent
from editorial.model.vocabulary import AnchorStatus, SpanChange
from editorial.text.text import UnreadableText, normalise, sha256_hex

REASON = "correction"

SURENESS = (AnchorStatus.EXACT, AnchorStatus.MOVED, AnchorStatus.FUZZY, AnchorStatus.ORPHANED)
"""The match statuses of spans, the most certain first."""

_ANNOTATIONS = "select id, lower(kind) as type, key, version from annotation where article_id = $1 order by kind, key"
_NEXT_VERSION = "update annotation set version = version + 1, digest = '' where id = any($1::uuid[])"


@dataclass(frozen=True, slots=True)
class CorrectArticle:
    """An article, by slug or id, and its whole new text.

    ``note`` is for readers: it is shown with the revision and in the history.
    """

    article: ArticleReference
    body: str
    note: str | None = None
    expected_version: int | None = None
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Offsets:
    """The position of words in a revision: half-open offsets in code points and in UTF-16 code units."""

    revision: int
    start: int
    end: int
    utf16_start: int
    utf16_end: int
    exact: str


@dataclass(frozen=True, slots=True)
class SpanReport:
    """The change of one span, named by ``role`` and ``ordinal``; ``after`` is None if it is orphaned."""

    role: str
    ordinal: int
    status: AnchorStatus
    score: float
    changes: Sequence[SpanChange]
    before: Offsets
    after: Offsets | None


@dataclass(frozen=True, slots=True)
class AnnotationReport:
    """The change of one annotation; ``status`` is that of its least certain span."""

    node_id: str
    type: str
    key: str
    version: int
    status: AnchorStatus
    spans: Sequence[SpanReport]


async def correct_article(
    connection: Connection, request: CorrectArticle, *, actor: Actor, computing: Computing = in_thread
) -> Outcome:
    """Replace the text of an article; the text that it already has is not written again.

    Every annotation keeps its id. Its version rises unless it was orphaned before and still is. Raises
    OperationRefused, VersionConflict.
    """
    faults: list[OperationFault] = []
    body, note = _body(request.body, faults), kept_text(request.note, ("note",), faults)
    async with operation_transaction(connection, dry_run=request.dry_run):
        article = await find_article(connection, request.article, faults)
        if faults or article is None:
            raise OperationRefused(faults)
        await guard(connection, article, request.expected_version)
        if article["body"] == body:
            return Outcome(ids={"article": str(article["id"])}, values=_values(article["number"], []))
        corrected = await _corrected(connection, article, body, computing)
        reports = await _correct(connection, article, body, corrected, why=Why(REASON, actor, note))
        position = None if request.dry_run else await position_of(connection)
    return Outcome(
        ids={"article": str(article["id"])},
        values={**_values(article["number"] + 1, reports), "changed": True},
        position=position,
    )


def _body(text: str, faults: list[OperationFault]) -> str:
    try:
        body = normalise(text)
    except UnreadableText as fault:
        faults.append(InvalidValue(str(fault), ("body",)))
        return ""
    if not body.strip():
        faults.append(InvalidValue("the text is empty: to remove an article, withhold or cancel it", ("body",)))
    return body


async def _corrected(
    connection: Connection, article: "asyncpg.Record", body: str, computing: Computing
) -> list[CorrectedSpan]:
    try:
        return await correct_spans(connection, article, body, computing)
    except EffortSpent as fault:
        raise CodedFault(
            fault.code, "finding the annotations in this text takes too long for a text of its size", ("body",)
        ) from None


async def _correct(
    connection: Connection,
    article: "asyncpg.Record",
    body: str,
    corrected: Sequence[CorrectedSpan],
    *,
    why: Why,
) -> list[AnnotationReport]:
    article_id, revision_id, number = article["id"], new_id(), article["number"] + 1
    annotations = await connection.fetch(_ANNOTATIONS, article_id)
    other = {each.before["annotation_id"] for each in corrected if each.is_other}
    first, writes = RowWrites(), RowWrites(why.actor, why.note)
    revision = {"id": revision_id, "article_id": article_id, "number": number, "body": body, "sha256": sha256_hex(body)}
    first.insert(REVISION, {**revision, "note": why.note})
    first.run_last("update article set revision_id = $2 where id = $1", article_id, revision_id)
    await first.flush(connection)
    await run_in_thread(partial(_gather, writes, corrected, revision_id), len(corrected))
    writes.run_first(_NEXT_VERSION, list(other))
    version = await raise_version(connection, article_id, diverges=True)
    versions = {row["id"]: row["version"] + (row["id"] in other) for row in annotations}
    changed = [("article", article_id, version)]
    changed += [(row["type"], row["id"], versions[row["id"]]) for row in annotations if row["id"] in other]
    writes.log(
        change("upsert", type_, id_, version=at, reason=why.reason, article_id=article_id) for type_, id_, at in changed
    )
    async with indexing(connection, "article", article_id):
        await writes.flush(connection)
        await copy_starts(connection, article_id)
    await settle(connection, Touched({article_id}), why)
    return await run_in_thread(partial(_reports, annotations, corrected, versions, number), len(corrected))


def _gather(writes: RowWrites, corrected: Sequence[CorrectedSpan], revision_id: UUID) -> None:
    for each in corrected:
        if each.is_other:
            writes.replace(SPAN, each.row(revision_id))


def _reports(
    annotations: "Sequence[asyncpg.Record]",
    corrected: Sequence[CorrectedSpan],
    versions: dict[UUID, int],
    number: int,
) -> list[AnnotationReport]:
    """Return the change of each annotation, in the order of the new text, orphaned ones last."""
    spans = {id_: list(each) for id_, each in groupby(corrected, lambda span: span.before["annotation_id"])}
    reports = [
        AnnotationReport(
            node_id=str(row["id"]),
            type=row["type"],
            key=row["key"],
            version=versions[row["id"]],
            status=max((each.found.status for each in spans[row["id"]]), key=SURENESS.index),
            spans=[_span(each, number) for each in spans[row["id"]]],
        )
        for row in annotations
    ]
    return sorted(reports, key=_where)


def _span(each: CorrectedSpan, number: int) -> SpanReport:
    before, after = each.before, each.found.span
    return SpanReport(
        role=before["role"],
        ordinal=before["ordinal"],
        status=each.found.status,
        score=each.found.score,
        changes=each.found.changes,
        before=_place(before),
        after=Offsets(number, after.start, after.end, after.utf16_start, after.utf16_end, after.exact)
        if after
        else None,
    )


def _place(row: "asyncpg.Record") -> Offsets:
    return Offsets(
        row["number"],
        row["start_offset"],
        row["end_offset"],
        row["utf16_start"],
        row["utf16_end"],
        row["exact"],
    )


def _where(report: AnnotationReport) -> tuple[bool, int]:
    stands = [span.after.start for span in report.spans if span.after and span.role == "TARGET"]
    return not stands, min(stands, default=0)


def _values(revision: int, reports: Sequence[AnnotationReport]) -> dict[str, object]:
    counts = Counter(report.status for report in reports)
    return {
        "changed": False,
        "revision": revision,
        "annotations": reports,
        **{status.value.lower(): counts[status] for status in SURENESS},
    }
