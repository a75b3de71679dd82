"""The operations that withhold, cancel and restore articles; their decision overrides the status in bundles."""

from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from db.operation.operation import Actor, OperationFault, OperationRefused, Outcome
from db.settle.visible_rows import Touched, Why, settle
from db.sql.connection import Connection
from db.transaction.operation_transaction import find_article, kept_text, operation_transaction, position_of
from db.transaction.reason import reason_of
from db.transaction.version_guard import guard, raise_version
from db.write.write import RowWrites, change


@dataclass(frozen=True, slots=True)
class WithholdArticle:
    """An article, by its slug or id, to be held back for now; with ``expected_version`` only at this version of it."""

    article: str
    reason: str
    expected_version: int | None = None


@dataclass(frozen=True, slots=True)
class CancelArticle:
    """An article, by its slug or id, to be withdrawn for good; with ``expected_version`` only at this version of it."""

    article: str
    reason: str
    expected_version: int | None = None


@dataclass(frozen=True, slots=True)
class RestoreArticle:
    """An article, by its slug or id, that may be used again; with ``expected_version`` only at this version of it."""

    article: str
    note: str | None = None
    expected_version: int | None = None


_Request: TypeAlias = WithholdArticle | CancelArticle | RestoreArticle


@dataclass(frozen=True, slots=True)
class _Decided:
    """A status that was decided: whether it ``is_held`` against bundles, and the log's word for it."""

    status: str
    is_held: bool
    word: str


async def withhold_article(connection: Connection, request: WithholdArticle, *, actor: Actor) -> Outcome:
    """Withhold an article: nobody but editors sees it, or what only it speaks of, until it is restored.

    No bundle changes that. Raises OperationRefused or VersionConflict.
    """
    return await _decide(connection, request, _Decided("WITHHELD", True, "withholding"), actor)


async def cancel_article(connection: Connection, request: CancelArticle, *, actor: Actor) -> Outcome:
    """Cancel an article: as withholding, and whoever follows the changes is told that it was withdrawn.

    Raises OperationRefused or VersionConflict.
    """
    return await _decide(connection, request, _Decided("CANCELED", True, "cancellation"), actor)


async def restore_article(connection: Connection, request: RestoreArticle, *, actor: Actor) -> Outcome:
    """Let an article be used again; from now on its status is what its bundles say.

    Raises OperationRefused or VersionConflict.
    """
    return await _decide(connection, request, _Decided("USABLE", False, "restoration"), actor)


async def _decide(connection: Connection, request: _Request, decided: _Decided, actor: Actor) -> Outcome:
    """Write a status; where it is decided so already, nothing is written, whatever version is expected."""
    faults: list[OperationFault] = []
    async with operation_transaction(connection):
        article = await find_article(connection, request.article, faults)
        note = _note(request, faults)
        if faults or article is None:
            raise OperationRefused(faults)
        ids = {"article": str(article["id"])}
        if (article["status"], article["held"]) == (decided.status, decided.is_held):
            return Outcome(ids, {"changed": False})
        await guard(connection, article, request.expected_version)
        await _write(connection, article["id"], decided, Why(decided.word, actor, note))
        return Outcome(ids, {"changed": True}, await position_of(connection))


def _note(request: _Request, faults: list[OperationFault]) -> str | None:
    if isinstance(request, RestoreArticle):
        return kept_text(request.note, ("note",), faults)
    return reason_of(request.reason, faults)


async def _write(connection: Connection, article_id: UUID, decided: _Decided, why: Why) -> None:
    await connection.execute(
        "update article set status = $2, held = $3 where id = $1", article_id, decided.status, decided.is_held
    )
    version = await raise_version(connection, article_id, diverges=False)
    writes = RowWrites(why.actor, why.note)
    writes.log([change("upsert", "article", article_id, version=version, reason=why.reason, article_id=article_id)])
    await writes.flush(connection)
    await settle(connection, Touched({article_id}), why)
