"""The socket on which the service listens: how it is bound, and how it is closed without cutting off any client."""

import ctypes
import select
import socket
import struct
from contextlib import suppress

from service.cli.console import CommandFailed
from service.settings import Settings

SETTLE_S = 0.3
"""Seconds for connections that are being opened to be there whole: as long as a way across the world and back takes."""

_SO_ATTACH_FILTER = 26
_NO_NEW_ONES = (
    (0x30, 0, 0, 13),  # load the byte of the flags, which is the 13th of the head of TCP
    (0x54, 0, 0, 0x12),  # keep SYN and ACK of them
    (0x15, 0, 1, 0x02),  # where it is SYN alone …
    (0x06, 0, 0, 0),  # … take nothing of the packet
    (0x06, 0, 0, 0xFFFFFFFF),  # else all of it
)
"""A filter of Linux (classic BPF): the first packet of a new connection is dropped, every other is taken."""


def bind(settings: Settings) -> socket.socket:
    """Take the address of the settings; nobody is answered yet. Raises CommandFailed where it cannot be had."""
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
    """Return the URL of the service as a browser on this machine reaches it."""
    host, port = bound.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{shown}:{port}"


def turn_away(listening: socket.socket) -> None:
    """Let no new connection in, in all processes that share the socket; those that are there can still be accepted.

    The kernel resets what it has let in and nobody has accepted when a listening socket is closed. So nobody new is let in
    first: who knocks hears nothing, knocks again after a second, and is refused by then. Only Linux can do so; elsewhere who
    comes in the last moment is reset.
    """
    program = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *each) for each in _NO_NEW_ONES))
    with suppress(OSError):
        filter_ = struct.pack("HP", len(_NO_NEW_ONES), ctypes.addressof(program))
        listening.setsockopt(socket.SOL_SOCKET, _SO_ATTACH_FILTER, filter_)


def has_callers(listening: socket.socket) -> bool:
    """Return whether somebody was let in who has not been accepted yet."""
    return is_readable(listening.fileno())


def is_readable(number: int) -> bool:
    """Return whether something has come for a file descriptor that was not read yet."""
    if number < 0:
        return False
    looking = select.poll()
    looking.register(number, select.POLLIN)
    return bool(looking.poll(0))
