"""Problems: errors as REST answers them (RFC 9457), with all faults of a request at once."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, NamedTuple

import orjson

from db.operation.operation import OperationRefused
from db.sql.errors import ReadRefused
from schema.base.errors import RequestRefused
from service.errors.http import HttpRefused
from service.errors.parameter import ParametersRefused
from service.errors.status import INTERNAL_ERROR, headers_of, internal_message, operation_status, status_of
from service.header import NO_STORE, Header

PROBLEM = "application/problem+json"
_OF_ALL: tuple[Header, ...] = ((b"content-type", PROBLEM.encode()), NO_STORE)


class ProblemAnswer(NamedTuple):
    """The answer for an error: its status, its body, and its headers except for the length."""

    status: HTTPStatus
    body: bytes
    headers: tuple[Header, ...]


def problem_of(error: Exception, request_id: str) -> ProblemAnswer:
    """Return the problem for an error.

    A problem has a code, says what is wrong and what to do, and names its parameter. If several parameters are wrong it
    is about the first, and ``errors`` has all of them. Our own faults are reported as an internal error, without
    details.
    """
    if isinstance(error, OperationRefused):
        return _refused(error)
    return _problem(status_of(error), _members(error, request_id), headers_of(error))


def _members(error: Exception, request_id: str) -> dict[str, object]:
    """Return the members of the problem for an error."""
    if isinstance(error, ParametersRefused):
        told = [_told(fault.refusal, fault.parameter) for fault in error.faults]
        return told[0] | ({"errors": told} if len(told) > 1 else {})
    if isinstance(error, HttpRefused | ReadRefused | RequestRefused):
        return _told(error)
    return {"code": INTERNAL_ERROR, "detail": internal_message(request_id), "requestId": request_id}


def _refused(error: OperationRefused) -> ProblemAnswer:
    """Return the problem for the faults of an operation; a fault of ``id`` is about the address."""
    told = [
        {"code": fault.code, "message": fault.message, "path": [str(part) for part in fault.path], **fault.details}
        for fault in error.faults
    ]
    status = operation_status(told, ("id",), has_if_match=False)
    return operation_problem(status, told)


def operation_problem(
    status: HTTPStatus, errors: Sequence[Mapping[str, Any]], warnings: Sequence[Mapping[str, Any]] = ()
) -> ProblemAnswer:
    """Return the problem for the errors of a payload: about the first of them, with all in ``errors``.

    The warnings of the payload, if there are any, are in ``warnings``.
    """
    members: dict[str, object] = {"code": errors[0]["code"], "detail": errors[0]["message"], "errors": _given(errors)}
    return _problem(status, members | ({"warnings": _given(warnings)} if warnings else {}))


def _given(told: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{name: value for name, value in each.items() if value is not None} for each in told]


def _told(refusal: HttpRefused | ReadRefused | RequestRefused, parameter: str | None = None) -> dict[str, object]:
    """Return the members of a problem for one refusal."""
    named = {} if parameter is None else {"parameter": parameter}
    if isinstance(refusal, RequestRefused):
        first = refusal.errors[0]
        return {"detail": first.message, **named, **dict(first.extensions or {}), "code": refusal.code}
    return {"code": refusal.code, "detail": refusal.message, **named, **refusal.details}


def _problem(status: HTTPStatus, members: dict[str, object], own: tuple[Header, ...] = ()) -> ProblemAnswer:
    told = {"type": "about:blank", "title": status.phrase, "status": status.value, **members}
    return ProblemAnswer(status, orjson.dumps(_sendable(told)), (*_OF_ALL, *own))


def _sendable(value: object) -> object:
    """Return a value whose texts have escapes for what is not valid Unicode."""
    match value:
        case str():
            return value.encode("utf-8", "backslashreplace").decode("utf-8")
        case dict():
            return {str(_sendable(key)): _sendable(item) for key, item in value.items()}
        case list() | tuple():
            return [_sendable(item) for item in value]
        case _:
            return value
