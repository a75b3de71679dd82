"""Articles and the lists under them: their items and their numbers are read apart, each only when it is asked for."""

from collections.abc import Awaitable
from datetime import datetime

import strawberry

from benchmarks.peers import rows
from benchmarks.peers.rows import ListUnder
from benchmarks.peers.strawberry_loaders.claim import Claim
from benchmarks.peers.strawberry_loaders.entity import Entity
from benchmarks.peers.strawberry_loaders.event import Event
from benchmarks.peers.strawberry_loaders.page import PageInfo
from benchmarks.peers.strawberry_loaders.quote import Quote
from benchmarks.peers.strawberry_loaders.resolve import Info, resolved_by


def _publisher(parent: strawberry.Parent[rows.Article], info: Info) -> Awaitable[rows.Entity | None] | None:
    return None if parent.publisher_id is None else info.context.entity.load(parent.publisher_id)


def _list(parent: strawberry.Parent[rows.Article], first: int = 20) -> ListUnder:
    return ListUnder(parent.id, first)


def _entities(parent: strawberry.Parent[ListUnder], info: Info) -> Awaitable[list[rows.Entity]]:
    return info.context.article_entities.load(parent)


def _quotes(parent: strawberry.Parent[ListUnder], info: Info) -> Awaitable[list[rows.Quote]]:
    return info.context.article_quotes.load(parent)


def _events(parent: strawberry.Parent[ListUnder], info: Info) -> Awaitable[list[rows.Event]]:
    return info.context.article_events.load(parent)


def _claims(parent: strawberry.Parent[ListUnder], info: Info) -> Awaitable[list[rows.Claim]]:
    return info.context.article_claims.load(parent)


def _mention_count(parent: strawberry.Parent[ListUnder], info: Info) -> Awaitable[int]:
    return info.context.mention_count.load(parent.parent_id)


def _quote_count(parent: strawberry.Parent[ListUnder], info: Info) -> Awaitable[int]:
    return info.context.quote_count.load(parent.parent_id)


def _event_count(parent: strawberry.Parent[ListUnder], info: Info) -> Awaitable[int]:
    return info.context.event_count.load(parent.parent_id)


def _claim_count(parent: strawberry.Parent[ListUnder], info: Info) -> Awaitable[int]:
    return info.context.claim_count.load(parent.parent_id)


@strawberry.type
class ArticleMentions:
    total_count: int = resolved_by(_mention_count)


@strawberry.type
class ArticleEntities:
    nodes: list[Entity] = resolved_by(_entities)


@strawberry.type
class ArticleQuotes:
    nodes: list[Quote] = resolved_by(_quotes)
    total_count: int = resolved_by(_quote_count)


@strawberry.type
class ArticleEvents:
    nodes: list[Event] = resolved_by(_events)
    total_count: int = resolved_by(_event_count)


@strawberry.type
class ArticleClaims:
    nodes: list[Claim] = resolved_by(_claims)
    total_count: int = resolved_by(_claim_count)


@strawberry.type
class Article:
    id: strawberry.ID
    slug: str
    language: str
    direction: str
    headline: str | None
    published_at: datetime | None
    status: str
    publisher: Entity | None = resolved_by(_publisher)
    mentions: ArticleMentions = resolved_by(_list)
    entities: ArticleEntities = resolved_by(_list)
    quotes: ArticleQuotes = resolved_by(_list)
    events: ArticleEvents = resolved_by(_list)
    claims: ArticleClaims = resolved_by(_list)


@strawberry.type
class ArticleConnection:
    nodes: list[Article]
    page_info: PageInfo


@strawberry.input
class ArticleBy:
    slug: str


@strawberry.input
class ArticleFilter:
    published_to: datetime
