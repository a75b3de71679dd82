"""REST's replies: a body with its entity tag, 304 if the caller already has it, or the problem for an error."""

from collections.abc import Iterable, Sequence
from http import HTTPStatus

from starlette.types import Send

from service.answers.hot_answers import etag_of
from service.errors.http import Header, MethodNotAllowed
from service.errors.problem import PROBLEM, problem_of
from service.errors.status import headers_of
from service.http.reply import note_failure, send_reply
from service.parameters.rest_answer import ResponseBody
from service.request.http_request import HttpRequest, is_known
from service.request.request_record import current_request_id


async def send_body(
    send: Send, request: HttpRequest, body: ResponseBody, media_type: str, headers: Sequence[Header]
) -> None:
    """Send a body of a media type with these headers, or 304 if the caller already has it."""
    etag = etag_of(body.content)
    told = [(b"etag", etag.encode()), *headers]
    if body.link:
        told.append((b"link", body.link))
    if is_known(etag, request.header(b"if-none-match")):
        await send_reply(send, HTTPStatus.NOT_MODIFIED, None, told)
        return
    told.append((b"content-type", media_type.encode()))
    await send_reply(send, HTTPStatus.OK, body.content, told, with_body=request.method != "HEAD")


async def send_problem(send: Send, request: HttpRequest, error: Exception, headers: Sequence[Header] = ()) -> None:
    """Send the problem for an error. An error that is not the caller's fault is logged with its cause."""
    note_failure(error)
    status, body = problem_of(error, current_request_id())
    told = [(b"content-type", PROBLEM.encode()), (b"cache-control", b"no-store"), *headers]
    told += headers_of(error)
    if isinstance(error, MethodNotAllowed):
        told.append(allow_header(error.allow))
    await send_reply(send, status, body, told, with_body=request.method != "HEAD")


def allow_header(methods: Iterable[str]) -> Header:
    """Return the header ``Allow`` with these methods."""
    return b"allow", ", ".join(methods).encode()
