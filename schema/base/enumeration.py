"""How a closed list of words becomes a GraphQL enumeration, each word with what it means."""

from enum import Enum

import strawberry


def publish(enumeration: type[Enum], description: str, **meanings: str) -> None:
    """Make ``enumeration`` a GraphQL enumeration with a description for it and for each of its words."""
    strawberry.enum(enumeration, description=description)
    for value in enumeration.__strawberry_definition__.values:  # type: ignore[attr-defined]
        value.description = meanings[value.name]
