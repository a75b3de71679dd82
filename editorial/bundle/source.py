"""The text of a bundle, YAML or JSON: its values, and the line and column of each.

YAML is read by version 1.2 (a date or ``no`` is a string), without anchors, aliases and tags.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TypeAlias

import yaml

from editorial.model.problem import Problem

Path: TypeAlias = tuple[str | int, ...]
Parsed: TypeAlias = "None | bool | int | float | str | list[Parsed] | dict[str, Parsed]"

MAX_NESTING = 20
MAX_BYTES = 16 * 1024 * 1024

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_BREAKS = str.maketrans("\x85\u2028\u2029", "\ufdd0\ufdd1\ufdd2")
_GIVEN_BACK = str.maketrans("\ufdd0\ufdd1\ufdd2", "\x85\u2028\u2029")
"""Characters that end a line in YAML 1.1 but not in 1.2; the parser sees noncharacters in their place."""
_ESCAPE = re.compile(r"\\(u[dD][89a-fA-F][0-9a-fA-F]{2}|.)", re.DOTALL)
_INTEGER = re.compile(r"[-+]?\d+", re.ASCII)
_FLOAT = re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?", re.ASCII)
_NO_ANCHORS = "anchors and aliases (& and *) are not supported: write the value out"
_CONSTANTS: Mapping[str, None | bool] = {"": None, "~": None, "null": None, "true": True, "false": False}


class SourceUnreadable(Exception):
    """The text is neither YAML nor JSON of the kind that bundles use."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


Places: TypeAlias = "Mapping[Path, tuple[int, int]]"
"""Line and column, from 1, of the value at each path."""


@dataclass(frozen=True)
class Source:
    """The content of a file, with the places of its values.

    JSON is parsed at once, but places are located only when they are first read, because that takes many times as long
    and a bundle without problems never needs them. Reading them may then raise SourceUnreadable.
    """

    file: str
    data: Parsed
    locate: "Callable[[], _YamlReading]"
    repeated: tuple[Path, ...] = ()

    @cached_property
    def _reading(self) -> "_YamlReading":
        return self.locate()

    @property
    def places(self) -> Places:
        """Return the places of all values."""
        return self._reading.places

    @property
    def keys(self) -> Places:
        """Return the places of all keys."""
        return self._reading.keys

    def place(self, path: Path) -> tuple[int, int]:
        """Return line and column of a value, or of its nearest ancestor that exists."""
        for size in range(len(path), -1, -1):
            if path[:size] in self.places:
                return self.places[path[:size]]
        return 1, 1

    def value(self, path: Path) -> Parsed:
        """Return the value at a path; None if there is none."""
        found = self.data
        for step in path:
            if isinstance(found, dict) and isinstance(step, str):
                found = found.get(step)
            elif isinstance(found, list) and isinstance(step, int) and step < len(found):
                found = found[step]
            else:
                return None
        return found


def read_source(text: str | bytes, file: str) -> Source:
    """Return the content of a YAML or JSON text.

    Raises SourceUnreadable, with the place of the fault, if it is neither.
    """
    if len(text) > MAX_BYTES:
        raise _unreadable(file, 1, 1, f"the file is larger than {MAX_BYTES} bytes")
    if isinstance(text, bytes):
        text = _decoded(text, file)
    unreadable = _UNREADABLE.search(text)
    if unreadable:
        message = f"the character U+{ord(unreadable[0]):04X} is not allowed in a bundle: remove it"
        raise _unreadable(file, *_place_of(text, unreadable.start()), message)
    is_json, is_plain, data = _json(text)
    if is_plain:
        return Source(file, data, partial(_located, text, file, is_json=True))
    reading = _located(text, file, is_json=is_json)
    repeated = tuple(dict.fromkeys(reading.repeated))
    return Source(file, data if is_json else reading.data, lambda: reading, repeated)


def _located(text: str, file: str, *, is_json: bool) -> "_YamlReading":
    """Return the content of a text with the places of all its values; raises SourceUnreadable."""
    reading = _YamlReading(file)
    # The halves of a surrogate pair are two escapes in JSON, but invalid in YAML; the placeholder has the same length.
    readable = _ESCAPE.sub(lambda found: found[0] if len(found[1]) < 5 else r"\ufffd", text) if is_json else text
    try:
        reading.read(yaml.parse(readable.translate(_NO_BREAKS), Loader=_LOADER))
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise _unreadable(file, line, column, f"this is not YAML: {fault.problem or fault.context}") from None
    except yaml.YAMLError as fault:
        raise _unreadable(file, 1, 1, f"this is not YAML: {str(fault).splitlines()[0]}") from None
    return reading


def _json(text: str) -> tuple[bool, bool, Parsed]:
    """Return whether a text is a JSON mapping, whether its keys are unique, and its values."""
    if not text.lstrip("\ufeff \t\r\n").startswith("{"):
        return False, False, None
    is_plain = True

    def mapping(pairs: list[tuple[str, Parsed]]) -> dict[str, Parsed]:
        nonlocal is_plain
        found = dict(pairs)
        is_plain = is_plain and len(found) == len(pairs)
        return found

    try:
        data: Parsed = json.loads(text.removeprefix("\ufeff"), object_pairs_hook=mapping)
    except (ValueError, RecursionError):  # it may be YAML, which may begin with { too
        return False, False, None
    return True, is_plain, data


def _decoded(text: bytes, file: str) -> str:
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = fault.object[: fault.start]  # without the byte order mark
        place = _place_of(before.decode(), None)
        raise _unreadable(
            file, *place, f"the file is not UTF-8, at byte {len(text) - len(fault.object) + fault.start}"
        ) from None


def _place_of(text: str, offset: int | None) -> tuple[int, int]:
    """Return line and column of an offset, or of the end of the text."""
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _unreadable(file: str, line: int, column: int, message: str) -> SourceUnreadable:
    return SourceUnreadable(Problem("SYNTAX", message, "", file, line, column))


@dataclass(slots=True)
class _YamlReading:
    """Values and places, collected from the events of a YAML parser."""

    file: str
    data: Parsed = None
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    repeated: list[Path] = field(default_factory=list)

    def read(self, events: Iterator[yaml.Event]) -> None:
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self._refused(event, "a file contains one bundle: remove the line `---`")
                self.data = self._value(next(events), events, ())

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> Parsed:
        self.places[path] = _place(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise self._refused(event, _NO_ANCHORS)
        if len(path) > MAX_NESTING:
            raise self._refused(event, f"values are nested deeper than {MAX_NESTING} levels")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if getattr(event, "tag", None) is not None:
            raise self._refused(event, "tags (!) are not supported")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(events, path)
        return self._mapping(events, path)

    def _scalar(self, event: yaml.ScalarEvent) -> Parsed:
        text = self._text(event)
        if event.style or event.tag == "!":
            return text
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        if len(text) <= 40 and _INTEGER.fullmatch(text):
            return int(text)
        return float(text) if len(text) <= 40 and _FLOAT.fullmatch(text) else text

    def _text(self, event: yaml.ScalarEvent) -> str:
        if event.tag is not None and event.tag != "!":
            raise self._refused(event, "tags (!) are not supported")
        return event.value.translate(_GIVEN_BACK)

    def _list(self, events: Iterator[yaml.Event], path: Path) -> Parsed:
        found: list[Parsed] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            found.append(self._value(event, events, (*path, len(found))))
        return found

    def _mapping(self, events: Iterator[yaml.Event], path: Path) -> Parsed:
        found: dict[str, Parsed] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                raise self._refused(event, "a key must be a text")
            if event.anchor is not None:
                raise self._refused(event, _NO_ANCHORS)
            key = self._text(event)
            below = (*path, key)
            if key in found:
                self.repeated.append(below)
            self.keys[below] = _place(event)
            found[key] = self._value(next(events), events, below)
        return found

    def _refused(self, event: yaml.Event, message: str) -> SourceUnreadable:
        return _unreadable(self.file, *_place(event), message)


def _place(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
