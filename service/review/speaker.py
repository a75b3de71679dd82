"""Another speaker for a quote or claim: the amendment that replaces the first link of its chain, and keeps the others."""

import json
from collections.abc import Mapping
from typing import Any

from service.cli.service import ServiceOfCommand
from service.review.waiting import WaitingItem

SOURCES = ("ANONYMOUS", "COLLECTIVE", "DOCUMENT", "UNKNOWN")
"""What may be typed for a speaker who is not named."""


def with_speaker(service: ServiceOfCommand, item: WaitingItem, key: str) -> str:
    """Return the amendment, as JSON, by which the entity with a key, or a source in capitals, is the speaker."""
    speaker: dict[str, object] = {"role": "SPEAKER"}
    speaker |= {"source": key} if key in SOURCES else {"entity": key}
    others = [_link(service, link) for link in item["chain"][1:]]
    return json.dumps({"chain": [speaker, *others]}, ensure_ascii=False)


def _link(service: ServiceOfCommand, link: WaitingItem) -> Mapping[str, Any]:
    """Return a link of a chain as a bundle writes it."""
    entity = link["entity"] and _key_of(service, link["entity"]["id"])
    span = link.get("span")
    words = span and {name: span[name] for name in ("exact", "prefix", "suffix") if span[name]}
    written = {
        "role": link["role"],
        "entity": entity,
        "source": None if link["sourceKind"] == "NAMED" else link["sourceKind"],
        "inferred": link["inferred"] or None,
        "words": words or None,
    }
    return {name: value for name, value in written.items() if value is not None}


def _key_of(service: ServiceOfCommand, id_: str) -> str:
    keys = service.read(f"/v1/entities/{id_}", fields="id,keys")["keys"]
    return str(keys[0]) if keys else id_
