"""Values as plain texts with brackets: ``GT 430 people (since July)``, ``DISPUTED (why)``, ``UPDATES other-claim (why)``."""

import re

from editorial.model.vocabulary import ClaimRelationType, ClaimStatus, Comparator
from editorial.short.plain import Parsed, PlainMapping
from editorial.short.words import date_as_text, date_of

_QUANTITY = re.compile(
    rf"(?:({'|'.join(Comparator)}) )?([-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?) (\S[^()]*?)(?: \(([^()]+)\))?", re.ASCII
)
_LONGEST = 10_000


def quantity_of(text: str) -> PlainMapping | None:
    """Return the quantity that a text stands for; None if it is none."""
    found = _QUANTITY.fullmatch(text) if len(text) < _LONGEST else None
    if found is None:
        return None
    comparator, number, unit, date = found.groups()
    quantity: PlainMapping = {"value": int(number) if number.lstrip("+-").isdigit() else float(number), "unit": unit}
    if comparator:
        quantity["comparator"] = comparator
    if date:
        quantity["when"] = date_of(date)
    return quantity


def quantity_as_text(quantity: Parsed) -> str | None:
    """Return a text that stands for a quantity; None if there is none."""
    if not isinstance(quantity, dict):
        return None
    value, unit, comparator = (quantity.get(name) for name in ("value", "unit", "comparator"))
    date = date_as_text(quantity["when"]) if "when" in quantity else None
    if isinstance(value, bool) or not isinstance(value, int | float) or ("when" in quantity and date is None):
        return None
    sign = f"{comparator} " if comparator not in (None, Comparator.EQ) else ""
    text = f"{sign}{value!r} {unit}{f' ({date})' if date else ''}"
    plain = {name: each for name, each in quantity.items() if (name, each) != ("comparator", Comparator.EQ)}
    return text if quantity_of(text) == plain else None


_STATUS = re.compile(rf"({'|'.join(ClaimStatus)}) \((.+)\)", re.DOTALL)
_RELATION = re.compile(rf"({'|'.join(ClaimRelationType)}) ([^\s()]+)(?: \((.+)\))?", re.DOTALL)


def status_of(text: str) -> PlainMapping | None:
    """Return the status and its reason that a text stands for; None if it is not both."""
    found = _STATUS.fullmatch(text)
    return {"status": found[1], "status_note": found[2]} if found else None


def status_as_text(status: Parsed, note: Parsed) -> str | None:
    """Return the text for a status and its reason; None if there is none."""
    text = f"{status} ({note})"
    return text if status_of(text) == {"status": status, "status_note": note} else None


def relation_of(text: str) -> PlainMapping | None:
    """Return the relation that a text stands for; None if it is none."""
    found = _RELATION.fullmatch(text)
    return {"type": found[1], "claim": found[2], **({"note": found[3]} if found[3] else {})} if found else None


def relation_as_text(relation: Parsed) -> str | None:
    """Return the text for a relation; None if there is none."""
    if not isinstance(relation, dict):
        return None
    note = f" ({relation['note']})" if "note" in relation else ""
    text = f"{relation.get('type')} {relation.get('claim')}{note}"
    return text if relation_of(text) == relation else None
