"""The resolvers of entities."""

from collections.abc import Awaitable

from ariadne import ObjectType

from benchmarks.peers import rows
from benchmarks.peers.ariadne_loaders.info import Info

ENTITY = ObjectType("Entity")
BINDABLES = (ENTITY,)


@ENTITY.field("names")
def _names(parent: rows.Entity, info: Info) -> Awaitable[list[rows.Name]]:
    return info.context.names.load(parent.id)


@ENTITY.field("quotes")
def _quotes(parent: rows.Entity, info: Info, first: int) -> Awaitable[rows.Page[rows.Quote]]:
    return info.context.quotes_of(parent.id, first)
