"""Run a stored operation in this process, on a database."""

import asyncio
from collections.abc import Mapping
from typing import Any

from db.postgres.pool import open_pool
from db.sql.errors import ReadRefused
from db.sql.scope import Scope
from db.transaction.runner import open_runner
from schema.base.errors import RequestRefused
from schema.build import core_schema
from schema.read.document import OF_RESOURCES
from schema.read.limits import MOST, Limits
from schema.request.request import RequestReader
from schema.resource.stored_operation import operation_named
from service.answers.mutations import Mutations
from service.cli.console import CommandFailed, Exit
from service.cli.database import refuse_incomplete, unreachable
from service.drafting.drafters import drafters_of
from service.request.actor import actor_at_the_command_line
from service.request.caller import Caller
from service.settings import Settings

LIMITS = Limits(tokens=100_000, depth=50, aliases=1000, fields=10_000, cost=MOST)
"""High limits: the documents are our own, and whoever uses the command line may use the machine."""


def at_the_command_line() -> Caller:
    """Return the user of the command line as a caller, who may do everything."""
    return Caller(actor_at_the_command_line().name, frozenset(Scope), None, "")


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
                runner,
                pool,
                wait_s=wait_s,
                note=lambda _: None,  # it is reported as the command's failure
                drafters=drafters_of(settings),
            )
            done = await mutations.do(request.prepared.writes, request.variables, at_the_command_line())
    finally:
        await pool.close()
    for failure in done.failures.values():
        raise failure
    payload: dict[str, Any] = done.data[stored.field]
    return payload
