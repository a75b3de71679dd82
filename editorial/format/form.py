"""Bundles rewritten in the short form or the long one, in the layout of the house, with their comments."""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

import orjson

from editorial.bundle.source import Parsed, Path, Source, in_long_form, read_source
from editorial.format.comment import Comments, Notes, read_comments
from editorial.format.writer import write_yaml
from editorial.short.expansion import expand_bundle
from editorial.short.shortening import shorten_bundle


class Form(StrEnum):
    """The forms of a bundle."""

    SHORT = "short"
    LONG = "long"


def rewritten(text: str, form: Form) -> str:
    """Return a bundle without problems in a form: YAML with its comments, or JSON if it is in JSON.

    Raises SourceUnreadable.
    """
    source = read_source(text, "bundle")
    long = _long(source)
    if not isinstance(long.data, dict):
        return text
    data = shorten_bundle(long.data) if form is Form.SHORT else long.data
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        return orjson.dumps(data, option=orjson.OPT_INDENT_2).decode() + "\n"
    comments = _moved_to_long(read_comments(text), long)
    if form is Form.SHORT:
        short = _long(replace(source, data=data))
        notes = _gathered((short.origin(path), notes) for path, notes in comments.notes.items())
        comments = Comments(notes, comments.end)
    return write_yaml(data, comments)


def _long(source: Source) -> Source:
    return in_long_form(source, expand_bundle(source.data))


def _moved_to_long(comments: Comments, long: Source) -> Comments:
    """Return comments at the paths of the long form: each at the first value that was written at its place."""
    targets: dict[Path, Path] = {}
    for path in _paths(long.data):
        origin = long.origin(path)
        if path == origin or origin not in targets:
            targets[origin] = path
    moved = ((_nearest(path, targets), notes) for path, notes in comments.notes.items())
    return Comments(_gathered(moved), comments.end)


def _nearest(path: Path, targets: dict[Path, Path]) -> Path:
    """Return the target of a path, or of the value that it is a part of."""
    for size in range(len(path), 0, -1):
        if path[:size] in targets:
            return targets[path[:size]]
    return ()


def _paths(value: Parsed, path: Path = ()) -> Iterator[Path]:
    """Yield the paths of all values."""
    yield path
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _paths(part, (*path, key))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _paths(part, (*path, number))


def _gathered(moved: "Iterator[tuple[Path, Notes]]") -> dict[Path, Notes]:
    """Return the notes at each path; a second comment at the end of a line stands above it."""
    found: dict[Path, Notes] = {}
    for path, notes in moved:
        before = found.get(path, Notes())
        above = (*before.above, *notes.above) if before.above or notes.above else ()
        if before.after and notes.after:
            found[path] = Notes((*above, notes.after), before.after)
        else:
            found[path] = Notes(above, before.after or notes.after)
    return found
