"""Running a compiled plan: one connection, one statement, the answer as bytes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import asyncpg

from db.compile import Compiled
from db.errors import AmbiguousName, DatabaseUnavailable, InvalidText, ReadRefused, StatementTimeout

Pool: TypeAlias = "asyncpg.Pool[asyncpg.Record]"


@dataclass(frozen=True, slots=True)
class Answer:
    """The JSON object of a plan's answer, and what was refused within it by response key."""

    data: bytes
    refused: Mapping[str, ReadRefused] = field(default_factory=dict)


async def open_pool(dsn: str, *, smallest: int, largest: int, statement_timeout_ms: int) -> Pool:
    """Return a pool of connections for reading.

    Every connection speaks UTC and gives up a statement after ``statement_timeout_ms``.
    """
    return await asyncpg.create_pool(
        dsn,
        min_size=smallest,
        max_size=largest,
        max_cached_statement_lifetime=0,
        statement_cache_size=1024,
        max_cacheable_statement_size=0,
        reset=_leave,
        server_settings={
            "application_name": "isnad",
            "statement_timeout": str(statement_timeout_ms),
            "timezone": "UTC",
            "jit": "off",
        },
    )


async def _leave(connection: object) -> None:
    """Leave a connection as it is: no statement here changes its state, and resetting it would be one more."""


async def execute(pool: Pool, compiled: Compiled, variables: Mapping[str, object], *, wait_s: float) -> Answer:
    """Return the answer of a compiled plan for these coerced variables.

    The values are checked before a connection is taken; waiting for one takes at most ``wait_s`` seconds.
    Raises one of ``db.errors``.
    """
    values = compiled.statement.bind(variables)
    try:
        async with pool.acquire(timeout=wait_s) as connection:
            row = await connection.fetchrow(compiled.statement.text, *values)
    except asyncpg.QueryCanceledError as cause:
        raise StatementTimeout("the answer took too long: ask for less, in smaller pages") from cause
    except asyncpg.CharacterNotInRepertoireError as cause:
        raise InvalidText("a text holds a character that cannot be stored") from cause
    except (OSError, TimeoutError, asyncpg.InterfaceError, asyncpg.PostgresConnectionError) as cause:
        raise DatabaseUnavailable("the database cannot be reached at the moment: try again") from cause
    except (asyncpg.TooManyConnectionsError, asyncpg.CannotConnectNowError, asyncpg.AdminShutdownError) as cause:
        raise DatabaseUnavailable("the database takes no connection at the moment: try again") from cause
    if row is None:
        raise DatabaseUnavailable("the database gave no answer: try again")
    refused = {
        key: _ambiguous(candidates)
        for key, candidates in zip(compiled.ambiguous, tuple(row)[1:], strict=True)
        if candidates is not None
    }
    return Answer(str(row[0]).encode(), refused)


def _ambiguous(candidates: list[str]) -> AmbiguousName:
    return AmbiguousName(
        f"{len(candidates)} entities bear this name: ask by one of their ids, {json.dumps(candidates)}",
        candidates=candidates,
    )
