"""The values of parameters: a text is read as a value of the parameter's type, or refused with what is allowed."""

import difflib
import re
from collections.abc import Sequence

from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLID,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInt,
    GraphQLList,
    get_named_type,
)

from db.sql.errors import InvalidId, InvalidText
from editorial.text.invisible import shown
from schema.base.errors import PageTooLarge
from schema.base.readable import MAX_PAGE_SIZE
from schema.read.operand import nullable
from schema.read.planner import MAX_IDS
from schema.read.variables import PARSED
from schema.resource.parameter import ResourceParameter
from service.errors.parameter import ParameterInvalid

UUID_PATTERN = r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
WIKIDATA_PATTERN = r"Q[1-9][0-9]{0,18}"
KEY_PATTERN = "[a-z0-9]+(-[a-z0-9]+)*"
MAX_ITEMS = MAX_IDS
"""Maximum items of a list."""

MAX_TEXT = 1000
"""Maximum characters of a text: more than any name has."""

_UUID, _WIKIDATA = re.compile(UUID_PATTERN), re.compile(WIKIDATA_PATTERN)
_KEY = re.compile(KEY_PATTERN)
_WHOLE = re.compile(r"-?[0-9]{1,9}", re.ASCII)
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


INPUT = "input"
"""The variable with the input of an operation, whose ids can also be keys, slugs and addresses (``db.lookup``)."""


def value_of(parameter: ResourceParameter, text: str) -> object:
    """Return the value of a parameter given as ``text``, in the form of a variable.

    Raises ParameterInvalid, or an error of GraphQL with a code of its own: InvalidId, InvalidText, PageTooLarge.
    """
    if not text:
        raise ParameterInvalid(f"`{parameter.name}` is empty: give it a value, or omit it")
    if _UNSTORABLE.search(text):
        raise InvalidText(f"`{parameter.name}` has a NUL character: send plain Unicode text")
    if isinstance(parameter.kind, GraphQLList):
        return _items(parameter, parameter.kind, text)
    if parameter.sizes_page:
        return _page_size(parameter, text)
    kind = nullable(parameter.kind)
    if kind is GraphQLID and parameter.way[:1] == (INPUT,):
        return text
    return _single(parameter.name, kind, text)


def _items(parameter: ResourceParameter, kind: GraphQLList[GraphQLInputType], text: str) -> list[object]:
    items = text.split(",")
    if len(items) > MAX_ITEMS:
        raise ParameterInvalid(
            f"`{parameter.name}` has {len(items)} items; the limit is {MAX_ITEMS}: give fewer", allowed=MAX_ITEMS
        )
    if not all(items):
        raise ParameterInvalid(f"`{parameter.name}` has an empty item: separate items by one comma")
    inner = nullable(kind.of_type)
    return [_single(parameter.name, inner, item) for item in items]


def _page_size(parameter: ResourceParameter, text: str) -> int:
    size = _integer(parameter.name, text)
    if not 0 <= size <= MAX_PAGE_SIZE:
        raise PageTooLarge(size, MAX_PAGE_SIZE)
    return size


def _single(name: str, kind: GraphQLInputType, text: str) -> object:
    if isinstance(kind, GraphQLEnumType):
        return _word(name, tuple(kind.values), text)
    if isinstance(kind, GraphQLInputObjectType):
        return _named(name, kind, text)
    if kind is GraphQLBoolean:
        return _word(name, ("true", "false"), text) == "true"
    if kind is GraphQLInt:
        return _integer(name, text)
    if kind is GraphQLID:
        return _id(name, text)
    scalar = get_named_type(kind).name
    if scalar in PARSED:
        _check_scalar(name, scalar, text)
    elif len(text) > MAX_TEXT:
        raise ParameterInvalid(
            f"`{name}` has {len(text)} characters; the limit is {MAX_TEXT}: shorten it", allowed=MAX_TEXT
        )
    return text


def _check_scalar(name: str, scalar: str, text: str) -> None:
    try:
        PARSED[scalar](text)
    except ValueError as fault:
        hint = " (a `+` in a query string is a space: write it as %2B)" if scalar == "DateTime" and " " in text else ""
        raise ParameterInvalid(f"`{name}`: {fault}{hint}") from None


def _word(name: str, allowed: Sequence[str], text: str) -> str:
    if text in allowed:
        return text
    near = difflib.get_close_matches(text.upper() if allowed[0].isupper() else text, allowed, 1, 0.5)
    hint = f" (did you mean {near[0]}?)" if near else ""
    message = f"`{name}` cannot be {shown(text)}: use one of {', '.join(allowed)}{hint}"
    raise ParameterInvalid(message, allowed=list(allowed))


def _integer(name: str, text: str) -> int:
    if not _WHOLE.fullmatch(text):
        raise ParameterInvalid(f"`{name}` cannot be {shown(text)}: it must be a whole number")
    return int(text)


def _id(name: str, text: str) -> str:
    if not _UUID.fullmatch(text):
        raise InvalidId(f"`{name}`: {shown(text)} is not an id: use a UUID, as returned in every `id` field")
    return text


def _named(name: str, kind: GraphQLInputObjectType, text: str) -> dict[str, str]:
    """Return the key by which a part of an address names a thing: its id, or another key of the type."""
    if _UUID.fullmatch(text):
        return {"id": text}
    if "wikidata" in kind.fields:
        if _WIKIDATA.fullmatch(text):
            return {"wikidata": text}
        if _KEY.fullmatch(text):
            return {"key": text}
        raise InvalidId(f"`{name}`: {shown(text)} is no id (a UUID), no Wikidata id (such as Q184) and no key")
    return {"slug": text}
