"""The root of everything that can be done; each of its fields is one operation."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any

import strawberry

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
from schema.redating import CHANGE_PUBLICATION_DATE, ChangePublicationDateInput, ChangePublicationDatePayload


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


OPERATIONS: Mapping[str, Operation[Any]] = MappingProxyType(
    {
        "loadBundle": LOAD_BUNDLE,
        "correctArticle": CORRECT_ARTICLE,
        "correctAnnotation": CORRECT_ANNOTATION,
        "changePublicationDate": CHANGE_PUBLICATION_DATE,
    }
)
"""What does each field of ``Mutation``."""
