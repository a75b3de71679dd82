"""GraphQL over WebSocket, by the protocol graphql-transport-ws: many subscriptions and queries on one connection."""

import asyncio
from collections.abc import Awaitable
from contextlib import aclosing, suppress
from typing import TypeGuard

from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from db.sql.errors import ReadRefused
from service.access.live_limits import LiveLimits, check_origin
from service.access.open_connections import ConnectionSlot, OpenConnections
from service.errors.access import AuthenticationRequired, InvalidKey
from service.errors.http import HttpRefused
from service.errors.limit import ServerStopping, TooManySubscriptions
from service.graphql.graphql import GraphQLEndpoint
from service.graphql.ws_message import ClientMessage, CloseCode, Closing, message_of, pong_of
from service.graphql.ws_refusal import closing_for, deny
from service.graphql.ws_transport import SocketTransport
from service.http.finish_despite_cancellation import finish_despite_cancellation
from service.http.reply import codes_of, note_failure
from service.plain_structlog import structlog
from service.request.caller import Caller
from service.request.credentials import Credentials, key_in
from service.request.http_request import GraphQLParameters, checked_parameters
from service.request.request_record import current_record, note_codes

log = structlog.get_logger("isnad.socket")


class GraphQLSockets:
    """Answers the WebSockets of the GraphQL endpoint, as an ASGI application of its own."""

    def __init__(self, endpoint: GraphQLEndpoint, limits: LiveLimits, connections: OpenConnections) -> None:
        self._endpoint, self._limits, self._connections = endpoint, limits, connections

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a WebSocket, or serve it until it ends."""
        socket = WebSocket(scope, receive, send)
        try:
            check_origin(socket.headers.get("origin"), socket.headers.get("host"), self._limits.origins)
            credentials = self._endpoint.admission.credentials(scope, dict(scope["headers"]))
            caller = None if credentials.key is None else await self._endpoint.admission.caller(credentials)
            places = self._connections
            with places.take_at(credentials.address) if caller is None else places.take(caller) as place:
                await SocketConnection(socket, self._endpoint, self._limits, credentials, place).serve()
        except (HttpRefused, ReadRefused) as refused:
            note_codes([refused.code])
            await deny(scope, send, refused)
        except WebSocketDisconnect:
            return


class SocketConnection:
    """One WebSocket, from its handshake to its end."""

    def __init__(
        self,
        socket: WebSocket,
        endpoint: GraphQLEndpoint,
        limits: LiveLimits,
        credentials: Credentials,
        place: ConnectionSlot,
    ) -> None:
        self._transport = SocketTransport(socket, limits)
        self._endpoint, self._limits, self._credentials, self._place = endpoint, limits, credentials, place
        self._operations: dict[str, asyncio.Task[None]] = {}
        self._followed: set[str] = set()
        self._readings: set[asyncio.Future[tuple[bytes, str | None]]] = set()
        self._is_initialised = False
        self._door = endpoint.doors.open(None, credentials)

    async def serve(self) -> None:
        """Serve the connection until either side ends it."""
        if not await self._transport.accept():
            return
        keepalive = asyncio.create_task(self._transport.keep_alive())
        try:
            await self._until_over()
        except Closing as closing:
            await self._transport.close(closing)
        except WebSocketDisconnect:
            pass
        except Exception as fault:
            log.exception("socket failed", exc_info=fault)
            await self._transport.close(Closing(CloseCode.INTERNAL, "Internal server error"))
        finally:
            self._transport.is_over = True
            for task in (keepalive, *self._operations.values()):
                task.cancel()
            await asyncio.gather(keepalive, *self._operations.values(), return_exceptions=True)

    async def _until_over(self) -> None:
        """Read messages until the client, a failed operation or the door ends the connection."""
        conversation, ending = asyncio.create_task(self._converse()), asyncio.create_task(self._door.ended())
        try:
            await asyncio.wait((conversation, ending, self._transport.ended_by), return_when=asyncio.FIRST_COMPLETED)
            if self._transport.ended_by.done():
                raise self._transport.ended_by.result()
            if conversation.done():
                conversation.result()
            conversation.cancel()
            await self._end(ending)
        finally:
            conversation.cancel()
            ending.cancel()
            await asyncio.gather(conversation, ending, return_exceptions=True)

    async def _end(self, ending: asyncio.Task[None]) -> None:
        """End for the reason that the door gives, after answering queries in progress. Raises Closing."""
        try:
            await ending
        except ServerStopping as stopping:
            answering = [task for key, task in self._operations.items() if key not in self._followed]
            if answering:
                await asyncio.wait(answering)
            raise Closing(CloseCode.GOING_AWAY, stopping.message) from None
        except HttpRefused as refused:
            note_failure(refused)
            raise closing_for(refused) from None

    async def _converse(self) -> None:
        try:
            async with asyncio.timeout(self._limits.init_timeout_s):
                while not self._is_initialised:
                    await self._take(await self._transport.receive())
        except TimeoutError:
            raise Closing(CloseCode.INIT_TIMEOUT, "Connection initialisation timeout") from None
        while True:
            await self._take(await self._transport.receive())

    async def _take(self, message: ClientMessage) -> None:
        """Handle a message; raises Closing if it must not come now."""
        match message.type:
            case "connection_init":
                if self._is_initialised:
                    raise Closing(CloseCode.TOO_MANY_INITS, "Too many initialisation requests")
                self._is_initialised = True
                await self._identify(message)
                await self._transport.send(message_of("connection_ack"))
            case "ping":
                await self._transport.send(pong_of(message.payload))
            case "subscribe":
                await self._begin(message)
            case "complete":
                task = self._operations.pop(message.id, None)
                self._followed.discard(message.id)
                if task is not None:
                    task.cancel()

    async def _identify(self, message: ClientMessage) -> None:
        """Identify the caller from the message or the handshake; raises Closing if they are refused."""
        key = key_in(message.payload)
        if key is not None:
            self._credentials = self._credentials._replace(key=key)
        try:
            caller = await self._caller()
            self._place.pass_to(caller)
            self._door.identify(caller, self._credentials)
        except (HttpRefused, ReadRefused) as refused:
            note_failure(refused)
            raise closing_for(refused) from None

    async def _caller(self) -> Caller:
        """Return the current caller: a key can be revoked while the connection is open."""
        return await self._endpoint.admission.caller(self._credentials)

    async def _begin(self, message: ClientMessage) -> None:
        """Start an operation."""
        if not self._is_initialised:
            raise Closing(CloseCode.UNAUTHORIZED, "Unauthorized")
        if message.id in self._operations:
            raise Closing(CloseCode.DUPLICATE, f"Subscriber for {message.id} already exists")
        allowed = self._limits.operations
        in_progress = max(len(self._operations), len(self._readings))  # a read goes on if nobody wants it any more
        if in_progress >= allowed:
            advice = "complete one of them, or open another connection"
            refused = f"{allowed} operations are in progress on this connection: {advice}"
            await self._transport.send_error(message.id, TooManySubscriptions(refused, allowed=allowed))
            return
        self._operations[message.id] = asyncio.create_task(self._operate(message))

    async def _operate(self, message: ClientMessage) -> None:
        """Answer one operation to its end, observed as a request of its own."""
        connection = current_record()
        if connection is None:
            await self._answer_whole(message)
            return
        record = connection.operation_of_socket()
        begun = self._endpoint.observer.begin(record)
        try:
            await self._answer_whole(message)
        finally:
            self._endpoint.observer.end(record, begun)

    async def _answer_whole(self, message: ClientMessage) -> None:
        try:
            await self._answer(message)
            self._forget(message.id)
            await self._transport.send(message_of("complete", message.id))
        except (Closing, WebSocketDisconnect, ServerStopping):
            pass
        except Exception as error:
            if self._ends_all(error):
                note_codes(codes_of(error))
                self._transport.end(closing_for(error))
                return
            note_failure(error)
            self._forget(message.id)
            with suppress(WebSocketDisconnect, Closing):
                await self._transport.send_error(message.id, error)
        finally:
            self._forget(message.id)

    def _ends_all(self, error: Exception) -> TypeGuard[AuthenticationRequired | InvalidKey]:
        """Return whether the caller can ask nothing more here: the key is invalid, or everything requires a key."""
        is_closed_without = not self._endpoint.admission.authentication.is_open
        return isinstance(error, InvalidKey) or (isinstance(error, AuthenticationRequired) and is_closed_without)

    async def _answer(self, message: ClientMessage) -> None:
        caller, admission = await self._caller(), self._endpoint.admission
        admission.check(caller)
        try:
            await self._answer_to(caller, message.id, checked_parameters(message.payload or {}))
        except Exception as error:
            admission.note_refusal(caller, error)
            raise

    async def _answer_to(self, caller: Caller, key: str, parameters: GraphQLParameters) -> None:
        request = self._endpoint.prepare(parameters, caller)
        if request.prepared.live is None:
            body, _ = await self._to_its_end(self._endpoint.answer(request, parameters, caller))
            await self._transport.send(message_of("next", key, body))
            return
        self._followed.add(key)
        async with aclosing(self._endpoint.follow(request, caller, self._credentials)) as told:
            async for each in told:
                await self._transport.send(message_of("next", key, each.body))

    async def _to_its_end(self, work: Awaitable[tuple[bytes, str | None]]) -> tuple[bytes, str | None]:
        """Wait for a read to end and count it as in progress until then, so nobody gets more reads by cancelling."""
        reading = asyncio.ensure_future(work)
        self._readings.add(reading)
        reading.add_done_callback(self._readings.discard)
        return await finish_despite_cancellation(reading)

    def _forget(self, key: str) -> None:
        """Free an operation's id, unless it belongs to another operation by now."""
        if self._operations.get(key) is asyncio.current_task():
            del self._operations[key]
            self._followed.discard(key)
