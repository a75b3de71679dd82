"""Every door of the service, each with how it is asked; a door of the code that has no line here fails a test."""

from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from functools import partial
from typing import TypeAlias

from db.webhook.model import Tells
from schema.resource.resource import all_resources
from schema.resource.stored_operation import all_operations
from service.app.app import small_routes
from service.app.routes import ENDPOINTS
from service.exports.formats import FORMATS, formats_of
from service.partner_endpoints import PARTNER_ENDPOINTS
from service.settings import Settings
from tests.visibility.calls.asking import Asker, Told
from tests.visibility.calls.graphql_doors import arguments_of, ask_mutation, ask_query, fields_of
from tests.visibility.calls.live_doors import ask_article_changed, ask_changes
from tests.visibility.calls.partner_doors import (
    ask_acknowledging,
    ask_audit,
    ask_digest,
    ask_draft_outcomes,
    ask_feed,
    ask_feed_addresses,
    ask_list_of_feed_addresses,
    ask_notices,
    ask_one_feed_address,
    ask_one_watched,
    ask_snapshot,
    ask_watch,
    ask_watching,
)
from tests.visibility.calls.rest_doors import ask_exports, ask_graphql_address, ask_operation, ask_page, ask_resource
from tests.visibility.calls.webhook_doors import ask_list_of_webhooks, ask_of_webhook, ask_registering, ask_webhooks
from tests.visibility.values import PASSED_OVER

Ask: TypeAlias = Callable[[Asker], AsyncIterator[Told]]

ROOTS = ("query", "subscription", "mutation")


def doors_of_the_code() -> set[str]:
    """Return the names of all doors that the code has."""
    routes = {route.path for route in small_routes(Settings(metrics=True))}
    return {
        *(f"{root} {name}" for root in ROOTS for name in fields_of(root)),
        *(f"GET {each.address}" for each in all_resources()),
        *(f"{each.method} {each.address}" for each in all_operations()),
        *(f"{each.method} {each.address}" for each in PARTNER_ENDPOINTS),
        *(f"export {each.name}" for each in FORMATS),
        *(f"webhook of {each.value}" for each in Tells),
        *(f"GET {path}" for path in {*routes, *ENDPOINTS.values()}),
    }


QUERIES = (
    "node",
    "nodes",
    "article",
    "entity",
    "articles",
    "entities",
    "quotes",
    "claims",
    "utterances",
    "events",
    "timeline",
    "annotations",
    "search",
    "lookup",
    "completions",
    "changes",
    "duplicates",
)
MUTATIONS = (
    "loadBundle",
    "draftArticle",
    "correctArticle",
    "correctAnnotation",
    "amendEntity",
    "amendEvent",
    "changePublicationDate",
    "redact",
    "withholdArticle",
    "cancelArticle",
    "restoreArticle",
    "retractClaim",
    "retractQuote",
    "tieQuotes",
    "untieQuotes",
    "reviewAnnotations",
    "mergeEntities",
    "undoMerge",
    "splitEntity",
    "mergeEvents",
    "undoMergeEvents",
    "splitEvent",
    "markDistinct",
    "undoDistinct",
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
    "/v1/duplicates",
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
    "/v1/lookup",
    "/v1/lookup/article",
    "/v1/lookup/completions",
    "/v1/lookup/entity",
    "/v1/mentions/{id}",
    "/v1/mentions/{id}/history",
    "/v1/nodes",
    "/v1/nodes/{id}",
    "/v1/quotes",
    "/v1/quotes/{id}",
    "/v1/quotes/{id}/claims",
    "/v1/quotes/{id}/history",
    "/v1/quotes/{id}/same-utterance",
    "/v1/quotes/{id}/utterance-candidates",
    "/v1/revisions/{id}",
    "/v1/search",
    "/v1/timeline",
    "/v1/utterances",
    "/v1/utterances/{id}",
)
OPERATIONS = (
    "PATCH /v1/annotations/{id}",
    "PATCH /v1/entities/{id}",
    "PATCH /v1/events/{id}",
    "POST /v1/articles/{article}/cancel",
    "PUT /v1/articles/{article}/publication-date",
    "POST /v1/articles/{article}/restore",
    "POST /v1/articles/{article}/revisions",
    "POST /v1/articles/{article}/withhold",
    "POST /v1/bundles",
    "POST /v1/claims/{id}/retract",
    "POST /v1/distinctions",
    "POST /v1/distinctions/undo",
    "POST /v1/drafts",
    "POST /v1/entities/{entity}/split",
    "POST /v1/entities/{survivor}/merge",
    "POST /v1/event-merges/{merge}/undo",
    "POST /v1/events/{event}/split",
    "POST /v1/events/{survivor}/merge",
    "POST /v1/merges/{merge}/undo",
    "POST /v1/quotes/{id}/retract",
    "POST /v1/redactions",
    "POST /v1/reviews",
    "POST /v1/utterances",
    "POST /v1/utterances/untie",
)
OF_A_WEBHOOK = (
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
)
EXPORTS = ("jsonld", "ninjs", "anno", "timeline", "atom", "ics", "csv", "xlsx", "bundle")
PAGES = (
    "/",
    "/docs",
    "/assets/{name:path}",
    "/livez",
    "/readyz",
    "/metrics",
    "/v1",
    "/feeds",
    "/openapi.json",
    "/assets",
)


def _resource(address: str) -> Ask:
    found = next(each for each in all_resources() if each.address == address)
    return partial(ask_resource, found)


def _of_webhook(name: str) -> Ask:
    method, address = name.split(" ")
    return partial(ask_of_webhook, method, address)


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
    "GET /v1/watch": ask_watch,
    "GET /v1/watch/changes": ask_notices,
    "POST /v1/watch/ids": partial(ask_watching, "POST", "/v1/watch/ids"),
    "PUT /v1/watch": partial(ask_watching, "PUT", "/v1/watch"),
    "DELETE /v1/watch/ids/{id}": ask_one_watched,
    "POST /v1/watch/acknowledgements": ask_acknowledging,
    "GET /v1/webhooks": ask_list_of_webhooks,
    "POST /v1/webhooks": ask_registering,
    **{each: _of_webhook(each) for each in OF_A_WEBHOOK},
    "GET /v1/audit": ask_audit,
    "GET /v1/draft-outcomes": ask_draft_outcomes,
    "POST /v1/feed-addresses": ask_feed_addresses,
    "GET /v1/feed-addresses": ask_list_of_feed_addresses,
    **{f"{each} /v1/feed-addresses/{{id}}": partial(ask_one_feed_address, each) for each in ("GET", "DELETE")},
    **{f"export {each}": partial(ask_exports, each) for each in EXPORTS},
    **{f"webhook of {each}": partial(ask_webhooks, Tells(each)) for each in ("CHANGES", "NOTICES")},
    **{f"GET {each}": partial(ask_page, each) for each in PAGES},
    "GET /graphql": ask_graphql_address,
}
"""A line for each door."""

WRITES = frozenset((*(f"mutation {each}" for each in MUTATIONS), *OPERATIONS))
"""Doors at which admins write: they are not held back there, so the doors are asked by everybody else."""

ANSWERING_NOBODY: Mapping[str, str] = {
    "GET /assets/{name:path}": "asked for a file outside of the folder of assets",
    "GET /feeds": "nothing but the beginning of feed addresses, which are read by `POST /v1/feed-addresses`",
}
"""Doors that refuse everybody, with the reason."""


def in_turn() -> list[str]:
    """Return the names of all doors in the order in which they are asked: last the one for which articles are written."""
    last = "subscription articleChanged"
    return [*sorted(DOORS.keys() - {last}), last]


def arguments_of_the_code() -> Mapping[str, frozenset[str]]:
    """Return what the code lets each door be asked by; a door that is not in it is asked without an argument."""
    return {
        **{
            f"{root} {name}": _tried(each[0] for each in arguments_of(field))
            for root in ("query", "subscription")
            for name, field in fields_of(root).items()
        },
        **{f"GET {each.address}": _tried(each.name for each in each.parameters) for each in all_resources()},
        **{
            f"{each.method} {each.address}": _tried(
                field.alias or name
                for fields in (each.query.model_fields, each.body.model_fields)
                for name, field in fields.items()
            )
            - GIVEN_BACK
            for each in PARTNER_ENDPOINTS
        },
        **{
            f"export {form.name}": frozenset(each.address for each in all_resources() if form in formats_of(each.name))
            for form in FORMATS
        },
    }


GIVEN_BACK = frozenset(("url", "description", "secret", "graceHours"))
"""Values of a webhook or a feed address that find nothing, and are given back as they were given."""


def _tried(names: Iterable[str]) -> frozenset[str]:
    return frozenset(names) - PASSED_OVER.keys()
