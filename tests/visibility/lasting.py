"""What of an answer is the same each time that it is asked, and in each copy of a database; everything else is named here."""

import json
import re
from base64 import urlsafe_b64decode

_PASSING = re.compile(
    r'"(?:requestId|request_id)":"[^"]*"'  # of the request
    r"|(?m:^retry: \d+$)"  # how long to wait before one connects again: drawn by lot
    r"|(?m:^: ping.*\r?\n\r?\n)"  # nothing has come for a while
    r'|"lag":\{[^}]*\}'  # how much waits for transactions that are under way, in whichever database of the server
    r'|(?<="at":)"[^"]*"(?=\}\n|,"settled")'  # when a snapshot or a digest was made
)

_PLACE = re.compile(r"WyJ(?:jaGFuZ2Vz|3YXRja|oaXN0b3J5)[\w-]+|[0-9a-f]{16}\.\d+\.(?=[0-9a-f]{8}-)")
"""A place in the log. Cursors are base64 of JSON: the list that they are of (feed, watch list or history), its epoch and the
transaction unless it is a history, and the number in the log. The id of a notice begins with the epoch and the number.
"""

_TRANSACTION = re.compile(r'(?<="transaction":)\s*"([^"]*)"')

_END = 2**63 - 1
"""The number of a place after everything that there is, in whichever database of the server."""

_MEASURED = re.compile(r"(?m)^(\w+(?:\{.*\})?) \S+$")
"""A line of the metrics: what was measured, and a number."""


def has_places(text: str) -> bool:
    """Return whether an answer contains places in the log; then its ETag depends on them, too."""
    return _PLACE.search(text) is not None


def lasting(text: str) -> str:
    """Return an answer without what passes.

    A cursor contains the epoch, which differs from copy to copy, and a place in the log, which hidden changes move. It is
    replaced by the rank of its place among those of the answer, so that the order of changes is compared, and gaps are not. The
    names of transactions are made of the epoch, so they are numbered in the order in which they come: which changes are of
    the same transaction is compared.
    """
    if "\n# HELP" in f"\n{text}":
        return _MEASURED.sub(r"\1", text)
    names: dict[str, str] = {}
    numbered = _TRANSACTION.sub(lambda found: names.setdefault(found[1], f'"{len(names)}"'), text)
    places = sorted({_place(found[0]) for found in _PLACE.finditer(numbered)})
    return _PASSING.sub("", _PLACE.sub(lambda found: _without_epoch(found[0], places), numbered))


def _place(text: str) -> tuple[int | str, ...]:
    if "." in text:
        return ("notice", int(text.split(".")[1]))
    order, *place = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    if order == "history":
        return (order, int(place[0]))
    _, transaction, number, *thing = place
    return (order, int(transaction), int(number), *thing)


def _without_epoch(cursor: str, places: list[tuple[int | str, ...]]) -> str:
    place = _place(cursor)
    return "the end" if _END in place else f"place {places.index(place)}"
