"""Chains and dates in words."""

from collections.abc import Mapping
from typing import Any

from service.printed.words import words_of

Row = Mapping[str, Any]

ROLES = {"SPEAKER": "", "RELAYED_BY": "relayed by ", "TOLD_TO": "told ", "PUBLISHED_BY": "published by "}


def chain_words(chain: list[Row]) -> str:
    """Return a chain in words, the speaker first: who said it, who passed it on, and who was told."""
    return " > ".join(ROLES.get(link["role"], "") + _link(link) for link in chain)


def _link(link: Row) -> str:
    who = words_of(link["entity"]) if link["entity"] else link["sourceKind"].lower()
    return f"{who} (inferred)" if link["inferred"] else who


def date_words(when: Row) -> str:
    """Return a date with the words that state it."""
    stated = f" («{when['expression']}»)" if when["expression"] else ""
    return (when["edtf"] or "not known") + stated
