"""Execute mutations, field by field: the one way in which GraphQL, REST and commands write."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol, TypeVar

import orjson

from db.operation.computing import NO_DRAFTERS, Preparation, in_thread
from db.operation.operation import OperationRefused
from db.postgres.pool import Pool
from db.postgres.threads import run_in_thread
from db.read.execute import run
from db.sql.errors import ReadRefused
from db.transaction.runner import OperationRunner
from editorial.draft.drafter import Drafter
from editorial.job import Job
from schema.operation.payload import Shaped
from schema.request.mutation_fields import MutationFields, Write
from service.http.finish_despite_cancellation import finish_despite_cancellation
from service.http.reply import codes_of, note_failure
from service.request.actor import actor_of
from service.request.caller import Caller
from service.request.request_record import note_codes

T = TypeVar("T")


class ComputingFor(Protocol):
    """A function that computes jobs for callers, as long as they wait."""

    async def __call__(self, job: Job[T], *, caller: str, gone: asyncio.Event) -> T:
        """Return the result of a job; the job of a caller who is ``gone`` is aborted."""
        ...


async def computing_here(job: Job[T], *, caller: str, gone: asyncio.Event) -> T:
    """Run a job in this process to its end."""
    return await in_thread(job)


@dataclass(slots=True)
class Done:
    """The result of a mutation: the payloads by response key, null if one failed; and the failures.

    ``failures`` are keyed by the response keys that lead to the null value.
    """

    data: dict[str, Any]
    failures: dict[tuple[str, ...], Exception] = field(default_factory=dict)


class Mutations:
    """Executes mutations; their payloads are read from ``pool``, and failures are passed to ``note``.

    Long computations before the first write are left to ``computing``, and drafts of articles to ``drafters``.
    """

    def __init__(
        self,
        runner: OperationRunner,
        pool: Pool,
        *,
        wait_s: float,
        note: Callable[[Exception], None] = note_failure,
        computing: ComputingFor = computing_here,
        drafters: Mapping[str, Drafter] = NO_DRAFTERS,
    ) -> None:
        self._runner, self._pool, self._wait_s, self._note = runner, pool, wait_s, note
        self._computing, self._drafters = computing, drafters

    async def do(self, writes: MutationFields, variables: Mapping[str, object], caller: Caller) -> Done:
        """Execute all fields of a mutation in order, whichever of them fail.

        Work begun in the database is finished even if nobody waits for the answer any more; a computation is then
        aborted and writes nothing. Raises InsufficientScope and VariablesInvalid before anything is done.
        """
        for write in writes.writes:
            caller.require(write.operation.scope)
        requests = [write.request(variables) for write in writes.writes]
        done, gone = Done(writes.nothing_done()), asyncio.Event()
        try:
            for write, request in zip(writes.writes, requests, strict=True):
                await finish_despite_cancellation(
                    asyncio.create_task(self._do(done, write, request, _Asking(caller, gone)))
                )
        except asyncio.CancelledError:
            gone.set()
            raise
        return done

    async def _do(self, done: Done, write: Write, request: object, asking: "_Asking") -> None:
        """Execute one operation; a failure is noted and reported in its place."""
        try:
            shaped = await self._shaped(write, request, asking)
        except Exception as error:  # the last resort of a field: those after it are still done
            self._note(error)
            done.failures[(write.key,)] = error
            return
        try:
            await self._read(write, shaped)
        except ReadRefused as error:
            self._note(error)
            shaped.leave_out()
            done.failures[(write.key,)] = error
        done.data[write.key] = shaped.data

    async def _shaped(self, write: Write, request: object, asking: "_Asking") -> Shaped:
        caller = asking.caller
        operation, computing = write.operation, partial(self._computing, caller=caller.limit_key, gone=asking.gone)
        function = operation.function_with(computing)
        try:
            request = await operation.ready(request, Preparation(computing, self._drafters))
            outcome = await self._runner.run(function, request, actor_of(caller))
            listed = sum(len(value) for value in outcome.values.values() if isinstance(value, list | tuple))
            return await run_in_thread(partial(write.done, outcome), listed)
        except OperationRefused as refused:
            note_codes(codes_of(refused))
            return write.refused(refused)

    async def _read(self, write: Write, shaped: Shaped) -> None:
        """Read the payload of an operation that is done."""
        compiled = write.payload.compiled
        if compiled is None or not any(shaped.ids.values()):
            return
        answer = await run(self._pool, compiled, compiled.statement.bind(shaped.ids), wait_s=self._wait_s)
        shaped.fill(orjson.loads(answer.data))


@dataclass(frozen=True, slots=True)
class _Asking:
    """The caller; ``gone`` is set when they no longer wait."""

    caller: Caller
    gone: asyncio.Event
