"""The scalars of the schema, and the checks on the values that callers send for them."""

import re
from datetime import date, datetime
from typing import NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition

from editorial.model.edtf import Edtf, MalformedDate, parse_edtf
from editorial.text.invisible import shown, with_invisible
from editorial.text.language import is_language

DateTime = NewType("DateTime", datetime)
Date = NewType("Date", date)
EDTF = NewType("EDTF", str)
Language = NewType("Language", str)
URL = NewType("URL", str)

_INSTANT = re.compile(
    r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d(:?\d\d)?)",
    re.ASCII,
)
"""RFC 3339, plus two forms of the offset from ISO 8601 that many programs write: +0000 and +00."""


def parse_instant(value: object) -> datetime:
    """Return the instant that an RFC 3339 text names; raises ValueError, which says what is allowed.

    A fraction may have 1 to 9 digits, because other systems count nanoseconds; digits below a microsecond are dropped.
    """
    if isinstance(value, str) and _INSTANT.fullmatch(value):
        try:
            return datetime.fromisoformat(value.upper())
        except ValueError:
            pass
    raise ValueError(f"{shown(value)} is not an instant: use RFC 3339 with an offset, such as 2025-12-13T09:00:00Z")


def parse_day(value: object) -> date:
    """Return the day that a text names; raises ValueError, which says what is allowed."""
    if isinstance(value, str) and len(value) == 10:
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise ValueError(f"{shown(value)} is not a day: use a date such as 2025-12-13")


def parse_date_expression(value: object) -> Edtf:
    """Return the date that an EDTF text writes; raises ValueError, which says where the fault is."""
    if not isinstance(value, str):
        raise ValueError(f"{shown(value)} is not EDTF: use a text such as 2025-09 or 2025-12-12/2025-12-13")
    try:
        return parse_edtf(value)
    except MalformedDate as fault:
        raise ValueError(with_invisible(str(fault), value)) from None


def parse_language(value: object) -> str:
    """Return a language tag; raises ValueError, which says what is allowed."""
    if isinstance(value, str) and len(value) <= 64 and is_language(value):
        return value
    raise ValueError(f"{shown(value)} is not a language: use a BCP 47 tag, such as ar, en or be-Latn")


def parse_address(value: object) -> str:
    """Return a web address; raises ValueError, which says what is allowed."""
    if isinstance(value, str) and re.match(r"https?://[^\s/]", value) and len(value) <= 4000:
        return value
    raise ValueError(f"{shown(value)} is not an address: use an absolute URL, such as https://example.org/page")


SCALARS: dict[object, ScalarDefinition] = {
    DateTime: strawberry.scalar(
        name="DateTime",
        description=(
            "An instant in RFC 3339, with its offset: `2025-12-13T09:00:00+00:00`. Fractions of a second may"
            " have 1 to 9 digits; only the first six are used. The offset may also be written `Z`, `+0000` or `+00`."
        ),
        specified_by_url="https://scalars.graphql.org/andimarek/date-time",
        serialize=str,
        parse_value=parse_instant,
    ),
    Date: strawberry.scalar(name="Date", description="A day: `2025-12-13`.", serialize=str, parse_value=parse_day),
    EDTF: strawberry.scalar(
        name="EDTF",
        description=(
            "A date in the Extended Date/Time Format (ISO 8601-2), levels 0 and 1:"
            " `2025-09`, `2025-12-12/2025-12-13`, `2024-07/..`, `2025-12~`."
        ),
        specified_by_url="https://www.loc.gov/standards/datetime/",
        serialize=str,
        parse_value=parse_date_expression,
    ),
    Language: strawberry.scalar(
        name="Language",
        description="A language as a BCP 47 tag: `ar`, `en`, `be-Latn`.",
        specified_by_url="https://www.rfc-editor.org/info/bcp47",
        serialize=str,
        parse_value=parse_language,
    ),
    URL: strawberry.scalar(
        name="URL", description="An absolute address on the web.", serialize=str, parse_value=parse_address
    ),
}
