"""Media types: those of answers, and which of them a caller prefers or accepts.

Follows the GraphQL over HTTP draft (`application/graphql-response+json` and `application/json`), and graphql-sse:
`text/event-stream` for callers who prefer that.
"""

from collections.abc import Sequence
from functools import lru_cache
from types import MappingProxyType

from service.errors.http import MediaTypeNotAcceptable
from service.errors.problem import PROBLEM
from service.request.accept import MAX_ACCEPT, accept_of, patterns

GRAPHQL_RESPONSE = "application/graphql-response+json"
JSON = "application/json"
EVENT_STREAM = "text/event-stream"
NDJSON = "application/x-ndjson"
SPARSE = "application/vnd.isnad.sparse+json"
"""The media type of a REST answer reduced to the requested fields, by which clients can tell it from a whole one."""


_PATTERNS = MappingProxyType(
    {
        JSON: patterns(JSON),
        GRAPHQL_RESPONSE: patterns(GRAPHQL_RESPONSE),
        EVENT_STREAM: (EVENT_STREAM,),  # only for callers who name it
    }
)
"""GraphQL's media types, the default first; each with the names and patterns that match it, the most precise first."""


def answer_type(accept: str | None) -> str:
    """Return the media type that the caller prefers; raises MediaTypeNotAcceptable.

    Of equally preferred types it is the first that is named. A caller who names none, or only patterns, gets
    ``application/json``.
    """
    return _preferred((accept or "")[:MAX_ACCEPT])


@lru_cache(maxsize=256)
def _preferred(accept: str) -> str:
    given = accept_of(accept)
    if not given:
        return JSON
    chosen = max(_PATTERNS, key=lambda offered: given.rank(*_PATTERNS[offered]))
    if given.weight(*_PATTERNS[chosen]) <= 0:
        raise MediaTypeNotAcceptable(f"this address answers as {GRAPHQL_RESPONSE} or {JSON}: accept one of them")
    return chosen


def media_type_in(content_type: str) -> str:
    """Return the media type in a header ``Content-Type``, in lower case and without parameters (RFC 9110, 8.3.1)."""
    return content_type.partition(";")[0].strip().lower()


def takes_events(accept: str | None) -> bool:
    """Return whether the caller accepts event streams by name, with whatever weight."""
    return accept_of(accept).weight(EVENT_STREAM) > 0


def check_accept(accept: str | None, offered: Sequence[str]) -> None:
    """Refuse a caller who accepts neither what is offered nor a problem; raises MediaTypeNotAcceptable."""
    if not accept_of(accept).takes((*offered, PROBLEM)):
        told = "it" if len(offered) == 1 else "one of them"
        raise MediaTypeNotAcceptable(f"this address answers as {' or '.join(offered)}: accept {told}")
