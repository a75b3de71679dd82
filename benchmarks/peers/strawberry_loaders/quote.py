"""Quotes and their chains."""

from collections.abc import Awaitable
from typing import TYPE_CHECKING, Annotated

import strawberry

from benchmarks.peers import rows
from benchmarks.peers.strawberry_loaders.entity import Entity
from benchmarks.peers.strawberry_loaders.page import PageInfo
from benchmarks.peers.strawberry_loaders.resolve import Info, resolved_by

if TYPE_CHECKING:  # the types refer to each other in circles; Strawberry finds these by name
    from benchmarks.peers.strawberry_loaders.article import Article

LazyArticle = Annotated["Article", strawberry.lazy("benchmarks.peers.strawberry_loaders.article")]


def _link_entity(parent: strawberry.Parent[rows.Attribution], info: Info) -> Awaitable[rows.Entity | None] | None:
    return None if parent.entity_id is None else info.context.entity.load(parent.entity_id)


def _speaker(parent: strawberry.Parent[rows.Quote], info: Info) -> Awaitable[rows.Entity | None] | None:
    return None if parent.speaker_id is None else info.context.entity.load(parent.speaker_id)


def _article(parent: strawberry.Parent[rows.Quote], info: Info) -> Awaitable[rows.Article | None]:
    return info.context.article.load(parent.article_id)


def _chain(parent: strawberry.Parent[rows.Quote], info: Info) -> Awaitable[list[rows.Attribution]]:
    return info.context.chain.load(parent.id)


def _spans(parent: strawberry.Parent[rows.Quote], info: Info) -> Awaitable[list[rows.Span]]:
    return info.context.spans.load(parent.id)


def _said(parent: strawberry.Parent[rows.Quote]) -> rows.Quote:
    return parent


@strawberry.type
class Span:
    start: int
    end: int


@strawberry.type
class Attribution:
    position: int
    role: str
    source_kind: str
    inferred: bool
    entity: Entity | None = resolved_by(_link_entity)


@strawberry.type
class Said:
    edtf: str | None
    precision: str


@strawberry.type
class Quote:
    id: strawberry.ID
    kind: str
    text: str
    speaker: Entity | None = resolved_by(_speaker)
    article: LazyArticle = resolved_by(_article)
    chain: list[Attribution] = resolved_by(_chain)
    spans: list[Span] = resolved_by(_spans)
    said: Said = resolved_by(_said)


@strawberry.type
class QuoteConnection:
    nodes: list[Quote]
    page_info: PageInfo


@strawberry.input
class QuoteFilter:
    via: strawberry.ID
