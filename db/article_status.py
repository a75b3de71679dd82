"""Withholding, cancelling and restoring articles: what their status was decided to be, whatever their bundles say."""

from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

import asyncpg

from db.locks import hold_all
from db.named_article import ArticleBy, named_article
from db.operation import Actor, Faults, Outcome
from db.reason import note_of, reason_of
from db.version_guard import guard, raise_version
from db.visible_rows import Touched, Why, settle
from db.write import POSITION, Connection, Writes, change


@dataclass(frozen=True, slots=True)
class WithholdArticle:
    """An article to be held back for now; with ``expected_version`` only at this version of it."""

    article: ArticleBy
    reason: str
    expected_version: int | None = None


@dataclass(frozen=True, slots=True)
class CancelArticle:
    """An article to be withdrawn for good; with ``expected_version`` only at this version of it."""

    article: ArticleBy
    reason: str
    expected_version: int | None = None


@dataclass(frozen=True, slots=True)
class RestoreArticle:
    """An article that may be used again; with ``expected_version`` only at this version of it."""

    article: ArticleBy
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
    """Cancel an article: as withholding, and those who follow the changes are told that it is withdrawn.

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
    async with connection.transaction():
        await hold_all(connection)
        article, note = await _asked(connection, request)
        ids = {"article": str(article["id"])}
        if (article["status"], article["held"]) == (decided.status, decided.is_held):
            return Outcome(ids, {"changed": False})
        await guard(connection, article, request.expected_version)
        await _write(connection, article["id"], decided, Why(decided.word, actor.name, note))
        return Outcome(ids, {"changed": True}, await connection.fetchval(POSITION))


async def _asked(connection: Connection, request: _Request) -> "tuple[asyncpg.Record, str | None]":
    """Return the article and what is said of it; raises OperationRefused with all that is wrong."""
    faults, note, article = Faults(), None, None
    with faults.taken():
        article = await named_article(connection, request.article)
    with faults.taken():
        note = note_of(request.note) if isinstance(request, RestoreArticle) else reason_of(request.reason)
    faults.refuse()
    assert article is not None  # noqa: S101  else it was refused
    return article, note


async def _write(connection: Connection, article_id: UUID, decided: _Decided, why: Why) -> None:
    await connection.execute(
        "update article set status = $2, held = $3 where id = $1", article_id, decided.status, decided.is_held
    )
    version = await raise_version(connection, article_id, diverges=False)
    writes = Writes(why.by, why.note)
    writes.log([change("upsert", "article", article_id, version=version, reason=why.reason, article_id=article_id)])
    await writes.flush(connection)
    await settle(connection, Touched({article_id}), why)
