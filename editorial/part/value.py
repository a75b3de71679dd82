"""Values of a bundle: texts, keys, languages, dates and addresses, each with its check."""

import re
from datetime import MAXYEAR, MINYEAR, date, datetime
from functools import lru_cache
from typing import Annotated, Literal, TypeAlias
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator
from pydantic_core import PydanticCustomError

from editorial.model.edtf import MalformedDate, parse_edtf
from editorial.text.language import is_language
from editorial.text.text import UnreadableText, normalise


def _language(text: str) -> str:
    if not is_language(text):
        raise PydanticCustomError("MALFORMED_VALUE", "write a language as a BCP 47 tag: ar, en, be-Latn")
    return text


def _storable(text: str) -> str:
    try:
        normalise(text)
    except UnreadableText as fault:
        raise PydanticCustomError("MALFORMED_VALUE", "{reason}", {"reason": str(fault)}) from None
    return text


def _edtf(text: str) -> str:
    try:
        return parse_edtf(text).text
    except MalformedDate as fault:
        reason = f"this is not an EDTF date, at character {fault.position + 1}: {fault.reason}"
        raise PydanticCustomError("MALFORMED_DATE", "{reason}", {"reason": reason}) from None


def _instant(value: object) -> datetime:
    try:
        found = datetime.fromisoformat(value.upper()) if isinstance(value, str) else None  # RFC 3339 has t and z too
    except ValueError:
        found = None
    # A year at either end of the calendar could leave it when the instant is shown in another time zone.
    if found is None or found.tzinfo is None or not MINYEAR < found.year < MAXYEAR:
        raise PydanticCustomError("MALFORMED_DATE", "write an instant with its offset: 2025-12-13T09:30:00+03:00")
    return found


def _calendar_day(value: object) -> date:
    try:
        if isinstance(value, str):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise PydanticCustomError("MALFORMED_DATE", "write a day as 2025-12-13")


@lru_cache(maxsize=1)
def _timezones() -> frozenset[str]:
    return frozenset(available_timezones())


def _timezone(name: str) -> str:
    if name not in _timezones():
        raise PydanticCustomError("MALFORMED_VALUE", "write a time zone by its IANA name: Europe/Minsk")
    return name


def read_occurrence(value: object) -> int | list[int] | Literal["all"]:
    if value == "all":
        return "all"
    if isinstance(value, list) and value and all(type(number) is int and number > 0 for number in value):
        return value
    if type(value) is int and value > 0:
        return value
    raise PydanticCustomError("MALFORMED_VALUE", "an occurrence is a number from 1, a list of such numbers, or `all`")


def as_list(value: object) -> object:
    """Return one word as a list of it; anything else as it is."""
    return [value] if isinstance(value, str) else value


def read_distinct(value: object) -> bool | list[str]:
    """Return whether an item is none of those that look like it, or the keys of those that it is not."""
    found = as_list(value)
    if isinstance(found, bool):
        return found
    if isinstance(found, list) and 0 < len(found) <= _MOST_KEYS and all(_is_key(each) for each in found):
        return list(dict.fromkeys(found))
    raise PydanticCustomError(
        "MALFORMED_VALUE", "write `distinct: true`, or the key of the other one, or a list of keys"
    )


def _is_key(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST_KEY and re.fullmatch(_KEY, value) is not None


def is_address(text: str) -> bool:
    """Return whether one of the values of ``same_as`` is an address; otherwise it is a key."""
    return ":" in text


_KEY = "[a-z0-9]+(-[a-z0-9]+)*"
_LONGEST_KEY = 200
_MOST_KEYS = 100

Text: TypeAlias = Annotated[str, AfterValidator(_storable), Field(min_length=1, max_length=100_000)]
Key: TypeAlias = Annotated[str, Field(pattern=f"^{_KEY}$", max_length=_LONGEST_KEY)]
ClaimName: TypeAlias = Annotated[
    str,
    Field(
        pattern=f"^({_KEY}/({_KEY}:)?)?{_KEY}$",
        max_length=602,
        examples=["denied", "belta-monday/denied", "belta-monday/second-desk:denied"],
    ),
]
Language: TypeAlias = Annotated[str, AfterValidator(_language), Field(examples=["ar", "be-Latn"])]
EdtfText: TypeAlias = Annotated[str, AfterValidator(_edtf), Field(examples=["2025-12-13", "2024-07/2025-12-13"])]
Instant: TypeAlias = Annotated[datetime, BeforeValidator(_instant, json_schema_input_type=str)]
Day: TypeAlias = Annotated[date, BeforeValidator(_calendar_day, json_schema_input_type=str)]
Timezone: TypeAlias = Annotated[str, AfterValidator(_timezone), Field(examples=["Europe/Minsk"])]
Url: TypeAlias = Annotated[str, Field(pattern=r"^https?://[^\s\x00]+$", max_length=2000)]
UrlOrKey: TypeAlias = Annotated[str, Field(pattern=rf"^(https?://[^\s\x00]+|{_KEY})$", max_length=2000)]
Keys: TypeAlias = Annotated[
    list[Key], BeforeValidator(as_list, json_schema_input_type=Key | list[Key]), Field(max_length=_MOST_KEYS)
]
Distinct: TypeAlias = Annotated[
    bool | list[str], PlainValidator(read_distinct, json_schema_input_type=bool | Key | list[Key])
]
Confidence: TypeAlias = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Localised: TypeAlias = Annotated[dict[Language, Text], Field(max_length=100)]
