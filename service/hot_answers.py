"""Answers that are kept as long as nothing is written: by statement and values, so that nobody is given another's."""

import hashlib
from collections import OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from db.compile import Compiled

OVERHEAD = 500
"""Bytes that an answer takes beside its own, for its key."""

Key = tuple[Compiled, Hashable]


@dataclass(frozen=True, slots=True)
class HotAnswer:
    """A whole body, its entity tag as HTTP has it, and the generation of the data that it was made from."""

    body: bytes
    etag: str
    generation: int


def key_of(compiled: Compiled, values: Sequence[object]) -> Key:
    """Return what an answer is kept by: all that goes into it but the data."""
    return compiled, tuple(tuple(value) if isinstance(value, list) else value for value in values)


def etag_of(body: bytes) -> str:
    """Return the entity tag of a body: the same bytes, the same tag, in every process."""
    return f'"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'


class HotAnswers:
    """The answers that were used last, ``size`` bytes of them; none with a size of 0."""

    def __init__(self, size: int) -> None:
        self.size, self._used = size, 0
        self._answers: OrderedDict[Key, HotAnswer] = OrderedDict()

    @property
    def used(self) -> int:
        """The bytes that are kept."""
        return self._used

    def get(self, key: Key) -> HotAnswer | None:
        """Return what is kept; whether it still holds is for the caller to find out."""
        answer = self._answers.get(key)
        if answer is not None:
            self._answers.move_to_end(key)
        return answer

    def drop(self, key: Key) -> None:
        """Forget one answer."""
        answer = self._answers.pop(key, None)
        if answer is not None:
            self._used -= len(answer.body) + OVERHEAD

    def keep(self, key: Key, answer: HotAnswer) -> None:
        """Keep an answer, in the place of those that were not used longest."""
        self.drop(key)
        if len(answer.body) + OVERHEAD > self.size // 4:
            return
        self._answers[key] = answer
        self._used += len(answer.body) + OVERHEAD
        while self._used > self.size:
            _, gone = self._answers.popitem(last=False)
            self._used -= len(gone.body) + OVERHEAD
