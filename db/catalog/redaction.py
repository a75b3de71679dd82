"""The catalog entry of the tombstones that redactions leave."""

from typing import LiteralString

from db.catalog.model import Fields, Many, columns


def redactions(of: LiteralString) -> Many:
    """Return the field for the tombstones whose column ``of`` has the item's id."""
    return Many("Redaction", "redaction {child}", "{child}." + of + " = {row}.id", "{child}.at desc, {child}.id")


REDACTION: Fields = columns(
    at="{row}.at",
    ground="{row}.ground",
    beyondReach="array['FOLLOWERS', 'EXPORTS', 'DELIVERIES', 'CACHES', 'BACKUPS', 'SOURCES']",
)
