"""Examples of resources' answers: real answers for the seed article, in files beside the documents.

``make examples`` writes them again. Ids differ with every load, so examples replace them with ids that never change.
"""

import json
from functools import lru_cache
from importlib import resources as packaged
from typing import Any, NamedTuple


class Example(NamedTuple):
    """A request, with the status and the body of its response."""

    request: str
    status: int
    answer: Any


@lru_cache(maxsize=1)
def all_examples() -> dict[str, Example]:
    """Return the examples by resource name."""
    folder = packaged.files("schema") / "resources" / "examples"
    if not folder.is_dir():
        return {}
    found = {item.name.removesuffix(".json"): json.loads(item.read_text("utf-8")) for item in folder.iterdir()}
    return {name: Example(**example) for name, example in sorted(found.items())}
