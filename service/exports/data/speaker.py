"""How exports name the speaker of a quote and the other links of a chain, and say that words were not asserted."""

from collections.abc import Mapping
from types import MappingProxyType

from service.exports.data.subject import Row

STANCES: Mapping[object, str] = MappingProxyType(
    {"DENIED": "The speaker denies these words.", "DOUBTED": "The speaker doubts these words."}
)
"""What readers must be told beside the words, by the stance; nothing if the speaker asserts them."""


def is_unnamed(row: Row) -> bool:
    """Return whether a link's source, or a speaker or claimant, is an unnamed person of the entity that is given."""
    return bool(row["sourceKind"] == "ANONYMOUS")


def source_of(link: Row) -> str:
    """Return the name of a link's source: of its entity, of somebody unnamed of the entity, or the kind of source."""
    if not link["entity"]:
        return str(link["sourceKind"])
    name = str(link["entity"]["name"])
    return f"an unnamed person of {name}" if is_unnamed(link) else name
