"""The database side of the peers in Python: rows, and what reads them, in batches wherever there are several parents.

Lists under several parents are read by one statement for all of them, cut short for each by a lateral join; lists at
the root are one statement each, after a place in the order of an index. Rows are named tuples: these cost least to make.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import cached_property, partial
from typing import Any, TypeAlias, TypeVar
from uuid import UUID

import asyncpg
from strawberry.dataloader import DataLoader

from benchmarks.peers import root_statements, statements
from benchmarks.peers.named import search_values
from benchmarks.peers.page import page_of, place_of
from benchmarks.peers.rows import (
    Article,
    Attribution,
    Claim,
    Entity,
    Event,
    ListUnder,
    Name,
    Page,
    Participant,
    Quote,
    Span,
    TimelineEdge,
)
from db.sql.convert import as_recency
from editorial.date.edtf import Edtf

Pool: TypeAlias = "asyncpg.Pool[asyncpg.Record]"

RowT = TypeVar("RowT")


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


class Loaders:
    """What one request has read and is about to read; a loader is made when it is first wanted."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    @cached_property
    def entity(self) -> DataLoader[UUID, Entity | None]:
        """Entities by id."""
        return DataLoader(partial(_one_each, self._pool, statements.ENTITIES_BY_ID, Entity._make))

    @cached_property
    def article(self) -> DataLoader[UUID, Article | None]:
        """Articles by id."""
        return DataLoader(partial(_one_each, self._pool, statements.ARTICLES_BY_ID, Article._make))

    @cached_property
    def names(self) -> DataLoader[UUID, list[Name]]:
        """The names of entities."""
        return DataLoader(partial(_many_each, self._pool, statements.NAMES, Name._make))

    @cached_property
    def spans(self) -> DataLoader[UUID, list[Span]]:
        """Where quotes stand."""
        return DataLoader(partial(_many_each, self._pool, statements.SPANS, Span._make))

    @cached_property
    def chain(self) -> DataLoader[UUID, list[Attribution]]:
        """The chains of quotes."""
        return DataLoader(partial(_many_each, self._pool, statements.CHAINS, Attribution._make))

    @cached_property
    def participants(self) -> DataLoader[UUID, list[Participant]]:
        """Who had a part in events."""
        return DataLoader(partial(_many_each, self._pool, statements.PARTICIPANTS, Participant._make))

    @cached_property
    def article_entities(self) -> DataLoader[ListUnder, list[Entity]]:
        """The entities that articles mention, in the order of the first mentions."""
        return DataLoader(self._entities_of_articles)

    @cached_property
    def article_quotes(self) -> DataLoader[ListUnder, list[Quote]]:
        """The quotes of articles, in reading order."""
        return DataLoader(partial(_first_each, self._pool, statements.QUOTES_OF_ARTICLES, Quote._make))

    @cached_property
    def article_events(self) -> DataLoader[ListUnder, list[Event]]:
        """The events that articles tell of, in date order."""
        return DataLoader(partial(_first_each, self._pool, statements.EVENTS_OF_ARTICLES, Event._make))

    @cached_property
    def article_claims(self) -> DataLoader[ListUnder, list[Claim]]:
        """The claims of articles, in reading order."""
        return DataLoader(partial(_first_each, self._pool, statements.CLAIMS_OF_ARTICLES, Claim._make))

    @cached_property
    def speaker_quotes(self) -> DataLoader[ListUnder, list[Quote]]:
        """What entities said, newest article first."""
        return DataLoader(partial(_first_each, self._pool, statements.QUOTES_OF_SPEAKERS, Quote._make))

    @cached_property
    def mention_count(self) -> DataLoader[UUID, int]:
        """How many mentions articles have."""
        return DataLoader(partial(_count_each, self._pool, statements.MENTION_COUNTS))

    @cached_property
    def quote_count(self) -> DataLoader[UUID, int]:
        """How many quotes articles have."""
        return DataLoader(partial(_count_each, self._pool, statements.QUOTE_COUNTS))

    @cached_property
    def event_count(self) -> DataLoader[UUID, int]:
        """Of how many events articles tell."""
        return DataLoader(partial(_count_each, self._pool, statements.EVENT_COUNTS))

    @cached_property
    def claim_count(self) -> DataLoader[UUID, int]:
        """How many claims articles have."""
        return DataLoader(partial(_count_each, self._pool, statements.CLAIM_COUNTS))

    async def _entities_of_articles(self, keys: list[ListUnder]) -> list[list[Entity]]:
        """Return the entities of each list; speakers and places are mostly among them, and then need not be read again."""
        found = await _first_each(self._pool, statements.ENTITIES_OF_ARTICLES, Entity._make, keys)
        self.entity.prime_many({entity.id: entity for entities in found for entity in entities})
        return found

    async def article_by_slug(self, slug: str) -> Article | None:
        """Return the article with a slug, None where there is none."""
        row = await self._pool.fetchrow(statements.ARTICLE_BY_SLUG, slug)
        return Article._make(row) if row else None

    async def articles_before(self, instant: datetime, first: int) -> Page[Article]:
        """Return a page of the articles published before an instant, newest first."""
        rows = await self._pool.fetch(root_statements.ARTICLES_BEFORE, as_recency(instant), first + 1)
        return page_of([Article._make(row) for row in rows], first, "articles")

    async def quotes_of(self, speaker_id: UUID, first: int) -> Page[Quote]:
        """Return a page of what an entity said, newest article first."""
        return page_of(await self.speaker_quotes.load(ListUnder(speaker_id, first + 1)), first, "quotes")

    async def quotes(self, first: int, after: str | None) -> Page[Quote]:
        """Return a page of all quotes, newest article first."""
        if after is None:
            rows = await self._pool.fetch(root_statements.ALL_QUOTES, first + 1)
        else:
            rows = await self._pool.fetch(root_statements.QUOTES_AFTER, first + 1, *place_of(after))
        return page_of([Quote._make(row) for row in rows], first, "quotes")

    async def quotes_relayed(self, entity_id: UUID, first: int) -> Page[Quote]:
        """Return a page of the quotes that an entity handed on, newest article first."""
        rows = await self._pool.fetch(root_statements.QUOTES_RELAYED, entity_id, first + 1)
        return page_of([Quote._make(row) for row in rows], first, "quotes")

    async def timeline(self, entity_id: UUID, window: Edtf, first: int) -> Page[TimelineEdge]:
        """Return a page of the events around an entity whose dates may fall into a window, in date order."""
        rows = await self._pool.fetch(root_statements.TIMELINE, entity_id, window.earliest, window.latest, first + 1)
        return page_of([TimelineEdge(Event._make(row[3:]), *row[:3]) for row in rows], first, "events")

    async def entities_found(self, text: str, first: int) -> Page[Entity]:
        """Return a page of the entities with a name that has all words of ``text``, or sounds so, the best first."""
        rows = await self._pool.fetch(root_statements.ENTITIES_FOUND, *search_values(text), first + 1)
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
