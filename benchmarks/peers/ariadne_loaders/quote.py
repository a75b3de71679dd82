"""The resolvers of quotes and their chains."""

from collections.abc import Awaitable

from ariadne import ObjectType

from benchmarks.peers import rows
from benchmarks.peers.ariadne_loaders.info import Info

QUOTE = ObjectType("Quote")
ATTRIBUTION = ObjectType("Attribution")
BINDABLES = (QUOTE, ATTRIBUTION)


@ATTRIBUTION.field("entity")
def _link_entity(parent: rows.Attribution, info: Info) -> Awaitable[rows.Entity | None] | None:
    return None if parent.entity_id is None else info.context.entity.load(parent.entity_id)


@QUOTE.field("speaker")
def _speaker(parent: rows.Quote, info: Info) -> Awaitable[rows.Entity | None] | None:
    return None if parent.speaker_id is None else info.context.entity.load(parent.speaker_id)


@QUOTE.field("article")
def _article(parent: rows.Quote, info: Info) -> Awaitable[rows.Article | None]:
    return info.context.article.load(parent.article_id)


@QUOTE.field("chain")
def _chain(parent: rows.Quote, info: Info) -> Awaitable[list[rows.Attribution]]:
    return info.context.chain.load(parent.id)


@QUOTE.field("spans")
def _spans(parent: rows.Quote, info: Info) -> Awaitable[list[rows.Span]]:
    return info.context.spans.load(parent.id)


@QUOTE.field("said")
def _said(parent: rows.Quote, info: Info) -> rows.Quote:
    return parent
