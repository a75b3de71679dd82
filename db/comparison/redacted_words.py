"""Redacted words that a bundle has again: they come back only if whoever loads it says so. Pure."""

from db.bundle.stored_bundle import StoredBundle
from db.operation.load_errors import WordsRedacted
from editorial.model.reading import Reading
from editorial.written.bundle import items_of
from editorial.written.difference import unmasked

MAX_SHOWN = 5
"""The most places that an error lists."""


def refuse_redacted(stored: StoredBundle, reading: Reading) -> None:
    """Refuse a bundle that has words in places from which words were redacted; raises WordsRedacted."""
    old, new = ({_named(place): data for place, data in items_of(each).items()} for each in (stored.reading, reading))
    places = unmasked(old, new)
    if places:
        more = f" and {len(places) - MAX_SHOWN} more" if len(places) > MAX_SHOWN else ""
        raise WordsRedacted(
            f"words were redacted from {', '.join(places[:MAX_SHOWN])}{more}, and the bundle may have them again: redact"
            " the bundle too (`isnad export bundle` writes it as it is stored), or load it with `restoreRedacted`"
        )


def _named(place: tuple[str, str]) -> str:
    return " ".join(place)
