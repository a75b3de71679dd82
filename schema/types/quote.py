"""Quotes: who said what, and the chain by which the words reached the article."""

import strawberry

from schema.base import vocabulary as words
from schema.base.page import Connection
from schema.base.readable import connection
from schema.base.scalars import EDTF, Language
from schema.types.annotation import Annotation, Attribution, Retraction, Span, When
from schema.types.facet import QuoteFacets
from schema.types.reference import LazyClaimConnection, LazyEntity


@strawberry.type(description="Words that somebody said, as the article reports them.")
class Quote(Annotation):
    kind: words.QuoteKind = strawberry.field(description="How far the words are the speaker's own.")
    text: str = strawberry.field(description="The words, without quotation marks.")
    language: Language = strawberry.field(description="The language of the words.")
    speaker: LazyEntity | None = strawberry.field(
        description="The entity that said them; null if the speaker is not named."
    )
    source_kind: words.SourceKind = strawberry.field(description="The type of source that the speaker is.")
    chain: list[Attribution] = strawberry.field(
        description=(
            "The links by which the words reached the article. Position 0 is the speaker; the links after it"
            " passed the words on or were told them."
        )
    )
    cue: Span | None = strawberry.field(description="The reporting verb, if there is one.")
    said: When = strawberry.field(description="When the words were said.")
    retraction: Retraction | None = strawberry.field(
        description=(
            "The retraction of the quote; null if it was not retracted. The claims made in a retracted quote"
            " stay: read `quote` on each of them."
        )
    )

    @connection("The claims made in this quote.")
    def claims(self) -> LazyClaimConnection: ...


@strawberry.type(description="A page of a list of quotes.")
class QuoteConnection(Connection[Quote]):
    facets: QuoteFacets = strawberry.field(description="Counts of the list's quotes by value.")


@strawberry.input(description="Conditions on quotes; a quote must meet all that are given.")
class QuoteFilter:
    speaker: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="Said by this entity.")
    via: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="This entity is a link of the chain after the speaker."
    )
    role: words.AttributionRole | None = strawberry.field(
        default=strawberry.UNSET,
        description="A link of the chain has this role; together with `via`, the link of that entity has it.",
    )
    source_kind: list[words.SourceKind] | None = strawberry.field(
        default=strawberry.UNSET, description="The speaker is one of these types of source."
    )
    kind: list[words.QuoteKind] | None = strawberry.field(
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
    language: Language | None = strawberry.field(default=strawberry.UNSET, description="In this language.")
    said: EDTF | None = strawberry.field(
        default=strawberry.UNSET, description="Said within this date, or possibly within it."
    )
