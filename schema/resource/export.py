"""Documents of exports: one for an article with everything in it, and those of resources with what the formats add.

The export of a list reads what the list's resource returns, plus when each item was last written. There is no second
way to read.
"""

from collections.abc import Sequence
from functools import lru_cache
from importlib import resources as packaged

from graphql import (
    FieldNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    parse,
)

from schema.resource.resource import ResourceInvalid, all_resources, fragments_of, printed, whole_document

WRITTEN = "history(first: 1) { nodes { at } }"
"""When an item was last written: the newest entry of its history."""

LISTS = ("entities", "mentions", "quotes", "claims", "events")
"""The lists of an article that its export reads: each has the variables ``NAME`` (whether to read it) and ``NAMEAfter``
(the cursor to read from).
"""


@lru_cache(maxsize=1)
def article_document() -> str:
    """Return the document that reads everything of an article."""
    schema = packaged.files("schema")
    shared = (schema / "resources" / "fragments.graphql").read_text("utf-8")
    operation = parse((schema / "exports" / "article.graphql").read_text("utf-8")).definitions[0]
    if not isinstance(operation, OperationDefinitionNode):
        raise ResourceInvalid("the document of an article's export is one query")
    return printed(whole_document(operation, fragments_of(shared)))


@lru_cache(maxsize=256)
def document_with(name: str, selected: str) -> str:
    """Return the document of the resource ``name`` with ``selected`` added to the selection of each item."""
    resource = next(each for each in all_resources() if each.name == name)
    keys = [*resource.way, *([resource.items] if resource.items else [])]
    if resource.items == "edges":
        keys.append("node")
    operation = resource.operation
    larger = OperationDefinitionNode(
        operation=operation.operation,
        name=operation.name,
        variable_definitions=operation.variable_definitions,
        selection_set=_extended(operation.selection_set, keys, _selection(selected)),
    )
    return printed(whole_document(larger, fragments_of(resource.text)))


def _selection(text: str) -> tuple[SelectionNode, ...]:
    (definition,) = parse("{" + text + "}").definitions
    if not isinstance(definition, OperationDefinitionNode):
        raise ResourceInvalid(f"{text!r} is no selection")
    return definition.selection_set.selections


def _extended(selections: SelectionSetNode, keys: Sequence[str], more: tuple[SelectionNode, ...]) -> SelectionSetNode:
    """Return ``selections`` with ``more`` appended to the selection under the response keys ``keys``."""
    if keys:
        return SelectionSetNode(selections=tuple(_extended_in(node, keys, more) for node in selections.selections))
    inner = [node for node in selections.selections if isinstance(node, InlineFragmentNode)]
    if not inner:
        return SelectionSetNode(selections=(*selections.selections, *more))
    changed = {id(node): _within(node, (), more) for node in inner}
    return SelectionSetNode(selections=tuple(changed.get(id(node), node) for node in selections.selections))


def _extended_in(node: SelectionNode, keys: Sequence[str], more: tuple[SelectionNode, ...]) -> SelectionNode:
    if isinstance(node, InlineFragmentNode):
        return _within(node, keys, more)
    if not isinstance(node, FieldNode) or node.name.value != keys[0] or node.selection_set is None or node.directives:
        return node
    return FieldNode(
        alias=node.alias,
        name=node.name,
        arguments=node.arguments,
        directives=node.directives,
        selection_set=_extended(node.selection_set, keys[1:], more),
    )


def _within(node: InlineFragmentNode, keys: Sequence[str], more: tuple[SelectionNode, ...]) -> InlineFragmentNode:
    return InlineFragmentNode(
        type_condition=node.type_condition, selection_set=_extended(node.selection_set, keys, more)
    )
