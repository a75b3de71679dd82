"""The socket on which the service listens: how it is bound, and how it is closed without cutting off any client."""

import ctypes
import select
import socket
import struct
from contextlib import suppress

from service.cli.console import CommandFailed
from service.settings import Settings

SETTLE_S = 0.3
"""Seconds in which connections that are being opened are completed: a round trip across the world."""

_SO_ATTACH_FILTER = 26
_NO_NEW_ONES = (
    (0x30, 0, 0, 13),  # load the byte of the flags, the 13th of the TCP header
    (0x54, 0, 0, 0x12),  # keep its SYN and ACK bits
    (0x15, 0, 1, 0x02),  # if it is SYN alone …
    (0x06, 0, 0, 0),  # … drop the packet
    (0x06, 0, 0, 0xFFFFFFFF),  # otherwise let it through
)
"""A filter of Linux (classic BPF) that drops the first packet of a new connection and lets every other through."""


def bind(settings: Settings) -> socket.socket:
    """Bind the address of the settings, without answering yet. Raises CommandFailed if it is not available."""
    where = f"{settings.host}:{settings.port}"
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        bound = socket.socket(family, kind, protocol)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
    except OSError as fault:
        raise CommandFailed(
            f"cannot listen on {where}: {fault.strerror}. Set ISNAD_HOST and ISNAD_PORT to a free address."
        ) from None
    return bound


def url_of(bound: socket.socket) -> str:
    """Return the URL at which a browser on this machine reaches the service."""
    host, port = bound.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{shown}:{port}"


def turn_away(listening: socket.socket) -> None:
    """Let no new connection in, in all processes that share the socket; existing ones can still be accepted.

    When a listening socket is closed, the kernel resets connections that it has completed but nobody has accepted. So
    new clients are kept out first: their first packet is dropped, and when they retry a second later they are refused.
    Only Linux can do this; elsewhere a client that connects in the last moment is reset.
    """
    program = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *each) for each in _NO_NEW_ONES))
    with suppress(OSError):
        filter_ = struct.pack("HP", len(_NO_NEW_ONES), ctypes.addressof(program))
        listening.setsockopt(socket.SOL_SOCKET, _SO_ATTACH_FILTER, filter_)


def has_callers(listening: socket.socket) -> bool:
    """Return whether a completed connection has not been accepted yet."""
    return is_readable(listening.fileno())


def is_readable(number: int) -> bool:
    """Return whether a file descriptor has unread data."""
    if number < 0:
        return False
    looking = select.poll()
    looking.register(number, select.POLLIN)
    return bool(looking.poll(0))
