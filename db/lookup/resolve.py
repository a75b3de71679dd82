"""Resolve the references in the requests of operations: ids go on as they are, everything else becomes an id.

The request of an operation marks its references by their types (``db.lookup.reference``). Callers who may run an
operation see everything, so what a reference finds tells them nothing new.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import lru_cache, update_wrapper
from types import UnionType
from typing import Annotated, Any, LiteralString, TypeVar, Union, get_args, get_origin, get_type_hints

import asyncpg

from db.lookup.candidates import CALLED, CANDIDATES, INPUTS, KEYED, MAX_REFERENCES, MOST
from db.lookup.reference import Refers, is_id
from db.operation.operation import (
    Actor,
    InvalidValue,
    OperationFault,
    OperationRefused,
    Outcome,
    Path,
    UnknownObject,
)
from db.sql.connection import Connection
from db.sql.plan import Variable
from db.sql.sql import parameter, render, row, sql
from db.transaction.runner import OperationFunction
from editorial.text.invisible import shown

R = TypeVar("R")

MAX_KEYS = 1000
"""The most references of one request that are no whole ids."""

_SHOWN = 3
"""The most candidates that a message names; the error has all."""

_EXACT, _BEGUN = 0, 1


class AmbiguousReference(OperationFault):
    """A reference that fits several things; the details name them."""

    code = "AMBIGUOUS_REFERENCE"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that a reference can mean: its type in the change log, its id, its key, and its name or words."""

    type: str
    node_id: str
    key: str | None
    name: str | None

    @property
    def told(self) -> str:
        """The text for messages."""
        words = " ".join((self.name or "").split())
        short = words if len(words) <= 60 else words[:59] + "…"
        return f"{self.key or self.node_id} ({short})" if short else self.key or self.node_id


@dataclass(frozen=True, slots=True)
class _Named:
    """A reference in a request: its path in the input, what it may mean, and its text."""

    path: Path
    refers: Refers
    text: str


def with_references(function: OperationFunction[R]) -> OperationFunction[R]:
    """Return the function of an operation that also takes keys, slugs, addresses and beginnings of ids as references."""

    async def resolving(connection: Connection, request: R, *, actor: Actor) -> Outcome:
        named = [each for each in _references(request, None, ()) if not is_id(each.text)]
        if not named:
            return await function(connection, request, actor=actor)
        ids, faults = await _resolved(connection, named)
        if not faults:
            return await function(connection, _replaced(request, ids, ()), actor=actor)
        return await _refused(function(connection, _replaced(request, ids, ()), actor=actor), faults)

    return update_wrapper(resolving, function)


async def _refused(running: Any, faults: Sequence[OperationFault]) -> Outcome:
    """Refuse the operation with these faults and with the others that it finds itself."""
    own = {fault.path for fault in faults}
    try:
        await running
    except OperationRefused as refused:
        others = [fault for fault in refused.faults if fault.path not in own]
        raise OperationRefused([*faults, *others]) from None
    except OperationFault as fault:
        raise OperationRefused([*faults, *([fault] if fault.path not in own else [])]) from None
    raise OperationRefused(faults)


def _references(value: object, refers: Refers | None, path: Path) -> Iterator[_Named]:
    """Yield the references in a request, or in a part of it."""
    if isinstance(value, str) and refers is not None:
        yield _Named(path, refers, value)
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from _references(item, refers, (*path, place))
    elif is_dataclass(value) and not isinstance(value, type):
        for name, of_field in _marked(type(value)).items():
            yield from _references(getattr(value, name), of_field, (*path, _camel(name)))


def _replaced(value: Any, ids: Mapping[Path, str], path: Path) -> Any:
    """Return a request with the references at these paths replaced."""
    if path in ids:
        return ids[path]
    if isinstance(value, tuple):
        return tuple(_replaced(item, ids, (*path, place)) for place, item in enumerate(value))
    if is_dataclass(value) and not isinstance(value, type):
        changed = {name: _replaced(getattr(value, name), ids, (*path, _camel(name))) for name in _marked(type(value))}
        return replace(value, **changed)
    return value


@lru_cache(maxsize=256)
def _marked(kind: type) -> Mapping[str, Refers | None]:
    """Return the fields of a request that are references, or can contain some."""
    hints = get_type_hints(kind, include_extras=True)
    found: dict[str, Refers | None] = {}
    for each in fields(kind):
        refers, is_nested = _mark_of(hints[each.name])
        if (refers is not None or is_nested) and each.init:
            found[each.name] = refers
    return found


def _mark_of(hint: Any) -> tuple[Refers | None, bool]:
    """Return how a field is marked, and whether it has objects that can have marked fields."""
    if get_origin(hint) is Annotated:
        return next((each for each in hint.__metadata__ if isinstance(each, Refers)), None), False
    if get_origin(hint) in (UnionType, Union, tuple):
        marks = [_mark_of(each) for each in get_args(hint)]
        return next((mark for mark, _ in marks if mark), None), any(nested for _, nested in marks)
    return None, isinstance(hint, type) and is_dataclass(hint)


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(each.capitalize() for each in others)


_LOOK_UP: LiteralString = (
    "select {row}.place, {row}.rank, {row}.type, {row}.id::text as id, "  # noqa: S608  literals
    + KEYED
    + " as key, "
    + CALLED
    + " as name from "
    + CANDIDATES
    + " {row} order by {row}.place, {row}.rank, {row}.likeness desc, {row}.type, {row}.id"
)
_STATEMENT = render(
    sql(
        _LOOK_UP,
        row=row(1),
        types=parameter(Variable(("types",)), lambda value: value, "text[]"),
        **{name: parameter(Variable(("references",)), convert, cast) for name, (convert, cast) in INPUTS.items()},
    )
)


async def _resolved(connection: Connection, named: Sequence[_Named]) -> tuple[dict[Path, str], list[OperationFault]]:
    """Return the ids that references mean, by path, and a fault for each that means nothing or several things."""
    by_types: dict[Refers, list[str]] = {}
    for each in named:
        by_types.setdefault(each.refers, []).append(each.text)
    if sum(len(set(texts)) for texts in by_types.values()) > MAX_KEYS:
        message = f"at most {MAX_KEYS} things can be named by keys or addresses at once: give the ids of the others"
        raise OperationRefused([InvalidValue(message, named[0].path)])
    found: dict[tuple[Refers, str], list[asyncpg.Record]] = {}
    for refers, texts in by_types.items():
        for text, rows in (await _looked_up(connection, list(dict.fromkeys(texts)), refers.types)).items():
            found[refers, text] = rows
    ids: dict[Path, str] = {}
    faults: list[OperationFault] = []
    for each in named:
        rows = found[each.refers, each.text]
        if len(rows) == 1 and rows[0]["rank"] in (_EXACT, _BEGUN):
            ids[each.path] = rows[0]["id"]
        else:
            faults.append(_fault(each, rows))
    return ids, faults


async def _looked_up(
    connection: Connection, texts: Sequence[str], types: Sequence[str]
) -> "dict[str, list[asyncpg.Record]]":
    found: dict[str, list[asyncpg.Record]] = {text: [] for text in texts}
    for start in range(0, len(texts), MAX_REFERENCES):
        batch = texts[start : start + MAX_REFERENCES]
        values = _STATEMENT.bind({"references": batch, "types": list(types)})
        for each in await connection.fetch(_STATEMENT.text, *values):
            place: int = each["place"]
            found[batch[place - 1]].append(each)
    return found


def _fault(named: _Named, rows: "Sequence[asyncpg.Record]") -> OperationFault:
    """Return the fault for a reference that does not mean exactly one thing."""
    candidates = [Candidate(each["type"].upper(), each["id"], each["key"], each["name"]) for each in rows[:MOST]]
    told = ", ".join(each.told for each in candidates[:_SHOWN])
    more = ", …" if len(rows) > _SHOWN else ""
    if rows and rows[0]["rank"] in (_EXACT, _BEGUN):
        message = f"{shown(named.text)} fits several things: {told}{more}. Use the id of one, or more digits of it"
        return AmbiguousReference(message, named.path, candidates=candidates)
    hint = f": did you mean {told}{more}?" if candidates else ""
    message = f"no {named.refers.named} has the key, address or id {shown(named.text)}{hint}"
    return UnknownObject(message, named.path, candidates=candidates)
