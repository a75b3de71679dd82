"""The root of the queries, and the schema: as Strawberry's documentation has it, with both caches on."""

from collections.abc import Awaitable
from typing import Annotated
from uuid import UUID

import strawberry
from strawberry.extensions import ParserCache, ValidationCache
from strawberry.schema.config import StrawberryConfig

from benchmarks.peers import rows
from benchmarks.peers.strawberry_loaders.article import Article, ArticleBy, ArticleConnection, ArticleFilter
from benchmarks.peers.strawberry_loaders.entity import Entity, EntityBy, EntityConnection
from benchmarks.peers.strawberry_loaders.event import EDTF, TimelineConnection, TimelineFilter
from benchmarks.peers.strawberry_loaders.quote import QuoteConnection, QuoteFilter
from benchmarks.peers.strawberry_loaders.resolve import Info, resolved_by
from editorial.date.edtf import parse_edtf

FILTER = strawberry.argument(name="filter")


def _article(info: Info, by: ArticleBy) -> Awaitable[rows.Article | None]:
    return info.context.article_by_slug(by.slug)


def _articles(
    info: Info, which: Annotated[ArticleFilter, FILTER], first: int = 20
) -> Awaitable[rows.Page[rows.Article]]:
    return info.context.articles_before(which.published_to, first)


def _entity(info: Info, by: EntityBy) -> Awaitable[rows.Entity | None]:
    return info.context.entity.load(UUID(by.id))


def _entities(info: Info, search: str, first: int = 20) -> Awaitable[rows.Page[rows.Entity]]:
    return info.context.entities_found(search, first)


def _quotes(
    info: Info, first: int = 20, after: str | None = None, which: Annotated[QuoteFilter | None, FILTER] = None
) -> Awaitable[rows.Page[rows.Quote]]:
    if which is None:
        return info.context.quotes(first, after)
    return info.context.quotes_relayed(UUID(which.via), first)


def _timeline(
    info: Info, which: Annotated[TimelineFilter, FILTER], first: int = 20
) -> Awaitable[rows.Page[rows.TimelineEdge]]:
    return info.context.timeline(UUID(which.entity), which.overlaps, first)


@strawberry.type
class Query:
    article: Article | None = resolved_by(_article)
    articles: ArticleConnection = resolved_by(_articles)
    entity: Entity | None = resolved_by(_entity)
    entities: EntityConnection = resolved_by(_entities)
    quotes: QuoteConnection = resolved_by(_quotes)
    timeline: TimelineConnection = resolved_by(_timeline)


SCHEMA = strawberry.Schema(
    Query,
    extensions=[ParserCache, ValidationCache],
    config=StrawberryConfig(
        scalar_map={EDTF: strawberry.scalar(name="EDTF", serialize=str, parse_value=parse_edtf)},
    ),
)
