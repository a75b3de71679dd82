"""The depth and width of a request, measured before anything is read, in time linear in the document.

Each fragment is measured once and the result reused wherever it is spread, so that fragments that spread each other
twice cannot make the measuring itself the attack. Validation covers the whole document, so the limits apply to all its
operations together.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    TokenKind,
)

from schema.base.errors import TooDeep, TooManyAliases, TooManyFields, TooManyFragments, WordTooLong

Fragments = Mapping[str, FragmentDefinitionNode]


MAX_WORD = 200
"""The most characters of a name or a number in a document. Names are repeated in every row of an answer."""

MAX_NESTING = 100
"""The most fields and fragments nested in one another: nothing that walks a selection later needs a deeper stack."""

MOST = 2**63 - 1

_WORDS = frozenset((TokenKind.NAME, TokenKind.INT, TokenKind.FLOAT))


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one request may ask for; ``characters``, ``tokens`` and ``operations`` apply to its document."""

    characters: int = 100_000
    tokens: int = 5000
    operations: int = 50
    depth: int = 15
    aliases: int = 100
    fields: int = 1000
    cost: int = 50_000


@dataclass(frozen=True, slots=True)
class Extent:
    """The depth and width of a selection with its fragments spread out.

    ``depth`` counts nested fields, ``nesting`` nested fields and fragments; ``fragments`` counts spreads and inline
    fragments. No number exceeds MOST, so that each can be reported.
    """

    depth: int = 0
    aliases: int = 0
    fields: int = 0
    fragments: int = 0
    nesting: int = 0

    def beside(self, other: "Extent") -> "Extent":
        """Return the extent of two selections side by side."""
        return Extent(
            max(self.depth, other.depth),
            min(self.aliases + other.aliases, MOST),
            min(self.fields + other.fields, MOST),
            min(self.fragments + other.fragments, MOST),
            max(self.nesting, other.nesting),
        )

    def as_field(self, *, is_renamed: bool) -> "Extent":
        """Return the extent of a field that contains this."""
        return Extent(self.depth + 1, self.aliases + is_renamed, self.fields + 1, self.fragments, self.nesting + 1)

    def as_fragment(self) -> "Extent":
        """Return the extent of a fragment that contains this."""
        return replace(self, fragments=self.fragments + 1, nesting=self.nesting + 1)


def count_tokens(document: DocumentNode) -> int:
    """Return the number of lexical tokens in a document, comments included; raises WordTooLong."""
    count, token = 0, document.loc.start_token if document.loc else None
    while token is not None:
        if token.kind in _WORDS and len(token.value or "") > MAX_WORD:
            raise WordTooLong(len(token.value or ""), MAX_WORD)
        count, token = count + 1, token.next
    return count


def extent_of(operations: Iterable[OperationDefinitionNode], fragments: Fragments) -> Extent:
    """Return the extent of operations side by side.

    Introspection counts like everything else; a fragment that spreads itself counts once.
    """
    reckoner, extent = _Reckoner(fragments), Extent()
    for operation in operations:
        extent = extent.beside(reckoner.selection(operation.selection_set))
    return extent


def check_extent(operations: Iterable[OperationDefinitionNode], fragments: Fragments, limits: Limits) -> None:
    """Refuse operations that are too deep or too wide.

    Raises TooDeep, TooManyAliases, TooManyFields or TooManyFragments.
    """
    extent = extent_of(operations, fragments)
    if extent.depth > limits.depth:
        raise TooDeep(extent.depth, limits.depth)
    if extent.aliases > limits.aliases:
        raise TooManyAliases(extent.aliases, limits.aliases)
    if extent.fields > limits.fields:
        raise TooManyFields(extent.fields, limits.fields)
    if extent.fragments > limits.fields:
        raise TooManyFragments(extent.fragments, limits.fields)
    if extent.nesting > MAX_NESTING:
        raise TooDeep(extent.nesting, MAX_NESTING)


class _Reckoner:
    def __init__(self, fragments: Fragments) -> None:
        self._fragments = fragments
        self._known: dict[str, Extent] = {}

    def selection(self, selections: SelectionSetNode | None, level: int = 0) -> Extent:
        """Return the extent of a selection at this depth; raises TooDeep before the stack overflows."""
        if level > MAX_NESTING:
            raise TooDeep(level, MAX_NESTING)
        extent = Extent()
        for node in selections.selections if selections else ():
            if isinstance(node, FieldNode):
                below = self.selection(node.selection_set, level + 1)
                extent = extent.beside(below.as_field(is_renamed=node.alias is not None))
            elif isinstance(node, FragmentSpreadNode):
                extent = extent.beside(self.fragment(node.name.value, level + 1).as_fragment())
            elif isinstance(node, InlineFragmentNode):
                extent = extent.beside(self.selection(node.selection_set, level + 1).as_fragment())
        return extent

    def fragment(self, name: str, level: int) -> Extent:
        if name not in self._known:
            self._known[name] = Extent()  # found again within a cycle, which validation refuses
            definition = self._fragments.get(name)
            if definition is not None:
                self._known[name] = self.selection(definition.selection_set, level)
        return self._known[name]
