"""Errors about parameters, each with its code; a request is told all of its faults at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from db.sql.errors import ReadRefused
from schema.base.errors import RequestRefused
from service.errors.http import HttpRefused

MAX_FAULTS = 20
"""At most so many faults of one request are told, and no more are looked for."""


Refusal = HttpRefused | ReadRefused | RequestRefused


class ParameterUnknown(HttpRefused):
    """A parameter that the resource does not have."""

    code = "PARAMETER_UNKNOWN"


class ParameterRepeated(HttpRefused):
    """A parameter that is given more than once."""

    code = "PARAMETER_REPEATED"


class ParameterMissing(HttpRefused):
    """A parameter that has to be given."""

    code = "PARAMETER_MISSING"


class FieldUnknown(HttpRefused):
    """A path in ``fields`` that leads to no field of the answer."""

    code = "FIELD_UNKNOWN"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one parameter."""

    parameter: str
    refusal: Refusal


class ParametersRefused(Exception):
    """One or more parameters that are wrong."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(str(fault.refusal) for fault in faults))
        self.faults = tuple(faults[:MAX_FAULTS])


class ParameterInvalid(HttpRefused):
    """A parameter has a value that it cannot have."""

    code = "PARAMETER_INVALID"
