"""Following subscriptions: what each of them is told, as the bodies of answers, whatever they are sent over."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Coroutine, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import orjson

from db.change_log import News, Place, log_end
from db.errors import DatabaseUnavailable, StatementTimeout
from db.execute import run
from db.pool import Pool
from schema.live import AFTER, CHANGES, Live
from service.change_reader import ChangeReader
from service.undisturbed import undisturbed

T = TypeVar("T")

PATIENCE = 6
"""So often a reading that the database did not answer is tried before the subscriber is told."""

FIRST_PAUSE_S = 0.2

MAX_READINGS = 1000
"""Readings by one process that are begun and not yet answered; who comes when there are so many tries again.

A reading goes on when nobody waits for it any more, so their number is not that of those who listen.
"""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that a subscriber is told: the body of an answer, and the cursor to go on after, where there is one."""

    body: bytes
    cursor: str | None = None


class Following:
    """Follows subscriptions for everybody in this process; those who ask the same at the same time are read for once."""

    def __init__(self, pool: Pool, reader: ChangeReader, *, wait_s: float) -> None:
        self._pool, self._wait_s, self.reader = pool, wait_s, reader
        self._tellings: dict[Hashable, asyncio.Task[Sequence[Told]]] = {}
        self._ends: dict[Hashable, asyncio.Task[tuple[Place, str]]] = {}

    def check(self, live: Live, variables: Mapping[str, object]) -> None:
        """Refuse a subscription whose values cannot be used: raises one of ``db.errors``."""
        if live.is_log:
            live.types(variables)
            if (after := live.after(variables)) is not None:
                live.compiled.statement.bind({**variables, AFTER: after})
        else:
            live.compiled.statement.bind(variables)

    def follow(
        self, live: Live, variables: Mapping[str, object], *, after: str | None = None
    ) -> AsyncGenerator[Told, None]:
        """Yield what a subscription is told, for ever; ``after`` goes before the cursor that it names itself.

        Close it when nobody listens any more. Raises one of ``db.errors``, also after a while: then it is over.
        """
        return self._log(live, variables, after) if live.is_log else self._article(live, variables)

    async def _log(self, live: Live, variables: Mapping[str, object], after: str | None) -> AsyncGenerator[Told, None]:
        types = live.types(variables)

        def concerns(news: News) -> bool:
            return types is None or bool(types & news.types)

        async with self.reader.follow(concerns) as follower:
            cursor = after or live.after(variables)
            if cursor is None:
                cursor = await self._end()
            while True:
                batch = await self._read(live, {**variables, AFTER: cursor})
                for told in batch:
                    yield told
                    cursor = told.cursor or cursor
                if len(batch) < live.batch:
                    await follower.news()

    async def _article(self, live: Live, variables: Mapping[str, object]) -> AsyncGenerator[Told, None]:
        article = live.article(variables)
        async with self.reader.follow(lambda news: article in news.articles) as follower:
            while True:
                await follower.news()
                for told in await self._read(live, variables):
                    yield told

    async def _read(self, live: Live, variables: Mapping[str, object]) -> Sequence[Told]:
        """Return what is to be told now; a database that does not answer is asked again for some time."""
        for attempt in range(PATIENCE):
            try:
                return await self._shared(live, live.compiled.statement.bind(variables))
            except (DatabaseUnavailable, StatementTimeout):
                if attempt == PATIENCE - 1:
                    raise
            await asyncio.sleep(FIRST_PAUSE_S * 2**attempt)
        raise AssertionError("the last attempt returns or raises")

    async def _shared(self, live: Live, values: Sequence[object]) -> Sequence[Told]:
        """Read, or wait for the reading of somebody who asked the same since the last news."""
        frozen = tuple(tuple(value) if isinstance(value, list) else value for value in values)
        key = (live.compiled, frozen, self.reader.generation)
        return await self._once(self._tellings, key, lambda: self._read_now(live, values))

    async def _end(self) -> str:
        """Return the cursor of the end of the log."""
        _, cursor = await self._once(self._ends, object(), lambda: log_end(self._pool, wait_s=self._wait_s))
        return cursor

    async def _once(
        self, under_way: dict[Hashable, asyncio.Task[T]], key: Hashable, read: Callable[[], Coroutine[Any, Any, T]]
    ) -> T:
        """Wait for a reading that is under way, or begin it. It is not broken off when nobody waits for it any more."""
        task = under_way.get(key)
        if task is None:
            if len(self._tellings) + len(self._ends) >= MAX_READINGS:
                raise DatabaseUnavailable("too much is being read at once: try again")
            task = under_way[key] = asyncio.create_task(read())

            task.add_done_callback(lambda _: under_way.pop(key, None))
        return await undisturbed(task)

    async def _read_now(self, live: Live, values: Sequence[object]) -> Sequence[Told]:
        answer = await run(self._pool, live.compiled, values, wait_s=self._wait_s)
        data = orjson.loads(answer.data)
        if live.is_log:
            return [
                Told(orjson.dumps({"data": {live.key: edge["node"]}}), edge["cursor"])
                for edge in data[CHANGES]["edges"]
            ]
        return [Told(orjson.dumps({"data": {live.key: data["article"]}}))]
