"""What passes through the outermost layer of every request."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from starlette.types import Message, Receive, Scope, Send

from service.access.bytes_under_way import LARGE, BytesUnderWay
from service.app.routes import fault
from service.request.request_record import RequestRecord
from service.telemetry.observer import Observer
from service.telemetry.request_id import RequestIdMiddleware

SCOPE: Scope = {"type": "websocket", "path": "/graphql", "headers": [], "client": ("192.0.2.1", 1)}


class Noting(BytesUnderWay):
    """Notes the sizes that were counted."""

    sizes: tuple[int, ...] = ()

    @contextmanager
    def holding(self, whose: object, size: int) -> Iterator[None]:
        """Count and note."""
        self.sizes += (size,)
        with super().holding(whose, size):
            yield


@pytest.mark.parametrize("text", ["\u0639" * LARGE, "a" * (LARGE + 1), "\u0639" * (LARGE // 2), "\U0001f600" * LARGE])
async def test_a_message_of_a_websocket_is_counted_by_its_bytes(text: str) -> None:
    records: list[RequestRecord] = []
    under_way = Noting(10**9, 10**9)

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "websocket.accept"})
        await send({"type": "websocket.send", "text": text})

    async def nothing(message: Message) -> None:
        pass

    async def receive() -> Message:
        raise AssertionError("nothing is read")

    layer = RequestIdMiddleware(answer, fault, Observer(records.append), under_way)
    await layer(SCOPE, receive, nothing)
    size = len(text.encode())
    assert records[0].sent_bytes == size
    assert under_way.sizes == ((size,) if size > LARGE else ())
    assert under_way.total == 0
