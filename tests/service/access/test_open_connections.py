"""Places of those who stay connected: no caller takes all of them, and some are for keys alone."""

import asyncio
from collections import Counter
from contextlib import AsyncExitStack, ExitStack, nullcontext, suppress
from typing import Any
from uuid import UUID

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from websockets.exceptions import ConnectionClosed, InvalidStatus

from db.sql.scope import Scope
from service.access.open_connections import OpenConnections
from service.errors.limit import TooManyConnections
from service.request.caller import READ_ONLY, Caller, anonymous_at
from tests.support.service.keys import bearer, key_of
from tests.support.service.live import acknowledged, hear, open_socket, say, serving

EVENTS = {"accept": "text/event-stream"}
CALLERS = [*map(anonymous_at, "abc"), *(Caller(name, READ_ONLY, UUID(int=1), name) for name in "abc")]


@given(
    st.integers(0, 12),
    st.integers(0, 4),
    st.floats(0, 1),
    st.lists(st.tuples(st.sampled_from(CALLERS), st.booleans(), st.booleans()), max_size=40),
)
def test_a_place_is_refused_if_and_only_if_a_bound_is_reached(
    allowed: int, per_caller: int, share: float, asked: list[tuple[Caller, bool, bool]]
) -> None:
    places, held = OpenConnections(allowed, per_caller=per_caller, key_share=share), Counter[Caller]()
    with ExitStack() as stack:
        for caller, goes, is_shown_later in asked:
            is_free = held.total() < allowed and (not per_caller or held[caller] < per_caller)
            of_anonymous = sum(count for each, count in held.items() if each.key_id is None)
            if caller.key_id is None:
                is_free = is_free and of_anonymous < allowed - int(allowed * share)
            with nullcontext() if is_free else pytest.raises(TooManyConnections), ExitStack() as taking:
                if is_shown_later:
                    taking.enter_context(places.take_at("elsewhere")).pass_to(caller)
                else:
                    taking.enter_context(places.take(caller))
                if not goes:
                    held[caller] += 1
                    stack.push(taking.pop_all())
            assert places.taken == held.total()
    assert (places.taken, places.taken_without_key) == (0, 0)
    with places.take(CALLERS[-1]) if allowed else nullcontext():
        pass


async def test_one_anonymous_caller_takes_no_places_from_keys_nor_all_of_the_others(database: str) -> None:
    key = await key_of(database, "partner", Scope.SYNC)
    small: dict[str, Any] = {"live_connections": 8, "live_connections_per_caller": 4, "live_connections_key_share": 0.5}
    async with serving(database, trusted_proxies=1, **small) as address, AsyncExitStack() as stack:
        greedy, other = {"x-forwarded-for": "203.0.113.1"}, {"x-forwarded-for": "203.0.113.2"}
        client = await stack.enter_async_context(httpx2.AsyncClient(base_url=f"http://{address}"))
        await stack.enter_async_context(acknowledged(address, additional_headers=other))
        for _ in range(3):
            await stack.enter_async_context(acknowledged(address, additional_headers=greedy))
        refused = await client.get("/v1/changes", headers={**EVENTS, **greedy})
        assert (refused.status_code, refused.json()["code"]) == (503, "TOO_MANY_CONNECTIONS")
        assert "without a key" in refused.json()["detail"]
        async with open_socket(address, additional_headers=other) as opened:
            await say(opened, type="connection_init")
            with pytest.raises(ConnectionClosed) as closed:
                await opened.recv()
            assert closed.value.rcvd is not None
            assert (closed.value.rcvd.code, closed.value.rcvd.reason.split(":")[0]) == (1013, "TOO_MANY_CONNECTIONS")
        async with open_socket(address, additional_headers=greedy) as opened:
            await say(opened, type="connection_init", payload={"authorization": f"Bearer {key}"})
            assert await hear(opened) == {"type": "connection_ack"}
            async with acknowledged(address, additional_headers=bearer(key)):
                metrics = (await client.get("/metrics")).text
                assert "isnad_live_connections 6.0" in metrics or "isnad_live_connections 6\n" in metrics


async def test_one_caller_has_so_many_places_with_a_key_or_without_one(database: str) -> None:
    key = await key_of(database, "partner", Scope.SYNC)
    async with serving(database, live_connections_per_caller=2) as address:
        for headers, others in (({}, bearer(key)), (bearer(key), {})):
            async with AsyncExitStack() as stack:
                for _ in range(2):
                    await stack.enter_async_context(acknowledged(address, additional_headers=headers))
                await stack.enter_async_context(acknowledged(address, additional_headers=others))
                with pytest.raises(InvalidStatus) as refused:
                    await stack.enter_async_context(open_socket(address, additional_headers=headers))
                assert refused.value.response.status_code == 503

            async def is_free(headers: dict[str, str] = headers) -> bool:
                with suppress(InvalidStatus):
                    async with acknowledged(address, additional_headers=headers):
                        return True
                return False

            async with asyncio.timeout(10):
                while not await is_free():
                    pass
