"""What stands at ``/v1``: every resource, with its address and what it answers."""

import orjson

from schema.resource import all_resources


def index_json(openapi: str) -> bytes:
    """Return the list of the resources as JSON; ``openapi`` is the address of their description."""
    listed = [{"address": each.address, "description": each.description} for each in all_resources()]
    return orjson.dumps({"openapi": openapi, "resources": listed})
