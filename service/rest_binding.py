"""The values of a statement's parameters, and which parameter of a request is wrong where one cannot be bound."""

from collections.abc import Mapping

from db.compile import Compiled
from db.errors import ReadRefused
from db.plan import Sequence, Variable, value_of
from service.rest_request import Asked, Fault, ParametersRefused


def bound(compiled: Compiled, variables: Mapping[str, object], asked: Asked) -> list[object]:
    """Return the values of a statement's parameters; raises ParametersRefused, with the parameter that is wrong."""
    try:
        return compiled.statement.bind(variables)
    except ReadRefused as refusal:
        raise ParametersRefused([Fault(_culprit(compiled, variables, asked), refusal)]) from None


def _culprit(compiled: Compiled, variables: Mapping[str, object], asked: Asked) -> str:
    for parameter in compiled.statement.parameters:
        operand = parameter.operand
        try:
            parameter.convert(value_of(operand, variables))
        except ReadRefused:
            cursor = operand.items[0] if isinstance(operand, Sequence) else operand  # with what its mark is made of
            way = cursor.path if isinstance(cursor, Variable) else ()
            names = [each.name for each in asked.resource.parameters if each.way == way[: len(each.way)]]
            return names[0] if names else ""
    return ""
