"""Errors if a caller, or all callers together, have reached a limit, or the process ends or is not ready."""

from service.errors.http import HttpRefused
from service.header import Header, retry_after

TAKE_RETRY_S = 5


class TooManyBytes(HttpRefused):
    """A caller has not read their earlier answers."""

    code = "TOO_MANY_BYTES"
    headers: tuple[Header, ...] = (retry_after(TAKE_RETRY_S),)


class ServiceFull(HttpRefused):
    """All callers together have too many unread answers."""

    code = "SERVICE_FULL"
    headers: tuple[Header, ...] = (retry_after(TAKE_RETRY_S),)


class OriginNotAllowed(HttpRefused):
    """A page of a foreign origin tried to open a WebSocket."""

    code = "ORIGIN_NOT_ALLOWED"


class TooManySubscriptions(HttpRefused):
    """The WebSocket has the maximum number of operations in progress."""

    code = "TOO_MANY_SUBSCRIPTIONS"


class TooManyConnections(HttpRefused):
    """The process, or the caller, has the maximum number of WebSockets and event streams open."""

    code = "TOO_MANY_CONNECTIONS"


SNAPSHOT_RETRY_S = 10


class TooManySnapshots(HttpRefused):
    """The process streams the maximum number of snapshots."""

    code = "TOO_MANY_SNAPSHOTS"
    headers: tuple[Header, ...] = (retry_after(SNAPSHOT_RETRY_S),)


class ServerStopping(HttpRefused):
    """The process is about to end and does not continue this request."""

    code = "SERVER_STOPPING"

    def __init__(self) -> None:
        super().__init__(
            "the server is stopping: try again; another process will answer, or this one after its restart"
        )


class NotReady(HttpRefused):
    """The process cannot answer requests: it is stopping, or the database is away or incomplete."""

    code = "NOT_READY"
