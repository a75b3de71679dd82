"""Folded words: most words of a text stand in it, and in others, more than once."""

from functools import lru_cache

from editorial.text.fold import fold


@lru_cache(maxsize=32_768)
def folded_word(word: str) -> str:
    """Return the fold of a word; only short texts should be asked for, because answers are kept."""
    return fold(word)
