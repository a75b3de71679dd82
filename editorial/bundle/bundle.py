"""The bundle format: one article with its annotations, and the published JSON Schema.

What depends on the article's text or on other parts of the bundle is checked in ``editorial.bundle.check``.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from editorial.part.annotation import (
    ClaimPart,
    EventPart,
    QuotePart,
)
from editorial.part.article import ArticlePart, EntityPart
from editorial.part.part import BundlePart, ProvenancePart
from editorial.short.json_schema import with_short_forms

FORMAT_VERSION = 1


class Bundle(BundlePart):
    """One article with its annotations."""

    isnad: Literal[FORMAT_VERSION]  # type: ignore[valid-type]
    """The version of the format."""
    article: ArticlePart
    """The article."""
    provenance: ProvenancePart
    """Who asserts the content of the bundle."""
    entities: Annotated[list[EntityPart], Field(max_length=10_000)] = Field(
        default_factory=list, json_schema_extra={"default": []}
    )
    """The entities that the article mentions."""
    quotes: Annotated[list[QuotePart], Field(max_length=10_000)] = Field(
        default_factory=list, json_schema_extra={"default": []}
    )
    """The quotes."""
    events: Annotated[list[EventPart], Field(max_length=10_000)] = Field(
        default_factory=list, json_schema_extra={"default": []}
    )
    """The events that the article reports."""
    claims: Annotated[list[ClaimPart], Field(max_length=10_000)] = Field(
        default_factory=list, json_schema_extra={"default": []}
    )
    """The claims."""


LISTS: Mapping[str, type[BundlePart]] = {
    "entities": EntityPart,
    "quotes": QuotePart,
    "events": EventPart,
    "claims": ClaimPart,
}
"""The lists of a bundle, with the model of an item."""


def bundle_json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a bundle, in its long and short forms."""
    schema = with_short_forms(Bundle.model_json_schema(mode="validation"))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "Isnad bundle, version 1"}
