"""Errors on a connection before a whole request has come, each with its code."""

from service.errors.http import HttpRefused


class HeadTooLarge(HttpRefused):
    """The request's line and headers together have more bytes than allowed."""

    code = "HEAD_TOO_LARGE"


class RequestTooSlow(HttpRefused):
    """The request did not come whole in the time that there is for it."""

    code = "REQUEST_TOO_SLOW"


class HostWrong(HttpRefused):
    """A request of HTTP/1.1 without a header ``Host``, with several, or with one that is no host (RFC 9112, 3.2)."""

    code = "HOST_WRONG"


class HostUnknown(HttpRefused):
    """The request asks a host that is neither that of the public address nor allowed beside it."""

    code = "HOST_UNKNOWN"


class NotHttp(HttpRefused):
    """What came is not a request of HTTP/1.1."""

    code = "NOT_HTTP"
