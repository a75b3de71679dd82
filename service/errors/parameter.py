"""Errors about parameters, each with its code; a refusal lists all faults of a request at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from db.sql.errors import ReadRefused
from schema.base.errors import RequestRefused
from service.errors.http import HttpRefused

MAX_FAULTS = 20
"""Maximum faults reported for one request; no more are looked for."""


Refusal = HttpRefused | ReadRefused | RequestRefused


class ParameterUnknown(HttpRefused):
    """The resource does not have this parameter."""

    code = "PARAMETER_UNKNOWN"


class ParameterRepeated(HttpRefused):
    """The parameter is given more than once."""

    code = "PARAMETER_REPEATED"


class ParameterMissing(HttpRefused):
    """A required parameter is missing."""

    code = "PARAMETER_MISSING"


class FieldUnknown(HttpRefused):
    """A path in ``fields`` leads to no field of the answer."""

    code = "FIELD_UNKNOWN"


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of one parameter."""

    parameter: str
    refusal: Refusal


class ParametersRefused(Exception):
    """One or more parameters are invalid."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(str(fault.refusal) for fault in faults))
        self.faults = tuple(faults[:MAX_FAULTS])


class ParameterInvalid(HttpRefused):
    """The parameter does not allow this value."""

    code = "PARAMETER_INVALID"
