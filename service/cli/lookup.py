"""What a command's argument means: a key, a slug, an address or an id becomes one item, or the command fails and says why."""

from dataclasses import dataclass
from typing import Any

from db.item.type import BY_NAME
from service.cli.console import CommandFailed, Exit
from service.cli.service import ServiceOfCommand
from service.printed.words import short

_FITTING = ("EXACT", "BEGINNING")


@dataclass(frozen=True, slots=True)
class FoundItem:
    """An item that an argument means: its word in the change log, and its id."""

    type: str
    id: str

    @property
    def address(self) -> str:
        """The address at which REST serves the item."""
        return f"/v1/{BY_NAME[self.type].plural}/{self.id}"


def find_item(service: ServiceOfCommand, reference: str, *types: str) -> FoundItem:
    """Return the item that a reference means. Raises CommandFailed, with what is similar or with all that fits."""
    asked = ",".join(each.upper() for each in types) or None
    matches = service.read("/v1/lookup", reference=reference, types=asked)["nodes"]
    fitting = [each for each in matches if each["fit"] in _FITTING]
    if len(fitting) == 1:
        return FoundItem(fitting[0]["type"].lower(), fitting[0]["nodeId"])
    if fitting:
        raise CommandFailed(_listed(f"{reference!r} fits several things: use the id of one", fitting), Exit.USAGE)
    if matches:
        raise CommandFailed(_listed(f"nothing is named {reference!r}: did you mean", matches))
    raise CommandFailed(f"nothing is named {reference!r}: look for its words with `isnad find`")


def id_of(service: ServiceOfCommand, reference: str | None, *types: str) -> str | None:
    """Return the id that a reference means; None for None. Raises CommandFailed."""
    return None if reference is None else find_item(service, reference, *types).id


def _listed(message: str, matches: list[dict[str, Any]]) -> str:
    lines = [
        "  ".join(part for part in (each["nodeId"], each["type"], each["key"], short(each["name"] or "")) if part)
        for each in matches[:10]
    ]
    return "\n    ".join([message, *lines])
