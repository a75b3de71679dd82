"""The root of everything that can be done; each of its fields is one operation."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any

import strawberry

from schema.load import LOAD_BUNDLE, LoadBundleInput, LoadBundlePayload
from schema.operation import Operation
from schema.readable import argument, readable
from schema.redaction import REDACT, RedactInput, RedactPayload


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
        "Take words out of everything that is kept of them, for ever: every revision, annotation, old version and note. A █"
        " stands for each of their characters, and a tombstone says when and on what ground."
    )
    def redact(
        self, input: Annotated[RedactInput, argument("Which words, from where, on what ground.")]
    ) -> RedactPayload | None: ...


OPERATIONS: Mapping[str, Operation[Any]] = MappingProxyType(
    {
        "loadBundle": LOAD_BUNDLE,
        "redact": REDACT,
    }
)
"""What does each field of ``Mutation``."""
