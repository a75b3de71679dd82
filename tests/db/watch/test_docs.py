"""The page on watch lists: its requests, one after the other, are answered as it says; its tables are what the code has."""

import json
import re
import shlex
from pathlib import Path
from typing import Any, get_args

import asyncpg
import httpx2

from db.sql.scope import Scope
from service.sync.watch_models import Happened, NoticeLink, Severity
from tests.conftest import load_seeds
from tests.db.watch.test_notice import READ
from tests.service.rest.test_docs import fits
from tests.support.service.asking import client_of
from tests.support.service.keys import key_of

PAGE = (Path(__file__).parents[3] / "docs" / "watch.md").read_text("utf-8")
SHOWN = re.findall(r"```sh\n(.*?)```(?:\n\n```json\n(.*?)```)?", PAGE, re.DOTALL)


def request_of(text: str, values: dict[str, str]) -> httpx2.Request:
    """Return the request that a command of the page sends."""
    for name, value in values.items():
        text = text.replace(f"${name}", value)
    command, *words = shlex.split(text.replace("\\\n", " "))
    assert command == "curl"
    given: dict[str, list[str]] = {"-X": [], "-H": [], "-d": [], "": []}
    while words:
        word = words.pop(0)
        given[word if word in given else ""].append(words.pop(0) if word in given else word)
    headers = dict(each.split(": ", 1) for each in given["-H"])
    address = given[""][0].removeprefix("http://127.0.0.1:8000")
    method = (given["-X"] or ["GET"])[0]
    return httpx2.Request(method, f"http://isnad.test{address}", headers=headers, content="".join(given["-d"]))


async def test_the_requests_of_the_page_have_the_answers_of_the_page(database: str) -> None:
    connection = await asyncpg.connect(database)
    await load_seeds(connection)
    quote = await connection.fetchval("select id from quote where kind = 'DIRECT' order by id limit 1")
    await connection.close()
    values: dict[str, str] = {
        "QUOTE": str(quote),
        "ISNAD_KEY": await key_of(database, "partner", Scope.SYNC),
        "DESK_KEY": await key_of(database, "desk", Scope.ADMIN),
    }
    async with client_of(database) as client:
        for text, said in SHOWN:
            answer = await client.send(request_of(text, values))
            assert answer.is_success, answer.text
            if said:
                body: Any = answer.json()
                assert fits(json.loads(said), body), json.dumps(body, ensure_ascii=False, indent=2)
                if notices := body.get("notices"):
                    values["NOTICE"] = notices[0]["id"]
                values["CURSOR"] = body.get("cursor") or ""
    assert len(SHOWN) >= 5


def words_of(heading: str) -> set[str]:
    """Return the words in the first column of the table with this head."""
    rows = PAGE.split(f"| `{heading}` | ")[1].split("\n\n")[0].splitlines()[2:]
    return {word for row in rows for word in re.findall(r"`(\w+)`", row.split(" | ")[0])}


def test_the_tables_of_the_page_have_every_word() -> None:
    assert words_of("happened") == set(get_args(Happened))
    assert words_of("severity") == set(get_args(Severity))
    assert words_of("link") == set(get_args(NoticeLink))


def test_the_page_names_every_field_that_is_read() -> None:
    (row,) = [line for line in PAGE.splitlines() if line.startswith("| `major`")]
    assert set(READ) <= set(re.findall(r"`(\w+)`", row))
