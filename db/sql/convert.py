"""Convert values of a request to what the driver sends, one function for each kind of parameter."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from uuid import UUID

from db.sql.errors import InvalidId, InvalidText, TextTooLong
from editorial.model.edtf import Edtf
from editorial.text.fold import fold_name
from editorial.text.invisible import shown
from editorial.text.language import fallbacks

MAX_TEXT = 4000
"""The longest text in an argument, in code points: as long as an address may be."""

UNKNOWN_RECENCY = 9223372036854775807
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


def as_text(value: object) -> str | None:
    """Return a text.

    Raises InvalidText for a NUL character or a lone surrogate, TextTooLong for more than MAX_TEXT code points.
    """
    if value is None:
        return None
    text = str(value)
    if len(text) > MAX_TEXT:
        message = f"a text has {len(text)} characters; the limit is {MAX_TEXT}: shorten it"
        raise TextTooLong(message, asked=len(text), allowed=MAX_TEXT)
    if _UNSTORABLE.search(text):
        raise InvalidText("a text contains a NUL character or half of a surrogate pair: send plain Unicode text")
    return text


def as_texts(value: object) -> list[str]:
    """Return a list of texts or enumeration values; a single value becomes a list of one."""
    return [text for item in _items(value) if (text := as_text(item)) is not None]


def as_change_types(value: object) -> list[str]:
    """Return the types of a list as the change log writes them: in small letters."""
    return [text.lower() for text in as_texts(value)]


def as_id(value: object) -> UUID:
    """Return an id as a UUID.

    Raises InvalidId for anything else.
    """
    try:
        return UUID(str(value))
    except ValueError:
        raise InvalidId(f"{shown(str(value))} is not an id: use a UUID, as returned in every `id` field") from None


def as_known_id(value: object) -> UUID | None:
    """Return an id as a UUID, or None if it is not one: then no item has it."""
    try:
        return UUID(str(value))
    except ValueError:
        return None


def as_known_ids(value: object) -> list[UUID | None]:
    """Return a list of ids as UUIDs, in order, with None for each one that is not a UUID."""
    return [as_known_id(item) for item in _items(value)]


def as_folded(value: object) -> str:
    """Return a name in the folded form that searches compare."""
    return fold_name(as_text(value) or "")


def as_languages(value: object) -> list[str]:
    """Return a language and its fallbacks, best first; an empty list without a language."""
    return [] if value is None else list(fallbacks(str(value)))


def as_first_day(value: object) -> date | None:
    """Return the earliest day of a date, None if its start is open."""
    return value.earliest if isinstance(value, Edtf) else None


def as_last_day(value: object) -> date | None:
    """Return the latest day of a date, None if its end is open."""
    return value.latest if isinstance(value, Edtf) else None


def as_recency(value: object) -> int:
    """Return an instant in the unit of the column ``recency``: microseconds before 1970, so that newer is less."""
    if not isinstance(value, datetime):
        return UNKNOWN_RECENCY
    passed = value - _EPOCH
    return -((passed.days * 86400 + passed.seconds) * 1_000_000 + passed.microseconds)


def as_instant(value: object) -> datetime | None:
    """Return an instant, moved into the years 1 to 9999 UTC if it lies outside; None for any other value."""
    if not isinstance(value, datetime):
        return None
    try:
        return value.astimezone(UTC)
    except OverflowError:
        return (datetime.min if value.year == 1 else datetime.max).replace(tzinfo=UTC)


def _items(value: object) -> Iterable[object]:
    return value if isinstance(value, list | tuple) else () if value is None else (value,)
