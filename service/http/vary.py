"""The header Vary: the request headers that an answer depends on, each named once."""

from collections.abc import Iterable

from starlette.types import Message, Send

Headers = list[tuple[bytes, bytes]]


class Varying:
    """Passes messages on, and adds the lower-case request header ``name`` to the Vary of the answer."""

    def __init__(self, send: Send, name: bytes) -> None:
        self._send, self._name = send, name

    async def __call__(self, message: Message) -> None:
        """Pass a message on."""
        if message["type"] == "http.response.start":
            message = {**message, "headers": with_vary(message.get("headers", ()), self._name)}
        await self._send(message)


def with_vary(headers: Iterable[tuple[bytes, bytes]], name: bytes) -> Headers:
    """Return the headers of an answer with the lower-case request header ``name`` added to Vary."""
    others: Headers = []
    named: list[bytes] = []
    for key, value in headers:
        if key.lower() == b"vary":
            named += [item.strip().lower() for item in value.split(b",")]
        else:
            others.append((key, value))
    return [*others, (b"vary", b", ".join(dict.fromkeys([*named, name])))]
