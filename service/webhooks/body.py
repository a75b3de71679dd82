"""The bodies of messages, made when they are sent, from what is readable then."""

from collections.abc import Mapping
from uuid import UUID

from db.errors import InvalidCursor
from db.visibility import Visibility
from db.webhook_change import EVENTS, Changes
from db.webhook_delivery import Delivery
from service.webhooks.message import body_of, body_of_change

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

RESET = "feed.reset"
"""The type of the message that tells that changes cannot be told: the copy is to be made anew."""

SNAPSHOT_ADDRESS = "/v1/snapshot"


class Bodies:
    """Makes bodies; ``changes`` are read for each of them."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    async def read(self, delivery: Delivery, visibility: Visibility) -> bytes | None:
        """Return the body of a message as it is now, for who sees so much; None where its change is not told any more.

        Raises one of ``db.errors``.
        """
        told = delivery.told
        if told.change_cursor is None:
            more = {"snapshot": SNAPSHOT_ADDRESS} if told.event == RESET else {}
            return body_of(told.event, told.at, {"webhookId": str(delivery.webhook_id), **more})
        try:
            change = await self._changes.at(told.change_cursor, visibility)
        except InvalidCursor:  # of a log that is not this one any more: the receiver is told to begin anew
            return None
        if change is None:
            return None
        event = f"{change['type']}.{EVENTS[change['op']]}"
        return body_of_change(event, told.at, change, address_of(change["type"], change["id"]))


def address_of(item_type: str, item_id: UUID | str) -> str | None:
    """Return where an item is read, None where it has no address of its own."""
    address = ADDRESSES.get(item_type)
    return None if address is None else address.format(item_id)
