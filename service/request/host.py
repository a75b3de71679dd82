"""The hosts that requests may name, and the service's address in links, which never has an unchecked host in it."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

_WRITTEN = re.compile(r"([A-Za-z0-9._-]{1,255}|\[[0-9A-Fa-f:.]{2,45}\])(?::([0-9]{1,5}))?")
"""A host and an optional port, of characters that mean nothing in HTML, URLs, headers or spreadsheets."""
NOWHERE = "localhost"
"""The host in links if the request named none that may stand there."""


class Hosts:
    """The hosts that requests may name: ``news.example`` with any port, ``news.example:8443`` with this one.

    An empty set allows every host. Case does not matter, nor does a dot at the end.
    """

    def __init__(self, known: frozenset[str]) -> None:
        self._known = frozenset(_compared(host)[0] for host in known)

    def __bool__(self) -> bool:
        """Return whether any host is refused."""
        return bool(self._known)

    def allow(self, host: str) -> bool:
        """Return whether a request may name a host, written as in the header ``Host``."""
        if not self._known:
            return True
        return is_host(host) and not self._known.isdisjoint(_compared(host))


def _compared(host: str) -> tuple[str, str]:
    """Return a host in lower case and without a dot at the end of its name: as it is written, and without a port."""
    parts = _WRITTEN.fullmatch(host)
    name, port = (host, None) if parts is None else (parts[1], parts[2])
    name = name.lower().removesuffix(".")
    return name if port is None else f"{name}:{port}", name


def is_host(text: str) -> bool:
    """Return whether a text is a host with an optional port, as the settings may name it."""
    return _WRITTEN.fullmatch(text) is not None


def hosts_in(value: str | None) -> tuple[str, ...]:
    """Return the hosts that the setting ``allowed_hosts`` names."""
    return tuple(host.strip() for host in (value or "").split(",") if host.strip())


def known_hosts(public_url: str | None, allowed_hosts: str | None) -> Hosts:
    """Return the hosts of the settings: that of the public address, with any port, and the allowed ones."""
    named = hosts_in(allowed_hosts)
    return Hosts(frozenset((*named, _host_of(public_url)) if public_url else named))


def _host_of(url: str) -> str:
    """Return the host of a URL without its port, as browsers send it.

    The host of ``https://нов.example`` is ``xn--b1avd.example``.
    """
    name = urlsplit(url).hostname or ""
    if ":" in name:
        return f"[{name}]"
    return name if name.isascii() else name.encode("idna").decode("ascii")


def base_of(headers: Mapping[bytes, bytes], scheme: str, public_url: str | None) -> str:
    """Return the address of the service for links: the setting's, otherwise the one that the request named."""
    if public_url:
        return public_url.rstrip("/")
    host = headers.get(b"host", b"").decode("latin-1")
    return f"{scheme}://{host if _WRITTEN.fullmatch(host) else NOWHERE}"
