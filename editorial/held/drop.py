"""What was dropped from a model's answer, counted by the reason."""

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType


class DropReason(StrEnum):
    """Why something of an answer was dropped."""

    NOT_IN_TEXT = "NOT_IN_TEXT"
    PART_OF_WORD = "PART_OF_WORD"
    WRONG_SHAPE = "WRONG_SHAPE"
    UNKNOWN_ENTITY = "UNKNOWN_ENTITY"
    NOT_A_DATE = "NOT_A_DATE"
    NOT_THE_NUMBER = "NOT_THE_NUMBER"
    TOO_MANY = "TOO_MANY"


_SENTENCES: Mapping[DropReason, tuple[str, str]] = MappingProxyType(
    {
        DropReason.NOT_IN_TEXT: (
            "One stretch of words that does not stand in the text was dropped.",
            "{} stretches of words that do not stand in the text were dropped.",
        ),
        DropReason.PART_OF_WORD: (
            "One stretch that ends inside a word was dropped.",
            "{} stretches that end inside a word were dropped.",
        ),
        DropReason.WRONG_SHAPE: (
            "One value of a form that was not asked for was dropped.",
            "{} values of a form that was not asked for were dropped.",
        ),
        DropReason.UNKNOWN_ENTITY: (
            "One reference to an entity that is not in the text was dropped.",
            "{} references to entities that are not in the text were dropped.",
        ),
        DropReason.NOT_A_DATE: ("One malformed date was dropped.", "{} malformed dates were dropped."),
        DropReason.NOT_THE_NUMBER: (
            "One number that differs from the words of the text was dropped.",
            "{} numbers that differ from the words of the text were dropped.",
        ),
        DropReason.TOO_MANY: (
            "One item beyond the most that are taken was dropped.",
            "{} items beyond the most that are taken were dropped.",
        ),
    }
)


def sentences_on(dropped: Mapping[DropReason, int]) -> Iterator[str]:
    """Yield what an editor is told of what was dropped."""
    for reason in DropReason:
        if count := dropped.get(reason, 0):
            one, several = _SENTENCES[reason]
            yield one if count == 1 else several.format(count)


class Drops:
    """Counts what is dropped."""

    def __init__(self) -> None:
        self._counts: Counter[DropReason] = Counter()

    def add(self, reason: DropReason, count: int = 1) -> None:
        """Count something."""
        self._counts[reason] += count

    def counts(self) -> Mapping[DropReason, int]:
        """Return how often something was dropped, by the reason."""
        return {reason: self._counts[reason] for reason in DropReason if self._counts[reason]}
