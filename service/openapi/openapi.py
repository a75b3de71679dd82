"""OpenAPI 3.1 of REST, generated from the documents of the resources; it says nothing that they do not."""

from functools import lru_cache
from typing import Any

import orjson

from schema.resource.example import Example, all_examples
from schema.resource.resource import Resource, all_resources
from schema.resource.stored_operation import all_operations
from service.openapi import operation as openapi_operation
from service.openapi.direct import direct_operation
from service.openapi.operation import operation_of
from service.openapi.parameter import parameters_of
from service.openapi.response import OF_PROBLEMS, components, responses_of
from service.openapi.schema import Schemas
from service.openapi.words import LICENSE, contact, said_of_resource, words_of
from service.parameters.addresses import query_pairs
from service.partner_endpoints import PARTNER_ENDPOINTS
from service.request.media_type import SPARSE
from service.version import VERSION

INFO = """Who said what, and by which chain it reached the page: news articles as data, exact to the character.

Every answer is the result of a stored GraphQL document: the same objects, names, order and nulls.

- **Lists** come in pages: `next` and `previous` are the addresses of the adjacent pages; they are also in the header `Link`.
- **Revalidation**: send the `ETag` of an answer as `If-None-Match`; 304 means that the answer is still current.
- **Read your writes**: send the position that a write returned in the header `X-Isnad-Position` (a whole number). The
  answer then contains that write, or is 503 with the code `POSITION_NOT_REACHED`.
- **Keys** are sent as `Authorization: Bearer isnad_…` or as `X-Api-Key`. The rate limit counts the cost of requests per
  minute; the header `RateLimit` has what is left.
- **Parameters** must be as described here: an unknown, repeated, empty or wrong parameter is a problem (RFC 9457) that names
  the parameter and what is allowed. The items of a **list** are separated by commas, `kind=A,B`, or sent as repeated
  parameters, `kind=A&kind=B`, or both.
- **Instants** are RFC 3339. Fractions of a second may have 1 to 9 digits; only the first six are used. The offset may be `Z`,
  `+00:00`, `+0000` or `+00`; in an address write `+` as `%2B`.
- **Other formats** (schema.org, ninjs, Web Annotation, TimelineJS, Atom, iCalendar, CSV, Excel, bundles) are requested with
  `Accept`, or with a suffix at the end of the address, such as `.csv`.
- **New fields** may be added at any time: ignore fields that you do not know. Names keep their meaning.
"""

SECURITY = {
    "key": {
        "type": "http",
        "scheme": "bearer",
        "description": "A key of the API. If the service lets everyone read what is published, reading needs no key.",
    },
    "keyHeader": {
        "type": "apiKey",
        "in": "header",
        "name": "X-Api-Key",
        "description": "The same key, without `Bearer`.",
    },
}

TAGS = {
    "articles": "Articles, and everything that was found in them.",
    "entities": "The people, organizations, places and things that articles mention, and everything that they said"
    " and did.",
    "quotes": "Who said what, and by which chain it reached the page.",
    "utterances": "What was said once and several articles quote, with how the versions differ.",
    "claims": "What is stated, by whom, and what supports or contradicts it.",
    "events": "What happened, and when.",
    "timeline": "Events in date order, each with its certainty.",
    "search": "One search across all types, best match first.",
    "mentions": "Words of articles that name an entity.",
    "event-reports": "The places in articles that report an event.",
    "revisions": "The immutable texts of articles.",
    "nodes": "Any object, by its id.",
    "lookup": "Find an object by its name or address.",
    "annotations": "Annotations of all kinds together.",
    "duplicates": "Items that may be the same, the likeliest first.",
    "distinctions": "Decisions that items which look alike are not the same.",
    "event-merges": "Merges of events, by which they can be undone.",
    "reviews": "Reviewers' decisions on annotations.",
    "watch": "The items that you display, and what has happened to them since.",
    "redactions": "Words that are removed from everything that is stored.",
    "merges": "Merges of entities.",
    "bundles": "Articles to load, with everything that was found in them.",
    "drafts": "Raw texts of articles, from which bundles are drafted.",
    "draft-outcomes": "What editors did with drafts.",
    "changes": "Every write, in order, for callers who keep a copy.",
    "snapshot": "The complete data, to start a copy.",
    "audit": "Who made, changed and ended keys, webhooks and feed addresses.",
    "digest": "A hash over the complete data, to verify a copy.",
    "feed-addresses": "Addresses of exports for calendars and feed readers, which cannot send a key.",
    "webhooks": "Addresses to which changes are sent, and the messages sent to them.",
}
"""The descriptions of the tags, by the second part of an address."""

REQUEST_HEADERS = {
    "If-None-Match": "The `ETag` of the answer that you have. If that answer is still current, the status is 304, without"
    " a body.",
    "X-Request-Id": "An id for this request: 1 to 64 letters, digits, `.`, `_` or `-`. An invalid id is replaced.",
}


@lru_cache(maxsize=1)
def openapi_json(asked_at: str | None) -> bytes:
    """Return the description as JSON; ``asked_at`` is the URL or e-mail address for callers' questions."""
    return orjson.dumps(openapi(asked_at))


def openapi(asked_at: str | None = None) -> dict[str, Any]:
    """Return the OpenAPI 3.1 document; ``asked_at`` is the URL or e-mail address for callers' questions."""
    schemas = Schemas(dict(OF_PROBLEMS))
    shown = all_examples()
    paths: dict[str, dict[str, Any]] = {}
    for resource in all_resources():
        paths[resource.address] = {"get": _operation(resource, schemas, shown.get(resource.name))}
    for stored in all_operations():
        paths.setdefault(stored.address, {})[stored.method.lower()] = operation_of(stored, schemas)
    for endpoint in PARTNER_ENDPOINTS:
        paths.setdefault(endpoint.address, {})[endpoint.method.lower()] = direct_operation(endpoint, schemas)
    common = components()
    common["responses"] |= openapi_operation.components()
    headers = {name: _header(name, said) for name, said in REQUEST_HEADERS.items()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Isnad",
            "version": VERSION,
            "description": INFO,
            "contact": contact(asked_at),
            "license": LICENSE,
        },
        "servers": [{"url": "/", "description": "This service."}],
        "security": [{"key": []}, {"keyHeader": []}, {}],
        "tags": [{"name": name, "description": description} for name, description in TAGS.items()],
        "paths": paths,
        "components": {
            "schemas": dict(sorted(schemas.named.items())),
            "parameters": headers,
            "securitySchemes": SECURITY,
            **common,
        },
    }


def _operation(resource: Resource, schemas: Schemas, example: Example | None) -> dict[str, Any]:
    given = _example_values(resource, example) if example else {}
    own = parameters_of(resource, schemas, given)
    headers = [{"$ref": f"#/components/parameters/{name}"} for name in REQUEST_HEADERS]
    return {
        "operationId": resource.name,
        "tags": [resource.address.split("/")[2]],
        **words_of(resource.description, *said_of_resource(resource)),
        "parameters": [*own, *headers],
        "responses": responses_of(resource, schemas, SPARSE, example),
    }


def _example_values(resource: Resource, example: Example) -> dict[str, str]:
    """Return the texts of the parameters in an example's request."""
    path, _, query = example.request.partition("?")
    parts = zip(resource.address.split("/"), path.split("/"), strict=True)
    return {name[1:-1]: text for name, text in parts if name.startswith("{")} | dict(query_pairs(query.encode()))


def _header(name: str, said: str) -> dict[str, Any]:
    return {"name": name, "in": "header", "required": False, "description": said, "schema": {"type": "string"}}
