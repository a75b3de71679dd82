"""The bodies of messages, made when they are sent, from what is readable then."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from db.errors import InvalidCursor
from db.webhook_bearer import Bearer
from db.webhook_change import EVENTS, Changes
from db.webhook_delivery import Delivery
from service.watch_models import told_notice
from service.webhooks.message import MAX_BODY_BYTES, body_of, body_of_change

ADDRESSES: Mapping[str, str] = {
    "article": "/v1/articles/{}",
    "entity": "/v1/entities/{}",
    "mention": "/v1/mentions/{}",
    "quote": "/v1/quotes/{}",
    "event": "/v1/events/{}",
    "event_report": "/v1/event-reports/{}",
    "claim": "/v1/claims/{}",
}
"""Where an item is read, by its type."""

TEST = "webhook.test"
"""The type of the message that an owner sends to try a webhook out."""

OF_WATCH_LIST = "watch."
"""What the types of messages begin with that are of notices."""

RESET = "feed.reset"
"""The type of the message that tells that changes cannot be told: the copy is to be made anew."""

SNAPSHOT_ADDRESS = "/v1/snapshot"


class Bodies:
    """Makes bodies; ``changes`` are read for each of them."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    async def read(self, delivery: Delivery, bearer: Bearer) -> bytes | None:
        """Return the body of a message as it is now, for who it belongs to; None where there is nothing to be told any more.

        Raises one of ``db.errors``.
        """
        told = delivery.told
        if told.change_cursor is None:
            more = {"snapshot": SNAPSHOT_ADDRESS} if told.event == RESET else {}
            return body_of(told.event, told.at, {"webhookId": str(delivery.webhook_id), **more})
        try:
            if told.event.startswith(OF_WATCH_LIST):
                return await self._of_notice(told.change_cursor, bearer)
            return await self._of_change(told.change_cursor, told.at, bearer)
        except InvalidCursor:  # of a log that is not this one any more: the receiver is told to begin anew
            return None

    async def _of_change(self, cursor: str, at: datetime, bearer: Bearer) -> bytes | None:
        change = await self._changes.change_at(cursor, bearer)
        if change is None:
            return None
        event = f"{change['type']}.{EVENTS[change['op']]}"
        return body_of_change(event, at, change, address_of(change["type"], change["id"]))

    async def _of_notice(self, cursor: str, bearer: Bearer) -> bytes | None:
        notice = await self._changes.notice_at(cursor, bearer)
        if notice is None:
            return None
        event, data = f"watch.{notice.happened}", told_notice(notice).model_dump(mode="json", by_alias=True)
        body = body_of(event, notice.at, data)
        if len(body) > MAX_BODY_BYTES:
            address = address_of(notice.item.type, notice.item.id)
            body = body_of(event, notice.at, {**data, "before": None, "after": None, "dataUrl": address})
        return body


def address_of(item_type: str, item_id: UUID | str) -> str | None:
    """Return where an item is read, None where it has no address of its own."""
    address = ADDRESSES.get(item_type)
    return None if address is None else address.format(item_id)
