"""Variables: the short way gives what graphql-core gives, or leaves it to graphql-core."""

from typing import Any

import pytest
from graphql import OperationDefinitionNode, parse
from graphql.execution import get_variable_values
from hypothesis import given, settings
from hypothesis import strategies as st

from schema.base.errors import VariablesInvalid
from schema.base.scalars import SCALARS
from schema.build import core_schema
from schema.read.variables import PARSED, VariableReader

DECLARATIONS = [
    "$a: String!, $b: ID",
    "$a: ID!, $b: EDTF",
    "$a: DateTime, $b: Date!",
    "$a: Language, $b: URL",
    '$a: String = "x", $b: Int',
    "$a: [ID!]!, $b: QuoteFilter",
    "$a: QuoteKind, $b: Boolean!",
    "$a: EDTF!, $b: DateTime!",
]
SCHEMA = core_schema()

values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 5),
    st.floats(allow_nan=False),
    st.text(max_size=5),
    st.sampled_from(
        ["2025-09", "2025-09-14", "2025-12-13T09:00:00Z", "ar", "DIRECT", "https://example.org/1", "2025-13"]
    ),
    st.lists(st.text(max_size=3), max_size=2),
    st.dictionaries(st.sampled_from(["kind", "speaker", "said"]), st.text(max_size=5), max_size=2),
)
given_variables = st.dictionaries(st.sampled_from(["a", "b", "c"]), values, max_size=3)


def operation(declared: str) -> OperationDefinitionNode:
    node = parse(f"query ({declared}) {{ __typename }}").definitions[0]
    assert isinstance(node, OperationDefinitionNode)
    return node


@pytest.mark.parametrize("declared", DECLARATIONS)
@given(given_variables)
@settings(max_examples=150, deadline=None)
def test_variables_are_read_as_graphql_core_reads_them(declared: str, variables: dict[str, Any]) -> None:
    node = operation(declared)
    expected = get_variable_values(SCHEMA, node.variable_definitions or (), variables)
    reader = VariableReader(SCHEMA, node)
    if isinstance(expected, list):
        with pytest.raises(VariablesInvalid) as caught:
            reader.read(variables)
        assert [error["message"] for error in (e.formatted for e in caught.value.errors)]
    else:
        assert dict(reader.read(variables)[0]) == dict(expected.coerced)


def test_every_scalar_of_the_schema_is_checked_by_its_own_check() -> None:
    assert dict(PARSED) == {scalar.name: scalar.parse_value for scalar in SCALARS.values()}
