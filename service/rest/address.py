"""The endpoint of REST that a request means, decided once from its path and method."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from schema.resource.resource import Resource
from schema.resource.stored_operation import StoredOperation
from service.endpoint.endpoint import DirectEndpoint, DirectEndpoints
from service.errors.address import AddressUnknown
from service.errors.http import method_refused
from service.exports.choice import format_of_suffix, without_suffix
from service.exports.formats import Format
from service.parameters.addresses import Addresses, Found

READ = ("GET", "HEAD")
OPTIONS = "OPTIONS"


@dataclass(frozen=True, slots=True)
class FixedDocument:
    """A document that is the same for every caller."""

    content: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class ReadTarget:
    """A resource to read."""

    found: Found[Resource]


@dataclass(frozen=True, slots=True)
class WriteTarget:
    """An operation to run."""

    found: Found[StoredOperation]


@dataclass(frozen=True, slots=True)
class EndpointTarget:
    """An endpoint that a function answers."""

    found: Found[DirectEndpoint[Any, Any, Any]]


Target: TypeAlias = FixedDocument | ReadTarget | WriteTarget | EndpointTarget


@dataclass(frozen=True, slots=True)
class RestAddress:
    """Everything at a path: its endpoints by method, and the resource there that can be exported.

    ``path`` is without the suffix, which names a format of an export.
    """

    path: bytes
    suffix: str
    targets: Mapping[str, Target]
    resource: Found[Resource] | None

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods allowed here, in the order in which the header ``Allow`` names them; an export can only be read.

        Those that read a resource or a fixed document come first, then OPTIONS, then those of operations and endpoints.
        """
        if self.suffix:
            return (*READ, OPTIONS)
        read = [each for each in READ if isinstance(self.targets.get(each), ReadTarget | FixedDocument)]
        return (*read, OPTIONS, *(each for each in self.targets if each not in read))

    def form(self) -> Format | None:
        """Return the format that the suffix names, None without a suffix. Raises AddressUnknown."""
        return format_of_suffix(self.resource, self.path, self.suffix) if self.suffix else None

    def target(self, method: str) -> Target:
        """Return the endpoint that answers a method. Raises MethodNotAllowed."""
        target = self.targets.get(method) if method in self.methods else None
        if target is None:
            raise method_refused(method, self.methods)
        return target


@dataclass(frozen=True, slots=True)
class RestAddresses:
    """All addresses of REST.

    ``resources`` and ``operations`` return the same addresses on every call. They are functions because reading the
    stored documents takes longer than the rest of the start.
    """

    fixed: Mapping[bytes, Callable[[], bytes]]
    resources: Callable[[], Addresses[Resource]]
    operations: Callable[[], Addresses[StoredOperation]]
    endpoints: DirectEndpoints

    def find(self, path: bytes) -> RestAddress:
        """Return what is at a percent-encoded path. Raises AddressMalformed or AddressUnknown."""
        content = self.fixed.get(path)
        if content is not None:
            return RestAddress(path, "", dict.fromkeys(READ, FixedDocument(content)), None)
        bare, suffix = without_suffix(path)
        targets: dict[str, Target] = {}
        for operation in self.operations().all_at(bare):
            targets.setdefault(operation.resource.method, WriteTarget(operation))
        for endpoint in self.endpoints.all_at(bare):
            targets[endpoint.resource.method] = EndpointTarget(endpoint)
        if "GET" in targets:
            targets["HEAD"] = targets["GET"]
        try:
            resource = self.resources().find(bare)
        except AddressUnknown:
            if not targets:
                raise
            return RestAddress(bare, suffix, targets, None)
        return RestAddress(bare, suffix, dict.fromkeys(READ, ReadTarget(resource)) | targets, resource)
