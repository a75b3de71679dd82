"""All direct endpoints, in the order in which OpenAPI lists them."""

from typing import Any

from service.audit.endpoint import AUDIT
from service.drafting.outcomes import DRAFT_OUTCOMES
from service.endpoint.endpoint import DirectEndpoint
from service.feed_addresses.endpoints import FEED_ADDRESS_ENDPOINTS
from service.sync.digest import DIGEST
from service.sync.feed import CHANGES
from service.sync.snapshot import SNAPSHOT
from service.sync.watch import WATCH
from service.webhooks.delivery_endpoints import DELIVERY_ENDPOINTS
from service.webhooks.endpoints import WEBHOOK_ENDPOINTS

PARTNER_ENDPOINTS: tuple[DirectEndpoint[Any, Any, Any], ...] = (
    CHANGES,
    SNAPSHOT,
    DIGEST,
    *WATCH,
    *WEBHOOK_ENDPOINTS,
    *DELIVERY_ENDPOINTS,
    *FEED_ADDRESS_ENDPOINTS,
    DRAFT_OUTCOMES,
    AUDIT,
)
