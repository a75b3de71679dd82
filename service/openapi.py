"""OpenAPI 3.1 of REST, made from the documents of the resources: there is nothing in it that they do not say."""

from functools import lru_cache
from typing import Any

import orjson

from schema.resource import Resource, all_resources
from schema.resource_example import Example, all_examples
from schema.stored_operation import all_operations
from service import openapi_operation
from service.addresses import query_pairs
from service.media_type import SPARSE
from service.openapi_direct import direct_operation
from service.openapi_operation import operation_of
from service.openapi_parameter import parameters_of
from service.openapi_response import OF_PROBLEMS, components, responses_of
from service.openapi_schema import Schemas
from service.openapi_words import LICENSE, contact, said_of_resource, words_of
from service.partner_endpoints import PARTNER_ENDPOINTS
from service.version import VERSION

INFO = """Who said what, and by which chain it reached the page: news articles as data, exact to the character.

Every answer is what GraphQL answers to a stored document: the same objects, names, order and nulls.

- **Lists** come in pages: `next` and `previous` are the addresses of the pages around, also in the header `Link`.
- **Ask again** with `If-None-Match` and the `ETag` of the answer: 304 says that it still holds.
- **Read what you wrote**: send the position that a write answered in the header `X-Isnad-Position` (a whole number). The
  answer has that write in it, or is 503 with the code `POSITION_NOT_REACHED`.
- **Keys** are sent as `Authorization: Bearer isnad_…`, or as `X-Api-Key`. What you may ask in a minute is reckoned by what it
  costs: the header `RateLimit` tells what is left.
- **Parameters** are held to what is described here: one that is unknown, repeated, empty or wrong is a problem (RFC 9457)
  that names it and what is allowed. A **list** takes its items with commas between them, `kind=A,B`, or the parameter again
  for each, `kind=A&kind=B`, or both.
- **Instants** are RFC 3339 with 1 to 9 digits of a fraction; of these six count. The offset may be `Z`, `+00:00`, `+0000` or
  `+00`; in an address write `+` as `%2B`.
- **Other formats** (schema.org, ninjs, Web Annotation, TimelineJS, Atom, iCalendar, CSV, Excel) are asked for with `Accept`, or
  by a suffix at the end of the address, as `.csv`.
- **New fields** may come at any time: read answers so that one more does no harm. Names keep their meaning.
"""

SECURITY = {
    "key": {
        "type": "http",
        "scheme": "bearer",
        "description": "A key of the API. Where the service lets everybody read what is published, reading needs none.",
    },
    "keyHeader": {
        "type": "apiKey",
        "in": "header",
        "name": "X-Api-Key",
        "description": "The same key without `Bearer`.",
    },
}

TAGS = {
    "articles": "Articles, and everything that was found in them.",
    "entities": "Who and what articles speak of, and everything that they said and did.",
    "quotes": "Who said what, and by which chain it reached the page.",
    "claims": "What is stated, by whom, and what speaks for and against it.",
    "events": "What happened and when.",
    "timeline": "Events in the order of their dates, each with how surely it belongs there.",
    "search": "One question to everything, the best answers first.",
    "mentions": "The words of an article that name an entity.",
    "event-reports": "The places in articles that tell of an event.",
    "revisions": "The immutable texts of articles.",
    "nodes": "Anything by its id.",
    "lookup": "From a name or an address to what bears it.",
    "annotations": "Everything that annotators assert about words of articles, of all kinds together.",
    "reviews": "What reviewers decide on annotations.",
    "watch": "What you display, and what happened to it since.",
    "redactions": "Words that are taken out of everything.",
    "merges": "Entities that became one.",
    "bundles": "Articles with everything that was found in them, to be loaded.",
    "changes": "Every write, in order, for whoever keeps a copy.",
    "snapshot": "Everything that there is, to begin a copy with.",
    "audit": "Who made, changed and ended keys, webhooks and feed addresses.",
    "digest": "A hash over everything, to hold a copy against.",
    "feed-addresses": "Addresses of exports for calendars and feed readers, which can send no key.",
    "webhooks": "Addresses that are told of changes, and what was sent to them.",
}
"""What is said of the parts of the description, by the second part of an address."""

REQUEST_HEADERS = {
    "If-None-Match": "The `ETag` of the answer that you have: where it still holds you get 304 without a body.",
    "X-Request-Id": "An id for this request: 1 to 64 letters, digits, `.`, `_` or `-`. Another one is replaced.",
}


@lru_cache(maxsize=1)
def openapi_json(asked_at: str | None) -> bytes:
    """Return the description as JSON; ``asked_at`` is the URL or e-mail address for callers' questions."""
    return orjson.dumps(openapi(asked_at))


def openapi(asked_at: str | None = None) -> dict[str, Any]:
    """Return the description: an OpenAPI 3.1 document; ``asked_at`` is the URL or e-mail address for callers' questions."""
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
    """Return the texts of the parameters of an example's request."""
    path, _, query = example.request.partition("?")
    parts = zip(resource.address.split("/"), path.split("/"), strict=True)
    return {name[1:-1]: text for name, text in parts if name.startswith("{")} | dict(query_pairs(query.encode()))


def _header(name: str, said: str) -> dict[str, Any]:
    return {"name": name, "in": "header", "required": False, "description": said, "schema": {"type": "string"}}
