"""Commands with two roles: what migrates is not what serves, and a role that may do too much is told."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from service.cli.cli import run
from service.environment import SettingsInvalid
from service.password import masked, user_of, with_password
from tests.support.postgres.roles import OWNER, SERVING, as_role
from tests.support.service.environment import settings_in
from tests.support.service.keys import run as run_statement
from tests.support.service.running import end, start, url_said

SEEDS = Path(__file__).parents[3] / "seeds"


def doctor(capsys: pytest.CaptureFixture[str], status: int = 0) -> Any:
    """Return what the doctor says as JSON."""
    capsys.readouterr()
    assert run(["doctor", "--json"]) == status
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def serving(empty_database: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The commands serve as one role a database that nobody has migrated, and migrate as the other."""
    dsn = as_role(empty_database, SERVING)
    monkeypatch.setenv("DATABASE_URL", dsn)
    monkeypatch.setenv("ISNAD_MIGRATE_DSN", empty_database)
    return dsn


@pytest.mark.usefixtures("serving")
def test_migrating_as_the_owner_gives_the_role_that_serves_its_rights(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert run(["migrate"]) == 0
        assert capsys.readouterr().out.endswith(f"the role {SERVING} may serve\nthe database is up to date\n")
    assert run(["load", str(SEEDS)]) == 0
    assert run(["keys", "create", "desk", "--scope", "admin"]) == 0
    said = doctor(capsys)
    assert said["database"]["role"] == SERVING
    assert (said["database"]["lacking_rights"], said["database"]["rights_beyond_serving"]) == ([], [])
    assert (said["warnings"], said["faults"]) == ([], [])


def test_the_serving_role_cannot_migrate_and_the_error_says_what_to_set(
    serving: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("ISNAD_MIGRATE_DSN")
    assert run(["migrate"]) == 1
    said = capsys.readouterr().err
    assert "set ISNAD_MIGRATE_DSN" in said
    assert "Traceback" not in said


@pytest.mark.usefixtures("serving")
def test_a_role_can_be_named_and_an_unknown_role_or_the_owner_of_the_tables_is_refused(
    empty_database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("ISNAD_MIGRATE_DSN")
    monkeypatch.setenv("DATABASE_URL", empty_database)
    assert run(["migrate"]) == 0
    assert "may serve" not in capsys.readouterr().out
    monkeypatch.setenv("DATABASE_URL", as_role(empty_database, SERVING))
    assert SERVING in doctor(capsys, status=1)["faults"][0]
    monkeypatch.setenv("DATABASE_URL", empty_database)
    assert run(["migrate", "--serving-role", SERVING]) == 0
    assert f"the role {SERVING} may serve" in capsys.readouterr().out
    for role, fault in (("nobody_is_called_so", "there is no role"), (OWNER, "owns the tables")):
        monkeypatch.setenv("ISNAD_SERVING_ROLE", role)
        assert run(["migrate"]) == 1
        assert fault in capsys.readouterr().err
    monkeypatch.delenv("ISNAD_SERVING_ROLE")
    monkeypatch.setenv("DATABASE_URL", as_role(empty_database, SERVING))
    assert doctor(capsys)["faults"] == []


async def test_a_right_that_migrating_does_not_give_is_named(
    database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    await run_statement(database, "revoke execute on function fold(text) from public")
    monkeypatch.setenv("DATABASE_URL", database)
    monkeypatch.setenv("ISNAD_MIGRATE_DSN", as_role(database, OWNER))
    assert await _in_thread(["migrate"]) == 1
    assert f"the role {SERVING} still lacks execute on function fold(text)" in capsys.readouterr().err


async def test_a_command_that_writes_is_refused_if_a_right_is_lacking(
    database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    await run_statement(database, f"revoke select on alembic_version from {SERVING}")
    monkeypatch.setenv("DATABASE_URL", database)
    served = await start("serve", DATABASE_URL=database)
    await url_said(served.stderr)
    await end(served)
    assert await _in_thread(["keys", "create", "desk", "--scope", "admin"]) == 1
    said = capsys.readouterr().err
    assert f"the role {SERVING} lacks select on public.alembic_version: run `isnad migrate --serving-role" in said


async def test_serve_and_doctor_warn_of_a_role_that_may_do_too_much(
    database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for dsn, is_warned in ((database, False), (as_role(database, OWNER), True)):
        served = await start("serve", DATABASE_URL=dsn)
        assert served.stderr is not None
        first = (await served.stderr.readline()).decode()
        assert ("warning: the role" in first and "owns the tables" in first) == is_warned, first
        if is_warned:
            await url_said(served.stderr)
        await end(served)
        monkeypatch.setenv("DATABASE_URL", dsn)
        capsys.readouterr()
        assert await _in_thread(["doctor"]) == 0
        assert ("warning: the role" in capsys.readouterr().out) == is_warned


def test_the_embedded_database_is_served_as_its_owner_without_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("ISNAD_DATA_DIR", str(tmp_path / "data"))
    assert run(["migrate"]) == 0
    said = doctor(capsys)
    assert (said["database"]["role"], said["warnings"], said["faults"]) == ("postgres", [], [])


def test_a_password_is_read_from_a_file_and_shown_nowhere(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("s3cr/t@: %\n")
    environ = {
        "DATABASE_URL": "postgresql://isnad@db.test/isnad",
        "ISNAD_DATABASE_PASSWORD_FILE": str(file),
        "ISNAD_MIGRATE_DSN": "postgresql://isnad_owner:own@db.test/isnad",
        "ISNAD_MIGRATE_PASSWORD_FILE": str(tmp_path / "absent"),
    }
    with pytest.raises(SettingsInvalid, match=r"ISNAD_MIGRATE_PASSWORD_FILE=.*absent: No such file"):
        settings_in(**{**environ, "ISNAD_MIGRATE_DSN": "postgresql://isnad_owner@db.test/isnad"})
    found = settings_in(**environ)
    assert found.database_url == "postgresql://isnad:s3cr%2Ft%40%3A%20%25@db.test/isnad"
    assert found.migrate_dsn == "postgresql://isnad_owner:own@db.test/isnad", "an address keeps its own"
    assert masked(found.database_url) == "postgresql://isnad:***@db.test/isnad"
    assert settings_in(ISNAD_DATABASE_PASSWORD_FILE=str(file)).database_url is None


@pytest.mark.parametrize(
    ("url", "text", "fault"),
    [("postgresql://isnad@db.test/isnad", " \n", "empty"), ("postgresql://db.test/isnad", "x", "names no role")],
)
def test_an_unusable_password_is_reported_with_its_file(tmp_path: Path, url: str, text: str, fault: str) -> None:
    file = tmp_path / "password"
    file.write_text(text)
    with pytest.raises(SettingsInvalid, match=f"ISNAD_DATABASE_PASSWORD_FILE={file}: .*{fault}"):
        settings_in(DATABASE_URL=url, ISNAD_DATABASE_PASSWORD_FILE=str(file))


@pytest.mark.parametrize(
    ("url", "user"),
    [
        ("postgresql://isnad@db.test/isnad", "isnad"),
        ("postgresql://two%20words:x@db.test/isnad", "two words"),
        ("postgresql:///isnad?host=/run&user=isnad", "isnad"),
        ("postgresql:///isnad", None),
    ],
)
def test_the_role_of_an_address_is_read_as_postgresql_reads_it(url: str, user: str | None) -> None:
    assert user_of(url) == user


def test_an_address_through_a_socket_takes_a_password_too(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("x")
    assert with_password("postgresql://isnad@/isnad?host=/run", file) == "postgresql://isnad:x@/isnad?host=/run"


async def _in_thread(arguments: list[str]) -> int:
    return await asyncio.to_thread(run, arguments)
