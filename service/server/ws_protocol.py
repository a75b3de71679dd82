"""uvicorn's WebSocket protocol with another shutdown."""

from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from service.server.ws_handshake import GuardedHandshake

ECHO_S = 1.0
"""Seconds that a client gets to confirm the close of its WebSocket when the process ends."""


class ClosingProtocol(WebSocketsSansIOProtocol):
    """One WebSocket. At the end of the process the application closes it with a reason (``service/graphql/ws.py``).

    A client that no longer reads does not keep its connection open by that.
    """

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        made = self.conn
        self.conn = GuardedHandshake(
            extensions=made.available_extensions, max_size=self.config.ws_max_size, logger=made.logger
        )

    async def run_asgi(self) -> None:
        """Run the application for this connection; some time after it ends, abort what is left of the connection."""
        await super().run_asgi()
        self.loop.call_later(self.close_timeout, self.transport.abort)

    def shutdown(self) -> None:
        """Wait for the application to close the connection, and at most a moment for the client to confirm."""
        self.close_timeout = ECHO_S
        if self.close_sent:
            super().shutdown()
