"""A cache of answers, valid until something is written, and keyed so that no caller gets another's answer."""

import hashlib
from collections import Counter, OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from db.read.compile import Compiled

OVERHEAD = 500
"""Bytes that an answer takes beside its own and what the caller sent for it."""

OF_VALUE = 60
"""Bytes of a value, at least; each character of a text can take four more."""

Key = tuple[Compiled, tuple[Hashable, ...]]


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
    """The answers that were used last, ``size`` bytes of them; none with a size of 0.

    ``hits`` and ``misses`` are counted by who asks: what is kept may not hold any more.
    What a caller makes large counts too: the values that an answer is kept by, and its statement, once for all its answers.
    """

    def __init__(self, size: int) -> None:
        self.size, self._used = size, 0
        self.hits = self.misses = 0
        self._answers: OrderedDict[Key, HotAnswer] = OrderedDict()
        self._of_statement: Counter[Compiled] = Counter()

    def __len__(self) -> int:
        return len(self._answers)

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
            self._forget(key, answer)

    def keep(self, key: Key, answer: HotAnswer) -> None:
        """Keep an answer, in the place of those that were not used longest."""
        self.drop(key)
        weight, statement = weight_of(key, answer), len(key[0].statement.text)
        if weight + statement > self.size // 4:
            return
        self._answers[key] = answer
        self._used += weight if self._of_statement[key[0]] else weight + statement
        self._of_statement[key[0]] += 1
        while self._used > self.size:
            self._forget(*self._answers.popitem(last=False))

    def _forget(self, key: Key, answer: HotAnswer) -> None:
        """Take what an answer weighs away, and its statement with the last of its answers."""
        self._used -= weight_of(key, answer)
        self._of_statement[key[0]] -= 1
        if not self._of_statement[key[0]]:
            del self._of_statement[key[0]]
            self._used -= len(key[0].statement.text)


def weight_of(key: Key, answer: HotAnswer) -> int:
    """Return about how many bytes it takes to keep an answer by its key, without the statement."""
    return len(answer.body) + OVERHEAD + sum(map(_weight_of_value, key[1]))


def _weight_of_value(value: object) -> int:
    if isinstance(value, tuple):
        return sum(map(_weight_of_value, value)) + OF_VALUE
    return len(value) * 4 + OF_VALUE if isinstance(value, str) else OF_VALUE
