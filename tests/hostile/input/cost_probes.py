"""Documents that ask for one field, or one field with one argument, of every type: new ones are found by themselves."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)

from tests.hostile.input.long_articles import ARTICLES, Known
from tests.hostile.input.values import literal

SIZES = {
    "ArticleConnection": ARTICLES,
    "SearchConnection": ARTICLES,
    "HistoryEntryConnection": 5,
    "EntityConnection": 40,
    "EventConnection": 70,
}
MOST = 100
"""The page that is asked for, if there are so many items; of the types in SIZES there are fewer."""

DEAR_TEXTS = (
    "sanctions said",
    '"said minister0 alpha"',
    " OR ".join(f"word{n}*" for n in range(10, 60)),
)
SCALARS = {
    "Int": 5,
    "EDTF": "2025",
    "DateTime": "2100-01-01T00:00:00Z",
    "Language": "en",
    "URL": "https://example.org/a",
    "Boolean": True,
}
EARLY = "2000-01-01T00:00:00Z"
USUAL = {"search": {"types": "[ARTICLE]"}}
"""Arguments that a field is given unless they are what is looked at: so the longest texts are found."""
OF_ARTICLES = frozenset(("article", "id"))


@dataclass(frozen=True, slots=True)
class Probe:
    """A document; ``field`` is what it asks for, with the argument."""

    field: str
    document: str


@dataclass(frozen=True, slots=True)
class _Way:
    """What stands before the selection of an object of a type, and what after."""

    before: str
    after: str


def probes(schema: GraphQLSchema, known: Known) -> Iterator[Probe]:
    """Yield a probe for every field of every type that can be read, and for every value of its arguments that matters."""
    return _Prober(schema, known).probes()


class _Prober:
    def __init__(self, schema: GraphQLSchema, known: Known) -> None:
        self._schema, self._known = schema, known

    def probes(self) -> Iterator[Probe]:
        root = self._schema.query_type
        assert root is not None
        seen, waiting = {root.name}, deque[tuple[GraphQLObjectType, _Way]]([(root, _Way("{ ", " }"))])
        while waiting:
            kind, way = waiting.popleft()
            for name, field in kind.fields.items():
                below = get_named_type(field.type)
                usual = self._arguments(field, USUAL.get(name, {}))
                for given in self._given(field):
                    shown = ", ".join(f"{key}: {value}" for key, value in given.items())
                    asked = f"{name}{self._arguments(field, {**USUAL.get(name, {}), **given})}{self._leaves(below)}"
                    yield Probe(f"{kind.name}.{name}({shown[:60]})", f"{way.before}{asked}{way.after}")
                for inner in self._objects(below):
                    if inner.name not in seen:
                        seen.add(inner.name)
                        opened = f"{name}{usual} {{ " + (f"... on {inner.name} {{ " if inner is not below else "")
                        closed = " }" + (" }" if inner is not below else "")
                        waiting.append((inner, _Way(way.before + opened, closed + way.after)))

    def _objects(self, kind: GraphQLNamedType) -> list[GraphQLObjectType]:
        if isinstance(kind, GraphQLObjectType):
            return [kind]
        return list(self._schema.get_possible_types(kind)) if isinstance(kind, GraphQLUnionType) else []

    def _leaves(self, kind: GraphQLNamedType) -> str:
        """Return the selection of an object: its values, those of a page's items, and of the lists that an edge has."""
        if is_leaf_type(kind):
            return ""
        if not isinstance(kind, GraphQLObjectType):
            return " { __typename }"
        fields = [
            name
            for name, field in kind.fields.items()
            if is_leaf_type(get_named_type(field.type)) and name not in ("body", "totalCount")
        ]
        lists = [name for name in ("nodes", "edges") if name in kind.fields]
        if kind.name.endswith("Edge"):
            lists = [name for name, field in kind.fields.items() if is_list_type(get_nullable_type(field.type))]
        fields += [name + self._leaves(get_named_type(kind.fields[name].type)) for name in lists]
        return " { " + " ".join(fields or ["__typename"]) + " }"

    def _given(self, field: GraphQLField) -> Iterator[dict[str, str]]:
        """Yield the arguments of each probe of a field: none but those that it needs, then one by one."""
        yield {}
        for name, argument in field.args.items():
            if name in ("after", "before", "first"):
                continue
            if name == "last":
                yield {"last": str(self._size(field))}
                continue
            for value in self._values(name, argument.type):
                yield {name: value}

    def _arguments(self, field: GraphQLField, given: dict[str, str]) -> str:
        """Return the arguments in brackets: what is given, what is needed, and a page."""
        whole = dict(given)
        for name, argument in field.args.items():
            if name not in whole and is_non_null_type(argument.type):
                whole[name] = next(self._values(name, argument.type))
        if "first" in field.args and "last" not in whole:
            whole["first"] = str(self._size(field))
        return "(" + ", ".join(f"{name}: {value}" for name, value in whole.items()) + ")" if whole else ""

    def _size(self, field: GraphQLField) -> int:
        return SIZES.get(get_named_type(field.type).name, MOST)

    def _values(self, name: str, kind: GraphQLInputType) -> Iterator[str]:
        """Yield values of an argument that may be dear, as a document has them."""
        single = get_nullable_type(kind)
        if is_list_type(single):
            if name == "ids":
                yield literal(list(self._known.articles))
                return
            for each in self._values(name, single.of_type):
                yield f"[{each}]"
        elif isinstance(single, GraphQLEnumType):
            yield from single.values
        elif isinstance(single, GraphQLInputObjectType):
            for inner, field in single.fields.items():
                for each in self._values(inner, field.type):
                    yield f"{{ {inner}: {each} }}"
        elif get_named_type(single).name == "String" and name in ("search", "text"):
            yield from map(literal, DEAR_TEXTS)
        else:
            yield literal(self._scalar(name, get_named_type(single).name))

    def _scalar(self, name: str, kind: str) -> object:
        if kind == "ID":
            return self._known.article if name in OF_ARTICLES else self._known.entity
        if kind == "DateTime" and name.endswith("From"):
            return EARLY
        if kind == "String":
            return {"slug": "long-0", "name": "Minister0 Alpha", "assertedBy": "Test desk"}.get(name, "long-0")
        return SCALARS[kind]
