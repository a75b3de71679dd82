"""LongForms of a bundle in the long form: each key's short forms replaced, with a note of where everything was written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from editorial.model.vocabulary import ClaimRelationType
from editorial.short.bracketed import quantity_of, relation_of, status_of
from editorial.short.chain import chain_of, cue_of
from editorial.short.head import CLAIM, ENTITY, EVENT, MENTION, QUOTE, Head
from editorial.short.names import EntityNames, names_of
from editorial.short.plain import Parsed, Path, PlainMapping, Spot, each_of
from editorial.short.words import date_of, quotation_of

ALL_NAMES = "all"
"""Stands, as a mention, for every place of every name."""

Expand: TypeAlias = Callable[[Parsed, Spot], Parsed]


@dataclass(frozen=True)
class LongForms:
    """What short forms stand for in a bundle in this language, whose entities have these names."""

    language: str | None
    names: EntityNames
    events: frozenset[str] = frozenset()

    def entity(self, item: Parsed, spot: Spot) -> Parsed:
        """Return an item of ``entities``."""
        keys = {"names": self._names, "descriptions": self._localised, "mentions": _listed(self.mention)}
        return _item(item, spot, ENTITY, ("names", self._names), keys)

    def mention(self, item: Parsed, spot: Spot) -> Parsed:
        """Return an item of ``mentions``."""
        if isinstance(item, str):
            return {"names": ALL_NAMES} if item == ALL_NAMES else quotation_of(item)
        return _with_note(_item(item, spot, MENTION, (None, _target), {}), spot)

    def quote(self, item: Parsed, spot: Spot) -> Parsed:
        """Return an item of ``quotes``."""
        keys = {"chain": self.chain, "cue": _quotation, "said": _date, "spans": _listed(_quotation)}
        found = _item(item, spot, QUOTE, (None, _target), keys)
        chain = item.get("chain") if isinstance(item, dict) else None
        cue = cue_of(chain, self.names) if isinstance(chain, str) else None
        if cue and isinstance(found, dict):
            _put(found, {"cue": cue}, spot, "chain")
            spot.down("cue", "chain")
        return _with_note(found, spot)

    def event(self, item: Parsed, spot: Spot) -> Parsed:
        """Return an item of ``events``."""
        keys = {
            "title": self._localised,
            "when": _date,
            "place": self._entity,
            "participants": self._participants,
            "reports": _listed(self.report),
        }
        return _item(item, spot, EVENT, ("title", self._localised), keys)

    def report(self, item: Parsed, spot: Spot) -> Parsed:
        """Return an item of ``reports``."""
        if isinstance(item, str):
            return quotation_of(item)
        return _with_note(_item(item, spot, None, None, {"spans": _listed(_quotation)}), spot)

    def claim(self, item: Parsed, spot: Spot) -> Parsed:
        """Return an item of ``claims``."""
        keys = {
            "chain": self.chain,
            "spans": _listed(_quotation),
            "about": _listed(self._entity),
            "quantities": _listed(_quantity),
            "reviews": _listed(self._review),
            "relations": _listed(_relation),
        }
        found = _with_note(_item(item, spot, CLAIM, (None, _statement), keys), spot)
        if not isinstance(found, dict):
            return found
        return self._with_event(_with_words(_with_status(found, spot), spot), spot)

    def _with_event(self, claim: PlainMapping, spot: Spot) -> PlainMapping:
        """Return a claim with the event that it is ``about`` beside the entities."""
        about = claim.get("about")
        listed = about if isinstance(about, list) and "event" not in claim else []
        events = [key for key in listed if isinstance(key, str) and key in self.events and not self.names.find(key)]
        if len(events) != 1:
            return claim
        spot.down("event", "about", listed.index(events[0]))
        entities: list[Parsed] = []
        for number, key in enumerate(listed):
            if key != events[0]:
                spot.down("about").down(len(entities), number)
                entities.append(key)
        found: PlainMapping = {}
        for name, value in claim.items():
            found.update({"event": events[0], "about": entities} if name == "about" else {name: value})
        return found

    def chain(self, value: Parsed, spot: Spot) -> Parsed:
        """Return a chain."""
        if isinstance(value, str):
            links = chain_of(value, self.names, spot)
            for number in range(len(links)):
                spot.within(number)
            return links
        if isinstance(value, list):
            keys = {"entity": self._entity, "words": _quotation}
            return [_item(link, spot.down(number), None, None, keys) for number, link in enumerate(value)]
        return value

    def _entity(self, value: Parsed, spot: Spot) -> Parsed:
        return self.names.key(value)

    def _names(self, value: Parsed, spot: Spot) -> Parsed:
        return names_of(value, self.language, spot)

    def _localised(self, value: Parsed, spot: Spot) -> Parsed:
        if isinstance(value, str) and self.language is not None:
            spot.within(self.language)
            return {self.language: value}
        return value

    def _participants(self, value: Parsed, spot: Spot) -> Parsed:
        """Return a list of participants, given as such or as a mapping from roles to entities."""
        if isinstance(value, dict) and not value.keys() & {"role", "entity"}:
            found: list[Parsed] = []
            for role, entities in value.items():
                for part, step in each_of(entities):
                    spot.down(len(found), role, *step)
                    found.append({"role": role, "entity": self.names.key(part)})
            return found
        keys = {"entity": self._entity}
        return _listed(lambda item, below: _item(item, below, None, None, keys))(value, spot)

    def _review(self, item: Parsed, spot: Spot) -> Parsed:
        return _item(item, spot, None, None, {"reviewer": self._entity})


def _item(
    item: Parsed, spot: Spot, head: Head | None, main: tuple[str | None, Expand] | None, keys: Mapping[str, Expand]
) -> Parsed:
    """Return a mapping with the values of its ``keys`` expanded; those of its head become keys of their own.

    ``main`` names the key that the value of the head stands for; if it names none, the value becomes several keys.
    """
    if not isinstance(item, dict):
        return item
    found: PlainMapping = {}
    for name, value in item.items():
        says = head.fields(name) if head else None
        if says is None or main is None:
            _put(found, {name: keys[name](value, spot.down(name)) if name in keys else value}, spot, name)
            continue
        for key in says:
            spot.down(key, name)
        _put(found, dict(says), spot, name)
        field, expand = main
        if value is None:
            continue
        if field is None:
            part = expand(value, Spot(spot.record, spot.to, (*spot.at, name)))
            _put(found, part if isinstance(part, dict) else {}, spot, name)
        else:
            _put(found, {field: expand(value, spot.down(field, name))}, spot, name)
    return found


def _put(found: PlainMapping, values: PlainMapping, spot: Spot, name: str) -> None:
    for key, value in values.items():
        if key in found:
            spot.record.add(
                "DUPLICATE_KEY", f"{name!r} says the {key!r} of this item for the second time", (*spot.to, name)
            )
        found.setdefault(key, value)


def _listed(expand: Expand) -> Expand:
    """Return the expansion of a list, of which a single item may stand without the list."""

    def expanded(value: Parsed, spot: Spot) -> Parsed:
        if isinstance(value, list):
            return [expand(part, spot.down(number)) for number, part in enumerate(value)]
        return [expand(value, spot.within(0))] if isinstance(value, str | dict) else value

    return expanded


def _quotation(value: Parsed, spot: Spot) -> Parsed:
    return quotation_of(value) if isinstance(value, str) else value


def _date(value: Parsed, spot: Spot) -> Parsed:
    return date_of(value) if isinstance(value, str) else value


def _target(value: Parsed, spot: Spot) -> Parsed:
    """Return the keys for the words in a head: a text, a quotation, or a list of either."""
    if isinstance(value, list):
        spans = Spot(spot.record, (*spot.to, "spans"), spot.at)
        spot.record.moved[spans.to] = spot.at
        return {"spans": [_quotation(part, spans.down(number)) for number, part in enumerate(value)]}
    found = _quotation(value, spot)
    for key in found if isinstance(found, dict) else ():
        spot.record.moved[*spot.to, key] = (*spot.at, key) if isinstance(value, dict) else spot.at
    return found if isinstance(found, dict) else {"exact": value}


def _statement(value: Parsed, spot: Spot) -> Parsed:
    """Return the keys for the text in the head of a claim: a text, or a mapping from its language to it."""
    if isinstance(value, dict) and len(value) == 1:
        ((language, text),) = value.items()
        spot.record.moved[*spot.to, "language"] = spot.record.moved[*spot.to, "text"] = (*spot.at, language)
        return {"text": text, "language": language}
    spot.record.moved[*spot.to, "text"] = spot.at
    return {"text": value}


def _with_note(item: Parsed, spot: Spot) -> Parsed:
    """Return an annotation whose ``note`` is that of its provenance."""
    if not isinstance(item, dict) or "note" not in item:
        return item
    found = {name: value for name, value in item.items() if name != "note"}
    provenance = found.get("provenance", {})
    if not isinstance(provenance, dict):
        return item
    spot.down("provenance").down("note")
    spot.record.moved[*spot.to, "provenance", "note"] = (*spot.at, "note")
    both = dict(provenance)
    _put(both, {"note": item["note"]}, spot, "note")
    return {**found, "provenance": both}


def _with_words(claim: PlainMapping, spot: Spot) -> PlainMapping:
    """Return a claim with the words that stand below ``article``, which makes it itself, or below its ``quote``."""
    found: PlainMapping = {}
    for name, value in claim.items():
        own: PlainMapping = {name: value}
        if name == "article":
            spot.down("chain", name)
            own = {**_words_at(value, spot, (name,)), "chain": [{"role": "SPEAKER", "source": "ARTICLE"}]}
        elif name == "quote" and isinstance(value, dict) and len(value) == 1 and "unknown" not in value:
            ((quote, words),) = value.items()
            spot.down(name, name, quote)
            own = {**_words_at(words, spot, (name, quote)), "quote": quote}
        _put(found, own, spot, name)
    return found


def _words_at(value: Parsed, spot: Spot, steps: Path) -> PlainMapping:
    words = _target(value, Spot(spot.record, spot.to, (*spot.at, *steps)))
    return words if isinstance(words, dict) else {}


def _with_status(claim: PlainMapping, spot: Spot) -> PlainMapping:
    """Return a claim whose status was written with its reason: ``status: DISPUTED (The port counts 900.)``."""
    status = claim.get("status")
    both = status_of(status) if isinstance(status, str) else None
    if both is None:
        return claim
    spot.down("status_note", "status")
    found: PlainMapping = {}
    for name, value in claim.items():
        _put(found, both if name == "status" else {name: value}, spot, name)
    return found


def _quantity(value: Parsed, spot: Spot) -> Parsed:
    if isinstance(value, str):
        found = quantity_of(value)
        if found is None:
            spot.add(
                "MALFORMED_VALUE",
                "write a quantity as a number and its unit: `1200 people`, `GT 430 people (since July)`",
            )
            return {"value": 0, "unit": value}
        return found
    return _item(value, spot, None, None, {"when": _date})


def _relation(value: Parsed, spot: Spot) -> Parsed:
    if isinstance(value, str):
        found = relation_of(value)
        if found is None:
            spot.add("MALFORMED_VALUE", "write a relation as its type and a claim: `CONTRADICTS other-claim (a note)`")
            return {"type": ClaimRelationType.UPDATES.value, "claim": value}
        return found
    return value
