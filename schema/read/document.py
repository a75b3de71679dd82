"""A document: parsed, checked against the limits and validated, with one of its operations chosen."""

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
"""The most errors that are reported for one document, or for one set of variables."""

MAX_COMPARISONS = 50_000
"""The most comparisons between fields of the same response key: the one part of validation that is not linear in the
document. A tenth of what graphql-core allows, which takes a second.
"""


class _BoundedMerging(OverlappingFieldsCanBeMergedRule):
    """The rule that fields of the same response key must agree; it gives up after MAX_COMPARISONS."""

    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        self.rule_context.remaining_complexity_budget = MAX_COMPARISONS


class _OneOfVariables(ValidationRule):
    """The rule that a variable used as a member of a @oneOf object must not be nullable (GraphQL, 5.8.5).

    graphql-core checks this only if the object itself can be null.
    """

    def leave_operation_definition(self, operation: OperationDefinitionNode, *_: object) -> None:
        """Report the nullable variables of an operation that are used as such a member."""
        definitions = {item.variable.name.value: item for item in operation.variable_definitions or ()}
        for usage in self.context.get_recursive_variable_usages(operation):
            name, kind = usage.node.name.value, _one_of(usage.parent_type)
            declared = definitions.get(name)
            if kind is not None and declared is not None and not isinstance(declared.type, NonNullTypeNode):
                given = print_ast(declared.type)
                message = f"`${name}` can be null, but a member of {kind} cannot be: declare it as `{given}!`"
                self.report_error(GraphQLError(message, [declared, usage.node]))


def _one_of(kind: GraphQLInputType | None) -> GraphQLInputObjectType | None:
    """Return the @oneOf object of a non-null type; None for any other type."""
    single = kind.of_type if isinstance(kind, GraphQLNonNull) else None
    return single if isinstance(single, GraphQLInputObjectType) and single.is_one_of else None


RULES: tuple[type[ASTValidationRule], ...] = tuple(
    _BoundedMerging if rule is OverlappingFieldsCanBeMergedRule else rule
    for rule in dict.fromkeys((*specified_rules, *recommended_rules, _OneOfVariables))
)
_GIVEN_UP = "Validation aborted."


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What callers may learn of the schema: all of it by introspection, and suggestions for a wrong name.

    Without introspection there are no suggestions either, because they would reveal the schema bit by bit.
    """

    introspection: bool = True
    suggestions: bool = True

    @property
    def hides_suggestions(self) -> bool:
        """Whether messages must omit names that the caller has not used."""
        return not (self.introspection and self.suggestions)


FULL_DISCLOSURE = Disclosure()


@dataclass(frozen=True, slots=True)
class Validation:
    """The rules for a document, and what its caller may learn of the schema; no rules for documents of our own."""

    rules: tuple[type[ASTValidationRule], ...] = RULES
    disclosure: Disclosure = FULL_DISCLOSURE


OF_CALLERS = Validation()
OF_RESOURCES = Validation(rules=())
"""The documents of REST: they need no rules, because they are validated when they are read from their files."""


@dataclass(frozen=True, slots=True)
class DocumentOperation:
    """A valid operation with everything it refers to; ``tokens`` indicates how much memory its document takes."""

    document: DocumentNode
    node: OperationDefinitionNode
    fragments: Mapping[str, FragmentDefinitionNode]
    tokens: int


def read_operation(
    schema: GraphQLSchema, text: str, name: str | None, limits: Limits, validation: Validation = OF_CALLERS
) -> DocumentOperation:
    """Return the operation of this name in the document; without a name, the only one.

    Raises one of ``schema.base.errors``: first for what the text alone shows (length, syntax, tokens, depth, width),
    then for what the schema shows.
    """
    document = _parse(text, limits)
    tokens = count_tokens(document)
    operations, fragments = _definitions(document, limits)
    _validate(schema, document, validation)
    return DocumentOperation(document, _choose(operations, name), fragments, tokens)


def check_document(schema: GraphQLSchema, text: str, limits: Limits) -> None:
    """Check a whole document without choosing an operation; raises what ``read_operation`` does."""
    document = _parse(text, limits)
    _definitions(document, limits)
    _validate(schema, document, OF_CALLERS)


def _definitions(document: DocumentNode, limits: Limits) -> tuple[list[OperationDefinitionNode], Fragments]:
    """Return the operations and the fragments of a document; raises what the limits raise."""
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
        for error in errors:  # one rule suggests a selection regardless of its settings
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
