"""REST's replies to readers: a body with its entity tag, or 304 if the caller already has it."""

from collections.abc import Sequence
from http import HTTPStatus

from starlette.types import Send

from service.answers.hot_answers import etag_of
from service.header import Header
from service.http.reply import send_reply
from service.parameters.rest_answer import ResponseBody
from service.request.http_request import HttpRequest, is_known


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
