"""Answers to reads: run one statement, or find a cached answer that is still valid.

GraphQL and REST read only through this module.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from db.postgres.pool import Pool
from db.read.compile import Compiled
from db.read.execute import Answer, run
from db.read.freshness import Freshness
from service.access.bytes_under_way import BytesUnderWay
from service.answers.hot_answers import HotAnswer, HotAnswers, etag_of, key_of
from service.request.request_record import counted_caller


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers reads. A request waits at most ``wait_s`` seconds for a connection.

    Nothing is read for callers who have not read their earlier answers.
    """

    pool: Pool
    freshness: Freshness
    hot: HotAnswers
    wait_s: float
    under_way: BytesUnderWay

    async def read(self, compiled: Compiled, values: Sequence[object]) -> Answer:
        """Run a statement and return its answer; raises one of ``db.sql.errors``, TooManyBytes or ServiceFull."""
        self._check(0)
        answer = await run(self.pool, compiled, values, wait_s=self.wait_s)
        self._check(len(answer.data))
        return answer

    async def hot_or_read(self, compiled: Compiled, values: Sequence[object]) -> tuple[bytes, str | None]:
        """Return the body ``{"data":…}`` of a cached answer that is still valid, or read it; and its entity tag.

        The tag is None if nothing is cached. Raises what ``read`` does.
        """
        hot, freshness = self.hot, self.freshness
        if not hot.size:
            answer = await self.read(compiled, values)
            return b'{"data":' + answer.data + b"}", None
        key = key_of(compiled, values)
        kept = hot.get(key)
        if kept is not None:
            if kept.generation == await freshness.current():
                self._check(len(kept.body))
                hot.hits += 1
                return kept.body, kept.etag
            hot.drop(key)
        hot.misses += 1
        generation = freshness.generation
        answer = await self.read(compiled, values)
        body = b'{"data":' + answer.data + b"}"
        made = HotAnswer(body, etag_of(body), generation)
        hot.keep(key, made)
        return body, made.etag

    def _check(self, size: int) -> None:
        """Refuse an answer of this many bytes to a caller who has not read earlier ones."""
        if self.under_way.total:  # usually no large answer is being sent
            self.under_way.check(counted_caller(), size)
