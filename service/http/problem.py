"""Sending problems: the one way in which an error is answered outside of GraphQL, over ASGI or as a response."""

from collections.abc import Sequence

from starlette.responses import Response
from starlette.types import Send

from service.errors.problem import problem_of
from service.header import Header, as_texts
from service.http.reply import codes_of, note_failure, send_reply
from service.request.request_record import current_request_id, note_codes


async def send_problem(send: Send, method: str, error: Exception, headers: Sequence[Header] = ()) -> None:
    """Send the problem for an error, with these headers besides its own.

    An error that is not the caller's fault is logged with its cause.
    """
    note_failure(error)
    problem = problem_of(error, current_request_id())
    told = [*problem.headers, *headers]
    await send_reply(send, problem.status, problem.body, told, with_body=method != "HEAD")


def problem_response(error: Exception) -> Response:
    """Return the problem for an error as a response; whoever calls this logs the cause if there is one."""
    note_codes(codes_of(error))
    problem = problem_of(error, current_request_id())
    return Response(problem.body, problem.status, as_texts(problem.headers))
