"""Replies: what GraphQL and REST send back, as ASGI has it, and what the log is told of a request that was not answered."""

from collections.abc import Sequence
from http import HTTPStatus

from starlette.types import Send

from db.errors import ReadRefused
from schema.errors import RequestRefused
from service.errors import status_of
from service.http_errors import Header, HttpRefused
from service.plain_structlog import structlog
from service.rest_request import ParametersRefused

_log = structlog.get_logger("isnad.request")


async def send_reply(
    send: Send, status: HTTPStatus, body: bytes | None, headers: Sequence[Header], *, with_body: bool = True
) -> None:
    """Send a reply; without a body it has no length, and ``with_body`` is false for HEAD, which has the length of GET."""
    raw = [*headers, (b"content-length", b"%d" % len(body))] if body is not None else list(headers)
    await send({"type": "http.response.start", "status": int(status), "headers": raw})
    await send({"type": "http.response.body", "body": body if body is not None and with_body else b""})


def note_failure(error: Exception) -> None:
    """Log an error that the caller could not help, with its cause."""
    if not isinstance(error, RequestRefused | ReadRefused | HttpRefused | ParametersRefused):
        _log.exception("request failed", exc_info=error)
    elif status_of(error) >= HTTPStatus.INTERNAL_SERVER_ERROR:
        _log.warning("request not answered", code=getattr(error, "code", ""), cause=repr(error.__cause__))
