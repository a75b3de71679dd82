"""Effort: what working on texts has cost, in steps, and what it may cost at most.

The allowance of a bundle grows linearly with its size, so that no bundle takes longer than others of its length by more than a
factor. A step of checking takes about a microsecond.
"""

BASE = 2_000_000
"""Steps that checking may take whatever the size."""

A_CHARACTER = 8
"""Steps that every character allows for more."""


class EffortSpent(Exception):
    """What is asked for would take more steps than are left."""

    code = "TOO_MUCH_TO_CHECK"

    def __init__(self) -> None:
        super().__init__(
            "checking this takes too long for a text of its size: quote fewer or shorter words, or load"
            " the annotations in parts, as annotation sets"
        )

    def __reduce__(self) -> tuple[type["EffortSpent"], tuple[()]]:
        """Return what makes it again in another process."""
        return EffortSpent, ()


class Effort:
    """Steps taken: a token looked at, two words compared, sixty-four cells of a table.

    ``allowance`` bounds what is asked for by ``may`` and ``take``; what is linear in the texts is only counted.
    Half of it, and no more, can go to what may be left out (``may_spare``). ``fell_short`` tells whether anything was refused.
    """

    def __init__(self, allowance: int) -> None:
        self.allowance = allowance
        self.steps = 0
        self.fell_short = False
        self._to_spare = allowance // 2

    def count(self, steps: int) -> None:
        """Count steps that are taken whatever they cost."""
        self.steps += steps

    def may(self, steps: int) -> bool:
        """Return whether the allowance has so many steps left, and take them from it."""
        if steps > self.allowance:
            self.fell_short = True
            return False
        self.allowance -= steps
        self.steps += steps
        return True

    def may_spare(self, steps: int) -> bool:
        """Return whether so many steps are left for what the result is right without, and take them."""
        if steps > self._to_spare:
            self.fell_short = True
            return False
        self._to_spare -= steps
        return self.may(steps)

    def take(self, steps: int) -> None:
        """Take steps without which there is no result. Raises EffortSpent."""
        if not self.may(steps):
            raise EffortSpent

    def grow(self, characters: int) -> None:
        """Allow for more characters: those of a text that came later."""
        self.allowance += A_CHARACTER * characters
        self._to_spare += A_CHARACTER * characters // 2


def effort_for(characters: int) -> Effort:
    """Return what checking a text of so many characters may take."""
    return Effort(BASE + A_CHARACTER * characters)
