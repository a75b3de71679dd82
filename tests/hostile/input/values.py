"""Hostile values: what no caller of good will sends. Each text has the mark in it, so that it is found wherever it gets to."""

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType

MARK = "zq7hostile"
"""Stands in every hostile text; no statement that PostgreSQL is sent may have it in its words."""

_SQL = (
    "' or '1'='1",
    "'; drop table quote; --",
    '" or ""="',
    "') union all select version() --",
    "\\'; drop table claim; --",
    "/* */ or 1=1 /*",
    "$1",
    "$$; drop table entity; $$",
    "$1::text::uuid",
    "{row}.id {0} {} {{child}}",
    "%s %(a)s %n %% %d",
    "E'\\x27'",
    "U&'\\0027'",
    "';\r\ncommit;\n--",
    "%' and pg_sleep(10) is null and '%'='",
    "\\",
    "\\\\'",
    "_%_%_%",
    "!!int 3 &a *a <<: {}",
)
_SIGNS = (
    "\x00",
    "a\x00b",
    "\ud800",
    "\udfff\ud800",
    "\u202e\u2066abc\u2069\u202c",
    "\u200b\u200d\ufeff",
    "\uffff\ufffe",
    "\U0010ffff",
    "e" + "\u0301" * 2000,
    "ﷺ" * 500,
    "\x7f\x1b[31m\x08",
    "\r\nX-Injected: 1\r\n",
    "\u2028\u2029\x85",
    "ß" * 50 + "İ" * 50,
    "<script>alert(1)</script>",
    "../../../../etc/passwd",
    "${jndi:ldap://x}",
    "{{7*7}}",
)
_LONG = ("x" * 100_000, "X" * 50_000, "غ " * 30_000, "' " * 40_000, "%_" * 30_000, "1" * 10_000, "-" * 50_000)
_ALMOST = MappingProxyType(
    {
        "ID": (
            "00000000-0000-0000-0000-00000000000g",
            "{00000000-0000-0000-0000-000000000000}",
            "urn:uuid:00000000-0000-0000-0000-000000000000",
            "٠٠٠٠٠٠٠٠-0000-0000-0000-000000000000",
            "0x000000000000000000000000000000",
            "1_1_1_1_1_1_1_1_1_1_1_1_1_1_1_11",
        ),
        "EDTF": (
            "0000", "9999-24", "2025-13", "2025-02-30", "2025/2024", "../..", "/", "Y99999", "2025-XX-12", "X" * 20_000,
            "XXXX", "201X-0" * 3000, "2025-21/2026-22", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+23:59", "٢٠٢٥",
            "2025-12-12/2025-12-13/2025-12-14", "1" * 60_000, "{2025}", "2025~%?", "2025/" * 10_000,
        ),
        "DateTime": (
            "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2025-12-13T24:00:00Z", "2025-12-13T23:59:60Z",
            "2025-12-13T09:00:00+99:99", "2025-12-13", "٢٠٢٥-12-13T09:00:00Z", "9999-12-31T23:59:59.999999Z",
        ),
        "Language": ("a", "en-", "en--US", "x-private", "ar" + "-abcdef" * 9, "en" + "-a1234567" * 5000, "EN-latn-us"),
        "URL": ("http://", "javascript:alert(1)", "http://[::1", "https://a" + "/b" * 5000, "http://\ud800/", "HTTP://x"),
    }
)  # fmt: skip
"""Texts that are almost of a kind, by the kind."""

NUMBERS = (
    0, -1, 1, 100, 101, 2**31 - 1, 2**31, -(2**31) - 1, 2**53, 2**63, 2**64, -(2**63) - 1, 0.5, -0.0, 1e308, 5e-324,
)  # fmt: skip
_NUMERALS = (
    "1e400",
    "-1e400",
    "1" * 400,
    "1" * 5000,
    "-0",
    "0." + "0" * 5000 + "1",
    "1E+1000000",
    "NaN",
    "Infinity",
    "-Infinity",
)
"""Numbers as texts, since Python or JSON cannot hold them."""


def texts(kind: str = "") -> Iterator[str]:
    """Give the hostile texts for a place of this kind; each with the mark, but those that must be short to hurt."""
    yield from (MARK + value for value in (*_SQL, *_SIGNS, *_LONG))
    yield from (value + MARK for value in _SQL)
    yield from ("", " ", MARK)
    yield from _ALMOST.get(kind, ())


def values(kind: str = "") -> Iterator[object]:
    """Give hostile values as JSON has them: texts, numbers, and what is of no fitting type."""
    yield from texts(kind)
    yield from NUMBERS
    yield from (None, True, False, [], {}, [[]], [None], {MARK: MARK}, [MARK] * 101, ["x", 1, None, {}, []])
    yield from ([MARK, [MARK, [MARK]]], nested_list(300), nested_object(300), {"__proto__": {"a": 1}}, {"": ""})
    yield from ([{"a": MARK}] * 50, {f"{MARK}{n}": n for n in range(200)}, [None] * 300, list(range(500)))


def nested_list(depth: int) -> object:
    """Return lists in one another."""
    value: object = MARK
    for _ in range(depth):
        value = [value]
    return value


def nested_object(depth: int, key: str = "filter") -> object:
    """Return objects in one another."""
    value: object = MARK
    for _ in range(depth):
        value = {key: value}
    return value


def literals(kind: str = "") -> Iterator[str]:
    """Give the same as GraphQL writes them in a document, and what only a document can have."""
    yield from (literal(value[:3000] if isinstance(value, str) else value) for value in values(kind))
    yield from _NUMERALS
    yield from (MARK, MARK.upper(), "$undefined", "$v", '"""' + MARK + ' \\""" "" \n  a"""', "[" * 100 + "]" * 100)
    yield from (
        "{a: {a: {a: 1}}}",
        "{a: 1, a: 2}",
        "[$v, $v]",
        "{first: $v}",
        '"\\u{110000}"',
        '"\\uD800"',
        '"\\u{41}"',
    )
    yield from ("[" * 3000, "{a:" * 3000, "1" * 100_000, '"' + "\\u0041" * 1000 + '"', "@", "...", "null", "true")


def literal(value: object) -> str:
    """Return a value as GraphQL's syntax has it."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name or '_'}: {literal(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(literal(item) for item in value) + "]"
    return json.dumps(value)
