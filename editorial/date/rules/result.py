"""What rules return: days, and intervals that are as exact as the words."""

from datetime import date

from editorial.date.context import DAY, Context
from editorial.date.lexicon import Token
from editorial.date.rules.rule import Parts


def day_token(day: date) -> Token:
    """Return a day as a token."""
    return Token("day", day.isoformat())


def approximate(text: str) -> str:
    """Return EDTF as approximate."""
    return text if text.endswith("~") else f"{text}~"


def loose(first: object, last: object) -> Token:
    """Return an interval both ends of which are approximate: what is in it need not fill it."""
    return Token("interval", f"{approximate(str(first))}/{approximate(str(last))}")


def several(first: date, last: date, parts: Parts) -> Token:
    """Return days that are named together: one to another, and neighbours, are an interval, others are not."""
    is_whole = "link" in parts or "between" in parts or last - first == DAY * (2 if "middle" in parts else 1)
    return Token("interval", f"{first}/{last}") if is_whole else loose(first, last)


def month_of(token: Token, context: Context) -> int:
    """Return the month, since year 0, of a month with or without its year."""
    number = int(token.value)
    return number if token.kind == "month_of_year" else context.nearest_month(number)
