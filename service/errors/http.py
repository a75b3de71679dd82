"""Errors about the HTTP request itself, each with its code."""

from collections.abc import Sequence
from typing import ClassVar

Header = tuple[bytes, bytes]
"""A header as ASGI has it."""


class HttpRefused(Exception):
    """The base of errors about the HTTP request itself; ``headers`` go with the answer."""

    code: ClassVar[str] = "BAD_REQUEST"
    headers: tuple[Header, ...] = ()

    def __init__(self, message: str, **details: object) -> None:
        super().__init__(message)
        self.message = message
        self.details = details


class MalformedBody(HttpRefused):
    """The body is not the JSON object that a GraphQL request is."""

    code = "MALFORMED_BODY"


class MalformedParameter(HttpRefused):
    """A parameter of the request is missing or of the wrong type."""

    code = "MALFORMED_PARAMETER"


class BodyTooLarge(HttpRefused):
    """The body has more bytes than allowed."""

    code = "BODY_TOO_LARGE"


class MediaTypeUnsupported(HttpRefused):
    """The media type of the body is not supported."""

    code = "MEDIA_TYPE_UNSUPPORTED"


class MediaTypeNotAcceptable(HttpRefused):
    """The caller accepts none of the media types that are answered here."""

    code = "MEDIA_TYPE_NOT_ACCEPTABLE"


class MethodNotAllowed(HttpRefused):
    """The address does not allow the method for this request; ``allow`` are the allowed ones."""

    code = "METHOD_NOT_ALLOWED"

    def __init__(self, message: str, *, allow: Sequence[str]) -> None:
        super().__init__(message)
        self.allow = tuple(allow)
