"""What reviewers read and do: annotations of all kinds as one list, where annotators disagree, and what is decided."""

from enum import StrEnum

import strawberry

from db.review import ReviewAnnotations, review_annotations
from schema import vocabulary as words
from schema.annotation import Annotation
from schema.enumeration import publish
from schema.facet import AnnotationFacets
from schema.operation import Operation
from schema.page import Connection
from schema.user_error import UserError

REVIEW_ANNOTATIONS = Operation(review_annotations, ReviewAnnotations)


@strawberry.type(
    description=(
        "A place of an article about which annotators say different things: annotations of one kind whose words overlap."
    )
)
class Disagreement:
    kind: words.AnnotationKind = strawberry.field(description="What sort of annotations they are.")
    fields: list[str] = strawberry.field(
        description="In what they differ, by the names of the fields: `entity`, `chain`, `spans` for the words themselves."
    )
    annotations: list[Annotation] = strawberry.field(
        description="All that is said there, whoever says it: `provenance` tells who."
    )


@strawberry.type(description="A page of a list of annotations.")
class AnnotationConnection(Connection[Annotation]):
    facets: AnnotationFacets = strawberry.field(description="How many annotations of the list have which values.")


@strawberry.input(description="Which annotations to list; what is given must all hold.")
class AnnotationFilter:
    state: words.ReviewState | None = strawberry.field(
        default=strawberry.UNSET, description="That have come so far: DRAFT for those that wait for a reviewer."
    )
    article: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="That stand in this article."
    )
    kind: words.AnnotationKind | None = strawberry.field(default=strawberry.UNSET, description="Of this kind.")
    method: words.Method | None = strawberry.field(
        default=strawberry.UNSET, description="That were made by a person, or by a program."
    )
    asserted_by: str | None = strawberry.field(
        default=strawberry.UNSET, description="That this desk or person asserts."
    )
    annotation_set: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="Of this annotation set; the empty text for what the articles' own bundles say.",
    )


class AnnotationOrder(StrEnum):
    """The orders in which annotations can be listed; the names are those of the catalog."""

    NEWEST = "NEWEST"
    OLDEST = "OLDEST"


publish(
    AnnotationOrder,
    "The orders in which annotations can be listed.",
    NEWEST="Those that were loaded last come first.",
    OLDEST="Those that were loaded first come first.",
)


@strawberry.input(description="An annotation that somebody looked at.")
class ReviewedAnnotationInput:
    id: strawberry.ID = strawberry.field(description="Its id.")
    expected_version: int | None = strawberry.field(
        default=strawberry.UNSET,
        description="The version of it that was looked at: nothing is decided on another one.",
    )


@strawberry.input(description="A decision on some annotations, or on all that wait in an article.")
class ReviewAnnotationsInput:
    decision: words.Decision = strawberry.field(description="What is decided.")
    annotations: list[ReviewedAnnotationInput] = strawberry.field(
        default_factory=list, description="Which ones: 1000 at most. Or give an article."
    )
    article: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="All that wait in this article, by its slug or its id: in state DRAFT or REVIEWED.",
    )
    annotation_set: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="Of the article only this annotation set; the empty text for what its own bundle says.",
    )
    note: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="What the reviewer says of it, for who may see drafts. To turn something down a note is needed.",
    )
    expected_version: int | None = strawberry.field(
        default=strawberry.UNSET,
        description="The version of the article that was looked at: nothing is decided at another one.",
    )


@strawberry.type(description="What became of annotations that were reviewed.")
class ReviewAnnotationsPayload:
    annotations: list[Annotation] = strawberry.field(
        description="The annotations as they are now, those too that were as decided already."
    )
    changed: int | None = strawberry.field(
        description="How many were written: the others were as decided already. Null where it was refused."
    )
    position: str | None = strawberry.field(
        description="The position of the write, to read it by `X-Isnad-Position`; null where nothing was written."
    )
    user_errors: list[UserError] = strawberry.field(description="Why nothing was decided; empty where it was.")
