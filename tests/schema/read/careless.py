"""Documents and variables as careless callers write them, made from the schema by chance.

Most are right. Some variables can be null where there can be no null, and are; some are declared as another type, or given a
value that does not fit; conditions of directives, items of lists and fields of input objects are variables too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLScalarType,
    OperationType,
    Undefined,
    get_named_type,
    is_leaf_type,
)

from tests.hostile.input.valid import Writer

ROOTS = (OperationType.QUERY, OperationType.QUERY, OperationType.MUTATION, OperationType.SUBSCRIPTION)
MAX_DEPTH = 3
MAX_INPUT_DEPTH = 3
OTHER_TYPES = ("Int", "String", "Boolean!", "[ID!]", "QuoteKind", "EntityBy")
A_NAME = "Quote"
"""Every text is the name of a type, so that introspection finds one whatever it is asked for."""

MISFITS: tuple[object, ...] = (None, 7, -1, 2.5, True, A_NAME, [None], [["x"]], {}, {"unknown": 1}, {"id": None})


@dataclass(frozen=True, slots=True)
class Declared:
    """A variable: its type without the outer ``!``, whether that is there, and its default value as written."""

    name: str
    kind: GraphQLInputType
    is_required: bool
    default: str | None


@dataclass
class Careless(Writer):
    """Writes one document, and then values for its variables, several times where they are wanted.

    ``breaks_one_of`` says that a variable that can be null is a member of a @oneOf object.
    """

    known: list[Declared] = field(default_factory=list)
    breaks_one_of: bool = False

    def chances(self, of: float) -> bool:
        """Return whether something happens that does so ever so often."""
        return self.chance.randrange(1000) < of * 1000

    def document(self) -> str:
        """Return a document with one operation."""
        operation = self.chance.choice(ROOTS)
        root = self.schema.get_root_type(operation)
        assert root is not None
        if operation is OperationType.SUBSCRIPTION:  # it has one field, whatever the variables are
            name, definition = self.chance.choice(list(root.fields.items()))
            selection = "{ " + self.field(name, definition, MAX_DEPTH, apart=False, directive="") + " }"
        else:
            selection = self.selection(root, MAX_DEPTH)
            if operation is OperationType.QUERY and self.chances(0.15):
                selection = f"{{ {self.introspection()} ... {selection} }}"
        declared = f"({', '.join(self.declared)})" if self.declared else ""
        return f"{operation.value} Q{declared} {selection} " + " ".join(self.fragments)

    def introspection(self) -> str:
        """Return a field of introspection whose arguments are given in every way."""
        name = self.value(self.never_null("String"))
        old = [self.value(self.never_null("Boolean"), has_default=True) for _ in range(2)]
        below = f"name{self.directive()} args(includeDeprecated: {old[1]}) {{ name }}"
        return f"__type(name: {name}){self.directive()} {{ fields(includeDeprecated: {old[0]}) {{ {below} }} }}"

    def never_null(self, name: str) -> GraphQLInputType:
        """Return the type of a scalar of the schema that cannot be null."""
        kind = self.schema.type_map[name]
        assert isinstance(kind, GraphQLScalarType)
        return GraphQLNonNull(kind)

    def field(
        self, name: str, definition: GraphQLField, depth: int, *, apart: bool, directive: str | None = None
    ) -> str:
        """Return one field, of another key wherever it could be another one under the same."""
        arguments = self.arguments(definition)
        kind = get_named_type(definition.type)
        alias = f"{self.name('a')}: " if apart or arguments or self.chances(0.1) else ""
        below = "" if is_leaf_type(kind) else " " + self.selection(kind, depth - 1)
        return f"{alias}{name}{arguments}{self.directive() if directive is None else directive}{below}"

    def directive(self) -> str:
        """Return one or two conditions now and then."""
        names = self.chance.sample(("skip", "include"), self.chance.randint(1, 2)) if self.chances(0.15) else ()
        condition = self.never_null("Boolean")
        return "".join(f" @{name}(if: {self.value(condition)})" for name in names)

    def arguments(self, definition: GraphQLField) -> str:
        """Return arguments: those that a field must have, and some of the others."""
        given = [
            f"{name}: {self.value(each.type, has_default=each.default_value is not Undefined)}"
            for name, each in definition.args.items()
            if isinstance(each.type, GraphQLNonNull) or self.chances(0.3 if name in ("last", "before") else 0.5)
        ]
        return f"({', '.join(given)})" if given else ""

    def value(
        self, kind: GraphQLInputType, *, has_default: bool = False, of_one: str | None = None, depth: int = 0
    ) -> str:
        """Return a value for a place of this type as the document has it; ``of_one`` where it is a member of @oneOf."""
        if self.chances(0.5):
            return "$" + self.variable_for(kind, has_default=has_default, of_one=of_one)
        single = kind.of_type if isinstance(kind, GraphQLNonNull) else kind
        if self.chances(0.01 if single is not kind or of_one else 0.1):
            return "null"
        if isinstance(single, GraphQLList):
            return self.list_literal(single, depth)
        if isinstance(single, GraphQLInputObjectType):
            return self.object_literal(single, depth)
        return self.written(single, self.made(single))

    def list_literal(self, kind: GraphQLList[GraphQLInputType], depth: int) -> str:
        """Return a list, or one value that stands for a list of one."""
        if self.chances(0.15):
            return self.written(kind.of_type, self.made(kind.of_type))
        return "[" + ", ".join(self.value(kind.of_type, depth=depth) for _ in range(self.chance.randint(0, 3))) + "]"

    def object_literal(self, kind: GraphQLInputObjectType, depth: int) -> str:
        """Return an input object, some of whose fields are variables."""
        if depth > MAX_INPUT_DEPTH:
            return self.written(kind, self.made(kind))
        parts = [f"{name}: {self.part(kind, name, depth)}" for name in self.chosen(kind)]
        return "{" + ", ".join(parts) + "}"

    def part(self, kind: GraphQLInputObjectType, name: str, depth: int) -> str:
        """Return the value of a field of an input object."""
        each = kind.fields[name]
        has_default = each.default_value is not Undefined or each.default is not None
        return self.value(
            each.type, has_default=has_default, of_one=kind.name if kind.is_one_of else None, depth=depth + 1
        )

    def chosen(self, kind: GraphQLInputObjectType) -> list[str]:
        """Return which fields of an input object are given."""
        names = list(kind.fields)
        if kind.is_one_of:
            return self.chance.sample(names, 1)
        needed = [
            name
            for name, each in kind.fields.items()
            if isinstance(each.type, GraphQLNonNull) and each.default_value is Undefined and each.default is None
        ]
        return list(dict.fromkeys([*needed, *self.chance.sample(names, self.chance.randint(0, min(3, len(names))))]))

    def variable_for(self, kind: GraphQLInputType, *, has_default: bool, of_one: str | None) -> str:
        """Return the name of a variable for a place, which is mostly allowed there; declare it where it is new."""
        single = kind.of_type if isinstance(kind, GraphQLNonNull) else kind
        takes_null = single is kind and of_one is None
        fitting = [
            each
            for each in self.known
            if str(each.kind) == str(single)
            and (each.is_required or takes_null or (each.default not in (None, "null")) or has_default)
        ]
        fitting = [each for each in fitting if each.is_required or not of_one]
        declared = self.chance.choice(fitting) if fitting and self.chances(0.4) else None
        if declared is None:
            declared = self.declare(single, takes_null=takes_null, has_default=has_default, of_one=of_one)
        if of_one and not declared.is_required:
            self.breaks_one_of = True
        return declared.name

    def declare(self, kind: GraphQLInputType, *, takes_null: bool, has_default: bool, of_one: str | None) -> Declared:
        """Declare a variable for a place of this type."""
        has_own_default = self.chances(0.4)
        is_required = self.chances(0.8 if of_one else 0.3)
        if not (is_required or takes_null or has_own_default or has_default or of_one):
            is_required = self.chances(0.99)
        default = None
        if has_own_default:
            default = (
                "null" if takes_null and not is_required and self.chances(0.2) else self.written(kind, self.made(kind))
            )
        written = self.chance.choice(OTHER_TYPES) if self.chances(0.005) else f"{kind}{'!' if is_required else ''}"
        made = Declared(self.name("v"), kind, written.endswith("!"), default)
        self.declared.append(f"${made.name}: {written}" + (f" = {default}" if default is not None else ""))
        self.known.append(made)
        return made

    def made(self, kind: GraphQLInputType) -> object:
        """Return a value that is right, as JSON has it; of what can be null and is not needed some is."""
        single = kind.of_type if isinstance(kind, GraphQLNonNull) else kind
        if isinstance(single, GraphQLInputObjectType):
            return {name: self.member(single, name) for name in self.chosen(single)}
        if isinstance(single, GraphQLList) and self.chances(0.1):
            return []
        if isinstance(single, GraphQLEnumType):
            return self.chance.choice(list(single.values))
        return super().made(single)

    def member(self, kind: GraphQLInputObjectType, name: str) -> object:
        """Return the value of a field of an input object."""
        each = kind.fields[name].type
        can_be_null = not isinstance(each, GraphQLNonNull) and not kind.is_one_of
        return None if can_be_null and self.chances(0.15) else self.made(each)

    def scalar(self, name: str) -> object:
        """Return a value of a scalar; numbers at the bounds of pages too."""
        if name == "Int":
            return self.chance.choice((0, 1, 2, 100))
        return A_NAME if name == "String" else super().scalar(name)

    def written(self, kind: GraphQLInputType, value: object) -> str:
        """Return a value as the document has it."""
        return "null" if value is None else super().written(kind, value)

    def given(self) -> Mapping[str, object]:
        """Return values for the variables: right, null, left out, now and then of the wrong kind."""
        found: dict[str, object] = {}
        for each in self.known:
            needs_value = each.is_required and each.default is None
            way = self.chance.randrange(100)
            if way < (1 if needs_value else 25):
                continue
            if way < (2 if each.is_required else 50):
                found[each.name] = None
            elif way == 99:
                found[each.name] = self.chance.choice(MISFITS)
            elif isinstance(each.kind, GraphQLList) and self.chances(0.15):
                found[each.name] = self.made(each.kind.of_type)
            else:
                found[each.name] = self.made(each.kind)
        return found
