"""What filters let through, told from the data of all items alone: a second opinion on what the service answers."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from db.write.filters import Filters

Held = dict[str, bytes]
"""The bytes of the data of each item, by its type and id."""


def let_through(whole: Held, filters: Filters, merged: Mapping[str, str]) -> Held:
    """Return the items of a whole copy that filters let through; ``merged`` has the survivors of merged entities."""
    items = {place: json.loads(data) for place, data in whole.items()}
    return {
        place: whole[place] for place, item in items.items() if _is_let_through(place, item, items, filters, merged)
    }


def _is_let_through(
    place: str, item: dict[str, Any], items: Mapping[str, Any], filters: Filters, merged: Mapping[str, str]
) -> bool:
    kind, _, id_ = place.partition("/")
    article = (
        items[f"article/{id_}"] if kind == "article" else items.get(f"article/{(item.get('article') or {}).get('id')}")
    )
    if filters.types is not None and kind not in filters.types:
        return False
    if filters.article is not None and (article is None or article["id"] != str(filters.article)):
        return False
    if filters.language is not None and article is not None:
        language, wanted = article["language"].lower(), filters.language.lower()
        if language != wanted and not language.startswith(wanted + "-"):
            return False
    return filters.entity is None or survivor(filters.entity, merged) in spoken_of(kind, item, items)


def survivor(entity: UUID, merged: Mapping[str, str]) -> str:
    """Return the id of the entity that answers to an id."""
    return merged.get(str(entity), str(entity))


def spoken_of(kind: str, item: dict[str, Any], items: Mapping[str, Any]) -> set[str]:
    """Return the ids of the entities that an item speaks of."""
    match kind:
        case "entity":
            return {item["id"]}
        case "article":
            return _ids([item["publisher"]])
        case "mention":
            return _ids([item["entity"]])
        case "quote":
            return _ids([link["entity"] for link in item["chain"]])
        case "event":
            return _ids([item["place"], *(each["entity"] for each in item["participants"])])
        case "event_report":
            event = items.get(f"event/{item['event']['id']}")
            return spoken_of("event", event, items) if event else set()
    of_claim = [
        *(link["entity"] for link in item["chain"]),
        *item["about"],
        *(each["reviewer"] for each in item["reviews"]),
    ]
    return _ids(of_claim)


def _ids(entities: list[dict[str, Any] | None]) -> set[str]:
    return {each["id"] for each in entities if each}
