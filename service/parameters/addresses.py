"""Addresses: the resource that a path means, and the most similar addresses if it means none.

A path is read as it came, byte by byte: one that is not percent-encoded UTF-8 is refused. A slash at the end makes
another address, since it is what remains of `/v1/quotes/{id}` if the id is empty.
"""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar
from urllib.parse import quote, unquote_to_bytes

from service.errors.address import AddressMalformed, AddressUnknown
from service.request.secret_path import shown_path

_BROKEN_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")
MAX_NEAREST = 3
MAX_SHOWN = 200


class Addressed(Protocol):
    """A thing with an address, some parts of which may be names in braces."""

    @property
    def address(self) -> str:
        """The address."""
        ...


T = TypeVar("T", bound=Addressed)


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """The resource at an address, and the texts of the parameters in the address."""

    resource: T
    given: Mapping[str, str]

    @property
    def address(self) -> str:
        """The address as it stands in links."""
        parts = self.resource.address.split("/")
        return "/".join(quote(self.given[part[1:-1]], safe="") if part.startswith("{") else part for part in parts)


class Addresses(Generic[T]):
    """The addresses of resources."""

    def __init__(self, resources: Iterable[T]) -> None:
        self._resources = tuple(resources)
        self._by_length: dict[int, list[tuple[Sequence[str], T]]] = {}
        for resource in self._resources:  # fixed parts of an address match before names in braces
            parts = resource.address.split("/")
            self._by_length.setdefault(len(parts), []).append((parts, resource))
        for candidates in self._by_length.values():
            candidates.sort(key=lambda each: [part.startswith("{") for part in each[0]])

    def all_at(self, path: bytes) -> list[Found[T]]:
        """Return everything at the percent-encoded ``path``, fixed addresses first. Raises AddressMalformed."""
        parts = [decoded(part) for part in path.split(b"/")]
        candidates = ((each, _matched(wanted, parts)) for wanted, each in self._by_length.get(len(parts), ()))
        return [Found(each, given) for each, given in candidates if given is not None]

    def find(self, path: bytes) -> Found[T]:
        """Return the resource at the percent-encoded ``path``. Raises AddressMalformed or AddressUnknown."""
        parts = [decoded(part) for part in path.split(b"/")]
        for wanted, resource in self._by_length.get(len(parts), ()):
            given = _matched(wanted, parts)
            if given is not None:
                return Found(resource, given)
        shown = shown_path("/".join(parts))[:MAX_SHOWN]
        near = self.nearest(shown)
        hint = f": the nearest addresses are {', '.join(near)}" if near else ": see /v1"
        raise AddressUnknown(f"the address {shown!r} does not exist{hint}", nearest=near)

    def nearest(self, path: str) -> list[str]:
        """Return the addresses most similar to a path."""
        return difflib.get_close_matches(path, [each.address for each in self._resources], MAX_NEAREST, 0.6)


def _matched(wanted: Sequence[str], parts: Sequence[str]) -> dict[str, str] | None:
    given: dict[str, str] = {}
    for pattern, part in zip(wanted, parts, strict=True):
        if pattern.startswith("{") and part:
            given[pattern[1:-1]] = part
        elif pattern != part:
            return None
    return given


def decoded(text: bytes, where: str = "address") -> str:
    """Return a part of an address without its percent-encoding. Raises AddressMalformed."""
    broken = _BROKEN_ESCAPE.search(text)
    if broken:
        shown = text[broken.start() : broken.start() + 3].decode("latin-1")
        raise AddressMalformed(f"{shown!r} in the {where} is not valid percent-encoding: write a percent sign as %25")
    try:
        return unquote_to_bytes(text).decode("utf-8")
    except UnicodeDecodeError:
        raise AddressMalformed(f"the {where} is not valid UTF-8: percent-encode the UTF-8 bytes") from None


def query_pairs(query_string: bytes) -> list[tuple[str, str]]:
    """Return the names and values of a query string, in order. Raises AddressMalformed."""
    pairs = []
    for item in query_string.split(b"&"):
        if item:
            name, _, value = item.replace(b"+", b" ").partition(b"=")
            pairs.append((decoded(name, "query string"), decoded(value, "query string")))
    return pairs
