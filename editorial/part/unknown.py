"""How an editor writes that a value is not known, and why: in the place of the value, or in a list beside it.

``headline: {unknown: NOT_STATED}`` means the same as ``unknowns: {headline: NOT_STATED}`` and as
``unknowns: [{field: headline, reason: NOT_STATED}]``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from pydantic import Field, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from editorial.model.vocabulary import UnknownReason
from editorial.part.part import BundlePart

REASONS = tuple(each.value for each in UnknownReason)
_IN_PLACE = {
    "type": "object",
    "description": "Why the value is not known.",
    "properties": {"unknown": {"description": "The reason.", "enum": list(REASONS)}},
    "required": ["unknown"],
    "additionalProperties": False,
}

Steps = tuple[str | int, ...]
"""A path within a part."""


class UnknowablePart(BundlePart):
    """A part with values that may be unknown: ``unknowable`` maps their keys to the names that callers see."""

    unknowable: ClassVar[Mapping[str, str]] = {}

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Allow ``{unknown: …}`` in the place of each such value."""
        schema = handler(core)
        properties = handler.resolve_ref_schema(schema)["properties"]
        for name in cls.unknowable:
            if name in properties:
                known = properties[name]
                rest = {key: known.pop(key) for key in [*known] if key in ("anyOf", "$ref", "type", "pattern")}
                known["anyOf"] = [*rest.pop("anyOf", [rest] if rest else []), _IN_PLACE]
        if "unknowns" in properties:
            properties["unknowns"] |= _written_beside(tuple(cls.unknowable))
        return schema


class UnknownsPart(UnknowablePart):
    """A part that says which of its values are not known."""

    unknowns: dict[str, UnknownReason] = Field(default_factory=dict, json_schema_extra={"default": {}})
    """The reasons why values are not known, by key; or a list of ``field`` and ``reason``."""


def _written_beside(names: tuple[str, ...]) -> dict[str, Any]:
    reason = {"description": "Why the value is not known.", "enum": list(REASONS)}
    item = {
        "type": "object",
        "description": "A value that is not known.",
        "properties": {"field": {"description": "The key of the value.", "enum": list(names)}, "reason": reason},
        "required": ["field", "reason"],
        "additionalProperties": False,
    }
    mapping = {
        "type": "object",
        "description": "The reasons, by the keys of the values.",
        "properties": dict.fromkeys(names, reason),
        "additionalProperties": False,
    }
    return {"anyOf": [mapping, {"type": "array", "items": item}], "type": ["object", "array"]}


@dataclass(frozen=True, slots=True)
class UnknownFault:
    """A fault in what is written about unknown values, or ``at_key`` in the key at the end of ``path``.

    ``allowed`` are the words of a closed list.
    """

    code: str
    message: str
    path: Steps
    allowed: tuple[str, ...] = ()
    at_key: bool = False


@dataclass(slots=True)
class UnknownReader:
    """Reads what a part says of unknown values, and leaves the part as if it did not: ``rest``, with ``unknowns``."""

    model: type[UnknownsPart]
    rest: dict[str, Any]
    faults: list[UnknownFault] = field(default_factory=list)
    _found: dict[str, UnknownReason] = field(default_factory=dict)

    def read(self) -> None:
        """Take everything unknown out of the part, and note its faults."""
        for name, steps in self._places():
            value = _at(self.rest, steps)
            if isinstance(value, dict) and [*value] == ["unknown"]:
                self.rest = _without(self.rest, steps)
                self._note(name, value["unknown"], (*steps, "unknown"))
        if (listed := self.rest.pop("unknowns", None)) is not None:
            self._read_list(listed)
        self.rest["unknowns"] = {self.model.unknowable[name]: reason for name, reason in self._found.items()}

    def _places(self) -> Iterator[tuple[str, Steps]]:
        """Yield the keys of values that may be unknown, with their places: that of a speaker is in the chain."""
        for name in self.model.unknowable:
            if name in self.model.model_fields:
                yield name, (name,)
            else:
                yield name, ("chain", _speaker(self.rest.get("chain")), "entity")

    def _read_list(self, listed: object) -> None:
        if isinstance(listed, dict):
            for name, reason in listed.items():
                self._note(name, reason, ("unknowns", name), ("unknowns", name))
        elif isinstance(listed, list) and all(isinstance(each, dict) for each in listed):
            for number, each in enumerate(listed):
                if set(each) == {"field", "reason"}:
                    at: Steps = ("unknowns", number)
                    self._note(each["field"], each["reason"], (*at, "reason"), (*at, "field"))
                else:
                    message = "write `field` and `reason`, and nothing else"
                    self.faults.append(UnknownFault("WRONG_TYPE", message, ("unknowns", number)))
        else:
            message = "expected a mapping of fields to reasons, or a list of `field` and `reason`"
            self.faults.append(UnknownFault("WRONG_TYPE", message, ("unknowns",)))

    def _note(self, name: object, reason: object, at: Steps, at_name: Steps | None = None) -> None:
        allowed = tuple(self.model.unknowable)
        if name not in allowed:
            message = f"this cannot be unknown; what can is {', '.join(allowed)}"
            self.faults.append(UnknownFault("NOT_ALLOWED", message, at_name or at, allowed, at_key=at_name == at))
        elif reason not in REASONS:
            message = f"this value is not one of {', '.join(REASONS)}"
            self.faults.append(UnknownFault("NOT_ALLOWED", message, at, REASONS))
        elif name in self._found:
            self.faults.append(UnknownFault("DUPLICATE_KEY", f"{name!r} is unknown here for the second time", at))
        elif _at(self.rest, dict(self._places())[str(name)]) is not None:
            self.faults.append(UnknownFault("UNKNOWN_BESIDE_VALUE", BESIDE_VALUE.format(name=name), at))
        else:
            self._found[str(name)] = UnknownReason(str(reason))


BESIDE_VALUE = "{name!r} has a value here: remove the value, or the reason why it is not known"


def _speaker(chain: object) -> int:
    """Return the number of the speaker's link in a chain as written."""
    links = chain if isinstance(chain, list) else []
    return next((n for n, link in enumerate(links) if isinstance(link, dict) and link.get("role") == "SPEAKER"), 0)


def _at(value: Any, steps: Steps) -> Any:
    """Return the value at a place in another one; None if there is no such place."""
    for step in steps:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _without(value: Any, steps: Steps) -> Any:
    """Return a copy of a value with nothing at a place in it."""
    first, *others = steps
    if isinstance(value, list):
        return [_without(each, tuple(others)) if n == first else each for n, each in enumerate(value)]
    if not others:
        return {name: each for name, each in value.items() if name != first}
    return {**value, first: _without(value[first], tuple(others))}
