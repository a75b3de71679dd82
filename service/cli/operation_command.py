"""Operations on the command line: run a stored mutation, here or on a server, and print its report or its errors."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from schema.request.mutation_fields import USER_ERRORS
from service.cli.console import Exit, say, say_json, warn
from service.cli.service import service_of_command
from service.printed.words import named, short

Lines: TypeAlias = Callable[[Mapping[str, Any]], Iterable[str]]
"""A function that makes the lines to print from a payload."""


def run_operation(name: str, given: Mapping[str, object], *, json: bool, lines: Lines | None = None) -> int:
    """Run the stored operation ``name`` with these fields of its input, and print the result; None omits a field.

    With ``json`` the payload is printed as it is; otherwise what ``lines`` makes of it, or its fields. Errors go to
    standard error. Return the exit code. Raises CommandFailed if the database or the server cannot be used.
    """
    with service_of_command() as service:
        payload = service.operate(name, given)
    errors = payload[USER_ERRORS]
    for line in error_lines(errors):
        warn(line)
    if json:
        say_json(payload)
    elif not errors:
        for line in (lines or plain_lines)({key: each for key, each in payload.items() if key != USER_ERRORS}):
            say(line)
    return Exit.FAILED if errors else Exit.DONE


def error_lines(errors: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return a line for each error of a payload, followed by its details."""
    lines = []
    for error in errors:
        lines.append(f"{error['code']} {'.'.join(error['path'])}: {error['message']}")
        lines += [f"    {_candidate(each)}" for each in error.get("candidates") or ()]
        lines += [f"    {line}" for each in error["operations"] or () for line in operation_lines(each)]
    return lines


def _candidate(candidate: Mapping[str, Any]) -> str:
    words = short(candidate["name"] or "")
    return "  ".join(each for each in (candidate["nodeId"], candidate["type"], candidate["key"], words) if each)


MAX_ITEMS = 10
"""The most items of an operation that are listed."""


def operation_lines(operation: Mapping[str, Any]) -> Iterator[str]:
    """Yield lines about what somebody else did: a line for the operation, and one for each item that it changed."""
    by = f" by {operation['by']}" if operation["by"] else ""
    note = f": {operation['note']}" if operation["note"] else ""
    items = operation["items"]
    yield f"{operation['at']} {operation['reason'].lower()}{by}{note}"
    for item in items[:MAX_ITEMS]:
        fields = f" ({', '.join(item['fields'])})" if item["fields"] else ""
        words = f" “{short(item['words'])}”" if item["words"] else ""
        what = "deleted" if item["op"] == "DELETE" else f"version {item['version']}"
        yield f"    {item['type'].lower()} {item['key'] or item['nodeId']}{words}, {what}{fields}"
    if len(items) > MAX_ITEMS:
        yield f"    and {len(items) - MAX_ITEMS} more"


def plain_lines(payload: Mapping[str, Any]) -> Iterator[str]:
    """Yield a line for each field of a payload: single values, objects by id, key and words, and lists item by item."""
    for name, value in payload.items():
        if isinstance(value, list):
            yield f"{name}: {len(value)}"
            yield from (f"  {_shown(item)}" for item in value)
        else:
            yield f"{name}: {_shown(value)}"


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return named(value) if "id" in value else "  ".join(_shown(each) for each in value.values())
    return "-" if value is None else str(value)
