"""The parts of the application, each made from the settings."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from functools import lru_cache, partial

from db.postgres.pool import Pool
from db.postgres.pool_share import Shares
from db.read.freshness import Freshness
from db.transaction.runner import OperationRunner, open_runner
from schema.build import core_schema
from schema.read.document import OF_RESOURCES, Disclosure, Validation
from schema.read.limits import Limits
from schema.request.request import RequestReader
from schema.resource.stored_operation import StoredOperation, all_operations
from service.access.admission import Admission
from service.access.authentication import Authentication
from service.access.bytes_under_way import BytesUnderWay
from service.access.live_limits import LiveLimits
from service.access.open_connections import OpenConnections
from service.access.rate_limit import RateLimit
from service.answers.answers import Answers
from service.answers.hot_answers import HotAnswers
from service.answers.mutations import Mutations
from service.app.index import index_json
from service.app.partner_assembly import partner_endpoints_of
from service.app.parts import Parts, rest_addresses
from service.app.routes import ENDPOINTS
from service.computing.pool import ComputingPool, open_computing
from service.exports.export_answers import ExportAnswers
from service.exports.reader import ExportReader
from service.feed_addresses.endpoint import FeedAddresses
from service.graphql.document_manifest import load_manifest
from service.graphql.graphql import Endpoint
from service.graphql.stored_documents import StoredDocuments
from service.live.change_reader import ChangeReader
from service.live.open_door import Doors
from service.live.subscriptions import Subscriptions
from service.openapi.openapi import openapi_json
from service.parameters.addresses import Addresses
from service.request.request_record import counted_caller, current_caller
from service.rest.address import RestAddresses
from service.rest.rest import Rest
from service.rest.write import RestWrites
from service.settings import Settings, origins_in
from service.telemetry.observer import Observer
from service.telemetry.process_metrics import Sources
from service.telemetry.tracing import Tracing
from service.webhooks.registry import Registry

STORED = Limits(tokens=100_000, depth=50, aliases=1000, fields=10_000)
"""The limits of REST's documents: they are our own, so only their cost is limited by the settings."""


def open_operation_runner(
    settings: Settings, dsn: str, tracing: Tracing | None = None
) -> AbstractAsyncContextManager[OperationRunner]:
    """Give the runner of operations, for as long as the context is open."""
    return open_runner(
        dsn,
        largest=settings.write_connections,
        timeout_s=settings.write_timeout_s,
        wait_s=settings.pool_wait_s,
        working=tracing.working if tracing else None,
    )


def computing_of(settings: Settings) -> AbstractAsyncContextManager[ComputingPool]:
    """Give the pool that computes for callers, for as long as the context is open."""
    return open_computing(
        processes=settings.computing_processes,
        waiting=settings.computing_waiting,
        timeout_s=settings.computing_timeout_s,
    )


def limits_of(settings: Settings) -> Limits:
    """Return the limits of a request, from the settings."""
    return Limits(
        characters=settings.max_characters,
        tokens=settings.max_tokens,
        operations=settings.max_operations,
        depth=settings.max_depth,
        aliases=settings.max_aliases,
        fields=settings.max_fields,
        cost=settings.max_cost,
    )


def answers_of(
    settings: Settings, pool: Pool, clock: Callable[[], float], under_way: BytesUnderWay | None = None
) -> Answers:
    """Return the answers that GraphQL and REST read through."""
    return Answers(
        pool=pool,
        freshness=Freshness(
            pool, max_age_s=settings.hot_answer_age_ms / 1000, wait_s=settings.pool_wait_s, clock=clock
        ),
        hot=HotAnswers(settings.hot_answers_mb * 1_000_000),
        wait_s=settings.pool_wait_s,
        under_way=under_way or under_way_of(settings),
    )


def under_way_of(settings: Settings) -> BytesUnderWay:
    """Return the counter of the bytes of answers in transit."""
    return BytesUnderWay(settings.caller_answers_mb * 1_000_000, settings.answers_mb * 1_000_000)


def shares_of(settings: Settings, admission: Admission, note_wait: Callable[[float], None]) -> Shares:
    """Return how callers share the connections for reading: by default one caller may have all but one."""

    def charge(seconds: float) -> None:
        caller = current_caller()
        if caller is not None:
            admission.charge(caller, seconds)

    return Shares(settings.caller_statements or max(settings.pool_max - 1, 1), counted_caller, charge, note_wait)


def admission_of(settings: Settings, pool: Pool, clock: Callable[[], float]) -> Admission:
    """Return the admission of callers, from the settings; each process counts its own limits."""

    def limit(name: str, allowed: int) -> RateLimit | None:
        return RateLimit(name, allowed, clock) if allowed else None

    return Admission(
        Authentication(
            pool,
            wait_s=settings.pool_wait_s,
            remembered_s=settings.key_cache_s,
            is_open=settings.anonymous_read,
            clock=clock,
        ),
        of_keys=limit("key", settings.key_cost_per_minute),
        of_addresses=limit("address", settings.address_cost_per_minute),
        of_failures=limit("failed-keys", settings.failed_keys_per_minute),
        trusted_proxies=settings.trusted_proxies,
    )


def live_limits_of(settings: Settings) -> LiveLimits:
    """Return the limits of connections that stay open, from the settings."""
    return LiveLimits(
        operations=settings.ws_operations,
        max_message_bytes=settings.max_body_bytes,
        init_timeout_s=settings.ws_init_timeout_s,
        keepalive_s=settings.live_keepalive_s,
        send_timeout_s=settings.live_send_timeout_s,
        origins=frozenset(origin.lower() for origin in origins_in(settings.cors_origins)),
    )


def documents_of(settings: Settings) -> StoredDocuments:
    """Return the stored documents of the settings; raises SettingsInvalid with all that is wrong with them."""
    if settings.stored_documents is None:
        return StoredDocuments()
    manifest = load_manifest(settings.stored_documents, limits_of(settings))
    return StoredDocuments(manifest, is_only=settings.stored_documents_only)


def parts_of(
    settings: Settings,
    pool: Pool,
    runner: OperationRunner,
    doors: Doors,
    webhooks: Registry,
    *,
    clock: Callable[[], float],
) -> Parts:
    """Return the parts that the endpoints share."""
    return Parts(
        settings,
        pool,
        runner,
        doors,
        webhooks,
        clock,
        ChangeReader(pool, interval_s=settings.changes_interval_ms / 1000, wait_s=settings.pool_wait_s),
        OpenConnections(
            settings.live_connections,
            per_caller=settings.live_connections_per_caller,
            key_share=settings.live_connections_key_share,
        ),
        live_limits_of(settings),
    )


def endpoint_of(
    parts: Parts, answers: Answers, documents: StoredDocuments, mutations: Mutations, observer: Observer
) -> Endpoint:
    """Return the dependencies of the GraphQL endpoint."""
    settings = parts.settings
    disclosure = Disclosure(introspection=settings.introspection, suggestions=settings.suggestions)
    return Endpoint(
        reader=RequestReader(core_schema(), limits_of(settings), Validation(disclosure=disclosure)),
        answers=answers,
        admission=parts.admission,
        documents=documents,
        max_body_bytes=settings.max_body_bytes,
        max_write_bytes=settings.max_write_bytes,
        cache_max_age_s=settings.cache_max_age_s,
        mutations=mutations,
        following=Subscriptions(answers.pool, parts.changes, wait_s=settings.pool_wait_s),
        live_limits=parts.limits,
        connections=parts.connections,
        observer=observer,
        doors=parts.doors,
    )


@lru_cache(maxsize=1)
def operation_addresses() -> Addresses[StoredOperation]:
    """Return the addresses of the operations of REST; they are read once, on first use."""
    return Addresses(all_operations())


def rest_of(parts: Parts, answers: Answers, mutations: Mutations) -> Rest:
    """Return the dependencies of the REST endpoint."""
    settings = parts.settings
    reader = RequestReader(core_schema(), replace(STORED, cost=settings.max_cost), OF_RESOURCES)
    return Rest(
        addresses=RestAddresses(
            fixed={
                ENDPOINTS["openapi"].encode(): partial(openapi_json, settings.api_contact),
                ENDPOINTS["rest"].encode(): lambda: index_json(ENDPOINTS["openapi"]),
            },
            resources=rest_addresses,
            operations=operation_addresses,
            endpoints=partner_endpoints_of(parts),
        ),
        writes=RestWrites(reader, mutations, parts.admission, max_body_bytes=settings.max_write_bytes),
        reader=reader,
        answers=answers,
        admission=parts.admission,
        exports=ExportAnswers(
            ExportReader(reader, answers, settings.export_items),
            parts.admission,
            settings.public_url,
            settings.calendar_refresh_s,
        ),
        doors=parts.doors,
        cache_max_age_s=settings.cache_max_age_s,
    )


def sources_of(parts: Parts, endpoint: Endpoint, rest: Rest) -> Sources:
    """Return the sources of the metrics beside requests."""
    readers = (endpoint.reader, rest.reader)
    return Sources(
        parts.connections,
        pools={"read": parts.pool.use, "write": parts.runner.use, "webhooks": parts.webhooks.queue.use},
        caches={
            **{name: [each.caches[name] for each in readers] for name in ("documents", "plans")},
            "answers": [endpoint.answers.hot],
            "keys": [parts.admission.authentication],
        },
    )


def feeds_of(rest: Rest, parts: Parts) -> FeedAddresses:
    """Return the dependencies of feed addresses: those of exports, but with a limit of its own for each address."""
    settings, allowed = parts.settings, parts.settings.feed_address_cost_per_minute
    limit = RateLimit("feed-address", allowed, parts.clock) if allowed else None
    return FeedAddresses(
        resources=rest_addresses,
        exports=replace(rest.exports, admission=replace(parts.admission, of_keys=limit)),
        pool=parts.pool,
        wait_s=settings.pool_wait_s,
        cache_max_age_s=settings.cache_max_age_s,
    )
