"""Hostile addresses of REST, of the pages and of what these are made of; and hostile texts for parameters."""

from collections.abc import Iterator
from urllib.parse import quote

from tests.hostile.asking import Asked, Headers
from tests.hostile.input.places import AN_ID
from tests.hostile.input.values import MARK, texts

SHORT = 3000
"""Characters of a hostile text in an address; longer ones go to one place only, for all of them are refused by the length."""

KINDS = {"uuid": "ID", "date-time": "DateTime", "date": "Date", "uri": "URL", "array": "ID"}
"""The scalar of the schema that a format or type of OpenAPI is."""

_NUMERALS = (
    "1e400", "-1e400", "1" * 400, "0", "-1", "-0", "+1", "101", "2147483648", "9" * 18, "1.5", "1e1", "NaN", "Infinity", "0x10",
    "١", "1_0", "１", " 1", "1 ", "true", "TRUE", "null", "None", "[]", "{}", "%", "%25",
)  # fmt: skip
_LISTS = (
    ",", ",,,,", ",".join([AN_ID] * 101), ",".join([AN_ID] * 400),
    ",".join([MARK] * 100), AN_ID + ",", "," + AN_ID, "QUOTE,QUOTE",
    ",".join(["DIRECT"] * 101), "direct", "DIRECT,INDIRECT,PARTIAL," * 30,
)  # fmt: skip
_FIELDS = (
    "id" + ".id" * 1000, ".", "..", ".id", "id.", "id..id", "speaker.quotes.nodes.speaker.quotes.nodes",
    "*", "__typename", "id,id",
    "__schema.types.name", "a" * 3000, "id,*", "id{id}", "id}", 'id(first:1)',
    "chain.chain.chain", "nodes.id", "pageInfo.endCursor",
    ",".join(f"{MARK}{n}" for n in range(100)), ",".join(["article.id"] * 100), ",".join(f"speaker.name{n}" for n in range(100)),
    "constructor.prototype", "0", "-1", "id\n", "id#", "...F", "$v", "fields", "ID", "іd",
)  # fmt: skip


def texts_for(kind: str) -> Iterator[str]:
    """Give the hostile texts for a parameter of this kind, a format or type of OpenAPI."""
    yield from dict.fromkeys(text[:SHORT] for text in texts(KINDS.get(kind, kind)))
    yield from (*_NUMERALS, *_LISTS, *_FIELDS)


def _get(path: str, query: bytes = b"", method: str = "GET", headers: Headers = ()) -> Asked:
    return Asked(
        f"{method} {path[:100]}?{query[:100]!r}", method=method, path=path, query_string=query, headers=headers
    )


def addresses() -> Iterator[Asked]:
    """Give requests by hand: addresses that are none, query strings that are broken, methods and headers that do not fit."""
    for path in _paths():
        yield _get(path)
    for query in _query_strings():
        yield _get("/v1/quotes", query)
        yield _get(f"/v1/quotes/{AN_ID}", query)
        yield _get("/v1/search", b"text=a&" + query)
    for method in ("POST", "PUT", "DELETE", "PATCH", "TRACE", "get", MARK, "OPTIONS", "HEAD"):
        for path in ("/v1/quotes", "/v1", "/openapi.json", f"/v1/{MARK}", "/assets/a.js", "/"):
            yield Asked(f"{method} {path}", b'{"a": 1}', method, path, headers=())
    for name in (
        b"accept",
        b"x-isnad-position",
        b"if-none-match",
        b"origin",
        b"x-request-id",
        b"accept-encoding",
        b"range",
    ):
        for value in _headers():
            yield _get("/v1/quotes", b"first=1", headers=((name, value),))
            yield _get("/openapi.json", headers=((name, value),))


def _paths() -> Iterator[str]:
    for begin in (
        "/v1/",
        "/v1/quotes/",
        "/v1/articles/",
        "/v1/nodes/",
        "/v1/entities/",
        "/assets/",
        "/openapi.json/",
        "/docs/",
        "/",
    ):
        for end in (
            "%", "%z", "%zz", "%2", "%00", "%FF", "%C0%AF", "%ED%A0%80", "%F4%90%80%80", "..", "../..", "..%2f..%2fetc%2fpasswd",
            "%2e%2e/%2e%2e/etc/passwd", "//", "/", "a/b/c/d/e/f/g", "a" * 15_900,
            "a/" * 5000, "%D8%BA" * 2000, ";a=b", "a;b", "{id}",
            "%7Bid%7D", MARK, quote(f"'; drop table quote; -- {MARK}"),
            "%25", "%2525", ".env", ".git/config", "index.js.gz", "a\\b",
            "%0d%0aX-Injected:1", "a.js%00.png", "..%5c..%5ca.js", "-",
            "null", AN_ID.upper(), f"{AN_ID}%00", f"{AN_ID}/", f"{AN_ID}.json",
        ):  # fmt: skip
            yield begin + end
    yield from (
        "/v1",
        "/v1/",
        "//v1/quotes",
        "/v1//quotes",
        "/v1/quotes//",
        "/v2/quotes",
        "/V1/quotes",
        "/" + "%2F" * 5000,
        "/v1%2Fquotes",
    )


def _query_strings() -> Iterator[bytes]:
    one = AN_ID.encode()
    yield from (
        b"%",
        b"%=%",
        b"a=%zz",
        b"first=%",
        b"\xff",
        b"first=\xff\xfe",
        b"first=%FF",
        b"%FF=1",
        b"\x00",
        b"a=\x00",
        b"first=1%00",
    )
    yield from (
        b"first=1&first=1",
        b"first=1&last=1",
        b"after=a&before=b",
        b"speaker=" + one + b"&speaker=" + one,
        b"=",
        b"=1",
        b"&&&&",
    )
    yield from (
        b"&" * 15_000,
        b"a&" * 7000,
        b"first=1&" * 1900,
        b"fields=id&" * 1500,
        b"first[]=1",
        b"first=1;last=2",
        b"first=",
        b"first",
    )
    yield from (
        b"&".join(b"x%d=%d" % (n, n) for n in range(1500)),
        b"&".join(b"frst%d=1" % n for n in range(1500)),
        b"languge=a&" * 1500,
    )
    yield from (
        b"ids=" + b",".join([one] * 10_000),
        b"ids=" + b"a," * 7900,
        b"fields=" + b"a," * 7900,
        b"fields=" + b"id," * 5000,
    )
    yield from (
        b"fields=" + b",".join(b"spaker.nam%d" % n for n in range(100)),
        b"fields=" + b"speaker." * 1900,
        b"x" * 16_001,
        b"x" * 15_000,
    )
    yield from (
        b"fields=id&fields=id",
        b"filter[speaker]=1",
        b"filter.speaker=1",
        b"query={__typename}",
        b"$first=1",
        b"v=1",
        b"__proto__=1",
    )
    yield from (
        b"first=1#a",
        b"first=1?first=2",
        b"?first=1",
        b"fields=" + b"%D8%BA" * 2500,
        b"first=%u0031",
        b"+=+",
        b"+first+=1",
        b"first=+1",
    )


def _headers() -> Iterator[bytes]:
    yield from (
        b"",
        b"\xff\xfe",
        b"*",
        b"*/*;q=0",
        b"a" * 5000,
        b"," * 5000,
        b"a/b;q=" + b"9" * 500,
        b"*/*;q=1e400",
        b"*/*;q=nan",
    )
    yield from (
        b'"' + b"a" * 1000 + b'"',
        b"W/" * 500,
        b'"a", ' * 500,
        b"9" * 400,
        b"null",
        MARK.encode(),
        b"bytes=0-1,2-3,-1",
        b"identity;q=0",
    )
