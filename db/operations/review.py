"""The operation that reviews annotations: a reviewer publishes them, rejects them, or marks them as reviewed.

The log records the decision and its author. Bundles do not override it as long as the annotation's content is the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from uuid import UUID

import asyncpg

from db.lookup.reference import AnnotationReference, ArticleReference
from db.operation.operation import (
    Actor,
    InvalidValue,
    OperationFault,
    OperationRefused,
    Outcome,
    Path,
    UnknownObject,
    noted,
)
from db.settle.visible_rows import Touched, Why, settle
from db.sql.connection import Connection
from db.transaction.operation_transaction import as_uuid, find_article, kept_text, operation_transaction, position_of
from db.transaction.reason import reason_of
from db.transaction.version_guard import guard, guard_item, raise_version
from db.write.write import RowWrites, change

MAX_ANNOTATIONS = 1000
"""The most annotations that one request can name."""

STATES = MappingProxyType({"REVIEW": "REVIEWED", "PUBLISH": "PUBLISHED", "REJECT": "REJECTED"})
"""The state that each decision gives an annotation."""


class AnnotationOrphaned(OperationFault):
    """An annotation whose words are no longer in the article, so there is nothing to show."""

    code = "ANNOTATION_ORPHANED"


@dataclass(frozen=True, slots=True)
class ReviewedAnnotation:
    """An annotation to decide on; with ``expected_version`` only at this version of it."""

    id: AnnotationReference
    expected_version: int | None = None


@dataclass(frozen=True, slots=True)
class ReviewAnnotations:
    """A decision on some annotations, or on all open ones in an ``article``: drafts and those only reviewed.

    The article is named by slug or id. With ``annotation_set``, only annotations of this set are meant (empty: of the
    article's own bundle); with ``expected_version``, only at this version of the article.
    """

    decision: str
    annotations: tuple[ReviewedAnnotation, ...] = ()
    article: ArticleReference | None = None
    annotation_set: str | None = None
    expected_version: int | None = None
    note: str | None = None


_SHOWN = """
    select n.id, lower(n.kind) as type, n.version, n.state, n.article_id, not exists (
        select from span s where s.annotation_id = n.id and s.role = 'TARGET' and s.status <> 'ORPHANED'
    ) as is_orphaned
    from annotation n
"""
_BY_IDS = _SHOWN + " where n.id = any($1::uuid[])"
_WAITING = (
    _SHOWN
    + " where n.article_id = $1 and n.state in ('DRAFT', 'REVIEWED') and ($2::text is null or n.annotation_set = $2)"
    " order by n.id"
)

_DECIDE = """
    update annotation set state = $2, decision = $3, version = version + 1 where id = any($1::uuid[])
"""
_LOG = """
    insert into change (op, type, id, version, reason, article_id, "by", by_key_id, note, decision)
    select 'upsert', lower(n.kind), n.id, n.version, 'review', n.article_id, $2, $3, $4, $5
    from annotation n where n.id = any($1::uuid[]) order by n.article_id, n.id
"""


async def review_annotations(connection: Connection, request: ReviewAnnotations, *, actor: Actor) -> Outcome:
    """Decide on annotations; those that already have the decided state stay unchanged.

    Items that only these annotations refer to are shown when they are published, and hidden when they are rejected.

    Raises OperationRefused.
    """
    faults: list[OperationFault] = []
    async with operation_transaction(connection):
        note = _note(request, faults)
        found = await _requested(connection, request, faults)
        if faults:
            raise OperationRefused(faults)
        changing = [row for row in found if row["state"] != STATES[request.decision]]
        ids = {"annotations": [str(row["id"]) for row in found]}
        if not changing:
            return Outcome(ids, {"changed": 0})
        await _decide(connection, changing, request.decision, Why("review", actor, note))
        return Outcome(ids, {"changed": len(changing)}, await position_of(connection))


def _note(request: ReviewAnnotations, faults: list[OperationFault]) -> str | None:
    if request.decision not in STATES:
        faults.append(InvalidValue(f"use one of the decisions {', '.join(STATES)}", ("decision",)))
    if request.decision == "REJECT":
        return reason_of(request.note or "", faults, ("note",))
    return kept_text(request.note, ("note",), faults)


async def _requested(
    connection: Connection, request: ReviewAnnotations, faults: list[OperationFault]
) -> "Sequence[asyncpg.Record]":
    """Return the annotations of the request, and append all faults."""
    if bool(request.annotations) == (request.article is not None):
        faults.append(InvalidValue("give either annotations or an article", ("annotations",)))
        return ()
    if len(request.annotations) > MAX_ANNOTATIONS:
        faults.append(InvalidValue(f"give at most {MAX_ANNOTATIONS} annotations at once", ("annotations",)))
        return ()
    if request.article is None:
        return await _named(connection, request, faults)
    return await _waiting(connection, request, request.article, faults)


async def _named(
    connection: Connection, request: ReviewAnnotations, faults: list[OperationFault]
) -> "Sequence[asyncpg.Record]":
    requested = [(as_uuid(each.id), each) for each in request.annotations]
    rows = await connection.fetch(_BY_IDS, [id_ for id_, _ in requested if id_])
    by_id = {row["id"]: row for row in rows}
    for number, (id_, each) in enumerate(requested):
        path: Path = ("annotations", number)
        row = by_id.get(id_) if id_ else None
        if row is None:
            faults.append(UnknownObject("no annotation has this id", (*path, "id")))
        elif row["state"] != STATES.get(request.decision):
            with noted(faults):
                await guard_item(connection, row, each.expected_version, (*path, "expectedVersion"))
            _note_orphaned(row, request.decision, path, faults)
    if request.expected_version is not None:
        message = "this is the version of an article: give the version of each annotation with its id"
        faults.append(InvalidValue(message, ("expectedVersion",)))
    return list(by_id.values())


async def _waiting(
    connection: Connection, request: ReviewAnnotations, reference: str, faults: list[OperationFault]
) -> "Sequence[asyncpg.Record]":
    article = await find_article(connection, reference, faults)
    if article is None:
        return ()
    rows = await connection.fetch(_WAITING, article["id"], request.annotation_set)
    if rows:
        with noted(faults):
            await guard(connection, article, request.expected_version)
    for row in rows:
        _note_orphaned(row, request.decision, ("article",), faults)
    return rows


def _note_orphaned(row: "asyncpg.Record", decision: str, path: Path, faults: list[OperationFault]) -> None:
    if decision == "PUBLISH" and row["is_orphaned"]:
        message = (
            f"the words of the {row['type'].replace('_', ' ')} {row['id']} are no longer in the article:"
            " correct it, or reject it"
        )
        faults.append(AnnotationOrphaned(message, path))


async def _decide(connection: Connection, changing: "Sequence[asyncpg.Record]", decision: str, why: Why) -> None:
    ids = [row["id"] for row in changing]
    await connection.execute(_DECIDE, ids, STATES[decision], decision)
    articles: list[UUID] = [id_ for id_, _ in groupby(sorted(row["article_id"] for row in changing))]
    writes = RowWrites(why.actor, why.note)
    for article_id in articles:
        version = await raise_version(connection, article_id, diverges=False)
        writes.log([change("upsert", "article", article_id, version=version, reason=why.reason, article_id=article_id)])
    await writes.flush(connection)
    await connection.execute(_LOG, ids, why.by, why.by_key, why.note, decision)
    await settle(connection, Touched(set(articles)), why)
