"""The bodies of messages, made at the time of sending from what the receiver may read then."""

from collections.abc import Mapping
from urllib.parse import urlencode
from uuid import UUID

from db.item.type import ITEM_TYPES
from db.sql.errors import InvalidCursor
from db.webhook.bearer import Bearer
from db.webhook.change import EVENTS, Changes, place_before
from db.webhook.delivery import Delivery, DeliverySubject
from db.webhook.model import Webhook
from db.write.filters import Filters
from service.endpoint.filter_input import parameters_of
from service.sync.watch_models import notice_response
from service.webhooks.delivery.message import MAX_BODY_BYTES, body_of, body_of_change

ADDRESSES: Mapping[str, str] = {each.name: f"/v1/{each.plural}/{{}}" for each in ITEM_TYPES}
"""The address of an item, by its type."""

TEST = "webhook.test"
"""The type of the test message that an owner can send."""

OF_WATCH_LIST = "watch."
"""The prefix of the message types of notices."""

RESET = "feed.reset"
"""The type of the message that says that changes were lost: the receiver has to make its copy anew."""

SNAPSHOT_ADDRESS = "/v1/snapshot"
CHANGES_ADDRESS = "/v1/changes"


class Bodies:
    """Makes bodies, and reads ``changes`` for each of them. ``base_url`` is the address of the service."""

    def __init__(self, changes: Changes, base_url: str) -> None:
        self._changes, self._base_url = changes, base_url

    async def read(self, delivery: Delivery, webhook: Webhook, bearer: Bearer) -> bytes | None:
        """Return the body of a message as its owner may see it now; None if there is nothing left to report.

        Raises one of ``db.sql.errors``.
        """
        subject = delivery.subject
        if subject.change_cursor is None:
            more = {"snapshot": SNAPSHOT_ADDRESS} if subject.event == RESET else {}
            return body_of(subject.event, subject.at, {"webhookId": str(delivery.webhook_id), **more})
        try:
            if subject.event.startswith(OF_WATCH_LIST):
                return await self._of_notice(subject.change_cursor, bearer)
            return await self._of_change(subject, webhook.filters, bearer)
        except InvalidCursor:  # the cursor is of an earlier log: a reset message tells the receiver to begin anew
            return None

    async def _of_change(self, subject: DeliverySubject, filters: Filters, bearer: Bearer) -> bytes | None:
        change = await self._changes.change_at(subject.change_cursor or "", filters, bearer)
        if change is None:
            return None
        event = f"{change['type']}.{EVENTS[change['op']]}"
        return body_of_change(event, subject.at, change, self._base_url + change_address(change["cursor"], filters))

    async def _of_notice(self, cursor: str, bearer: Bearer) -> bytes | None:
        notice = await self._changes.notice_at(cursor, bearer)
        if notice is None:
            return None
        event, data = f"watch.{notice.happened}", notice_response(notice).model_dump(mode="json", by_alias=True)
        body = body_of(event, notice.at, data)
        if len(body) > MAX_BODY_BYTES:
            address = self._base_url + item_address(notice.item.type, notice.item.id)
            body = body_of(event, notice.at, {**data, "before": None, "after": None, "dataUrl": address})
        return body


def item_address(item_type: str, item_id: UUID | str) -> str:
    """Return the address of an item."""
    return ADDRESSES[item_type].format(item_id)


def change_address(cursor: str, filters: Filters) -> str:
    """Return the address of a single change in the feed, whose item has the shape that messages have."""
    return CHANGES_ADDRESS + "?" + urlencode({"after": place_before(cursor), "limit": 1, **parameters_of(filters)})
