"""Errors on a connection before a whole request has come, each with its code."""

from service.errors.http import HttpRefused


class HeadTooLarge(HttpRefused):
    """The request line and headers together have more bytes than allowed."""

    code = "HEAD_TOO_LARGE"


class RequestTooSlow(HttpRefused):
    """The request did not arrive completely in time."""

    code = "REQUEST_TOO_SLOW"


class HostWrong(HttpRefused):
    """The HTTP/1.1 request has no header ``Host``, several, or one that is no host (RFC 9112, 3.2)."""

    code = "HOST_WRONG"


class HostUnknown(HttpRefused):
    """The request names a host that is neither that of the public address nor an allowed one."""

    code = "HOST_UNKNOWN"


class NotHttp(HttpRefused):
    """The received bytes are not a request of HTTP/1.1."""

    code = "NOT_HTTP"
