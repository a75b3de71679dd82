"""Examples of what resources answer: real answers of the seed article, in files beside the documents.

``make examples`` writes them anew. Ids differ with every load, so they stand for others that never change.
"""

import json
from functools import lru_cache
from importlib import resources as packaged
from typing import Any, NamedTuple


class Example(NamedTuple):
    """A request, with the status and the body that it is answered with."""

    request: str
    status: int
    answer: Any


@lru_cache(maxsize=1)
def all_examples() -> dict[str, Example]:
    """Return the examples by the names of their resources."""
    folder = packaged.files("schema") / "resources" / "examples"
    if not folder.is_dir():
        return {}
    found = {item.name.removesuffix(".json"): json.loads(item.read_text("utf-8")) for item in folder.iterdir()}
    return {name: Example(**example) for name, example in sorted(found.items())}
