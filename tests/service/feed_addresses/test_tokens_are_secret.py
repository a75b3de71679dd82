"""No token of a feed address stands in a log, in the metrics or in an error, whatever is asked with it."""

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.keys.feed_token import is_token, new_token, token_hash
from db.sql.scope import Scope
from service.request.secret_path import MASK, shown_path
from tests.support.service.keys import bearer, key_of, run
from tests.support.service.running import end, start, url_said

TOKEN = "isnad_feed_" + "aB3_-" * 8 + "xyz"
PARTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20)


@given(PARTS, PARTS)
def test_a_path_is_shown_without_the_token_wherever_it_stands(before: str, after: str) -> None:
    for path in (
        f"/feeds/{TOKEN}/{after}",
        f"/{before}/{TOKEN}/{after}",
        f"/feeds/{before}{TOKEN}{after}",
        before + TOKEN,
    ):
        shown = shown_path(path)
        assert TOKEN not in shown
        assert "aB3_-aB3" not in shown
        assert MASK in shown


def test_other_paths_are_shown_as_they_are() -> None:
    for path in ("/v1/quotes", "/", "", "/feeds", "/v1/articles/isnad", "/v1/isnad-feed"):
        assert shown_path(path) == path
    assert shown_path("/feeds/anything/quotes.csv") == f"/feeds/{MASK}/quotes.csv"
    assert shown_path("/v1/quotes/isnad_0123456789ab_secret") == f"/v1/quotes/isnad_{MASK}"


def test_a_token_is_256_random_bits_and_its_hash_says_nothing_of_it() -> None:
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert all(map(is_token, tokens))
    assert is_token(TOKEN)
    for wrong in (TOKEN[:-1], TOKEN + "a", TOKEN.upper(), "", TOKEN.replace("feed", "food")):
        assert not is_token(wrong)
    assert {len(token_hash(each)) for each in tokens} == {32}


@pytest.mark.slow
@pytest.mark.parametrize("form", ["json", "text"])
async def test_no_token_stands_in_the_log_the_metrics_or_an_error(database: str, form: str) -> None:
    key = await key_of(database, "desk", Scope.READ)
    served = await start("serve", DATABASE_URL=database, ISNAD_LOG_LEVEL="debug", ISNAD_LOG_FORMAT=form)
    url = await url_said(served.stderr)
    told = []
    async with httpx2.AsyncClient(base_url=url) as client:
        made = await client.post("/v1/feed-addresses", json={"resource": "/v1/quotes.csv"}, headers=bearer(key))
        token = made.json()["url"].split("/")[-2]
        paths = [
            f"/feeds/{token}/quotes.csv",
            f"/feeds/{token}/quotes.csv?first=1",
            f"/feeds/{token}/nothing",
            f"/feeds/{token}",
            f"//feeds/{token}/quotes.csv",
            f"/v1/feeds/{token}/quotes.csv",
            f"/v1/{token}.csv",
            f"/v1/{token}.nothing",
            f"/{token}",
            f"/feeds/{token[:30]}/quotes.csv",
        ]
        told += [await client.get(each) for each in paths]
        told += [await client.post(each) for each in paths]
        assert told[0].status_code == 200
        await run(
            database, "alter table feed_address rename to hidden_away"
        )  # so that looking it up is a fault of ours
        told.append(await client.get(paths[0]))
        assert told[-1].status_code == 500
        metrics = (await client.get("/metrics")).text
        assert 'endpoint="feeds"' in metrics
    out, err = await end(served)
    assert "request failed" in err
    assert f"/feeds/{MASK}/quotes.csv" in err
    for said in (out, err, metrics, *(answer.text + str(answer.headers) for answer in told)):
        assert token[:20] not in said
