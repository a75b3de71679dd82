"""Word lists written as running text, so that a list of hundreds of words is read at a glance."""


def listed(words: str) -> frozenset[str]:
    """Return the words of a text, which blanks and line ends part."""
    return frozenset(words.split())
