"""Trace context: what W3C's level 1 takes is taken and passed on, everything else is as if it were not there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.request.trace_context import TraceContext, read_trace_context, trace_of_environment

TRACE, SPAN = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
GOOD = f"00-{TRACE}-{SPAN}-01"


def read(*parents: str, states: tuple[str, ...] = ()) -> TraceContext | None:
    """Return what is read of a request with these headers."""
    headers = [(b"traceparent", each.encode()) for each in parents]
    return read_trace_context([(b"host", b"here"), *headers, *((b"tracestate", each.encode()) for each in states)])


@pytest.mark.parametrize(
    ("parent", "is_sampled"),
    [
        (GOOD, True),
        (f" {GOOD} ", True),
        (f"00-{TRACE}-{SPAN}-00", False),
        (f"00-{TRACE}-{SPAN}-03", True),
        (f"00-{TRACE}-{SPAN}-02", False),
        (f"cc-{TRACE}-{SPAN}-01", True),
        (f"cc-{TRACE}-{SPAN}-01-what-the-future-brings", True),
    ],
)
def test_a_well_formed_parent_is_taken_up(parent: str, is_sampled: bool) -> None:
    assert read(parent) == TraceContext(TRACE, SPAN, is_sampled)


@pytest.mark.parametrize(
    "parents",
    [
        (),
        ("",),
        ("00",),
        (GOOD + "-",),
        (GOOD + "-more",),
        (GOOD + "0",),
        (f"ff-{TRACE}-{SPAN}-01",),
        (f"cc-{TRACE}-{SPAN}-01.more",),
        (f"00-{'0' * 32}-{SPAN}-01",),
        (f"00-{TRACE}-{'0' * 16}-01",),
        (f"00-{TRACE.upper()}-{SPAN}-01",),
        (f"00-{TRACE[:-1]}-{SPAN}-01",),
        (f"00-{TRACE}-{SPAN[:-1]}-01",),
        (f"00-{TRACE}-{SPAN}-1",),
        (f"00_{TRACE}_{SPAN}_01",),
        (GOOD, GOOD),
    ],
)
def test_anything_else_is_as_none(parents: tuple[str, ...]) -> None:
    assert read(*parents, states=("a=1",)) is None


@pytest.mark.parametrize(
    ("states", "passed_on"),
    [
        ((), ""),
        (("rojo=00f067aa0ba902b7,congo=t61rcWkgMzE",), "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE"),
        (("a=1", "b=2"), "a=1,b=2"),
        ((" a=1 ,, \tb=2",), "a=1,b=2"),
        (("0tenant@system=x",), "0tenant@system=x"),
        (("a=1,a=2",), ""),
        (("A=1",), ""),
        (("a",), ""),
        (("a==",), ""),
        ((",".join(f"k{number}=1" for number in range(32)),), ",".join(f"k{number}=1" for number in range(32))),
        ((",".join(f"k{number}=1" for number in range(33)),), ""),
        (("a=" + "x" * 256, "b=" + "x" * 255), ""),
    ],
)
def test_what_other_systems_wrote_is_passed_on_whole_or_not_at_all(states: tuple[str, ...], passed_on: str) -> None:
    found = read(GOOD, states=states)
    assert found is not None
    assert found.state == passed_on


def digits(length: int) -> st.SearchStrategy[str]:
    return st.text("0123456789abcdef", min_size=length, max_size=length).filter(lambda text: bool(text.strip("0")))


@given(digits(32), digits(16), st.booleans())
def test_what_is_passed_on_is_read_as_what_it_was(trace_id: str, span_id: str, is_sampled: bool) -> None:
    context = TraceContext(trace_id, span_id, is_sampled, "a=1,b=2")
    headers = [(name.encode(), value.encode()) for name, value in context.headers()]
    assert read_trace_context(headers) == context


NEARLY = st.from_regex(rb"(00|01|ff)-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}(-[a-z]{2})?", fullmatch=True)
STATES = st.from_regex(rb"([a-z]{0,3}=?[0-9]{0,3},?){0,3}", fullmatch=True)
HEADERS = st.tuples(st.just(b"traceparent"), NEARLY) | st.tuples(st.just(b"tracestate"), STATES)


@given(
    st.lists(HEADERS | st.tuples(st.sampled_from([b"traceparent", b"tracestate"]), st.binary(max_size=80)), max_size=4)
)
def test_no_header_whatever_is_a_fault_and_what_is_taken_from_it_can_be_passed_on(
    headers: list[tuple[bytes, bytes]],
) -> None:
    found = read_trace_context(headers)
    if found is not None:
        assert read_trace_context([(name.encode(), value.encode()) for name, value in found.headers()]) == found


def test_a_command_takes_it_up_from_its_environment() -> None:
    assert trace_of_environment({"TRACEPARENT": GOOD, "TRACESTATE": "a=1"}) == TraceContext(TRACE, SPAN, True, "a=1")
    assert trace_of_environment({"TRACEPARENT": "é", "TRACESTATE": "a=1"}) is None
    assert trace_of_environment({}) is None
