"""A cache of answers, valid until something is written, and keyed so that no caller gets another's answer."""

import hashlib
from collections import Counter, OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from db.read.compile import Compiled

OVERHEAD = 500
"""Bytes that a cache entry takes beside the answer and the caller's values."""

OF_VALUE = 60
"""Minimum bytes of a value; each character of a text can take four more."""

Key = tuple[Compiled, tuple[Hashable, ...]]


@dataclass(frozen=True, slots=True)
class HotAnswer:
    """A whole body, its entity tag as in HTTP, and the generation of the data that it was made from."""

    body: bytes
    etag: str
    generation: int


def key_of(compiled: Compiled, values: Sequence[object]) -> Key:
    """Return the key of an answer: all that it depends on except the data."""
    return compiled, tuple(tuple(value) if isinstance(value, list) else value for value in values)


def etag_of(body: bytes) -> str:
    """Return the entity tag of a body; the same bytes give the same tag in every process."""
    return f'"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'


class HotAnswers:
    """The most recently used answers, up to ``size`` bytes of them; none with a size of 0.

    The caller of ``get`` counts ``hits`` and ``misses``, since a cached answer may no longer be valid. The size
    includes what callers can make large: the values in the key, and the statement, once for all its answers.
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
        """The bytes in use."""
        return self._used

    def get(self, key: Key) -> HotAnswer | None:
        """Return the cached answer; the caller has to check that it is still valid."""
        answer = self._answers.get(key)
        if answer is not None:
            self._answers.move_to_end(key)
        return answer

    def drop(self, key: Key) -> None:
        """Remove one answer."""
        answer = self._answers.pop(key, None)
        if answer is not None:
            self._forget(key, answer)

    def keep(self, key: Key, answer: HotAnswer) -> None:
        """Keep an answer, and evict the least recently used ones."""
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
        """Subtract the weight of an answer, and that of its statement with the last of its answers."""
        self._used -= weight_of(key, answer)
        self._of_statement[key[0]] -= 1
        if not self._of_statement[key[0]]:
            del self._of_statement[key[0]]
            self._used -= len(key[0].statement.text)


def weight_of(key: Key, answer: HotAnswer) -> int:
    """Return about how many bytes an answer and its key take, without the statement."""
    return len(answer.body) + OVERHEAD + sum(map(_weight_of_value, key[1]))


def _weight_of_value(value: object) -> int:
    if isinstance(value, tuple):
        return sum(map(_weight_of_value, value)) + OF_VALUE
    return len(value) * 4 + OF_VALUE if isinstance(value, str) else OF_VALUE
