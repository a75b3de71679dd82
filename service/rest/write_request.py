"""A REST request that writes: the input of its operation, from the path, query string, ``If-Match`` header and body."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from db.sql.errors import ReadRefused
from schema.base.errors import RequestRefused
from schema.resource.stored_operation import EXPECTED_VERSION, StoredOperation
from service.errors.http import HttpRefused, MalformedBody
from service.errors.parameter import Fault, ParameterInvalid, ParameterRepeated, ParametersRefused
from service.parameters.addresses import Found, query_pairs
from service.parameters.parameter_value import value_of
from service.parameters.query_texts import given_texts
from service.request.http_request import HttpRequest, json_members

IF_MATCH = "If-Match"
_TAG = re.compile(r'"([0-9]{1,9})"')


@dataclass(frozen=True, slots=True)
class OperationInput:
    """The input of an operation without its body: its document's ``variables``, and the fields of its ``input``."""

    variables: Mapping[str, object]
    input: Mapping[str, object]
    has_if_match: bool

    def with_text(self, operation: StoredOperation, text: bytes) -> dict[str, Any]:
        """Return the variables if the body is the text of one input field; raises MalformedBody."""
        if operation.body is None:
            raise TypeError(f"{operation.name} takes no text")
        try:
            return self._whole({operation.body.field: text.decode("utf-8-sig")})
        except UnicodeDecodeError as fault:
            raise MalformedBody(f"the body is not UTF-8: {fault.reason} at byte {fault.start}") from None

    def with_members(self, operation: StoredOperation, body: bytes) -> dict[str, Any]:
        """Return the variables if the body is a JSON object of input fields, or empty; raises MalformedBody."""
        members = json_members(body)
        unknown = [name for name in members if name not in operation.members]
        if unknown:
            known = ", ".join(operation.members)
            raise MalformedBody(
                f"the body has an unknown member {unknown[0][:80]!r}: {operation.address} takes {known}"
            )
        twice = [name for name in members if name in self.input]
        if twice:
            raise ParametersRefused(
                [Fault(twice[0], ParameterRepeated(f"`{twice[0]}` is also in the body: give it once"))]
            )
        return self._whole(members)

    def _whole(self, members: Mapping[str, object]) -> dict[str, Any]:
        return {**self.variables, "input": {**members, **self.input}}


def read_given(found: Found[StoredOperation], request: HttpRequest) -> OperationInput:
    """Return the input of an operation. Raises AddressMalformed, or ParametersRefused with all faults."""
    operation = found.resource
    known = {each.name: each for each in operation.parameters if not each.is_in_path}
    given, faults = given_texts(query_pairs(request.query_string), list(known), operation.address)
    texts = {**found.given, **given}
    values: dict[str, object] = {}
    for parameter in operation.parameters:
        if parameter.name in texts:
            try:
                values[parameter.name] = value_of(parameter, texts[parameter.name])
            except (HttpRefused, ReadRefused, RequestRefused) as refusal:
                faults.append(Fault(parameter.name, refusal))
    version = _if_match(operation, request, values, faults)
    if faults:
        raise ParametersRefused(faults)
    in_input = {each.name for each in operation.parameters if each.way[0] == "input"}
    own = {name: value for name, value in values.items() if name in in_input} | version
    return OperationInput({name: value for name, value in values.items() if name not in in_input}, own, bool(version))


def _if_match(
    operation: StoredOperation, request: HttpRequest, values: Mapping[str, object], faults: list[Fault]
) -> dict[str, object]:
    """Return the version in the header ``If-Match``: `"7"`, as a field of the input; `*` expects no version."""
    header = request.header(b"if-match")
    if header is None or header.strip() == "*":
        return {}
    tag = _TAG.fullmatch(header.strip())
    if EXPECTED_VERSION not in operation.input.fields:
        faults.append(
            Fault(IF_MATCH, ParameterInvalid(f"{operation.address} takes no expected version: omit {IF_MATCH}"))
        )
    elif tag is None:
        faults.append(Fault(IF_MATCH, ParameterInvalid(f'{IF_MATCH} must be a version in quotation marks: "7"')))
    elif EXPECTED_VERSION in values:
        message = f"{IF_MATCH} and `{EXPECTED_VERSION}` cannot be combined: use one of them"
        faults.append(Fault(IF_MATCH, ParameterRepeated(message)))
    else:
        return {EXPECTED_VERSION: int(tag[1])}
    return {}
