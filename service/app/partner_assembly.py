"""The partner endpoints, each group with the parts that it needs."""

from typing import Any

from service.app.parts import Parts, rest_addresses
from service.audit.endpoint import AUDIT, AuditDependencies
from service.drafting.outcomes import DRAFT_OUTCOMES, OutcomeDependencies
from service.endpoint.endpoint import BodyLimits, BoundEndpoints, DirectEndpoints
from service.feed_addresses.endpoints import FEED_ADDRESS_ENDPOINTS, FeedAddressDependencies
from service.sync.copy_reader import CopyReader
from service.sync.digest import DIGEST
from service.sync.feed import CHANGES, FeedDependencies
from service.sync.feed_reader import FeedReading
from service.sync.snapshot import SNAPSHOT, SnapshotDependencies
from service.sync.watch import WATCH, WatchDependencies
from service.webhooks.delivery_endpoints import DELIVERY_ENDPOINTS
from service.webhooks.endpoints import WEBHOOK_ENDPOINTS


def partner_endpoints_of(parts: Parts) -> DirectEndpoints:
    """Return all partner endpoints, bound to the parts that they need."""
    settings = parts.settings
    limits = BodyLimits(usual=settings.max_body_bytes, large=settings.max_write_bytes)
    return DirectEndpoints(_groups(parts), parts.doors, limits)


def _groups(parts: Parts) -> tuple[BoundEndpoints[Any], ...]:
    settings, pool, runner, admission = parts.settings, parts.pool, parts.runner, parts.admission
    copying = CopyReader(settings.database_url or "", pool, settings)
    feed = FeedDependencies(
        FeedReading(pool, parts.changes, wait_s=settings.pool_wait_s),
        parts.connections,
        parts.limits,
        admission,
        parts.clock,
        settings.feed_retention_days,
    )
    return (
        BoundEndpoints((CHANGES,), feed),
        BoundEndpoints((SNAPSHOT,), SnapshotDependencies(copying, admission, settings.live_send_timeout_s)),
        BoundEndpoints((DIGEST,), copying),
        BoundEndpoints(WATCH, WatchDependencies(pool, runner, parts.connections, parts.changes, settings.pool_wait_s)),
        BoundEndpoints((*WEBHOOK_ENDPOINTS, *DELIVERY_ENDPOINTS), parts.webhooks),
        BoundEndpoints(
            FEED_ADDRESS_ENDPOINTS,
            FeedAddressDependencies(pool, runner, rest_addresses, settings.public_url, settings.pool_wait_s),
        ),
        BoundEndpoints((DRAFT_OUTCOMES,), OutcomeDependencies(pool, settings.pool_wait_s)),
        BoundEndpoints((AUDIT,), AuditDependencies(pool, settings.pool_wait_s)),
    )
