"""The page on exports: every request of it is answered as it says; where it has `…`, anything may stand."""

import json
import re
import shlex
from pathlib import Path

import httpx2
import pytest

from service.exports.formats import FORMATS
from tests.service.exports.test_command import in_thread
from tests.service.rest.test_docs import fits
from tests.test_docs import rows

PAGE = (Path(__file__).parents[3] / "docs" / "exports.md").read_text("utf-8")
SHOWN = re.findall(r"```sh\ncurl (.*?)\n```\n\n```(\w+)\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = re.findall(r"^    isnad (export .*?)(?: > .*|\s+#.*)?$", PAGE, re.MULTILINE)


def as_pattern(text: str) -> str:
    """Return what a text that is shown stands for: a line of `…` for any lines, `…` in a line for anything."""
    lines = [
        r"(?:.*\n)*?" if line == "…" else ".*".join(map(re.escape, line.split("…"))) + "\n"
        for line in text.splitlines()
    ]
    return "".join(lines)


@pytest.mark.parametrize(("command", "kind", "said"), SHOWN)
async def test_a_request_of_the_page_has_the_answer_of_the_page(
    command: str, kind: str, said: str, rest: httpx2.AsyncClient
) -> None:
    *options, address = shlex.split(command)
    headers = dict([options[1].split(": ", 1)]) if options else {}
    answer = await rest.get(address.removeprefix("http://127.0.0.1:8000"), headers=headers)
    assert answer.status_code == 200
    if kind == "json":
        told, found = json.loads(said), answer.json()
        assert found["@context"][0] == told.pop("@context")[0]
        assert fits(told, {name: value for name, value in found.items() if name != "@context"}), answer.text
    else:
        found_text = answer.text.replace("\r\n ", "").replace("\r\n", "\n")
        assert re.fullmatch(as_pattern(said), found_text), found_text


def test_the_page_shows_an_answer_for_every_request() -> None:
    assert len(SHOWN) == PAGE.count("```sh\ncurl") >= 3


@pytest.mark.parametrize("command", COMMANDS)
async def test_every_command_of_the_page_runs(
    command: str, seeded_dsn: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", seeded_dsn)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").mkdir()
    assert await in_thread(*shlex.split(command)) == 0


def test_the_table_of_formats_is_what_the_code_has() -> None:
    told = {
        (row[0].split("]")[0].strip("["), tuple(re.findall(r"`\.([\w.]+)`", row[1])), row[2].strip("`"))
        for row in rows("docs/exports.md", "| format | suffix")
    }
    titles = {"schema.org JSON-LD": "schema.org"}
    real = {
        (titles.get(each.title, each.title), each.suffixes, each.content_type.removesuffix("; charset=utf-8"))
        for each in FORMATS
    }
    assert told == real
