"""The shape of an answer: the fields that a document selects of each type, as a tree that needs no data to walk."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from graphql import (
    BooleanValueNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    InlineFragmentNode,
    SelectionSetNode,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
)
from graphql.language import DirectiveNode

TYPENAME = "__typename"


class Presence(Enum):
    """When the answer has a field."""

    ALWAYS = auto()
    ON_DEMAND = auto()
    """Only if the caller names it in ``fields``: the document has ``@include(if: false)``."""
    CONDITIONAL = auto()
    """Depends on a variable, by ``@include`` or ``@skip``."""


@dataclass(frozen=True, slots=True)
class AnswerField:
    """One field of an object in the answer. ``name`` and ``description`` come from the schema.

    ``nodes`` are the places where the document selects it.
    """

    name: str
    description: str
    shape: "Shape"
    presence: Presence
    nodes: tuple[FieldNode, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A value in the answer: its type and, if it is an object, the fields of each possible type by response key.

    ``descriptions`` are those of the types. ``fragments`` names the fragments that are spread for each type;
    ``fragment`` names one that makes up the whole selection. ``is_abstract`` says that the value can be of several
    types.
    """

    kind: GraphQLOutputType
    members: Mapping[str, Mapping[str, AnswerField]]
    descriptions: Mapping[str, str] = field(default_factory=dict)
    fragments: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fragment: str | None = None
    is_abstract: bool = False

    def fields(self) -> Iterator[tuple[str, str, AnswerField]]:
        """Yield every field with the name of its type and its response key."""
        for type_name, members in self.members.items():
            for key, member in members.items():
                yield type_name, key, member


def walk(shape: Shape, way: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str, AnswerField]]:
    """Yield every field of the shape, with the response keys that lead to it and the name of its parent type."""
    for type_name, key, member in shape.fields():
        yield (*way, key), type_name, member
        yield from walk(member.shape, (*way, key))


@dataclass(frozen=True, slots=True)
class ShapeReader:
    """Reads the shapes of the selections of one document."""

    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]

    def shape(self, kind: GraphQLOutputType, selections: Sequence[SelectionSetNode]) -> Shape:
        """Return the shape of a value of type ``kind`` with these ``selections``.

        Raises ValueError for a directive on anything but a field: the shape could not express its effect.
        """
        named = get_named_type(kind)
        if is_leaf_type(named):
            return Shape(kind, {})
        types = self.schema.get_possible_types(named) if is_abstract_type(named) else (named,)
        objects = [each for each in types if isinstance(each, GraphQLObjectType)]
        members = {each.name: self._members(each, selections) for each in objects}
        descriptions = {each.name: each.description or "" for each in objects}
        spread = {each.name: tuple(dict.fromkeys(self._spread(each, selections))) for each in objects}
        names = _fragments_in(selections)
        only = names.pop() if len(names) == 1 else None
        return Shape(kind, members, descriptions, spread, only, is_abstract_type(named))

    def _spread(self, on: GraphQLObjectType, selections: Iterable[SelectionSetNode]) -> Iterator[str]:
        """Yield the names of the fragments that are declared on ``on`` itself and spread for it."""
        for node in (node for selection in selections for node in selection.selections):
            if isinstance(node, FragmentSpreadNode):
                if self.fragments[node.name.value].type_condition.name.value == on.name:
                    yield node.name.value
            elif isinstance(node, InlineFragmentNode) and self._is_on(on, node):
                yield from self._spread(on, [node.selection_set])

    def _members(self, on: GraphQLObjectType, selections: Sequence[SelectionSetNode]) -> dict[str, AnswerField]:
        found: dict[str, list[FieldNode]] = {}
        for node in self._fields(on, selections):
            found.setdefault(node.alias.value if node.alias else node.name.value, []).append(node)
        return {key: self._member(on, nodes) for key, nodes in found.items()}

    def _member(self, on: GraphQLObjectType, nodes: Sequence[FieldNode]) -> AnswerField:
        name = nodes[0].name.value
        kind = self.schema.get_field(on, name)
        if kind is None:
            raise ValueError(f"{on.name} has no field {name}")
        below = [node.selection_set for node in nodes if node.selection_set]
        presences = [presence_of(node.directives) for node in nodes]
        presence = Presence.ALWAYS if Presence.ALWAYS in presences else presences[0]
        return AnswerField(name, kind.description or "", self.shape(kind.type, below), presence, tuple(nodes))

    def _fields(self, on: GraphQLObjectType, selections: Iterable[SelectionSetNode]) -> Iterator[FieldNode]:
        for node in (node for selection in selections for node in selection.selections):
            if isinstance(node, FieldNode):
                yield node
                continue
            if node.directives:
                raise ValueError("a directive stands on a fragment: put it on the fields")
            if isinstance(node, FragmentSpreadNode):
                fragment = self.fragments[node.name.value]
                if self._applies(on, fragment.type_condition.name.value):
                    yield from self._fields(on, [fragment.selection_set])
            elif isinstance(node, InlineFragmentNode) and self._is_on(on, node):
                yield from self._fields(on, [node.selection_set])

    def _is_on(self, on: GraphQLObjectType, node: InlineFragmentNode) -> bool:
        return node.type_condition is None or self._applies(on, node.type_condition.name.value)

    def _applies(self, on: GraphQLObjectType, condition: str) -> bool:
        kind = self.schema.get_type(condition)
        return kind is on or (is_abstract_type(kind) and self.schema.is_sub_type(kind, on))


def presence_of(directives: Sequence[DirectiveNode] | None) -> Presence:
    """Return when the answer has a field with these directives."""
    if not directives:
        return Presence.ALWAYS
    value = next(iter(directives[0].arguments or ())).value  # validation ensures exactly one
    is_never = isinstance(value, BooleanValueNode) and not value.value and directives[0].name.value == "include"
    return Presence.ON_DEMAND if is_never else Presence.CONDITIONAL


def _fragments_in(selections: Iterable[SelectionSetNode]) -> set[str | None]:
    """Return the names of the fragments that are spread in selections, and None if a field stands beside them."""
    found: set[str | None] = set()
    for node in (node for selection in selections for node in selection.selections):
        if isinstance(node, FragmentSpreadNode):
            found.add(node.name.value)
        elif isinstance(node, InlineFragmentNode):
            found |= _fragments_in([node.selection_set])
        else:
            found.add(None)
    return found
