"""``isnad schema``: the GraphQL schema, or the JSON Schema of a bundle."""

from typing import Annotated

from cyclopts import Parameter

from editorial.bundle.bundle import bundle_json_schema
from schema.build import sdl
from service.cli.console import say, say_json


def schema(
    *, bundle: Annotated[bool, Parameter(negative=(), help="Print the JSON Schema of a bundle instead.")] = False
) -> None:
    """Print the GraphQL schema in SDL."""
    if bundle:
        say_json(bundle_json_schema())
    else:
        say(sdl().rstrip("\n"))
