"""What is refused of a request before anything is read, each with the code that callers see."""

from collections.abc import Collection
from typing import ClassVar

from graphql import GraphQLError, Node


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


class PageTooLarge(LimitExceeded):
    """`first` or `last` is out of bounds."""

    code = "PAGE_SIZE_OUT_OF_RANGE"
    what = "a page size of"
    remedy = "ask for 1 to 100 items and go on from `endCursor`"


class TooManyIds(LimitExceeded):
    """`nodes` is asked for too many ids."""

    code = "TOO_MANY_IDS"
    what = "a number of ids of"
    remedy = "ask in several requests"


def with_code(error: GraphQLError, code: str) -> GraphQLError:
    """Return ``error`` with ``code`` in its extensions, and without the exception that caused it."""
    return GraphQLError(
        error.message,
        error.nodes,
        error.source,
        error.positions,
        error.path,
        extensions={"code": code, **(error.extensions or {})},
    )
