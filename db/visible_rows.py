"""Who may see which row: kept in the transaction of what it depends on, with the rows of the change log that follow from it.

An article is hidden unless it is usable and released: published itself, or with something published in it if its bundle does not
say how far it has come. An annotation is hidden if it is not published or its article is hidden, an event if every report of it
is, an entity if nothing speaks of it but what is hidden.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import LiteralString
from uuid import UUID

from db.changed_fields import note_fields
from db.item_type import OF_ANNOTATIONS
from db.membership import keep_memberships
from db.referrers import tell_referrers
from db.write import Connection

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
    """
    update article_entity t set hidden = m.hidden, start_offset = m.start_offset
    from (
        select article_id, entity_id, bool_and(hidden) as hidden,
            coalesce(min(start_offset) filter (where not hidden), min(start_offset)) as start_offset
        from mention where article_id = any($1::uuid[]) group by 1, 2
    ) m
    where (m.article_id, m.entity_id) = (t.article_id, t.entity_id)
        and (m.hidden, m.start_offset) <> (t.hidden, t.start_offset)
    """,
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

_ENTITIES = """
    update entity e set hidden = not e.hidden
    from (
        select id, is_spoken_of(id) or is_only_given(id) as is_seen
        from entity where id = any($1::uuid[]) and merged_into_id is null
    ) s
    where s.id = e.id and e.hidden = s.is_seen
    returning 'entity' as type, e.id, e.version, null::uuid as article_id
"""
_MERGED = """
    update entity m set hidden = s.hidden from entity s
    where s.id = m.merged_into_id and s.id = any($1::uuid[]) and m.hidden <> s.hidden
"""

_DOCUMENTS = """
    update search_document d set hidden = h.hidden
    from (
        select id, hidden from article where id = any($1::uuid[])
        union all select id, hidden from annotation where article_id = any($1::uuid[])
        union all select id, hidden from event where id = any($2::uuid[])
        union all select id, hidden from entity where id = any($3::uuid[])
    ) h
    where h.id = d.id and h.hidden <> d.hidden
"""

_SPOKEN_OF = """
    select 'event' as type, event_id as id from event_report where article_id = any($1::uuid[])
    union select 'event', event_id from claim where article_id = any($1::uuid[]) and event_id is not null
    union select 'event', id from event where given_by = any($1::uuid[])
    union select 'entity', entity_id from mention where article_id = any($1::uuid[])
    union select 'entity', entity_id from attribution where article_id = any($1::uuid[]) and entity_id is not null
    union select 'entity', entity_id from claim_about where article_id = any($1::uuid[])
    union select 'entity', publisher_id from article where id = any($1::uuid[]) and publisher_id is not null
    union select 'entity', id from entity where given_by = any($1::uuid[])
    union select 'entity', r.reviewer_id from claim_review r join claim c on c.id = r.claim_id
        where c.article_id = any($1::uuid[]) and r.reviewer_id is not null
    union select 'entity', t.entity_id from event_entity t join event_report r on r.event_id = t.event_id
        where r.article_id = any($1::uuid[])
"""

_UNLOGGED = """
    insert into change (op, type, id, version, reason, article_id, "by", note)
    select 'upsert', t.type, t.id, t.version, $5, t.article_id, $6, $7
    from unnest($1::text[], $2::uuid[], $3::integer[], $4::uuid[]) as t (type, id, version, article_id)
    where not exists (select from change c where c.id = t.id and c.xid = pg_current_xact_id())
"""

_TELL = """
    with now_seen as (
        select c.seq, c.id, c.op,
            case c.type
                when 'article' then exists (select from article t where t.id = c.id and not t.hidden)
                when 'entity' then exists (select from entity t where t.id = c.id and not t.hidden and t.merged_into_id is null)
                when 'event' then exists (select from event t where t.id = c.id and not t.hidden)
                else exists (select from annotation t where t.id = c.id and not t.hidden)
            end as is_seen,
            coalesce((
                select p.public_op <> 'delete' from change p
                where p.id = c.id and p.seq < c.seq and p.public_op is not null order by p.seq desc limit 1
            ), false) as was_seen
        from change c where c.xid = pg_current_xact_id()
    )
    update change c set public_op = case when n.is_seen then n.op when n.was_seen then 'delete' end
    from now_seen n where n.seq = c.seq and (n.is_seen or n.was_seen)
"""
"""What is told of each write to those who see published data only."""


@dataclass(slots=True)
class Touched:
    """What a write can have shown or hidden: articles, and the entities and events that they speak or spoke of."""

    articles: set[UUID] = field(default_factory=set)
    entities: set[UUID] = field(default_factory=set)
    events: set[UUID] = field(default_factory=set)

    async def add_spoken_of(self, connection: Connection) -> None:
        """Add the entities and events that the articles speak of at this time: before a write, and after it."""
        for row in await connection.fetch(_SPOKEN_OF, list(self.articles)):
            (self.events if row["type"] == "event" else self.entities).add(row["id"])


@dataclass(frozen=True, slots=True)
class Why:
    """What the change log says of a write: the reason, who did it, and what they say of it."""

    reason: str
    by: str | None = None
    note: str | None = None


async def settle(connection: Connection, touched: Touched, why: Why) -> None:
    """Bring up to date who sees what, and the change log with it: the last step of every write.

    What is shown or hidden and was not written otherwise gets a row of its own; every row of this transaction then says what
    became another, and what is told of it to those who see published data only. Beside them it is written down which filters
    each item has entered and left.
    """
    await touched.add_spoken_of(connection)
    articles, events, entities = list(touched.articles), list(touched.events), list(touched.entities)
    turned = [*await connection.fetch(_ARTICLES, articles), *await connection.fetch(_ANNOTATIONS, articles)]
    for statement in _COPIES:
        await connection.execute(statement, articles)
    turned += await connection.fetch(_EVENTS, events)
    await connection.execute(_CONCERNED, events)
    turned += await connection.fetch(_ENTITIES, entities)
    await connection.execute(_MERGED, entities)
    await connection.execute(_DOCUMENTS, articles, events, entities)
    if turned:
        columns = _columns((row["type"], row["id"], row["version"], row["article_id"]) for row in turned)
        await connection.execute(_UNLOGGED, *columns, why.reason, why.by, why.note)
    referred_to = [row["id"] for row in turned if row["type"] in ("quote", "event", "claim")]
    await tell_referrers(connection, referred_to, reason=why.reason, by=why.by, note=why.note)
    await connection.execute(_TELL)
    await note_fields(connection)
    await keep_memberships(connection)


def _columns(rows: Iterable[Sequence[object]]) -> list[list[object]]:
    return [list(column) for column in zip(*rows, strict=True)]
