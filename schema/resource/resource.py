"""Resources of REST: documents in files, each with the address at which it is served; read and checked once.

A file of ``schema/resources`` has one operation, after the lines ``# GET /v1/…`` and ``# example: /v1/…``; fragments
are shared. The operation's selection is the answer, its variables are the parameters. There is no second way to read.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from importlib import resources as packaged
from typing import NamedTuple

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLList,
    GraphQLSchema,
    InlineFragmentNode,
    ObjectValueNode,
    OperationDefinitionNode,
    OverlappingFieldsCanBeMergedRule,
    SelectionSetNode,
    get_named_type,
    get_nullable_type,
    parse,
    print_ast,
    validate,
)
from graphql.language import DefinitionNode

from db.catalog import TYPES
from db.catalog.model import Lookup
from schema.build import core_schema
from schema.read.answer_shape import AnswerField, Shape, ShapeReader
from schema.read.document import RULES as ALL_RULES
from schema.resource.parameter import ResourceParameter, parameters_of

_ADDRESS = re.compile(r"^# GET (/v1/\S+)$", re.MULTILINE)
RULES = tuple(rule for rule in ALL_RULES if not issubclass(rule, OverlappingFieldsCanBeMergedRule))
"""Without the rule that fields of one response key must agree: the types of a union may use a name for different types,
because ``__typename`` tells them apart.
"""

_EXAMPLE = re.compile(r"^# example: (/v1/\S+)$", re.MULTILINE)
PAGED = ("nodes", "edges")
"""The fields of a connection that hold its items; a resource's list is the first that is always in the answer."""


class ResourceInvalid(ValueError):
    """The file of a resource is invalid: a fault of ours."""


class AnswerForm(Enum):
    """What kind of answer a resource returns."""

    OBJECT = "object"
    LIST = "list"
    """A short list, never paged."""
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Resource:
    """A stored document and the address at which it is served.

    ``text`` is the whole document. The answer is found under the response keys ``way`` and has the shape ``answer``;
    ``items`` is the field that holds the list of a page. ``is_ambiguous`` says that a request may match several things.
    ``example`` is an address to show, with the ids of a seed as ``{type/key}``.
    """

    name: str
    address: str
    example: str
    description: str
    text: str
    operation: OperationDefinitionNode
    parameters: tuple[ResourceParameter, ...]
    form: AnswerForm
    way: tuple[str, ...]
    answer: Shape
    items: str | None
    is_ambiguous: bool

    @property
    def item(self) -> Shape:
        """The shape of one item of a list, or of the object itself."""
        return self.items_member.shape if self.items_member else self.answer

    @property
    def items_member(self) -> AnswerField | None:
        """The field that holds the items of a page; None if the answer is no page."""
        if self.items is None:
            return None
        return next(member for _, key, member in self.answer.fields() if key == self.items)


@lru_cache(maxsize=1)
def all_resources() -> tuple[Resource, ...]:
    """Return every resource, in the order of their addresses. Raises ResourceInvalid."""
    folder = packaged.files("schema") / "resources"
    texts = {item.name: item.read_text("utf-8") for item in folder.iterdir() if item.name.endswith(".graphql")}
    shared = texts.pop("fragments.graphql")
    return read_resources(core_schema(), texts.values(), shared)


def read_resources(schema: GraphQLSchema, texts: Iterable[str], shared: str) -> tuple[Resource, ...]:
    """Return the resources of files, with the fragments of ``shared`` that they need. Raises ResourceInvalid."""
    fragments = fragments_of(shared)
    stored = [_stored(text) for text in texts]
    everything = DocumentNode(definitions=(*fragments.values(), *(each.operation for each in stored)))
    errors = validate(schema, everything, RULES)  # all at once, because most of what they select is shared
    if errors:
        raise ResourceInvalid("; ".join(f"{error.message} {error.locations}" for error in errors))
    reader = ShapeReader(schema, fragments)
    return tuple(sorted((_resource(reader, each) for each in stored), key=lambda each: each.address.split("/")))


class _Stored(NamedTuple):
    """A file of a resource: its operation, its address, an address to show."""

    operation: OperationDefinitionNode
    address: str
    example: str


def _stored(text: str) -> _Stored:
    address, example = _ADDRESS.search(text), _EXAMPLE.search(text)
    if address is None or example is None:
        raise ResourceInvalid("a resource begins with `# GET /v1/…` and `# example: /v1/…`")
    definitions = parse(text).definitions
    operation = definitions[0]
    if len(definitions) != 1 or not isinstance(operation, OperationDefinitionNode) or not operation.name:
        raise ResourceInvalid(f"{address[1]}: a resource has one operation, with a name, and nothing else")
    return _Stored(operation, address[1], example[1])


def _resource(reader: ShapeReader, stored: _Stored) -> Resource:
    operation = stored.operation
    way, answer = _answer(reader, operation)
    form, items = _form(answer)
    document = whole_document(operation, reader.fragments)
    return Resource(
        name=operation.name.value if operation.name else "",
        address=stored.address,
        example=stored.example,
        description=operation.description.value if operation.description else "",
        text=printed(document),
        operation=operation,
        parameters=parameters_of(reader.schema, document, stored.address),
        form=form,
        way=way,
        answer=answer,
        items=items,
        is_ambiguous=_is_ambiguous(operation),
    )


def fragments_of(text: str) -> dict[str, FragmentDefinitionNode]:
    """Return the fragments of a document by name."""
    return {item.name.value: item for item in parse(text).definitions if isinstance(item, FragmentDefinitionNode)}


def whole_document(operation: OperationDefinitionNode, fragments: Mapping[str, FragmentDefinitionNode]) -> DocumentNode:
    """Return the document of an operation and the fragments that it needs, without its description."""
    needed: dict[str, FragmentDefinitionNode] = {}
    waiting: list[SelectionSetNode] = [operation.selection_set]
    while waiting:
        for name in spread_in(waiting.pop()):
            if name not in needed:
                needed[name] = fragments[name]
                waiting.append(fragments[name].selection_set)
    bare = OperationDefinitionNode(
        operation=operation.operation,
        name=operation.name,
        variable_definitions=operation.variable_definitions,
        selection_set=operation.selection_set,
    )
    return DocumentNode(definitions=(bare, *needed.values()))


def printed(document: DocumentNode) -> str:
    """Return a document as text."""
    return "\n\n".join(_printed(each) for each in document.definitions)


@lru_cache(maxsize=256)
def _printed(definition: DefinitionNode) -> str:
    """Keep the text of a definition: fragments are in many documents."""
    return print_ast(definition)


def spread_in(selections: SelectionSetNode | None) -> Iterator[str]:
    """Yield the names of the fragments that are spread in a selection."""
    for node in selections.selections if selections else ():
        if isinstance(node, FragmentSpreadNode):
            yield node.name.value
        elif isinstance(node, FieldNode | InlineFragmentNode):
            yield from spread_in(node.selection_set)


def _answer(reader: ShapeReader, operation: OperationDefinitionNode) -> tuple[tuple[str, ...], Shape]:
    """Return the path to the answer and its shape: through single fields to the first page, list or set of fields."""
    root = reader.schema.query_type
    if root is None:
        raise ResourceInvalid("the schema has no query type")
    shape = reader.shape(root, [operation.selection_set])
    way: tuple[str, ...] = ()
    while not _is_answer(shape) or not way:
        ((key, member),) = _fields_of(shape)
        shape, way = member.shape, (*way, key)
    return way, shape


def _is_answer(shape: Shape) -> bool:
    is_page = get_named_type(shape.kind).name.endswith("Connection")
    return is_page or isinstance(get_nullable_type(shape.kind), GraphQLList) or len(_fields_of(shape)) != 1


def _fields_of(shape: Shape) -> Sequence[tuple[str, AnswerField]]:
    return [(key, member) for _, key, member in shape.fields()]


def _form(answer: Shape) -> tuple[AnswerForm, str | None]:
    if isinstance(get_nullable_type(answer.kind), GraphQLList):
        return AnswerForm.LIST, None
    if not get_named_type(answer.kind).name.endswith("Connection"):
        return AnswerForm.OBJECT, None
    keys = [key for key, member in _fields_of(answer) if key in PAGED and member.presence is member.presence.ALWAYS]
    if not keys or _fields_of(answer)[0][0] != "pageInfo":
        raise ResourceInvalid("a page selects `pageInfo` first, and `nodes` or `edges`")
    return AnswerForm.PAGE, keys[0]


def _is_ambiguous(operation: OperationDefinitionNode) -> bool:
    root = operation.selection_set.selections[0]
    entry = TYPES["Query"].get(root.name.value) if isinstance(root, FieldNode) else None
    if not isinstance(root, FieldNode) or not isinstance(entry, Lookup):
        return False
    named = [each.value for each in root.arguments or () if isinstance(each.value, ObjectValueNode)]
    return any(field.name.value == entry.ambiguous for value in named for field in value.fields)
