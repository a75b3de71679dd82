"""The index at ``/v1``: every resource, with its address and what it answers."""

import orjson

from schema.resource.resource import all_resources
from service.partner_endpoints import PARTNER_ENDPOINTS


def index_json(openapi: str) -> bytes:
    """Return the list of the resources as JSON; ``openapi`` is the address of their description."""
    answered = [(each.address, each.description) for each in all_resources()]
    answered += [(each.address, each.description) for each in PARTNER_ENDPOINTS if each.method == "GET"]
    listed = [{"address": address, "description": description} for address, description in answered]
    return orjson.dumps({"openapi": openapi, "resources": listed})
