"""Whatever is answered with 503 says in how many seconds to ask again."""

import pytest

from service.errors.status import STATUSES, headers_of
from tests.service.live.open_doors import NDJSON
from tests.support.service.asking import client_of

ANSWERED_503 = [kind for kind, status in STATUSES.items() if status == 503]


@pytest.mark.parametrize("kind", ANSWERED_503)
def test_every_error_that_is_answered_503_says_when_to_ask_again(kind: type[Exception]) -> None:
    error = kind.__new__(kind)
    assert [name for name, _ in headers_of(error)].count(b"retry-after") == 1
    assert int(dict(headers_of(error))[b"retry-after"]) > 0


async def test_an_unreachable_database_is_reported_at_every_door_with_when_to_try_again() -> None:
    async with client_of("postgresql://nobody@127.0.0.1:1/nothing", pool_wait_s=1) as client:
        for answer in (
            await client.post("/graphql", json={"query": "{ quotes { totalCount } }"}),
            await client.get("/v1/quotes"),
            await client.get("/v1/changes", headers={"accept": NDJSON}),
            await client.get("/readyz"),
        ):
            assert (answer.status_code, answer.headers["retry-after"]) == (503, "5"), answer.url
