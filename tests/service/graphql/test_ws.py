"""graphql-transport-ws over real sockets: its messages, its close codes, its limits, and who may connect."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.support.service.live import PROTOCOL, acknowledged, hear, load, open_socket, say, serving, subscribe, until

CHANGES = (
    "subscription ($after: String, $types: [ChangeType!]) { changes(after: $after, types: $types) { cursor op type } }"
)
FIRST = "{ changes(first: 1) { nodes { cursor type } } }"


@pytest.fixture(scope="module")
async def address(seeded_dsn: str) -> AsyncIterator[str]:
    """A server of the seeds, whose limits are small."""
    small: dict[str, Any] = {
        "ws_operations": 2,
        "ws_init_timeout_s": 0.3,
        "max_body_bytes": 2000,
        "cors_origins": "https://news.example",
    }
    async with serving(seeded_dsn, **small) as made:
        yield made


async def closed(opened: Any) -> tuple[int, str]:
    """Return the code and the words with which the server closes a connection."""
    with suppress(ConnectionClosed):
        async with asyncio.timeout(20):
            while True:
                await opened.recv()
    return opened.close_code, opened.close_reason


async def test_a_query_is_answered_once_and_completed(address: str) -> None:
    async with acknowledged(address) as opened:
        await subscribe(
            opened, "q", 'query Q($w: String!) { entity(by: { wikidata: $w }) { name(language: "ar") } }', w="Q184"
        )
        assert await hear(opened) == {"id": "q", "type": "next", "payload": {"data": {"entity": {"name": "بيلاروسيا"}}}}
        assert await hear(opened) == {"id": "q", "type": "complete"}


async def test_a_subscription_goes_on_after_a_cursor_and_ends_when_the_client_completes_it(address: str) -> None:
    async with acknowledged(address) as opened:
        await subscribe(opened, "q", FIRST)
        first = (await hear(opened))["payload"]["data"]["changes"]["nodes"][0]
        assert (await hear(opened))["type"] == "complete"
        await subscribe(opened, "s", CHANGES, after=first["cursor"])
        second = await hear(opened)
        assert (second["id"], second["type"]) == ("s", "next")
        assert second["payload"]["data"]["changes"]["cursor"] != first["cursor"]
        await say(opened, id="s", type="complete")
        await say(opened, id="s", type="complete")
        await say(opened, id="nobody", type="complete")
        await subscribe(opened, "s", "{ __typename }")
        while (heard := await hear(opened))["payload"]["data"] != {"__typename": "Query"}:
            assert heard["id"] == "s"


async def test_the_same_operation_may_have_its_id_again_once_it_is_over(address: str) -> None:
    async with acknowledged(address) as opened:
        for _ in range(3):
            await subscribe(opened, "again", "{ __typename }")
            assert [(await hear(opened))["type"] for _ in "ab"] == ["next", "complete"]


@pytest.mark.parametrize(
    ("query", "variables", "code"),
    [
        ("subscription {", {}, "SYNTAX_ERROR"),
        ("subscription { nothing }", {}, "DOCUMENT_INVALID"),
        ('mutation { loadBundle(input: { bundle: "x" }) { slug } }', {}, "AUTHENTICATION_REQUIRED"),
        ("subscription { changes { cursor } articleChanged(id: 1) { id } }", {}, "DOCUMENT_INVALID"),
        (CHANGES, {"types": ["NOTHING"]}, "VARIABLES_INVALID"),
        (CHANGES, {"after": "x"}, "INVALID_CURSOR"),
        ('subscription { articleChanged(id: "x") { id } }', {}, "INVALID_ID"),
        ('{ quotes(after: "x") { totalCount nodes { id } } }', {}, "INVALID_CURSOR"),
        ("", {}, "MALFORMED_PARAMETER"),
    ],
)
async def test_what_cannot_be_answered_is_an_error_of_that_operation_alone(
    address: str, query: str, variables: dict[str, Any], code: str
) -> None:
    async with acknowledged(address) as opened:
        await subscribe(opened, "e", query, **variables)
        told = await hear(opened)
        assert (told["id"], told["type"]) == ("e", "error")
        assert {error["extensions"]["code"] for error in told["payload"]} == {code}
        await subscribe(opened, "e", "{ __typename }")
        assert (await hear(opened))["type"] == "next"


@pytest.mark.parametrize(
    "frame",
    [
        "",
        "nonsense",
        "null",
        "1",
        "[]",
        '"ping"',
        "{}",
        '{"type": 1}',
        '{"type": "unknown"}',
        '{"type": "next", "id": "a", "payload": {}}',
        '{"type": "connection_ack"}',
        '{"type": "ping", "payload": 1}',
        '{"type": "pong", "payload": []}',
        '{"type": "connection_init", "payload": "x"}',
        '{"type": "complete"}',
        '{"type": "complete", "id": ""}',
        '{"type": "subscribe", "id": 1, "payload": {"query": "{ __typename }"}}',
        '{"type": "subscribe", "id": "", "payload": {"query": "{ __typename }"}}',
        '{"type": "subscribe", "id": "a"}',
        '{"type": "subscribe", "id": "a", "payload": "{ __typename }"}',
        '{"type": "subscribe", "id": "a", "payload": {}}',
        '{"type": "subscribe", "id": "a", "payload": {"query": 1}}',
        '{"type": "subscribe", "id": "a", "payload": {"query": "{ a }", "variables": 1}}',
        '{"type": "subscribe", "id": "a", "payload": {"query": "{ a }", "operationName": 1}}',
        '{"type": "subscribe", "id": "a", "payload": {"query": "{ a }", "extensions": []}}',
        '{"type": "ping", "payload": {"a": "\\ud800"}}',
        b'{"type": "ping"}',
        "[" * 1500,
    ],
)
async def test_what_is_no_message_closes_with_4400(address: str, frame: str | bytes) -> None:
    async with acknowledged(address) as opened:
        await opened.send(frame)
        code, reason = await closed(opened)
        assert code == 4400
        assert reason.startswith("Invalid message")


async def test_operations_before_the_acknowledgement_close_with_4401(address: str) -> None:
    async with open_socket(address) as opened:
        await subscribe(opened, "q", "{ __typename }")
        assert await closed(opened) == (4401, "Unauthorized")


async def test_a_second_initialisation_closes_with_4429(address: str) -> None:
    async with acknowledged(address) as opened:
        await say(opened, type="connection_init", payload=None)
        assert await closed(opened) == (4429, "Too many initialisation requests")


async def test_an_id_in_use_closes_with_4409(address: str) -> None:
    async with acknowledged(address) as opened:
        await subscribe(opened, "one", CHANGES)
        await subscribe(opened, "one", "{ __typename }")
        assert await closed(opened) == (4409, "Subscriber for one already exists")


async def test_a_client_that_does_not_initialise_in_time_is_closed_with_4408(address: str) -> None:
    async with open_socket(address) as opened:
        await say(opened, type="ping")
        assert await hear(opened) == {"type": "pong"}
        assert await closed(opened) == (4408, "Connection initialisation timeout")


@pytest.mark.parametrize("offered", [None, ["graphql-ws"], ["soap"]])
async def test_another_subprotocol_closes_with_4406(address: str, offered: Any) -> None:
    async with open_socket(address, subprotocols=offered) as opened:
        assert opened.subprotocol is None
        assert await closed(opened) == (4406, "Subprotocol not acceptable")


async def test_of_several_subprotocols_ours_is_taken(address: str) -> None:
    async with acknowledged(address, subprotocols=["graphql-ws", "graphql-transport-ws"]) as opened:
        assert opened.subprotocol == "graphql-transport-ws"


async def test_a_ping_is_answered_with_what_it_carries_also_before_the_initialisation(address: str) -> None:
    async with open_socket(address) as opened:
        await say(opened, type="ping", payload={"at": "سؤال"})
        assert await hear(opened) == {"type": "pong", "payload": {"at": "سؤال"}}
        await say(opened, type="pong")
        await say(opened, type="connection_init", payload={"any": "thing"})
        assert await hear(opened) == {"type": "connection_ack"}


async def test_more_operations_than_allowed_are_refused_and_the_others_go_on(address: str) -> None:
    async with acknowledged(address) as opened:
        for key in "abc":
            await subscribe(opened, key, CHANGES)
        told = await hear(opened)
        assert (told["id"], told["type"]) == ("c", "error")
        assert told["payload"][0]["extensions"] == {"code": "TOO_MANY_SUBSCRIPTIONS", "allowed": 2}
        await say(opened, id="a", type="complete")
        await subscribe(opened, "c", "{ __typename }")
        assert (await hear(opened))["type"] == "next"


async def test_a_message_that_is_too_large_closes_with_1009(address: str) -> None:
    async with acknowledged(address) as opened:
        await subscribe(opened, "q", "#" + "x" * 3000)
        assert (await closed(opened))[0] == 1009


@pytest.mark.parametrize("origin", [None, "https://news.example", "same", "http://SAME"])
async def test_our_own_pages_and_those_that_are_listed_may_connect(address: str, origin: str | None) -> None:
    given = origin.lower().replace("http://", "").replace("same", f"http://{address}") if origin else None
    async with acknowledged(address, origin=given) as opened:
        assert opened.response is not None
        assert opened.response.headers["x-request-id"]


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "http://127.0.0.1:1", "null", "https://news.example.evil", "["]
)
async def test_a_page_of_another_origin_is_refused_with_403(address: str, origin: str) -> None:
    with pytest.raises(InvalidStatus) as refused:
        async with open_socket(address, origin=origin):
            pass
    response = refused.value.response
    assert response.status_code == 403
    assert response.body is not None
    assert json.loads(response.body)["errors"][0]["extensions"]["code"] == "ORIGIN_NOT_ALLOWED"


async def test_the_server_shows_that_it_is_there(seeded_dsn: str) -> None:
    async with serving(seeded_dsn, live_keepalive_s=0.05) as address, acknowledged(address) as opened:
        assert [await hear(opened) for _ in "ab"] == [{"type": "ping"}, {"type": "ping"}]


async def test_more_connections_than_allowed_are_refused_until_one_ends(seeded_dsn: str) -> None:
    async with serving(seeded_dsn, live_connections=1) as address:
        async with acknowledged(address):
            with pytest.raises(InvalidStatus) as refused:
                async with open_socket(address):
                    pass
            assert refused.value.response.status_code == 503

        async def is_free() -> bool:
            try:
                async with acknowledged(address):
                    return True
            except InvalidStatus:
                return False

        await until(is_free)


async def test_when_the_server_ends_it_says_that_it_goes_away(seeded_dsn: str) -> None:
    async with serving(seeded_dsn) as address:
        opened = await connect(f"ws://{address}/graphql", subprotocols=[PROTOCOL], proxy=None)
    assert (await closed(opened))[0] == 1001


async def test_a_client_that_takes_nothing_is_closed_and_the_others_are_not(database: str) -> None:
    for number in range(30):
        await load(database, f"noise-{number}")
    whole = (
        "subscription ($after: String) { changes(after: $after) { cursor article { body a: body b: body c: body } } }"
    )
    async with serving(database, live_send_timeout_s=0.2, ws_operations=100) as address:
        slow_options = {"max_queue": 1, "compression": None, "ping_interval": None}
        async with acknowledged(address) as quick, acknowledged(address, **slow_options) as slow:
            await subscribe(quick, "first", "{ changes(first: 1) { nodes { cursor } } }")
            cursor = (await hear(quick))["payload"]["data"]["changes"]["nodes"][0]["cursor"]
            assert (await hear(quick))["type"] == "complete"
            for number in range(80):
                await subscribe(slow, str(number), whole, after=cursor)
            await subscribe(quick, "s", whole, after=cursor)
            for _ in range(100):
                assert (await hear(quick))["type"] == "next"
            await asyncio.sleep(1)
            assert (await closed(slow))[0] in (1013, 1006)
            await subscribe(quick, "still", "{ __typename }")
            async with asyncio.timeout(10):
                while (await hear(quick))["id"] != "still":
                    pass
