"""The root of everything that can be done; each of its fields is one operation."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any

import strawberry

from schema.article_status import (
    CANCEL_ARTICLE,
    RESTORE_ARTICLE,
    WITHHOLD_ARTICLE,
    ArticleStatusPayload,
    CancelArticleInput,
    RestoreArticleInput,
    WithholdArticleInput,
)
from schema.correction import (
    CORRECT_ANNOTATION,
    CORRECT_ARTICLE,
    CorrectAnnotationInput,
    CorrectAnnotationPayload,
    CorrectArticleInput,
    CorrectArticlePayload,
)
from schema.load import LOAD_BUNDLE, LoadBundleInput, LoadBundlePayload
from schema.operation import Operation
from schema.readable import argument, readable
from schema.redaction import REDACT, RedactInput, RedactPayload
from schema.redating import CHANGE_PUBLICATION_DATE, ChangePublicationDateInput, ChangePublicationDatePayload
from schema.regrouping import (
    MERGE_ENTITIES,
    SPLIT_ENTITY,
    UNDO_MERGE,
    MergeEntitiesInput,
    MergeEntitiesPayload,
    SplitEntityInput,
    SplitEntityPayload,
    UndoMergeInput,
    UndoMergePayload,
)
from schema.retraction import (
    RETRACT_CLAIM,
    RETRACT_QUOTE,
    RetractClaimInput,
    RetractClaimPayload,
    RetractQuoteInput,
    RetractQuotePayload,
)
from schema.review import REVIEW_ANNOTATIONS, ReviewAnnotationsInput, ReviewAnnotationsPayload


@strawberry.type(
    description=(
        "Everything that can be done, each in one transaction: all of it or nothing. What is wrong with an input stands in"
        " `userErrors`. A field is null only where something failed on our side; the fields before it are done."
    )
)
class Mutation:
    @readable("Load a bundle: an article with everything that was found in it. To load the same again does nothing.")
    def load_bundle(self, input: Annotated[LoadBundleInput, argument("What to load.")]) -> LoadBundlePayload | None: ...

    @readable(
        "Correct the text of an article: its next revision, in which every annotation is found again, or said to be orphaned."
    )
    def correct_article(
        self, input: Annotated[CorrectArticleInput, argument("The text, and of what.")]
    ) -> CorrectArticlePayload | None: ...

    @readable("Correct an annotation: its next version, checked as a bundle is. What is left out stays.")
    def correct_annotation(
        self, input: Annotated[CorrectAnnotationInput, argument("What is to be another, and of which annotation.")]
    ) -> CorrectAnnotationPayload | None: ...

    @readable("Change when an article was published: dates that its words tell are counted anew.")
    def change_publication_date(
        self, input: Annotated[ChangePublicationDateInput, argument("When it was published, and which article.")]
    ) -> ChangePublicationDatePayload | None: ...

    @readable(
        "Take words out of everything that is kept of them, for ever: every revision, annotation, old version and note. A █"
        " stands for each of their characters, and a tombstone says when and on what ground."
    )
    def redact(
        self, input: Annotated[RedactInput, argument("Which words, from where, on what ground.")]
    ) -> RedactPayload | None: ...

    @readable("Hold an article back for now: only who may see drafts sees it, or what it alone speaks of.")
    def withhold_article(
        self, input: Annotated[WithholdArticleInput, argument("Which one, and why.")]
    ) -> ArticleStatusPayload | None: ...

    @readable("Withdraw an article for good: only who may see drafts sees it, or what it alone speaks of.")
    def cancel_article(
        self, input: Annotated[CancelArticleInput, argument("Which one, and why.")]
    ) -> ArticleStatusPayload | None: ...

    @readable("Let an article that was withheld or cancelled be used again.")
    def restore_article(
        self, input: Annotated[RestoreArticleInput, argument("Which one.")]
    ) -> ArticleStatusPayload | None: ...

    @readable("Take a claim back: it stays, with the status RETRACTED, and the relations of others to it are stale.")
    def retract_claim(
        self, input: Annotated[RetractClaimInput, argument("Which one, and why.")]
    ) -> RetractClaimPayload | None: ...

    @readable(
        "Take a quote back: it stays and says so, and the claims that are made in it stand on what was taken back."
    )
    def retract_quote(
        self, input: Annotated[RetractQuoteInput, argument("Which one, and why.")]
    ) -> RetractQuotePayload | None: ...

    @readable("Decide on annotations: publish them, turn them down, or note that they were looked at.")
    def review_annotations(
        self, input: Annotated[ReviewAnnotationsInput, argument("Which ones, and what is decided.")]
    ) -> ReviewAnnotationsPayload | None: ...

    @readable(
        "Let one entity take over others that are the same: with their names and everything that stands for them."
    )
    def merge_entities(
        self, input: Annotated[MergeEntitiesInput, argument("Which are the same.")]
    ) -> MergeEntitiesPayload | None: ...

    @readable("Undo a merge: the merged entity is by itself again, with all that is its own.")
    def undo_merge(self, input: Annotated[UndoMergeInput, argument("Which merge.")]) -> UndoMergePayload | None: ...

    @readable("Make two of an entity that was two: the new one takes over what means it.")
    def split_entity(
        self, input: Annotated[SplitEntityInput, argument("Which entity, and what the other one is.")]
    ) -> SplitEntityPayload | None: ...


OPERATIONS: Mapping[str, Operation[Any]] = MappingProxyType(
    {
        "loadBundle": LOAD_BUNDLE,
        "correctArticle": CORRECT_ARTICLE,
        "correctAnnotation": CORRECT_ANNOTATION,
        "changePublicationDate": CHANGE_PUBLICATION_DATE,
        "redact": REDACT,
        "withholdArticle": WITHHOLD_ARTICLE,
        "cancelArticle": CANCEL_ARTICLE,
        "restoreArticle": RESTORE_ARTICLE,
        "retractClaim": RETRACT_CLAIM,
        "retractQuote": RETRACT_QUOTE,
        "reviewAnnotations": REVIEW_ANNOTATIONS,
        "mergeEntities": MERGE_ENTITIES,
        "undoMerge": UNDO_MERGE,
        "splitEntity": SPLIT_ENTITY,
    }
)
"""What does each field of ``Mutation``."""
