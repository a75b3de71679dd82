"""What the parts of a bundle have in common: the base of all, provenance, and the place of an annotation."""

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from editorial.model.vocabulary import (
    Method,
    ReviewState,
)
from editorial.part.value import Confidence, Instant, Key, Text

Anchor: TypeAlias = Literal["FUZZY", "ORPHANED"] | None
"""The status of a span that no editor has checked since the text was corrected."""


class BundlePart(BaseModel):
    """A mapping of a bundle: no key but those that are named, no value of another type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, use_attribute_docstrings=True)


class PartialProvenance(BundlePart):
    """Who asserts an annotation. Omitted values are those of the bundle's own provenance."""

    method: Annotated[Method | None, Field(strict=False)] = None
    """Whether a person or a program made it."""
    asserted_by: Text | None = None
    """The desk, person or program that asserts it."""
    asserted_at: Instant | None = None
    """When it was asserted."""
    confidence: Confidence | None = None
    """How confident they are, from 0 to 1."""
    state: Annotated[ReviewState | None, Field(strict=False)] = None
    """The review state."""
    note: Text | None = None
    """A note, such as reasons."""


class ProvenancePart(BundlePart):
    """Who asserts everything in the bundle for which the bundle states no other provenance."""

    method: Annotated[Method, Field(strict=False)]
    """Whether people or a program made the annotations."""
    asserted_by: Text
    """The desk, person or program that asserts them."""
    asserted_at: Instant
    """When they were asserted."""
    confidence: Confidence | None = None
    """How confident they are, from 0 to 1."""
    state: Annotated[ReviewState, Field(strict=False)] = ReviewState.PUBLISHED
    """The review state."""
    note: Text | None = None
    """A note, such as reasons."""
    annotation_set: Key | None = None
    """The annotation set to which all annotations of the bundle belong, in addition to those of the article's own bundle."""


class QuotationPart(BundlePart):
    """Words of the article, quoted exactly. If it is unclear which place is meant, words around them or a number identify it."""

    exact: Text
    """The words."""
    prefix: Text | None = None
    """The words directly before them."""
    suffix: Text | None = None
    """The words directly after them."""
    occurrence: Annotated[int, Field(ge=1)] | None = None
    """The number of the place, from 1, if they occur in several places."""
    anchor: Anchor = None
    """What a correction of the text left: ``FUZZY`` if these words only resemble the annotated ones, ``ORPHANED`` if the
    text no longer has them. Remove it when you have checked the words."""


class TargetPart(BundlePart):
    """The place of an annotation: one stretch (``exact`` …) or several (``spans``)."""

    exact: Text | None = None
    """The words."""
    prefix: Text | None = None
    """The words directly before ``exact``."""
    suffix: Text | None = None
    """The words directly after ``exact``."""
    occurrence: Annotated[int, Field(ge=1)] | None = None
    """The number of the place, if ``exact`` occurs in several places."""
    anchor: Anchor = None
    """What a correction of the text left: ``FUZZY`` if ``exact`` only resembles the annotated words, ``ORPHANED`` if the
    text no longer has it. Remove it when you have checked the words."""
    spans: Annotated[list[QuotationPart], Field(min_length=1, max_length=100)] | None = None
    """The words, if they are in several stretches."""
    provenance: PartialProvenance | None = None
    """Provenance that differs from the bundle's."""

    @model_validator(mode="after")
    def _one_target(self) -> "TargetPart":
        if (self.exact is None) == (self.spans is None):
            raise PydanticCustomError("MISSING_KEY", "give either `exact` or `spans`")
        if self.spans is not None and (self.prefix or self.suffix or self.occurrence or self.anchor):
            raise PydanticCustomError(
                "UNKNOWN_KEY", "give prefix, suffix, occurrence and anchor within each of the spans"
            )
        return self
