"""Operations on the command line: run a stored mutation in this process, and print its report or its errors."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from db.postgres.pool import open_pool
from db.sql.errors import ReadRefused
from db.sql.scope import Scope
from db.transaction.runner import open_runner
from schema.base.errors import RequestRefused
from schema.build import core_schema
from schema.read.document import OF_RESOURCES
from schema.read.limits import MOST, Limits
from schema.request.mutation_fields import USER_ERRORS
from schema.request.request import RequestReader
from schema.resource.stored_operation import operation_named
from service.answers.mutations import Mutations
from service.cli.console import CommandFailed, Exit, say, say_json, warn
from service.cli.database import database, refuse_incomplete, unreachable
from service.environment import load_settings
from service.request.actor import actor_at_the_command_line
from service.request.caller import Caller
from service.settings import Settings

Lines: TypeAlias = Callable[[Mapping[str, Any]], Iterable[str]]
"""A function that makes the lines to print from a payload."""

LIMITS = Limits(tokens=100_000, depth=50, aliases=1000, fields=10_000, cost=MOST)
"""High limits: the documents are our own, and whoever uses the command line may use the machine."""


def at_the_command_line() -> Caller:
    """Return the user of the command line as a caller, who may do everything."""
    return Caller(actor_at_the_command_line().name, frozenset(Scope), None, "")


def run_operation(name: str, given: Mapping[str, object], *, json: bool, lines: Lines | None = None) -> int:
    """Run the stored operation ``name`` with these fields of its input, and print the result; None omits a field.

    With ``json`` the payload is printed as it is; otherwise what ``lines`` makes of it, or its fields. Errors go to
    standard error. Return the exit code. Raises CommandFailed if the database cannot be used.
    """
    settings = load_settings()
    with database(settings) as dsn:
        payload = operate(settings, dsn, name, given)
    errors = payload[USER_ERRORS]
    for line in error_lines(errors):
        warn(line)
    if json:
        say_json(payload)
    elif not errors:
        for line in (lines or plain_lines)({key: each for key, each in payload.items() if key != USER_ERRORS}):
            say(line)
    return Exit.FAILED if errors else Exit.DONE


def operate(settings: Settings, dsn: str, name: str, given: Mapping[str, object]) -> dict[str, Any]:
    """Run a stored operation on a database, and return its payload with its errors.

    Raises CommandFailed for an input of the wrong types, or if the database cannot be used.
    """
    refuse_incomplete(dsn)
    try:
        return asyncio.run(_operate(settings, dsn, name, given))
    except (ReadRefused, OSError, TimeoutError) as fault:
        raise unreachable(dsn, fault.__cause__ if isinstance(fault.__cause__, Exception) else fault) from None
    except RequestRefused as refused:
        raise CommandFailed("\n".join(error.message for error in refused.errors), Exit.USAGE) from None


async def _operate(settings: Settings, dsn: str, name: str, given: Mapping[str, object]) -> dict[str, Any]:
    stored = operation_named(name)
    variables = {"input": {key: value for key, value in given.items() if value is not None}}
    request = RequestReader(core_schema(), LIMITS, OF_RESOURCES).read(stored.text, None, variables)
    if request.prepared.writes is None:
        raise TypeError(f"{name} does nothing")
    timeout_s, wait_s = settings.write_timeout_s, settings.pool_wait_s
    pool = await open_pool(dsn, smallest=0, largest=1, statement_timeout_ms=int(timeout_s * 1000))
    try:
        async with open_runner(dsn, largest=1, timeout_s=timeout_s, wait_s=wait_s) as runner:
            mutations = Mutations(
                runner, pool, wait_s=wait_s, note=lambda _: None
            )  # it is reported as the command's failure
            done = await mutations.do(request.prepared.writes, request.variables, at_the_command_line())
    finally:
        await pool.close()
    for failure in done.failures.values():
        raise failure
    payload: dict[str, Any] = done.data[stored.field]
    return payload


def error_lines(errors: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return a line for each error of a payload, followed by its details."""
    lines = []
    for error in errors:
        lines.append(f"{error['code']} {'.'.join(error['path'])}: {error['message']}")
        lines += [f"    {change_line(each)}" for each in error["changes"] or ()]
    return lines


def change_line(change: Mapping[str, Any]) -> str:
    """Return a line about a change that somebody else made."""
    by = f" by {change['by']}" if change["by"] else ""
    note = f": {change['note']}" if change["note"] else ""
    fields = f" ({', '.join(change['fields'])})" if change["fields"] else ""
    return f"{change['at']}{by} {change['op']} {change['type']} {change['nodeId']} version {change['version']}{fields}{note}"


def plain_lines(payload: Mapping[str, Any]) -> Iterator[str]:
    """Yield a line for each field of a payload: single values, ids of objects, and lists item by item."""
    for name, value in payload.items():
        if isinstance(value, list):
            yield f"{name}: {len(value)}"
            yield from (f"  {_shown(item)}" for item in value)
        else:
            yield f"{name}: {_shown(value)}"


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return str(value["id"]) if "id" in value else "  ".join(_shown(each) for each in value.values())
    return "-" if value is None else str(value)
