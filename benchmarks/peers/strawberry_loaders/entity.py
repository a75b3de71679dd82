"""Entities and their names."""

from collections.abc import Awaitable
from typing import TYPE_CHECKING, Annotated

import strawberry

from benchmarks.peers import rows
from benchmarks.peers.strawberry_loaders.resolve import Info, resolved_by

if TYPE_CHECKING:  # the types refer to each other in circles; Strawberry finds these by name
    from benchmarks.peers.strawberry_loaders.quote import QuoteConnection

LazyQuotes = Annotated["QuoteConnection", strawberry.lazy("benchmarks.peers.strawberry_loaders.quote")]


def _names(parent: strawberry.Parent[rows.Entity], info: Info) -> Awaitable[list[rows.Name]]:
    return info.context.names.load(parent.id)


def _quotes(parent: strawberry.Parent[rows.Entity], info: Info, first: int = 20) -> Awaitable[rows.Page[rows.Quote]]:
    return info.context.quotes_of(parent.id, first)


@strawberry.type
class Name:
    text: str
    language: str
    script: str
    kind: str


@strawberry.type
class Entity:
    id: strawberry.ID
    kind: str
    name: str
    names: list[Name] = resolved_by(_names)
    quotes: LazyQuotes = resolved_by(_quotes)


@strawberry.type
class EntityConnection:
    nodes: list[Entity]


@strawberry.input
class EntityBy:
    id: strawberry.ID
