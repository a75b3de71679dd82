"""Writing by REST: run an operation's stored mutation as GraphQL would, and answer with its payload or a problem."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import orjson
from starlette.types import Send

from schema.request.mutation_fields import USER_ERRORS
from schema.request.request import RequestReader
from schema.resource.stored_operation import DRY_RUN, StoredOperation
from service.access.admission import Admission
from service.answers.mutations import Mutations
from service.errors.problem import operation_problem
from service.errors.status import operation_status
from service.header import NO_STORE, POSITION
from service.http.reply import send_reply
from service.parameters.addresses import Found
from service.request.caller import Caller
from service.request.http_request import HttpRequest, check_body_type, read_body
from service.request.media_type import JSON, NDJSON
from service.request.presence import while_present
from service.rest.write_request import OperationInput, read_given


@dataclass(frozen=True, slots=True)
class RestWrites:
    """The dependencies of REST's writes."""

    reader: RequestReader
    mutations: Mutations
    admission: Admission
    max_body_bytes: int

    async def answer(self, found: Found[StoredOperation], request: HttpRequest, caller: Caller, send: Send) -> None:
        """Run an operation and send its result; raises an error if it is refused."""
        operation = found.resource
        given = read_given(found, request)
        variables = await self._variables(operation, given, request)
        outcome = await while_present(request.receive, self.do(operation, variables, caller))
        await _send(send, operation, given, outcome, limits=self.admission.headers(caller))

    async def do(self, operation: StoredOperation, variables: dict[str, Any], caller: Caller) -> dict[str, Any]:
        """Run an operation and return its payload with its errors; raises an error if it is refused or fails."""
        read = self.reader.read(operation.text, None, variables)
        if read.prepared.writes is None:
            raise TypeError(f"{operation.name} does nothing")
        self.admission.take(caller, read.prepared.cost)
        done = await self.mutations.do(read.prepared.writes, read.variables, caller)
        for failure in done.failures.values():
            raise failure
        payload: dict[str, Any] = done.data[operation.field]
        return payload

    async def _variables(
        self, operation: StoredOperation, given: OperationInput, request: HttpRequest
    ) -> dict[str, Any]:
        if operation.body is not None:
            check_body_type(request, operation.body.types)
            return given.with_text(operation, await read_body(request, self.max_body_bytes))
        if request.header(b"content-type") is not None:
            check_body_type(request, (JSON,))
        return given.with_members(operation, await read_body(request, self.max_body_bytes))


async def _send(
    send: Send,
    operation: StoredOperation,
    given: OperationInput,
    payload: dict[str, Any],
    *,
    limits: Sequence[tuple[bytes, bytes]],
) -> None:
    """Send a payload, or the problem for its errors, with what the caller may still spend."""
    errors = payload.pop(USER_ERRORS)
    if errors:
        in_path = frozenset(each.name for each in operation.parameters if each.is_in_path)
        status = operation_status(errors, in_path, has_if_match=given.has_if_match)
        problem = operation_problem(status, errors, payload.get("warnings", ()))
        await send_reply(send, status, problem.body, [*problem.headers, *limits])
        return
    headers = [(b"content-type", JSON.encode()), NO_STORE, *limits]
    if payload.get("position"):
        headers.append((POSITION, payload["position"].encode()))
    if is_new(payload, given) and payload.get("article"):
        headers.append((b"location", b"/v1/articles/" + payload["article"]["id"].encode()))
    status = HTTPStatus.CREATED if is_new(payload, given) else HTTPStatus.OK
    await send_reply(send, status, orjson.dumps(payload), headers)


def answer_types(operation: StoredOperation) -> tuple[str, ...]:
    """Return the media types in which an operation is answered: lines, too, if its body can be lines."""
    takes_lines = operation.body is not None and NDJSON in operation.body.types
    return (JSON, NDJSON) if takes_lines else (JSON,)


def is_new(payload: Mapping[str, Any], given: OperationInput) -> bool:
    """Return whether an operation created the thing that it answers with."""
    return payload.get("outcome") == "CREATE" and not given.input.get(DRY_RUN)
