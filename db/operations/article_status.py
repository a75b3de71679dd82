"""The operations that withhold, cancel and restore articles; their decision overrides the status in bundles."""

from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from db.lookup.reference import ArticleReference
from db.operation.operation import Actor, OperationFault, OperationRefused, Outcome
from db.settle.visible_rows import Touched, Why, settle
from db.sql.connection import Connection
from db.transaction.operation_transaction import find_article, kept_text, operation_transaction, position_of
from db.transaction.reason import reason_of
from db.transaction.version_guard import guard, raise_version
from db.write.write import RowWrites, change


@dataclass(frozen=True, slots=True)
class WithholdArticle:
    """The article to withhold, by slug or id; with ``expected_version`` only at this version."""

    article: ArticleReference
    reason: str
    expected_version: int | None = None


@dataclass(frozen=True, slots=True)
class CancelArticle:
    """The article to cancel for good, by slug or id; with ``expected_version`` only at this version."""

    article: ArticleReference
    reason: str
    expected_version: int | None = None


@dataclass(frozen=True, slots=True)
class RestoreArticle:
    """The article to restore, by slug or id; with ``expected_version`` only at this version."""

    article: ArticleReference
    note: str | None = None
    expected_version: int | None = None


_Request: TypeAlias = WithholdArticle | CancelArticle | RestoreArticle


@dataclass(frozen=True, slots=True)
class _Decided:
    """A status to set: whether it overrides bundles (``is_held``), and its reason in the log."""

    status: str
    is_held: bool
    word: str


async def withhold_article(connection: Connection, request: WithholdArticle, *, actor: Actor) -> Outcome:
    """Withhold an article: until it is restored, only editors see it and what only it refers to.

    Bundles do not change that. Raises OperationRefused or VersionConflict.
    """
    return await _decide(connection, request, _Decided("WITHHELD", True, "withholding"), actor)


async def cancel_article(connection: Connection, request: CancelArticle, *, actor: Actor) -> Outcome:
    """Cancel an article: like withholding, but the feed says that it was withdrawn.

    Raises OperationRefused or VersionConflict.
    """
    return await _decide(connection, request, _Decided("CANCELED", True, "cancellation"), actor)


async def restore_article(connection: Connection, request: RestoreArticle, *, actor: Actor) -> Outcome:
    """Make an article usable again; from now on its bundles set its status.

    Raises OperationRefused or VersionConflict.
    """
    return await _decide(connection, request, _Decided("USABLE", False, "restoration"), actor)


async def _decide(connection: Connection, request: _Request, decided: _Decided, actor: Actor) -> Outcome:
    """Write a status; if it is set already, nothing is written, whatever version is expected."""
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
