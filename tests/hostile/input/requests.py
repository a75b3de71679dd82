"""Requests that are broken below GraphQL: bodies, query strings, headers, methods and paths made by hand."""

import json
from collections.abc import Iterator
from hashlib import sha256
from urllib.parse import quote

from tests.hostile.asking import ACCEPTED, POSTED, Asked, Headers, got
from tests.hostile.input.values import MARK, texts

QUERY = '{ entity(by: { name: "Minsk" }) { id } }'
BODY = json.dumps({"query": QUERY}).encode()
PATHS = ("/", "/graphql", "/livez", "/readyz", "/nothing")


def requests() -> Iterator[Asked]:
    """Give them all."""
    for body in bodies():
        yield Asked(f"the body {body[:60]!r}", body)
    for string in query_strings():
        yield Asked(f"the query string {string[:60]!r}", method="GET", query_string=string, headers=ACCEPTED)
    for headers in many_headers():
        yield Asked(f"the headers {str(headers)[:80]}", BODY, headers=(*POSTED, *headers))
        yield Asked(
            f"the headers {str(headers)[:80]} by GET",
            b"",
            "GET",
            headers=headers,
            query_string=got("", QUERY).query_string,
        )
    for kind in content_types():
        yield Asked(f"the content type {kind!r}", BODY, headers=((b"content-type", kind), *ACCEPTED))
    for path in (
        *PATHS,
        "/" + "a" * 8000,
        "//",
        "/graphql/",
        "/GRAPHQL",
        "/../etc/passwd",
        "/\x00",
        "/%00",
        "/graphql;a=1",
    ):
        for method in ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", MARK.upper()):
            yield Asked(f"{method} {path[:40]!r}", b"", method, path, headers=ACCEPTED)


def bodies() -> Iterator[bytes]:
    """Give bodies that are not the JSON object of a request."""
    yield from (
        b"",
        b"\x00",
        b"null",
        b"3",
        b'"a"',
        b"[]",
        b"{}",
        b"[" + BODY + b"]",
        BODY + BODY,
        BODY[:-1],
        b"\xef\xbb\xbf" + BODY,
    )
    yield from (
        b"\xff\xfe" + BODY,
        BODY.decode().encode("utf-16"),
        b'{"query": "\xff"}',
        b'{"query": "\xc0\xaf"}',
        b"\x1f\x8b\x08",
    )
    yield from (
        b'{"query": "\xed\xa0\x80"}',
        b'{"query": "\\ud800"}',
        b'{"query": "\\u0000"}',
        b'{"query": "a\x00"}',
        b"{'query': 1}",
    )
    yield from (
        b"[" * 200_000,
        b'{"a":' * 50_000,
        b"{" + b'"a":1,' * 40_000 + b'"b":1}',
        b'{"query": 1' + b"0" * 100_000 + b"}",
    )
    yield from (
        b'{"query": NaN}',
        b'{"query": 1e999}',
        b'{"query": -}',
        b"// a\n" + BODY,
        b"a" * 262_144,
        b"a" * 262_145,
        b" " * 262_140 + b"{}",
    )
    yield b'{"query": "{ __typename }", "query": "{ quotes { totalCount } }"}'
    for wrong in (
        "null",
        "true",
        "0",
        "1e400",
        '""',
        '" "',
        "[]",
        "{}",
        '"\\u0000"',
        f'["{MARK}"]',
        "[[[[[]]]]]",
        '{"a": {}}',
    ):
        for name in ("query", "variables", "operationName", "extensions"):
            yield ('{"query": "{ __typename }", "' + name + '": ' + wrong + "}").encode()
    odd: tuple[object, ...] = (None, 1, [], {}, {"version": 1}, {"version": "1"}, {"version": 1, "sha256Hash": {}})
    for extension in (*odd, {"version": 1, "sha256Hash": MARK}):
        yield json.dumps({"query": QUERY, "extensions": {"persistedQuery": extension}}).encode()
        yield json.dumps({"extensions": {"persistedQuery": extension}}).encode()
    for text in (QUERY, MARK, "\x00", "{ quotes { ", "{ __typename } " * 3000):
        digest = sha256(text.encode()).hexdigest()
        extensions = {"persistedQuery": {"version": 1, "sha256Hash": digest}}
        yield json.dumps({"query": text, "extensions": extensions}).encode()
        yield json.dumps({"extensions": extensions}).encode()
        yield json.dumps({"query": text + " ", "extensions": extensions}).encode()
    for text in texts():
        yield json.dumps({"query": text}).encode()
        yield json.dumps({"query": "{ __typename }", "operationName": text, "variables": {text: text}}).encode()
        yield json.dumps({"query": f"query {MARK} {{ __typename }}", "operationName": text}).encode()


def query_strings() -> Iterator[bytes]:
    """Give query strings that are broken, or too much."""
    query = b"query=" + quote(QUERY).encode()
    yield from (
        b"",
        b"&&&&",
        b"=",
        b"query",
        b"query=",
        b"query=%",
        b"query=%zz",
        b"query=%00",
        b"query=%ff%fe",
        b"query=%ed%a0%80",
    )
    yield from (
        query + b"&" + query,
        query + b"&" * 60_000,
        query + b"&a=1" * 20_000,
        query + b"\x00",
        b"\xff\xfe",
        query + b"#a",
    )
    yield from (
        query + b"&variables=" + each
        for each in (b"", b"1", b"[]", b"%7B", b"%22", b"%ff", b"null", b"[" * 5000, b"NaN")
    )
    yield from (
        query + b"&variables=%7B%22a%22%3A1" + b"0" * 30_000 + b"%7D",
        query + b"&operationName=" + MARK.encode() * 1000,
    )
    yield from (query + b"&extensions=" + each for each in (b"1", b"[]", b"%7B%22persistedQuery%22%3A1%7D"))
    yield from (
        b"QUERY=" + quote(QUERY).encode(),
        b"query[]=a",
        b"query=%7B__typename%7D;variables=1",
        b"query=" + b"%41" * 20_000,
    )


def many_headers() -> Iterator[Headers]:
    """Give headers that we read, with what does not belong in them."""
    odd = (
        b"",
        b" ",
        b"\x00",
        b"\xff\xfe",
        b"," * 5000,
        b";" * 5000,
        b"*",
        b"a" * 30_000,
        MARK.encode() + b"' or 1=1 --",
        b"%0d%0a",
        b'"',
    )
    numbers = (
        b"-1",
        b"0",
        b"00000000000000000000" + b"9" * 300,
        b"1" * 20,
        b"9" * 19,
        b"1" * 60_000,
        b"1e5",
        b"1_0",
        b"\xb2",
        b"0x1",
        b"+1",
        b" 1",
    )
    for value in odd:
        for name in (
            b"accept",
            b"if-none-match",
            b"x-isnad-position",
            b"x-request-id",
            b"content-encoding",
            b"authorization",
            b"cookie",
        ):
            yield ((name, value),)
    yield from (
        ((name, value),) for value in numbers for name in (b"x-isnad-position", b"content-length") if value != b"9" * 19
    )
    for value in (
        b"*/*;q=nan",
        b"*/*;q=inf",
        b"*/*;q=-1",
        b"*/*;q=1e400",
        b"application/json;q=",
        b"text/html",
        b"*/*;" * 100,
        b"a/b," * 10_000,
    ):
        yield ((b"accept", value),)
    yield from (((b"if-none-match", value),) for value in (b"W/" * 10_000, b'"a",' * 10_000, b"*, *", b"*"))
    yield tuple((b"x-" + str(n).encode(), b"1") for n in range(2000))
    yield ((b"accept", b"text/html"), (b"accept", b"application/json"))
    yield (
        (b"origin", b"null"),
        (b"host", b"evil.example"),
        (b"x-forwarded-for", b"' or 1=1"),
        (b"upgrade", b"websocket"),
    )


def content_types() -> Iterator[bytes]:
    """Give types of bodies that we do not read, or that are no types."""
    yield from (
        b"",
        b"text/plain",
        b"application/graphql",
        b"multipart/form-data; boundary=a",
        b"application/json; charset=utf-7",
    )
    yield from (
        b"application/json; charset=utf-8-sig",
        b"application/json;" * 1000,
        b"\xff",
        b"application/json\x00",
        b"APPLICATION/JSON",
    )
    yield from (
        b"application/x-www-form-urlencoded",
        b'application/json; charset="utf-8"',
        b"a" * 10_000,
        MARK.encode(),
    )
