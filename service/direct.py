"""Direct endpoints: what a function answers and not a stored document, for whoever follows, copies or registers.

Who asks, whether they may, what they send and what is wrong with it are looked at here, the same for all of them.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Generic, TypeAlias, TypeVar

import orjson
from pydantic import BaseModel
from starlette.types import ASGIApp, Receive, Scope, Send

from db.operation_runner import OperationRunner
from db.pool import Pool
from db.scope import Scope as KeyScope
from schema.resource import Resource
from service.accept import accepts
from service.addresses import Addresses, Found
from service.admission import Admission
from service.caller import Caller
from service.change_reader import ChangeReader
from service.copying import Copying
from service.credentials import Credentials
from service.direct_input import Given, read_json, read_query
from service.feed_reading import FeedReading
from service.http_errors import Header, MediaTypeNotAcceptable
from service.http_request import HttpRequest
from service.live_limits import LiveLimits
from service.media_type import JSON
from service.open_connections import OpenConnections
from service.open_door import Door, Doors
from service.problem import PROBLEM
from service.reply import send_reply
from service.settings import Settings
from service.webhooks.registry import Registry

NO_STORE: Header = (b"cache-control", b"no-store")

Q = TypeVar("Q", bound=Given)
B = TypeVar("B", bound=Given)


@dataclass(frozen=True, slots=True)
class DirectMeans:
    """What direct endpoints answer with.

    ``changes`` is the process's one reader of the log, ``clock`` gives seconds, ``resources`` the addresses of REST.
    """

    settings: Settings
    pool: Pool
    runner: OperationRunner
    admission: Admission
    clock: Callable[[], float]
    changes: ChangeReader
    feed: FeedReading
    copying: Copying
    connections: OpenConnections
    doors: Doors
    limits: LiveLimits
    webhooks: Registry
    resources: Callable[[], Addresses[Resource]]

    @property
    def wait_s(self) -> float:
        """So many seconds a request waits for a connection at most."""
        return self.settings.pool_wait_s


@dataclass(frozen=True, slots=True)
class DirectRequest(Generic[Q, B]):
    """A request to a direct endpoint: who asks, the texts of the names in the address, the parameters, the body.

    ``means`` is what it is answered with.
    """

    means: DirectMeans
    caller: Caller
    path: Mapping[str, str]
    query: Q
    body: B
    http: HttpRequest
    credentials: Credentials
    scope: Scope

    def door(self) -> Door:
        """Return the door of an answer that stays open."""
        return self.means.doors.open(self.caller, self.credentials)


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as JSON; ``content`` is what there is to say, as bytes or as what JSON has, None for nothing."""

    content: bytes | BaseModel | Mapping[str, Any] | None = None
    status: HTTPStatus = HTTPStatus.OK
    headers: Sequence[Header] = ()

    @property
    def body(self) -> bytes | None:
        """The bytes of the body."""
        if isinstance(self.content, BaseModel):
            return self.content.model_dump_json(by_alias=True).encode()
        return self.content if self.content is None or isinstance(self.content, bytes) else orjson.dumps(self.content)


Answer: TypeAlias = Reply | ASGIApp
"""A whole answer, or what sends one that comes bit by bit."""


def usual_cost(_: "DirectRequest[Any, Any]") -> int:
    """Return what most requests cost: as much as any that reads little."""
    return 10


@dataclass(frozen=True, slots=True)
class DirectEndpoint(Generic[Q, B]):
    """An endpoint that a function answers.

    ``name`` is the operation's in OpenAPI, ``scope`` what the caller's key has to allow, ``query`` and ``body`` the models of
    what is sent, ``told`` that of the answer with ``status``, which comes in one of ``media_types``. ``cost`` is taken from
    what the caller may ask in a minute. ``is_large`` where the body may be as large as that of an operation. ``refused`` are
    the statuses of problems that not every endpoint has; ``is_operation`` says that what it is sent can be refused like the
    input of an operation, with ``errors``.
    """

    name: str
    method: str
    address: str
    scope: KeyScope
    description: str
    query: type[Q]
    body: type[B]
    answer: Callable[[DirectRequest[Q, B]], Awaitable[Answer]]
    told: type[BaseModel] | None = None
    status: HTTPStatus = HTTPStatus.OK
    media_types: tuple[str, ...] = (JSON,)
    cost: Callable[[DirectRequest[Q, B]], int] = usual_cost
    is_large: bool = False
    refused: tuple[HTTPStatus, ...] = ()
    is_operation: bool = False


class DirectEndpoints:
    """All direct endpoints, by address and method."""

    def __init__(self, endpoints: Iterable[DirectEndpoint[Any, Any]], means: DirectMeans) -> None:
        self._addresses = Addresses(endpoints)
        self._admission, self._means = means.admission, means

    def methods_at(self, path: bytes) -> list[str]:
        """Return the methods that are answered at an address. Raises AddressMalformed."""
        methods = [each.resource.method for each in self._addresses.all_at(path)]
        return [*methods, *(["HEAD"] if "GET" in methods else [])]

    def find(self, path: bytes, method: str) -> Found[DirectEndpoint[Any, Any]] | None:
        """Return the endpoint that is asked, None where there is none. Raises AddressMalformed."""
        wanted = "GET" if method == "HEAD" else method
        return next((each for each in self._addresses.all_at(path) if each.resource.method == wanted), None)

    async def caller(self, scope: Scope, found: Found[DirectEndpoint[Any, Any]], request: HttpRequest) -> Caller:
        """Return who asks; raises one of ``access_errors`` where they may not."""
        caller = await self._admission.caller(self._admission.credentials(scope, request.headers))
        self._admission.check(caller)
        caller.require(found.resource.scope)
        return caller

    def door(self, scope: Scope, request: HttpRequest, caller: Caller) -> Door:
        """Return the door of an answer that stays open."""
        return self._means.doors.open(caller, self._admission.credentials(scope, request.headers))

    async def respond(
        self, scope: Scope, found: Found[DirectEndpoint[Any, Any]], request: HttpRequest, caller: Caller
    ) -> Answer:
        """Return what an endpoint answers; raises what is refused."""
        endpoint = found.resource
        if not accepts(request.header(b"accept"), (*endpoint.media_types, PROBLEM)):
            raise MediaTypeNotAcceptable(
                f"this address answers as {' or '.join(endpoint.media_types)}: accept one of them"
            )
        try:
            query = read_query(endpoint.query, request.query_string, endpoint.address)
            has_body = endpoint.method not in ("GET", "DELETE")
            settings = self._means.settings
            most = settings.max_write_bytes if endpoint.is_large else settings.max_body_bytes
            body = await read_json(endpoint.body, request, most) if has_body else endpoint.body()
        except Exception:
            self._admission.owe(caller)
            raise
        credentials = self._admission.credentials(scope, request.headers)
        asked = DirectRequest(self._means, caller, found.given, query, body, request, credentials, scope)
        cost = endpoint.cost(asked)
        self._admission.take(caller, cost)
        answer = await endpoint.answer(asked)
        if isinstance(answer, Reply) and isinstance(answer.content, bytes):
            self._admission.weigh(caller, cost, len(answer.content))
        return answer

    async def send(
        self, answer: Answer, request: HttpRequest, caller: Caller, *, scope: Scope, receive: Receive, send: Send
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
