"""The resolvers of the root."""

from collections.abc import Awaitable
from datetime import datetime
from typing import TypedDict
from uuid import UUID

from ariadne import QueryType

from benchmarks.peers import rows
from benchmarks.peers.ariadne_loaders.info import Info
from editorial.date.edtf import Edtf

QUERY = QueryType()


class ArticleBy(TypedDict):
    slug: str


class ArticleFilter(TypedDict):
    published_to: datetime


class EntityBy(TypedDict):
    id: str


class QuoteFilter(TypedDict):
    via: str


class TimelineFilter(TypedDict):
    entity: str
    overlaps: Edtf


@QUERY.field("article")
def _article(_: object, info: Info, by: ArticleBy) -> Awaitable[rows.Article | None]:
    return info.context.article_by_slug(by["slug"])


@QUERY.field("articles")
def _articles(_: object, info: Info, first: int, **arguments: ArticleFilter) -> Awaitable[rows.Page[rows.Article]]:
    return info.context.articles_before(arguments["filter"]["published_to"], first)


@QUERY.field("entity")
def _entity(_: object, info: Info, by: EntityBy) -> Awaitable[rows.Entity | None]:
    return info.context.entity.load(UUID(by["id"]))


@QUERY.field("entities")
def _entities(_: object, info: Info, first: int, search: str) -> Awaitable[rows.Page[rows.Entity]]:
    return info.context.entities_found(search, first)


@QUERY.field("quotes")
def _quotes(
    _: object, info: Info, first: int, after: str | None = None, **arguments: QuoteFilter
) -> Awaitable[rows.Page[rows.Quote]]:
    which = arguments.get("filter")
    if which is None:
        return info.context.quotes(first, after)
    return info.context.quotes_relayed(UUID(which["via"]), first)


@QUERY.field("timeline")
def _timeline(
    _: object, info: Info, first: int, **arguments: TimelineFilter
) -> Awaitable[rows.Page[rows.TimelineEdge]]:
    which = arguments["filter"]
    return info.context.timeline(UUID(which["entity"]), which["overlaps"], first)
