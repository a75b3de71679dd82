"""The database side of the peers in Python: rows, and what reads them, in batches wherever there are several parents.

Lists under several parents are read by one statement for all of them, cut short for each by a lateral join; lists at
the root are one statement each, after a place in the order of an index. Rows are named tuples: these cost least to make.
"""

import base64
import json
import os
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import cached_property, partial
from typing import Any, Generic, NamedTuple, Protocol, TypeAlias, TypeVar
from uuid import UUID

import asyncpg
from strawberry.dataloader import DataLoader

from benchmarks.peers.named import search_values
from db.sql.convert import as_recency
from editorial.date.edtf import Edtf

Pool: TypeAlias = "asyncpg.Pool[asyncpg.Record]"

Place = tuple[object, ...]
"""The keys of a row in the order of its list."""


class Entity(NamedTuple):
    id: UUID
    kind: str
    name: str

    @property
    def place(self) -> Place:
        """Where it stands among all entities."""
        return (str(self.id),)


class Name(NamedTuple):
    text: str
    language: str
    script: str
    kind: str


class Article(NamedTuple):
    id: UUID
    slug: str
    language: str
    direction: str
    headline: str | None
    published_at: datetime | None
    status: str
    publisher_id: UUID | None
    recency: int

    @property
    def place(self) -> Place:
        """Where it stands among all articles, newest first."""
        return self.recency, str(self.id)


class Span(NamedTuple):
    start: int
    end: int


class Attribution(NamedTuple):
    position: int
    role: str
    source_kind: str
    inferred: bool
    entity_id: UUID | None


class Quote(NamedTuple):
    id: UUID
    article_id: UUID
    kind: str
    text: str
    speaker_id: UUID | None
    edtf: str | None
    precision: str
    recency: int
    start_offset: int

    @property
    def place(self) -> Place:
        """Where it stands among all quotes, newest article first."""
        return self.recency, str(self.article_id), self.start_offset, str(self.id)


class Claim(NamedTuple):
    id: UUID
    text: str
    kind: str
    status: str
    claimant_id: UUID | None


class Event(NamedTuple):
    id: UUID
    title: str
    status: str
    place_id: UUID | None
    edtf: str | None
    earliest: date | None
    latest: date | None
    precision: str
    expression: str | None


class Participant(NamedTuple):
    role: str
    entity_id: UUID


class TimelineEdge(NamedTuple):
    node: Event
    certainty: str
    sort_from: str
    sort_to: str

    @property
    def place(self) -> Place:
        """Where it stands among all events, in date order."""
        return self.sort_from, self.sort_to, str(self.node.id)


class _Placed(Protocol):
    @property
    def place(self) -> Place: ...


RowT = TypeVar("RowT")
PlacedT = TypeVar("PlacedT", bound=_Placed)


class PageInfo(NamedTuple):
    has_next_page: bool
    end_cursor: str | None


class Page(NamedTuple, Generic[RowT]):
    """A page of a list."""

    nodes: list[RowT]
    page_info: PageInfo


class ListUnder(NamedTuple):
    """A list under a parent of which nothing has been read yet: its first items, their number or both may be wanted."""

    parent_id: UUID
    first: int


_ENTITY = """
    e.id,
    e.kind,
    (
        select n.text
        from name n
        where n.entity_id = e.id
        order by
            array_position(array['PREFERRED', 'ALIAS', 'TRANSLITERATION', 'MISSPELLING', 'DESCRIPTION'], n.kind::text),
            n.ordinal
        limit 1
    )
"""
_ARTICLE = "a.id, a.slug, a.language, a.direction, a.headline, a.published_at, a.status, a.publisher_id, a.recency"
_QUOTE = 'q.id, q.article_id, q.kind, q.text, q.speaker_id, q.edtf, q."precision", q.recency, q.start_offset'
_EVENT = """
    e.id,
    (select t.text from event_title t where t.event_id = e.id order by t.ordinal limit 1),
    e.status,
    e.place_id,
    e.edtf,
    e.earliest,
    e.latest,
    e."precision",
    e.expression
"""


_ENTITIES_BY_ID = "select" + _ENTITY + "from entity e where e.id = any($1)"
_ARTICLES_BY_ID = "select " + _ARTICLE + " from article a where a.id = any($1)"

# Parts of one row each: the parent's id, then the columns.
_NAMES = """
    select n.entity_id, n.text, n.language, n.script, n.kind
    from name n
    where n.entity_id = any($1)
    order by n.entity_id, n.ordinal
"""
_SPANS = """
    select s.annotation_id, s.start_offset, s.end_offset
    from span s
    where s.annotation_id = any($1) and s.role = 'TARGET'
    order by s.annotation_id, s.ordinal
"""
_CHAINS = """
    select t.annotation_id, t."position", t.role, t.source_kind, t.inferred, t.entity_id
    from attribution t
    where t.annotation_id = any($1)
    order by t.annotation_id, t."position"
"""
_PARTICIPANTS = """
    select p.event_id, p.role, p.entity_id
    from participant p
    where p.event_id = any($1)
    order by p.event_id, p.ordinal
"""

_EACH = "select parent.id, item.* from unnest($1::uuid[]) as parent (id) cross join lateral (select "

# The first items under each parent: the parent's id, then the columns.
_ENTITIES_OF_ARTICLES = (
    _EACH
    + _ENTITY
    + """
    from article_entity m
    join entity e on e.id = m.entity_id
    where m.article_id = parent.id
    order by m.start_offset, m.entity_id
    limit $2) item
"""
)
_QUOTES_OF_ARTICLES = (
    _EACH
    + _QUOTE
    + """
    from quote q
    where q.article_id = parent.id
    order by q.start_offset, q.id
    limit $2) item
"""
)
_EVENTS_OF_ARTICLES = (
    _EACH
    + _EVENT
    + """
    from (select distinct r.event_id from event_report r where r.article_id = parent.id) r
    join event e on e.id = r.event_id
    order by e.sort_from, e.sort_to, e.id
    limit $2) item
"""
)
_CLAIMS_OF_ARTICLES = (
    _EACH
    + """c.id, c.text, c.kind, c.status, c.claimant_id
    from claim c
    where c.article_id = parent.id
    order by c.start_offset, c.id
    limit $2) item
"""
)
_QUOTES_OF_SPEAKERS = (
    _EACH
    + _QUOTE
    + """
    from quote q
    where q.speaker_id = parent.id
    order by q.recency, q.article_id, q.start_offset, q.id
    limit $2) item
"""
)

_MENTION_COUNTS = "select article_id, count(*) from mention where article_id = any($1) group by article_id"
_QUOTE_COUNTS = "select article_id, count(*) from quote where article_id = any($1) group by article_id"
_CLAIM_COUNTS = "select article_id, count(*) from claim where article_id = any($1) group by article_id"
_EVENT_COUNTS = """
    select article_id, count(distinct event_id) from event_report where article_id = any($1) group by article_id
"""

_ARTICLE_BY_SLUG = "select " + _ARTICLE + " from article a where a.slug = $1"
_ARTICLES_BEFORE = (
    "select "
    + _ARTICLE
    + """
    from article a
    where a.recency > $1 and a.published_at is not null
    order by a.recency, a.id
    limit $2
"""
)
_ALL_QUOTES = (
    "select "
    + _QUOTE
    + """
    from quote q
    order by q.recency, q.article_id, q.start_offset, q.id
    limit $1
"""
)
_QUOTES_AFTER = (
    "select "
    + _QUOTE
    + """
    from quote q
    where (q.recency, q.article_id, q.start_offset, q.id) > ($2, $3, $4, $5)
    order by q.recency, q.article_id, q.start_offset, q.id
    limit $1
"""
)
# An entity may be several links of one chain; the rows come in the order of the index attribution_relayed.
_QUOTES_RELAYED = (
    "select "
    + _QUOTE
    + """
    from (
        select distinct t.recency, t.article_id, t.start_offset, t.annotation_id
        from attribution t
        where t.entity_id = $1 and t.kind = 'QUOTE' and t."position" > 0
        order by t.recency, t.article_id, t.start_offset, t.annotation_id
        limit $2
    ) t
    join quote q on q.id = t.annotation_id
    order by t.recency, t.article_id, t.start_offset, t.annotation_id
"""
)
# The copies of the sorting days keep the window within the index event_entity_order.
_TIMELINE = (
    """
    select
        case
            when e.qualifier is null
            and coalesce(e.start_latest, '-infinity') <= coalesce($3::date, 'infinity')
            and coalesce(e.end_earliest, 'infinity') >= coalesce($2::date, '-infinity')
            then 'CERTAIN'
            else 'POSSIBLE'
        end,
        e.sort_from::text,
        e.sort_to::text,"""
    + _EVENT
    + """
    from event_entity c
    join event e on e.id = c.event_id
    where c.entity_id = $1
    and c.sort_from <= coalesce($3::date, 'infinity')
    and c.sort_to >= coalesce($2::date, '-infinity')
    and e.edtf is not null
    order by c.sort_from, c.sort_to, c.event_id
    limit $4
"""
)
# Whom a search finds, the best first: the ceiling's statement has the same subquery.
_ENTITIES_FOUND = (
    """
    with found as materialized (
        select c.entity_id, min(c.place) as place
        from (
            select
                n.entity_id,
                case
                    when n.folded = $1::text then 0
                    when n.spaced like all($4::text[]) then case when n.folded like $2::text then 100000 else 200000 end
                    when n.folded like $2::text then 500000
                    when n.spaced like all($5::text[]) then 600000
                    else 700000
                end
                + 10 * greatest(0, 1000 - 1000 * length($1::text) / greatest(1, length(n.folded)))
                + case when n.kind = 'PREFERRED' then 0 else 1 end as place
            from (
                select n.*, name_words(n.folded) as spaced
                from name n
                where name_words(n.folded) like $3::text
                order by length(n.folded), n.entity_id, n.ordinal
                limit 10000
            ) n
            where n.spaced like all($6::text[])
            union all
            select
                n.entity_id,
                (h.distance + case when h.distance < 2 then 3 else 6 end) * 100000
                + 10 * greatest(
                    0, 1000 - 1000 * cardinality($6::text[]) / (1 + length(n.folded) - length(replace(n.folded, ' ', '')))
                )
                + case when n.kind = 'PREFERRED' then 0 else 1 end
            from (
                select n.*, name_words(n.folded) as spaced
                from name n
                where n.keys && $7::text[] and n.keys && $8::text[]
                order by length(n.folded), n.entity_id, n.ordinal
                limit 1000
            ) n
            cross join lateral (
                select sum(w.distance)::integer as distance, bool_and(w.distance is not null) as is_found
                from (
                    select
                        q.place,
                        min(
                            case
                                when n.spaced like q.pattern then q.vowels
                                else (name_distance(s.key, s.vowels, s.sounds, q.vowels, q.sounds) + (q.sounds >> 62))
                                    / (1 + (q.sounds >> 62))
                            end
                        ) as distance
                    from unnest($9::smallint[], $10::text[], $11::bigint[], $12::bigint[], $13::text[])
                        q (place, key, vowels, sounds, pattern)
                    left join unnest(n.keys, n.key_vowels, n.key_sounds) s (key, vowels, sounds) on s.key = q.key
                    group by q.place
                ) w
            ) h
            where h.is_found
        ) c
        group by c.entity_id
    )
    select"""
    + _ENTITY
    + """
    from found f
    join entity e on e.id = f.entity_id
    where e.merged_into_id is null
    order by f.place, f.entity_id
    limit $14
"""
)


async def _one_each(
    pool: Pool, statement: str, make: Callable[[Iterable[Any]], RowT], keys: list[UUID]
) -> list[RowT | None]:
    """Return the row with each id, None where there is none."""
    found = {row[0]: make(row) for row in await pool.fetch(statement, keys)}
    return [found.get(key) for key in keys]


async def _many_each(
    pool: Pool, statement: str, make: Callable[[Iterable[Any]], RowT], keys: Sequence[UUID], *more: object
) -> list[list[RowT]]:
    """Return the rows under each parent, in the statement's order."""
    found: dict[UUID, list[RowT]] = {key: [] for key in keys}
    for row in await pool.fetch(statement, keys, *more):
        found[row[0]].append(make(row[1:]))
    return [found[key] for key in keys]


async def _first_each(
    pool: Pool, statement: str, make: Callable[[Iterable[Any]], RowT], keys: list[ListUnder]
) -> list[list[RowT]]:
    """Return the first rows under each parent: a statement for each length that is asked for, mostly one."""
    found: dict[ListUnder, list[RowT]] = {}
    for first in {key.first for key in keys}:
        alike = [key for key in keys if key.first == first]
        rows = await _many_each(pool, statement, make, [key.parent_id for key in alike], first)
        found.update(zip(alike, rows, strict=True))
    return [found[key] for key in keys]


async def _count_each(pool: Pool, statement: str, keys: list[UUID]) -> list[int]:
    """Return how many rows there are under each parent."""
    found = {row[0]: row[1] for row in await pool.fetch(statement, keys)}
    return [found.get(key, 0) for key in keys]


def page_of(rows: list[PlacedT], first: int, order: str) -> Page[PlacedT]:
    """Return the page of which ``rows`` are the items, and one more where the list goes on."""
    nodes = rows[:first]
    cursor = _cursor(order, nodes[-1].place) if nodes else None
    return Page(nodes, PageInfo(len(rows) > first, cursor))


def _cursor(order: str, place: Place) -> str:
    """Return a cursor in the form that ``db.read.cursor`` reads and writes."""
    return base64.urlsafe_b64encode(json.dumps([order, *place]).encode()).rstrip(b"=").decode()


def _place(cursor: str) -> list[Any]:
    items: list[Any] = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    return items[1:]


class Loaders:
    """What one request has read and is about to read; a loader is made when it is first wanted."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    @cached_property
    def entity(self) -> DataLoader[UUID, Entity | None]:
        """Entities by id."""
        return DataLoader(partial(_one_each, self._pool, _ENTITIES_BY_ID, Entity._make))

    @cached_property
    def article(self) -> DataLoader[UUID, Article | None]:
        """Articles by id."""
        return DataLoader(partial(_one_each, self._pool, _ARTICLES_BY_ID, Article._make))

    @cached_property
    def names(self) -> DataLoader[UUID, list[Name]]:
        """The names of entities."""
        return DataLoader(partial(_many_each, self._pool, _NAMES, Name._make))

    @cached_property
    def spans(self) -> DataLoader[UUID, list[Span]]:
        """Where quotes stand."""
        return DataLoader(partial(_many_each, self._pool, _SPANS, Span._make))

    @cached_property
    def chain(self) -> DataLoader[UUID, list[Attribution]]:
        """The chains of quotes."""
        return DataLoader(partial(_many_each, self._pool, _CHAINS, Attribution._make))

    @cached_property
    def participants(self) -> DataLoader[UUID, list[Participant]]:
        """Who had a part in events."""
        return DataLoader(partial(_many_each, self._pool, _PARTICIPANTS, Participant._make))

    @cached_property
    def article_entities(self) -> DataLoader[ListUnder, list[Entity]]:
        """The entities that articles mention, in the order of the first mentions."""
        return DataLoader(self._entities_of_articles)

    @cached_property
    def article_quotes(self) -> DataLoader[ListUnder, list[Quote]]:
        """The quotes of articles, in reading order."""
        return DataLoader(partial(_first_each, self._pool, _QUOTES_OF_ARTICLES, Quote._make))

    @cached_property
    def article_events(self) -> DataLoader[ListUnder, list[Event]]:
        """The events that articles tell of, in date order."""
        return DataLoader(partial(_first_each, self._pool, _EVENTS_OF_ARTICLES, Event._make))

    @cached_property
    def article_claims(self) -> DataLoader[ListUnder, list[Claim]]:
        """The claims of articles, in reading order."""
        return DataLoader(partial(_first_each, self._pool, _CLAIMS_OF_ARTICLES, Claim._make))

    @cached_property
    def speaker_quotes(self) -> DataLoader[ListUnder, list[Quote]]:
        """What entities said, newest article first."""
        return DataLoader(partial(_first_each, self._pool, _QUOTES_OF_SPEAKERS, Quote._make))

    @cached_property
    def mention_count(self) -> DataLoader[UUID, int]:
        """How many mentions articles have."""
        return DataLoader(partial(_count_each, self._pool, _MENTION_COUNTS))

    @cached_property
    def quote_count(self) -> DataLoader[UUID, int]:
        """How many quotes articles have."""
        return DataLoader(partial(_count_each, self._pool, _QUOTE_COUNTS))

    @cached_property
    def event_count(self) -> DataLoader[UUID, int]:
        """Of how many events articles tell."""
        return DataLoader(partial(_count_each, self._pool, _EVENT_COUNTS))

    @cached_property
    def claim_count(self) -> DataLoader[UUID, int]:
        """How many claims articles have."""
        return DataLoader(partial(_count_each, self._pool, _CLAIM_COUNTS))

    async def _entities_of_articles(self, keys: list[ListUnder]) -> list[list[Entity]]:
        """Return the entities of each list; speakers and places are mostly among them, and then need not be read again."""
        found = await _first_each(self._pool, _ENTITIES_OF_ARTICLES, Entity._make, keys)
        self.entity.prime_many({entity.id: entity for entities in found for entity in entities})
        return found

    async def article_by_slug(self, slug: str) -> Article | None:
        """Return the article with a slug, None where there is none."""
        row = await self._pool.fetchrow(_ARTICLE_BY_SLUG, slug)
        return Article._make(row) if row else None

    async def articles_before(self, instant: datetime, first: int) -> Page[Article]:
        """Return a page of the articles published before an instant, newest first."""
        rows = await self._pool.fetch(_ARTICLES_BEFORE, as_recency(instant), first + 1)
        return page_of([Article._make(row) for row in rows], first, "articles")

    async def quotes_of(self, speaker_id: UUID, first: int) -> Page[Quote]:
        """Return a page of what an entity said, newest article first."""
        return page_of(await self.speaker_quotes.load(ListUnder(speaker_id, first + 1)), first, "quotes")

    async def quotes(self, first: int, after: str | None) -> Page[Quote]:
        """Return a page of all quotes, newest article first."""
        if after is None:
            rows = await self._pool.fetch(_ALL_QUOTES, first + 1)
        else:
            rows = await self._pool.fetch(_QUOTES_AFTER, first + 1, *_place(after))
        return page_of([Quote._make(row) for row in rows], first, "quotes")

    async def quotes_relayed(self, entity_id: UUID, first: int) -> Page[Quote]:
        """Return a page of the quotes that an entity handed on, newest article first."""
        rows = await self._pool.fetch(_QUOTES_RELAYED, entity_id, first + 1)
        return page_of([Quote._make(row) for row in rows], first, "quotes")

    async def timeline(self, entity_id: UUID, window: Edtf, first: int) -> Page[TimelineEdge]:
        """Return a page of the events around an entity whose dates may fall into a window, in date order."""
        rows = await self._pool.fetch(_TIMELINE, entity_id, window.earliest, window.latest, first + 1)
        return page_of([TimelineEdge(Event._make(row[3:]), *row[:3]) for row in rows], first, "events")

    async def entities_found(self, text: str, first: int) -> Page[Entity]:
        """Return a page of the entities with a name that has all words of ``text``, or sounds so, the best first."""
        rows = await self._pool.fetch(_ENTITIES_FOUND, *search_values(text), first + 1)
        return page_of([Entity._make(row) for row in rows], first, "entities")


async def open_loaders_pool() -> Pool:
    """Return the pool that the environment asks for, all its connections opened at once.

    Nothing here changes the state of a connection, so it is given back without the statement that resets it; statements
    stay prepared, and PostgreSQL compiles none to machine code, which would take longer than to run it.
    """
    size = int(os.environ["POOL_SIZE"])
    return await asyncpg.create_pool(
        os.environ["DATABASE_URL"],
        min_size=size,
        max_size=size,
        max_cached_statement_lifetime=0,
        reset=_leave,
        server_settings={"application_name": "peer", "timezone": "UTC", "jit": "off"},
    )


async def _leave(connection: object) -> None:
    """Leave a connection as it is."""
