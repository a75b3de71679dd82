"""Models of the parameters and bodies of direct endpoints; a refusal lists all faults of a request at once."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic.alias_generators import to_camel
from pydantic.fields import FieldInfo

from schema.base.plain_words import plain
from service.errors.http import HttpRefused
from service.errors.parameter import Fault, ParameterInvalid, ParameterMissing, ParametersRefused, ParameterUnknown
from service.parameters.addresses import query_pairs
from service.parameters.query_texts import given_texts
from service.request.http_request import HttpRequest, check_body_type, json_members, read_body
from service.request.media_type import JSON

MISSING, UNKNOWN = "missing", "extra_forbidden"
MAX_SHOWN = 80

_OBJECT, _LIST, _TEXT = "it must be an object", "it must be a list", "it must be a text"
_WHOLE, _NUMBER, _TRUTH = "it must be a whole number", "it must be a number", "it must be true or false"
WANTED: Mapping[str, str] = MappingProxyType(
    {
        "dict_type": _OBJECT,
        "model_type": _OBJECT,
        "model_attributes_type": _OBJECT,
        "list_type": _LIST,
        "string_type": _TEXT,
        "int_type": _WHOLE,
        "int_parsing": _WHOLE,
        "int_parsing_size": _WHOLE,
        "int_from_float": _WHOLE,
        "float_type": _NUMBER,
        "float_parsing": _NUMBER,
        "finite_number": _NUMBER,
        "bool_type": _TRUTH,
        "bool_parsing": _TRUTH,
    }
)
"""The expected kind of value, by the code with which pydantic reports that another was sent."""


class RequestModel(BaseModel):
    """The base of request models: names as in GraphQL, and no unknown fields."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, alias_generator=to_camel, validate_by_name=False, validate_by_alias=True
    )


class Nothing(RequestModel):
    """No parameters, or no body."""


class ResponseModel(BaseModel):
    """The base of response models: names as in GraphQL."""

    model_config = ConfigDict(frozen=True, alias_generator=to_camel, populate_by_name=True)


def split_list(value: object) -> object:
    """Return the items of a list, which a query string separates by commas; any other value as it is."""
    return value.split(",") if isinstance(value, str) else value


Listed = BeforeValidator(split_list)
"""A list that may stand in a query string, its items separated by commas."""

G = TypeVar("G", bound=RequestModel)
Texts = Annotated[list[str], Listed]


def read_query(model: type[G], query_string: bytes, address: str) -> G:
    """Return the parameters of a request. Raises AddressMalformed, or ParametersRefused with all faults."""
    known = [shown_name(name, field) for name, field in model.model_fields.items()]
    given, faults = given_texts(query_pairs(query_string), known, address, _listed(model))
    empty = [name for name, text in given.items() if not text]
    faults += [Fault(name, ParameterInvalid(f"`{name}` is empty: give it a value, or omit it")) for name in empty]
    return _checked(model, {name: text for name, text in given.items() if text}, faults)


async def read_json(model: type[G], request: HttpRequest, max_bytes: int) -> G:
    """Return the content of a request's body; an empty body counts as an empty object.

    Raises MediaTypeUnsupported, BodyTooLarge, MalformedBody, or ParametersRefused with all faults, each named by its
    path in the body.
    """
    if request.header(b"content-type") is not None:
        check_body_type(request, (JSON,))
    body = await read_body(request, max_bytes)
    return _checked(model, json_members(body), [])


@lru_cache(maxsize=100)
def _listed(model: type[RequestModel]) -> frozenset[str]:
    """Return the parameters of a model that are lists."""
    fields = model.model_fields.items()
    return frozenset(shown_name(name, field) for name, field in fields if _is_list(field.annotation))


def _is_list(annotation: object) -> bool:
    return get_origin(annotation) is list or any(map(_is_list, get_args(annotation)))


def _checked(model: type[G], given: Mapping[str, Any], faults: Sequence[Fault]) -> G:
    try:
        checked = model.model_validate(given)
    except ValidationError as refused:
        raise ParametersRefused([*faults, *(_fault(dict(error)) for error in refused.errors())]) from None
    if faults:
        raise ParametersRefused(faults)
    return checked


def _fault(error: Mapping[str, Any]) -> Fault:
    """Return a validation error as REST reports it."""
    name = ".".join(str(part) for part in error["loc"])
    return Fault(name[:MAX_SHOWN], _refusal(name[:MAX_SHOWN], error))


def _refusal(name: str, error: Mapping[str, Any]) -> HttpRefused:
    if error["type"] == MISSING:
        return ParameterMissing(f"`{name}` is missing")
    if error["type"] == UNKNOWN:
        return ParameterUnknown(f"the name {name!r} is not known here: omit it")
    said = WANTED.get(error["type"]) or str(error["msg"]).removeprefix("Value error, ")
    value = error.get("input")
    shown = f" {_shown(value)}" if isinstance(value, str | int | float) else ""
    return ParameterInvalid(
        f"`{name}` cannot be{shown}: {said[:1].lower()}{said[1:]}" if shown else f"`{name}`: {said}"
    )


def _shown(value: str | int | float) -> str:
    """Return a value as a refusal quotes it: a text in quotation marks, any other as JSON."""
    return repr(value[:MAX_SHOWN]) if isinstance(value, str) else plain(repr(value)[:MAX_SHOWN])


def shown_name(name: str, field: FieldInfo) -> str:
    """Return the name by which callers know a field."""
    return field.alias or name
