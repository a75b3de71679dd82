"""The root of everything that can be done; each of its fields is one operation."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any

import strawberry

from schema.load import LOAD_BUNDLE, LoadBundleInput, LoadBundlePayload
from schema.operation import Operation
from schema.readable import argument, readable


@strawberry.type(
    description=(
        "Everything that can be done, each in one transaction: all of it or nothing. What is wrong with an input stands in"
        " `userErrors`. A field is null only where something failed on our side; the fields before it are done."
    )
)
class Mutation:
    @readable("Load a bundle: an article with everything that was found in it. To load the same again does nothing.")
    def load_bundle(self, input: Annotated[LoadBundleInput, argument("What to load.")]) -> LoadBundlePayload | None: ...


OPERATIONS: Mapping[str, Operation[Any]] = MappingProxyType(
    {
        "loadBundle": LOAD_BUNDLE,
    }
)
"""What does each field of ``Mutation``."""
