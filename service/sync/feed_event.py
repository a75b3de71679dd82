"""The feed as server-sent events: ``change``, ``cursor`` for the feed's position, and ``problem`` for an error at the
end.

Every event has a name, so none is a ``message``; and every event has data, since a browser drops an event without data
(https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation).
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import orjson

from db.feed.feed import FeedPage
from db.feed.lag import Lag
from service.stream.json_line import one_line
from service.stream.reconnection import retry_ms


def lag_json(lag: Lag) -> dict[str, object]:
    """Return the lag of the feed, the same in every form of it."""
    return {"changes": lag.changes, "seconds": round(lag.seconds, 3)}


def position_json(page: FeedPage) -> dict[str, object]:
    """Return the position of the feed after a page: the last line of lines, and the data of a ``cursor`` event."""
    return {"cursor": page.cursor, "upToDate": page.is_all, "lag": lag_json(page.lag)}


def problem_event(problem: Mapping[str, Any]) -> bytes:
    """Return the event that says why the stream ends."""
    return _event("problem", one_line(orjson.dumps(problem)))


class FeedEvents:
    """The events of one stream, which begins after ``cursor``; ``first`` is the first page after it."""

    def __init__(self, cursor: str, first: FeedPage) -> None:
        self._told = replace(first, lines=(), cursors=(), cursor=cursor, is_all=first.is_all and not first.lines)

    def begin(self) -> bytes:
        """Return the beginning of a stream: the delay before reconnecting, and the position of the feed."""
        return b"retry: %d\n" % retry_ms() + _place_event(self._told)

    def of(self, page: FeedPage) -> bytes:
        """Return the events of a page, empty if it has no news.

        A ``cursor`` event is sent if the cursor moved without a change, if the feed reaches the present, while a lag
        holds it back, and when that ends.
        """
        before, self._told = self._told, page
        events = [_event("change", line, cursor) for cursor, line in zip(page.cursors, page.lines, strict=True)]
        last = page.cursors[-1] if page.cursors else before.cursor
        if page.cursor != last or page.is_all != before.is_all or page.lag.changes or before.lag.changes:
            events.append(_place_event(page))
        return b"".join(events)


def _place_event(page: FeedPage) -> bytes:
    return _event("cursor", orjson.dumps(position_json(page)), page.cursor)


def _event(name: str, data: bytes, cursor: str | None = None) -> bytes:
    placed = b"" if cursor is None else b"id: " + cursor.encode() + b"\n"
    return placed + b"event: " + name.encode() + b"\ndata: " + data + b"\n\n"
