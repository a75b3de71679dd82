"""Comments of a bundle in YAML, and its blank lines: where they stand, by the paths of the values beside them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from editorial.bundle.source import Path

Place: TypeAlias = tuple[int, int]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#.*$")
_NO_BREAKS = str.maketrans("\x85\u2028\u2029", "\ufdd0\ufdd1\ufdd2")


@dataclass(frozen=True, slots=True)
class Notes:
    """What stands beside a value: the comments above it (an empty text for a blank line), and the one after it."""

    above: tuple[str, ...] = ()
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of a bundle by the paths of its values, and those after the last value."""

    notes: Mapping[Path, Notes]
    end: tuple[str, ...] = ()


NO_COMMENTS = Comments({})


@dataclass(slots=True)
class _Marks:
    """Where the values of a text begin and end, in the order of the text."""

    starts: list[tuple[Place, Path]] = field(default_factory=list)
    ends: list[tuple[Place, Path]] = field(default_factory=list)
    scalars: list[tuple[Place, Place]] = field(default_factory=list)

    def read(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path = ()) -> None:
        """Read the value that begins with an event."""
        start, end = _start(event), _end(event)
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event, start, end, path)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._list(events, path)
        elif isinstance(event, yaml.MappingStartEvent):
            self._mapping(events, path)

    def _scalar(self, event: yaml.ScalarEvent, start: Place, end: Place, path: Path) -> None:
        if event.style in ("|", ">"):
            self.scalars.append(((start[0] + 1, 0), end))
            self.ends.append(((start[0], start[1] + 1), path))
        elif event.value or event.style:
            self.scalars.append((start, end))
            self.ends.append((end, path))

    def _list(self, events: Iterator[yaml.Event], path: Path) -> None:
        for number, event in enumerate(events):
            if isinstance(event, yaml.SequenceEndEvent):
                self._closed(event, path)
                return
            self.starts.append((_start(event), (*path, number)))
            self.read(event, events, (*path, number))

    def _mapping(self, events: Iterator[yaml.Event], path: Path) -> None:
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                self._closed(event, path)
                return
            below = (*path, event.value if isinstance(event, yaml.ScalarEvent) else "")
            start, end = _start(event), _end(event)
            self.starts.append((start, below))
            self.scalars.append((start, end))
            self.ends.append((end, below))
            self.read(next(events), events, below)

    def _closed(self, event: yaml.Event, path: Path) -> None:
        start, end = _start(event), _end(event)
        if start != end:  # the end of a collection in blocks has no sign of its own
            self.ends.append((end, path))


def _start(event: yaml.Event) -> Place:
    mark = event.start_mark
    return (mark.line, mark.column) if mark else (0, 0)


def _end(event: yaml.Event) -> Place:
    mark = event.end_mark
    return (mark.line, mark.column) if mark else (0, 0)


def read_comments(text: str) -> Comments:
    """Return the comments of a text in YAML that ``read_source`` accepts."""
    marks = _Marks()
    for event in (events := yaml.parse(text.translate(_NO_BREAKS), Loader=_LOADER)):
        if isinstance(event, yaml.DocumentStartEvent):
            marks.read(next(events), events)
    lines = text.removeprefix("\ufeff").translate(_NO_BREAKS).splitlines()
    return _Gaps(lines, marks).comments()


class _Gaps:
    """The lines of a text between its values."""

    def __init__(self, lines: list[str], marks: _Marks) -> None:
        self._lines, self._marks = lines, marks
        self._begun = [start for start, _ in marks.scalars]
        self._found = {number: at for number in range(len(lines)) if (at := self._comment(number)) is not None}

    def _comment(self, number: int) -> int | None:
        """Return the column at which the comment of a line begins."""
        for found in re.finditer(r"(?:^|(?<=[ \t]))#", self._lines[number]):
            place = (number, found.start())
            before = bisect_right(self._begun, place) - 1
            if before < 0 or self._marks.scalars[before][1] <= place:
                return found.start()
        return None

    def comments(self) -> Comments:
        """Return the comments, each at the value that it belongs to."""
        above: dict[Path, list[str]] = {}
        after: dict[Path, str] = {}
        taken = 0
        for (line, column), path in self._marks.starts:
            if line >= taken and not self._lines[line][:column].strip(" \t-"):
                above[path] = self._between(taken, line)
            taken = max(taken, line + 1)
        for number, at in self._found.items():
            if self._lines[number][:at].strip(" \t-"):
                path = self._beside(number, at)
                after[path] = " ".join(filter(None, (after.get(path), self._lines[number][at:].rstrip())))
        end = self._between(taken, len(self._lines))
        paths = {*(path for path, found in above.items() if found), *after}
        notes = {path: Notes(_without_twice(above.get(path, [])), after.get(path)) for path in paths}
        return Comments(notes, _without_twice(end))

    def _between(self, first: int, last: int) -> list[str]:
        """Return the comments and blank lines in these lines, which lie outside of values."""
        found = []
        for number in range(first, last):
            at = self._found.get(number)
            if at is not None and not self._lines[number][:at].strip(" \t-"):
                found.append(self._lines[number][at:].rstrip())
            elif not self._lines[number].strip() and not self._is_in_scalar(number):
                found.append("")
        return found

    def _is_in_scalar(self, number: int) -> bool:
        """Return whether text of the same value follows on a later line."""
        before = bisect_right(self._begun, (number, 0)) - 1
        if before < 0:
            return False
        end, column = self._marks.scalars[before][1]
        last = end if column else end - 1
        while last > number and not self._lines[last].strip():
            last -= 1
        return number < last

    def _beside(self, number: int, at: int) -> Path:
        """Return the last value that ends in this line before the comment."""
        place = (number, at)
        found = [path for end, path in self._marks.ends if end[0] == number and end <= place]
        return found[-1] if found else ()


def _without_twice(lines: list[str]) -> tuple[str, ...]:
    """Return lines with one blank line for several."""
    return tuple(line for number, line in enumerate(lines) if line or not number or lines[number - 1])
