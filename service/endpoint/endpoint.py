"""Direct endpoints: answered by a function instead of a stored document, for feeds, copies and registrations.

This module checks the parameters, the body and the cost for all of them in the same way.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Generic, TypeAlias, TypeVar

import orjson
from pydantic import BaseModel
from starlette.types import ASGIApp, Receive, Scope, Send

from db.sql.scope import Scope as KeyScope
from service.access.admission import Admitted
from service.endpoint.models import RequestModel, read_json, read_query
from service.header import NO_STORE, Header
from service.http.reply import send_reply
from service.live.open_door import Door, Doors
from service.parameters.addresses import Addresses, Found
from service.request.caller import Caller
from service.request.credentials import Credentials
from service.request.http_request import HttpRequest
from service.request.media_type import JSON, check_accept

D = TypeVar("D")
Q = TypeVar("Q", bound=RequestModel)
B = TypeVar("B", bound=RequestModel)


@dataclass(frozen=True, slots=True)
class DirectRequest(Generic[D, Q, B]):
    """A request to a direct endpoint: the caller, the path parameters, the query parameters, the body.

    ``dependencies`` are what the endpoint needs to answer it.
    """

    dependencies: D
    caller: Caller
    path: Mapping[str, str]
    query: Q
    body: B
    http: HttpRequest
    credentials: Credentials
    scope: Scope
    doors: Doors

    def door(self) -> Door:
        """Return the door of an answer that stays open."""
        return self.doors.open(self.caller, self.credentials)


@dataclass(frozen=True, slots=True)
class Reply:
    """A JSON answer; ``content`` is bytes, a model or a JSON value, None for an empty answer."""

    content: bytes | BaseModel | Mapping[str, Any] | None = None
    status: HTTPStatus = HTTPStatus.OK
    headers: Sequence[Header] = ()

    @property
    def body(self) -> bytes | None:
        """The bytes of the body."""
        if isinstance(self.content, BaseModel):
            return self.content.model_dump_json(by_alias=True).encode()
        return self.content if self.content is None or isinstance(self.content, bytes) else orjson.dumps(self.content)


EndpointAnswer: TypeAlias = Reply | ASGIApp
"""A whole answer, or an application that sends one piece by piece."""


def usual_cost(_: "DirectRequest[Any, Any, Any]") -> int:
    """Return the cost of most requests: that of any request that reads little."""
    return 10


def lasting_cost(_: "DirectRequest[Any, Any, Any]") -> int:
    """Return the cost of a request that adds to the permanent audit history: high, so nobody can fill it quickly."""
    return 1000


@dataclass(frozen=True, slots=True)
class DirectEndpoint(Generic[D, Q, B]):
    """An endpoint answered by a function.

    ``name`` is the operation's in OpenAPI, ``scope`` the one that the caller's key needs, ``query`` and ``body`` the
    models of the request, ``response`` that of the answer with ``status``, in one of ``media_types``. ``cost`` is
    deducted from what the caller may ask in a minute. ``is_large`` allows a body as large as that of an operation.
    ``refused`` are the statuses of problems that not every endpoint has; ``is_operation`` says that its input can be
    refused like that of an operation, with ``errors``.
    """

    name: str
    method: str
    address: str
    scope: KeyScope
    description: str
    query: type[Q]
    body: type[B]
    answer: Callable[[DirectRequest[D, Q, B]], Awaitable[EndpointAnswer]]
    response: type[BaseModel] | None = None
    status: HTTPStatus = HTTPStatus.OK
    media_types: tuple[str, ...] = (JSON,)
    cost: Callable[[DirectRequest[D, Q, B]], int] = usual_cost
    is_large: bool = False
    refused: tuple[HTTPStatus, ...] = ()
    is_operation: bool = False


class BoundEndpoints(Generic[D]):
    """Endpoints, and the dependencies that all of them share."""

    def __init__(self, endpoints: Iterable[DirectEndpoint[D, Any, Any]], dependencies: D) -> None:
        self.endpoints, self.dependencies = tuple(endpoints), dependencies


@dataclass(frozen=True, slots=True)
class BodyLimits:
    """Maximum bytes of a body: usually, and at the endpoints that accept large ones."""

    usual: int
    large: int


class DirectEndpoints:
    """All direct endpoints, by address and method."""

    def __init__(self, groups: Sequence[BoundEndpoints[Any]], doors: Doors, body_limits: BodyLimits) -> None:
        self._addresses = Addresses(each for group in groups for each in group.endpoints)
        self._dependencies = {each.name: group.dependencies for group in groups for each in group.endpoints}
        self._admission, self._doors, self._body_limits = doors.admission, doors, body_limits

    def all_at(self, path: bytes) -> list[Found[DirectEndpoint[Any, Any, Any]]]:
        """Return all endpoints at an address. Raises AddressMalformed."""
        return self._addresses.all_at(path)

    async def respond(
        self, scope: Scope, found: Found[DirectEndpoint[Any, Any, Any]], request: HttpRequest, admitted: Admitted
    ) -> EndpointAnswer:
        """Return the answer of an endpoint to an admitted caller; raises an error if the request is refused."""
        endpoint, (caller, credentials) = found.resource, admitted
        check_accept(request.header(b"accept"), endpoint.media_types)
        query = read_query(endpoint.query, request.query_string, endpoint.address)
        has_body = endpoint.method not in ("GET", "DELETE")
        most = self._body_limits.large if endpoint.is_large else self._body_limits.usual
        body = await read_json(endpoint.body, request, most) if has_body else endpoint.body()
        dependencies = self._dependencies[endpoint.name]
        asked = DirectRequest(dependencies, caller, found.given, query, body, request, credentials, scope, self._doors)
        cost = endpoint.cost(asked)
        self._admission.take(caller, cost)
        answer = await endpoint.answer(asked)
        if isinstance(answer, Reply) and isinstance(answer.content, bytes):
            self._admission.weigh(caller, cost, len(answer.content))
        return answer

    async def send(
        self,
        answer: EndpointAnswer,
        request: HttpRequest,
        caller: Caller,
        *,
        scope: Scope,
        receive: Receive,
        send: Send,
    ) -> None:
        """Send an answer."""
        if not isinstance(answer, Reply):
            await answer(scope, receive, send)
            return
        body = answer.body
        headers = [NO_STORE, *answer.headers, *self._admission.headers(caller)]
        if body is not None:
            headers.append((b"content-type", JSON.encode()))
        await send_reply(send, answer.status, body, headers, with_body=request.method != "HEAD")
