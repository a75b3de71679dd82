"""``isnad openapi``: the OpenAPI description of REST."""

from service.cli.console import say_json
from service.openapi.openapi import openapi
from service.settings import load_settings


def openapi_command() -> None:
    """Print the OpenAPI 3.1 description of REST, as served at /openapi.json."""
    say_json(openapi(load_settings().api_contact))
