"""Facets: how many items of a list have each value."""

from typing import Annotated, Generic, TypeVar

import strawberry

from schema.base import vocabulary as words
from schema.base.readable import argument, counted
from schema.base.scalars import EDTF, Language
from schema.types.reference import LazyEntity

T = TypeVar("T")


@strawberry.type(description="A value and the number of items that have it.")
class Count(Generic[T]):
    value: T = strawberry.field(description="The value.")
    count: int = strawberry.field(description="Number of items with this value.")


@strawberry.type(description="A month or year and the number of items in it.")
class DateCount:
    value: EDTF | None = strawberry.field(
        description="The month (`2025-12`) or the year (`2025`); null for items that cannot be placed in one."
    )
    count: int = strawberry.field(description="Number of items in it.")


@strawberry.type(description="An entity and the number of items that have it in this place.")
class EntityCount:
    entity: LazyEntity | None = strawberry.field(
        description=(
            "The entity; null for items without one. A facet that counts an item once for each of its"
            " entities has no null."
        )
    )
    count: int = strawberry.field(description="Number of items that have it.")


_RequestedRole = Annotated[
    words.AttributionRole | None, argument("Count only links with this role, as `role` in the filter does.")
]

_LANGUAGE = "The languages of the texts."
_RELAYER = (
    "The entities in the chains after the first link, in the sense of `via` in the filter. An item is counted"
    " once for each of them; links without an entity are not counted."
)
_PUBLISHED_MONTH = "The months in which the articles were published, in UTC; null if the month is not known."


@strawberry.type(
    description=(
        "Counts of the quotes in a list by value. All quotes that match the filter are counted, not only"
        " those of this page. The most frequent values come first; equal counts follow the order of the values."
    )
)
class QuoteFacets:
    kind: list[Count[words.QuoteKind]] = strawberry.field(description="The kinds of quote.")
    source_kind: list[Count[words.SourceKind]] = strawberry.field(
        description="The types of source that the speakers are."
    )
    stance: list[Count[words.Stance]] = strawberry.field(description="What the speakers say of the words.")

    @counted(_LANGUAGE)
    def language(self) -> list[Count[Language]]: ...

    @counted("The speakers; null for quotes whose speaker is not named.")
    def speaker(self) -> list[EntityCount]: ...

    @counted(_RELAYER)
    def relayer(self, role: _RequestedRole = strawberry.UNSET) -> list[EntityCount]: ...

    @counted(_PUBLISHED_MONTH)
    def month(self) -> list[DateCount]: ...

    @counted(
        "The months in which the quotes were said; null if the date is not known, or does not lie in one"
        " month for certain."
    )
    def said_month(self) -> list[DateCount]: ...


@strawberry.type(
    description=(
        "Counts of the claims in a list by value. All claims that match the filter are counted, not only"
        " those of this page. The most frequent values come first; equal counts follow the order of the values."
    )
)
class ClaimFacets:
    kind: list[Count[words.ClaimKind]] = strawberry.field(description="The kinds of claim.")
    status: list[Count[words.ClaimStatus]] = strawberry.field(description="The verification statuses.")
    source_kind: list[Count[words.SourceKind]] = strawberry.field(
        description="The types of source that the claimants are."
    )

    @counted(_LANGUAGE)
    def language(self) -> list[Count[Language]]: ...

    @counted("The claimants; null for claims whose claimant is not named.")
    def claimant(self) -> list[EntityCount]: ...

    @counted(_RELAYER)
    def relayer(self, role: _RequestedRole = strawberry.UNSET) -> list[EntityCount]: ...

    @counted("The entities that the claims are about. A claim is counted once for each of them.")
    def about(self) -> list[EntityCount]: ...

    @counted(_PUBLISHED_MONTH)
    def month(self) -> list[DateCount]: ...


@strawberry.type(
    description=(
        "Counts of the events in a list by value. All events that match the filter are counted, not only"
        " those of this page. The most frequent values come first; equal counts follow the order of the values."
    )
)
class EventFacets:
    status: list[Count[words.EventStatus]] = strawberry.field(description="Whether the events took place.")

    @counted("The places; null for events whose place is not known.")
    def place(self) -> list[EntityCount]: ...

    @counted("The participants. An event is counted once for each of them.")
    def participant(self) -> list[EntityCount]: ...

    @counted("The languages of the articles that report the events. An event is counted once for each language.")
    def language(self) -> list[Count[Language]]: ...

    @counted(
        "The months in which the events happened; null if the date is not known, or does not lie in one month"
        " for certain."
    )
    def month(self) -> list[DateCount]: ...

    @counted(
        "The years in which the events happened; null if the date is not known, or does not lie in one year"
        " for certain."
    )
    def year(self) -> list[DateCount]: ...


@strawberry.type(
    description=(
        "Counts of the annotations in a list by value. All annotations that match the filter are counted, not"
        " only those of this page. The most frequent values come first; equal counts follow the order of the values."
    )
)
class AnnotationFacets:
    state: list[Count[words.ReviewState]] = strawberry.field(description="The review states.")
    kind: list[Count[words.AnnotationKind]] = strawberry.field(description="The kinds of annotation.")
    method: list[Count[words.Method]] = strawberry.field(description="Whether people or programs made the annotations.")
