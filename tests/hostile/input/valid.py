"""Valid documents, made from the schema by chance: fields, aliases, arguments, variables, fragments and directives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
)

from tests.hostile.input.places import VALID
from tests.hostile.input.values import literal

MAX_DEPTH = 5


@dataclass
class Writer:
    """Writes one document. ``ids`` are such as there are; every key that could clash with another is an alias of its own."""

    schema: GraphQLSchema
    chance: Random
    ids: list[str]
    variables: dict[str, object] = field(default_factory=dict)
    declared: list[str] = field(default_factory=list)
    fragments: list[str] = field(default_factory=list)
    names: int = 0

    def document(self) -> str:
        """Return the document; its variables are in ``variables``."""
        root = self.schema.query_type
        assert root is not None
        selection = self.selection(root, MAX_DEPTH)
        declared = f"({', '.join(self.declared)})" if self.declared else ""
        return f"query Q{declared} {selection} " + " ".join(self.fragments)

    def name(self, letter: str) -> str:
        """Return a name that was not there before."""
        self.names += 1
        return f"{letter}{self.names}"

    def selection(self, kind: GraphQLNamedType, depth: int) -> str:
        """Return what is selected of an object of this type."""
        if is_abstract_type(kind):
            types = list(self.schema.get_possible_types(kind))
            chosen = self.chance.sample(types, self.chance.randint(1, len(types)))
            parts = [f"... on {each.name} {{ {self.fields(each, depth - 1, apart=True)} }}" for each in chosen]
            return "{ __typename " + " ".join(parts) + " }"
        assert isinstance(kind, GraphQLObjectType)
        return "{ " + self.fields(kind, depth) + " }"

    def fields(self, kind: GraphQLObjectType, depth: int, *, apart: bool = False) -> str:
        """Return some fields; ``apart`` where their keys must not be those of another type's fields."""
        usable = [
            (name, each) for name, each in kind.fields.items() if is_leaf_type(get_named_type(each.type)) or depth > 0
        ]
        if not usable:
            return "__typename"
        written = [
            self.field(*self.chance.choice(usable), depth, apart=apart) for _ in range(self.chance.randint(1, 4))
        ]
        written += ["__typename"] * self.chance.randint(0, 1)
        if not apart and depth > 0 and self.chance.random() < 0.3:
            written.insert(self.chance.randint(0, len(written)), self.fragment(kind, depth - 1))
        return " ".join(written)

    def field(self, name: str, definition: GraphQLField, depth: int, *, apart: bool) -> str:
        """Return one field with its alias, arguments, directives and selection."""
        arguments = self.arguments(definition)
        kind = get_named_type(definition.type)
        alias = f"{self.name('a')}: " if apart or arguments or self.chance.random() < 0.1 else ""
        below = "" if is_leaf_type(kind) else " " + self.selection(kind, depth - 1)
        return f"{alias}{name}{arguments}{self.directive()}{below}"

    def fragment(self, kind: GraphQLObjectType, depth: int) -> str:
        """Return a fragment: inline, with its type or without, or a named one that is spread."""
        inside = self.fields(kind, depth)
        form = self.chance.randrange(3)
        if form == 0:
            return f"...{self.directive()} {{ {inside} }}"
        if form == 1:
            return f"... on {kind.name}{self.directive()} {{ {inside} }}"
        name = self.name("F")
        self.fragments.append(f"fragment {name} on {kind.name} {{ {inside} }}")
        return f"...{name}{self.directive()} ...{name}"

    def directive(self) -> str:
        """Return a directive now and then; its condition may be a variable."""
        if self.chance.random() > 0.1:
            return ""
        value = self.chance.random() < 0.6
        shown = self.variable("Boolean!", value) if self.chance.random() < 0.5 else literal(value)
        return f" @{self.chance.choice(('skip', 'include'))}(if: {shown})"

    def arguments(self, definition: GraphQLField) -> str:
        """Return arguments: those that a field must have, and some of the others."""
        is_backwards = self.chance.random() < 0.3
        given = []
        for name, argument in definition.args.items():
            if name in ("after", "before") or name == ("first" if is_backwards else "last"):
                continue
            is_needed = isinstance(argument.type, GraphQLNonNull) or name == "last" or name == "first"
            if is_needed or self.chance.random() < 0.3:
                given.append(f"{name}: {self.value(argument.type)}")
        return f"({', '.join(given)})" if given else ""

    def value(self, kind: GraphQLInputType) -> str:
        """Return a value that is right, as the document has it: a literal, or a variable."""
        made = self.made(kind)
        if self.chance.random() < 0.4:
            return self.variable(str(kind), made)
        return self.written(kind, made)

    def made(self, kind: GraphQLInputType) -> object:
        """Return a value that is right, as JSON has it."""
        if isinstance(kind, GraphQLNonNull):
            return self.made(kind.of_type)
        if isinstance(kind, GraphQLList):
            return [self.made(kind.of_type) for _ in range(self.chance.randint(1, 3))]
        if isinstance(kind, GraphQLEnumType):
            return self.chance.choice(list(kind.values))
        if isinstance(kind, GraphQLInputObjectType):
            names = list(kind.fields)
            chosen = self.chance.sample(names, 1 if kind.is_one_of else self.chance.randint(0, min(3, len(names))))
            needed = [name for name, each in kind.fields.items() if isinstance(each.type, GraphQLNonNull)]
            return {name: self.made(kind.fields[name].type) for name in dict.fromkeys([*needed, *chosen])}
        return self.scalar(get_named_type(kind).name)

    def scalar(self, name: str) -> object:
        """Return a value of a scalar."""
        makers: Mapping[str, Callable[[], object]] = {
            "ID": lambda: self.chance.choice(self.ids),
            "Int": lambda: self.chance.randint(1, 3),
            "Boolean": lambda: self.chance.random() < 0.5,
            "EDTF": lambda: self.chance.choice(["2025", "2025-12", "2020/2026", "2025-12-13", "2024-07/.."]),
            "Language": lambda: self.chance.choice(["ar", "en", "be-Latn", "ru"]),
        }
        return makers[name]() if name in makers else VALID[name]

    def written(self, kind: GraphQLInputType, value: object) -> str:
        """Return a value as the document has it: words of enumerations are not in quotation marks."""
        if isinstance(kind, GraphQLNonNull):
            return self.written(kind.of_type, value)
        if isinstance(kind, GraphQLList) and isinstance(value, list):
            return "[" + ", ".join(self.written(kind.of_type, item) for item in value) + "]"
        if isinstance(kind, GraphQLInputObjectType) and isinstance(value, dict):
            items = (f"{name}: {self.written(kind.fields[name].type, item)}" for name, item in value.items())
            return "{" + ", ".join(items) + "}"
        return str(value) if isinstance(kind, GraphQLEnumType) else literal(value)

    def variable(self, kind: str, value: object) -> str:
        """Declare a variable with this value, and return it."""
        name = self.name("v")
        self.variables[name] = value
        self.declared.append(f"${name}: {kind}")
        return f"${name}"
