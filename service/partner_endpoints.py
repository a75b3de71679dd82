"""All direct endpoints, in the order in which they are described."""

from typing import Any

from service.direct import DirectEndpoint

PARTNER_ENDPOINTS: tuple[DirectEndpoint[Any, Any], ...] = ()
