"""The runs of words of a text, folded: everything in it that could be a stored name."""

from collections.abc import Iterator
from itertools import islice

from editorial.text.fold import fold_name
from editorial.text.segment import words
from editorial.text.whole_word import MAX_PROCLITICS, PROCLITICS

LONGEST = 7
"""The most words of a name."""

MOST_WORDS = 20_000
"""How many words of a text are looked at."""

_ARTICLE = "ال"
_WITH_LAM = "لل"


def runs_of_words(text: str) -> frozenset[str]:
    """Return every run of one to LONGEST words, folded as stored names are; without one-letter words before it, too.

    A run never goes over the end of a line.
    """
    found: set[str] = set()
    left = MOST_WORDS
    for line in text.split("\n"):
        stretches = list(islice(words(line), left))
        left -= len(stretches)
        for number, (start, _) in enumerate(stretches):
            ends = [end for _, end in stretches[number : number + LONGEST]]
            found.update(run for end in ends for run in _without_proclitics(fold_name(line[start:end])))
    return frozenset(found)


def _without_proclitics(run: str) -> Iterator[str]:
    yield run
    for count in range(1, MAX_PROCLITICS + 1):
        if len(run) <= count + 1 or run[count - 1] not in PROCLITICS:
            return
        yield run[count:]
        if run[count - 1 :].startswith(_WITH_LAM):
            yield _ARTICLE + run[count + 1 :]
