"""Event streams: events as they come, with pings between them."""

import math
from collections.abc import AsyncGenerator, Mapping
from types import MappingProxyType

from sse_starlette import EventSourceResponse, ServerSentEvent

from service.access.live_limits import LiveLimits

LINE = "\n"


class EventStream(EventSourceResponse):
    """Sends events, each of which has to be taken in time; it ends when what they come from does, and in no other way.

    The library would break it off when the process stops, before the end of its body is sent. What the events come from
    knows itself when to end (``service/live/open_door.py``).
    """

    def __init__(
        self,
        events: AsyncGenerator[bytes | ServerSentEvent, None],
        limits: LiveLimits,
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        super().__init__(
            events,
            ping=limits.keepalive_s,
            ping_message_factory=lambda: ServerSentEvent(comment="", sep=LINE),
            sep=LINE,
            send_timeout=limits.send_timeout_s,
            headers={"cache-control": "no-store", **headers},
            shutdown_grace_period=math.inf,
        )
