"""The operations that retract claims and quotes: both stay in place, marked with the time and the reason."""

from dataclasses import dataclass
from typing import LiteralString
from uuid import UUID

from db.lookup.reference import ClaimReference, QuoteReference
from db.operation.operation import Actor, OperationFault, OperationRefused, Outcome, UnknownObject
from db.settle.visible_rows import Touched, Why, settle
from db.sql.connection import Connection
from db.transaction.operation_transaction import as_uuid, operation_transaction, position_of
from db.transaction.reason import reason_of
from db.transaction.version_guard import guard_item, raise_version
from db.write.write import RowWrites, change


@dataclass(frozen=True, slots=True)
class RetractClaim:
    """The claim to retract; with ``expected_version`` only at this version of the claim."""

    id: ClaimReference
    reason: str
    expected_version: int | None = None


@dataclass(frozen=True, slots=True)
class RetractQuote:
    """The quote to retract; with ``expected_version`` only at this version of the quote."""

    id: QuoteReference
    reason: str
    expected_version: int | None = None


@dataclass(frozen=True, slots=True)
class _Kind:
    """How one kind of annotation is retracted."""

    type: str
    find: LiteralString
    retract: LiteralString


_CLAIM = _Kind(
    "claim",
    "select t.id, t.article_id, n.version, t.retracted_at from claim t join annotation n on n.id = t.id where t.id = $1",
    "update claim set status = 'RETRACTED', status_note = $2 where id = $1",
)
_QUOTE = _Kind(
    "quote",
    "select t.id, t.article_id, n.version, t.retracted_at from quote t join annotation n on n.id = t.id where t.id = $1",
    "update quote set retraction = $2 where id = $1",
)

_RAISE = "update annotation set version = version + 1, digest = '' where id = $1 returning version"


async def retract_claim(connection: Connection, request: RetractClaim, *, actor: Actor) -> Outcome:
    """Retract a claim: relations of other claims to it become stale. Repeating it changes nothing.

    Raises OperationRefused or VersionConflict.
    """
    return await _retract(connection, _CLAIM, request, actor)


async def retract_quote(connection: Connection, request: RetractQuote, *, actor: Actor) -> Outcome:
    """Retract a quote, and with it the basis of the claims made in it. Repeating it changes nothing.

    Raises OperationRefused or VersionConflict.
    """
    return await _retract(connection, _QUOTE, request, actor)


async def _retract(connection: Connection, kind: _Kind, request: RetractClaim | RetractQuote, actor: Actor) -> Outcome:
    faults: list[OperationFault] = []
    async with operation_transaction(connection):
        id_ = as_uuid(request.id)
        found = await connection.fetchrow(kind.find, id_) if id_ else None
        if found is None:
            faults.append(UnknownObject(f"no {kind.type} has this id", ("id",)))
        reason = reason_of(request.reason, faults)
        if faults or found is None:
            raise OperationRefused(faults)
        ids = {kind.type: str(found["id"])}
        if found["retracted_at"]:
            return Outcome(ids, {"changed": False})
        await guard_item(connection, found, request.expected_version)
        await connection.execute(kind.retract, found["id"], reason)
        version = await connection.fetchval(_RAISE, found["id"])
        why = Why("retraction", actor, reason)
        await _log(connection, kind, (found["id"], version, found["article_id"]), why)
        await settle(connection, Touched({found["article_id"]}), why)
        return Outcome(ids, {"changed": True}, await position_of(connection))


async def _log(connection: Connection, kind: _Kind, item: tuple[UUID, int, UUID], why: Why) -> None:
    """Log the next versions of the article and the item."""
    id_, version, article_id = item
    of_article = await raise_version(connection, article_id, diverges=True)
    writes = RowWrites(why.actor, why.note)
    reason = why.reason
    writes.log(
        [
            change("upsert", "article", article_id, version=of_article, reason=reason, article_id=article_id),
            change("upsert", kind.type, id_, version=version, reason=reason, article_id=article_id),
        ]
    )
    await writes.flush(connection)
