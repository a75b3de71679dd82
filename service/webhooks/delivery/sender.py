"""Sending: one attempt to send one message, over a connection to a checked address, and its result.

The only module that connects to addresses given by other people. It resolves the name once and connects to the address
that it checked, so a name that resolves to something else the next time leads nowhere.
"""

import asyncio
import ssl
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, cast

import httpcore2

from service.plain_structlog import structlog
from service.request.request_record import current_record
from service.telemetry.tracing import Tracing
from service.webhooks.delivery.message import WebhookMessage, headers_of
from service.webhooks.delivery.schedule import retry_after
from service.webhooks.delivery.target import (
    PORTS,
    Resolve,
    SystemResolver,
    TargetNotPublic,
    TargetRefused,
    addresses_of,
    check_url,
)

TIMEOUT_S = 20.0
"""Seconds for one attempt, from resolving the name to the last byte read."""

MAX_ANSWER_BYTES = 65_536
"""Maximum bytes that are read of an answer."""

UNREACHED_STEP_S = 1.0
"""Attempts that reach nobody take multiples of this many seconds, so the time does not reveal how a name resolved."""

log = structlog.get_logger("isnad.webhooks")


class Failure(StrEnum):
    """Why an attempt failed. It never quotes anybody's words, since it is kept in the log of deliveries."""

    STATUS = "STATUS"
    """The status of the answer is not 2xx."""
    REDIRECTED = "REDIRECTED"
    """The answer redirects elsewhere, which is not followed."""
    TIMEOUT = "TIMEOUT"
    """No answer came in time."""
    NOT_CONNECTED = "NOT_CONNECTED"
    """The name has no address on the internet, or nothing answers there, or its certificate is invalid.

    Which of them is not revealed: a partner could find out by it which names exist in the service's network.
    """
    BROKEN_OFF = "BROKEN_OFF"
    """The answer is not HTTP, or not complete."""
    NOT_READ = "NOT_READ"
    """The data to send could not be read in time; nothing was sent."""
    TARGET_REFUSED = "TARGET_REFUSED"
    """Nothing is sent to such a URL, whatever its name resolves to."""
    CHALLENGE = "CHALLENGE"
    """The answer to a verification is not its challenge."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt to send a message, and its result; ``answer`` is the beginning of the answer's body, never stored."""

    started_at: datetime
    duration_ms: int
    status: int | None = None
    failure: Failure | None = None
    retry_after_s: float | None = None
    answer: bytes = b""


class _CheckedBackend(httpcore2.AsyncNetworkBackend):
    """Connects only to names that the guard of targets allows."""

    def __init__(self, resolve: Resolve, *, allow_private: bool) -> None:
        self._resolve, self._allow_private = resolve, allow_private
        self._inner = cast(httpcore2.AsyncNetworkBackend, httpcore2.AnyIOBackend())

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  as its base has it
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Connect to the first address that answers, after checking all of them; the name is not resolved again."""
        addresses = await addresses_of(host, port, self._resolve, allow_private=self._allow_private)
        for address in addresses[:-1]:
            try:
                return await self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return await self._inner.connect_tcp(addresses[-1], port, timeout, local_address, socket_options)

    async def sleep(self, seconds: float) -> None:
        """Sleep."""
        await self._inner.sleep(seconds)


@dataclass(frozen=True, slots=True)
class Senders:
    """How to make senders: from the settings, and in tests with other resolvers and certificates."""

    allow_private: bool
    resolve: Resolve = field(default_factory=SystemResolver)
    tls: ssl.SSLContext | None = None
    timeout_s: float = TIMEOUT_S
    tracing: Tracing | None = None
    ports: Collection[int] = PORTS


class Sender:
    """Sends messages, and keeps connections for the next ones. Must be closed."""

    def __init__(self, made: Senders, clock: Callable[[], datetime]) -> None:
        self._made, self._clock = made, clock
        self._pool: httpcore2.AsyncConnectionPool | None = None

    async def send(self, url: str, message: WebhookMessage, secrets: Sequence[bytes]) -> Attempt:
        """Send a message once, signed with each of these secrets, and return the result.

        The receiver is sent the trace context, if there is one.
        """
        tracing = self._made.tracing
        if tracing is None:
            record = current_record()
            trace = None if record is None else record.trace_context
            return await self._send(url, message, secrets, trace.headers() if trace else ())
        with tracing.sending(url, message.id) as span:
            attempt = await self._send(url, message, secrets, span.context.headers())
            span.note(attempt.status, attempt.failure)
        return attempt

    async def _send(
        self, url: str, message: WebhookMessage, secrets: Sequence[bytes], more: Sequence[tuple[str, str]]
    ) -> Attempt:
        """Send a message with these headers too."""
        began, started_at = time.monotonic(), self._clock()
        status, failure, wait_s, answer = None, None, None, b""
        try:
            check_url(url, allow_private=self._made.allow_private, ports=self._made.ports)
            async with asyncio.timeout(self._made.timeout_s):
                headers = [*headers_of(message, secrets, started_at), *more]
                status, header, answer = await self._post(url, message, headers)
            wait_s = retry_after(header, started_at)
            failure = _failure_of(status)
        except TargetRefused:
            failure = Failure.TARGET_REFUSED
        except (TimeoutError, httpcore2.TimeoutException):
            failure = Failure.TIMEOUT
        except (OSError, httpcore2.ConnectError, ssl.SSLError) as fault:
            failure = Failure.NOT_CONNECTED
            await self._hide_when(began, fault)
        except Exception as fault:
            log.debug("message not sent", fault=repr(fault))
            failure = Failure.BROKEN_OFF
        duration_ms = round((time.monotonic() - began) * 1000)
        return Attempt(started_at, duration_ms, status, failure, wait_s, answer)

    async def _hide_when(self, began: float, fault: Exception) -> None:
        """Log for the operator why nobody was reached, and wait so that the elapsed time reveals nothing to others."""
        if isinstance(fault, TargetNotPublic):
            log.warning("webhook leads into an inner network", fault=str(fault))
        if not self._made.allow_private:
            await asyncio.sleep(UNREACHED_STEP_S - (time.monotonic() - began) % UNREACHED_STEP_S)

    async def close(self) -> None:
        """Close the connections."""
        if self._pool is not None:
            await self._pool.aclose()

    def _connections(self) -> httpcore2.AsyncConnectionPool:
        """Return the connection pool; it is made at the first message, since reading the certificates takes a while."""
        if self._pool is None:
            self._pool = httpcore2.AsyncConnectionPool(
                ssl_context=self._made.tls or httpcore2.default_ssl_context(),
                max_connections=None,
                max_keepalive_connections=20,
                keepalive_expiry=5.0,
                network_backend=_CheckedBackend(self._made.resolve, allow_private=self._made.allow_private),
            )
        return self._pool

    async def _post(
        self, url: str, message: WebhookMessage, headers: Sequence[tuple[str, str]]
    ) -> tuple[int, str | None, bytes]:
        """Return the status, the header Retry-After and the beginning of the body of the answer."""
        async with self._connections().stream("POST", url, headers=headers, content=message.body) as response:
            read = bytearray()
            async for part in response.aiter_stream():
                read += part
                if len(read) >= MAX_ANSWER_BYTES:
                    break
            wait = next((value for name, value in response.headers if name.lower() == b"retry-after"), None)
            text = None if wait is None else wait.decode("latin-1")
            return response.status, text, bytes(read[:MAX_ANSWER_BYTES])


def _failure_of(status: int) -> Failure | None:
    if 200 <= status < 300:
        return None
    return Failure.REDIRECTED if 300 <= status < 400 else Failure.STATUS
