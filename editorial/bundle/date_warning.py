"""Warn of words that cannot be resolved to a date, and suggest words that can."""

from editorial.bundle.shape import Problems
from editorial.bundle.source import Path
from editorial.date.suggestion import nearest_expression
from editorial.date.when import EITHER, Directions, Published, Said, when_said

A_TRY = 250
"""Steps for one expression that is tried."""

_NO_DAY = "the article has no `published_at`, from which these words would count: give it, or `base`, or `edtf`"
_UNKNOWN = "these words cannot be resolved to a date, so the date stays unknown: quote other words of the article, or give `edtf`"


def warn_of_date(problems: Problems, said: Said, published: Published, path: Path, directions: Directions) -> None:
    """Note a warning for the words of ``said``, with the nearest expression that resolves in their place."""

    def resolves(expression: str) -> bool:
        return problems.effort.may_spare(A_TRY) and _edtf(said, expression, published, directions) is not None

    message, nearest = _NO_DAY, None
    if said.base or published.day:
        message = _message(said, published, directions)
        nearest = nearest_expression(said.expression or "", published.language, resolves)
    problems.warn("DATE_NOT_RESOLVED", message, path, nearest=nearest)


def _message(said: Said, published: Published, directions: Directions) -> str:
    found = {_edtf(said, said.expression or "", published, (direction,)) for direction in EITHER}
    if directions == EITHER and len(found) == len(EITHER):
        known = " or ".join(sorted(edtf for edtf in found if edtf))
        return f"these words could mean {known}: give `direction: PAST` or `direction: FUTURE`, or `edtf`"
    return _UNKNOWN


def _edtf(said: Said, expression: str, published: Published, directions: Directions) -> str | None:
    one = Said(expression, None, said.base, said.direction)
    return when_said(one, published, directions).edtf
