"""Media types: those that GraphQL is answered in, and which of them a caller likes best.

Follows the GraphQL over HTTP draft: `application/graphql-response+json` and `application/json`; and graphql-sse:
`text/event-stream` for those who like that best.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from service.accept import MAX_ACCEPT, weight, weights
from service.http_errors import MediaTypeNotAcceptable

GRAPHQL_RESPONSE = "application/graphql-response+json"
JSON = "application/json"
EVENT_STREAM = "text/event-stream"
SPARSE = "application/vnd.isnad.sparse+json"
"""The media type of an answer of REST that has only the fields that were asked for: clients can tell it from a whole one."""


def answer_type(accept: str | None) -> str:
    """Return the media type to answer in, the caller's best; raises MediaTypeNotAcceptable.

    Of types that are liked alike the first that is named. A caller that names none, or only patterns, gets
    ``application/json``.
    """
    if not accept or not accept.strip():
        return JSON
    return _best_type(accept[:MAX_ACCEPT])


def takes_events(accept: str | None) -> bool:
    """Return whether the caller names event streams among what it takes, and be it last."""
    return weight(accept or "", EVENT_STREAM) > 0


@lru_cache(maxsize=256)
def _best_type(accept: str) -> str:
    given = weights(accept)
    ranks = {offered: _rank(offered, given) for offered in _PATTERNS}
    chosen = max(ranks, key=lambda offered: ranks[offered])
    if ranks[chosen][0] <= 0:
        raise MediaTypeNotAcceptable(f"this address answers as {GRAPHQL_RESPONSE} or {JSON}: accept one of them")
    return chosen


_PATTERNS = MappingProxyType(
    {
        JSON: (JSON, "application/*", "*/*"),
        GRAPHQL_RESPONSE: (GRAPHQL_RESPONSE, "application/*", "*/*"),
        EVENT_STREAM: (EVENT_STREAM,),  # a stream has to be asked for by its name
    }
)
"""What is answered in, the one for those who do not care first; each with what names it, the most precise first."""


def _rank(offered: str, given: Mapping[str, float]) -> tuple[float, int]:
    """Return how a type is liked: its weight, then its place in the header, the first the highest."""
    named = list(given)
    pattern = next((each for each in _PATTERNS[offered] if each in given), None)
    return (given[pattern], -named.index(pattern)) if pattern else (0.0, 0)
