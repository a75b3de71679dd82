"""Requests: shapes and plans, what is kept, what is refused."""

import re

import pytest

from schema.base.errors import (
    ArgumentInvalid,
    OperationNotSupported,
    OperationUnknown,
    RequestRefused,
    VariablesInvalid,
)
from schema.build import core_schema
from schema.cache import RecentlyUsed
from schema.read.limits import Limits
from schema.request.request import ReadRequest, RequestReader

ID = "0198a7a0-0000-7000-8000-000000000001"


def statement(request: ReadRequest) -> str:
    assert request.prepared.compiled is not None
    return request.prepared.compiled.statement.text


@pytest.fixture
def reader() -> RequestReader:
    return RequestReader(core_schema(), Limits())


def test_requests_of_one_shape_share_one_prepared_plan(reader: RequestReader) -> None:
    text = "query ($f: QuoteFilter, $a: String) { quotes(filter: $f, after: $a) { nodes { id } } }"
    first = reader.read(text, None, {"f": {"speaker": ID, "kind": ["DIRECT"]}, "a": "x"})
    second = reader.read(text, None, {"f": {"kind": ["INDIRECT"], "speaker": "other"}, "a": "y"})
    assert first.prepared is second.prepared
    without = reader.read(text, None, {"f": {"speaker": ID}})
    assert without.prepared is not first.prepared
    assert statement(without) != statement(first)


def test_a_null_argument_is_the_same_as_none(reader: RequestReader) -> None:
    text = "query ($f: QuoteFilter, $n: Int, $a: String) { quotes(filter: $f, first: $n, after: $a) { nodes { id } } }"
    given = reader.read(text, None, {"f": {"speaker": None, "said": None}, "n": None, "a": None})
    assert statement(given) == statement(reader.read(text, None, {}))


def test_directives_decide_what_is_in_the_statement(reader: RequestReader) -> None:
    text = "query ($s: Boolean!) { quotes { nodes { id text @skip(if: $s) kind @include(if: $s) } } }"
    assert '"text":' in statement(reader.read(text, None, {"s": False}))
    assert '"kind":' not in statement(reader.read(text, None, {"s": False}))
    assert '"text":' not in statement(reader.read(text, None, {"s": True}))
    assert '"kind":' in statement(reader.read(text, None, {"s": True}))


def test_fields_of_one_response_key_are_merged(reader: RequestReader) -> None:
    text = (
        "{ quotes { nodes { speaker { id } ...Q } nodes { speaker { kind } } } }"
        " fragment Q on Quote { speaker { description } }"
    )
    sql = statement(reader.read(text, None, {}))
    assert len(re.findall(r"from published\.entity\b(?!_)", sql)) == 1
    assert all(f'"{name}":' in sql for name in ("id", "kind", "description"))


def test_a_callers_alias_and_values_are_never_in_the_statement(reader: RequestReader) -> None:
    text = '{ injected: entity(by: { name: "secret\' or 1=1 --" }) { alsoinjected: id } }'
    request = reader.read(text, None, {})
    assert "injected" not in statement(request)
    assert "secret" not in statement(request)
    assert request.prepared.compiled is not None
    values = request.prepared.compiled.statement.bind({})
    assert "injected" in values


def test_introspection_is_left_to_the_executor_and_the_rest_is_read(reader: RequestReader) -> None:
    request = reader.read(
        "query ($n: String!) { __type(name: $n) { name } quotes { totalCount } }", None, {"n": "Quote"}
    )
    assert request.prepared.keys == ("__type", "quotes")
    assert '"quotes":' in statement(request)
    assert request.prepared.rest is not None
    result = reader.run_rest(request.prepared.rest, {"n": "Quote"})
    assert result.errors is None
    assert result.data == {"__type": {"name": "Quote"}}


def test_both_ends_of_a_list_at_once_are_refused(reader: RequestReader) -> None:
    with pytest.raises(ArgumentInvalid, match="cannot be combined"):
        reader.read("{ quotes(first: 1, last: 1) { nodes { id } } }", None, {})


def test_the_operation_must_be_unambiguous(reader: RequestReader) -> None:
    text = "query A { __typename } query B { __typename }"
    assert reader.read(text, "B", {}).prepared.keys == ("__typename",)
    with pytest.raises(OperationUnknown, match="2 operations"):
        reader.read(text, None, {})
    with pytest.raises(OperationUnknown, match="no operation named 'C'"):
        reader.read(text, "C", {})


def test_what_is_no_query_is_refused(reader: RequestReader) -> None:
    with pytest.raises(RequestRefused) as refused:
        reader.read("mutation { load }", None, {})
    assert refused.value.code in ("DOCUMENT_INVALID", OperationNotSupported.code)


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"f": {"said": "2025-13"}}, "2025-13"),
        ({"f": {"unknown": 1}}, "unknown"),
        ({"f": {"language": "not a tag"}}, "BCP 47"),
        ({"f": {"kind": ["LOUD"]}}, "LOUD"),
        ({"f": 3}, "QuoteFilter"),
    ],
)
def test_wrong_values_of_variables_are_reported(
    reader: RequestReader, variables: dict[str, object], words: str
) -> None:
    with pytest.raises(VariablesInvalid) as refused:
        reader.read("query ($f: QuoteFilter) { quotes(filter: $f) { nodes { id } } }", None, variables)
    assert words in str(refused.value)
    assert all((error.extensions or {})["code"] == "VARIABLES_INVALID" for error in refused.value.errors)


def test_a_cache_forgets_what_was_not_used_longest() -> None:
    cache: RecentlyUsed[str, int] = RecentlyUsed(2)
    cache.keep("a", 1)
    cache.keep("b", 2)
    assert cache.get("a") == 1
    cache.keep("c", 3)
    assert (cache.get("a"), cache.get("b"), cache.get("c")) == (1, None, 3)
    assert len(cache) == 2
