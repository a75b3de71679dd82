"""Bind the values of a statement's parameters, and name the request's parameter that cannot be bound."""

from collections.abc import Mapping

from db.read.compile import Compiled
from db.sql.errors import ReadRefused
from db.sql.plan import Sequence, Variable, value_of
from service.errors.parameter import Fault, ParametersRefused
from service.parameters.rest_request import ResourceRequest


def bound(compiled: Compiled, variables: Mapping[str, object], asked: ResourceRequest) -> list[object]:
    """Return the values of a statement's parameters; raises ParametersRefused for the parameter that is wrong."""
    try:
        return compiled.statement.bind(variables)
    except ReadRefused as refusal:
        raise ParametersRefused([Fault(_culprit(compiled, variables, asked), refusal)]) from None


def _culprit(compiled: Compiled, variables: Mapping[str, object], asked: ResourceRequest) -> str:
    for parameter in compiled.statement.parameters:
        operand = parameter.operand
        try:
            parameter.convert(value_of(operand, variables))
        except ReadRefused:
            cursor = operand.items[0] if isinstance(operand, Sequence) else operand  # paired with its mark's value
            way = cursor.path if isinstance(cursor, Variable) else ()
            names = [each.name for each in asked.resource.parameters if each.way == way[: len(each.way)]]
            return names[0] if names else ""
    return ""
