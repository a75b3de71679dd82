"""Requests that are broken below GraphQL, and cursors that no list gave out."""

import base64
import json
import random
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.hostile.asking import ACCEPTED, Asked, ask, posted
from tests.hostile.conftest import Besieged
from tests.hostile.input.requests import requests
from tests.hostile.input.values import MARK, nested_list
from tests.hostile.promise import broken

LISTS = (
    "articles",
    "articles:SLUG_ASC",
    "articles:PUBLISHED_ASC",
    "entities",
    "quotes",
    "claims",
    "events",
    "timeline",
)


async def test_a_broken_request_is_answered_as_promised(besieged: Besieged) -> None:
    found: Counter[str] = Counter()
    for asked in requests():
        answer = await ask(besieged.app, asked)
        found.update(f"{asked.name}: {fault}" for fault in broken(answer))
    assert dict(found) == {}


async def cursor_of(besieged: Besieged, name: str) -> str:
    """Return a cursor that a list gives out."""
    answer = await ask(besieged.app, posted(name, page_of(name, "")))
    (connection,) = json.loads(answer.body)["data"].values()
    cursor = connection["pageInfo"]["endCursor"]
    assert isinstance(cursor, str)
    return cursor


def page_of(name: str, arguments: str) -> str:
    """Return a document that asks for a page of a list."""
    field, _, order = name.partition(":")
    order = f"orderBy: {order}" if order else ""
    declared = "($v: String)" if arguments else ""
    selection = "{ nodes { __typename } pageInfo { endCursor } }"
    return f"query Q{declared} {{ {field}(first: 1, {order} {arguments}) {selection} }}"


def tampered(cursor: str, chance: random.Random) -> Iterator[str]:
    """Give a cursor with each character changed or left out, and what looks like one."""
    for place in range(len(cursor)):
        letter = chance.choice("ABCxyz019-_=+/ %'\x00\ud800é")
        yield cursor[:place] + letter + cursor[place + 1 :]
        yield cursor[:place] + cursor[place + 1 :]
    data = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    for place in range(len(data)):
        yield encoded(data[:place] + bytes([data[place] ^ (1 << chance.randrange(8))]) + data[place + 1 :])
    items = json.loads(data)
    for place in range(len(items)):
        for odd in (
            None,
            True,
            [],
            {},
            "",
            "\x00",
            MARK,
            -1,
            2**31,
            2**63,
            10**400,
            1.5,
            1e308,
            nested_list(200),
            "infinity",
            "0001-01-01",
        ):
            yield encoded(json.dumps([*items[:place], odd, *items[place + 1 :]]).encode())
    for odd in ([], {}, None, 1, "a", items * 2, items[:-1], [*items, 1], nested_list(100), {str(items[0]): items}):
        yield encoded(json.dumps(odd).encode())
    yield from (
        encoded(b"[" * 1400),
        encoded(b"[" * 700 + b"]" * 700),
        encoded(b"\xff\xfe"),
        encoded(b"NaN"),
        cursor * 2,
        cursor * 5000,
        "=" * 100,
        "A" * 2000,
        "A" * 2001,
    )


def encoded(data: bytes) -> str:
    """Return bytes as a cursor has them."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


@pytest.mark.parametrize("name", LISTS)
async def test_a_cursor_that_a_list_did_not_give_out_is_refused_or_is_a_place_in_its_order(
    besieged: Besieged, name: str
) -> None:
    cursor, chance = await cursor_of(besieged, name), random.Random(name)
    found: Counter[str] = Counter()
    for value in tampered(cursor, chance):
        answer = await ask(besieged.app, posted(f"{name} {value[:80]!r}", page_of(name, "after: $v"), {"v": value}))
        found.update(f"{value[:80]!r}: {fault}" for fault in broken(answer))
    assert dict(found) == {}


async def test_a_cursor_of_another_list_is_refused(besieged: Besieged) -> None:
    cursors = {name: await cursor_of(besieged, name) for name in LISTS}
    shared = {"events", "timeline"}, {"quotes", "claims"}
    for of, cursor in cursors.items():
        for at in LISTS:
            if at == of or {at, of} in shared:
                continue
            answer = await ask(besieged.app, posted(f"{of} in {at}", page_of(at, "before: $v"), {"v": cursor}))
            assert list(broken(answer)) == []
            assert json.loads(answer.body)["errors"][0]["extensions"]["code"] == "INVALID_CURSOR", (of, at)


async def test_what_is_a_head_request_has_no_body(besieged: Besieged) -> None:
    answer = await ask(
        besieged.app, Asked("HEAD", method="HEAD", query_string=b"query=%7B__typename%7D", headers=ACCEPTED)
    )
    assert (answer.status, answer.body) == (200, b"")


async def test_operators_who_watch_statements_see_the_requests(besieged: Besieged) -> None:
    before = len(besieged.logged())
    await ask(
        besieged.app, posted("a document", f'{{ {MARK}: article(by: {{ slug: "{MARK}" }}) {{ slug headline }} }}')
    )
    assert [text for text in besieged.wire.texts if "from published.article" in text]
    assert besieged.log is None or b"from published.article" in besieged.logged()[before:]
