"""The binding of a feed address: one resource with its parameters, in one format."""

from dataclasses import dataclass

from schema.resource.resource import Resource
from service.errors.address import AddressUnknown
from service.errors.http import HttpRefused
from service.errors.parameter import Fault, ParameterInvalid, ParametersRefused
from service.exports.choice import format_of_suffix, without_suffix
from service.exports.formats import Format, formats_of
from service.exports.request import file_name, read_export_request
from service.parameters.addresses import Addresses, Found
from service.parameters.rest_request import ResourceRequest

MAX_RESOURCE = 2000
MAX_STEM = 100
PLACES = ("last", "after", "before")
"""The parameters that select a page of a list: a feed address always answers the first page."""


@dataclass(frozen=True, slots=True)
class Binding:
    """One export: the request, and the format."""

    asked: ResourceRequest
    form: Format

    @property
    def resource(self) -> str:
        """The address of the resource with its parameters, as it is stored."""
        return self.asked.address()

    @property
    def file_name(self) -> str:
        """The end of the feed address."""
        stem = file_name(self.asked, self.form).removesuffix(f".{self.form.suffix}")
        return f"{stem[:MAX_STEM]}.{self.form.suffix}"


def bind(addresses: Addresses[Resource], text: str) -> Binding:
    """Return the binding for the address of an export, such as ``/v1/events.ics?entity=…``; any host is ignored.

    Raises ParametersRefused with all faults.
    """
    path, _, query = _without_host(text).partition("?")
    try:
        raw, suffix = without_suffix(path.encode())
        found = addresses.find(raw)
        form = format_of_suffix(found, raw, suffix) if suffix else None
    except HttpRefused as refused:
        raise _refusal(refused.message) from None
    if form is not None and form.write is None:
        raise _refusal(f"a {form.title} is for whoever edits it, and no feed address has it: send your key instead")
    if form is None:
        formats = [each for each in formats_of(found.resource.name) if each.write]
        given = ", ".join(f"{found.address}.{each.suffix}" for each in formats)
        raise _refusal(f"{found.address} has no format: " + (f"use {given}" if given else "it is not exported"))
    return Binding(_read(found, form, query), form)


def kept_binding(addresses: Addresses[Resource], resource: str, format_name: str) -> Binding:
    """Return the binding of a stored feed address.

    Raises AddressUnknown or ParametersRefused if it is no longer answered.
    """
    path, _, query = resource.partition("?")
    found = addresses.find(path.encode())
    form = next((each for each in formats_of(found.resource.name) if each.name == format_name), None)
    if form is None:
        raise AddressUnknown(f"{found.address} is no longer exported as {format_name}", nearest=[])
    return Binding(read_export_request(found, form, query.encode()), form)


def _without_host(text: str) -> str:
    """Return an address from its path on."""
    start = text.find("/", text.find("://") + 3) if "://" in text.partition("?")[0] else 0
    return text[start:] if start >= 0 else ""


def _read(found: Found[Resource], form: Format, query: str) -> ResourceRequest:
    try:
        asked = read_export_request(found, form, query.encode())
    except HttpRefused as refused:
        raise _refusal(refused.message) from None
    faults = [
        Fault(
            name,
            ParameterInvalid(
                f"`{name}` selects a page, but a feed address always returns the beginning of its list: omit it"
            ),
        )
        for name in PLACES
        if name in asked.given
    ]
    if faults:
        raise ParametersRefused(faults)
    if len(asked.address()) > MAX_RESOURCE:
        raise _refusal(f"it has more than {MAX_RESOURCE} characters")
    return asked


def _refusal(message: str) -> ParametersRefused:
    return ParametersRefused([Fault("resource", ParameterInvalid(f"`resource`: {message}"))])
