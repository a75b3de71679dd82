"""How a field is resolved: with what, and by what."""

from collections.abc import Callable
from typing import Any

import strawberry

from benchmarks.peers.loaders import Loaders

Info = strawberry.Info[Loaders, None]
"""What resolvers are given beside their parent: it has the loaders of the request."""


# The rows of the loaders stand for the types of the schema, which have the same attributes: Strawberry asks no more of
# them, but a checker of types takes the annotation of the field at its word.
def resolved_by(resolver: Callable[..., object]) -> Any:
    """Return a field that ``resolver`` answers; one that only waits for a loader returns its future as it is."""
    return strawberry.field(resolver=resolver)
