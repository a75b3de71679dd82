"""Effort: the steps that working on texts has taken, and how many more it may take.

The allowance of a bundle grows linearly with its size, so that no bundle takes longer than others of its length by more
than a constant factor. A step of checking takes about a microsecond.
"""

BASE = 2_000_000
"""Steps that checking may take regardless of size."""

A_CHARACTER = 8
"""Additional steps for every character."""


class EffortSpent(Exception):
    """The work would take more steps than are left."""

    code = "TOO_MUCH_TO_CHECK"

    def __init__(self) -> None:
        super().__init__(
            "checking this takes too long for a text of its size: quote fewer or shorter words, or load"
            " the annotations in parts, as annotation sets"
        )

    def __reduce__(self) -> tuple[type["EffortSpent"], tuple[()]]:
        """Return what rebuilds this error in another process."""
        return EffortSpent, ()


class Effort:
    """Steps taken: a token read, two words compared, sixty-four cells of a table.

    ``allowance`` bounds the steps of ``may`` and ``take``; work that is linear in the texts is only counted. At most
    half of it can go to optional work (``may_spare``). ``fell_short`` says whether any steps were refused.
    """

    def __init__(self, allowance: int) -> None:
        self.allowance = allowance
        self.steps = 0
        self.fell_short = False
        self._to_spare = allowance // 2

    def count(self, steps: int) -> None:
        """Count steps without checking the allowance."""
        self.steps += steps

    def may(self, steps: int) -> bool:
        """Return whether this many steps are left; if so, take them."""
        if steps > self.allowance:
            self.fell_short = True
            return False
        self.allowance -= steps
        self.steps += steps
        return True

    def may_spare(self, steps: int) -> bool:
        """Return whether this many steps are left for optional work; if so, take them."""
        if steps > self._to_spare:
            self.fell_short = True
            return False
        self._to_spare -= steps
        return self.may(steps)

    def take(self, steps: int) -> None:
        """Take steps that the result depends on. Raises EffortSpent."""
        if not self.may(steps):
            raise EffortSpent

    def grow(self, characters: int) -> None:
        """Extend the allowance for characters of a text that was read later."""
        self.allowance += A_CHARACTER * characters
        self._to_spare += A_CHARACTER * characters // 2


def effort_for(characters: int) -> Effort:
    """Return the effort allowed for checking a text of this many characters."""
    return Effort(BASE + A_CHARACTER * characters)
