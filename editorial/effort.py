"""Effort: what a comparison of two texts has cost, in steps, and what it may cost at most."""


class Effort:
    """Steps taken: a token looked at, two words compared, sixty-four cells of a table.

    ``allowance`` bounds what is asked for by ``may``; what is linear in the texts is only counted.
    """

    def __init__(self, allowance: int) -> None:
        self.allowance = allowance
        self.steps = 0

    def count(self, steps: int) -> None:
        """Count steps that are taken whatever they cost."""
        self.steps += steps

    def may(self, steps: int) -> bool:
        """Return whether the allowance has so many steps left, and take them from it."""
        if steps > self.allowance:
            return False
        self.allowance -= steps
        self.steps += steps
        return True
