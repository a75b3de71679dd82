"""What every annotation has: the two interfaces, spans, provenance, chains and dates."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema import vocabulary as words
from schema.page import Connection
from schema.readable import connection
from schema.scalars import EDTF, Date, DateTime

if TYPE_CHECKING:  # GraphQL's types refer to each other in circles; Strawberry finds these by name
    from schema.article import Article, Revision
    from schema.entity import Entity
    from schema.history import HistoryEntry

LazyArticle = Annotated["Article", strawberry.lazy("schema.article")]
LazyRevision = Annotated["Revision", strawberry.lazy("schema.article")]
LazyEntity = Annotated["Entity", strawberry.lazy("schema.entity")]
LazyHistory = Annotated["HistoryEntry", strawberry.lazy("schema.history")]


@strawberry.interface(description="Anything that can be asked for by its id.")
class Node:
    id: strawberry.ID = strawberry.field(description="A UUID, unique across all types and never given twice.")


@strawberry.type(description="A stretch of an article's text: half open, its words beside it.")
class Span:
    start: int = strawberry.field(description="The first character's offset in the revision, in Unicode code points.")
    end: int = strawberry.field(description="The offset after the last character, in Unicode code points.")
    utf16_start: int = strawberry.field(description="`start` in UTF-16 code units, as JavaScript counts.")
    utf16_end: int = strawberry.field(description="`end` in UTF-16 code units, as JavaScript counts.")
    exact: str = strawberry.field(description="The words: the body from `start` to `end`.")
    prefix: str = strawberry.field(description="Up to 32 characters before the words.")
    suffix: str = strawberry.field(description="Up to 32 characters after the words.")
    status: words.AnchorStatus = strawberry.field(description="How the words were found in the revision.")
    score: float = strawberry.field(description="How like the words are: 1 unless the status is FUZZY.")
    revision: LazyRevision = strawberry.field(description="The text that the offsets count in.")


@strawberry.type(description="What a reviewer decided of an annotation.")
class ReviewDecision:
    decision: words.Decision = strawberry.field(description="What was decided.")
    version: int = strawberry.field(description="The version that the annotation got by it.")
    at: DateTime = strawberry.field(description="When.")
    by: str | None = strawberry.field(description="Who decided it.")
    by_key: strawberry.ID | None = strawberry.field(
        description="The id of the key that `by` names. Null if it was done without a key, or before ids were kept."
    )
    note: str | None = strawberry.field(description="What the reviewer says of it; null where nothing was said.")


@strawberry.type(description="That a quote or claim was taken back.")
class Retraction:
    at: DateTime = strawberry.field(description="Since when.")
    reason: str | None = strawberry.field(description="Why; null where nobody said so.")


@strawberry.type(description="Who asserts an annotation.")
class Provenance:
    method: words.Method = strawberry.field(description="Whether a person or a program made it.")
    asserted_by: str = strawberry.field(description="Who.")
    asserted_at: DateTime = strawberry.field(description="When.")
    confidence: float | None = strawberry.field(description="How sure, from 0 to 1; null when not said.")
    annotation_set: str | None = strawberry.field(
        description="The annotation set that it belongs to; null for what the article's own bundle says."
    )
    state: words.ReviewState = strawberry.field(description="How far it has come towards publication.")
    decision: ReviewDecision | None = strawberry.field(
        description="The reviewer's decision that the state follows from; null where it is what the bundle says, and for who may"
        " see no drafts."
    )
    note: str | None = strawberry.field(description="What the editor adds to it.")


@strawberry.interface(description="What an editor asserts about a stretch of an article.")
class Annotation(Node):
    article: LazyArticle = strawberry.field(description="The article that it stands in.")
    spans: list[Span] = strawberry.field(description="Where it stands in the current revision.")
    provenance: Provenance = strawberry.field(description="Who asserts it.")
    version: int = strawberry.field(description="The annotation's own version: 1, 2, 3 …")

    @connection("Every write of it, the newest first.")
    def history(self) -> Connection[LazyHistory]: ...


@strawberry.type(description="One link of the chain by which words reached the page.")
class Attribution:
    position: int = strawberry.field(description="The place in the chain: 0 is the speaker.")
    role: words.AttributionRole = strawberry.field(description="What this link did with the words.")
    entity: LazyEntity | None = strawberry.field(description="Who; null when the source is not named.")
    source_kind: words.SourceKind = strawberry.field(description="What sort of source it is.")
    inferred: bool = strawberry.field(description="Whether the editor concluded it, as no words say so.")
    span: Span | None = strawberry.field(description="The words that say so.")


@strawberry.type(description="A date with all that is known and not known of it.")
class When:
    edtf: EDTF | None = strawberry.field(description="The date in EDTF; null when nothing is known.")
    earliest: Date | None = strawberry.field(description="The first day that it can mean; null where open.")
    latest: Date | None = strawberry.field(description="The last day that it can mean; null where open.")
    precision: words.DatePrecision = strawberry.field(description="The unit to which it is known.")
    qualifier: words.DateQualifier | None = strawberry.field(description="How far to trust it; null when unqualified.")
    expression: str | None = strawberry.field(description="The article's own words for it.")
    base: Date | None = strawberry.field(description="The day that those words were resolved against.")
