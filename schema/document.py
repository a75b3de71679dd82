"""A document: parsed, held to the limits, validated, and one operation of it chosen."""

from collections.abc import Mapping
from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    OverlappingFieldsCanBeMergedRule,
    ValidationContext,
    parse,
    recommended_rules,
    specified_rules,
    validate,
)

from schema.errors import (
    DocumentInvalid,
    OperationNotSupported,
    OperationUnknown,
    SyntaxRefused,
    TooManyComparisons,
    TooManyTokens,
)
from schema.limits import Limits, check_extent, count_tokens

MAX_REPORTED = 20
"""At most so many errors of one document, or of one set of variables, are reported."""

MAX_COMPARISONS = 50_000
"""Steps in which fields of the same response key are held against each other: the one part of validation that is not
linear in the document. A tenth of what graphql-core allows, which is a second's work."""


class _BoundedMerging(OverlappingFieldsCanBeMergedRule):
    """The rule that fields of the same response key must be alike, given up after MAX_COMPARISONS."""

    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        self.rule_context.remaining_complexity_budget = MAX_COMPARISONS


RULES = tuple(
    _BoundedMerging if rule is OverlappingFieldsCanBeMergedRule else rule
    for rule in dict.fromkeys((*specified_rules, *recommended_rules))
)
_GIVEN_UP = "Validation aborted."


@dataclass(frozen=True, slots=True)
class Operation:
    """A valid operation with what it refers to; ``tokens`` tells how much memory its document takes."""

    document: DocumentNode
    node: OperationDefinitionNode
    fragments: Mapping[str, FragmentDefinitionNode]
    tokens: int


def read_operation(schema: GraphQLSchema, text: str, name: str | None, limits: Limits) -> Operation:
    """Return the operation of this name in the document; without a name, the only one.

    Raises one of ``schema.errors``: first what the text alone tells (syntax, tokens, depth, width), then what
    the schema tells.
    """
    document = _parse(text, limits)
    tokens = count_tokens(document)
    fragments = {item.name.value: item for item in document.definitions if isinstance(item, FragmentDefinitionNode)}
    operations = [item for item in document.definitions if isinstance(item, OperationDefinitionNode)]
    check_extent(operations, fragments, limits)
    errors = validate(schema, document, RULES, max_errors=MAX_REPORTED)
    if errors and errors[-1].message == _GIVEN_UP:
        raise TooManyComparisons(MAX_COMPARISONS + 1, MAX_COMPARISONS)
    if errors:
        raise DocumentInvalid(errors)
    chosen = _choose(operations, name)
    if chosen.operation is not OperationType.QUERY:
        message = f"a {chosen.operation.value} cannot be served here: send a query"
        raise OperationNotSupported([GraphQLError(message, chosen)])
    return Operation(document, chosen, fragments, tokens)


def _parse(text: str, limits: Limits) -> DocumentNode:
    try:
        return parse(
            text, max_lexical_tokens=limits.tokens, max_comments=limits.tokens, allow_empty_selection_sets=False
        )
    except GraphQLError as error:
        if "Document contains more than" in error.message:
            raise TooManyTokens(limits.tokens + 1, limits.tokens) from None
        raise SyntaxRefused([error]) from None


def _choose(operations: list[OperationDefinitionNode], name: str | None) -> OperationDefinitionNode:
    names = [operation.name.value for operation in operations if operation.name]
    if name is None:
        if len(operations) == 1:
            return operations[0]
        message = f"the document has {len(operations)} operations: name one of {names} in `operationName`"
        raise OperationUnknown([GraphQLError(message)])
    for operation in operations:
        if operation.name and operation.name.value == name:
            return operation
    raise OperationUnknown([GraphQLError(f"the document has no operation named {name!r}: it has {names}")])
