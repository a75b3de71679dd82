"""Errors of computations, each with its code."""

from service.errors.http import HttpRefused
from service.header import Header, retry_after

RETRY_AFTER_S = 2


class _TryAgain(HttpRefused):
    """The base of errors that may be gone at the next try."""

    headers: tuple[Header, ...] = (retry_after(RETRY_AFTER_S),)

    def __init__(self, message: str) -> None:
        super().__init__(message, retryAfter=RETRY_AFTER_S)


class TooBusy(_TryAgain):
    """The queue of computations is full, in all or for the caller."""

    code = "TOO_BUSY"


class ComputingStopped(_TryAgain):
    """The computing process ended before the result: by itself, or because the service ends."""

    code = "COMPUTING_STOPPED"


class ComputingTooLong(HttpRefused):
    """The computation took longer than is allowed."""

    code = "COMPUTING_TOO_LONG"


class CallerGone(HttpRefused):
    """The caller no longer waits for the answer."""

    code = "CALLER_GONE"
