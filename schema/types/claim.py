"""Claims: what is stated, by whom, and the evidence for and against it."""

from typing import Annotated

import strawberry

from schema.base import vocabulary as words
from schema.base.page import Connection
from schema.base.readable import argument, readable
from schema.base.scalars import URL, DateTime, Language
from schema.types.annotation import Annotation, Attribution, Retraction, Unknown, When
from schema.types.entity import Entity
from schema.types.event import Event
from schema.types.facet import ClaimFacets
from schema.types.quote import Quote
from schema.types.reference import LazyClaim, LazyEntity


@strawberry.type(description="A number that a claim states.")
class Quantity:
    value: float = strawberry.field(description="The number.")
    unit: str = strawberry.field(description="What is counted or measured: people, years.")
    comparator: words.Comparator = strawberry.field(description="How to read the number.")
    when: When = strawberry.field(description="The date for which the number holds.")


@strawberry.type(description="A published fact-check of a claim.")
class ClaimReview:
    reviewer: LazyEntity | None = strawberry.field(description="The entity that checked the claim.")
    rating: str = strawberry.field(description="The verdict, in the reviewer's words.")
    url: URL | None = strawberry.field(description="The address at which the review was published.")
    reviewed_at: DateTime | None = strawberry.field(description="When the review was published.")
    note: str | None = strawberry.field(description="A note on the review.")


@strawberry.type(description="The relation of a claim to another claim.")
class ClaimRelation:
    type: words.ClaimRelationType = strawberry.field(description="The type of relation.")
    claim: LazyClaim = strawberry.field(description="The other claim.")
    direction: words.ClaimRelationDirection = strawberry.field(
        description="Which of the two claims states the relation."
    )
    note: str | None = strawberry.field(description="Why the claims are so related.")
    asserted_by: str = strawberry.field(description="The person, desk or program that asserts the relation.")
    asserted_at: DateTime = strawberry.field(description="When the relation was asserted.")
    stale: bool = strawberry.field(description="Whether the other claim was retracted.")


@strawberry.type(description="A statement that can be true or false, made or reported by an article.")
class Claim(Annotation):
    text: str = strawberry.field(description="The statement.")
    language: Language = strawberry.field(description="The language of `text`.")
    kind: words.ClaimKind = strawberry.field(description="The type of statement.")
    status: words.ClaimStatus = strawberry.field(description="The verification status.")
    status_note: str | None = strawberry.field(description="The reason for this status.")
    retraction: Retraction | None = strawberry.field(
        description=(
            "The retraction of the claim, which has had the status RETRACTED since then; null if it was not retracted."
        )
    )
    claimant: LazyEntity | None = strawberry.field(
        description="The entity that makes the statement; null if the claimant is not named."
    )
    source_kind: words.SourceKind = strawberry.field(description="The type of source that the claimant is.")
    chain: list[Attribution] = strawberry.field(
        description=(
            "The links by which the statement reached the article. Position 0 is the claimant; the links"
            " after it passed the statement on or were told it."
        )
    )
    unknowns: list[Unknown] = strawberry.field(
        description="Fields that are null because their value is not known, each with the reason."
    )
    quote: Quote | None = strawberry.field(description="The quote in which the claim is made.")
    event: Event | None = strawberry.field(description="The event that the claim is about.")
    about: list[Entity] = strawberry.field(description="The entities that the claim is about.")
    quantities: list[Quantity] = strawberry.field(description="The numbers that the claim states.")
    reviews: list[ClaimReview] = strawberry.field(description="Published fact-checks of the claim.")

    @readable(
        "The relations between this claim and others, whichever of the two states them; also claims of other articles."
    )
    def relations(
        self,
        type: Annotated[words.ClaimRelationType | None, argument("Only relations of this type.")] = strawberry.UNSET,
    ) -> list[ClaimRelation]: ...


@strawberry.type(description="One page of a list of claims.")
class ClaimConnection(Connection[Claim]):
    facets: ClaimFacets = strawberry.field(description="Counts of the list's claims by value.")


@strawberry.input(description="Conditions on claims; a claim must meet all that are given.")
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
    anchor_status: list[words.AnchorStatus] | None = strawberry.field(
        default=strawberry.UNSET,
        description=(
            "With a span that was found in one of these ways: its own words, its cue, or the words of a link of its"
            " chain."
        ),
    )
    article: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="In this article.")
    related: words.ClaimRelationType | None = strawberry.field(
        default=strawberry.UNSET, description="Has a relation of this type to another claim."
    )
    related_by: words.ClaimRelationType | None = strawberry.field(
        default=strawberry.UNSET, description="Another claim has a relation of this type to it."
    )
