"""New items of a bundle that may be stored already: the warnings about them."""

from dataclasses import dataclass

from db.operation.load_report import BundleWarning
from editorial.model.reading import Reading

CODES = {"entity": "ENTITY_MAYBE_KNOWN", "event": "EVENT_MAYBE_KNOWN", "article": "TEXT_MAYBE_KNOWN"}
"""The code of the warning about an item of each type."""


@dataclass(frozen=True, slots=True)
class MaybeKnown:
    """An item of a bundle that may be the same as a stored one: its type and key, a message, and the other's key."""

    type: str
    key: str
    message: str
    nearest: str


def warning_of(known: MaybeKnown, reading: Reading) -> BundleWarning:
    """Return the warning about an item, at its key; the load adds its line and column."""
    return BundleWarning(
        ("bundle", *_path(known, reading)), CODES[known.type], known.message, value=known.key, nearest=known.nearest
    )


def _path(known: MaybeKnown, reading: Reading) -> tuple[str, ...]:
    match known.type:
        case "entity":
            return "entities", str([each.key for each in reading.entities].index(known.key)), "key"
        case "event":
            return "events", str([each.key for each in reading.events].index(known.key)), "key"
        case _:
            return "article", "slug"
