"""The URLs that webhooks may have: on the internet, and never only within this machine or its network."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TypeAlias
from urllib.parse import SplitResult, urlsplit

from service.http.finish_despite_cancellation import finish_despite_cancellation

Address: TypeAlias = IPv4Address | IPv6Address
Resolve: TypeAlias = Callable[[str, int], Awaitable[Sequence[str]]]
"""A function from a name and a port to addresses, as texts; raises OSError."""

MAX_URL = 2000
MAX_RESOLVING = 16
PORTS = frozenset({80, 443})
"""The ports that webhooks may use, unless the settings name others."""

_INNER_NAMES = (".localhost", ".local", ".internal", ".home.arpa")
"""The suffixes of names that are never on the internet (RFC 6761, 6762, 8375; ICANN for ``internal``)."""

_NOT_PUBLIC_4 = tuple(
    ip_network(text)
    for text in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)
"""The special-purpose addresses of IANA's registry, multicast, and reserved ones."""

_GLOBAL_6 = ip_network("2000::/3")
"""All assigned global addresses; IPv4-mapped, NAT64, unique local, link-local and multicast ones are outside of it."""

_NOT_PUBLIC_6 = tuple(
    ip_network(text) for text in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
)
"""Exceptions within it: Teredo, benchmarks, documentation, 6to4, AS112."""


class TargetRefused(Exception):
    """A URL that no webhook may have; the message says why, and quotes nothing but the URL."""


class TargetNotPublic(OSError):
    """A name that resolves to an address of an inner network. Callers are told the same as about an unknown name."""


def check_url(url: str, *, allow_private: bool, ports: Collection[int] = PORTS) -> None:
    """Refuse a URL that is not allowed, as far as that is clear without resolving its name.

    ``allow_private`` allows plain HTTP, every port, every name and every address. Raises TargetRefused.
    """
    parts = _split(url)
    if parts.scheme != "https" and not (allow_private and parts.scheme == "http"):
        raise TargetRefused("it does not begin with https://")
    if not parts.hostname:
        raise TargetRefused("it names no host")
    if parts.username is not None or parts.password is not None:
        raise TargetRefused("it contains a user name or password: messages are signed, so check the signature instead")
    if "#" in url:
        raise TargetRefused("it has a fragment, which cannot be sent")
    if allow_private:
        return
    port = _port(parts)
    if port not in ports:
        allowed = ", ".join(str(each) for each in sorted(ports))
        raise TargetRefused(f"it uses port {port}, but the service sends only to {allowed}")
    _check_host(parts.hostname)


def _check_host(host: str) -> None:
    """Refuse a host whose spelling shows that it is not on the internet. Raises TargetRefused."""
    literal, name = _literal(host), host.lower().removesuffix(".")
    is_inner = "." not in name or name.endswith(_INNER_NAMES) if literal is None else not is_public(literal)
    if is_inner:
        raise TargetRefused(f"{host} is not a name or address on the internet")


def _split(url: str) -> SplitResult:
    if len(url) > MAX_URL:
        raise TargetRefused(f"it has more than {MAX_URL} characters")
    if not url.isascii() or not url.isprintable() or any(letter in url for letter in ' "<>\\^`{|}'):
        raise TargetRefused(
            "it contains characters that are not allowed in a URL: write the name as xn--…, and other characters as %…"
        )
    try:
        parts = urlsplit(url)
        _port(parts)
    except ValueError as fault:
        raise TargetRefused(f"it is not a URL: {fault}") from None
    return parts


def _port(parts: SplitResult) -> int:
    return parts.port if parts.port is not None else 443 if parts.scheme == "https" else 80


def _literal(host: str) -> Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def is_public(address: Address) -> bool:
    """Return whether an address is on the public internet."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _NOT_PUBLIC_4)
    return address in _GLOBAL_6 and not any(address in network for network in _NOT_PUBLIC_6)


async def addresses_of(host: str, port: int, resolve: Resolve, *, allow_private: bool) -> Sequence[str]:
    """Return the addresses to connect to, all of which are allowed.

    A name with a single disallowed address is refused, since its owner means to lead the service elsewhere. Raises
    TargetNotPublic, or another OSError if the name has no address.
    """
    found = await resolve(host, port)
    if not found:
        raise OSError(f"{host} has no address")
    for text in () if allow_private else found:
        address = _literal(text)
        if address is None or not is_public(address):
            raise TargetNotPublic(f"{host} resolves to {text}, which is not an address on the internet")
    return found


class SystemResolver:
    """Resolves names as the system does, on threads of its own, at most one for each name.

    A name whose servers do not answer holds its thread long after the callers have given up.
    """

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(MAX_RESOLVING, thread_name_prefix="resolving")
        self._under_way: dict[tuple[str, int], asyncio.Future[Sequence[str]]] = {}

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        """Return the addresses of a name; raises OSError."""
        key = (host, port)
        if key not in self._under_way:
            resolving = asyncio.get_running_loop().run_in_executor(self._threads, _addresses, host, port)
            self._under_way[key] = resolving
            resolving.add_done_callback(lambda _: self._under_way.pop(key, None))
        return await finish_despite_cancellation(self._under_way[key])


def _addresses(host: str, port: int) -> Sequence[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))
