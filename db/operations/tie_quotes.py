"""The operations that tie quotes to one utterance, and untie them: editors decide what is the same utterance.

A quote keeps its version, as a claim does to which another claim relates: what it says is the same, and callers who see
only published data must not learn that something hidden was tied to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import asyncpg

from db.lookup.reference import QuoteReference
from db.operation.operation import Actor, InvalidValue, OperationFault, OperationRefused, Outcome, UnknownObject
from db.settle.visible_rows import Touched, Why, settle
from db.sql.connection import Connection
from db.sql.identity import new_id
from db.transaction.operation_transaction import as_uuid, kept_text, operation_transaction, position_of

MAX_VERSIONS = 50
"""The most versions of an utterance: each is compared with each."""

REASON = "correction"


class SpeakersDiffer(OperationFault):
    """Quotes of different speakers, which cannot be one utterance."""

    code = "SPEAKERS_DIFFER"


@dataclass(frozen=True, slots=True)
class TieQuotes:
    """Quotes that are versions of one utterance."""

    quotes: tuple[QuoteReference, ...]
    note: str | None = None
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class UntieQuotes:
    """Quotes that are no versions of the utterance that they were tied to."""

    quotes: tuple[QuoteReference, ...]
    note: str | None = None
    dry_run: bool = False


_FIND = "select id, utterance_id from quote where id = any($1::uuid[])"
_VERSIONS = """
    select q.id, q.utterance_id, q.speaker_id from quote q
    where q.id = any($1::uuid[]) or q.utterance_id = any($2::uuid[]) order by q.id
"""
_CREATE = "insert into utterance (id) values ($1) on conflict do nothing"
_TIE = "update quote set utterance_id = $2 where id = any($1::uuid[])"


async def tie_quotes(connection: Connection, request: TieQuotes, *, actor: Actor) -> Outcome:
    """Tie quotes: they, and all quotes that they were tied to, are versions of one utterance. Repeating it changes nothing.

    Raises OperationRefused.
    """
    faults: list[OperationFault] = []
    note = kept_text(request.note, ("note",), faults)
    async with operation_transaction(connection, dry_run=request.dry_run):
        found = await _requested(connection, request.quotes, faults)
        tied = sorted({row["utterance_id"] for row in found if row["utterance_id"]})
        versions = await connection.fetch(_VERSIONS, [row["id"] for row in found], tied)
        if not faults:
            _check(versions, faults)
        if faults:
            raise OperationRefused(faults)
        utterance = tied[0] if tied else new_id()
        changing = [row["id"] for row in versions if row["utterance_id"] != utterance]
        if changing:
            await connection.execute(_CREATE, utterance)
            await _write(connection, changing, utterance, Why(REASON, actor, note))
        position = await position_of(connection) if changing and not request.dry_run else None
    ids: dict[str, str] = {} if request.dry_run and not tied else {"utterance": str(utterance)}
    return Outcome(ids, {"changed": len(changing)}, position)


async def untie_quotes(connection: Connection, request: UntieQuotes, *, actor: Actor) -> Outcome:
    """Untie quotes from their utterances; one with a single version left is dissolved. Repeating it changes nothing.

    Raises OperationRefused.
    """
    faults: list[OperationFault] = []
    note = kept_text(request.note, ("note",), faults)
    async with operation_transaction(connection, dry_run=request.dry_run):
        found = await _requested(connection, request.quotes, faults)
        if faults:
            raise OperationRefused(faults)
        changing = [row["id"] for row in found if row["utterance_id"]]
        if changing:
            await _write(connection, changing, None, Why(REASON, actor, note))
        position = await position_of(connection) if changing and not request.dry_run else None
    return Outcome({"quotes": [str(row["id"]) for row in found]}, {"changed": len(changing)}, position)


async def _requested(
    connection: Connection, quotes: Sequence[str], faults: list[OperationFault]
) -> "Sequence[asyncpg.Record]":
    """Return the rows of the quotes, and append all faults."""
    if not quotes or len(quotes) > MAX_VERSIONS:
        faults.append(InvalidValue(f"give 1 to {MAX_VERSIONS} quotes", ("quotes",)))
        return ()
    ids = [as_uuid(each) for each in quotes]
    rows = await connection.fetch(_FIND, [id_ for id_ in ids if id_])
    known = {row["id"] for row in rows}
    faults += [
        UnknownObject("no quote has this id", ("quotes", number)) for number, id_ in enumerate(ids) if id_ not in known
    ]
    return rows


def _check(versions: "Sequence[asyncpg.Record]", faults: list[OperationFault]) -> None:
    if not 2 <= len(versions) <= MAX_VERSIONS:
        faults.append(InvalidValue(f"an utterance has 2 to {MAX_VERSIONS} versions: give other quotes", ("quotes",)))
    if len({row["speaker_id"] for row in versions if row["speaker_id"]}) > 1:
        message = "the quotes have different speakers: correct the chains, merge the entities, or tie other quotes"
        faults.append(SpeakersDiffer(message, ("quotes",)))


async def _write(connection: Connection, quotes: Sequence[UUID], utterance: UUID | None, why: Why) -> None:
    """Write the utterance of quotes; ``settle`` logs all quotes whose answer changes, each to those who see the change."""
    await connection.execute(_TIE, list(quotes), utterance)
    await settle(connection, Touched(), why)
