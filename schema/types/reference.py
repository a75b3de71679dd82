"""Lazy references to GraphQL types by name: types refer to each other in circles; Strawberry resolves them."""

from typing import TYPE_CHECKING, Annotated

import strawberry

if TYPE_CHECKING:
    from schema.types.article import Article, Revision
    from schema.types.claim import Claim, ClaimConnection
    from schema.types.disagreement import Disagreement
    from schema.types.entity import Entity, EntityConnection
    from schema.types.event import Event, EventConnection
    from schema.types.history import HistoryEntry
    from schema.types.quote import Quote, QuoteConnection, Utterance, UtteranceCandidate

LazyArticle = Annotated["Article", strawberry.lazy("schema.types.article")]
LazyClaim = Annotated["Claim", strawberry.lazy("schema.types.claim")]
LazyClaimConnection = Annotated["ClaimConnection", strawberry.lazy("schema.types.claim")]
LazyDisagreement = Annotated["Disagreement", strawberry.lazy("schema.types.disagreement")]
LazyEntity = Annotated["Entity", strawberry.lazy("schema.types.entity")]
LazyEntityConnection = Annotated["EntityConnection", strawberry.lazy("schema.types.entity")]
LazyEvent = Annotated["Event", strawberry.lazy("schema.types.event")]
LazyEventConnection = Annotated["EventConnection", strawberry.lazy("schema.types.event")]
LazyHistory = Annotated["HistoryEntry", strawberry.lazy("schema.types.history")]
LazyQuote = Annotated["Quote", strawberry.lazy("schema.types.quote")]
LazyQuoteConnection = Annotated["QuoteConnection", strawberry.lazy("schema.types.quote")]
LazyUtterance = Annotated["Utterance", strawberry.lazy("schema.types.quote")]
LazyUtteranceCandidate = Annotated["UtteranceCandidate", strawberry.lazy("schema.types.quote")]
LazyRevision = Annotated["Revision", strawberry.lazy("schema.types.article")]
