"""Errors of computations, each with its code."""

from service.errors.http import Header, HttpRefused

RETRY_AFTER_S = 2


class _TryAgain(HttpRefused):
    """The base of what may be otherwise in a moment."""

    headers: tuple[Header, ...] = ((b"retry-after", b"%d" % RETRY_AFTER_S),)

    def __init__(self, message: str) -> None:
        super().__init__(message, retryAfter=RETRY_AFTER_S)


class TooBusy(_TryAgain):
    """As much waits to be computed as may, in all or for the caller."""

    code = "TOO_BUSY"


class ComputingStopped(_TryAgain):
    """The process that computed ended before it was done: by itself, or since the service ends."""

    code = "COMPUTING_STOPPED"


class ComputingTooLong(HttpRefused):
    """It took longer to compute than anything may."""

    code = "COMPUTING_TOO_LONG"


class CallerGone(HttpRefused):
    """Nobody waits for the answer any more."""

    code = "CALLER_GONE"
