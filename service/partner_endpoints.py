"""All direct endpoints, in the order in which they are described."""

from typing import Any

from service.direct import DirectEndpoint
from service.feed import CHANGES

PARTNER_ENDPOINTS: tuple[DirectEndpoint[Any, Any], ...] = (CHANGES,)
