"""Words found again by what stands around them: where exactly these words stand once, between exactly these others."""

ENOUGH = 16
"""So many characters on one side tell a place apart where the other side is another."""


def stands_once(body: str, prefix: str, exact: str, suffix: str) -> int | None:
    """Return where ``exact`` starts in a body, in code points, between the two contexts or else beside one of them.

    None where it stands there nowhere or in several places: nothing is guessed.
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
