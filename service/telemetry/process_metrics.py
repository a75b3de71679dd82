"""The metrics of one process; those of several processes are added up, whichever of them is asked.

Several processes keep their values in files of a shared folder (``service/telemetry/shared_metrics.py``): the library
decides that from the environment, when it is imported. Gauges add up those of living processes only.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.metrics_core import Metric

from db.postgres.pool_use import PoolUse
from schema.cache import Counted
from service.access.open_connections import OpenConnections

ENDPOINTS = (("/graphql", "graphql"), ("/v1", "rest"), ("/feeds", "feeds"), ("/openapi.json", "rest"))
OTHER = "other"
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


@dataclass(frozen=True, slots=True)
class Sources:
    """The things whose state is polled: pools and caches by their names, and open connections."""

    connections: OpenConnections
    pools: Mapping[str, Callable[[], PoolUse]]
    caches: Mapping[str, Sequence[Counted]]


@dataclass(slots=True)
class _CacheCounts:
    """The hits and misses of a cache that are already counted."""

    hits: int = 0
    misses: int = 0


class ProcessMetrics:
    """The counters, gauges and histograms of this process."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = self._counter(
            "isnad_requests", "Requests that were answered; streams are counted when they end.", "endpoint", "status"
        )
        self._seconds = self._histogram(
            "isnad_request_seconds", "Seconds from request to answer; for a stream, until it ended.", "endpoint"
        )
        self._attempts = self._counter(
            "isnad_webhook_attempts", "Attempts to send messages to webhooks, by failure.", "failure"
        )
        self._processes = self._gauge("isnad_processes", "Processes that answer requests.")
        self._connections = self._gauge("isnad_live_connections", "Open WebSockets and event streams.")
        self._pools = self._gauge(
            "isnad_pool_connections", "Open database connections, by pool and state.", "pool", "state"
        )
        self._most = self._gauge(
            "isnad_pool_max_connections", "Maximum number of database connections, by pool.", "pool"
        )
        self._waiting = self._gauge("isnad_pool_waiting", "Requests that are waiting for a reading connection.")
        self._waits = self._histogram(
            "isnad_pool_wait_seconds",
            "Seconds that requests waited for a reading connection, if they had to wait.",
        )
        self._hits = self._counter("isnad_cache_hits", "Lookups that found an entry in a cache.", "cache")
        self._misses = self._counter("isnad_cache_misses", "Lookups that found no entry in a cache.", "cache")
        self._noted: dict[tuple[str, int], Callable[[float], None]] = {}
        self._seen = _SeenByCache()
        self._processes.set(1)

    def note_request(self, path: str, status: int, seconds: float) -> None:
        """Count an answered request."""
        key = (endpoint_of(path), status)
        observe = self._noted.get(key)
        if observe is None:
            observe = self._noted[key] = self._observer(*key)
        observe(seconds)

    def note_attempt(self, failure: str | None) -> None:
        """Count an attempt to send a message to a webhook."""
        self._attempts.labels(failure or "").inc()

    def note_wait(self, seconds: float) -> None:
        """Count a request that had to wait for a connection."""
        self._waits.observe(seconds)

    def look(self, sources: Sources) -> None:
        """Record the current state, and the cache hits and misses since the last call."""
        self._connections.set(sources.connections.taken)
        for name, use_of in sources.pools.items():
            use = use_of()
            self._pools.labels(name, "in_use").set(use.in_use)
            self._pools.labels(name, "idle").set(use.idle)
            self._most.labels(name).set(use.most)
            if use.waiting is not None:
                self._waiting.set(use.waiting)
        for name, caches in sources.caches.items():
            hits, misses = self._seen.since(name, caches)
            self._hits.labels(name).inc(hits)
            self._misses.labels(name).inc(misses)

    def collect(self) -> Iterable[Metric]:
        """Return the metrics of this process alone."""
        return self._registry.collect()

    def _counter(self, name: str, said: str, *labels: str) -> Counter:
        return Counter(name, said, labels, registry=self._registry)

    def _gauge(self, name: str, said: str, *labels: str) -> Gauge:
        return Gauge(name, said, labels, registry=self._registry, multiprocess_mode="livesum")

    def _histogram(self, name: str, said: str, *labels: str) -> Histogram:
        return Histogram(name, said, labels, registry=self._registry, buckets=BUCKETS)

    def _observer(self, endpoint: str, status: int) -> Callable[[float], None]:
        requests, took = self._requests.labels(endpoint, str(status)), self._seconds.labels(endpoint)

        def observe(seconds: float) -> None:
            requests.inc()
            took.observe(seconds)

        return observe


@dataclass(slots=True)
class _SeenByCache:
    """What is already counted of each cache, by its name."""

    seen: dict[str, _CacheCounts] = field(default_factory=dict)

    def since(self, name: str, caches: Sequence[Counted]) -> tuple[int, int]:
        """Return the hits and misses since the last call."""
        hits, misses = sum(each.hits for each in caches), sum(each.misses for each in caches)
        before = self.seen.get(name, _CacheCounts())
        self.seen[name] = _CacheCounts(hits, misses)
        return hits - before.hits, misses - before.misses


def endpoint_of(path: str) -> str:
    """Return the label under which a path is counted."""
    return next((name for start, name in ENDPOINTS if path == start or path.startswith(start + "/")), OTHER)
