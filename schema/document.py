"""A document: parsed, held to the limits, validated, and one operation of it chosen."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from graphql import (
    ASTValidationRule,
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    parse,
    recommended_rules,
    specified_rules,
    validate,
)

from schema.errors import DocumentInvalid, OperationNotSupported, OperationUnknown, SyntaxRefused, TooManyTokens
from schema.limits import Limits, check_extent

MAX_REPORTED = 20
"""At most so many errors of one document, or of one set of variables, are reported."""

RULES: tuple[type[ASTValidationRule], ...] = tuple(dict.fromkeys((*specified_rules, *recommended_rules)))


@dataclass(frozen=True, slots=True)
class Operation:
    """A valid operation with what it refers to."""

    document: DocumentNode
    node: OperationDefinitionNode
    fragments: Mapping[str, FragmentDefinitionNode]


def read_operation(
    schema: GraphQLSchema,
    text: str,
    name: str | None,
    limits: Limits,
    *,
    rules: Collection[type[ASTValidationRule]] = RULES,
) -> Operation:
    """Return the operation of this name in the document; without a name, the only one. It is validated by ``rules``.

    Raises one of ``schema.errors``: first what the text alone tells (syntax, tokens, depth, width), then what
    the schema tells.
    """
    document = _parse(text, limits)
    fragments = {item.name.value: item for item in document.definitions if isinstance(item, FragmentDefinitionNode)}
    operations = [item for item in document.definitions if isinstance(item, OperationDefinitionNode)]
    for operation in operations:
        check_extent(operation, fragments, limits)
    errors = validate(schema, document, rules, max_errors=MAX_REPORTED)
    if errors:
        raise DocumentInvalid(errors)
    chosen = _choose(operations, name)
    if chosen.operation is not OperationType.QUERY:
        message = f"a {chosen.operation.value} cannot be served here: send a query"
        raise OperationNotSupported([GraphQLError(message, chosen)])
    return Operation(document, chosen, fragments)


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
