"""Lay out a statement for reading: a line for each clause, and what is in brackets indented if it is long. Pure.

Only blanks change: ``squeezed`` of the result is ``squeezed`` of the statement.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

WIDTH = 110
"""Characters of a line, if it can be broken."""

INDENT = "  "

_TOKEN = re.compile(r"""\s*('(?:[^']|'')*'|"[^"]*"|[(),]|(?:[^\s(),'"]|(?<=\w)"[^"]*")+)""")
_CLAUSES = {"select", "from", "join", "left", "cross", "where", "group", "having", "order", "limit", "union", "with"}
_BREAKS = {"and", "or", "on", "when", "else", "end"}
_JOINS = {"join", "left", "cross", "union"}


@dataclass(frozen=True, slots=True)
class _Part:
    """A token, or what is in brackets; ``blank`` if a blank stands before it."""

    blank: bool
    token: str = ""
    inner: "Sequence[_Part] | None" = None


def layout(statement: str) -> str:
    """Return a statement laid out, with a line break at its end."""
    parts = list(_parts(_tokens(statement)))
    return _block(parts, 0) + "\n"


def squeezed(statement: str) -> str:
    """Return a statement without any blanks outside of its texts and quoted names."""
    return "".join(token for _, token in _tokens(statement))


def _tokens(statement: str) -> Iterator[tuple[bool, str]]:
    for found in _TOKEN.finditer(statement.strip()):
        yield found.start(1) > found.start(), found[1]


def _parts(tokens: Iterator[tuple[bool, str]]) -> Iterator[_Part]:
    for blank, token in tokens:
        if token == ")":
            return
        yield _Part(blank, inner=list(_parts(tokens))) if token == "(" else _Part(blank, token)


def _flat(parts: Sequence[_Part]) -> str:
    texts = ((" " if part.blank else "") + (part.token or f"({_flat(part.inner or ())})") for part in parts)
    return "".join(texts).strip()


def _is_query(parts: Sequence[_Part]) -> bool:
    return bool(parts) and parts[0].token in ("select", "with")


def _has_query(parts: Sequence[_Part]) -> bool:
    return any(part.inner is not None and (_is_query(part.inner) or _has_query(part.inner)) for part in parts)


def _fits(parts: Sequence[_Part], depth: int) -> bool:
    return not _has_query(parts) and len(INDENT) * depth + len(_flat(parts)) <= WIDTH


def _block(parts: Sequence[_Part], depth: int) -> str:
    """Return what is in brackets, or a whole statement."""
    return _query(parts, depth) if _is_query(parts) else _filled(_split(parts, ","), depth)


def _query(parts: Sequence[_Part], depth: int) -> str:
    return _line(depth).join(_clause(clause, depth) for clause in _clauses(parts))


def _clauses(parts: Sequence[_Part]) -> Iterator[list[_Part]]:
    clause: list[_Part] = []
    for part in parts:
        before = clause[-1].token if clause else ""
        if clause and part.token in _CLAUSES and before not in (*_JOINS, "distinct"):
            yield clause
            clause = []
        clause.append(part)
    yield clause


def _clause(clause: Sequence[_Part], depth: int) -> str:
    if _fits(clause, depth) and not (clause[0].token == "where" and len(list(_split(clause, "and"))) > 2):
        return _flat(clause)
    words = 2 if clause[0].token in ("order", "group", "left", "cross") else 1
    body = clause[words:]
    head = _flat(clause[:words])
    if clause[0].token == "select":
        return head + _line(depth + 1) + _filled(_split(body, ","), depth + 1) if body else head
    if clause[0].token == "where":
        conditions = [_expression(each, depth + 1) for each in _split(body, "and")]
        return f"{head} " + (_line(depth + 1) + "and ").join(conditions)
    if words == 2 and clause[0].token in ("order", "group"):
        return head + _line(depth + 1) + _filled(_split(body, ","), depth + 1)
    return f"{head} {_expression(body, depth)}"


def _split(parts: Sequence[_Part], separator: str) -> list[list[_Part]]:
    """Return what stands between the separators that are not in brackets."""
    groups = groupby(parts, lambda part: part.token == separator)
    return [list(group) for is_separator, group in groups if not is_separator]


def _filled(items: Sequence[Sequence[_Part]], depth: int) -> str:
    """Return items with commas: as many in a line as fit, and long ones in lines of their own."""
    lines, line = [], ""
    for number, item in enumerate(items):
        text = _expression(item, depth) + ("," if number < len(items) - 1 else "")
        if line and ("\n" in text or len(INDENT) * depth + len(line) + 1 + len(text) > WIDTH):
            lines.append(line)
            line = ""
        line += (" " if line else "") + text
        if "\n" in text:
            lines.append(line)
            line = ""
    return _line(depth).join([*lines, line] if line else lines)


def _expression(parts: Sequence[_Part], depth: int) -> str:
    """Return an expression in a line, or in one for each of its conditions and cases."""
    if _fits(parts, depth):
        return _flat(parts)
    pieces: list[list[_Part]] = [[]]
    for part in parts:
        if part.token in _BREAKS and pieces[-1]:
            pieces.append([])
        pieces[-1].append(part)
    first, *others = pieces
    return _piece(first, depth) + "".join(_below(each, depth) for each in others)


def _below(parts: Sequence[_Part], depth: int) -> str:
    inner = depth if parts[0].token == "end" else depth + 1
    return _line(inner) + _piece(parts, inner)


def _piece(parts: Sequence[_Part], depth: int) -> str:
    if _fits(parts, depth):
        return _flat(parts)
    return "".join((" " if part.blank else "") + _item(part, depth) for part in parts).strip()


def _item(part: _Part, depth: int) -> str:
    if part.inner is None:
        return part.token
    if _fits([part], depth):
        return _flat([part]).strip()
    return "(" + _line(depth + 1) + _block(part.inner, depth + 1) + _line(depth) + ")"


def _line(depth: int) -> str:
    return "\n" + INDENT * depth
