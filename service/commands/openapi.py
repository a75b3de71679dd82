"""``isnad openapi``: the OpenAPI description of REST."""

from service.cli.console import say_json
from service.environment import load_settings
from service.openapi.openapi import openapi


def openapi_command() -> None:
    """Print the OpenAPI 3.1 description of REST, as served at /openapi.json."""
    say_json(openapi(load_settings().api_contact))
