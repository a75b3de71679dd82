"""Notes of drafted items: the code of the rule, why, and what is doubtful; and the doubts as comments of a bundle."""

import re
import textwrap
from collections.abc import Mapping

from editorial.draft.draft import Basis

_CODE = re.compile(r"([A-Z][A-Z0-9_]*)(?:: |$)")
_LONGEST = 2_000
_WIDTH = 110
_SIGNS = re.compile(r"\W+")


def note_of(basis: Basis, reasons: Mapping[str, str]) -> str | None:
    """Return why something was drafted, after the code of its rule; None if nothing is known."""
    code = code_of(basis.rule)
    why = " ".join(filter(None, (reasons.get(basis.rule), *basis.doubts)))
    note = f"{code}: {why}" if code and why else code or why
    return note[:_LONGEST].strip() or None


def code_of(rule: str) -> str:
    """Return the name of a rule as a code in capitals."""
    return _SIGNS.sub("_", rule.upper()).strip("_")


def rule_in(note: str | None) -> str | None:
    """Return the code of the rule in the note of a drafted item; None if the note is of something else."""
    found = _CODE.match(note or "")
    return found[1] if found else None


def comments_on(basis: Basis) -> tuple[str, ...]:
    """Return the lines of a comment with the doubts of an item."""
    lines = (textwrap.wrap(f"doubtful: {each}", _WIDTH, break_on_hyphens=False) for each in basis.doubts)
    return tuple(f"# {'  ' if number else ''}{line}" for found in lines for number, line in enumerate(found))
