"""Corrections: a new text for an article, or a new version of an annotation."""

from enum import StrEnum

import strawberry

from db.operations.correct_annotation import CorrectAnnotation, correct_annotation
from db.operations.correct_article import CorrectArticle, correct_article
from schema.base import vocabulary as words
from schema.base.change_vocabulary import ChangeType
from schema.base.enumeration import publish
from schema.base.user_error import BundleWarning, UserError
from schema.operation.operation import MutationField
from schema.types.annotation import Annotation
from schema.types.reference import LazyArticle

CORRECT_ARTICLE = MutationField(correct_article, CorrectArticle, computes=True)
CORRECT_ANNOTATION = MutationField(correct_annotation, CorrectAnnotation, computes=True)

_DRY_RUN = "If true, report what would be done and write nothing."
_CHANGED = (
    "Whether anything was written, or would be with `dryRun`; false if nothing differs. Null if the operation"
    " was refused."
)
_POSITION = "The position of the write; send it as `X-Isnad-Position` to read your write. Null if nothing was written."
_ERRORS = "The reasons why nothing was done; empty on success."


class SpanRole(StrEnum):
    """The role of a span in an annotation."""

    TARGET = "TARGET"
    CUE = "CUE"
    LINK = "LINK"


publish(
    SpanRole,
    "The role of a span in its annotation.",
    TARGET="The place of the annotation.",
    CUE="The reporting verb of a quote.",
    LINK="The words that state a link of a chain.",
)


@strawberry.input(description="The corrected text of an article.")
class CorrectArticleInput:
    article: str = strawberry.field(description="The slug or id of the article.")
    body: str = strawberry.field(description="The whole corrected text.")
    note: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="What readers should know about the correction: a public note on the revision.",
    )
    expected_version: int | None = strawberry.field(
        default=strawberry.UNSET,
        description=(
            "The version of the article that the caller knows; if the article now has another version, nothing is done."
        ),
    )
    dry_run: bool = strawberry.field(default=False, description=_DRY_RUN)


@strawberry.type(description="Words of a revision, and their place in it.")
class PlacedWords:
    revision: int = strawberry.field(description="The number of the revision.")
    start: int = strawberry.field(
        description="The offset of the first character in the revision, in Unicode code points."
    )
    end: int = strawberry.field(description="The offset after the last character, in Unicode code points.")
    utf16_start: int = strawberry.field(description="`start` in UTF-16 code units, as JavaScript counts.")
    utf16_end: int = strawberry.field(description="`end` in UTF-16 code units, as JavaScript counts.")
    exact: str = strawberry.field(description="The words.")


@strawberry.type(description="The result of a correction for one span.")
class CorrectedSpan:
    role: SpanRole = strawberry.field(description="The role of the span.")
    ordinal: int = strawberry.field(
        description=(
            "The number of the span among the annotation's spans with this role, from 0; for a LINK, its"
            " position in the chain."
        )
    )
    status: words.AnchorStatus = strawberry.field(description="How the words were found in the new text.")
    score: float = strawberry.field(description="How similar the words are, up to 1: 1 unless the status is FUZZY.")
    changes: list[words.SpanChange] = strawberry.field(
        description=(
            "What changed between the words that were annotated and the words in the new text, the gravest first;"
            " empty unless the status is FUZZY."
        )
    )
    before: PlacedWords = strawberry.field(description="The words before the correction.")
    after: PlacedWords | None = strawberry.field(
        description="The words in the new text; null if the status is ORPHANED."
    )


@strawberry.type(description="The result of a correction for one annotation.")
class CorrectedAnnotation:
    node_id: strawberry.ID = strawberry.field(description="The id of the annotation; it does not change.")
    type: ChangeType = strawberry.field(description="The type of annotation.")
    key: str = strawberry.field(description="Its key in the bundle.")
    version: int = strawberry.field(description="The annotation's version after the correction.")
    status: words.AnchorStatus = strawberry.field(
        description="The status of the span that was found with the least certainty."
    )
    spans: list[CorrectedSpan] = strawberry.field(description="The result for each span of the annotation.")


@strawberry.type(description="The result of correcting the text of an article.")
class CorrectArticlePayload:
    changed: bool | None = strawberry.field(description=_CHANGED)
    revision: int | None = strawberry.field(
        description="The number of the revision that has the text; null if the operation was refused."
    )
    exact: int | None = strawberry.field(description="Number of annotations whose place did not change.")
    moved: int | None = strawberry.field(
        description="Number of annotations that are in another place, with the same words."
    )
    fuzzy: int | None = strawberry.field(
        description="Number of annotations that now stand on similar words: an editor should check them."
    )
    orphaned: int | None = strawberry.field(
        description="Number of annotations with a span that is no longer in the text: an editor should check them."
    )
    annotations: list[CorrectedAnnotation] = strawberry.field(
        description=(
            "The result for every annotation, in reading order; annotations whose place is lost come last."
            " Empty if nothing was written."
        )
    )
    article: LazyArticle | None = strawberry.field(
        description="The article as it is now; null if the operation was refused."
    )
    position: str | None = strawberry.field(description=_POSITION)
    user_errors: list[UserError] = strawberry.field(description=_ERRORS)


@strawberry.input(description="A correction of an annotation.")
class CorrectAnnotationInput:
    id: strawberry.ID = strawberry.field(
        description="The id of the annotation: a mention, quote, event report or claim."
    )
    annotation: str = strawberry.field(
        description=(
            "The new values, in YAML or JSON, written as the annotation's item in a bundle. Omitted keys keep"
            " their values; null clears a value. A mention also takes `entity`, an event report `event`."
            " Refer to entities, events, quotes and claims by key or id."
        )
    )
    note: str | None = strawberry.field(
        default=strawberry.UNSET, description="The reason. Shown in the history to callers who may see drafts."
    )
    expected_version: int | None = strawberry.field(
        default=strawberry.UNSET,
        description=(
            "The version of the annotation that the caller knows; if the annotation now has another version,"
            " nothing is done."
        ),
    )
    dry_run: bool = strawberry.field(default=False, description=_DRY_RUN)


@strawberry.type(description="The result of correcting an annotation.")
class CorrectAnnotationPayload:
    changed: bool | None = strawberry.field(description=_CHANGED)
    version: int | None = strawberry.field(
        description=(
            "The annotation's version, or with `dryRun` the version that it would have; null if the operation"
            " was refused."
        )
    )
    fields: list[str] = strawberry.field(description="The names of the fields that changed.")
    warnings: list[BundleWarning] = strawberry.field(
        description=(
            "What an editor should look at, such as words for a date that could not be resolved. If the operation was"
            " refused, these are the warnings beside its errors."
        )
    )
    annotation: Annotation | None = strawberry.field(
        description="The annotation as it is now; null if the operation was refused."
    )
    position: str | None = strawberry.field(description=_POSITION)
    user_errors: list[UserError] = strawberry.field(description=_ERRORS)
