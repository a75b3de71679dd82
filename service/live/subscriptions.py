"""Subscriptions: the events of each of them as answer bodies, whatever transport sends them."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass

import orjson

from db.feed.change_log import News, log_end
from db.postgres.pool import Pool
from db.read.cursor import NOW
from db.read.execute import run
from schema.request.live import AFTER, CHANGES, Live
from service.live.change_reader import ChangeReader
from service.live.shared_reader import SharedReadings, patiently


@dataclass(frozen=True, slots=True)
class SubscriptionEvent:
    """One event for a subscriber: the body of an answer, and the cursor to continue from if it has one."""

    body: bytes
    cursor: str | None = None


class Subscriptions:
    """Follows subscriptions for all callers of this process; those who ask the same at the same time share one read."""

    def __init__(self, pool: Pool, reader: ChangeReader, *, wait_s: float) -> None:
        self._pool, self._wait_s, self.reader = pool, wait_s, reader
        self._readings = SharedReadings()

    def check(self, live: Live, variables: Mapping[str, object]) -> None:
        """Refuse a subscription whose values cannot be used: raises one of ``db.sql.errors``."""
        if live.is_log:
            live.types(variables)
            if (after := live.after(variables)) is not None:
                live.compiled.statement.bind({**variables, AFTER: after})
        else:
            live.compiled.statement.bind(variables)

    def follow(
        self, live: Live, variables: Mapping[str, object], *, after: str | None = None
    ) -> AsyncGenerator[SubscriptionEvent, None]:
        """Yield the events of a subscription, for ever; ``after`` overrides the cursor in its arguments.

        Close it when nobody listens any more. Raises one of ``db.sql.errors``, also later, which ends it.
        """
        return self._log(live, variables, after) if live.is_log else self._article(live, variables)

    async def _log(
        self, live: Live, variables: Mapping[str, object], after: str | None
    ) -> AsyncGenerator[SubscriptionEvent, None]:
        types = live.types(variables)

        def concerns(news: News) -> bool:
            return types is None or bool(types & news.seen(live.visibility).types)

        async with self.reader.follow(concerns) as follower:
            cursor = after or live.after(variables)
            if cursor in (None, NOW):
                cursor = await self._end()
            while True:
                batch = await self._read(live, {**variables, AFTER: cursor})
                for told in batch:
                    yield told
                    cursor = told.cursor or cursor
                if len(batch) < live.batch:
                    await follower.news()

    async def _article(self, live: Live, variables: Mapping[str, object]) -> AsyncGenerator[SubscriptionEvent, None]:
        article = live.article(variables)
        async with self.reader.follow(lambda news: article in news.seen(live.visibility).articles) as follower:
            while True:
                await follower.news()
                for told in await self._read(live, variables):
                    yield told

    async def _read(self, live: Live, variables: Mapping[str, object]) -> Sequence[SubscriptionEvent]:
        """Return what there is to send now."""
        return await patiently(lambda: self._shared(live, live.compiled.statement.bind(variables)))

    async def _shared(self, live: Live, values: Sequence[object]) -> Sequence[SubscriptionEvent]:
        """Read, or wait for the read of a caller who asked the same since the last news."""
        frozen = tuple(tuple(value) if isinstance(value, list) else value for value in values)
        key = (live.compiled, frozen, self.reader.generation)
        return await self._readings.once(key, lambda: self._read_now(live, values))

    async def _end(self) -> str:
        """Return the cursor of the end of the log."""
        _, cursor = await self._readings.once(object(), lambda: log_end(self._pool, wait_s=self._wait_s))
        return cursor

    async def _read_now(self, live: Live, values: Sequence[object]) -> Sequence[SubscriptionEvent]:
        answer = await run(self._pool, live.compiled, values, wait_s=self._wait_s)
        data = orjson.loads(answer.data)
        if live.is_log:
            return [
                SubscriptionEvent(orjson.dumps({"data": {live.key: edge["node"]}}), edge["cursor"])
                for edge in data[CHANGES]["edges"]
            ]
        return [SubscriptionEvent(orjson.dumps({"data": {live.key: data["article"]}}))]
