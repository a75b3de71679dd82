"""WebSocket handshakes: the answers that the library makes by itself also get the headers of all our answers."""

from websockets.http11 import Response
from websockets.server import ServerProtocol

from service.telemetry.request_id import NO_SNIFFING

_NAME, _VALUE = (part.decode() for part in NO_SNIFFING)


class GuardedHandshake(ServerProtocol):
    """The server's side of a WebSocket as in the library, except for the headers of its answer to the handshake."""

    def send_response(self, response: Response) -> None:
        """Send the answer to a handshake."""
        if _NAME not in response.headers:
            response.headers[_NAME] = _VALUE
        super().send_response(response)
