"""Event streams: events as they come, with pings between them."""

import math
from collections.abc import AsyncGenerator, Sequence

from sse_starlette import EventSourceResponse, ServerSentEvent

from service.access.live_limits import LiveLimits
from service.header import NO_STORE, Header, as_texts

LINE = "\n"


class EventStream(EventSourceResponse):
    """Sends events, each of which must be read in time; it ends only when their source does.

    The library would break the stream off when the process stops, before the end of its body is sent. The source of the
    events knows itself when to end (``service/live/open_door.py``).
    """

    def __init__(
        self,
        events: AsyncGenerator[bytes | ServerSentEvent, None],
        limits: LiveLimits,
        headers: Sequence[Header] = (),
    ) -> None:
        super().__init__(
            events,
            ping=limits.keepalive_s,
            ping_message_factory=lambda: ServerSentEvent(comment="", sep=LINE),
            sep=LINE,
            send_timeout=limits.send_timeout_s,
            headers=as_texts((NO_STORE, *headers)),
            shutdown_grace_period=math.inf,
        )
