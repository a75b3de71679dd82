"""The root of all mutations; each of its fields is one operation."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any

import strawberry

from schema.base.readable import argument, readable
from schema.identity.duplicate import (
    MARK_DISTINCT,
    UNDO_DISTINCT,
    MarkDistinctInput,
    MarkDistinctPayload,
    UndoDistinctInput,
    UndoDistinctPayload,
)
from schema.identity.entity_merge import (
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
from schema.identity.event_merge import (
    MERGE_EVENTS,
    SPLIT_EVENT,
    UNDO_MERGE_EVENTS,
    MergeEventsInput,
    MergeEventsPayload,
    SplitEventInput,
    SplitEventPayload,
    UndoMergeEventsInput,
    UndoMergeEventsPayload,
)
from schema.identity.tie import (
    TIE_QUOTES,
    UNTIE_QUOTES,
    TieQuotesInput,
    TieQuotesPayload,
    UntieQuotesInput,
    UntieQuotesPayload,
)
from schema.operation.amendment import (
    AMEND_ENTITY,
    AMEND_EVENT,
    AmendEntityInput,
    AmendEntityPayload,
    AmendEventInput,
    AmendEventPayload,
)
from schema.operation.article_status import (
    CANCEL_ARTICLE,
    RESTORE_ARTICLE,
    WITHHOLD_ARTICLE,
    ArticleStatusPayload,
    CancelArticleInput,
    RestoreArticleInput,
    WithholdArticleInput,
)
from schema.operation.correction import (
    CORRECT_ANNOTATION,
    CORRECT_ARTICLE,
    CorrectAnnotationInput,
    CorrectAnnotationPayload,
    CorrectArticleInput,
    CorrectArticlePayload,
)
from schema.operation.draft import DRAFT_ARTICLE, DraftArticleInput, DraftArticlePayload
from schema.operation.load import LOAD_BUNDLE, LoadBundleInput, LoadBundlePayload
from schema.operation.operation import MutationField
from schema.operation.publication_date import (
    CHANGE_PUBLICATION_DATE,
    ChangePublicationDateInput,
    ChangePublicationDatePayload,
)
from schema.operation.redaction import REDACT, RedactInput, RedactPayload
from schema.operation.retraction import (
    RETRACT_CLAIM,
    RETRACT_QUOTE,
    RetractClaimInput,
    RetractClaimPayload,
    RetractQuoteInput,
    RetractQuotePayload,
)
from schema.operation.review import REVIEW_ANNOTATIONS, ReviewAnnotationsInput, ReviewAnnotationsPayload


@strawberry.type(
    description=(
        "All operations. Each runs in one transaction: it is done completely or not at all. Errors in the"
        " input are returned in `userErrors`. A field is null only if an error occurred on our side; the"
        " fields before it have been carried out."
    )
)
class Mutation:
    @readable(
        "Load a bundle: an article with everything that was found in it. Loading the same bundle again does nothing."
    )
    def load_bundle(
        self, input: Annotated[LoadBundleInput, argument("The bundle to load.")]
    ) -> LoadBundlePayload | None: ...

    @readable(
        "Draft an article: find the entities, quotes, events and claims in a raw text, and write them as a bundle. With"
        " `load`, they are stored as drafts, in an annotation set of their own."
    )
    def draft_article(
        self, input: Annotated[DraftArticleInput, argument("The raw text to draft.")]
    ) -> DraftArticlePayload | None: ...

    @readable(
        "Correct the text of an article. This creates its next revision; every annotation is found again"
        " in it, or is reported as orphaned."
    )
    def correct_article(
        self, input: Annotated[CorrectArticleInput, argument("The article and its corrected text.")]
    ) -> CorrectArticlePayload | None: ...

    @readable(
        "Correct an annotation. This creates its next version, checked like a bundle. Omitted values stay as they are."
    )
    def correct_annotation(
        self, input: Annotated[CorrectAnnotationInput, argument("The annotation to correct, and its new values.")]
    ) -> CorrectAnnotationPayload | None: ...

    @readable(
        "Amend an entity. This creates its next version. Omitted values stay as they are; bundles that say what they"
        " said before do not undo it."
    )
    def amend_entity(
        self, input: Annotated[AmendEntityInput, argument("The entity to amend, and its new values.")]
    ) -> AmendEntityPayload | None: ...

    @readable(
        "Amend an event. This creates its next version. Omitted values stay as they are; bundles that say what they"
        " said before do not undo it."
    )
    def amend_event(
        self, input: Annotated[AmendEventInput, argument("The event to amend, and its new values.")]
    ) -> AmendEventPayload | None: ...

    @readable(
        "Change when an article was published. Dates that its words state relative to that day are calculated again."
    )
    def change_publication_date(
        self, input: Annotated[ChangePublicationDateInput, argument("The article, and when it was published.")]
    ) -> ChangePublicationDatePayload | None: ...

    @readable(
        "Remove words permanently from everything that is stored: every revision, annotation, old version"
        " and note. A █ replaces each character, and a tombstone states when and on what ground."
    )
    def redact(
        self, input: Annotated[RedactInput, argument("The words, where to remove them, and on what ground.")]
    ) -> RedactPayload | None: ...

    @readable(
        "Withhold an article for now. Only callers who may see drafts still see it, and the entities and"
        " events that no other article mentions."
    )
    def withhold_article(
        self, input: Annotated[WithholdArticleInput, argument("The article, and the reason.")]
    ) -> ArticleStatusPayload | None: ...

    @readable(
        "Withdraw an article for good. Only callers who may see drafts still see it, and the entities and"
        " events that no other article mentions."
    )
    def cancel_article(
        self, input: Annotated[CancelArticleInput, argument("The article, and the reason.")]
    ) -> ArticleStatusPayload | None: ...

    @readable("Release an article that was withheld or cancelled.")
    def restore_article(
        self, input: Annotated[RestoreArticleInput, argument("The article to release.")]
    ) -> ArticleStatusPayload | None: ...

    @readable(
        "Retract a claim. It stays, with the status RETRACTED, and the relations of other claims to it become stale."
    )
    def retract_claim(
        self, input: Annotated[RetractClaimInput, argument("The claim, and the reason.")]
    ) -> RetractClaimPayload | None: ...

    @readable(
        "Retract a quote. It stays and is marked as retracted; the claims made in it also stay, and lead"
        " to the retracted quote."
    )
    def retract_quote(
        self, input: Annotated[RetractQuoteInput, argument("The quote, and the reason.")]
    ) -> RetractQuotePayload | None: ...

    @readable("Tie quotes of different articles and languages: they are versions of one utterance.")
    def tie_quotes(
        self, input: Annotated[TieQuotesInput, argument("The quotes to tie.")]
    ) -> TieQuotesPayload | None: ...

    @readable(
        "Untie quotes from the utterance that they were tied to. An utterance with one version left is dissolved."
    )
    def untie_quotes(
        self, input: Annotated[UntieQuotesInput, argument("The quotes to untie.")]
    ) -> UntieQuotesPayload | None: ...

    @readable("Decide on annotations: publish them, reject them, or record that they were reviewed.")
    def review_annotations(
        self, input: Annotated[ReviewAnnotationsInput, argument("The annotations, and the decision.")]
    ) -> ReviewAnnotationsPayload | None: ...

    @readable(
        "Merge entities that are the same: one of them takes over the names of the others and everything"
        " that refers to them."
    )
    def merge_entities(
        self, input: Annotated[MergeEntitiesInput, argument("The entities to merge.")]
    ) -> MergeEntitiesPayload | None: ...

    @readable("Undo a merge: the merged entity becomes separate again, with everything that belongs to it.")
    def undo_merge(
        self, input: Annotated[UndoMergeInput, argument("The merge to undo.")]
    ) -> UndoMergePayload | None: ...

    @readable("Split an entity that stands for two: a new entity takes over whatever means it.")
    def split_entity(
        self, input: Annotated[SplitEntityInput, argument("The entity to split, and the new entity.")]
    ) -> SplitEntityPayload | None: ...

    @readable("Merge events that are the same: one of them takes over the reports, claims and keys of the others.")
    def merge_events(
        self, input: Annotated[MergeEventsInput, argument("The events to merge.")]
    ) -> MergeEventsPayload | None: ...

    @readable("Undo a merge of events: the merged event becomes separate again, with everything that belongs to it.")
    def undo_merge_events(
        self, input: Annotated[UndoMergeEventsInput, argument("The merge to undo.")]
    ) -> UndoMergeEventsPayload | None: ...

    @readable("Split an event that stands for two: a new event takes over the reports and claims that mean it.")
    def split_event(
        self, input: Annotated[SplitEventInput, argument("The event to split, and the new event.")]
    ) -> SplitEventPayload | None: ...

    @readable(
        "Record that items are not the same, although they look alike: they are not proposed as duplicates again."
    )
    def mark_distinct(
        self, input: Annotated[MarkDistinctInput, argument("The items, and the reason.")]
    ) -> MarkDistinctPayload | None: ...

    @readable("Take back that items are not the same: they may be proposed as duplicates again.")
    def undo_distinct(
        self, input: Annotated[UndoDistinctInput, argument("The items, and the reason.")]
    ) -> UndoDistinctPayload | None: ...


OPERATIONS: Mapping[str, MutationField[Any]] = MappingProxyType(
    {
        "loadBundle": LOAD_BUNDLE,
        "draftArticle": DRAFT_ARTICLE,
        "correctArticle": CORRECT_ARTICLE,
        "correctAnnotation": CORRECT_ANNOTATION,
        "amendEntity": AMEND_ENTITY,
        "amendEvent": AMEND_EVENT,
        "changePublicationDate": CHANGE_PUBLICATION_DATE,
        "redact": REDACT,
        "withholdArticle": WITHHOLD_ARTICLE,
        "cancelArticle": CANCEL_ARTICLE,
        "restoreArticle": RESTORE_ARTICLE,
        "retractClaim": RETRACT_CLAIM,
        "retractQuote": RETRACT_QUOTE,
        "tieQuotes": TIE_QUOTES,
        "untieQuotes": UNTIE_QUOTES,
        "reviewAnnotations": REVIEW_ANNOTATIONS,
        "mergeEntities": MERGE_ENTITIES,
        "undoMerge": UNDO_MERGE,
        "splitEntity": SPLIT_ENTITY,
        "mergeEvents": MERGE_EVENTS,
        "undoMergeEvents": UNDO_MERGE_EVENTS,
        "splitEvent": SPLIT_EVENT,
        "markDistinct": MARK_DISTINCT,
        "undoDistinct": UNDO_DISTINCT,
    }
)
"""The operation behind each field of ``Mutation``."""
