"""A bundle as YAML in the layout of the house: one line for what fits, an item of a list below the other.

Lines have up to 120 characters. The lists of a bundle and their items are always written in blocks; a text of several
lines follows ``|``.
"""

from collections.abc import Iterable, Iterator, Mapping

from editorial.bundle.source import Parsed, Path
from editorial.format.comment import NO_COMMENTS, Comments, Notes
from editorial.format.scalar import folded, literal, written

WIDTH = 120
_NOTHING = Notes()

IN_HEAD = 3
"""The length of the paths of an item's values; the value of its head may follow below the head."""


def write_bundle(value: Mapping[str, Parsed]) -> str:
    """Return a bundle, given as plain data, as YAML.

    Keys stand in the order of the mappings; a blank line stands before each part of the bundle, and between the items of
    its lists.
    """
    notes: dict[Path, Notes] = {}
    for name, part in list(value.items())[1:]:
        notes[(name,)] = Notes(("",))
        for number in range(1, len(part) if isinstance(part, list) else 0):
            notes[(name, number)] = Notes(("",))
    return write_yaml(value, Comments(notes))


def write_yaml(value: Mapping[str, Parsed], comments: Comments = NO_COMMENTS) -> str:
    """Return plain data as YAML with these comments, and with blank lines only where they are among them."""
    lines = [*_Layout(comments).mapping(value, (), WIDTH), *comments.end]
    while lines and not lines[0]:
        del lines[0]
    return "\n".join(lines).rstrip("\n") + "\n"


class _Layout:
    def __init__(self, comments: Comments) -> None:
        self._notes = comments.notes
        self._noted = {path[:size] for path in comments.notes for size in range(len(path))}

    def mapping(self, value: Mapping[str, Parsed], path: Path, width: int) -> Iterator[str]:
        """Yield the lines of a mapping in a block, each of at most ``width`` characters if its words allow it."""
        for key, part in value.items():
            yield from self._entry(f"{written(key, in_flow=False)}:", part, (*path, key), width)

    def _entry(self, head: str, value: Parsed, path: Path, width: int) -> Iterator[str]:
        """Yield the lines of one value after its key or its dash, with its comments."""
        notes = self._notes.get(path, _NOTHING)
        lines = self._lines(head, value, path, width)
        yield from notes.above
        if notes.after:
            at = _commented(lines, value, path)
            if at is None or len(lines[at]) + 2 + len(notes.after) > width:
                yield notes.after
            else:
                lines[at] += f"  {notes.after}"
        yield from lines

    def _lines(self, head: str, value: Parsed, path: Path, width: int) -> list[str]:
        if isinstance(value, dict | list) and value:
            return self._collection(head, value, path, width)
        block = literal(value) if isinstance(value, str) else None
        if block:
            return [f"{head} {block[0]}", *_indented(block[1:])]
        text = written(value, in_flow=False) if not isinstance(value, dict | list) else _in_flow(value)
        first, *rest = folded(text, width - len(head) - 1, width - 2)
        return [f"{head} {first}", *_indented(rest)]

    def _collection(self, head: str, value: "dict[str, Parsed] | list[Parsed]", path: Path, width: int) -> list[str]:
        if not self._needs_block(value, path):
            line = f"{head} {_in_flow(value)}"
            if len(line) <= width:
                return [line]
            if head != "-" and len(line) - len(head) + 1 <= width and len(path) == IN_HEAD:
                return [head, f"  {line[len(head) + 1 :]}"]
            if filled := _filled(head, value, width):
                return filled
        if isinstance(value, list):
            items = enumerate(value)
            return [
                head,
                *_indented(line for n, part in items for line in self._entry("-", part, (*path, n), width - 2)),
            ]
        below = list(_indented(self.mapping(value, path, width - 2)))
        if head == "-" and not below[0].startswith("  #") and below[0]:
            return [f"- {below[0][2:]}", *below[1:]]
        return [head, *below]

    def _needs_block(self, value: "dict[str, Parsed] | list[Parsed]", path: Path) -> bool:
        if path in self._noted or path == ("article",) or (isinstance(path[-1], int) and len(path) == 2):
            return True
        return (isinstance(value, list) and len(path) == 1) or _has_lines(value)


def _has_lines(value: Parsed) -> bool:
    """Return whether a text below has several lines."""
    match value:
        case str():
            return "\n" in value
        case list():
            return any(_has_lines(each) for each in value)
        case dict():
            return any(_has_lines(each) for each in value.values())
        case _:
            return False


def _in_flow(value: Parsed) -> str:
    """Return a value in one line, mappings and lists between brackets."""
    match value:
        case list():
            return f"[{', '.join(_in_flow(each) for each in value)}]"
        case dict():
            return f"{{{', '.join(f'{written(key, in_flow=True)}: {_in_flow(each)}' for key, each in value.items())}}}"
        case _:
            return written(value, in_flow=True)


def _filled(head: str, value: "dict[str, Parsed] | list[Parsed]", width: int) -> list[str]:
    """Return a collection in two lines, broken between its items; none if it does not fit."""
    if isinstance(value, list):
        marks, items = "[]", [_in_flow(each) for each in value]
    else:
        marks, items = "{}", [_in_flow({name: each})[1:-1] for name, each in value.items()]
    for size in range(len(items) - 1, 0, -1):
        first, second = f"{head} {marks[0]}{', '.join(items[:size])},", f"  {', '.join(items[size:])}{marks[1]}"
        if len(first) <= width:
            return [first, second] if len(second) <= width else []
    return []


def _commented(lines: list[str], value: Parsed, path: Path) -> int | None:
    """Return the number of the line of a value that can have a comment at its end."""
    if len(lines) == 1:
        return 0
    if isinstance(value, str):
        return 0 if literal(value) else len(lines) - 1
    return 0 if isinstance(path[-1], str) else None


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" if line else "" for line in lines)
