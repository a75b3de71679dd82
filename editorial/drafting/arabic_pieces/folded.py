"""Lists of words, folded as the words of a text are."""

from editorial.text.fold import fold


def word_tuple(words: str) -> tuple[str, ...]:
    """Return the words of a list, as they are written."""
    return tuple(words.split())


def folded_words(words: str) -> frozenset[str]:
    """Return the words of a list, folded."""
    return frozenset(fold(word) for word in words.split())
