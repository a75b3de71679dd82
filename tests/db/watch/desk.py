"""What tests of watch lists do at the desk and as its client: operations on a small article, a list, what is heard."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import asyncpg

from db.keys.api_key import create_key
from db.operation.operation import Actor
from db.operations.article_status import WithholdArticle, withhold_article
from db.postgres.pool import Pool
from db.sql.scope import Scope
from db.sql.visibility import Visibility
from db.watch.acknowledge import Acknowledge, acknowledge
from db.watch.notice import Notice, NoticePage, NoticeQuery, read_notices
from db.watch.watch_list import Displayed, WatchIds, watch_ids
from tests.support.data.articles import noise
from tests.support.service.keys import KEEPER

Connection = asyncpg.Connection
DESK = Actor("Desk chief")


def related(**article: object) -> dict[str, Any]:
    """Return a bundle in which a claim is made in a quote, and another contradicts it."""
    data = noise(**article)
    data["claims"][0]["quote"] = "lifting"
    data["claims"].append(
        {
            **{name: data["claims"][0][name] for name in ("exact", "kind", "status", "chain")},
            **{"key": "against", "text": "against", "relations": [{"type": "CONTRADICTS", "claim": "lasting"}]},
        }
    )
    return data


class Client:
    """A client of a database, with a key of its own."""

    def __init__(self, connection: Connection, pool: Pool, key: UUID, visibility: Visibility) -> None:
        self.connection, self.pool, self.key, self.visibility = connection, pool, key, visibility

    async def watch(self, *ids: object, is_whole: bool = False, version: int | None = None) -> list[str]:
        """Put ids on the list."""
        displayed = [Displayed(str(id_), version) for id_ in ids]
        outcome = await watch_ids(self.connection, WatchIds(self.key, displayed, self.visibility, is_whole), actor=DESK)
        found: Any = outcome.values["ids"]
        return list(found)

    async def page(self, after: str | None = None, **requested: Any) -> NoticePage:
        """Return a page of what is heard."""
        return await read_notices(self.pool, NoticeQuery(str(self.key), self.visibility, after, **requested), wait_s=5)

    async def heard(self, **requested: Any) -> Sequence[Notice]:
        """Return all that is heard; whether the log is looked through or the items are looked for makes no difference."""
        everything = await self.page(**requested, limit=1000)
        start = await self.page(limit=1)
        if start.notices:
            near = await self.page(start.notices[0].cursor, **requested, limit=1000)
            expected = [each for each in everything.notices if each != start.notices[0]]
            assert list(near.notices) == expected
        return everything.notices

    async def acknowledge(self, *notices: str, up_to: str | None = None) -> None:
        """Acknowledge notices."""
        await acknowledge(self.connection, Acknowledge(self.key, notices, up_to), actor=DESK)


async def client(
    connection: Connection, pool: Pool, name: str = "partner", *scopes: Scope, visibility: Visibility | None = None
) -> Client:
    """Return a client with a key of its own."""
    issued = await create_key(connection, name, scopes or (Scope.SYNC,), actor=KEEPER)
    return Client(connection, pool, issued.key.id, visibility or Visibility.PUBLISHED)


async def id_of(connection: Connection, key: str) -> UUID:
    """Return the id of what a bundle calls so."""
    found: UUID | None = await connection.fetchval(
        "select id from annotation where key = $1 union all select id from article where slug = $1"
        " union all select entity_id from entity_key where key = $1 union all select event_id from event_key where key = $1",
        key,
    )
    assert found is not None, key
    return found


async def everything(connection: Connection) -> list[UUID]:
    """Return the ids of all items."""
    rows = await connection.fetch(
        "select id from article union all select id from annotation union all select id from entity"
        " union all select id from event"
    )
    return [row["id"] for row in rows]


async def withhold(connection: Connection, article: str = "noise") -> None:
    """Withhold an article."""
    await withhold_article(connection, WithholdArticle(article, "A source asked for time."), actor=DESK)


def sides(notice: Notice) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Return what was and what is."""
    assert notice.before is not None
    assert notice.after is not None
    return notice.before, notice.after


def outcomes(notices: Sequence[Notice]) -> list[tuple[str, str, str]]:
    """Return in short what notices say: link, what happened, severity."""
    return [(each.link, each.happened, each.severity) for each in notices]
