"""Replies: how GraphQL and REST send answers over ASGI, and how failures are logged."""

from collections.abc import Sequence
from http import HTTPStatus

from starlette.types import Send

from db.operation.operation import OperationRefused
from db.sql.errors import ReadRefused
from schema.base.errors import RequestRefused
from service.errors.http import HttpRefused
from service.errors.parameter import ParametersRefused
from service.errors.status import INTERNAL_ERROR, status_of
from service.header import Header
from service.plain_structlog import structlog
from service.request.request_record import note_codes

_log = structlog.get_logger("isnad.request")


async def send_reply(
    send: Send, status: HTTPStatus, body: bytes | None, headers: Sequence[Header], *, with_body: bool = True
) -> None:
    """Send a reply; one without a body has no length.

    ``with_body`` is false for HEAD, whose answer has the length of GET.
    """
    raw = [*headers, (b"content-length", b"%d" % len(body))] if body is not None else list(headers)
    await send({"type": "http.response.start", "status": int(status), "headers": raw})
    await send({"type": "http.response.body", "body": body if body is not None and with_body else b""})


def note_failure(error: Exception) -> None:
    """Note the codes of an error that is answered; an error that is not the caller's fault is logged with its cause."""
    note_codes(codes_of(error))
    if isinstance(error, OperationRefused):
        return
    if not isinstance(error, RequestRefused | ReadRefused | HttpRefused | ParametersRefused):
        _log.exception("request failed", exc_info=error)
    elif status_of(error) >= HTTPStatus.INTERNAL_SERVER_ERROR:
        _log.warning("request not answered", code=getattr(error, "code", ""), cause=repr(error.__cause__))


def codes_of(error: Exception) -> list[str]:
    """Return the codes that an error is answered with."""
    match error:
        case OperationRefused():
            return [fault.code for fault in error.faults]
        case ParametersRefused():
            return [fault.refusal.code for fault in error.faults]
        case RequestRefused() | ReadRefused() | HttpRefused():
            return [error.code]
        case _:
            return [INTERNAL_ERROR]
