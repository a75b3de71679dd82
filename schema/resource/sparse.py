"""Sparse answers: the stored document of a resource, reduced to the fields that a caller names."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    NamedTypeNode,
    NameNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    VariableNode,
    visit,
)
from graphql.language import Node, Visitor

from schema.read.answer_shape import Presence, Shape, walk
from schema.resource.resource import Resource, fragments_of, printed, whole_document


@dataclass(slots=True)
class _SelectedFields:
    """The fields to return of an object: everything it returns by default if ``is_whole``, and the named fields."""

    is_whole: bool = False
    fields: dict[str, "_SelectedFields"] = field(default_factory=dict)


def paths_of(resource: Resource) -> tuple[str, ...]:
    """Return every path that ``fields`` may name in a resource, such as ``speaker.name``, in document order."""
    return tuple(dict.fromkeys(".".join(way) for way, _, _ in walk(resource.item)))


def sparse_document(resource: Resource, paths: Iterable[str]) -> str:
    """Return the document reduced to the fields at ``paths`` of each item; all of them must be among ``paths_of``."""
    wanted = _SelectedFields()
    for path in paths:
        here = wanted
        for key in path.split("."):
            here = here.fields.setdefault(key, _SelectedFields())
        here.is_whole = True
    operation = resource.operation
    keys = [*resource.way, *([resource.items] if resource.items else [])]
    cut = _replaced(operation.selection_set, keys, _selection(resource.item, wanted))
    smaller = OperationDefinitionNode(
        operation=operation.operation,
        name=operation.name,
        variable_definitions=operation.variable_definitions,
        selection_set=cut,
    )
    return _without_unused(smaller, fragments_of(resource.text))


def _selection(shape: Shape, wanted: _SelectedFields) -> SelectionSetNode:
    """Return the selection of the wanted fields; it writes out all fields and needs no fragment."""
    selected: list[SelectionNode] = []
    for type_name in shape.members:
        nodes = list(_fields(shape, type_name, wanted))
        if not shape.is_abstract:
            selected += nodes
        elif nodes:
            condition = NamedTypeNode(name=NameNode(value=type_name))
            inner = SelectionSetNode(selections=tuple(nodes))
            selected.append(InlineFragmentNode(type_condition=condition, selection_set=inner))
    return SelectionSetNode(selections=tuple(selected))


def _fields(shape: Shape, type_name: str, wanted: _SelectedFields) -> Iterator[FieldNode]:
    for key, member in shape.members[type_name].items():
        named = wanted.fields.get(key)
        if named is None and not (wanted.is_whole and member.presence is not Presence.ON_DEMAND):
            continue
        first = member.nodes[0]
        has_below = bool(member.shape.members)
        yield FieldNode(
            alias=first.alias,
            name=first.name,
            arguments=first.arguments,
            directives=first.directives if member.presence is Presence.CONDITIONAL else (),
            selection_set=_selection(member.shape, named or _SelectedFields(is_whole=True)) if has_below else None,
        )


def _replaced(selections: SelectionSetNode, keys: Collection[str], new: SelectionSetNode) -> SelectionSetNode:
    """Return ``selections`` with the selection under the response keys ``keys`` replaced."""
    if not keys:
        return new
    return SelectionSetNode(selections=tuple(_replaced_in(node, list(keys), new) for node in selections.selections))


def _replaced_in(node: SelectionNode, keys: list[str], new: SelectionSetNode) -> SelectionNode:
    if isinstance(node, InlineFragmentNode):
        return InlineFragmentNode(
            type_condition=node.type_condition, selection_set=_replaced(node.selection_set, keys, new)
        )
    if isinstance(node, FieldNode) and node.selection_set and node.name.value == keys[0]:
        return FieldNode(
            alias=node.alias,
            name=node.name,
            arguments=node.arguments,
            directives=node.directives,
            selection_set=_replaced(node.selection_set, keys[1:], new),
        )
    return node


def _without_unused(operation: OperationDefinitionNode, fragments: Mapping[str, FragmentDefinitionNode]) -> str:
    """Return the document of an operation without its unused variables."""
    used = _used_in(operation.selection_set, fragments)
    definitions = tuple(item for item in operation.variable_definitions or () if item.variable.name.value in used)
    smaller = OperationDefinitionNode(
        operation=operation.operation,
        name=operation.name,
        variable_definitions=definitions,
        selection_set=operation.selection_set,
    )
    return printed(whole_document(smaller, fragments))


def _used_in(node: Node, fragments: Mapping[str, FragmentDefinitionNode]) -> set[str]:
    found: set[str] = set()

    class VariableUses(Visitor):
        def enter_variable(self, variable: VariableNode, *_: object) -> None:
            found.add(variable.name.value)

        def enter_fragment_spread(self, spread: FragmentSpreadNode, *_: object) -> None:
            visit(fragments[spread.name.value], VariableUses())

    visit(node, VariableUses())
    return found
