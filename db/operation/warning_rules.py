"""What becomes of the warnings of one load: their places, which are silenced, and whether the others refuse the bundle."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from db.operation.bundle_problem import fault_of_warning, steps_of
from db.operation.load_report import BundleWarning
from db.operation.operation import OperationRefused
from editorial.bundle.check import Checked


@dataclass(frozen=True, slots=True)
class WarningRules:
    """The rules for the warnings of one bundle that only a load can give.

    ``places`` has the line and column of values by their path in the bundle, ``silenced`` the codes and lines that
    comments silence. With ``strict``, every other warning refuses the bundle.
    """

    places: Mapping[tuple[str | int, ...], tuple[int, int]] = field(default_factory=dict)
    silenced: frozenset[tuple[str, int]] = frozenset()
    strict: bool = False

    def settled(self, warnings: Iterable[BundleWarning]) -> tuple[BundleWarning, ...]:
        """Return the warnings that are not silenced, with their places.

        Raises OperationRefused if there are any and the rules are strict: call this in the transaction of the load, so
        that nothing is written then.
        """
        placed = [self._placed(warning) for warning in warnings]
        kept = tuple(each for each in placed if (each.code, each.line) not in self.silenced)
        if kept and self.strict:
            raise OperationRefused([fault_of_warning(warning) for warning in kept])
        return kept

    def _placed(self, warning: BundleWarning) -> BundleWarning:
        """Return a warning with the line and column of its value, or of the nearest ancestor whose place is known."""
        if warning.line is not None:
            return warning
        steps = steps_of(warning.path[1:])
        for size in range(len(steps), 0, -1):
            if steps[:size] in self.places:
                line, column = self.places[steps[:size]]
                return replace(warning, line=line, column=column)
        return warning


LENIENT = WarningRules()
"""No comments, no places; warnings refuse nothing."""


def rules_of(checked: Checked, *, strict: bool) -> WarningRules:
    """Return the rules for a checked bundle."""
    return WarningRules(checked.places, checked.silenced, strict)
