"""The server whose data is copied: its snapshot, feed and digest, as lines and JSON over HTTP."""

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from http import HTTPStatus
from typing import Any

import httpx2
import orjson

from service.request.media_type import NDJSON
from service.request.trace_context import TraceContext
from service.version import VERSION

READ_S = 60.0
"""Seconds to wait for a line beyond the requested wait."""

DIGEST_S = 3600.0
"""Seconds that a digest may take: the server reads everything for it."""

LASTING = (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS)
"""Statuses of refusals that pass by themselves, beside those of the server's faults."""


class RemoteRefused(Exception):
    """The server refuses, and would refuse again."""


class RemoteGone(Exception):
    """The cursor is no longer valid: begin with a new snapshot."""


class RemoteAway(Exception):
    """The server gave no complete answer: ask again, not before ``retry_after_s`` seconds if it said so."""

    def __init__(self, message: str, retry_after_s: float = 0) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class Remote:
    """A client of one server that sends ``filters`` as parameters."""

    def __init__(self, client: httpx2.AsyncClient, filters: Mapping[str, str]) -> None:
        self._client, self._filters = client, filters

    def snapshot(self, after: str | None = None, bucket: str | None = None) -> AsyncIterator[list[bytes]]:
        """Yield the lines of a snapshot as they come, several at a time."""
        asked = {"after": after, "bucket": bucket, **self._filters}
        return self._lines("/v1/snapshot", asked, READ_S, "gzip")

    def changes(self, after: str, wait_s: float) -> AsyncIterator[list[bytes]]:
        """Yield the lines of the feed as they come, for ``wait_s`` seconds beyond the present.

        A request that waits is not compressed, since compression would hold lines back.
        """
        asked = {"after": after, "wait": wait_s or None, **self._filters}
        return self._lines("/v1/changes", asked, READ_S + wait_s, "identity" if wait_s else "gzip")

    async def digest(self) -> Mapping[str, Any]:
        """Return the digest of all items, with its buckets."""
        with _told():
            answer = await self._client.get(
                "/v1/digest", params={"buckets": "true", **self._filters}, timeout=httpx2.Timeout(DIGEST_S, connect=10)
            )
        _check(answer.status_code, answer.content, answer.headers)
        found: Mapping[str, Any] = orjson.loads(answer.content)
        return found

    async def _lines(
        self, address: str, asked: Mapping[str, object], read_s: float, encoding: str
    ) -> AsyncIterator[list[bytes]]:
        params = {name: str(value) for name, value in asked.items() if value is not None}
        headers = {"accept": NDJSON, "accept-encoding": encoding}
        timeout = httpx2.Timeout(read_s, connect=10)
        with _told():
            async with self._client.stream("GET", address, params=params, headers=headers, timeout=timeout) as answer:
                if answer.status_code != HTTPStatus.OK:
                    _check(answer.status_code, await answer.aread(), answer.headers)
                rest = b""
                async for piece in answer.aiter_bytes():
                    *whole, rest = (rest + piece).split(b"\n")
                    if whole:
                        yield whole


@contextmanager
def _told() -> Iterator[None]:
    """Turn failures of the connection into RemoteAway."""
    try:
        yield
    except httpx2.HTTPError as error:
        raise RemoteAway(f"{type(error).__name__}: {error}") from error


def _check(status: int, body: bytes, headers: Mapping[str, str]) -> None:
    """Raise the error for an answer that is none."""
    if status == HTTPStatus.OK:
        return
    try:
        members = orjson.loads(body)
    except orjson.JSONDecodeError:
        members = {}
    told = members if isinstance(members, dict) else {}
    after = headers.get("retry-after", "")
    raise_problem({"retryAfter": float(after) if after.isdecimal() else 0, **told, "status": status})


def raise_problem(problem: Mapping[str, Any]) -> None:
    """Raise the error for a problem, from an answer or from a line."""
    status = int(problem.get("status", HTTPStatus.INTERNAL_SERVER_ERROR))
    message = f"{status} {problem.get('code', '')}: {problem.get('detail', 'no reason given')}"
    if status == HTTPStatus.GONE:
        raise RemoteGone(message)
    if status in LASTING or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise RemoteAway(message, float(problem.get("retryAfter") or 0))
    raise RemoteRefused(message)


@asynccontextmanager
async def open_remote(
    url: str, key: str | None, filters: Mapping[str, str], trace: TraceContext | None = None
) -> AsyncIterator[Remote]:
    """Give a client of a server, with a key, and with a trace context if the copying is part of a trace."""
    headers = {"user-agent": f"isnad-mirror/{VERSION}", **dict(trace.headers() if trace else ())}
    if key is not None:
        headers["authorization"] = f"Bearer {key}"
    async with httpx2.AsyncClient(base_url=url, headers=headers, follow_redirects=False) as client:
        yield Remote(client, filters)
