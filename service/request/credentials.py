"""Credentials: the key in a request, and the address that it comes from."""

from collections.abc import Mapping
from functools import lru_cache
from ipaddress import AddressValueError, IPv6Address
from typing import Any, NamedTuple

from starlette.types import Scope

AUTHORIZATION, API_KEY, FORWARDED = b"authorization", b"x-api-key", b"x-forwarded-for"
NOWHERE = "unknown"
MAX_ADDRESS = 64
OF_IPV6_NETWORK = 64
"""Bits of an IPv6 address that name its network: the owner of the network chooses the others freely."""


class Credentials(NamedTuple):
    """The credentials of a caller: ``key`` is what was sent as a key, valid or not, None if nothing was.

    ``address`` is the address by which a caller's requests are counted.
    """

    key: str | None
    address: str

    def __repr__(self) -> str:
        """Return a text that can stand in a log."""
        return f"Credentials(key={'…' if self.key is not None else None}, address={self.address!r})"


def credentials_of(scope: Scope, headers: Mapping[bytes, bytes], trusted_proxies: int) -> Credentials:
    """Return the credentials of a request; ``trusted_proxies`` is how many proxies each add an address."""
    authorization, api_key = headers.get(AUTHORIZATION), headers.get(API_KEY)
    key = _key_of(_text(authorization), _text(api_key)) if authorization or api_key else None
    return Credentials(key, counted_address(client_of(scope, trusted_proxies)))


def client_of(scope: Scope, trusted_proxies: int) -> str:
    """Return the address that a request comes from, without a port."""
    client = scope.get("client")
    host = client[0] if client else NOWHERE
    return address_in(_forwarded(scope, trusted_proxies, host)) if trusted_proxies else host


def key_in(payload: Mapping[str, Any] | None) -> str | None:
    """Return the key in the payload of a ``connection_init``, under the name of either header, or None."""
    named = {str(name).lower(): value for name, value in (payload or {}).items()}
    authorization, api_key = (named.get(name.decode()) for name in (AUTHORIZATION, API_KEY))
    if authorization is None and api_key is None:
        return None
    return _key_of(str(authorization or ""), str(api_key or "")) or None


def _key_of(authorization: str, api_key: str) -> str:
    """Return what was sent as a key. Credentials of another scheme than Bearer are returned too, and refused later."""
    scheme, _, rest = authorization.partition(" ")
    return rest.strip() if scheme.lower() == "bearer" else authorization or api_key


def _text(header: bytes | None) -> str:
    return "" if header is None else header.decode("latin-1").strip()


def _forwarded(scope: Scope, proxies: int, host: str) -> str:
    """Return the address seen by the outermost trusted proxy; the connection's own if too few proxies added one."""
    given = b",".join(value for name, value in scope["headers"] if name == FORWARDED)
    seen = [item.strip() for item in given.split(b",")]
    return seen[-proxies].decode("latin-1") if given and len(seen) >= proxies else host


def address_in(host: str) -> str:
    """Return an address without the port, which some proxies add and which differs for each connection."""
    shown = host[:MAX_ADDRESS]
    if shown.startswith("["):
        return shown[1:].partition("]")[0]
    return shown.partition(":")[0] if shown.count(":") == 1 else shown


@lru_cache(maxsize=4096)
def counted_address(host: str) -> str:
    """Return what a caller is counted by: an IPv4 address, or the network of an IPv6 address."""
    shown = address_in(host)
    if ":" not in shown:
        return shown
    try:
        address = IPv6Address(shown.partition("%")[0])
    except AddressValueError:
        return shown
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    bits = 128 - OF_IPV6_NETWORK
    return f"{IPv6Address(int(address) >> bits << bits)}/{OF_IPV6_NETWORK}"
