"""The transport of a WebSocket: messages in and out within their bounds, pings, and the end of the connection."""

import asyncio
from contextlib import suppress

import orjson
from starlette.websockets import WebSocket, WebSocketDisconnect

from service.access.live_limits import LiveLimits
from service.errors.status import graphql_errors
from service.graphql.ws_message import PROTOCOL, ClientMessage, CloseCode, Closing, message_of, read_message
from service.request.request_record import current_request_id

MAX_REASON_BYTES = 123
"""The space for a reason in a close frame (RFC 6455, 5.5)."""


class SocketTransport:
    """Sends and receives the messages of one WebSocket.

    ``ended_by`` is set when an operation or a slow client ends the connection. Once it ``is_over``, nothing is sent.
    """

    def __init__(self, socket: WebSocket, limits: LiveLimits) -> None:
        self._socket, self._limits = socket, limits
        self.is_over = False
        self.ended_by: asyncio.Future[Closing] = asyncio.get_running_loop().create_future()

    async def accept(self) -> bool:
        """Accept the handshake; return whether the client speaks the protocol. If not, the socket is closed."""
        if PROTOCOL in self._socket.scope.get("subprotocols", ()):
            await self._socket.accept(PROTOCOL)
            return True
        await self._socket.accept()
        await self._socket.close(CloseCode.SUBPROTOCOL, "Subprotocol not acceptable")
        return False

    async def receive(self) -> ClientMessage:
        """Return the next message. Raises Closing if it is too long or malformed, WebSocketDisconnect at the end."""
        frame = await self._socket.receive()
        if frame["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(frame.get("code") or 1005)
        text, data = frame.get("text"), frame.get("bytes")
        size = len(text.encode("utf-8", "surrogatepass")) if text is not None else len(data or b"")
        if size > self._limits.max_message_bytes:
            raise Closing(CloseCode.TOO_BIG, f"a message has at most {self._limits.max_message_bytes} bytes")
        return read_message(text)

    async def keep_alive(self) -> None:
        """Send pings, so that no proxy takes the connection for dead."""
        while self._limits.keepalive_s:
            await asyncio.sleep(self._limits.keepalive_s)
            with suppress(Closing, WebSocketDisconnect):
                await self.send(message_of("ping"))

    async def send_error(self, key: str, error: Exception) -> None:
        """Send the error of an operation. Raises Closing, WebSocketDisconnect."""
        payload = orjson.dumps(graphql_errors(error, current_request_id()))
        await self.send(message_of("error", key, payload))

    async def send(self, text: str) -> None:
        """Send a message. Raises Closing if the client does not read it in time, WebSocketDisconnect if it is gone."""
        if self.is_over or self.ended_by.done():
            raise WebSocketDisconnect(CloseCode.TRY_AGAIN_LATER)
        try:
            async with asyncio.timeout(self._limits.send_timeout_s):
                await self._socket.send({"type": "websocket.send", "text": text})
        except TimeoutError:
            slow = Closing(CloseCode.TRY_AGAIN_LATER, "the connection reads too slowly: continue from the last cursor")
            self.end(slow)
            raise slow from None
        except RuntimeError as ended:  # closed by us in another task
            raise WebSocketDisconnect(CloseCode.GOING_AWAY) from ended

    def end(self, closing: Closing) -> None:
        """End the connection for a reason, unless it ends for another one already."""
        if not self.ended_by.done():
            self.ended_by.set_result(closing)

    async def close(self, closing: Closing) -> None:
        """Close the connection, once; a client that does not answer is not waited for."""
        if self.is_over:
            return
        self.is_over = True
        reason = closing.reason.encode()[:MAX_REASON_BYTES].decode(errors="ignore")
        with suppress(WebSocketDisconnect, RuntimeError, TimeoutError):
            async with asyncio.timeout(self._limits.send_timeout_s):
                await self._socket.close(closing.close_code, reason)
