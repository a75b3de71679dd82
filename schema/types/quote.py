"""Quotes: who said what, by which chain the words reached the article; utterances: the same words in several articles."""

import strawberry

from schema.base import vocabulary as words
from schema.base.page import Connection
from schema.base.readable import connection
from schema.base.scalars import EDTF, Language
from schema.types.annotation import Annotation, Attribution, Node, Retraction, Span, Unknown, When
from schema.types.facet import QuoteFacets
from schema.types.reference import (
    LazyClaimConnection,
    LazyEntity,
    LazyQuote,
    LazyQuoteConnection,
    LazyUtterance,
    LazyUtteranceCandidate,
)


@strawberry.type(description="Words that somebody said, as the article reports them.")
class Quote(Annotation):
    kind: words.QuoteKind = strawberry.field(description="How far the words are the speaker's own.")
    text: str = strawberry.field(description="The words, without quotation marks.")
    language: Language = strawberry.field(description="The language of the words.")
    speaker: LazyEntity | None = strawberry.field(
        description=(
            "The entity that said them; null if the speaker is not named. If `sourceKind` is ANONYMOUS, an unnamed"
            " person of this entity said them."
        )
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
    unknowns: list[Unknown] = strawberry.field(
        description="Fields that are null because their value is not known, each with the reason."
    )
    stance: words.Stance = strawberry.field(
        description=(
            "Whether the speaker asserts the words. Words that the speaker denied or doubted are a quote too:"
            " never show them without the stance."
        )
    )
    within: LazyQuote | None = strawberry.field(
        description=(
            "The quote in which this one stands, if its speaker quotes somebody else; null if there is none, or if"
            " the caller may not see it."
        )
    )
    retraction: Retraction | None = strawberry.field(
        description=(
            "The retraction of the quote; null if it was not retracted. The claims made in a retracted quote"
            " stay: read `quote` on each of them."
        )
    )

    utterance: LazyUtterance | None = strawberry.field(
        description=(
            "What was said, if editors found the same words in other articles; null if they did not, or if the caller"
            " sees no other version."
        )
    )

    @connection("The other quotes of the same utterance, newest article first.")
    def same_utterance(self) -> LazyQuoteConnection: ...

    utterance_candidates: list[LazyUtteranceCandidate] = strawberry.field(
        description=(
            "Quotes that may be of the same utterance but are not tied to it, the likeliest first: at most 20, of the same"
            " speaker, in other articles that were published at most three days before or after."
        )
    )

    @connection("The claims made in this quote.")
    def claims(self) -> LazyClaimConnection: ...


@strawberry.type(description="A page of a list of quotes.")
class QuoteConnection(Connection[Quote]):
    facets: QuoteFacets = strawberry.field(description="Counts of the list's quotes by value.")


@strawberry.input(description="Conditions on quotes; a quote must meet all that are given.")
class QuoteFilter:
    speaker: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET,
        description=(
            "Said by this entity, or by unnamed persons of it; `sourceKind` tells them apart. Words that it denied or"
            " doubted are included: see `stance`."
        ),
    )
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
    stance: list[words.Stance] | None = strawberry.field(
        default=strawberry.UNSET, description="With one of these stances of the speaker."
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


@strawberry.type(description="A difference of words between a version and the earliest version of an utterance.")
class WordDifference:
    operation: words.WordOperation = strawberry.field(description="What became of the words.")
    changes: list[words.SpanChange] = strawberry.field(description="What changed, the gravest first.")
    before: str = strawberry.field(description="The words of the earliest version; empty if there are none.")
    before_start: int = strawberry.field(
        description="Where they begin in the `text` of the earliest version, in Unicode code points."
    )
    before_end: int = strawberry.field(description="The offset after their last character.")
    after: str = strawberry.field(description="The words of this version; empty if there are none.")
    after_start: int = strawberry.field(
        description="Where they begin in the `text` of this version, in Unicode code points."
    )
    after_end: int = strawberry.field(description="The offset after their last character.")


@strawberry.type(description="A quote that may be of the same utterance; editors decide.")
class UtteranceCandidate:
    quote: Quote = strawberry.field(description="The quote.")
    score: float = strawberry.field(description="How likely it is, up to 1: 1 for the same words.")
    evidence: list[words.UtteranceEvidence] = strawberry.field(description="What they have in common.")


@strawberry.type(description="A quote as a version of an utterance.")
class UtteranceVersion:
    quote: Quote = strawberry.field(description="The quote.")
    wording: words.Wording = strawberry.field(
        description="How its words differ from those of the earliest version; VERBATIM for the earliest itself."
    )
    differences: list[WordDifference] = strawberry.field(
        description="The differences from the earliest version, in order; empty if it is in another language."
    )


@strawberry.type(
    description=(
        "One thing that was said once, with its versions in articles and languages, the earliest first. Editors tie the"
        " quotes. The order is that of the days on which the words were said, then that of publication."
    )
)
class Utterance(Node):
    speaker: LazyEntity | None = strawberry.field(
        description="Who said it, as the earliest version that names somebody has it; null if none does."
    )
    said: When = strawberry.field(description="When it was said, as the earliest version has it.")
    versions: list[UtteranceVersion] = strawberry.field(
        description="The quotes: at least two that the caller may see, the earliest first."
    )
