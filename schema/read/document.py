"""A document: parsed, held to the limits, validated, and one operation of it chosen."""

from collections.abc import Mapping
from dataclasses import dataclass

from graphql import (
    ASTValidationRule,
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLNonNull,
    GraphQLSchema,
    NonNullTypeNode,
    NoSchemaIntrospectionCustomRule,
    OperationDefinitionNode,
    OverlappingFieldsCanBeMergedRule,
    ValidationContext,
    ValidationRule,
    parse,
    print_ast,
    recommended_rules,
    specified_rules,
    validate,
)

from schema.base.errors import (
    DocumentInvalid,
    DocumentTooLong,
    OperationUnknown,
    SyntaxRefused,
    TooManyComparisons,
    TooManyOperations,
    TooManyTokens,
)
from schema.read.limits import Fragments, Limits, check_extent, count_tokens

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


class _OneOfVariables(ValidationRule):
    """The rule that no variable can be null that is given to a member of a @oneOf object (GraphQL, 5.8.5).

    graphql-core holds to it only where the object itself can be null.
    """

    def leave_operation_definition(self, operation: OperationDefinitionNode, *_: object) -> None:
        """Report the variables of an operation that can be null and are such a member."""
        definitions = {item.variable.name.value: item for item in operation.variable_definitions or ()}
        for usage in self.context.get_recursive_variable_usages(operation):
            name, kind = usage.node.name.value, _one_of(usage.parent_type)
            declared = definitions.get(name)
            if kind is not None and declared is not None and not isinstance(declared.type, NonNullTypeNode):
                given = print_ast(declared.type)
                message = f"`${name}` can be null, but a member of {kind} cannot be: declare it as `{given}!`"
                self.report_error(GraphQLError(message, [declared, usage.node]))


def _one_of(kind: GraphQLInputType | None) -> GraphQLInputObjectType | None:
    """Return the @oneOf object that is not null and of this type, None for any other type."""
    single = kind.of_type if isinstance(kind, GraphQLNonNull) else None
    return single if isinstance(single, GraphQLInputObjectType) and single.is_one_of else None


RULES: tuple[type[ASTValidationRule], ...] = tuple(
    _BoundedMerging if rule is OverlappingFieldsCanBeMergedRule else rule
    for rule in dict.fromkeys((*specified_rules, *recommended_rules, _OneOfVariables))
)
_GIVEN_UP = "Validation aborted."


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What callers are told of the schema beside their answers: all of it when asked, and the names near to a wrong one.

    Without introspection there are no near names either, for they would tell the schema bit by bit.
    """

    introspection: bool = True
    suggestions: bool = True

    @property
    def hides_suggestions(self) -> bool:
        """Whether messages must not name what the caller has not named."""
        return not (self.introspection and self.suggestions)


TELLS_ALL = Disclosure()


@dataclass(frozen=True, slots=True)
class Validation:
    """What a document is held to: rules, and what callers are told; no rules for documents that are our own."""

    rules: tuple[type[ASTValidationRule], ...] = RULES
    disclosure: Disclosure = TELLS_ALL


OF_CALLERS = Validation()
OF_RESOURCES = Validation(rules=())
"""The documents of REST: they are valid, which is checked when they are read."""


@dataclass(frozen=True, slots=True)
class DocumentOperation:
    """A valid operation with what it refers to; ``tokens`` tells how much memory its document takes."""

    document: DocumentNode
    node: OperationDefinitionNode
    fragments: Mapping[str, FragmentDefinitionNode]
    tokens: int


def read_operation(
    schema: GraphQLSchema, text: str, name: str | None, limits: Limits, validation: Validation = OF_CALLERS
) -> DocumentOperation:
    """Return the operation of this name in the document; without a name, the only one.

    Raises one of ``schema.base.errors``: first what the text alone tells (length, syntax, tokens, depth, width), then what
    the schema tells.
    """
    document = _parse(text, limits)
    tokens = count_tokens(document)
    operations, fragments = _definitions(document, limits)
    _validate(schema, document, validation)
    return DocumentOperation(document, _choose(operations, name), fragments, tokens)


def check_document(schema: GraphQLSchema, text: str, limits: Limits) -> None:
    """Refuse a document none of whose operations need be chosen; raises what ``read_operation`` does."""
    document = _parse(text, limits)
    _definitions(document, limits)
    _validate(schema, document, OF_CALLERS)


def _definitions(document: DocumentNode, limits: Limits) -> tuple[list[OperationDefinitionNode], Fragments]:
    """Return the operations and the fragments of a document, which keep to the limits."""
    fragments = {item.name.value: item for item in document.definitions if isinstance(item, FragmentDefinitionNode)}
    operations = [item for item in document.definitions if isinstance(item, OperationDefinitionNode)]
    if len(operations) > limits.operations:
        raise TooManyOperations(len(operations), limits.operations)
    check_extent(operations, fragments, limits)
    return operations, fragments


def _validate(schema: GraphQLSchema, document: DocumentNode, validation: Validation) -> None:
    disclosure = validation.disclosure
    rules = validation.rules if disclosure.introspection else (*validation.rules, NoSchemaIntrospectionCustomRule)
    hides = disclosure.hides_suggestions
    errors = validate(schema, document, rules, max_errors=MAX_REPORTED, hide_suggestions=hides)
    if errors and errors[-1].message == _GIVEN_UP:
        raise TooManyComparisons(MAX_COMPARISONS + 1, MAX_COMPARISONS)
    if hides:
        for error in errors:  # one rule proposes a selection whatever it is told
            error.message = error.message.partition(" Did you mean ")[0]
    if errors:
        raise DocumentInvalid(errors)


def _parse(text: str, limits: Limits) -> DocumentNode:
    if len(text) > limits.characters:
        raise DocumentTooLong(len(text), limits.characters)
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
        message = f"the document has {len(operations)} operations: select one of {names} with `operationName`"
        raise OperationUnknown([GraphQLError(message)])
    for operation in operations:
        if operation.name and operation.name.value == name:
            return operation
    raise OperationUnknown([GraphQLError(f"the document has no operation named {name!r}: it has {names}")])
