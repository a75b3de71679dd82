"""Errors for requests that are refused before anything is read, each with the code that callers see.

A refusal never echoes a whole request: its messages and its locations are cut.
"""

from collections.abc import Collection
from typing import ClassVar

from graphql import GraphQLError, Node

from schema.base.plain_words import plain

MAX_MESSAGE = 500
"""The most characters of a message."""

MAX_LOCATIONS = 5
"""The most places in the document that one error points at."""


class RequestRefused(Exception):
    """Base of all refusals of this layer; carries one or more GraphQL errors, all with the code of the class."""

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
    """The arguments of a field contradict each other."""

    code = "ARGUMENT_INVALID"


class LimitExceeded(RequestRefused):
    """Base of the limits: the error states the number requested and the number allowed."""

    code = "LIMIT_EXCEEDED"
    what: ClassVar[str] = "the request has {asked} of something"
    remedy: ClassVar[str] = "ask for less"

    def __init__(self, asked: int, allowed: int, node: Node | None = None) -> None:
        self.asked, self.allowed = asked, allowed
        message = f"{self.what.format(asked=asked)}; the limit is {allowed}: {self.remedy}"
        super().__init__([GraphQLError(message, node, extensions={"asked": asked, "allowed": allowed})])


class DocumentTooLong(LimitExceeded):
    """The document has too many characters, comments included; none of it is parsed."""

    code = "DOCUMENT_TOO_LONG"
    what = "the document has {asked} characters"
    remedy = "remove comments, select less, or split it into several requests"


class TooManyOperations(LimitExceeded):
    """The document has too many operations."""

    code = "TOO_MANY_OPERATIONS"
    what = "the document has {asked} operations"
    remedy = "send only the operation to run, with its fragments"


class TooManyTokens(LimitExceeded):
    """The document has too many tokens; parsing stops one token past the limit."""

    code = "TOO_MANY_TOKENS"
    what = "the document has at least {asked} tokens"
    remedy = "select less, or split it into several requests"


class TooDeep(LimitExceeded):
    """Fields are nested too deeply."""

    code = "TOO_DEEP"
    what = "the operation has a depth of {asked}"
    remedy = "start closer to the objects that you need, with `node` or a filter"


class TooManyAliases(LimitExceeded):
    """Too many fields have an alias."""

    code = "TOO_MANY_ALIASES"
    what = "the operation has {asked} aliases"
    remedy = "use variables, or split it into several requests"


class TooManyFields(LimitExceeded):
    """Too many fields are selected; a fragment counts each time it is spread."""

    code = "TOO_MANY_FIELDS"
    what = "the operation has {asked} fields, with fragments expanded"
    remedy = "select fewer fields"


class TooCostly(LimitExceeded):
    """The answer could have too many rows."""

    code = "TOO_COSTLY"
    what = "the request costs {asked} (the maximum number of rows in its answer)"
    remedy = "ask for smaller pages, or nest fewer lists"


class TooManyFragments(LimitExceeded):
    """Fragments are spread too often."""

    code = "TOO_MANY_FRAGMENTS"
    what = "the operation spreads fragments {asked} times"
    remedy = "spread fewer fragments"


class TooManyComparisons(LimitExceeded):
    """Too many fields share a response key, so comparing them with each other would take too long."""

    code = "TOO_MANY_COMPARISONS"
    what = "fields with the same response key need at least {asked} comparisons"
    remedy = "select each field only once"


class WordTooLong(LimitExceeded):
    """A name or a number of the document is too long."""

    code = "WORD_TOO_LONG"
    what = "a name or number in the document has {asked} characters"
    remedy = "shorten it"


class PageTooLarge(LimitExceeded):
    """`first` or `last` is out of bounds."""

    code = "PAGE_SIZE_OUT_OF_RANGE"
    what = "the page size is {asked}"
    remedy = "ask for 0 to 100 items, and continue from `endCursor`"


class TooManyIds(LimitExceeded):
    """`nodes` is asked for too many ids."""

    code = "TOO_MANY_IDS"
    what = "{asked} ids are given"
    remedy = "split them into several requests"


def with_code(error: GraphQLError, code: str) -> GraphQLError:
    """Return ``error`` with ``code`` in its extensions, in plain words, cut to size, without its original exception."""
    return GraphQLError(
        cut(plain(error.message)),
        error.nodes[:MAX_LOCATIONS] if error.nodes else None,
        error.source,
        list(error.positions)[:MAX_LOCATIONS] if error.positions else None,
        error.path,
        extensions={"code": code, **(error.extensions or {})},
    )


def cut(message: str) -> str:
    """Return a message cut to size: its beginning, and its end, which says what to do."""
    if len(message) <= MAX_MESSAGE:
        return message
    end = MAX_MESSAGE // 3
    return f"{message[: MAX_MESSAGE - end - 3]} … {message[-end:]}"
