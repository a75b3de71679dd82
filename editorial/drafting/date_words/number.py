"""What a number in digits can be in a date."""

import re

_LAST_DAY, _FIRST_YEAR, _LAST_YEAR = 31, 1500, 2200
_FIRST_HIJRI, _LAST_HIJRI = 1300, 1499


def number_kind(found: "re.Match[str]", *, has_hijri: bool = False) -> str:
    """Return the kind of a match of ``words.WORD`` that begins with a digit."""
    if found["date"]:
        return "digits"
    digits, suffix = found["number"], found["suffix"]
    if not digits.isdecimal() or len(digits) > 4:
        return "number"
    value = int(digits)
    if suffix and suffix[-1] == "s":
        is_decade = value % 10 == 0 and (len(digits) == 2 or _FIRST_YEAR <= value <= _LAST_YEAR)
        return "decade" if is_decade else "number"
    if suffix:
        return "nth"
    if len(digits) <= 2:
        return "day_number" if 1 <= value <= _LAST_DAY else "number"
    is_year = _FIRST_YEAR <= value <= _LAST_YEAR or (has_hijri and _FIRST_HIJRI <= value <= _LAST_HIJRI)
    return "year" if len(digits) == 4 and is_year else "number"
