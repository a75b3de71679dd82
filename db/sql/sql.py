"""Compose SQL from literals, generated names and parameters.

A statement is built from templates, which are literals of this program, and other pieces of SQL. A caller's value can
enter it only as a parameter: no function here takes a caller's text.

Elsewhere in ``db``, statements are literals, literals joined to literals, or read from files (``db.sql.statement_file``):
their type is ``LiteralString``, so the type checker refuses any other text. A test finds every such place.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from string import Formatter
from typing import LiteralString

from db.sql.plan import Operand, value_of
from db.sql.relation import Relation
from db.sql.visibility import Visibility

Convert = Callable[[object], object]

_RELATION = re.compile(r"(?<!@)@([a-z_]+)")
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True)
class StatementParameter:
    """A value of the request, to be sent as a parameter of the statement.

    ``convert`` returns the value that the driver sends, or raises one of ``db.sql.errors``. ``cast`` is its type in
    PostgreSQL. ``path`` is the field that it belongs to, for messages.
    """

    operand: Operand
    convert: Convert
    cast: LiteralString
    path: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Sql:
    """A piece of SQL: text, parameters and tables in their order."""

    parts: tuple[str | StatementParameter | Relation, ...]


EMPTY = Sql(())


def sql(template: LiteralString, **pieces: Sql) -> Sql:
    """Return ``template`` with each ``{name}`` replaced by the piece of that name; write ``{{`` for a brace.

    ``@name`` is a table, replaced by its name for the statement's visibility.
    """
    parts: list[str | StatementParameter | Relation] = []
    for texts, name in _split(template):
        parts.extend(texts)
        if name is not None:
            parts.extend(pieces[name].parts)
    return Sql(tuple(parts))


@lru_cache(maxsize=2048)
def _split(template: str) -> tuple[tuple[tuple[str | Relation, ...], str | None], ...]:
    return tuple((tuple(_with_relations(text)), name) for text, name, _, _ in Formatter().parse(template))


def _with_relations(text: str) -> Iterator[str | Relation]:
    for place, part in enumerate(_RELATION.split(text)):
        if place % 2:
            yield Relation(part)
        elif part:
            yield part


def as_it_was(piece: Sql, article: Sql, instant: Sql) -> Sql:
    """Return ``piece`` with every table that has a past read as of an instant, for one article."""
    arguments: tuple[str | StatementParameter | Relation, ...] = ("(", *article.parts, ", ", *instant.parts, ")")
    parts: list[str | StatementParameter | Relation] = []
    for part in piece.parts:
        if isinstance(part, Relation) and part.has_past:
            parts += [part.past(), *arguments]
        else:
            parts.append(part)
    return Sql(tuple(parts))


def join(separator: LiteralString, pieces: Iterable[Sql]) -> Sql:
    """Return the pieces with ``separator`` between them."""
    parts: list[str | StatementParameter | Relation] = []
    for number_of_piece, piece in enumerate(pieces):
        if number_of_piece:
            parts.append(separator)
        parts.extend(piece.parts)
    return Sql(tuple(parts))


def parameter(operand: Operand, convert: Convert, cast: LiteralString, path: tuple[str, ...] = ()) -> Sql:
    """Return a placeholder for a value of the request."""
    return Sql((StatementParameter(operand, convert, cast, path),))


def number(value: int) -> Sql:
    """Return an integer as SQL text."""
    return Sql((str(int(value)),))


def word(value: str) -> Sql:
    """Return one of our own names as a quoted string.

    Raises ValueError for anything that is not a plain name, so no other text can enter a statement this way.
    """
    if not _WORD.fullmatch(value):
        raise ValueError(f"not a plain name: {value!r}")
    return Sql(("'" + value + "'",))


def row(number_of_row: int) -> Sql:
    """Return the name by which a statement calls its n-th row source."""
    return Sql((f"r{int(number_of_row)}",))


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement ready to run: text with ``$1`` …, and its parameters."""

    text: str
    parameters: tuple[StatementParameter, ...]

    def bind(self, variables: Mapping[str, object]) -> list[object]:
        """Return the values to send for a request with these coerced variables, in order.

        Raises what the parameters' ``convert`` raises, with the path of the field.
        """
        return [parameter.convert(value_of(parameter.operand, variables)) for parameter in self.parameters]


def bounded(statement: Statement, further: int) -> str:
    """Return the text of a one-row statement whose first column is null if it exceeds a limit in bytes.

    The limit is an additional last parameter.

    ``further`` is the number of its other columns.
    """
    others = [f"c{number_of_column}" for number_of_column in range(1, further + 1)]
    answer = f"case when octet_length(a.data) <= ${len(statement.parameters) + 1}::integer then a.data end as data"
    columns = ", ".join([answer, *(f"a.{name}" for name in others)])
    return "".join(("select ", columns, " from (", statement.text, " offset 0) a (", ", ".join(["data", *others]), ")"))


def render(piece: Sql, visibility: Visibility = Visibility.EVERYTHING) -> Statement:
    """Return the statement for ``piece``, reading with this visibility; equal parameters are sent once."""
    numbers: dict[StatementParameter, int] = {}
    texts: list[str] = []
    for part in piece.parts:
        if isinstance(part, str):
            texts.append(part)
        elif isinstance(part, Relation):
            texts.append(part.seen(visibility))
        else:
            texts.append(f"${numbers.setdefault(part, len(numbers) + 1)}::{part.cast}")
    return Statement("".join(texts), tuple(numbers))
