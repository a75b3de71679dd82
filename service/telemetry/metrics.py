"""Metrics for Prometheus: the answered requests, the state of the processes, and the lag of feed and webhooks."""

import asyncio
import platform
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus
from itertools import chain

from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import Response

from db.feed.feed import feed_lag
from db.feed.lag import Lag
from db.postgres.pool import Pool
from db.sql.errors import ReadRefused
from db.webhook.counts import WebhookCounts, count_webhooks
from service.header import NO_STORE, as_texts
from service.plain_structlog import structlog
from service.request.request_record import Access, RequestRecord
from service.telemetry.process_metrics import ProcessMetrics, Sources
from service.telemetry.shared_metrics import collect_shared, shared_folder
from service.version import VERSION

INTERVAL_S = 1.0
"""Seconds after which a process shares its state with the others, if there are any."""

log = structlog.get_logger("isnad.metrics")


class Metrics:
    """The metrics that one process answers with: its own, those of the others, and those from the database."""

    def __init__(self) -> None:
        self.process = ProcessMetrics()
        self._folder = shared_folder()
        self._sources: Sources | None = None
        self._lag: Lag | None = None
        self._counts: WebhookCounts | None = None

    def noting(self, note: Access) -> Access:
        """Return a function that counts an answered request and then passes it on to ``note``."""

        def counted(record: RequestRecord) -> None:
            self.process.note_request(record.path, record.status or 0, record.took_ms / 1000)
            note(record)

        return counted

    @asynccontextmanager
    async def watching(self, sources: Sources) -> AsyncIterator[None]:
        """Report the state of these sources while the context is open."""
        self._sources = sources
        telling = asyncio.create_task(self._tell_others()) if self._folder else None
        try:
            yield
        finally:
            if telling is not None:
                telling.cancel()
                with suppress(asyncio.CancelledError):
                    await telling
            self._look()

    async def page(self, pool: Pool, *, wait_s: float) -> bytes:
        """Return all metrics as text; if the database cannot be read, its last known values."""
        self._look()
        is_up = True
        try:
            self._lag = await feed_lag(pool, wait_s=wait_s)
            self._counts = await count_webhooks(pool, wait_s=wait_s)
        except ReadRefused as refused:
            log.warning("feed not looked at", code=refused.code, cause=repr(refused.__cause__))
            is_up = False
        own = self.process.collect() if self._folder is None else collect_shared(self._folder)
        return generate_latest(_Collected(chain(own, self._of_all(is_up=is_up))))

    def _look(self) -> None:
        if self._sources is not None:
            self.process.look(self._sources)

    async def _tell_others(self) -> None:
        while True:
            self._look()
            await asyncio.sleep(INTERVAL_S)

    def _of_all(self, *, is_up: bool) -> Iterator[Metric]:
        """Yield the metrics that are the same whichever process is asked."""
        yield _gauge(
            "isnad_build_info",
            "Always 1; the labels have the versions of the service and of Python.",
            [((VERSION, platform.python_version()), 1)],
            labels=("version", "python"),
        )
        yield _gauge("isnad_database_up", "1 if the database answered.", [((), is_up)])
        if self._lag is not None:
            said = "Committed changes that the feed does not report yet, because an older write is in progress."
            yield _gauge("isnad_feed_waiting_changes", said, [((), self._lag.changes)])
            yield _gauge(
                "isnad_feed_lag_seconds",
                "Seconds for which the oldest of these changes has been waiting.",
                [((), self._lag.seconds)],
            )
        if self._counts is not None:
            yield from _of_webhooks(self._counts)


class _Collected(Collector):
    """Metrics that were already collected."""

    def __init__(self, metrics: Iterable[Metric]) -> None:
        self._metrics = metrics

    def collect(self) -> Iterable[Metric]:
        return self._metrics


def _of_webhooks(counts: WebhookCounts) -> Iterator[Metric]:
    by_state = [((state,), count) for state, count in counts.webhooks.items()]
    yield _gauge("isnad_webhooks", "Webhooks by state.", by_state, labels=("state",))
    yield _gauge(
        "isnad_webhook_messages",
        "Webhook messages that are waiting, or are dead letters.",
        [(("WAITING",), counts.waiting), (("DEAD",), counts.dead)],
        labels=("state",),
    )
    yield _gauge(
        "isnad_webhook_lag_seconds",
        "Seconds by which the oldest due message is overdue.",
        [((), counts.lag_s)],
    )


def _gauge(
    name: str, said: str, values: Sequence[tuple[tuple[str, ...], float]], *, labels: tuple[str, ...] = ()
) -> Metric:
    """Return a metric with these values by its labels."""
    family = GaugeMetricFamily(name, said, labels=labels)
    for labelled, value in values:
        family.add_metric(labelled, value)
    return family


async def metrics(request: Request) -> Response:
    """Answer with the metrics of all processes."""
    state = request.app.state
    page = await state.metrics.page(state.pool, wait_s=state.settings.pool_wait_s)
    headers = {"content-type": CONTENT_TYPE_PLAIN_0_0_4, **as_texts([NO_STORE])}
    return Response(page, HTTPStatus.OK.value, headers=headers)
