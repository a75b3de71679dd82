"""Trace context (W3C, level 1): the trace that a request belongs to, read from its headers and passed on. Pure.

A malformed ``traceparent`` counts as none, and a ``tracestate`` without a ``traceparent`` means nothing:
https://www.w3.org/TR/trace-context-1/
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

TRACEPARENT, TRACESTATE = b"traceparent", b"tracestate"
MAX_STATE, MAX_MEMBERS = 512, 32
"""Maximum characters and members of a ``tracestate``, which is passed on whole or not at all."""

_TRACEPARENT = re.compile(r"([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?")
_MEMBER = re.compile(
    r"([a-z0-9][a-z0-9_*/@-]{0,255})=([\x20-\x2b\x2d-\x3c\x3e-\x7e]{0,255}[\x21-\x2b\x2d-\x3c\x3e-\x7e])"
)
_SAMPLED = 1


class TraceContext(NamedTuple):
    """The trace and the span that a request is part of, in hexadecimal; ``state`` is for the systems that wrote it."""

    trace_id: str
    span_id: str
    is_sampled: bool
    state: str = ""

    def headers(self) -> list[tuple[str, str]]:
        """Return the headers that pass it on."""
        parent = f"00-{self.trace_id}-{self.span_id}-{int(self.is_sampled):02x}"
        state = [("tracestate", self.state)] if self.state else []
        return [("traceparent", parent), *state]


def read_trace_context(headers: Iterable[tuple[bytes, bytes]]) -> TraceContext | None:
    """Return the trace context in a request's headers, with lower-case names; None without a usable one."""
    parents, states = list[str](), list[str]()
    for name, value in headers:
        if name == TRACEPARENT:
            parents.append(value.decode("latin-1").strip())
        elif name == TRACESTATE:
            states.append(value.decode("latin-1"))
    found = _TRACEPARENT.fullmatch(parents[0]) if len(parents) == 1 else None
    if found is None:
        return None
    version, trace_id, span_id, flags, more = found.groups()
    is_void = not trace_id.strip("0") or not span_id.strip("0")
    if is_void or version == "ff" or (version == "00" and more):
        return None
    return TraceContext(trace_id, span_id, bool(int(flags, 16) & _SAMPLED), _usable_state(",".join(states)))


def trace_of_environment(environ: Mapping[str, str]) -> TraceContext | None:
    """Return the trace context that the parent of this process put in its environment."""
    named = ((TRACEPARENT, environ.get("TRACEPARENT")), (TRACESTATE, environ.get("TRACESTATE")))
    return read_trace_context((name, value.encode("utf-8", "replace")) for name, value in named if value)


def _usable_state(text: str) -> str:
    """Return a ``tracestate`` without its empty members, or nothing if it is malformed or too long."""
    members = [member for each in text.split(",") if (member := each.strip(" \t"))]
    found = [_MEMBER.fullmatch(member) for member in members]
    keys = {each[1] for each in found if each}
    state = ",".join(members)
    is_usable = len(keys) == len(members) <= MAX_MEMBERS and len(state) <= MAX_STATE
    return state if is_usable else ""
