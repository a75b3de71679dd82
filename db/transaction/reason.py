"""Read the reason of an operation that requires one."""

from db.operation.operation import InvalidValue, OperationFault, Path
from db.transaction.operation_transaction import kept_text


def reason_of(text: str, faults: list[OperationFault], path: Path = ("reason",)) -> str:
    """Return a reason as it is stored; if there is none, a fault is appended."""
    before = len(faults)
    found = kept_text(text, path, faults)
    if found is None and len(faults) == before:
        faults.append(InvalidValue("give a reason: it is kept in the history", path))
    return found or ""
