"""Run a compiled plan: one connection, one statement, the answer as bytes."""

import json
from collections.abc import Mapping, Sequence
from time import perf_counter
from types import MappingProxyType
from typing import NamedTuple

import asyncpg

from db.postgres.pool import Pool, PoolClosed
from db.read.compile import Compiled
from db.sql.errors import (
    AmbiguousName,
    AnswerTooLarge,
    DatabaseUnavailable,
    EpochChanged,
    InvalidText,
    ReadRefused,
    StatementTimeout,
)

OTHER_EPOCH = "ISN01"
"""The SQLSTATE that the database raises for a cursor of another change log: see check_feed_epoch."""

_OTHER_LOG = (
    "the cursor belongs to the change log of another database, or to this one before it was restored: fetch the data again"
    " (for the feed, take a snapshot), and continue from its cursor"
)

LOST = (asyncpg.InterfaceError, asyncpg.InternalClientError)
"""What the driver raises if a connection is lost; the second if it has not noticed yet."""

NOTHING: Mapping[str, ReadRefused] = MappingProxyType({})


class Answer(NamedTuple):
    """The JSON object of a plan's answer, and the errors within it by response key."""

    data: bytes
    refused: Mapping[str, ReadRefused] = NOTHING


async def execute(pool: Pool, compiled: Compiled, variables: Mapping[str, object], *, wait_s: float) -> Answer:
    """Return the answer of a compiled plan for these coerced variables.

    The values are checked before a connection is taken; waiting for one takes at most ``wait_s`` seconds.
    Raises one of ``db.sql.errors``.
    """
    return await run(pool, compiled, compiled.statement.bind(variables), wait_s=wait_s)


async def run(pool: Pool, compiled: Compiled, values: Sequence[object], *, wait_s: float) -> Answer:
    """Return the answer of a compiled plan for its statement's parameter values; raises one of ``db.sql.errors``."""
    row = await fetch_row(pool, compiled.bounded, [*values, pool.max_answer_bytes], wait_s=wait_s)
    if row[0] is None:
        raise too_large(pool.max_answer_bytes)
    if not compiled.ambiguous:
        return Answer(row[0])
    refused = {
        key: _ambiguous(candidates)
        for key, candidates in zip(compiled.ambiguous, tuple(row)[1:], strict=True)
        if candidates is not None
    }
    return Answer(row[0], refused)


async def fetch_row(pool: Pool, statement: str, values: Sequence[object], *, wait_s: float) -> asyncpg.Record:
    """Return the one row of a statement, counted in the caller's share; raises one of ``db.sql.errors``."""
    shares = pool.shares
    if shares is None:
        return await _fetch_observed(pool, statement, values, wait_s)
    whose = await shares.enter(wait_s)
    try:
        return await _fetch_observed(pool, statement, values, wait_s)
    finally:
        shares.leave(whose)


def too_large(allowed: int) -> AnswerTooLarge:
    """Return the error for an answer with more bytes than allowed."""
    return AnswerTooLarge(
        f"the answer has more than {allowed} bytes: select fewer fields, or ask for smaller pages", allowed=allowed
    )


async def _fetch_observed(pool: Pool, statement: str, values: Sequence[object], wait_s: float) -> asyncpg.Record:
    if pool.working is None:
        return await _fetch_row(pool, statement, values, wait_s)
    with pool.working("SELECT"):
        return await _fetch_row(pool, statement, values, wait_s)


async def _fetch_row(pool: Pool, statement: str, values: Sequence[object], wait_s: float) -> asyncpg.Record:
    try:
        connection = await pool.take(wait_s)
        began = perf_counter()
        try:
            row = await connection.fetch_row(statement, values)
        except Exception as fault:
            pool.give_back(connection, is_whole=not isinstance(fault, asyncpg.InternalClientError))
            raise
        except BaseException:
            pool.give_back(connection, is_whole=False)
            raise
        finally:
            if pool.shares is not None:
                pool.shares.charge(perf_counter() - began)
        pool.give_back(connection)
    except (asyncpg.PostgresError, *LOST, OSError, PoolClosed) as cause:
        refused = refusal_of(cause)
        if refused is None:
            raise
        raise refused from cause
    if row is None:
        raise DatabaseUnavailable("the database gave no answer: try again")
    return row


_REFUSALS: tuple[tuple[tuple[type[Exception], ...], type[ReadRefused], str], ...] = (
    (
        (asyncpg.QueryCanceledError,),
        StatementTimeout,
        "the answer took too long: ask for less, in smaller pages",
    ),
    (
        (asyncpg.ProgramLimitExceededError,),
        AnswerTooLarge,
        "the answer is larger than the database can build: select fewer fields, or ask for smaller pages",
    ),
    (
        (asyncpg.CharacterNotInRepertoireError,),
        InvalidText,
        "a text contains a character that cannot be stored: send plain Unicode text",
    ),
    (
        (OSError, PoolClosed, *LOST, asyncpg.PostgresConnectionError),
        DatabaseUnavailable,
        "the database cannot be reached: try again",
    ),
    (
        (
            asyncpg.TooManyConnectionsError,
            asyncpg.CannotConnectNowError,
            asyncpg.AdminShutdownError,
            asyncpg.ObjectNotInPrerequisiteStateError,  # the database is closed to new connections
        ),
        DatabaseUnavailable,
        "the database takes no connection at the moment: try again",
    ),
    (
        (asyncpg.InvalidSQLStatementNameError, asyncpg.DuplicatePreparedStatementError),
        DatabaseUnavailable,
        "the database is behind a connection pooler that shares sessions: the operator must configure session pooling",
    ),
)
"""The error that callers get for each failure of the driver or of PostgreSQL; the first match applies."""


def refusal_of(cause: Exception) -> ReadRefused | None:
    """Return the caller's error for a failure, or None if the failure is a bug."""
    for kinds, refusal, message in _REFUSALS:
        if isinstance(cause, kinds):
            return refusal(message)
    if isinstance(cause, asyncpg.PostgresError) and cause.sqlstate == OTHER_EPOCH:
        return EpochChanged(_OTHER_LOG)
    return None


def _ambiguous(candidates: list[str]) -> AmbiguousName:
    return AmbiguousName(
        f"{len(candidates)} entities have this name: use one of their ids, {json.dumps(candidates)}",
        candidates=candidates,
    )
