"""Answers to handshakes of WebSockets: those that the library makes by itself have the headers of all answers, too."""

from websockets.http11 import Response
from websockets.server import ServerProtocol

from service.telemetry.request_id import NO_SNIFFING

_NAME, _VALUE = (part.decode() for part in NO_SNIFFING)


class GuardedHandshake(ServerProtocol):
    """The server's side of WebSockets, as the library has it but for the headers of its answer to the handshake."""

    def send_response(self, response: Response) -> None:
        """Send the answer to a handshake."""
        if _NAME not in response.headers:
            response.headers[_NAME] = _VALUE
        super().send_response(response)
