"""Turn a closed word list into a GraphQL enumeration, with a description of each word."""

from enum import Enum

import strawberry


def publish(enumeration: type[Enum], description: str, **meanings: str) -> None:
    """Make ``enumeration`` a GraphQL enumeration; both it and each of its words get a description."""
    strawberry.enum(enumeration, description=description)
    for value in enumeration.__strawberry_definition__.values:  # type: ignore[attr-defined]
        value.description = meanings[value.name]
