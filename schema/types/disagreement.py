"""Disagreements of annotators: annotations of the same words that contradict each other."""

import strawberry

from schema.base import vocabulary as words
from schema.types.annotation import Annotation


@strawberry.type(
    description="A place in an article where annotators disagree: annotations of one kind whose words overlap."
)
class Disagreement:
    kind: words.AnnotationKind = strawberry.field(description="The kind of the annotations.")
    fields: list[str] = strawberry.field(
        description=(
            "The names of the fields in which they differ: `entity`, `chain` …; `spans` if the words themselves differ."
        )
    )
    annotations: list[Annotation] = strawberry.field(
        description="All annotations in this place, by any annotator; `provenance` names the annotator of each."
    )
