"""No secret of a key stands in a log or an answer, at the most talkative, whatever is sent over whichever door."""

import asyncio
from contextlib import suppress

import httpx2
import pytest
from websockets.exceptions import WebSocketException

from tests.support.service.keys import altered, bearer, key_of, run
from tests.support.service.live import hear, open_socket, say
from tests.support.service.running import end, start, url_said

QUERY = {"query": "{ quotes { totalCount } }"}


@pytest.mark.slow
@pytest.mark.parametrize("form", ["json", "text"])
async def test_no_secret_stands_in_the_log_or_in_an_answer(database: str, form: str) -> None:
    right = await key_of(database, "partner")
    keys = [right, altered(right), right[:-1], "x" + right]
    served = await start(
        "serve", DATABASE_URL=database, ISNAD_LOG_LEVEL="debug", ISNAD_LOG_FORMAT=form, ISNAD_KEY_CACHE_S="0"
    )
    url = await url_said(served.stderr)
    answers = []
    async with httpx2.AsyncClient(base_url=url) as client:
        for key in keys:
            for headers in (bearer(key), {"x-api-key": key}):
                answers.append(await client.post("/graphql", json=QUERY, headers=headers))
                answers.append(await client.get("/v1/quotes", headers=headers))
            await asked_by_socket(url, key)
        await run(database, "alter table api_key rename to hidden_away")  # so that looking it up is a fault of ours
        answers.append(await client.post("/graphql", json=QUERY, headers=bearer(right)))
        answers.append(await client.get("/v1/quotes", headers=bearer(right)))
        assert [answer.status_code for answer in answers[-2:]] == [500, 500]
        await asked_by_socket(url, right)
    out, err = await end(served)
    told = "".join(answer.text + str(answer.headers) for answer in answers)
    secret = right[len("isnad_000000000000_") :][:20]
    for text in (out, err, told):
        assert secret not in text
    assert "request failed" in err


async def asked_by_socket(url: str, key: str) -> None:
    """Open WebSockets with a key, as a header and in the first message."""
    address = url.removeprefix("http://")
    with suppress(WebSocketException, TimeoutError):
        async with open_socket(address, additional_headers=bearer(key)) as opened:
            await say(opened, type="connection_init")
            await hear(opened)
    with suppress(WebSocketException, TimeoutError):
        async with asyncio.timeout(10), open_socket(address) as opened:
            await say(opened, type="connection_init", payload={"authorization": f"Bearer {key}"})
            await hear(opened)
