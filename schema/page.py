"""Lists in pages, as Relay's Cursor Connections Specification has them."""

from typing import Generic, TypeVar

import strawberry

T = TypeVar("T")


@strawberry.type(description="Where a page lies in its list.")
class PageInfo:
    has_next_page: bool = strawberry.field(
        description="Whether there are items after this page; with `first`, up to `before`."
    )
    has_previous_page: bool = strawberry.field(
        description="Whether there are items before this page; with `last`, back to `after`."
    )
    start_cursor: str | None = strawberry.field(description="The first item's cursor; null on an empty page.")
    end_cursor: str | None = strawberry.field(description="The last item's cursor; null on an empty page.")


@strawberry.type(description="An item of a list, with its place.")
class Edge(Generic[T]):
    cursor: str = strawberry.field(description="The item's place in the list, to go on from.")
    node: T = strawberry.field(description="The item.")


@strawberry.type(description="A page of a list.")
class Connection(Generic[T]):
    edges: list[Edge[T]] = strawberry.field(description="The items of the page, each with its cursor.")
    nodes: list[T] = strawberry.field(description="The items of the page.")
    page_info: PageInfo = strawberry.field(description="Where the page lies in its list.")
    total_count: int = strawberry.field(description="How many items the whole list has; counted only when asked for.")
