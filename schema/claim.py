"""Claims: what is stated, by whom, and what speaks for and against it."""

from typing import Annotated

import strawberry

from schema import vocabulary as words
from schema.annotation import Annotation, Attribution, LazyEntity, Retraction, When
from schema.entity import Entity
from schema.event import Event
from schema.facet import ClaimFacets
from schema.page import Connection
from schema.quote import Quote
from schema.readable import argument, readable
from schema.scalars import URL, DateTime, Language


@strawberry.type(description="A number that a claim states.")
class Quantity:
    value: float = strawberry.field(description="The number.")
    unit: str = strawberry.field(description="What is counted or measured: people, years.")
    comparator: words.Comparator = strawberry.field(description="How the number is meant.")
    when: When = strawberry.field(description="The date that it holds for.")


@strawberry.type(description="A check of a claim that somebody published.")
class ClaimReview:
    reviewer: LazyEntity | None = strawberry.field(description="Who checked it.")
    rating: str = strawberry.field(description="The verdict, in the reviewer's words.")
    url: URL | None = strawberry.field(description="Where it was published.")
    reviewed_at: DateTime | None = strawberry.field(description="When.")
    note: str | None = strawberry.field(description="What is to be said of it.")


@strawberry.type(description="How a claim stands to another one.")
class ClaimRelation:
    type: words.ClaimRelationType = strawberry.field(description="How.")
    claim: Annotated["Claim", strawberry.lazy("schema.claim")] = strawberry.field(description="The other claim.")
    note: str | None = strawberry.field(description="Why.")
    stale: bool = strawberry.field(description="Whether the other claim was retracted.")


@strawberry.type(description="A statement that can be true or false, as an article makes or reports it.")
class Claim(Annotation):
    text: str = strawberry.field(description="The statement.")
    language: Language = strawberry.field(description="The language of `text`.")
    kind: words.ClaimKind = strawberry.field(description="What sort of statement it is.")
    status: words.ClaimStatus = strawberry.field(description="What is known of its truth.")
    status_note: str | None = strawberry.field(description="Why it has this status.")
    retraction: Retraction | None = strawberry.field(
        description="That the claim was taken back: it has the status RETRACTED since then. Null for every other one."
    )
    claimant: LazyEntity | None = strawberry.field(description="Who states it; null when not named.")
    source_kind: words.SourceKind = strawberry.field(description="What sort of source the claimant is.")
    chain: list[Attribution] = strawberry.field(
        description="Position 0 is the claimant; then who handed the statement on, and to whom it was told."
    )
    quote: Quote | None = strawberry.field(description="The quote in which it is made.")
    event: Event | None = strawberry.field(description="The event that it is about.")
    about: list[Entity] = strawberry.field(description="The entities that it is about.")
    quantities: list[Quantity] = strawberry.field(description="The numbers that it states.")
    reviews: list[ClaimReview] = strawberry.field(description="Checks of it that somebody published.")

    @readable("How it stands to other claims.")
    def relations(
        self,
        type: Annotated[words.ClaimRelationType | None, argument("Only relations of this type.")] = strawberry.UNSET,
    ) -> list[ClaimRelation]: ...


@strawberry.type(description="A page of a list of claims.")
class ClaimConnection(Connection[Claim]):
    facets: ClaimFacets = strawberry.field(description="How many claims of the list have which values.")


@strawberry.input(description="Which claims to list; what is given must all hold.")
class ClaimFilter:
    claimant: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="Stated by this entity.")
    via: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="This entity is a link of the chain after the claimant."
    )
    about: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="About this entity.")
    status: list[words.ClaimStatus] | None = strawberry.field(
        default=strawberry.UNSET, description="With one of these statuses."
    )
    kind: list[words.ClaimKind] | None = strawberry.field(
        default=strawberry.UNSET, description="Of one of these kinds."
    )
    article: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="Stands in this article.")
    related: words.ClaimRelationType | None = strawberry.field(
        default=strawberry.UNSET, description="Has a relation of this type to another claim."
    )
