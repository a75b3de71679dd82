"""Review: annotations of all kinds in one list, the disagreements of annotators, and decisions on annotations."""

from enum import StrEnum

import strawberry

from db.operations.review import ReviewAnnotations, review_annotations
from schema.base import vocabulary as words
from schema.base.enumeration import publish
from schema.base.page import Connection
from schema.base.user_error import UserError
from schema.operation.operation import MutationField
from schema.types.annotation import Annotation
from schema.types.facet import AnnotationFacets

REVIEW_ANNOTATIONS = MutationField(review_annotations, ReviewAnnotations)


@strawberry.type(description="One page of a list of annotations.")
class AnnotationConnection(Connection[Annotation]):
    facets: AnnotationFacets = strawberry.field(description="Counts of the list's annotations by value.")


@strawberry.input(description="Conditions on annotations; an annotation must meet all that are given.")
class AnnotationFilter:
    state: words.ReviewState | None = strawberry.field(
        default=strawberry.UNSET, description="In this state; DRAFT for annotations that wait for review."
    )
    anchor_status: list[words.AnchorStatus] | None = strawberry.field(
        default=strawberry.UNSET,
        description=(
            "With a span that was found in one of these ways: its own words, its cue, or the words of a link of its"
            " chain."
        ),
    )
    article: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="In this article.")
    kind: words.AnnotationKind | None = strawberry.field(default=strawberry.UNSET, description="Of this kind.")
    method: words.Method | None = strawberry.field(
        default=strawberry.UNSET, description="Made by a person, or by a program."
    )
    asserted_by: str | None = strawberry.field(default=strawberry.UNSET, description="Asserted by this desk or person.")
    annotation_set: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="In this annotation set; the empty string for annotations from the articles' own bundles.",
    )


class AnnotationOrder(StrEnum):
    """The orders in which annotations can be listed; the names come from the catalog."""

    NEWEST = "NEWEST"
    OLDEST = "OLDEST"


publish(
    AnnotationOrder,
    "The orders in which annotations can be listed.",
    NEWEST="The annotation that was loaded last comes first.",
    OLDEST="The annotation that was loaded first comes first.",
)


@strawberry.input(description="An annotation that was reviewed.")
class ReviewedAnnotationInput:
    id: strawberry.ID = strawberry.field(description="The annotation's id.")
    expected_version: int | None = strawberry.field(
        default=strawberry.UNSET,
        description="The version that was reviewed; if the annotation now has another version, nothing is decided.",
    )


@strawberry.input(
    description="A decision on the given annotations, or on all annotations of an article that wait for review."
)
class ReviewAnnotationsInput:
    decision: words.Decision = strawberry.field(description="The decision.")
    annotations: list[ReviewedAnnotationInput] = strawberry.field(
        default_factory=list, description="The annotations to decide on: at most 1000. Alternatively, give `article`."
    )
    article: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="The slug or id of an article: decides on all of its annotations in state DRAFT or REVIEWED.",
    )
    annotation_set: str | None = strawberry.field(
        default=strawberry.UNSET,
        description=(
            "With `article`: only annotations of this set; the empty string for annotations from the"
            " article's own bundle."
        ),
    )
    note: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="The reviewer's note, shown to callers who may see drafts. Required for REJECT.",
    )
    expected_version: int | None = strawberry.field(
        default=strawberry.UNSET,
        description=(
            "The version of the article that was reviewed; if the article now has another version, nothing is decided."
        ),
    )


@strawberry.type(description="The result of a review.")
class ReviewAnnotationsPayload:
    annotations: list[Annotation] = strawberry.field(
        description="The annotations as they are now, including those that already had this decision."
    )
    changed: int | None = strawberry.field(
        description=(
            "Number of annotations that were written; the others already had this decision. Null if the"
            " review was refused."
        )
    )
    position: str | None = strawberry.field(
        description=(
            "The position of the write; send it as `X-Isnad-Position` to read your write. Null if nothing was written."
        )
    )
    user_errors: list[UserError] = strawberry.field(
        description="The reasons why nothing was decided; empty on success."
    )
