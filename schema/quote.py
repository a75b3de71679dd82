"""Quotes: who said what, and by which chain it reached the page."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema import vocabulary as words
from schema.annotation import Annotation, Attribution, LazyEntity, Retraction, Span, When
from schema.facet import QuoteFacets
from schema.page import Connection
from schema.readable import connection
from schema.scalars import EDTF, Language

if TYPE_CHECKING:  # GraphQL's types refer to each other in circles; Strawberry finds these by name
    from schema.claim import ClaimConnection


@strawberry.type(description="Words that somebody said, as an article gives them.")
class Quote(Annotation):
    kind: words.QuoteKind = strawberry.field(description="Whether the words are the speaker's own.")
    text: str = strawberry.field(description="The words, without quotation marks.")
    language: Language = strawberry.field(description="The language of the words.")
    speaker: LazyEntity | None = strawberry.field(description="Who said them; null when not named.")
    source_kind: words.SourceKind = strawberry.field(description="What sort of source the speaker is.")
    chain: list[Attribution] = strawberry.field(
        description="Position 0 is the speaker; then who handed the words on, and to whom they were told."
    )
    cue: Span | None = strawberry.field(description="The verb of saying, where there is one.")
    said: When = strawberry.field(description="When the words were said.")
    retraction: Retraction | None = strawberry.field(
        description="That the quote was taken back; null where it stands. The claims that are made in it stay: ask for `quote`."
    )

    @connection("The claims that are made in these words.")
    def claims(self) -> Annotated["ClaimConnection", strawberry.lazy("schema.claim")]: ...


@strawberry.type(description="A page of a list of quotes.")
class QuoteConnection(Connection[Quote]):
    facets: QuoteFacets = strawberry.field(description="How many quotes of the list have which values.")


@strawberry.input(description="Which quotes to list; what is given must all hold.")
class QuoteFilter:
    speaker: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="Said by this entity.")
    via: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="This entity is a link of the chain after the speaker."
    )
    role: words.AttributionRole | None = strawberry.field(
        default=strawberry.UNSET,
        description="Some link has this role; together with `via`, the link of that entity has it.",
    )
    source_kind: list[words.SourceKind] | None = strawberry.field(
        default=strawberry.UNSET, description="The speaker is one of these sorts of source."
    )
    kind: list[words.QuoteKind] | None = strawberry.field(
        default=strawberry.UNSET, description="Of one of these kinds."
    )
    article: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="Stands in this article.")
    language: Language | None = strawberry.field(default=strawberry.UNSET, description="In this language.")
    said: EDTF | None = strawberry.field(
        default=strawberry.UNSET, description="Said within this date, or possibly within it."
    )
