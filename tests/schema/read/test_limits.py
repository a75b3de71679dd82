"""The limits: what is counted, that the counting is linear, and what the refusals say."""

import time

import pytest
from graphql import FragmentDefinitionNode, OperationDefinitionNode, parse
from hypothesis import given
from hypothesis import strategies as st

import schema.read.document
from schema.base.errors import (
    DocumentTooLong,
    LimitExceeded,
    PageTooLarge,
    RequestRefused,
    TooCostly,
    TooDeep,
    TooManyAliases,
    TooManyFields,
    TooManyIds,
    TooManyOperations,
    TooManyTokens,
)
from schema.build import core_schema
from schema.read.cost import CostReckoner
from schema.read.document import check_document
from schema.read.limits import Extent, Limits, extent_of
from schema.request.request import RequestReader


def read(text: str, limits: Limits | None = None, **variables: object) -> None:
    RequestReader(core_schema(), limits or Limits()).read(text, None, variables)


def extent(text: str) -> Extent:
    document = parse(text)
    fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
    (operation,) = [d for d in document.definitions if isinstance(d, OperationDefinitionNode)]
    return extent_of([operation], fragments)


def cost(text: str, **variables: object) -> int:
    document = parse(text)
    fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
    (operation,) = [d for d in document.definitions if isinstance(d, OperationDefinitionNode)]
    return CostReckoner(core_schema(), fragments, variables).operation(operation)


def doubling(levels: int, leaf: str = "id") -> str:
    """Return a document of ``levels`` fragments that each spread the next one twice, under two aliases."""
    fragments = [
        f"fragment F{n} on Article {{ a: revision {{ __typename }} ...G{n} ... on Article {{ ...G{n} }} }}"
        f" fragment G{n} on Article {{ x: id ...F{n + 1} ... @include(if: true) {{ ...F{n + 1} }} }}"
        for n in range(levels)
    ]
    end = f"fragment F{levels} on Article {{ {leaf} }}"
    return 'query { article(by: { slug: "a" }) { ...F0 } } ' + " ".join(fragments) + " " + end


def test_depth_aliases_and_fields_are_counted_through_fragments() -> None:
    text = "{ a: quotes { nodes { ...Q } } } fragment Q on Quote { id b: text speaker { ... { id } } }"
    assert extent(text) == Extent(depth=4, aliases=2, fields=6, fragments=2, nesting=6)


def test_fragments_that_double_are_reckoned_in_linear_time_and_refused() -> None:
    began = time.process_time()
    with pytest.raises(LimitExceeded) as refused:
        read(doubling(24))
    assert refused.value.asked > 2**24
    assert time.process_time() - began < 5  # seconds; 4**24 steps would take for ever


@given(st.integers(1, 8))
def test_a_doubling_fragment_counts_as_often_as_it_is_spread(levels: int) -> None:
    fields = extent(doubling(levels)).fields
    assert fields > 4**levels
    assert fields < 4 ** (levels + 2)


def test_a_fragment_that_spreads_itself_is_invalid_not_endless() -> None:
    with pytest.raises(RequestRefused) as refused:
        read('{ article(by: {slug: "a"}) { ...F } } fragment F on Article { id ...G } fragment G on Article { ...F }')
    assert refused.value.code == "DOCUMENT_INVALID"


def test_each_limit_refuses_with_its_code_and_the_requested_and_allowed_numbers() -> None:
    small = Limits(characters=1000, tokens=40, operations=2, depth=3, aliases=1, fields=6, cost=30)
    cases: list[tuple[type[LimitExceeded], str, int, int]] = [
        (DocumentTooLong, "{ id }" + " " * 995, 1001, 1000),
        (DocumentTooLong, "#" * 1001, 1001, 1000),
        (TooManyOperations, "query A { id } query B { id } query C { id }", 3, 2),
        (TooManyTokens, "{ " + "id " * 50 + "}", 41, 40),
        (TooDeep, "{ quotes { nodes { speaker { id } } } }", 4, 3),
        (TooManyAliases, "{ a: __typename b: __typename }", 2, 1),
        (TooManyFields, "{ quotes { nodes { id text kind version language } } }", 7, 6),
        (TooCostly, "{ quotes(first: 31) { nodes { id } } }", 32, 30),
        (PageTooLarge, "{ quotes(first: 101) { __typename } }", 101, 100),
        (PageTooLarge, "{ quotes(last: -1) { __typename } }", -1, 100),
    ]
    for kind, text, asked, allowed in cases:
        with pytest.raises(kind) as refused:
            read(text, small)
        (error,) = refused.value.errors
        assert error.extensions == {"code": kind.code, "asked": asked, "allowed": allowed}
        assert str(asked) in error.message
        assert str(allowed) in error.message


def test_a_document_that_is_too_long_is_refused_before_it_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema.read.document, "parse", lambda *_, **__: pytest.fail("it was parsed"))
    for text in ("#" * 1_000_000, "{ id } " + "# غ\n" * 100_000, '"' * 200_000, " " * 100_001):
        with pytest.raises(DocumentTooLong):
            read(text)


def test_as_many_operations_as_are_allowed_are_answered_and_stored_documents_are_held_to_it_too() -> None:
    many = " ".join(f"query Q{number} {{ __typename }}" for number in range(51))
    with pytest.raises(TooManyOperations):
        check_document(core_schema(), many, Limits())
    check_document(core_schema(), many, Limits(operations=51))


def test_a_page_size_in_a_variable_is_held_to_the_limit_too() -> None:
    with pytest.raises(PageTooLarge):
        read("query ($n: Int) { quotes(first: $n) { nodes { id } } }", n=1000)
    with pytest.raises(TooCostly):
        read(
            "query ($n: Int) { articles(first: $n) { nodes { quotes(first: $n) { nodes { chain { role } } } } } }",
            n=100,
        )


def test_more_than_a_hundred_ids_are_refused() -> None:
    with pytest.raises(TooManyIds) as refused:
        read("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=["x"] * 101)
    assert (refused.value.asked, refused.value.allowed) == (101, 100)


def test_a_cost_is_the_most_rows_multiplied_through_nested_pages() -> None:
    assert cost("{ quotes(first: 5) { nodes { id } } }") == 1 + 5
    assert cost("{ quotes { nodes { id } } }") == 1 + 20
    assert cost("{ quotes(first: 5) { edges { cursor node { speaker { id } } } } }") == 1 + 5 * 2
    assert cost("{ quotes(last: 5) { nodes { spans { exact } } } }") == 1 + 5 * (1 + 10)
    assert cost("{ articles(first: 3) { nodes { quotes(first: 4) { nodes { id } } } } }") == 1 + 3 * (1 + 1 + 4)
    assert cost("query ($n: Int!) { quotes(first: $n) { nodes { id } } }", n=7) == 1 + 7
    assert cost("{ quotes { pageInfo { hasNextPage } } }") == 1
    assert cost("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=["a", "b"]) == 2
    mixed = (
        "{ node(id: 1) { ... on Node { id } ... on Quote { speaker { id } ...Q } ... on Entity { names { text } } } }"
    )
    assert cost(mixed + " fragment Q on Quote { chain { role } }") == 1 + 1 + 10, "the quote's speaker and chain"
    assert cost(mixed.replace("...Q", "") + " ") == 1 + 10, "the entity's names"
    assert cost("{ __schema { types { name } } }") == 1 + len(core_schema().type_map)


def test_a_facet_costs_its_reading_and_its_values_once_for_its_list() -> None:
    assert cost("{ quotes(first: 5) { facets { kind { value count } } } }") == 1 + (100 + 10)
    assert cost("{ quotes { nodes { id } facets { kind { count } } } }") == 1 + 20 + (100 + 10)
    one = "speaker(first: 4) { entity { id } }"
    assert cost(f"{{ quotes {{ facets {{ {one} }} }} }}") == 1 + (100 + 4 * 2)
    assert cost(f"{{ quotes {{ facets {{ a: {one} b: {one} }} }} }}") == 1 + 2 * (100 + 4 * 2)
    assert cost("query ($n: Int) { quotes { facets { month(first: $n) { count } } } }", n=7) == 1 + 107
    assert cost("{ quotes { ...F } } fragment F on QuoteConnection { facets { kind { count } } nodes { id } }") == 131
    nested = "{ articles(first: 3) { nodes { quotes { facets { month { count } } } } } }"
    assert cost(nested) == 1 + 3 * (1 + 1 + (100 + 10))
    with pytest.raises(TooCostly):
        read(
            "{ entities(first: 100) { nodes { quotes { facets { speaker { count } kind { count } language { count }"
            " month { count } relayer { count } } } } } }"
        )


def test_introspection_is_held_to_the_depth_limit() -> None:
    with pytest.raises(TooDeep):
        read("{ __schema { types " + "{ fields { type " * 10 + "{ name }" + " } }" * 10 + " } }")


@pytest.mark.parametrize("depth", [3000, 100_000])
def test_braces_nested_without_end_are_refused_not_crashed_on(depth: int) -> None:
    with pytest.raises(RequestRefused):
        read("{ a " * depth, Limits(characters=1_000_000, tokens=1_000_000))
    with pytest.raises(RequestRefused):
        read("{ a(b: " + "[" * depth, Limits(characters=1_000_000, tokens=1_000_000))
