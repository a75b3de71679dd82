"""Metrics for Prometheus: what this process has answered, who stays connected, and how far the feed is behind."""

from collections.abc import Callable
from http import HTTPStatus

import structlog
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest
from starlette.requests import Request
from starlette.responses import Response

from db.errors import ReadRefused
from db.feed import Lag, feed_lag
from db.pool import Pool
from db.webhook_counts import WebhookCounts, count_webhooks
from service.live_limits import OpenConnections
from service.request_id import Access
from service.webhooks.sending import Attempt

ENDPOINTS = (("/graphql", "graphql"), ("/v1", "rest"), ("/feeds", "feeds"), ("/openapi.json", "rest"))
OTHER = "other"
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
log = structlog.get_logger("isnad.metrics")


class Metrics:
    """The metrics of one process."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            *("isnad_requests", "Requests that were answered, streams when they end."),
            ("endpoint", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            *("isnad_request_seconds", "Seconds that answers took; of a stream as long as it was open."),
            ("endpoint",),
            registry=self._registry,
            buckets=BUCKETS,
        )
        self._connections = self._gauge("isnad_live_connections", "WebSockets and event streams that are open.")
        self._waiting = self._gauge(
            "isnad_feed_waiting_changes",
            "Changes that have committed and that the feed does not tell yet: an older one is under way.",
        )
        self._lag = self._gauge("isnad_feed_lag_seconds", "Seconds that the oldest of them has waited.")
        self._up = self._gauge("isnad_database_up", "1 where the database answered.")
        self._attempts = Counter(
            *("isnad_webhook_attempts", "Messages that this process sent to webhooks, with what was wrong."),
            ("failure",),
            registry=self._registry,
        )
        self._webhooks = Gauge("isnad_webhooks", "Webhooks by state.", ("state",), registry=self._registry)
        self._messages = Gauge(
            *("isnad_webhook_messages", "Messages of webhooks that wait, or are dead letters."),
            ("state",),
            registry=self._registry,
        )
        self._behind = self._gauge(
            "isnad_webhook_lag_seconds", "Seconds that the message has been due which has been so for longest."
        )
        self._noted: dict[tuple[str, int], Callable[[float], None]] = {}

    def _gauge(self, name: str, said: str) -> Gauge:
        return Gauge(name, said, registry=self._registry)

    def noting(self, note: Access) -> Access:
        """Return what counts an answered request, and then passes it on to ``note``."""

        def counted(method: str, path: str, status: int, took_ms: float) -> None:
            self._note(path, status, took_ms / 1000)
            note(method, path, status, took_ms)

        return counted

    def _note(self, path: str, status: int, seconds: float) -> None:
        key = (endpoint_of(path), status)
        observe = self._noted.get(key)
        if observe is None:
            observe = self._noted[key] = self._observer(*key)
        observe(seconds)

    def _observer(self, endpoint: str, status: int) -> Callable[[float], None]:
        requests, took = self._requests.labels(endpoint, str(status)), self._seconds.labels(endpoint)

        def observe(seconds: float) -> None:
            requests.inc()
            took.observe(seconds)

        return observe

    async def page(self, pool: Pool, connections: OpenConnections, *, wait_s: float) -> bytes:
        """Return everything as text; what cannot be read from the database is told as it was last."""
        self._connections.set(connections.taken)
        try:
            self._tell(await feed_lag(pool, wait_s=wait_s))
            self._tell_webhooks(await count_webhooks(pool, wait_s=wait_s))
        except ReadRefused as refused:
            log.warning("feed not looked at", code=refused.code, cause=repr(refused.__cause__))
            self._up.set(0)
        return generate_latest(self._registry)

    def _tell(self, lag: Lag) -> None:
        self._waiting.set(lag.changes)
        self._lag.set(lag.seconds)
        self._up.set(1)

    def note_attempt(self, attempt: Attempt) -> None:
        """Count a message that was sent."""
        self._attempts.labels(attempt.failure or "").inc()

    def _tell_webhooks(self, counts: WebhookCounts) -> None:
        for state, count in counts.webhooks.items():
            self._webhooks.labels(state).set(count)
        self._messages.labels("WAITING").set(counts.waiting)
        self._messages.labels("DEAD").set(counts.dead)
        self._behind.set(counts.lag_s)


def endpoint_of(path: str) -> str:
    """Return what a path is counted as."""
    return next((name for start, name in ENDPOINTS if path == start or path.startswith(start + "/")), OTHER)


async def metrics(request: Request) -> Response:
    """Answer the metrics of this process."""
    state = request.app.state
    page = await state.metrics.page(state.pool, state.connections, wait_s=state.settings.pool_wait_s)
    headers = {"content-type": CONTENT_TYPE_PLAIN_0_0_4, "cache-control": "no-store"}
    return Response(page, HTTPStatus.OK.value, headers=headers)
