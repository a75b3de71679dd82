"""Errors between a plan and its answer, each with the code that callers see."""

from typing import ClassVar


class ReadRefused(Exception):
    """The base of all errors of reading; the message is written for the caller."""

    code: ClassVar[str] = "READ_REFUSED"

    def __init__(self, message: str, **details: object) -> None:
        super().__init__(message)
        self.message = message
        self.details = details


class InvalidCursor(ReadRefused):
    """A cursor that this list did not give out."""

    code = "INVALID_CURSOR"


class EpochChanged(InvalidCursor):
    """A cursor from another database's change log, or from this one before it was restored."""

    code = "EPOCH_CHANGED"


class CursorExpired(ReadRefused):
    """A cursor followed by changes that are older than the retention period."""

    code = "CURSOR_EXPIRED"


class InvalidId(ReadRefused):
    """An id that is not a UUID."""

    code = "INVALID_ID"


class InvalidText(ReadRefused):
    """A text that PostgreSQL cannot hold: it has a NUL character or half of a surrogate pair."""

    code = "INVALID_TEXT"


class InvalidSearch(ReadRefused):
    """A search without any searchable word, or with too many."""

    code = "INVALID_SEARCH"


class TextTooLong(ReadRefused):
    """A text in an argument that is longer than any value it could match."""

    code = "TEXT_TOO_LONG"


class AmbiguousName(ReadRefused):
    """A name that several entities have."""

    code = "AMBIGUOUS_NAME"


class AnswerTooLarge(ReadRefused):
    """An answer with more bytes than allowed, or an answer or statement that is too large for PostgreSQL."""

    code = "ANSWER_TOO_LARGE"


class TooManyStatements(ReadRefused):
    """A caller runs as many statements as allowed, and none of them ended in time."""

    code = "TOO_MANY_STATEMENTS"


class StatementTimeout(ReadRefused):
    """A statement that took longer than it may."""

    code = "STATEMENT_TIMEOUT"


class DatabaseUnavailable(ReadRefused):
    """The database cannot be reached, or no connection became free in time."""

    code = "DATABASE_UNAVAILABLE"


class InvalidPosition(ReadRefused):
    """A text that is not the position of a write."""

    code = "INVALID_POSITION"


class PositionNotReached(ReadRefused):
    """The database that answers does not yet have the write that the caller wants to see."""

    code = "POSITION_NOT_REACHED"
