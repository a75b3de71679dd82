"""Items as copies keep them: the objects of REST, in which other items appear only as ids.

So an item changes only if something of its own is written, and no copy of it holds words of another item that may be
retracted, renamed or redacted separately.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources as packaged

from graphql import (
    REMOVE,
    ArgumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    NameNode,
    SelectionSetNode,
    VariableNode,
    Visitor,
    visit,
)

from db.item.type import ITEM_TYPES
from db.read.item import Items
from db.sql.plan import Field
from schema.build import core_schema
from schema.read.planner import plan_selection
from schema.read.selection import Collector
from schema.resource.resource import fragments_of

REFERENCE = "Ref"
"""The ending of the names of fragments that show another item."""

OF_THE_ARTICLE = "RevisionRef"
"""The exception, which shows no other item: revisions never change, and are part of their article."""

OF_OTHERS = {"Event": ("reports", "key", "keys"), "Entity": ("keys",)}
"""Fields of an item that others write: items in their own right that refer to it, and the keys by which bundles name it."""

WHOLE = {"Article": "ArticleWithBody"}
"""The fragment of an item, if its name differs from the type's."""

TYPES = tuple(each.type_name for each in ITEM_TYPES)


class _AsItem(Visitor):
    """Reduces a fragment of REST to the fields that are an item's own."""

    def __init__(self, left_out: Sequence[str]) -> None:
        super().__init__()
        self._left_out = left_out

    def enter_field(self, node: FieldNode, *_: object) -> object:
        return REMOVE if node.name.value in self._left_out else None

    def enter_argument(self, node: ArgumentNode, *_: object) -> object:
        return REMOVE if isinstance(node.value, VariableNode) else None


def _own(fragment: FragmentDefinitionNode) -> FragmentDefinitionNode:
    name, kind = fragment.name.value, fragment.type_condition.name.value
    if name.endswith(REFERENCE) and name != OF_THE_ARTICLE:
        id_only = SelectionSetNode(selections=(FieldNode(name=NameNode(value="id")),))
        return FragmentDefinitionNode(name=fragment.name, type_condition=fragment.type_condition, selection_set=id_only)
    cut: FragmentDefinitionNode = visit(fragment, _AsItem(OF_OTHERS.get(kind, ())))
    return cut


@lru_cache(maxsize=1)
def items() -> Items:
    """Return the items of the feed."""
    return Items(item_fields())


def item_fields() -> Mapping[str, tuple[Field, ...]]:
    """Return the fields that are read of an item, by type."""
    shared = (packaged.files("schema") / "resources" / "fragments.graphql").read_text("utf-8")
    fragments = {name: _own(fragment) for name, fragment in fragments_of(shared).items()}
    collector = Collector(core_schema(), fragments, {})
    spreads = tuple(FragmentSpreadNode(name=NameNode(value=WHOLE.get(name, name))) for name in TYPES)
    node = FieldNode(name=NameNode(value="node"), selection_set=SelectionSetNode(selections=spreads))
    kind = core_schema().type_map["Node"]
    planned = plan_selection(collector, kind, [node], ())
    if planned is None:
        raise TypeError("a node has fields")
    return {name: tuple(planned.by_type[name]) for name in TYPES}
