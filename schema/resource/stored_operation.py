"""Operations of REST and of the command line: stored mutations in files, each with its method and address.

A file of ``schema/operations`` has one mutation of one field, after the line ``# POST /v1/…``. The variable ``input``
is the field's input; other variables select parts of the answer. A part of the address in braces is a field of the
input; the remaining fields are the members of the body. The line ``# body: FIELD as TYPE, …`` says that the whole body
is one field of the input, in one of these media types; then the remaining fields are parameters of the query string.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources as packaged
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    get_named_type,
    is_input_type,
    is_leaf_type,
    parse,
    type_from_ast,
    validate,
)

from db.operation.operation import OperationRefused
from schema.build import core_schema
from schema.mutation import OPERATIONS
from schema.operation.operation import MutationField
from schema.read.answer_shape import Shape, ShapeReader
from schema.read.operand import nullable
from schema.read.selection import Collector
from schema.request.mutation_fields import USER_ERRORS, plan_writes
from schema.resource.parameter import ResourceParameter, described, uses_in
from schema.resource.resource import RULES, ResourceInvalid, fragments_of, printed, whole_document

_ADDRESS = re.compile(r"^# (POST|PUT|PATCH|DELETE) (/v1/\S+)$", re.MULTILINE)
_BODY = re.compile(r"^# body: (\w+) as (.+)$", re.MULTILINE)
EXPECTED_VERSION, DRY_RUN = "expectedVersion", "dryRun"
ALWAYS_PARAMETERS = (EXPECTED_VERSION, DRY_RUN)
"""Fields of inputs that can be given in the query string, whatever the body is."""


@dataclass(frozen=True, slots=True)
class BodyInput:
    """The input field that takes the whole body, and the media types allowed for it."""

    field: str
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoredOperation:
    """A stored mutation, with the method and the address at which it is served.

    ``field`` is the field of the mutation, ``text`` the whole document. ``parameters`` come from the address or the
    query string; ``body`` is None if the body is a JSON object of the input's other fields.
    """

    name: str
    method: str
    address: str
    description: str
    text: str
    field: str
    input: GraphQLInputObjectType
    parameters: tuple[ResourceParameter, ...]
    body: BodyInput | None
    answer: Shape

    @property
    def operation(self) -> MutationField[object]:
        """The operation behind the mutation's field."""
        return OPERATIONS[self.field]

    @property
    def members(self) -> dict[str, GraphQLInputField]:
        """The fields of the input that can be members of a JSON body."""
        in_path = {each.name for each in self.parameters if each.is_in_path}
        return {name: each for name, each in self.input.fields.items() if name not in in_path}


@lru_cache(maxsize=1)
def all_operations() -> tuple[StoredOperation, ...]:
    """Return every stored operation, in the order of their addresses. Raises ResourceInvalid."""
    schema = packaged.files("schema")
    shared = (schema / "resources" / "fragments.graphql").read_text("utf-8")
    texts = {each.name: each.read_text("utf-8") for each in (schema / "operations").iterdir()}
    shared += texts.pop("fragments.graphql")
    return read_operations(core_schema(), texts.values(), shared)


def operation_named(name: str) -> StoredOperation:
    """Return the stored operation of this name; raises KeyError."""
    return {each.name: each for each in all_operations()}[name]


def payload_errors(stored: StoredOperation, refused: OperationRefused) -> list[dict[str, Any]]:
    """Return the errors in the payload of a refused operation."""
    schema, document = core_schema(), parse(stored.text)
    (node,) = (each for each in document.definitions if isinstance(each, OperationDefinitionNode))
    collector = Collector(schema, fragments_of(stored.text), {})
    write = plan_writes(
        collector, mutation_type(schema), collector.collect(mutation_type(schema), [node.selection_set])
    )
    errors: list[dict[str, Any]] = write.writes[0].refused(refused).data[USER_ERRORS]
    return errors


def read_operations(schema: GraphQLSchema, texts: Iterable[str], shared: str) -> tuple[StoredOperation, ...]:
    """Return the operations of files, with the fragments of ``shared`` that they need. Raises ResourceInvalid."""
    reader = ShapeReader(schema, fragments_of(shared))
    found = [_read(reader, text) for text in texts]
    return tuple(sorted(found, key=lambda each: (each.address.split("/"), each.method)))


def _read(reader: ShapeReader, text: str) -> StoredOperation:
    address, node = _ADDRESS.search(text), parse(text).definitions[0]
    if address is None or not isinstance(node, OperationDefinitionNode) or node.operation is not OperationType.MUTATION:
        raise ResourceInvalid("an operation begins with `# POST /v1/…` and is one mutation")
    document = whole_document(node, reader.fragments)
    field = _only_field(reader.schema, document, node)
    root = mutation_type(reader.schema)
    kind = nullable(root.fields[field].args["input"].type)
    if not isinstance(kind, GraphQLInputObjectType):
        raise ResourceInvalid(f"{field} has no input object")
    body = _body(text)
    return StoredOperation(
        name=node.name.value if node.name else field,
        method=address[1],
        address=address[2],
        description=node.description.value if node.description else "",
        text=printed(document),
        field=field,
        input=kind,
        parameters=(
            *_parameters(kind, re.findall(r"\{(\w+)\}", address[2]), body),
            *_choosing(reader.schema, document, node),
        ),
        body=body,
        answer=_answer(reader, node, field),
    )


def mutation_type(schema: GraphQLSchema) -> GraphQLObjectType:
    """Return the root type of mutations. Raises ResourceInvalid."""
    if schema.mutation_type is None:
        raise ResourceInvalid("the schema has no mutations")
    return schema.mutation_type


def _only_field(schema: GraphQLSchema, document: DocumentNode, node: OperationDefinitionNode) -> str:
    errors = validate(schema, document, RULES)
    if errors:
        raise ResourceInvalid("; ".join(f"{error.message} {error.locations}" for error in errors))
    (only,) = node.selection_set.selections
    variables = [each.variable.name.value for each in node.variable_definitions or ()]
    if not isinstance(only, FieldNode) or only.alias or variables[:1] != ["input"]:
        raise ResourceInvalid("an operation has one field, with the variable `input`")
    return only.name.value


def _body(text: str) -> BodyInput | None:
    found = _BODY.search(text)
    return BodyInput(found[1], tuple(each.strip() for each in found[2].split(","))) if found else None


def _parameters(
    kind: GraphQLInputObjectType, in_path: Sequence[str], body: BodyInput | None
) -> Iterable[ResourceParameter]:
    for name, field in kind.fields.items():
        single = nullable(field.type)
        is_in_query = name in ALWAYS_PARAMETERS or (body is not None and name != body.field and is_leaf_type(single))
        if name in in_path or is_in_query:
            description = field.description or ""
            yield ResourceParameter(
                name, description, single, ("input", name), is_required=name in in_path, is_in_path=name in in_path
            )
    if not set(in_path) <= set(kind.fields):
        raise ResourceInvalid(f"{kind.name} has not all of {in_path}")


def _choosing(
    schema: GraphQLSchema, document: DocumentNode, node: OperationDefinitionNode
) -> Iterable[ResourceParameter]:
    """Yield the parameters for the variables beside the input."""
    uses = uses_in(schema, document)
    for item in (node.variable_definitions or ())[1:]:
        name, kind = item.variable.name.value, type_from_ast(schema, item.type)
        if not is_input_type(kind) or isinstance(kind, GraphQLNonNull):
            raise ResourceInvalid(f"${name} has to be given, or cannot be")
        yield ResourceParameter(name, described(uses.get(name, ())), kind, (name,))


def _answer(reader: ShapeReader, node: OperationDefinitionNode, field: str) -> Shape:
    """Return the shape of the payload without its errors, which are returned as problems."""
    root = mutation_type(reader.schema)
    whole = reader.shape(root, [node.selection_set])
    payload = whole.members[root.name][field].shape
    name = get_named_type(payload.kind).name
    if USER_ERRORS not in payload.members[name]:
        raise ResourceInvalid(f"{field}: select `{USER_ERRORS}`")
    members = {key: each for key, each in payload.members[name].items() if key != USER_ERRORS}
    return Shape(payload.kind, {name: members}, payload.descriptions)
