"""Errors between a plan and its answer, each with the code that callers see."""

from typing import ClassVar


class ReadRefused(Exception):
    """The base of everything that this layer refuses; the message is written for the caller."""

    code: ClassVar[str] = "READ_REFUSED"

    def __init__(self, message: str, **details: object) -> None:
        super().__init__(message)
        self.message = message
        self.details = details


class InvalidCursor(ReadRefused):
    """A cursor that this list did not give out."""

    code = "INVALID_CURSOR"


class EpochChanged(InvalidCursor):
    """A cursor of the change log of another database, or of this one before it was restored."""

    code = "EPOCH_CHANGED"


class CursorExpired(ReadRefused):
    """A cursor after which changes come that are too old to be told."""

    code = "CURSOR_EXPIRED"


class InvalidId(ReadRefused):
    """An id that is not a UUID."""

    code = "INVALID_ID"


class InvalidText(ReadRefused):
    """A text that PostgreSQL cannot hold: it has a NUL character or half of a surrogate pair."""

    code = "INVALID_TEXT"


class InvalidSearch(ReadRefused):
    """A search with nothing in it that could be looked for, or with too much."""

    code = "INVALID_SEARCH"


class TextTooLong(ReadRefused):
    """A text of an argument that is longer than anything that it could be compared with."""

    code = "TEXT_TOO_LONG"


class AmbiguousName(ReadRefused):
    """A name that several entities bear."""

    code = "AMBIGUOUS_NAME"


class AnswerTooLarge(ReadRefused):
    """An answer of more bytes than one may have, or one or a statement for it that is more than PostgreSQL can hold."""

    code = "ANSWER_TOO_LARGE"


class TooManyStatements(ReadRefused):
    """A caller has as many statements under way as one may have, and they take long."""

    code = "TOO_MANY_STATEMENTS"


class StatementTimeout(ReadRefused):
    """A statement that took longer than it may."""

    code = "STATEMENT_TIMEOUT"


class DatabaseUnavailable(ReadRefused):
    """The database cannot be reached, or has no connection free in time."""

    code = "DATABASE_UNAVAILABLE"


class InvalidPosition(ReadRefused):
    """A text that is no position of a write."""

    code = "INVALID_POSITION"


class PositionNotReached(ReadRefused):
    """The database that answers does not have a write yet that the caller wants to see."""

    code = "POSITION_NOT_REACHED"
