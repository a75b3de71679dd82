"""Errors about who the caller is or how much they ask for, each with its code."""

from service.errors.http import HttpRefused
from service.header import Header, retry_after

_REALM = b'Bearer realm="isnad"'


class AuthenticationRequired(HttpRefused):
    """No key was sent, and the request requires one."""

    code = "AUTHENTICATION_REQUIRED"
    headers: tuple[Header, ...] = ((b"www-authenticate", _REALM),)


class InvalidKey(HttpRefused):
    """The key that was sent is malformed, unknown, revoked or expired."""

    code = "INVALID_KEY"
    headers: tuple[Header, ...] = ((b"www-authenticate", _REALM + b', error="invalid_token"'),)


class InsufficientScope(HttpRefused):
    """The key does not allow this; the details name the required scope."""

    code = "INSUFFICIENT_SCOPE"

    def __init__(self, scope: str) -> None:
        super().__init__(f"a key with the scope `{scope}` is required; yours does not have it", scope=scope)
        named = b', error="insufficient_scope", scope="%s"' % scope.encode()
        self.headers: tuple[Header, ...] = ((b"www-authenticate", _REALM + named),)


class RateLimited(HttpRefused):
    """The caller has used up what they may ask for in a minute."""

    code = "RATE_LIMITED"

    def __init__(self, message: str, *, allowed: int, retry_after_s: int) -> None:
        super().__init__(message, allowed=allowed, retryAfter=retry_after_s)
        self.headers: tuple[Header, ...] = (retry_after(retry_after_s),)
