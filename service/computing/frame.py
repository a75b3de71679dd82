"""Frames on the pipes between the service and its computing processes: eight bytes of length, then the content."""

import asyncio
import struct
from typing import BinaryIO

_LENGTH = struct.Struct(">Q")


def framed(data: bytes) -> bytes:
    """Return the head of a frame."""
    return _LENGTH.pack(len(data))


def read_frame(stream: BinaryIO) -> bytes | None:
    """Return the content of the next frame; None at the end."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    return data if len(data) == length else None


async def receive_frame(stream: asyncio.StreamReader) -> bytes:
    """Return the content of the next frame; raises IncompleteReadError at the end."""
    (length,) = _LENGTH.unpack(await stream.readexactly(_LENGTH.size))
    return await stream.readexactly(length)
