"""Facets: how many items of a list have which values."""

from typing import TYPE_CHECKING, Annotated, Generic, TypeVar

import strawberry

from schema import vocabulary as words
from schema.readable import argument, counted
from schema.scalars import EDTF, Language

if TYPE_CHECKING:  # GraphQL's types refer to each other in circles; Strawberry finds these by name
    from schema.entity import Entity

T = TypeVar("T")


@strawberry.type(description="A value, and how many items of the list have it.")
class Count(Generic[T]):
    value: T = strawberry.field(description="The value.")
    count: int = strawberry.field(description="How many items have it.")


@strawberry.type(description="A month or year, and how many items of the list lie in it.")
class DateCount:
    value: EDTF | None = strawberry.field(
        description="The month (`2025-12`) or the year (`2025`); null for the items that surely lie in none."
    )
    count: int = strawberry.field(description="How many items lie in it.")


@strawberry.type(description="An entity, and how many items of the list have it in this place.")
class EntityCount:
    entity: Annotated["Entity", strawberry.lazy("schema.entity")] | None = strawberry.field(
        description="The entity; null for the items that have none where every item is counted once."
    )
    count: int = strawberry.field(description="How many items have it.")


_AskedRole = Annotated[
    words.AttributionRole | None, argument("Count only links with this role, as the filters' `role` does.")
]

_LANGUAGE = "The languages of the texts."
_RELAYER = (
    "Who stands in the chains after the first link, as the filter's `via` has it, by name; an item that several handed on"
    " counts with each of them."
)
_PUBLISHED_MONTH = "The months of the articles' publication, in UTC; null where that is not known."


@strawberry.type(
    description=(
        "How many quotes of the list have which values: the whole list as it is filtered, whatever the page. The most"
        " frequent values come first, then in the values' own order."
    )
)
class QuoteFacets:
    kind: list[Count[words.QuoteKind]] = strawberry.field(description="The kinds.")
    source_kind: list[Count[words.SourceKind]] = strawberry.field(description="What sorts of source the speakers are.")

    @counted(_LANGUAGE)
    def language(self) -> list[Count[Language]]: ...

    @counted("The speakers; null for the quotes whose speaker is not named.")
    def speaker(self) -> list[EntityCount]: ...

    @counted(_RELAYER)
    def relayer(self, role: _AskedRole = strawberry.UNSET) -> list[EntityCount]: ...

    @counted(_PUBLISHED_MONTH)
    def month(self) -> list[DateCount]: ...

    @counted("The months in which they were said; null where the date is not known, or not known to lie in one month.")
    def said_month(self) -> list[DateCount]: ...


@strawberry.type(
    description=(
        "How many claims of the list have which values: the whole list as it is filtered, whatever the page. The most"
        " frequent values come first, then in the values' own order."
    )
)
class ClaimFacets:
    kind: list[Count[words.ClaimKind]] = strawberry.field(description="The kinds.")
    status: list[Count[words.ClaimStatus]] = strawberry.field(description="What is known of their truth.")
    source_kind: list[Count[words.SourceKind]] = strawberry.field(description="What sorts of source the claimants are.")

    @counted(_LANGUAGE)
    def language(self) -> list[Count[Language]]: ...

    @counted("The claimants; null for the claims whose claimant is not named.")
    def claimant(self) -> list[EntityCount]: ...

    @counted(_RELAYER)
    def relayer(self, role: _AskedRole = strawberry.UNSET) -> list[EntityCount]: ...

    @counted("Whom and what they are about; a claim about several counts with each of them.")
    def about(self) -> list[EntityCount]: ...

    @counted(_PUBLISHED_MONTH)
    def month(self) -> list[DateCount]: ...


@strawberry.type(
    description=(
        "How many events of the list have which values: the whole list as it is filtered, whatever the page. The most"
        " frequent values come first, then in the values' own order."
    )
)
class EventFacets:
    status: list[Count[words.EventStatus]] = strawberry.field(description="Whether they took place.")

    @counted("The places; null for the events without a known one.")
    def place(self) -> list[EntityCount]: ...

    @counted("Who had a part in them; an event counts with each of its participants.")
    def participant(self) -> list[EntityCount]: ...

    @counted("The languages of the articles that tell of them; an event told of in several counts with each.")
    def language(self) -> list[Count[Language]]: ...

    @counted("The months in which they happened; null where the date is not known, or not known to lie in one month.")
    def month(self) -> list[DateCount]: ...

    @counted("The years in which they happened; null where the date is not known, or not known to lie in one year.")
    def year(self) -> list[DateCount]: ...


@strawberry.type(
    description=(
        "How many annotations of the list have which values: the whole list as it is filtered, whatever the page. The most"
        " frequent values come first, then in the values' own order."
    )
)
class AnnotationFacets:
    state: list[Count[words.ReviewState]] = strawberry.field(description="How far they have come.")
    kind: list[Count[words.AnnotationKind]] = strawberry.field(description="The kinds.")
    method: list[Count[words.Method]] = strawberry.field(description="Whether people or programs made them.")
