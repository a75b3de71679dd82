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
from editorial.short import plain
from editorial.short.expansion import Expanded
from editorial.short.plain import written_at
from editorial.warning.json_place import JsonPlaces

Path: TypeAlias = plain.Path
Parsed: TypeAlias = "plain.Parsed"

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
_HINTS: Mapping[str, str] = {
    "mapping values are not allowed in this context": (
        "put a text that has a `: ` in quotation marks, and indent the keys of a mapping alike"
    ),
    "found character that cannot start any token": (
        "put a text that begins with a mark in quotation marks, and indent with blanks, not with tabs"
    ),
    "did not find expected key": (
        "if a text begins with a quotation mark, put it all in other ones: 'so', and indent the keys of a mapping alike"
    ),
}
"""What to do about what the parser of YAML says in the words of its grammar."""

_CONSTANTS: Mapping[str, None | bool] = {"": None, "~": None, "null": None, "true": True, "false": False}


class SourceUnreadable(Exception):
    """The text is neither YAML nor JSON of the kind that bundles use."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


Places: TypeAlias = Mapping[Path, tuple[int, int]]
"""Line and column, from 1, of the value at each path."""


@dataclass(frozen=True)
class Source:
    """The content of a file, with the places of its values.

    JSON is parsed at once, but places are located only when they are first read, because that takes many times as long
    and a bundle without problems never needs them. Reading them may then raise SourceUnreadable.

    ``repeated`` are keys that occur again in their mapping. ``commas`` are keys in braces that are likely to be the rest
    of the text before them, which has a comma. ``text`` is the text of YAML, and empty for JSON, which has no comments.
    ``json_places`` are those of JSON, as far as they are asked for one by one.
    """

    file: str
    data: Parsed
    locate: "Callable[[], _YamlReading]"
    repeated: tuple[Path, ...] = ()
    commas: frozenset[Path] = frozenset()
    text: str = ""
    json_places: JsonPlaces | None = None

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

    def place_of_warning(self, path: Path) -> tuple[int, int]:
        """Return what ``place`` returns, without locating all values of JSON: many sound bundles have warnings."""
        return self.json_places.place(path) if self.json_places else self.place(path)

    def value(self, path: Path) -> Parsed:
        """Return the value at a path; None if there is none."""
        found, depth = self._found(path)
        return found if depth == len(path) else None

    def origin(self, path: Path) -> Path:
        """Return the path at which the value of a path was written."""
        return path

    def shown(self, path: Path) -> Parsed:
        """Return what was written at the origin of a path."""
        return self.value(path)

    def _found(self, path: Path) -> tuple[Parsed, int]:
        """Return the value at a path, or of its nearest ancestor that exists, and how many steps lead to it."""
        found = self.data
        for depth, step in enumerate(path):
            if isinstance(found, dict) and step in found:
                found = found[str(step)]
            elif isinstance(found, list) and isinstance(step, int) and step < len(found):
                found = found[step]
            else:
                return found, depth
        return found, len(path)


@dataclass(frozen=True)
class LongSource(Source):
    """The long form of a source: values are found by the paths of the long form, places in what was written."""

    written: "Source | None" = None
    moved: Mapping[Path, Path] = field(default_factory=dict)

    def place(self, path: Path) -> tuple[int, int]:
        """Return line and column of a value where it was written."""
        return super().place(self.origin(path))

    def place_of_warning(self, path: Path) -> tuple[int, int]:
        """Return what ``place`` returns, without locating all values of JSON."""
        return super().place_of_warning(self.origin(path))

    def origin(self, path: Path) -> Path:
        """Return the path at which a value was written; for a part of a text, that of the text."""
        if self.written is None:
            return path
        found = written_at(path, self.moved)
        depth = self.written._found(found)[1]
        is_missing = found == path and depth < len(path) and self._found(path)[1] < len(path)
        return path if is_missing else found[:depth]

    def shown(self, path: Path) -> Parsed:
        """Return what was written at the origin of a path."""
        return self.written.value(self.origin(path)) if self.written else None


def in_long_form(source: Source, expanded: Expanded) -> Source:
    """Return a source whose values are those of its long form."""
    return LongSource(
        source.file,
        expanded.data,
        source.locate,
        source.repeated,
        source.commas,
        source.text,
        source.json_places,
        written=source,
        moved=expanded.moved,
    )


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
        return Source(file, data, partial(_located, text, file, is_json=True), json_places=JsonPlaces(text))
    reading = _located(text, file, is_json=is_json)
    repeated = tuple(dict.fromkeys(reading.repeated))
    if is_json:
        return Source(file, data, lambda: reading, repeated)
    return Source(file, reading.data, lambda: reading, repeated, frozenset(reading.commas), text)


def events_of(text: str) -> Iterator[yaml.Event]:
    """Return the events of a YAML parser; reading them may raise yaml.YAMLError."""
    events: Iterator[yaml.Event] = yaml.parse(text.translate(_NO_BREAKS), Loader=_LOADER)
    return events


def _located(text: str, file: str, *, is_json: bool) -> "_YamlReading":
    """Return the content of a text with the places of all its values; raises SourceUnreadable."""
    reading = _YamlReading(file)
    # The halves of a surrogate pair are two escapes in JSON, but invalid in YAML; the placeholder has the same length.
    readable = _ESCAPE.sub(lambda found: found[0] if len(found[1]) < 5 else r"\ufffd", text) if is_json else text
    try:
        reading.read(events_of(readable))
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = str(fault.problem or fault.context)
        told = f"{problem}: {_HINTS[problem]}" if problem in _HINTS else problem
        raise _unreadable(file, line, column, f"this is not YAML: {told}") from None
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
    commas: list[Path] = field(default_factory=list)

    def read(self, events: Iterator[yaml.Event]) -> None:
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self._refused(event, "a file contains one bundle: remove the line `---`")
                self.data = self._value(next(events), events, ())

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> Parsed:
        self.places[path] = place_of(event)
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
        before: yaml.Event | None = None
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
            self.keys[below] = place_of(event)
            value = next(events)
            if _is_rest(before, event, value):
                self.commas.append(below)
            before = value
            found[key] = self._value(value, events, below)
        return found

    def _refused(self, event: yaml.Event, message: str) -> SourceUnreadable:
        return _unreadable(self.file, *place_of(event), message)


def _is_rest(before: yaml.Event | None, key: yaml.ScalarEvent, value: yaml.Event) -> bool:
    """Whether a key without a colon is likely to be the rest of the text before it: ``John`` in {text: Smith, John}."""
    has_no_colon = isinstance(value, yaml.ScalarEvent) and end_of(value) == end_of(key)
    return has_no_colon and not key.style and isinstance(before, yaml.ScalarEvent) and not before.style


def place_of(event: yaml.Event) -> tuple[int, int]:
    """Return the line and column at which an event begins, from 1."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def end_of(event: yaml.Event) -> tuple[int, int]:
    """Return the line and column directly after an event, from 1."""
    mark = event.end_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
