"""Values of an input that are written as in a bundle, checked as there."""

from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from db.operation.operation import InvalidValue, OperationFault, Path

T = TypeVar("T")


def checked_value(kind: TypeAdapter[T], text: str | None, path: Path, faults: list[OperationFault]) -> T | None:
    """Return a value that was given as text; None if none was given, or with a fault appended if it is malformed."""
    if text is None:
        return None
    try:
        return kind.validate_python(text)
    except ValidationError as fault:
        faults.append(InvalidValue(fault.errors()[0]["msg"], path))
        return None
