"""Errors about the HTTP request itself, each with its code."""

from collections.abc import Sequence
from typing import ClassVar

from service.header import Header, allow


class HttpRefused(Exception):
    """The base of errors about the HTTP request itself; ``headers`` go with the answer."""

    code: ClassVar[str] = "BAD_REQUEST"
    headers: tuple[Header, ...] = ()

    def __init__(self, message: str, **details: object) -> None:
        super().__init__(message)
        self.message = message
        self.details = details


class MalformedBody(HttpRefused):
    """The body is not what is expected here, or did not arrive completely."""

    code = "MALFORMED_BODY"


class MalformedParameter(HttpRefused):
    """A parameter of the request is missing or of the wrong type."""

    code = "MALFORMED_PARAMETER"


class BodyTooLarge(HttpRefused):
    """The body has more bytes than allowed."""

    code = "BODY_TOO_LARGE"


class MediaTypeUnsupported(HttpRefused):
    """The media type or the compression of the body is not supported."""

    code = "MEDIA_TYPE_UNSUPPORTED"
    headers: tuple[Header, ...] = ((b"accept-encoding", b"identity"),)


class MediaTypeNotAcceptable(HttpRefused):
    """The caller accepts none of the media types that are answered here."""

    code = "MEDIA_TYPE_NOT_ACCEPTABLE"


class MethodNotAllowed(HttpRefused):
    """The address does not allow the method for this request."""

    code = "METHOD_NOT_ALLOWED"

    def __init__(self, message: str, *, allowed: Sequence[str]) -> None:
        super().__init__(message)
        self.headers: tuple[Header, ...] = (allow(allowed),)


def method_refused(method: str, allowed: Sequence[str]) -> MethodNotAllowed:
    """Return the refusal of a method that an address does not have; ``allowed`` are those that it has."""
    *others, last = allowed
    told = f"{', '.join(others)} or {last}" if others else last
    return MethodNotAllowed(f"the method {method} is not supported here: send {told}", allowed=allowed)
