"""Hostile messages of graphql-transport-ws, and hostile bytes for a WebSocket that is open."""

import json
import random
from collections.abc import Iterator
from typing import Any

from tests.hostile.input.values import MARK, nested_list, nested_object, texts

Frame = str | bytes

TYPES: tuple[Any, ...] = (
    "connection_init",
    "ping",
    "pong",
    "subscribe",
    "complete",
    "next",
    "error",
    "connection_ack",
    "",
    MARK,
    None,
    1,
    [],
    {},
)
IDS: tuple[Any, ...] = ("a", "b", "", None, 1, [], {}, "\x00", "غ", "a" * 200, "a" * 201, MARK)
ODD: tuple[Any, ...] = (None, True, 0, -1.5, "", MARK, [], [[]], {}, {"": ""}, {"__proto__": {}}, [None] * 50)
QUERIES = (
    "{ __typename }", "subscription { changes { cursor } }", "{ quotes(first: 1) { totalCount } }", "subscription {", "",
    'subscription { articleChanged(id: "00000000-0000-7000-8000-000000000000") { id } }', "subscription { a: __typename }",
    "subscription { changes { cursor } b: changes { cursor } }", "query A { __typename } query B { __typename }",
    "mutation { a }",
    "subscription { ...F } fragment F on Subscription { changes { cursor } articleChanged(id: 1) { id } }", "\x00", "{" * 3000,
    "subscription ($a: String) { changes(after: $a) { cursor } }", "subscription { changes @include(if: false) { cursor } }",
    "subscription { changes @skip(if: true) { cursor } }", "{ __schema { types { name } } }", "#" * 5000,
)  # fmt: skip


def frames() -> Iterator[Frame]:
    """Give single messages: no JSON, JSON of the wrong shape, deep, large, binary."""
    yield from (
        "",
        " ",
        "nul",
        "{",
        '{"type"',
        "[" * 9000,
        '{"a":' * 3000,
        "[" + "1," * 9000 + "1]",
        '"' + "a" * 15_000 + '"',
        "1e400",
    )
    yield from (
        "\ufeff{}",
        '{"type": "ping"} {"type": "ping"}',
        '{"type": "ping", "type": "subscribe"}',
        "\x00",
        "'ping'",
        "NaN",
    )
    yield from (b"", b"\x00", b'{"type": "ping"}', b"\xff" * 1000, b"\x1f\x8b\x08", "x" * 30_000, b"x" * 30_000)
    for kind in TYPES:
        for key in IDS:
            yield json.dumps({"type": kind, "id": key, "payload": {"query": "{ __typename }"}})
    for odd in ODD:
        yield json.dumps(odd)
        for name in ("payload", "id", "type"):
            yield json.dumps({"type": "ping", "id": "a", name: odd})
        for name in ("query", "variables", "operationName", "extensions", "documentId", "persistedQuery", MARK):
            yield json.dumps({"type": "subscribe", "id": "a", "payload": {"query": "{ __typename }", name: odd}})
    for value in (nested_list(200), nested_object(200), nested_object(700, "a"), nested_list(700)):
        yield json.dumps({"type": "ping", "payload": {"a": value}})
        yield json.dumps(
            {"type": "subscribe", "id": "a", "payload": {"query": "{ __typename }", "variables": {"a": value}}}
        )


def operations() -> Iterator[dict[str, Any]]:
    """Give payloads of subscribe in which hostile texts stand where texts belong."""
    for text in dict.fromkeys(each[:2000] for each in texts() if each.isascii() or each.isprintable()):
        yield {"query": "subscription ($a: String) { changes(after: $a) { cursor } }", "variables": {"a": text}}
        yield {"query": "subscription ($a: ID!) { articleChanged(id: $a) { id } }", "variables": {"a": text}}
        yield {
            "query": "subscription ($a: [ChangeType!]) { changes(types: $a) { cursor } }",
            "variables": {"a": [text]},
        }
        yield {"query": "query ($a: String!) { search(text: $a) { totalCount } }", "variables": {"a": text}}
        yield {"query": "{ __typename }", "operationName": text}
        yield {"documentId": text}
        yield {"query": text}
    yield from ({"query": query} for query in QUERIES if "subscription" not in query)


def conversation(chance: random.Random) -> list[str]:
    """Return messages in any order, most of them well formed, so that much happens before one is refused."""
    said = []
    for _ in range(chance.randrange(3, 25)):
        key = chance.choice("abcdefgh")
        kind = chance.choices(("subscribe", "complete", "ping", "pong", "connection_init"), (10, 8, 3, 1, 0.3))[0]
        message: dict[str, Any] = {"type": kind}
        if kind in ("subscribe", "complete"):
            message["id"] = key
        if kind == "subscribe":
            message["payload"] = {"query": chance.choice(QUERIES), "variables": chance.choice((None, {}, {"a": MARK}))}
        said.append(json.dumps(message))
    return said


def wire_frames() -> Iterator[bytes]:
    """Give bytes that are no frames of a client (RFC 6455, 5.2), or too many of them."""
    mask = b"\x00\x00\x00\x00"
    yield from (
        b"\x81\x02{}",
        b"\x83\x80" + mask,
        b"\x8b\x80" + mask,
        b"\xf1\x80" + mask,
        b"\x01\x80" + mask + b"\x81\x80" + mask,
    )
    yield from (
        b"\x80\x80" + mask,
        b"\x89\xfe\x00\x7e" + mask + b"a" * 126,
        b"\x09\x80" + mask,
        b"\x81\x82" + mask + b"\xff\xfe",
    )
    yield from (
        b"\x81\xff" + b"\xff" * 8 + mask,
        b"\x81\xff" + b"\x7f" + b"\xff" * 7 + mask,
        b"\x81\xff" + b"\x00" * 5 + b"\x10\x00\x00" + mask,
    )
    yield from (
        b"\x88\x81" + mask + b"\x03",
        b"\x88\x82" + mask + b"\x00\x01",
        b"\x88\x84" + mask + b"\x03\xe8\xff\xff",
        b"\x88\x82" + mask + b"\xff\xff",
    )
    yield from (
        b"\x89\x80" + mask,
        b"\x01\x81" + mask + b"{" + (b"\x00\x81" + mask + b"a") * 25_000,
        b"\x81",
        b"\x81\xfe",
        b"\x81\x85" + mask + b"{",
    )
    yield from (b"\x00" * 500, b"\xff" * 500, b"GET / HTTP/1.1\r\n\r\n", b"\x89\x80" + mask + b"\x8a\x80" + mask * 1)
    yield (b"\x89\x80" + mask) * 3000
