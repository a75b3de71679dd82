"""The variables of a request, checked against the types that its operation declares."""

from collections.abc import Callable, Hashable, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias, cast

from graphql import (
    GraphQLID,
    GraphQLInputType,
    GraphQLNonNull,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLString,
    OperationDefinitionNode,
    type_from_ast,
)
from graphql.execution import get_variable_values

from schema.base.errors import VariablesInvalid
from schema.base.scalars import parse_address, parse_date_expression, parse_day, parse_instant, parse_language
from schema.read.document import MAX_REPORTED
from schema.read.operand import shape_of

Variables: TypeAlias = Mapping[str, object]
_Parse = Callable[[Any], object]

PARSED: Mapping[str, _Parse] = MappingProxyType(
    {
        "DateTime": parse_instant,
        "Date": parse_day,
        "EDTF": parse_date_expression,
        "Language": parse_language,
        "URL": parse_address,
    }
)
"""The scalars of the schema by name, each with its check from ``schema.base.scalars``."""


class VariableReader:
    """Checks the variables of one operation.

    Most requests give a string or two for variables of plain types; these are taken as they are, or checked by their
    scalar. Everything else, and every error, goes to graphql-core, which takes longer to reach the same values.
    """

    def __init__(
        self, schema: GraphQLSchema, operation: OperationDefinitionNode, *, hide_suggestions: bool = False
    ) -> None:
        self._schema, self._hide_suggestions = schema, hide_suggestions
        self._definitions = operation.variable_definitions or ()
        self.kinds = {
            item.variable.name.value: cast(GraphQLInputType, type_from_ast(schema, item.type))  # validated
            for item in self._definitions
        }
        self._plain = self._plain_ones()

    def read(self, given: Mapping[str, Any]) -> tuple[Variables, Hashable]:
        """Return the values of the given variables, and their shape: the part of them that decides the statement.

        Raises VariablesInvalid.
        """
        found = self._read_texts(given) if self._plain is not None else None
        if found is not None:
            return found, tuple(found)  # of a string, only its presence decides the statement
        values = get_variable_values(
            self._schema, self._definitions, dict(given), MAX_REPORTED, hide_suggestions=self._hide_suggestions
        )
        if isinstance(values, list):
            raise VariablesInvalid(values)
        shape = tuple([(name, shape_of(value, self.kinds[name])) for name, value in values.coerced.items()])
        return values.coerced, shape

    def _plain_ones(self) -> dict[str, tuple[_Parse | None, bool]] | None:
        """Return how each variable is checked and whether it is required; None if one is not of a plain type."""
        found: dict[str, tuple[_Parse | None, bool]] = {}
        for item in self._definitions:
            kind = self.kinds[item.variable.name.value]
            is_required = isinstance(kind, GraphQLNonNull)
            single = kind.of_type if isinstance(kind, GraphQLNonNull) else kind
            if item.default_value is not None or not isinstance(single, GraphQLScalarType):
                return None
            if single not in (GraphQLString, GraphQLID) and single.name not in PARSED:
                return None
            found[item.variable.name.value] = (PARSED.get(single.name), is_required)
        return found

    def _read_texts(self, given: Mapping[str, Any]) -> Variables | None:
        """Return the values if each is a valid string, or is omitted and optional; else None."""
        found: dict[str, object] = {}
        for name, (parse, is_required) in (self._plain or {}).items():
            value = given.get(name)
            if type(value) is str:
                try:
                    found[name] = parse(value) if parse else value
                except ValueError:
                    return None
            elif is_required or name in given:
                return None
        return found
