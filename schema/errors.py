"""What is refused of a request before anything is read, each with the code that callers see.

A refusal never sends back all that it was sent: its messages and its locations are cut.
"""

from collections.abc import Collection
from typing import ClassVar

from graphql import GraphQLError, Node

from schema.plain_words import plain

MAX_MESSAGE = 500
"""Characters of a message."""

MAX_LOCATIONS = 5
"""Places in the document that one error points at."""


class RequestRefused(Exception):
    """The base of everything that this layer refuses; it carries one or more GraphQL errors, all with its code."""

    code: ClassVar[str] = "REQUEST_REFUSED"

    def __init__(self, errors: Collection[GraphQLError]) -> None:
        super().__init__("; ".join(error.message for error in errors))
        self.errors = tuple(with_code(error, self.code) for error in errors)


class SyntaxRefused(RequestRefused):
    """The document is not GraphQL."""

    code = "SYNTAX_ERROR"


class DocumentInvalid(RequestRefused):
    """The document asks for something that the schema does not have."""

    code = "DOCUMENT_INVALID"


class OperationUnknown(RequestRefused):
    """The document has no operation of that name, or several and none was named."""

    code = "OPERATION_UNKNOWN"


class OperationNotSupported(RequestRefused):
    """The operation is of a kind that is not served here."""

    code = "OPERATION_NOT_SUPPORTED"


class VariablesInvalid(RequestRefused):
    """The values of the variables do not fit their types."""

    code = "VARIABLES_INVALID"


class ArgumentInvalid(RequestRefused):
    """The arguments of a field do not go together."""

    code = "ARGUMENT_INVALID"


class LimitExceeded(RequestRefused):
    """The base of the limits: the error tells the number asked and the number allowed."""

    code = "LIMIT_EXCEEDED"
    what: ClassVar[str] = "numbers"
    remedy: ClassVar[str] = "ask for less"

    def __init__(self, asked: int, allowed: int, node: Node | None = None) -> None:
        self.asked, self.allowed = asked, allowed
        message = f"the request has {self.what} {asked}, {allowed} is allowed: {self.remedy}"
        super().__init__([GraphQLError(message, node, extensions={"asked": asked, "allowed": allowed})])


class DocumentTooLong(LimitExceeded):
    """The document has too many characters, comments among them; nothing of it is read."""

    code = "DOCUMENT_TOO_LONG"
    what = "a document length in characters of"
    remedy = "leave comments out, and ask for less, or in several requests"


class TooManyOperations(LimitExceeded):
    """The document has too many operations."""

    code = "TOO_MANY_OPERATIONS"
    what = "a number of operations of"
    remedy = "send the one that is to be run, with its fragments"


class TooManyTokens(LimitExceeded):
    """The document is too long; it is not read further than one token past the limit."""

    code = "TOO_MANY_TOKENS"
    what = "more tokens than allowed, at least"
    remedy = "ask for less, or in several requests"


class TooDeep(LimitExceeded):
    """Fields stand too deep in one another."""

    code = "TOO_DEEP"
    what = "a depth of"
    remedy = "start nearer to what is wanted, with `node` or a filter"


class TooManyAliases(LimitExceeded):
    """Too many fields are given another name."""

    code = "TOO_MANY_ALIASES"
    what = "a number of aliases of"
    remedy = "use variables and several requests"


class TooManyFields(LimitExceeded):
    """Too many fields are selected, fragments counted each time they are spread."""

    code = "TOO_MANY_FIELDS"
    what = "a number of fields, fragments spread out, of"
    remedy = "select less"


class TooCostly(LimitExceeded):
    """The answer could have too many rows."""

    code = "TOO_COSTLY"
    what = "a cost (the most rows that it can answer) of"
    remedy = "ask for smaller pages, or nest fewer lists"


class TooManyFragments(LimitExceeded):
    """Fragments are spread too often."""

    code = "TOO_MANY_FRAGMENTS"
    what = "a number of fragments, each as often as it is spread, of"
    remedy = "spread less"


class TooManyComparisons(LimitExceeded):
    """Too many fields answer under the same key, so that holding each against the others would take too long."""

    code = "TOO_MANY_COMPARISONS"
    what = "more comparisons between fields of the same response key than allowed, at least"
    remedy = "select each field once"


class WordTooLong(LimitExceeded):
    """A name or a number of the document is too long."""

    code = "WORD_TOO_LONG"
    what = "a name or number with a length of"
    remedy = "shorten it"


class PageTooLarge(LimitExceeded):
    """`first` or `last` is out of bounds."""

    code = "PAGE_SIZE_OUT_OF_RANGE"
    what = "a page size of"
    remedy = "ask for 0 to 100 items and go on from `endCursor`"


class TooManyIds(LimitExceeded):
    """`nodes` is asked for too many ids."""

    code = "TOO_MANY_IDS"
    what = "a number of ids of"
    remedy = "ask in several requests"


def with_code(error: GraphQLError, code: str) -> GraphQLError:
    """Return ``error`` with ``code`` in its extensions, in plain words, cut to size, and without the exception that caused it."""
    return GraphQLError(
        cut(plain(error.message)),
        error.nodes[:MAX_LOCATIONS] if error.nodes else None,
        error.source,
        list(error.positions)[:MAX_LOCATIONS] if error.positions else None,
        error.path,
        extensions={"code": code, **(error.extensions or {})},
    )


def cut(message: str) -> str:
    """Return a message as it is told: its beginning, and its end, which says what to do."""
    if len(message) <= MAX_MESSAGE:
        return message
    end = MAX_MESSAGE // 3
    return f"{message[: MAX_MESSAGE - end - 3]} … {message[-end:]}"
