"""The operation that corrects an annotation: writes its next version, with the loader's checks."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

import asyncpg

from db.item.type import ANNOTATION_TYPES
from db.load.store_annotation import StoredAnnotation, write_annotations
from db.lookup.reference import AnnotationReference
from db.operation.bundle_problem import refusal_of, warning_of_problem
from db.operation.computing import Computing, in_thread
from db.operation.load_report import LoadAction
from db.operation.operation import Actor, CodedFault, OperationFault, OperationRefused, Outcome, UnknownObject
from db.reference.claim_address import find_claims
from db.reference.entity_reference import follow_merges
from db.reference.reference import known_names
from db.settle.visible_rows import Touched, Why, settle
from db.sql.connection import Connection
from db.transaction.operation_transaction import as_uuid, kept_text, operation_transaction, position_of
from db.transaction.version_guard import guard_item, raise_version
from db.words.search_index import index_words
from db.write.annotation_rows import Item, RowMaker
from db.write.copies import copy_starts, copy_whom
from db.write.stored_annotation import StoredReading, stored_annotation
from db.write.write import Row, RowWrites, change
from editorial.amendment.amended_value import Assertion
from editorial.amendment.amendment import Amended, Ground
from editorial.bundle.check import BundleRefused
from editorial.date.when import Published
from editorial.job import Amend, ReadAmendment
from editorial.model.annotation import Annotation, LostSpan, QuoteReading, details_of
from editorial.model.annotation_reference import references_of
from editorial.model.claim_elsewhere import read_claim_address
from editorial.model.placed_span import placed_spans
from editorial.model.vocabulary import AnchorStatus

REASON = "correction"

IN_INPUT = "annotation"
"""The field of the input that has the amendment."""

_ANNOTATION = "select * from annotation where id = $1"
_FIELDS = "select coalesce(fields, '{}') from change where id = $1 and xid = pg_current_xact_id()"
_IS_AROUND = """
    with recursive around as (
        select id, within_id from quote where id = $1
        union select q.id, q.within_id from quote q join around a on q.id = a.within_id
    )
    select exists (select from around where within_id = $2)
"""
_ARTICLE = "select a.*, r.body from article a join revision r on r.id = a.revision_id where a.id = $1"


@dataclass(frozen=True, slots=True)
class CorrectAnnotation:
    """The annotation to correct, by id, and its new values, in the bundle format as YAML or JSON.

    ``expected_version`` is the version of the annotation.
    """

    id: AnnotationReference
    annotation: str
    note: str | None = None
    expected_version: int | None = None
    dry_run: bool = False


async def correct_annotation(
    connection: Connection, request: CorrectAnnotation, *, actor: Actor, computing: Computing = in_thread
) -> Outcome:
    """Write the next version of an annotation: the amendment's fields change, the fields that it leaves out stay.

    If nothing changes, nothing is written. Raises OperationRefused, VersionConflict.
    """
    faults: list[OperationFault] = []
    note = kept_text(request.note, ("note",), faults)
    async with operation_transaction(connection, dry_run=request.dry_run):
        annotation = await connection.fetchrow(_ANNOTATION, as_uuid(request.id))
        if annotation is None:
            raise OperationRefused([*faults, UnknownObject("no annotation has this id", ("id",))])
        await guard_item(connection, annotation, request.expected_version)
        article = await connection.fetchrow(_ARTICLE, annotation["article_id"])
        assert article is not None  # noqa: S101  every annotation has one
        before = await stored_annotation(connection, annotation)
        given = ReadAmendment(annotation["kind"], annotation["key"], request.annotation)
        try:
            references = await computing(given)
            ground = await _ground(connection, annotation, article, references, actor)
            amended = await computing(Amend(given, before.reading, ground, before.unknowns))
        except BundleRefused as refused:
            found = refusal_of(refused, IN_INPUT)
            raise OperationRefused([*faults, *found.faults], found.values) from None
        faults += _lost(amended)
        faults += await _circles(connection, annotation["id"], amended.reading)
        if faults:
            raise OperationRefused(faults)
        is_other, fields = _is_other(before, amended), []
        if is_other:
            await _write(connection, annotation, article, before, amended, why=Why(REASON, actor, note))
            fields = await connection.fetchval(_FIELDS, annotation["id"])
        position = None if request.dry_run else await position_of(connection)
    return Outcome(
        ids={"annotation": str(annotation["id"]), "article": str(annotation["article_id"])},
        values={
            "changed": is_other,
            "version": annotation["version"] + is_other,
            "fields": fields,
            "warnings": [warning_of_problem(problem, IN_INPUT) for problem in amended.warnings],
        },
        position=position,
    )


async def _ground(
    connection: Connection,
    annotation: "asyncpg.Record",
    article: "asyncpg.Record",
    references: Mapping[str, frozenset[str]],
    actor: Actor,
) -> Ground:
    """Return what an amendment is read with: the article, and what the names in it mean."""
    known = await known_names(connection, article["id"], annotation["annotation_set"], references)
    addresses = {text: address for text in references["claims"] if (address := read_claim_address(text))}
    elsewhere = await find_claims(connection, addresses.values())
    found = {text: str(elsewhere.ids[address]) for text, address in addresses.items() if address in elsewhere.ids}
    published = Published(article["published_on"], article["language"], article["timezone"])
    return Ground(
        article["body"],
        published,
        {**known, "claims": {**known["claims"], **found}},
        str(annotation["id"]),
        Assertion(actor.name, await connection.fetchval("select write_instant()")),
        {text: elsewhere.missing[address] for text, address in addresses.items() if text not in found},
    )


def _lost(amended: Amended) -> list[OperationFault]:
    """Return a fault if an amendment quotes words that the text no longer has."""
    if not any(isinstance(span, LostSpan) for role, span in placed_spans(amended.reading) if role in amended.asserted):
        return []
    message = "words that the text no longer has cannot be quoted: leave `anchor` out, and quote words of the text"
    return [CodedFault("SPAN_NOT_FOUND", message, (IN_INPUT, "anchor"))]


async def _circles(connection: Connection, id_: UUID, reading: Annotation) -> list[OperationFault]:
    """Return the fault of a quote that would stand inside itself, through the quotes around it."""
    within = details_of(reading).within if isinstance(reading, QuoteReading) else None
    if within is None or not await connection.fetchval(_IS_AROUND, UUID(within), id_):
        return []
    path = (IN_INPUT, "within")
    return [
        CodedFault("CIRCULAR_REFERENCE", "the quotes would stand inside each other in a circle", path, value=within)
    ]


def _is_other(before: StoredReading, amended: Amended) -> bool:
    """Whether an amendment changes anything, or quotes again words that were not found with certainty."""
    unsure = any(
        row["role"] in amended.asserted and row["status"] in (AnchorStatus.FUZZY, AnchorStatus.ORPHANED)
        for row in before.spans
    )
    is_same = (amended.reading, amended.unknowns) == (before.reading, before.unknowns)
    return unsure or not is_same or amended.event not in (None, before.event)


async def _write(
    connection: Connection,
    annotation: "asyncpg.Record",
    article: "asyncpg.Record",
    before: StoredReading,
    amended: Amended,
    *,
    why: Why,
) -> None:
    article_id, id_ = article["id"], annotation["id"]
    touched = Touched({article_id})
    await touched.add_spoken_of(connection)
    item = Item(
        annotation["kind"],
        amended.reading,
        amended.event or before.event,
        digest="",
        content="",
        unknowns=amended.unknowns,
    )
    stored = StoredAnnotation(
        annotation["key"], id_, annotation["version"] + 1, LoadAction.UPDATE, item.type, _review(annotation, amended)
    )
    writes = RowWrites(why.actor, why.note)
    rows = _row_maker(article, item, _kept(before, amended), annotation["annotation_set"])
    write_annotations(writes, [(item, stored)], rows)
    version = await raise_version(connection, article_id, diverges=True)
    writes.log(
        change("upsert", type_, of, version=at, reason=why.reason, article_id=article_id)
        for type_, of, at in (("article", article_id, version), (item.type, id_, stored.version))
    )
    await writes.flush(connection)
    await follow_merges(connection, [id_], rows.entities.values())
    await copy_starts(connection, article_id)
    await copy_whom(connection, [article_id], [])
    await index_words(connection, [(item.type, id_)])
    await settle(connection, touched, why)


def _review(annotation: "asyncpg.Record", amended: Amended) -> tuple[str, str] | None:
    """Return the reviewer's decision, which a correction keeps unless it changes the annotation's state."""
    is_same = amended.reading.provenance.state == annotation["state"]
    return (annotation["state"], annotation["decision"]) if annotation["decision"] and is_same else None


def _kept(before: StoredReading, amended: Amended) -> Mapping[tuple[UUID, str, int], Row]:
    """Return what is kept of the spans that were not quoted again."""
    return {
        (row["annotation_id"], row["role"], row["ordinal"]): {
            name: row[name] for name in ("revision_id", "status", "score", "changes")
        }
        for row in before.spans
        if row["role"] not in amended.asserted
    }


def _row_maker(
    article: "asyncpg.Record", item: Item, kept: Mapping[tuple[UUID, str, int], Row], annotation_set: str
) -> RowMaker:
    """Return a row maker for an annotation whose references are ids."""
    meant: dict[str, dict[str, UUID]] = defaultdict(dict)
    for name, key in references_of(item.reading):
        meant[name][key] = UUID(key)
    if item.event:
        meant["events"][item.event] = UUID(item.event)
    return RowMaker(
        article["id"],
        article["revision_id"],
        article["recency"],
        meant["entities"],
        meant["events"],
        {(each.kind, key): id_ for each in ANNOTATION_TYPES for key, id_ in meant[each.plural].items()},
        before={},
        kept=kept,
        annotation_set=annotation_set,
    )
