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

_PLACE = re.compile(r"WyJ(?:jaGFuZ2Vz|3YXRja)[\w-]+")
"""The cursor of a place in the log, in base64: whose it is (feed or watch list), the epoch, the transaction, the number in it."""

_TRANSACTION = re.compile(r'(?<="transaction":)\s*"([^"]*)"')

_END = 2**63 - 1
"""The number of a place after everything that there is, in whichever database of the server."""

_MEASURED = re.compile(r"(?m)^(\w+(?:\{.*\})?) \S+$")
"""A line of the metrics: what was measured, and a number."""


def lasting(text: str) -> str:
    """Return an answer without what passes.

    Cursors stay but for the epoch, which each copy has for itself. The names of transactions are made of the epoch, so they are
    numbered as they come: which changes are of one transaction is still told.
    """
    if text.startswith("# HELP"):
        return _MEASURED.sub(r"\1", text)
    names: dict[str, str] = {}
    numbered = _TRANSACTION.sub(lambda found: names.setdefault(found[1], f'"{len(names)}"'), text)
    return _PASSING.sub("", _PLACE.sub(_without_epoch, numbered))


def _without_epoch(cursor: re.Match[str]) -> str:
    order, _, *place = json.loads(urlsafe_b64decode(cursor[0] + "=" * (-len(cursor[0]) % 4)))
    return f"{order} {'the end' if _END in place else place}"
