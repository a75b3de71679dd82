"""The resolvers of articles, of the lists under them, and of claims.

The items of a list and their number are read apart, each only when it is asked for.
"""

from collections.abc import Awaitable

from ariadne import ObjectType

from benchmarks.peers import rows
from benchmarks.peers.ariadne_loaders.info import Info
from benchmarks.peers.rows import ListUnder

ARTICLE = ObjectType("Article")
MENTIONS = ObjectType("ArticleMentions")
ENTITIES = ObjectType("ArticleEntities")
QUOTES = ObjectType("ArticleQuotes")
EVENTS = ObjectType("ArticleEvents")
CLAIMS = ObjectType("ArticleClaims")
CLAIM = ObjectType("Claim")
BINDABLES = (ARTICLE, MENTIONS, ENTITIES, QUOTES, EVENTS, CLAIMS, CLAIM)


@ARTICLE.field("publisher")
def _publisher(parent: rows.Article, info: Info) -> Awaitable[rows.Entity | None] | None:
    return None if parent.publisher_id is None else info.context.entity.load(parent.publisher_id)


@ARTICLE.field("mentions")
@ARTICLE.field("entities")
@ARTICLE.field("quotes")
@ARTICLE.field("events")
@ARTICLE.field("claims")
def _list(parent: rows.Article, info: Info, first: int) -> ListUnder:
    return ListUnder(parent.id, first)


@ENTITIES.field("nodes")
def _entities(parent: ListUnder, info: Info) -> Awaitable[list[rows.Entity]]:
    return info.context.article_entities.load(parent)


@QUOTES.field("nodes")
def _quotes(parent: ListUnder, info: Info) -> Awaitable[list[rows.Quote]]:
    return info.context.article_quotes.load(parent)


@EVENTS.field("nodes")
def _events(parent: ListUnder, info: Info) -> Awaitable[list[rows.Event]]:
    return info.context.article_events.load(parent)


@CLAIMS.field("nodes")
def _claims(parent: ListUnder, info: Info) -> Awaitable[list[rows.Claim]]:
    return info.context.article_claims.load(parent)


@MENTIONS.field("totalCount")
def _mention_count(parent: ListUnder, info: Info) -> Awaitable[int]:
    return info.context.mention_count.load(parent.parent_id)


@QUOTES.field("totalCount")
def _quote_count(parent: ListUnder, info: Info) -> Awaitable[int]:
    return info.context.quote_count.load(parent.parent_id)


@EVENTS.field("totalCount")
def _event_count(parent: ListUnder, info: Info) -> Awaitable[int]:
    return info.context.event_count.load(parent.parent_id)


@CLAIMS.field("totalCount")
def _claim_count(parent: ListUnder, info: Info) -> Awaitable[int]:
    return info.context.claim_count.load(parent.parent_id)


@CLAIM.field("claimant")
def _claimant(parent: rows.Claim, info: Info) -> Awaitable[rows.Entity | None] | None:
    return None if parent.claimant_id is None else info.context.entity.load(parent.claimant_id)
