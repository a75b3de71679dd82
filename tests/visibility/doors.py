"""Every door of the service, each with how it is asked; a door of the code that has no line here fails a test."""

import re
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from functools import partial
from typing import TypeAlias

from db.webhook.webhook import Tells
from schema.build import core_schema
from schema.resource.resource import Resource, all_resources
from schema.resource.stored_operation import all_operations
from service.app.app import small_routes
from service.app.routes import ENDPOINTS
from service.exports.formats import FORMATS, formats_of
from service.partner_endpoints import PARTNER_ENDPOINTS
from service.settings import Settings
from tests.visibility.asking import Asker, Told, in_path
from tests.visibility.graphql_doors import ask_article_changed, ask_changes, ask_mutation, ask_query
from tests.visibility.partner_doors import (
    ask_acknowledging,
    ask_audit,
    ask_digest,
    ask_feed,
    ask_feed_addresses,
    ask_list_of_feed_addresses,
    ask_one_watched,
    ask_own,
    ask_snapshot,
    ask_watch,
    ask_watching,
    ask_webhooks,
)

Ask: TypeAlias = Callable[[Asker], AsyncIterator[Told]]

ROOTS = ("query", "subscription", "mutation")
OF_PATHS: Mapping[str, tuple[str, ...]] = {
    "articles": ("article",),
    "claims": ("claim",),
    "entities": ("entity",),
    "event-reports": ("event_report",),
    "events": ("event",),
    "mentions": ("mention",),
    "nodes": (),
    "quotes": ("quote",),
    "revisions": ("revision",),
}
"""Of which tables the ids in addresses are, by the part of the address before them."""


def doors_of_the_code() -> set[str]:
    """Return the names of all doors that the code has."""
    schema = core_schema()
    roots = zip(ROOTS, (schema.query_type, schema.subscription_type, schema.mutation_type), strict=True)
    routes = {route.path for route in small_routes(Settings(metrics=True))}
    return {
        *(f"{root} {name}" for root, kind in roots if kind is not None for name in kind.fields),
        *(f"GET {each.address}" for each in all_resources()),
        *(f"{each.method} {each.address}" for each in all_operations()),
        *(f"{each.method} {each.address}" for each in PARTNER_ENDPOINTS),
        *(f"export {each.name}" for each in FORMATS),
        *(f"webhook of {each.value}" for each in Tells),
        *(f"GET {path}" for path in {*routes, *ENDPOINTS.values()}),
    }


def addresses(resource: Resource, asker: Asker) -> list[str]:
    """Return what a resource is asked: its address with everything that can be named in it, then with each parameter."""
    path = resource.address
    sizes = [f"{each.name}=100" for each in resource.parameters if each.name == "first"]
    counts = [f"{each.name}=true" for each in resource.parameters if each.name in ("totalCount", "facets", "cursors")]
    usual = "&".join((*sizes, *counts))
    if "{" in path:
        named = [re.sub(r"\{\w+\}", in_path(id_), path) for id_ in in_paths(path, asker)]
        found = [f"{each}?{usual}" for each in named]
        if any(each.name == "asOf" for each in resource.parameters):
            at = [in_path(each.isoformat()) for each in asker.values.instants]
            found += [f"{each}?{usual}&asOf={instant}" for each in named for instant in at]
        return found
    needed = [each for each in resource.parameters if each.is_required]
    found = [] if needed else [f"{path}?{usual}"]
    for parameter in resource.parameters:
        if parameter.name == "asOf":
            continue
        for value in asker.values.of(parameter.name, parameter.kind):
            found.append(f"{path}?{usual}&{parameter.name}={in_path(value)}")
    return found


def in_paths(path: str, asker: Asker) -> list[str]:
    """Return what stands in an address: ids of the things that it is of, and their other names."""
    (kind,) = re.findall(r"^/v1/([\w-]+)/\{", path)
    other: Sequence[str] = ()
    if "{article}" in path:
        other = (*asker.values.texts("slug"), "open", "reviewed", "redacted")
    elif "{entity}" in path:
        other = asker.values.texts("wikidata")
    return [*asker.values.ids_of(*OF_PATHS[kind]), *other]


async def ask_resource(resource: Resource, asker: Asker) -> AsyncIterator[Told]:
    """Ask a resource of REST."""
    for address in addresses(resource, asker):
        yield await asker.ask("GET", address)


async def ask_exports(name: str, asker: Asker) -> AsyncIterator[Told]:
    """Ask for every resource in a format, wherever it is to be had in it."""
    for resource in all_resources():
        for form in formats_of(resource.name):
            if form.name == name:
                for address in addresses(resource, asker)[:3]:
                    bare = re.sub(r"(?<=[?&])(first|totalCount|facets|cursors)=\w+&?", "", address).rstrip("?&")
                    path, _, query = bare.partition("?")
                    yield await asker.ask("GET", f"{path}.{form.suffix}" + (f"?{query}" if query else ""))


async def ask_operation(address: str, asker: Asker) -> AsyncIterator[Told]:
    """Try to write without the right to."""
    method, path = address.split(" ")
    for id_ in asker.values.ids_of("article", "claim", "entity")[:6]:
        told = await asker.ask(method, re.sub(r"\{\w+\}", id_, path), json={})
        assert told.status in (401, 403), told
        yield told


async def ask_page(path: str, asker: Asker) -> AsyncIterator[Told]:
    """Ask for what is the same for everybody."""
    yield await asker.ask("GET", path.replace("{name:path}", "../x"))


QUERIES = (
    "node",
    "nodes",
    "article",
    "entity",
    "articles",
    "entities",
    "quotes",
    "claims",
    "events",
    "timeline",
    "annotations",
    "search",
    "changes",
)
MUTATIONS = (
    "loadBundle",
    "correctArticle",
    "correctAnnotation",
    "changePublicationDate",
    "redact",
    "withholdArticle",
    "cancelArticle",
    "restoreArticle",
    "retractClaim",
    "retractQuote",
    "reviewAnnotations",
    "mergeEntities",
    "undoMerge",
    "splitEntity",
)
RESOURCES = (
    "/v1/annotations",
    "/v1/articles",
    "/v1/articles/{article}",
    "/v1/articles/{article}/claims",
    "/v1/articles/{article}/disagreements",
    "/v1/articles/{article}/entities",
    "/v1/articles/{article}/events",
    "/v1/articles/{article}/history",
    "/v1/articles/{article}/mentions",
    "/v1/articles/{article}/quotes",
    "/v1/articles/{article}/revisions",
    "/v1/claims",
    "/v1/claims/{id}",
    "/v1/claims/{id}/history",
    "/v1/entities",
    "/v1/entities/{entity}",
    "/v1/entities/{entity}/articles",
    "/v1/entities/{entity}/claims",
    "/v1/entities/{entity}/events",
    "/v1/entities/{entity}/mentions",
    "/v1/entities/{entity}/quotes",
    "/v1/entities/{entity}/relayed",
    "/v1/entities/{id}/history",
    "/v1/event-reports/{id}",
    "/v1/event-reports/{id}/history",
    "/v1/events",
    "/v1/events/{id}",
    "/v1/events/{id}/claims",
    "/v1/events/{id}/history",
    "/v1/lookup/article",
    "/v1/lookup/entity",
    "/v1/mentions/{id}",
    "/v1/mentions/{id}/history",
    "/v1/nodes",
    "/v1/nodes/{id}",
    "/v1/quotes",
    "/v1/quotes/{id}",
    "/v1/quotes/{id}/claims",
    "/v1/quotes/{id}/history",
    "/v1/revisions/{id}",
    "/v1/search",
    "/v1/timeline",
)
OPERATIONS = (
    "PATCH /v1/annotations/{id}",
    "POST /v1/articles/{article}/cancel",
    "PUT /v1/articles/{article}/publication-date",
    "POST /v1/articles/{article}/restore",
    "POST /v1/articles/{article}/revisions",
    "POST /v1/articles/{article}/withhold",
    "POST /v1/bundles",
    "POST /v1/claims/{id}/retract",
    "POST /v1/entities/{entity}/split",
    "POST /v1/entities/{survivor}/merge",
    "POST /v1/merges/{merge}/undo",
    "POST /v1/quotes/{id}/retract",
    "POST /v1/redactions",
    "POST /v1/reviews",
)
OF_THE_KEY = (
    "POST /v1/webhooks",
    "GET /v1/webhooks",
    "GET /v1/webhooks/{id}",
    "PATCH /v1/webhooks/{id}",
    "DELETE /v1/webhooks/{id}",
    "POST /v1/webhooks/{id}/secret",
    "POST /v1/webhooks/{id}/verification",
    "POST /v1/webhooks/{id}/test",
    "GET /v1/webhooks/{id}/deliveries",
    "GET /v1/webhooks/{id}/deliveries/{message}",
    "POST /v1/webhooks/{id}/deliveries/{message}/replay",
    "GET /v1/webhooks/{id}/dead-letters",
    "POST /v1/webhooks/{id}/replay",
    "GET /v1/feed-addresses/{id}",
    "DELETE /v1/feed-addresses/{id}",
)
EXPORTS = ("jsonld", "ninjs", "anno", "timeline", "atom", "ics", "csv", "xlsx")
PAGES = (
    "/",
    "/docs",
    "/assets/{name:path}",
    "/livez",
    "/readyz",
    "/metrics",
    "/graphql",
    "/v1",
    "/feeds",
    "/openapi.json",
    "/assets",
)


def _own(name: str) -> Ask:
    method, address = name.split(" ")
    return partial(ask_own, method, address)


def _resource(address: str) -> Ask:
    found = next(each for each in all_resources() if each.address == address)
    return partial(ask_resource, found)


DOORS: Mapping[str, Ask] = {
    **{f"query {each}": partial(ask_query, each) for each in QUERIES},
    **{f"mutation {each}": partial(ask_mutation, each) for each in MUTATIONS},
    "subscription changes": ask_changes,
    "subscription articleChanged": ask_article_changed,
    **{f"GET {each}": _resource(each) for each in RESOURCES},
    **{each: partial(ask_operation, each) for each in OPERATIONS},
    "GET /v1/changes": ask_feed,
    "GET /v1/snapshot": ask_snapshot,
    "GET /v1/digest": ask_digest,
    "GET /v1/watch": partial(ask_watch, "/v1/watch"),
    "GET /v1/watch/changes": partial(ask_watch, "/v1/watch/changes"),
    "POST /v1/watch/ids": partial(ask_watching, "POST", "/v1/watch/ids"),
    "PUT /v1/watch": partial(ask_watching, "PUT", "/v1/watch"),
    "DELETE /v1/watch/ids/{id}": ask_one_watched,
    "POST /v1/watch/acknowledgements": ask_acknowledging,
    **{each: _own(each) for each in OF_THE_KEY},
    "GET /v1/audit": ask_audit,
    "POST /v1/feed-addresses": ask_feed_addresses,
    "GET /v1/feed-addresses": ask_list_of_feed_addresses,
    **{f"export {each}": partial(ask_exports, each) for each in EXPORTS},
    **{f"webhook of {each}": partial(ask_webhooks, Tells(each)) for each in ("CHANGES", "NOTICES")},
    **{f"GET {each}": partial(ask_page, each) for each in PAGES},
}
"""A line for each door."""
