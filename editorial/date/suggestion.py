"""Suggest the nearest expression that can be resolved, for words that cannot be resolved to a date."""

from collections.abc import Callable, Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import Indel

from editorial.date.words import arabic, english
from editorial.date.words.tokens import known_words, unknown_words
from editorial.text.fold import fold
from editorial.text.language import primary_subtag

Resolves = Callable[[str], bool]
"""Whether an expression comes to a date."""

MAX_WORDS = 10
"""Of longer expressions, only the first words are looked at."""

_LIKE = 0.7
_EXAMPLES = {"ar": arabic.EXAMPLES, "en": english.EXAMPLES}


def nearest_expression(expression: str, language: str, resolves: Resolves) -> str | None:
    """Return the expression most like ``expression`` that resolves; None for languages whose words are not read.

    First a misspelt word is put right; then words are left out at the ends, as few as possible; then it is one of the
    usual expressions of the language.
    """
    primary = primary_subtag(language)
    if primary not in _EXAMPLES:
        return None
    words = expression.split()[:MAX_WORDS]
    tries = (*_spelt(words, primary), *_shorter(words), *_usual(expression, primary))
    return next((one for one in tries if one != expression and resolves(one)), None)


def _spelt(words: Sequence[str], language: str) -> Iterator[str]:
    """Yield the words with each unknown one replaced by the known one most like it, if there is such a one."""
    unknown = frozenset(unknown_words(" ".join(words), language))
    replaced = [_nearest(word, language) if fold(word) in unknown else word for word in words]
    if unknown and all(replaced):
        yield " ".join(word for word in replaced if word)


def _nearest(word: str, language: str) -> str | None:
    found = process.extractOne(
        fold(word), known_words(language), scorer=Indel.normalized_similarity, score_cutoff=_LIKE
    )
    return found[0] if found else None


def _shorter(words: Sequence[str]) -> Iterator[str]:
    for size in range(len(words) - 1, 0, -1):
        yield from (" ".join(words[start : start + size]).strip("،,.؛;:") for start in range(len(words) - size + 1))


def _usual(expression: str, language: str) -> Iterator[str]:
    """Yield usual expressions, the most similar first."""
    found = process.extract(expression, _EXAMPLES[language], scorer=Indel.normalized_similarity, limit=None)
    return (text for text, _, _ in found)
