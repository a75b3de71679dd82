"""Many operations of one kind in one request: each line of the body is one, and its result is a line of the answer.

The service never holds more than one line, so a caller can send an archive of any size.
"""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from http import HTTPStatus
from typing import Any

import orjson
from starlette.types import Send

from db.sql.errors import ReadRefused
from schema.request.mutation_fields import USER_ERRORS
from schema.resource.stored_operation import EXPECTED_VERSION, StoredOperation
from service.errors.http import BodyTooLarge, HttpRefused, MalformedBody
from service.errors.parameter import Fault, ParameterInvalid, ParametersRefused
from service.errors.problem import ProblemAnswer, operation_problem, problem_of
from service.errors.status import operation_status
from service.header import NO_STORE, UNBUFFERED
from service.http.reply import note_failure
from service.live.open_door import Door
from service.parameters.addresses import Found
from service.request.caller import Caller
from service.request.http_request import HttpRequest
from service.request.media_type import NDJSON
from service.request.request_record import current_request_id
from service.rest.write import RestWrites, is_new
from service.rest.write_request import OperationInput, read_given
from service.stream.json_line import json_line

_START = {
    "type": "http.response.start",
    "status": HTTPStatus.OK.value,
    "headers": [(b"content-type", NDJSON.encode()), NO_STORE, UNBUFFERED],
}


async def answer_lines(
    writes: RestWrites, found: Found[StoredOperation], request: HttpRequest, caller: Caller, *, door: Door, send: Send
) -> None:
    """Run an operation for each line, in order and in its own transaction, and answer each with a line when it is done.

    A refused line does not keep the others from being done. If ``door`` ends, the last line of the answer says why.
    Raises an error if the whole request is refused.
    """
    given = read_given(found, request)
    if EXPECTED_VERSION in given.input:
        message = f"`{EXPECTED_VERSION}` is for a single object: omit it if you send one object per line"
        raise ParametersRefused([Fault(EXPECTED_VERSION, ParameterInvalid(message))])
    await send(_START)
    number = 0
    try:
        async with aclosing(door.through(lines_of(request, writes.max_body_bytes))) as lines:
            async for line in lines:
                number += 1
                if isinstance(line, HttpRefused) or line.strip():
                    await _tell(send, number, await _done(writes, found.resource, given, line, caller))
                if isinstance(line, MalformedBody):
                    break
    except (HttpRefused, ReadRefused) as ended:
        await _tell(send, number + 1, _refused(ended))
    await send({"type": "http.response.body", "body": b""})


async def _tell(send: Send, number: int, told: dict[str, Any]) -> None:
    await send({"type": "http.response.body", "body": json_line({"line": number, **told}), "more_body": True})


async def lines_of(request: HttpRequest, allowed: int) -> AsyncGenerator[bytes | HttpRefused, None]:
    """Yield the lines of a body as they arrive; a line longer than ``allowed`` bytes is yielded as its refusal.

    If the body breaks off, the last thing yielded is the error that says so.
    """
    rest, is_skipped, has_more = b"", False, True
    while has_more:
        message = await request.receive()
        if message["type"] == "http.disconnect":
            yield MalformedBody("the body did not arrive completely: send again the lines that were not answered")
            return
        has_more = message.get("more_body", False)
        *whole, last = message.get("body", b"").split(b"\n")
        for piece in whole:
            if not is_skipped:
                line = rest + piece
                yield line if len(line) <= allowed else _too_long(allowed)
            rest, is_skipped = b"", False
        rest = b"" if is_skipped else rest + last
        if len(rest) > allowed:
            yield _too_long(allowed)
            rest, is_skipped = b"", True
    if rest:
        yield rest


def _too_long(allowed: int) -> BodyTooLarge:
    return BodyTooLarge(
        f"a line has at most {allowed} bytes: send it as a request of its own, or send less", allowed=allowed
    )


async def _done(
    writes: RestWrites, operation: StoredOperation, given: OperationInput, line: bytes | HttpRefused, caller: Caller
) -> dict[str, Any]:
    """Return the result of one line: its status, and the payload or the members of the problem."""
    try:
        writes.admission.check(caller)
        if isinstance(line, HttpRefused):
            raise line
        payload = await writes.do(operation, given.with_text(operation, line), caller)
    except Exception as error:  # the last resort of a line: the others are still done
        writes.admission.note_refusal(caller, error)
        return _refused(error)
    errors = payload.pop(USER_ERRORS)
    if not errors:
        status = HTTPStatus.CREATED if is_new(payload, given) else HTTPStatus.OK
        return {"status": status.value, **payload}
    status = operation_status(errors, frozenset(), has_if_match=False)
    slug = payload.get("slug") or (slug_in(line) if isinstance(line, bytes) else None)
    return {"slug": slug, **_members(operation_problem(status, errors, payload.get("warnings", ())))}


def _refused(error: Exception) -> dict[str, Any]:
    """Return the result of a line that was not done."""
    note_failure(error)
    return {"slug": None, **_members(problem_of(error, current_request_id()))}


def _members(problem: ProblemAnswer) -> dict[str, Any]:
    """Return the members of a problem that differ from line to line."""
    members: dict[str, Any] = orjson.loads(problem.body)
    return {name: value for name, value in members.items() if name not in ("type", "title")}


def slug_in(line: bytes) -> str | None:
    """Return the slug of the article in a refused bundle, None if it cannot be read."""
    try:
        article = orjson.loads(line)["article"]
        slug = article["slug"]
    except (orjson.JSONDecodeError, KeyError, TypeError):
        return None
    return slug if isinstance(slug, str) else None
