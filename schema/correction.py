"""Correcting: another text of an article, and another version of an annotation."""

from enum import StrEnum

import strawberry

from db.correct_annotation import CorrectAnnotation, correct_annotation
from db.correct_article import CorrectArticle, correct_article
from schema import vocabulary as words
from schema.annotation import Annotation, LazyArticle
from schema.change import ChangeType
from schema.enumeration import publish
from schema.operation import Operation
from schema.user_error import UserError

CORRECT_ARTICLE = Operation(correct_article, CorrectArticle, computes=True)
CORRECT_ANNOTATION = Operation(correct_annotation, CorrectAnnotation, computes=True)

_DRY_RUN = "Whether to tell what would be done, and to do nothing."
_CHANGED = (
    "Whether anything was written, with `dryRun` would be: not where it was so already. Null where it was refused."
)
_POSITION = "The position of the write, to read it by `X-Isnad-Position`; null where nothing was written."
_ERRORS = "Why nothing was done; empty where it was."


class SpanRole(StrEnum):
    """What a span of an annotation is."""

    TARGET = "TARGET"
    CUE = "CUE"
    LINK = "LINK"


publish(
    SpanRole,
    "What a span of an annotation is.",
    TARGET="Where the annotation stands.",
    CUE="The verb of saying of a quote.",
    LINK="The words for a link of a chain.",
)


@strawberry.input(description="The text that an article is to have.")
class CorrectArticleInput:
    article: str = strawberry.field(description="The article: its slug or its id.")
    body: str = strawberry.field(description="The whole of the text.")
    note: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="What readers should know of the correction: it stands with the revision, for everybody to see.",
    )
    expected_version: int | None = strawberry.field(
        default=strawberry.UNSET,
        description="The version of the article that the caller knows: at another one nothing is done.",
    )
    dry_run: bool = strawberry.field(default=False, description=_DRY_RUN)


@strawberry.type(description="Words of a revision, and where they stand in it.")
class PlacedWords:
    revision: int = strawberry.field(description="The number of the revision.")
    start: int = strawberry.field(description="The first character's offset in it, in Unicode code points.")
    end: int = strawberry.field(description="The offset after the last character, in Unicode code points.")
    utf16_start: int = strawberry.field(description="`start` in UTF-16 code units, as JavaScript counts.")
    utf16_end: int = strawberry.field(description="`end` in UTF-16 code units, as JavaScript counts.")
    exact: str = strawberry.field(description="The words.")


@strawberry.type(description="What became of a span in a corrected text.")
class CorrectedSpan:
    role: SpanRole = strawberry.field(description="What the span is.")
    ordinal: int = strawberry.field(
        description="Which of the annotation's spans with this role, from 0; of a LINK the place in the chain."
    )
    status: words.AnchorStatus = strawberry.field(description="How the words were found in the new text.")
    score: float = strawberry.field(description="How like the words are: 1 unless the status is FUZZY.")
    before: PlacedWords = strawberry.field(description="The words before the correction.")
    after: PlacedWords | None = strawberry.field(description="The words in the new text; null where it is ORPHANED.")


@strawberry.type(description="What became of an annotation in a corrected text.")
class CorrectedAnnotation:
    node_id: strawberry.ID = strawberry.field(description="The id of the annotation: the same as before.")
    type: ChangeType = strawberry.field(description="What sort of annotation it is.")
    key: str = strawberry.field(description="Its key in the bundle.")
    version: int = strawberry.field(description="The version that it has now.")
    status: words.AnchorStatus = strawberry.field(description="That of its span that was found least surely.")
    spans: list[CorrectedSpan] = strawberry.field(description="What became of each of its spans.")


@strawberry.type(description="What became of an article whose text was corrected.")
class CorrectArticlePayload:
    changed: bool | None = strawberry.field(description=_CHANGED)
    revision: int | None = strawberry.field(
        description="The number of the revision that has the text; null where it was refused."
    )
    exact: int | None = strawberry.field(description="So many annotations stand where they stood.")
    moved: int | None = strawberry.field(description="So many stand elsewhere, in the same words.")
    fuzzy: int | None = strawberry.field(description="So many stand in other words: an editor should look at them.")
    orphaned: int | None = strawberry.field(
        description="So many have a span that stands nowhere any more: an editor should look at them."
    )
    annotations: list[CorrectedAnnotation] = strawberry.field(
        description=(
            "What became of every annotation, in reading order, those last that stand nowhere; empty where nothing was"
            " written."
        )
    )
    article: LazyArticle | None = strawberry.field(description="The article as it is now; null where it was refused.")
    position: str | None = strawberry.field(description=_POSITION)
    user_errors: list[UserError] = strawberry.field(description=_ERRORS)


@strawberry.input(description="What is to be another of an annotation.")
class CorrectAnnotationInput:
    id: strawberry.ID = strawberry.field(description="The annotation: a mention, quote, event report or claim.")
    annotation: str = strawberry.field(
        description=(
            "What is to be another, in YAML or JSON, as the annotation's item of a bundle has it: keys that are left out"
            " stay, null clears. A mention has `entity` too, a report `event`. Entities, events, quotes and claims are"
            " named by key or id."
        )
    )
    note: str | None = strawberry.field(
        default=strawberry.UNSET, description="Why: it stands in the history, for who may see drafts."
    )
    expected_version: int | None = strawberry.field(
        default=strawberry.UNSET,
        description="The version of the annotation that the caller knows: at another one nothing is done.",
    )
    dry_run: bool = strawberry.field(default=False, description=_DRY_RUN)


@strawberry.type(description="What became of an annotation that was corrected.")
class CorrectAnnotationPayload:
    changed: bool | None = strawberry.field(description=_CHANGED)
    version: int | None = strawberry.field(
        description="The annotation's version, with `dryRun` that it would have; null where it was refused."
    )
    fields: list[str] = strawberry.field(description="What became another, by the names of the fields.")
    annotation: Annotation | None = strawberry.field(
        description="The annotation as it is now; null where it was refused."
    )
    position: str | None = strawberry.field(description=_POSITION)
    user_errors: list[UserError] = strawberry.field(description=_ERRORS)
