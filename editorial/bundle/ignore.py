"""Comments that silence warnings: ``# isnad: ignore CODE``, on the line of the warning or alone above it."""

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

from editorial.bundle.source import Source, end_of, events_of, place_of
from editorial.warning.code import CHECK_WARNINGS, LOAD_WARNINGS

_MARKER = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*isnad:[ \t]*ignore\b")
_CODE = re.compile(r"[ \t,]*([A-Z][A-Z0-9_]+)(?=[ \t,]|$)")
_LINE_END = re.compile(r"\r\n|\r|\n")

_NOTHING = "there is no warning with this code at this line: remove the code, or write it where the warning points"

UNUSED = "IGNORE_UNUSED"

Place = tuple[int, int]
"""Line and column, from 1."""


@dataclass(frozen=True, slots=True)
class Ignore:
    """A code in a comment: warnings with this code at ``line`` are silenced. ``code`` is empty if none is named."""

    code: str
    line: int
    place: Place


class Ignores:
    """The ignore comments of one bundle, and which of them have silenced a warning."""

    def __init__(self, source: Source) -> None:
        self._ignores = tuple(_ignores(source.text)) if "isnad:" in source.text else ()
        self.silenced = frozenset((each.code, each.line) for each in self._ignores)
        self._used: set[tuple[str, int]] = set()

    def silence(self, code: str, line: int) -> bool:
        """Return whether a warning with this code at this line is silenced; if so, note that the comment is used."""
        is_silenced = (code, line) in self.silenced
        if is_silenced:
            self._used.add((code, line))
        return is_silenced

    def unused(self, *, is_checked: bool) -> Iterator[tuple[Ignore, str]]:
        """Yield each code that silences nothing, and why; without ``is_checked``, only those that no warning has.

        Warnings that only a load gives depend on what is stored, so their codes are never unused.
        """
        kept = []
        for each in self._ignores:
            if each.code == UNUSED:
                kept.append(each)
                continue
            why = None if (each.code, each.line) in self._used else _why_unused(each.code, is_checked=is_checked)
            if why and not self.silence(UNUSED, each.line):
                yield each, why
        for each in kept:
            if is_checked and (UNUSED, each.line) not in self._used:
                yield each, _NOTHING


def _why_unused(code: str, *, is_checked: bool) -> str | None:
    if not code:
        return "name the code of the warning to silence: `# isnad: ignore CODE`"
    if code not in CHECK_WARNINGS | LOAD_WARNINGS:
        return "no warning has this code, and an error cannot be silenced: correct the code, or remove it"
    return _NOTHING if is_checked and code in CHECK_WARNINGS else None


def _ignores(text: str) -> Iterator[Ignore]:
    lines = _LINE_END.split(text.removeprefix("\ufeff"))
    found = [(number, match) for number, line in enumerate(lines) for match in _MARKER.finditer(line)]
    scalars, targets = (_scalars(text), _targets(lines)) if found else ([], [])
    for number, match in found:
        if _is_within(scalars, (number + 1, match.start() + 1)):
            continue
        line = targets[number] + 1
        for code, column in _codes(lines[number], match.end()) or [("", match.start())]:
            yield Ignore(code, line, (number + 1, column + 1))


def _codes(line: str, start: int) -> list[tuple[str, int]]:
    """Return the codes that follow the marker, with their columns; the first other word ends them."""
    found = []
    while match := _CODE.match(line, start):
        found.append((match[1], match.start(1)))
        start = match.end()
    return found


def _targets(lines: Sequence[str]) -> list[int]:
    """Return for each line the one whose warnings a comment in it silences: itself, or the next that has content."""
    found, target = [0] * len(lines), len(lines) - 1
    for number in range(len(lines) - 1, -1, -1):
        target = target if lines[number].lstrip()[:1] in ("", "#") else number
        found[number] = target
    return found


def _scalars(text: str) -> list[tuple[Place, Place]]:
    """Return where the quoted and the block texts are, in which a # begins no comment."""
    found = []
    for event in events_of(text):
        if isinstance(event, yaml.ScalarEvent) and event.style:
            start = place_of(event)
            found.append(((start[0] + 1, 1) if event.style in "|>" else start, end_of(event)))
    return found


def _is_within(scalars: Sequence[tuple[Place, Place]], place: Place) -> bool:
    before = bisect.bisect_right(scalars, place, key=lambda scalar: scalar[0]) - 1
    return before >= 0 and place < scalars[before][1]
