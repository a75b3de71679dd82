"""GraphQL's types by their names: they refer to each other in circles, and Strawberry finds each where it is defined."""

from typing import TYPE_CHECKING, Annotated

import strawberry

if TYPE_CHECKING:
    from schema.article import Article, Revision
    from schema.claim import Claim, ClaimConnection
    from schema.entity import Entity, EntityConnection
    from schema.event import Event, EventConnection
    from schema.history import HistoryEntry
    from schema.quote import QuoteConnection
    from schema.review import Disagreement

LazyArticle = Annotated["Article", strawberry.lazy("schema.article")]
LazyClaim = Annotated["Claim", strawberry.lazy("schema.claim")]
LazyClaimConnection = Annotated["ClaimConnection", strawberry.lazy("schema.claim")]
LazyDisagreement = Annotated["Disagreement", strawberry.lazy("schema.review")]
LazyEntity = Annotated["Entity", strawberry.lazy("schema.entity")]
LazyEntityConnection = Annotated["EntityConnection", strawberry.lazy("schema.entity")]
LazyEvent = Annotated["Event", strawberry.lazy("schema.event")]
LazyEventConnection = Annotated["EventConnection", strawberry.lazy("schema.event")]
LazyHistory = Annotated["HistoryEntry", strawberry.lazy("schema.history")]
LazyQuoteConnection = Annotated["QuoteConnection", strawberry.lazy("schema.quote")]
LazyRevision = Annotated["Revision", strawberry.lazy("schema.article")]
