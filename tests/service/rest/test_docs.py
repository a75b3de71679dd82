"""The page on REST: every request of it is answered as it says; where it has `…`, anything may stand."""

import json
import re
from pathlib import Path
from typing import Any

import httpx2
import pytest

PAGE = (Path(__file__).parents[3] / "docs" / "rest.md").read_text("utf-8")
SHOWN = re.findall(r"```sh\ncurl '([^']+)'\n```\n\n```json\n(.*?)```", PAGE, re.DOTALL)


def fits(said: Any, found: Any) -> bool:
    """Return whether an answer is what the page says of it."""
    match said:
        case dict():
            return (
                isinstance(found, dict)
                and list(said) == list(found)
                and all(fits(said[key], found[key]) for key in said)
            )
        case [*first, "…"]:
            return isinstance(found, list) and fits(first, found[: len(first)])
        case list():
            return isinstance(found, list) and len(said) == len(found) and all(map(fits, said, found))
        case str() if "…" in said:
            return (
                isinstance(found, str) and re.fullmatch(".+".join(map(re.escape, said.split("…"))), found) is not None
            )
        case _:
            return bool(said == found)


@pytest.mark.parametrize(("address", "said"), SHOWN, ids=[address[21:60] for address, _ in SHOWN])
async def test_a_request_of_the_page_has_the_answer_of_the_page(
    address: str, said: str, rest: httpx2.AsyncClient
) -> None:
    answer = await rest.get(address.removeprefix("http://127.0.0.1:8000"))
    assert fits(json.loads(said), answer.json()), answer.text


def test_the_page_shows_an_answer_for_every_request() -> None:
    assert len(SHOWN) == PAGE.count("curl 'http") >= 4


async def test_every_address_of_the_page_is_one(rest: httpx2.AsyncClient) -> None:
    told = set(re.findall(r"`(/v1/[^`?…]+)", PAGE))
    listed = {each["address"] for each in (await rest.get("/v1")).json()["resources"]}
    assert told - listed == {"/v1/quotes/", "/v1/articles/{article}/", "/v1/entities/{entity}/"}
    shown = {each for each in listed if each.count("/") == 3 or "{id}/" in each or each.count("/") == 2}
    assert sorted(shown - told) == []
