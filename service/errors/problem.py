"""Problems: errors as REST answers them (RFC 9457), with all faults of a request at once."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

import orjson

from db.operation.operation import OperationRefused
from db.sql.errors import ReadRefused
from schema.base.errors import RequestRefused
from service.errors.http import HttpRefused
from service.errors.parameter import ParametersRefused
from service.errors.status import INTERNAL_ERROR, internal_message, operation_status, status_of

PROBLEM = "application/problem+json"


def problem_of(error: Exception, request_id: str) -> tuple[HTTPStatus, bytes]:
    """Return the status and the body of the problem for an error.

    A problem has a code, says what is wrong and what to do, and names its parameter. If several parameters are wrong it
    is about the first, and ``errors`` has all of them. Our own faults are reported as an internal error, without
    details.
    """
    if isinstance(error, OperationRefused):
        return _refused(error)
    status = status_of(error)
    if isinstance(error, ParametersRefused):
        told = [_told(fault.refusal, fault.parameter) for fault in error.faults]
        return status, _problem(status, told[0] | ({"errors": told} if len(told) > 1 else {}))
    if isinstance(error, HttpRefused | ReadRefused | RequestRefused):
        return status, _problem(status, _told(error))
    message = internal_message(request_id)
    return status, _problem(status, {"code": INTERNAL_ERROR, "detail": message, "requestId": request_id})


def _refused(error: OperationRefused) -> tuple[HTTPStatus, bytes]:
    """Return the problem for the faults of an operation; a fault of ``id`` is about the address."""
    told = [
        {"code": fault.code, "message": fault.message, "path": [str(part) for part in fault.path], **fault.details}
        for fault in error.faults
    ]
    status = operation_status(told, ("id",), has_if_match=False)
    return status, operation_problem(status, told)


def operation_problem(status: HTTPStatus, errors: Sequence[Mapping[str, Any]]) -> bytes:
    """Return the body of the problem for the errors of a payload: about the first of them, with all in ``errors``."""
    told = [{name: value for name, value in error.items() if value is not None} for error in errors]
    members: dict[str, object] = {"code": errors[0]["code"], "detail": errors[0]["message"], "errors": told}
    return _problem(status, members)


def _told(refusal: HttpRefused | ReadRefused | RequestRefused, parameter: str | None = None) -> dict[str, object]:
    """Return the members of a problem for one refusal."""
    named = {} if parameter is None else {"parameter": parameter}
    if isinstance(refusal, RequestRefused):
        first = refusal.errors[0]
        return {"detail": first.message, **named, **dict(first.extensions or {}), "code": refusal.code}
    return {"code": refusal.code, "detail": refusal.message, **named, **refusal.details}


def _problem(status: HTTPStatus, members: dict[str, object]) -> bytes:
    told = {"type": "about:blank", "title": status.phrase, "status": status.value, **members}
    return orjson.dumps(_sendable(told))


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
