"""Lexicons that are written as texts: words with blanks between them."""


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a lexicon, in order."""
    return tuple(text.split())
