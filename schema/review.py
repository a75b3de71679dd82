"""What reviewers read: annotations of all kinds as one list, and where annotators disagree."""

from enum import StrEnum

import strawberry

from schema import vocabulary as words
from schema.annotation import Annotation
from schema.enumeration import publish
from schema.facet import AnnotationFacets
from schema.page import Connection


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
