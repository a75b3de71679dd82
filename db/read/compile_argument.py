"""Compile arguments to SQL: the filters of a list, and the inputs of templates."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from db.catalog import TYPES
from db.catalog.model import Condition, Input, Value
from db.sql.plan import Argument, Constant, Field, Operand
from db.sql.sql import Sql, parameter, sql


def flat(arguments: Mapping[str, Argument]) -> dict[str, Operand]:
    """Return the arguments together with the fields of input objects."""
    found: dict[str, Operand] = {}
    for name, argument in arguments.items():
        if isinstance(argument, Operand):
            found[name] = argument
        else:
            found.update(flat(argument))
    return found


def conditions(
    entries: Sequence[Condition],
    arguments: Mapping[str, Argument],
    child: Sql,
    path: tuple[str, ...],
    *,
    used: Iterable[str] = (),
) -> list[Sql]:
    """Return the filters whose arguments are given and not ``used`` already."""
    given = flat(arguments)
    done = set(used)
    found: list[Sql] = []
    for entry in entries:
        if all(name in given and name not in done for name in entry.needs):
            done.update(entry.needs)
            found.append(sql(entry.template, child=child, **inputs(entry.inputs, given, path)))
    return found


def inputs(wanted: Mapping[str, Input], arguments: Mapping[str, Argument], path: tuple[str, ...]) -> dict[str, Sql]:
    """Return a parameter for each input of a template; null if the argument is not given."""
    given = flat(arguments)
    return {name: _input(entry, given.get(entry.argument, Constant(None)), path) for name, entry in wanted.items()}


def _input(entry: Input, operand: Operand, path: tuple[str, ...]) -> Sql:
    value = parameter(operand, entry.convert, entry.cast, (*path, entry.argument))
    return value if entry.through is None else sql(entry.through, value=value)


def of_list(type_name: str, fields: Sequence[Field], arguments: Mapping[str, Argument]) -> Sequence[Field]:
    """Return the fields of the objects of a list, with its arguments for those that depend on them."""
    return [replace(each, arguments=arguments) if _is_of_list(type_name, each) else each for each in fields]


def _is_of_list(type_name: str, field: Field) -> bool:
    entry = TYPES[type_name].get(field.name)
    return isinstance(entry, Value) and entry.is_of_list
