"""Where the values of a JSON text stand, for warnings: found one by one, because few of them are ever asked for."""

import bisect
import json
import re
from collections.abc import Iterator
from functools import cached_property

_DECODER = json.JSONDecoder()
_BLANKS = re.compile(r"[ \t\n\r]*")
_LINE_END = re.compile(r"\r\n|\r|\n")
_KEPT = 2
"""The depth to which the places of all values are kept, once one of them is asked for: lists, and their items."""

Path = tuple[str | int, ...]


class JsonPlaces:
    """The places of the values of a valid JSON text, in which no key occurs twice."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[Path, int] = {(): self._past(1 if text.startswith("\ufeff") else 0)}
        self._walked: set[Path] = set()

    def place(self, path: Path) -> tuple[int, int]:
        """Return the line and column of a value, or of its nearest ancestor that exists; both from 1."""
        offset = self._known[()]
        for size in range(1, len(path) + 1):
            found = self._below(offset, path[:size])
            if found is None:
                break
            offset = found
        return self._counted(offset)

    def _below(self, offset: int, path: Path) -> int | None:
        """Return where the value at a path begins, in the mapping or list at an offset; None if there is none."""
        if len(path) > _KEPT:
            return next((start for step, start in self._values(offset) if step == path[-1]), None)
        if path[:-1] not in self._walked:
            self._walked.add(path[:-1])
            self._known.update({(*path[:-1], step): start for step, start in self._values(offset)})
        return self._known.get(path)

    def _values(self, offset: int) -> Iterator[tuple[str | int, int]]:
        """Yield the keys or numbers of the values in a mapping or list, and where each begins."""
        text, number = self._text, 0
        if text[offset] not in "{[":
            return
        at = self._past(offset + 1)
        while text[at] not in "}]":
            step: str | int = number
            if text[offset] == "{":
                step, at = _DECODER.raw_decode(text, at)
                at = self._past(self._past(at) + 1)
            yield step, at
            _, at = _DECODER.raw_decode(text, at)
            at = self._past(at)
            if text[at] == ",":
                at = self._past(at + 1)
            number += 1

    def _past(self, offset: int) -> int:
        """Return the offset after blanks."""
        match = _BLANKS.match(self._text, offset)
        return match.end() if match else offset

    def _counted(self, offset: int) -> tuple[int, int]:
        before = bisect.bisect_right(self._line_ends, offset)
        start = self._line_ends[before - 1] if before else 1 if self._text.startswith("\ufeff") else 0
        return before + 1, offset - start + 1

    @cached_property
    def _line_ends(self) -> list[int]:
        return [match.end() for match in _LINE_END.finditer(self._text)]
