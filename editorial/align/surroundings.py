"""Find words by their surroundings: the one place where exactly these words stand between exactly these others."""

ENOUGH = 16
"""The fewest characters of context that identify a place by one side alone, if the other side changed."""


def stands_once(body: str, prefix: str, exact: str, suffix: str) -> int | None:
    """Return where ``exact`` starts in a body, in code points, between both contexts or else next to one of them.

    None if there is no such place or several: nothing is guessed.
    """
    sides = [(prefix, suffix)]
    sides += [(prefix, "")] if len(prefix) >= ENOUGH else []
    sides += [("", suffix)] if len(suffix) >= ENOUGH else []
    for before, after in sides:
        words = before + exact + after
        found = body.find(words)
        if found >= 0:
            return found + len(before) if body.find(words, found + 1) < 0 else None
    return None
