"""A database on which the service could not be right is refused by every command that would work with it."""

from collections.abc import AsyncIterator
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg
import pytest

from service.cli.cli import run
from tests.conftest import Databases, named


@pytest.fixture(params=["SQL_ASCII", "UTF8"])
async def unfit(
    server_dsn: str, databases: Databases, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> AsyncIterator[str]:
    """A database whose trigrams do not see Arabic letters, set as the one to work with."""
    dsn = named(server_dsn, f"isnad_{uuid4().hex}")
    connection = await asyncpg.connect(server_dsn)
    try:
        await connection.execute(
            f"create database {urlsplit(dsn).path[1:]} template template0"
            f" encoding '{request.param}' locale_provider libc locale 'C'"
        )
    finally:
        await connection.close()
    monkeypatch.setenv("DATABASE_URL", dsn)
    yield dsn
    await databases.drop(dsn)


@pytest.mark.usefixtures("unfit")
@pytest.mark.parametrize("command", [["migrate"], ["demo"], ["serve"]], ids=lambda command: command[0])
def test_a_database_that_does_not_know_arabic_is_refused(
    command: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ISNAD_PORT", "0")
    assert run(command) == 1
    said = capsys.readouterr().err
    assert "create the database with C.UTF-8" in said
    assert "Traceback" not in said


@pytest.mark.usefixtures("unfit")
def test_doctor_reports_what_is_wrong_with_the_database(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor"]) == 1
    said = capsys.readouterr()
    assert "does not support Arabic letters" in said.out + said.err
