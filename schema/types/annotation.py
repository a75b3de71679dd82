"""What all annotations share: the two interfaces, spans, provenance, chains and dates."""

import strawberry

from schema.base import vocabulary as words
from schema.base.page import Connection
from schema.base.readable import connection
from schema.base.scalars import EDTF, Date, DateTime
from schema.types.reference import LazyArticle, LazyEntity, LazyHistory, LazyRevision


@strawberry.interface(description="Any object that can be fetched by its id.")
class Node:
    id: strawberry.ID = strawberry.field(description="A UUID, unique across all types and never reused.")


@strawberry.type(description="A stretch of an article's text, with its words; the end is exclusive.")
class Span:
    start: int = strawberry.field(description="The first character's offset in the revision, in Unicode code points.")
    end: int = strawberry.field(description="The offset after the last character, in Unicode code points.")
    utf16_start: int = strawberry.field(description="`start` in UTF-16 code units, as JavaScript counts.")
    utf16_end: int = strawberry.field(description="`end` in UTF-16 code units, as JavaScript counts.")
    exact: str = strawberry.field(description="The words: the body from `start` to `end`.")
    prefix: str = strawberry.field(description="Up to 32 characters before the words.")
    suffix: str = strawberry.field(description="Up to 32 characters after the words.")
    status: words.AnchorStatus = strawberry.field(description="How the words were found in the revision.")
    score: float = strawberry.field(description="How similar the words are, up to 1: 1 unless the status is FUZZY.")
    changes: list[words.SpanChange] = strawberry.field(
        description=(
            "What changed between the words that were annotated and the words that stand there now, the gravest first;"
            " empty unless the status is FUZZY."
        )
    )
    revision: LazyRevision = strawberry.field(description="The revision in which the offsets count.")


@strawberry.type(description="A reviewer's decision on an annotation.")
class ReviewDecision:
    decision: words.Decision = strawberry.field(description="The decision.")
    version: int = strawberry.field(description="The version that the decision gave the annotation.")
    at: DateTime = strawberry.field(description="When it was decided.")
    by: str | None = strawberry.field(description="Who decided.")
    by_key: strawberry.ID | None = strawberry.field(
        description="The id of the key that `by` names. Null if it was done without a key, or before ids were kept."
    )
    note: str | None = strawberry.field(description="The reviewer's note; null if there is none.")


@strawberry.type(description="A field that is null because its value is not known.")
class Unknown:
    field: str = strawberry.field(description="The name of the field, which is null.")
    reason: words.UnknownReason = strawberry.field(description="Why it is null.")


@strawberry.type(description="The retraction of a quote or claim.")
class Retraction:
    at: DateTime = strawberry.field(description="When it was retracted.")
    reason: str | None = strawberry.field(description="The reason; null if none was given.")


@strawberry.type(description="Who asserts an annotation, and its review state.")
class Provenance:
    method: words.Method = strawberry.field(description="Whether a person or a program made it.")
    asserted_by: str = strawberry.field(description="The desk, person or program that asserts it.")
    asserted_at: DateTime = strawberry.field(description="When it was asserted.")
    confidence: float | None = strawberry.field(description="How confident they are, from 0 to 1; null if not stated.")
    annotation_set: str | None = strawberry.field(
        description="The annotation set to which it belongs; null if it comes from the article's own bundle."
    )
    state: words.ReviewState = strawberry.field(description="The review state.")
    decision: ReviewDecision | None = strawberry.field(
        description=(
            "The reviewer's decision that set the state; null if the state comes from the bundle, or if the"
            " caller may not see drafts."
        )
    )
    note: str | None = strawberry.field(description="The editor's note.")


@strawberry.interface(description="An assertion about a stretch of an article, made by an editor or a program.")
class Annotation(Node):
    article: LazyArticle = strawberry.field(description="The article that contains it.")
    spans: list[Span] = strawberry.field(description="The places in the current revision.")
    provenance: Provenance = strawberry.field(description="Who asserts it, and its review state.")
    key: str | None = strawberry.field(
        description=(
            "Its key in its bundle, unique among the annotations of its kind in the article and its annotation set."
        )
    )
    version: int = strawberry.field(description="The version of the annotation itself: 1, 2, 3 …")

    @connection("Every write of the annotation, newest first.")
    def history(self) -> Connection[LazyHistory]: ...


@strawberry.type(description="One link of the chain by which words reached the article.")
class Attribution:
    position: int = strawberry.field(description="The position in the chain: 0 is the speaker or claimant.")
    role: words.AttributionRole = strawberry.field(description="The role of this link.")
    entity: LazyEntity | None = strawberry.field(
        description=(
            "The entity; null if the source is not named. If `sourceKind` is ANONYMOUS, the source is an unnamed person of it."
        )
    )
    source_kind: words.SourceKind = strawberry.field(description="The type of source.")
    inferred: bool = strawberry.field(description="Whether the editor inferred this link because no words state it.")
    span: Span | None = strawberry.field(description="The words that state this link.")


@strawberry.type(description="A date, with everything that is known about it.")
class When:
    edtf: EDTF | None = strawberry.field(description="The date in EDTF; null if nothing is known.")
    earliest: Date | None = strawberry.field(
        description="The first day that it can mean; null if there is no lower bound."
    )
    latest: Date | None = strawberry.field(
        description="The last day that it can mean; null if there is no upper bound."
    )
    precision: words.DatePrecision = strawberry.field(description="The precision of the date.")
    qualifier: words.DateQualifier | None = strawberry.field(
        description="How reliable the date is; null if it is unqualified."
    )
    expression: str | None = strawberry.field(description="The article's own words for the date.")
    base: Date | None = strawberry.field(description="The day from which those words were resolved.")
