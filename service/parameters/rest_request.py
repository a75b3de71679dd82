"""A request for a resource: the variables of its document and the wanted fields, or all of its faults at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import quote

from graphql import GraphQLError, GraphQLList

from db.sql.errors import ReadRefused
from schema.base.errors import ArgumentInvalid, RequestRefused
from schema.resource.parameter import ResourceParameter
from schema.resource.resource import Resource
from schema.resource.sparse import paths_of
from service.errors.http import HttpRefused
from service.errors.parameter import (
    MAX_FAULTS,
    Fault,
    FieldUnknown,
    ParameterInvalid,
    ParameterMissing,
    ParametersRefused,
)
from service.parameters.addresses import Found, query_pairs
from service.parameters.parameter_value import MAX_ITEMS, value_of
from service.parameters.query_texts import MAX_HINTS, MAX_SHOWN, given_texts, nearest

FIELDS = "fields"
"""The parameter that every resource has beside those of its document."""


@dataclass(frozen=True, slots=True)
class ResourceRequest:
    """A request for a resource.

    ``given`` are the texts of the query string in the order of the parameters, as links repeat them; ``fields`` are the
    wanted paths in the order of the answer, None for the whole answer.
    """

    found: Found[Resource]
    variables: Mapping[str, object]
    given: Mapping[str, str]
    fields: tuple[str, ...] | None

    @property
    def resource(self) -> Resource:
        """The requested resource."""
        return self.found.resource

    @property
    def names(self) -> frozenset[str]:
        """The names of the resource's parameters."""
        return frozenset(each.name for each in self.resource.parameters)

    def address(self, **changed: str | None) -> str:
        """Return the address of this request with some parameters changed, or omitted if None."""
        names = [*self.given, *(name for name in changed if name not in self.given)]
        merged = {name: changed.get(name, self.given.get(name)) for name in names}
        pairs = [f"{name}={quote(text, safe=',:/@-._~')}" for name, text in merged.items() if text is not None]
        return self.found.address + ("?" + "&".join(pairs) if pairs else "")


def read_request(
    found: Found[Resource],
    query_string: bytes,
    more: Sequence[ResourceParameter] = (),
    defaults: Mapping[str, str] = MappingProxyType({}),
) -> ResourceRequest:
    """Return a request for a resource with the extra parameters ``more``.

    ``defaults`` are the texts of omitted parameters. Raises AddressMalformed, or ParametersRefused with all faults.
    """
    resource = found.resource
    known = {each.name: each for each in (*resource.parameters, *more) if not each.is_in_path}
    listed = {name for name, each in known.items() if isinstance(each.kind, GraphQLList)} | {FIELDS}
    given, faults = given_texts(query_pairs(query_string), [*known, FIELDS], resource.address, listed)
    texts = {**defaults, **found.given, **given}
    variables: dict[str, object] = {}
    for parameter in (*resource.parameters, *more):
        if parameter.name in texts:
            _put(variables, parameter, texts[parameter.name], faults)
        elif parameter.is_required:
            message = f"`{parameter.name}` is missing: {resource.address} requires it"
            faults.append(Fault(parameter.name, ParameterMissing(message)))
    fields = _fields(resource, given[FIELDS], faults) if FIELDS in given else None
    if "first" in given and "last" in given:
        message = "`first` and `last` cannot be combined: use one of them"
        faults.append(Fault("last", ArgumentInvalid([GraphQLError(message)])))
    if faults:
        raise ParametersRefused(faults)
    ordered = {name: given[name] for name in [*known, FIELDS] if name in given}
    return ResourceRequest(found, variables, ordered, fields)


def _put(variables: dict[str, object], parameter: ResourceParameter, text: str, faults: list[Fault]) -> None:
    try:
        value = value_of(parameter, text)
    except (HttpRefused, ReadRefused, RequestRefused) as refusal:
        faults.append(Fault(parameter.name, refusal))
        return
    if not parameter.way:
        return
    outer, *inner = parameter.way
    if not inner:
        variables[outer] = value
        return
    fields = variables.setdefault(outer, {})
    if isinstance(fields, dict):
        fields[inner[0]] = value


def _fields(resource: Resource, text: str, faults: list[Fault]) -> tuple[str, ...] | None:
    known = paths_of(resource)
    wanted = text.split(",")
    if not text or len(wanted) > MAX_ITEMS:
        message = f"`{FIELDS}` has {len(wanted) if text else 0} items: give 1 to {MAX_ITEMS}, such as {known[0]}"
        faults.append(Fault(FIELDS, ParameterInvalid(message, allowed=MAX_ITEMS)))
        return None
    unknown = [path for path in dict.fromkeys(wanted) if path not in known]
    for path in unknown[: max(0, MAX_FAULTS - len(faults))]:
        told = known if len(faults) < MAX_HINTS else ()  # the same list need not be told again
        faults.append(Fault(FIELDS, _unknown_field(resource, path, told, nearest(path, known, faults))))
    return tuple(path for path in known if path in wanted)


def _unknown_field(resource: Resource, path: str, known: Sequence[str], near: str | None) -> FieldUnknown:
    """Return the error for an unknown path, with the ``known`` fields at the level where the path fails."""
    unknown = f"{resource.address} has no field {path[:MAX_SHOWN]!r}."
    if not known:
        return FieldUnknown(unknown, allowed=[])
    above = path[:MAX_SHOWN].split(".")[:-1]
    while above and ".".join(above) not in known:
        above.pop()
    level = [each for each in known if each.split(".")[:-1] == above]
    allowed = level or [each for each in known if "." not in each]
    hint = f"Did you mean {near}? " if near else ""
    return FieldUnknown(f"{unknown} {hint}It has {', '.join(allowed)}.", allowed=allowed)
