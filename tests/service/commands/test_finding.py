"""Finding, showing and listing on the command line, here and on a server: the same lines, exit codes and errors."""

import asyncio
import json
import os
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import asyncpg
import pytest
import pytest_asyncio

from db.sql.scope import Scope
from service.cli.cli import run, taken_out
from service.cli.console import CommandFailed
from tests.support.data.articles import BODY, load, noise
from tests.support.service.keys import key_of
from tests.support.service.live import serving

READING = (
    ["find", "Coale"],
    ["find", "العقوبات", "--type", "quote", "--json"],
    ["find", "nothing-has-this-word"],
    ["show", "coale"],
    ["show", "noise"],
    ["show", "talks"],
    ["show", "noise/lifting"],
    ["show", "noise/lasting", "--json"],
    ["show", "coalle"],
    ["show", "zzzzzz"],
    ["list", "articles", "--entity", "coale", "--since", "2025-12-01"],
    ["list", "entities", "--article", "noise", "--kind", "person"],
    ["list", "events", "--since", "2025-12"],
    ["list", "quotes", "--entity", "coale", "--json"],
    ["list", "claims", "--query", "language=ar"],
    ["list", "queue", "--state", "published", "--limit", "2"],
    ["list", "history", "noise/lifting"],
    ["list", "history"],
    ["list", "quotes", "--state", "draft"],
    ["list", "quotes", "--query", "kind=NONE"],
    ["merge", "coalle", "belta", "--dry-run"],
    ["undo-merge", "coale", "--dry-run"],
    ["review", "review", "noise/liftin"],
    ["split", "coale", "no-such-file.yaml"],
)


@pytest_asyncio.fixture
async def server(database: str, connection: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[str]:
    """A server of a database with one article; the commands have the key of an admin, but no server yet."""
    for name in [name for name in os.environ if name.startswith("ISNAD_")]:
        monkeypatch.delenv(name)
    await load(connection, noise(url="https://news.example/noise"))
    monkeypatch.setenv("DATABASE_URL", database)
    monkeypatch.setenv("ISNAD_KEY", await key_of(database, "desk", Scope.ADMIN))
    async with serving(database) as at:
        yield f"http://{at}"


async def said(capsys: pytest.CaptureFixture[str], arguments: Sequence[str]) -> tuple[int, str, str]:
    """Return the exit code of a command, and what it printed on both outputs, without the server's log."""
    code = await asyncio.to_thread(run, list(arguments))
    printed = capsys.readouterr()
    err = "".join(line for line in printed.err.splitlines(keepends=True) if not line.startswith("{"))
    return code, printed.out, err


async def test_every_command_says_the_same_here_and_on_a_server(
    server: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in READING:
        here = await said(capsys, arguments)
        there = await said(capsys, [*arguments, "--server", server])
        assert there[0] == here[0], (arguments, here, there)
        assert there[1] == here[1], arguments
        assert (there[2] == "") == (here[2] == ""), (arguments, here, there)


async def test_things_are_found_listed_and_shown_with_their_words(
    server: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, found, _ = await said(capsys, ["find", "Coale"])
    assert "coale" in found
    assert "John Coale" in found
    _, shown, _ = await said(capsys, ["show", "noise/lifting"])
    assert "chain: John Coale > relayed by Belta (inferred)" in shown
    assert "[نحن نرفع العقوبات]" in shown
    _, listed, _ = await said(capsys, ["list", "quotes", "--article", "https://news.example/noise"])
    assert "noise/lifting" in listed
    _, shown, _ = await said(capsys, ["show", f"{server}/v1/articles/noise"])
    assert shown.startswith("article")


async def test_what_is_misspelt_is_answered_with_what_is_similar(
    server: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = await said(capsys, ["show", "coalle", "--server", server])
    assert (code, out) == (1, "")
    assert "did you mean" in err
    assert "John Coale" in err
    code, _, err = await said(capsys, ["merge", "coalle", "belta", "--server", server])
    assert code == 1
    assert err.startswith("UNKNOWN_OBJECT survivor: ")
    assert "coale  John Coale" in err


async def test_operations_and_files_work_on_a_server(
    server: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, connection: asyncpg.Connection
) -> None:
    data = noise(slug="second")
    data["article"].pop("body")
    data["article"] |= {"body_file": "article.txt", "distinct": True}
    (tmp_path / "bundle.json").write_text(json.dumps(data, ensure_ascii=False))
    (tmp_path / "article.txt").write_text(BODY)
    asked = ["--server", server]
    code, out, err = await said(capsys, ["load", str(tmp_path), *asked])
    assert (code, err) == (0, "")
    assert out.startswith("CREATE     second: ")
    code, out, _ = await said(capsys, ["load", str(tmp_path), *asked])
    assert out.startswith("UNCHANGED  second: ")
    (tmp_path / "next.txt").write_text(BODY + " انتهى.")
    code, out, err = await said(capsys, ["correct", "second", str(tmp_path / "next.txt"), "--note", "End", *asked])
    assert (code, err) == (0, "")
    assert await connection.fetchval("select version from article where slug = 'second'") == 2
    code, out, err = await said(capsys, ["retract", "quote", "second/lifting", "--reason", "Wrong", *asked])
    assert (code, err) == (0, "")
    assert "second/lifting  نحن نرفع العقوبات" in out
    code, out, err = await said(capsys, ["export", "csv", "--of", "quotes", *asked])
    assert (code, err) == (0, "")
    assert "نحن نرفع العقوبات" in out


async def test_a_refused_bundle_is_refused_alike(
    server: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "bundle.json"
    path.write_text(json.dumps(noise(slug="other", url="https://news.example/noise"), ensure_ascii=False))
    here = await said(capsys, ["load", str(path)])
    there = await said(capsys, ["load", str(path), "--server", server])
    assert here[0] == there[0] == 3
    assert "URL_TAKEN" in there[2]
    assert there == here


@pytest.mark.parametrize("arguments", [["migrate"], ["serve"], ["doctor"], ["keys", "list"], ["webhooks", "list"]])
async def test_what_needs_a_database_says_so(
    server: str, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    code, _, err = await said(capsys, [*arguments, "--server", server])
    assert code == 2
    assert "works on a database, not on a server" in err


async def test_a_key_without_rights_and_a_server_that_is_none_are_reported(
    server: str, capsys: pytest.CaptureFixture[str], database: str, tmp_path: Path
) -> None:
    reader = await key_of(database, "reader", Scope.READ)
    (tmp_path / "key").write_text(reader + "\n")
    asked = ["retract", "quote", "noise/lifting", "--reason", "Wrong", "--server", server]
    code, out, err = await said(capsys, [*asked, "--key-file", str(tmp_path / "key")])
    assert (code, out) == (1, "")
    assert "INSUFFICIENT_SCOPE" in err
    code, out, err = await said(capsys, ["list", "quotes", "--server", server, "--key", "isnad_wrong"])
    assert code == 1
    assert "isnad_wrong" not in out + err
    code, _, err = await said(capsys, ["list", "quotes", "--server", "http://127.0.0.1:1"])
    assert code == 1
    assert "cannot be reached" in err
    code, _, err = await said(capsys, ["list", "quotes", "--server", "ftp://news.example"])
    assert code == 2


async def test_redirects_are_not_followed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    async def redirect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n")
        writer.close()

    asked: list[Any] = []
    monkeypatch.setenv("ISNAD_KEY", "isnad_secret")
    async with await asyncio.start_server(redirect, "127.0.0.1", 0) as elsewhere:
        port = elsewhere.sockets[0].getsockname()[1]
        code, out, err = await said(capsys, ["list", "quotes", "--server", f"http://127.0.0.1:{port}"])
    assert (code, out, len(asked)) == (1, "", 1)
    assert "redirects" in err
    assert "isnad_secret" not in err


def test_the_options_of_a_server_are_taken_out_of_any_place() -> None:
    arguments = ["--server", "http://a", "list", "quotes", "--key=k", "--key-file", "f", "--", "--server"]
    assert taken_out(arguments) == (
        ["list", "quotes", "--", "--server"],
        {"ISNAD_SERVER": "http://a", "ISNAD_KEY": "k", "ISNAD_KEY_FILE": "f"},
    )
    assert taken_out(["mirror", "u", "t", "--key-file", "f"]) == (["mirror", "u", "t", "--key-file", "f"], {})
    with pytest.raises(CommandFailed):
        taken_out(["list", "--server"])
