"""Visibility of rows: updated in the transaction that affects it, together with the resulting change log rows.

An article is visible if it is usable and released: published itself or, if its bundle gives no state, with something
published in it. An annotation is hidden if it is not published or its article is hidden; an event if all its reports
are hidden. An entity is visible if something visible refers to it; or, if nothing refers to it at all, if a visible
bundle gives it (if no bundle gives it, it stays as it was). For what bundles give to entities and events see
``db/settle/givers.py``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import LiteralString
from uuid import UUID

import asyncpg

from db.duplicates.likeness import keep_duplicates
from db.item.type import OF_ANNOTATIONS
from db.operation.operation import Actor
from db.settle.givers import VisibleChanges, update_visible_bundles, update_visible_texts
from db.settle.membership import keep_memberships
from db.settle.public_changes import log_public_changes
from db.settle.referrers import log_changed_claims
from db.settle.utterances import keep_utterances
from db.sql.connection import Connection
from db.sql.statement_file import read_statement

_ARTICLES = """
    update article a set is_released = not a.is_released
    where a.id = any($1::uuid[]) and a.is_released <> (a.state = 'PUBLISHED' or (
        not a.is_state_given and exists (select from annotation n where n.article_id = a.id and n.state = 'PUBLISHED')
    ))
    returning 'article' as type, a.id, a.version, a.id as article_id
"""
_ANNOTATIONS = """
    update annotation n set hidden = (a.hidden or n.state <> 'PUBLISHED')
    from article a
    where a.id = n.article_id and a.id = any($1::uuid[]) and n.hidden <> (a.hidden or n.state <> 'PUBLISHED')
    returning lower(n.kind::text) as type, n.id, n.version, n.article_id
"""

_COPIES: tuple[LiteralString, ...] = (
    *(
        "update " + table.name + " t set hidden = n.hidden from annotation n"  # noqa: S608  literals
        " where n.id = t." + table.owner + " and n.article_id = any($1::uuid[]) and t.hidden <> n.hidden"
        for table in OF_ANNOTATIONS
        if table.is_hiding
    ),
    "update revision t set hidden = a.hidden from article a"
    " where a.id = t.article_id and a.id = any($1::uuid[]) and t.hidden <> a.hidden",
    read_statement("settle/show_or_hide_entities_of_articles"),
)

_EVENTS = """
    update event e set hidden = not e.hidden
    where e.id = any($1::uuid[])
        and e.hidden = exists (select from event_report r where r.event_id = e.id and not r.hidden)
    returning 'event' as type, e.id, e.version, null::uuid as article_id
"""
_CONCERNED = """
    update event_entity t set hidden = e.hidden from event e
    where e.id = t.event_id and e.id = any($1::uuid[]) and t.hidden <> e.hidden
"""

_SHOW_OR_HIDE_ENTITIES = read_statement("settle/show_or_hide_entities")
_SHOW_OR_HIDE_MERGES = read_statement("settle/show_or_hide_merges")

_HIDDEN: LiteralString = """
    select id, hidden from article where id = any($1::uuid[])
    union all select id, hidden from annotation where article_id = any($1::uuid[])
    union all select id, hidden from event where id = any($2::uuid[])
    union all select id, hidden or exists (select from public_search_document p where p.id = e.id)
        from entity e where id = any($3::uuid[])
"""
_DOCUMENTS: LiteralString = (
    "update search_document d set hidden = h.hidden from (" + _HIDDEN + ") h where h.id = d.id and h.hidden <> d.hidden"  # noqa: S608
)
_PUBLIC_DOCUMENTS = """
    update public_search_document d set hidden = e.hidden from entity e
    where e.id = d.id and e.id = any($1::uuid[]) and d.hidden <> e.hidden
"""

_FIND_ITEMS_SPOKEN_OF = read_statement("settle/find_items_spoken_of")

_ENTITY_ROWS = """
    select 'entity', id, version, null::uuid from entity where id = any($1::uuid[]) and merged_into_id is null
"""
_UNLOGGED = """
    insert into change (op, type, id, version, reason, article_id, "by", by_key_id, note)
    select 'upsert', t.type, t.id, t.version, $5, t.article_id, $6, $7, $8
    from unnest($1::text[], $2::uuid[], $3::integer[], $4::uuid[]) as t (type, id, version, article_id)
    where not exists (select from change c where c.id = t.id and c.xid = pg_current_xact_id())
"""


@dataclass(slots=True)
class Touched:
    """What a write can show or hide: articles, and the entities and events that they refer to or referred to."""

    articles: set[UUID] = field(default_factory=set)
    entities: set[UUID] = field(default_factory=set)
    events: set[UUID] = field(default_factory=set)

    async def add_spoken_of(self, connection: Connection) -> None:
        """Add the entities and events that the articles refer to now; call it before a write and after it."""
        for row in await connection.fetch(_FIND_ITEMS_SPOKEN_OF, list(self.articles)):
            (self.events if row["type"] == "event" else self.entities).add(row["id"])


@dataclass(frozen=True, slots=True)
class Why:
    """What the change log says about a write: its reason, its actor and their note."""

    reason: str
    actor: Actor | None = None
    note: str | None = None

    @property
    def by(self) -> str | None:
        """The name of the actor."""
        return None if self.actor is None else self.actor.name

    @property
    def by_key(self) -> UUID | None:
        """The key that the actor used."""
        return None if self.actor is None else self.actor.key_id


async def settle(connection: Connection, touched: Touched, why: Why) -> None:
    """Update visibility and the change log: the last step of every write.

    An item that is shown or hidden without being written gets a log row of its own. Every row of this transaction
    then records its changed fields, and which changes callers who see only published data receive. Filters that items entered
    or left are recorded too, and candidates for duplicates.
    """
    await touched.add_spoken_of(connection)
    articles = list(touched.articles)
    rows = [*await connection.fetch(_ARTICLES, articles), *await connection.fetch(_ANNOTATIONS, articles)]
    for statement in _COPIES:
        await connection.execute(statement, articles)
    entities, events, changes = await update_visible_bundles(
        connection, articles, list(touched.entities), list(touched.events)
    )
    rows += await connection.fetch(_EVENTS, events)
    await connection.execute(_CONCERNED, events)
    rows += await connection.fetch(_SHOW_OR_HIDE_ENTITIES, entities)
    await update_visible_texts(connection, entities, changes)
    changes.note(await connection.fetch(_SHOW_OR_HIDE_MERGES, entities), "mergedFrom")
    await connection.execute(_DOCUMENTS, articles, events, entities)
    await connection.execute(_PUBLIC_DOCUMENTS, entities)
    await _log(connection, rows, changes, why)
    await keep_utterances(connection)
    referred_to = [row["id"] for row in rows if row["type"] in ("quote", "event", "claim")]
    unchanged = await log_changed_claims(connection, referred_to, reason=why.reason, actor=why.actor, note=why.note)
    await log_public_changes(connection, changes.fields, unchanged)
    await keep_memberships(connection)
    await keep_duplicates(connection)


async def _log(connection: Connection, rows: "Sequence[asyncpg.Record]", changes: VisibleChanges, why: Why) -> None:
    """Log the items that are shown or hidden, or whose visible data changed, and that were not written otherwise."""
    found = [(row["type"], row["id"], row["version"], row["article_id"]) for row in rows]
    found += [(type_, id_, version, None) for type_, id_, version in changes.described]
    known = {row[1] for row in found}
    others = [id_ for id_ in changes.entities if id_ not in known]
    found += [tuple(row) for row in await connection.fetch(_ENTITY_ROWS, others)]
    if found:
        await connection.execute(_UNLOGGED, *_columns(found), why.reason, why.by, why.by_key, why.note)


def _columns(rows: Iterable[Sequence[object]]) -> list[list[object]]:
    return [list(column) for column in zip(*rows, strict=True)]
