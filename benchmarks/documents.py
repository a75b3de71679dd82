"""What servers that take our own documents are sent for a workload, and which items of an answer are compared."""

import functools
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import orjson

from benchmarks.peer import WORKLOADS, Variables

Path = tuple[str, ...]

_LISTS: Mapping[str, tuple[Path, ...]] = MappingProxyType(
    {
        "article-list": (("articles",),),
        "article-page": (("article", "quotes"), ("article", "events"), ("article", "claims")),
        "entity-search": (("entities",),),
        "quote-page": (("quotes",),),
        "relayed": (("quotes",),),
        "speaker": (("entity", "quotes"),),
        "timeline": (("timeline",),),
    }
)
"""The outermost lists of each workload's answer, in the order in which their ids are given."""


class NotAnswered(Exception):
    """A server answered with errors, or without the lists that were asked for; the message is its answer."""


@functools.cache
def document(name: str) -> str:
    """Return the text of a workload's document."""
    return (WORKLOADS / f"{name}.graphql").read_text("utf-8")


def body(name: str, variables: Variables) -> bytes:
    """Return what to POST for a workload with these variables."""
    return orjson.dumps({"query": document(name), "variables": dict(variables)})


def ids(name: str, answer: bytes) -> tuple[str, ...]:
    """Return the ids of the items in an answer to a workload, in order.

    Raises NotAnswered where there are errors or a list is missing.
    """
    read = orjson.loads(answer)
    if "errors" in read:
        raise NotAnswered(answer.decode())
    try:
        return tuple(node["id"] for path in _LISTS[name] for node in _nodes(read["data"], path))
    except (KeyError, TypeError) as fault:
        raise NotAnswered(answer.decode()) from fault


def _nodes(data: Any, path: Path) -> Iterator[dict[str, Any]]:
    """Yield the items of the list at ``path``, whether it was asked for by nodes or by edges."""
    for key in path:
        data = data[key]
    yield from data["nodes"] if "nodes" in data else (edge["node"] for edge in data["edges"])
