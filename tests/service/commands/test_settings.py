"""Settings: what the variables of the environment mean."""

import os
from datetime import UTC
from pathlib import Path

import pytest

from service.cli.cli import run
from service.cli.table import minute, read_instant
from service.commands.demo import OF_A_TRIAL
from service.environment import names, origins
from service.settings import Settings
from tests.support.service.environment import settings_in


@pytest.mark.parametrize("name", names().values())
def test_an_empty_variable_is_like_one_that_is_not_set(name: str) -> None:
    assert settings_in(**{name: ""}) == settings_in()


def test_an_empty_variable_is_no_origin() -> None:
    environ = {"ISNAD_PORT": "", "ISNAD_HOST": "::1"}
    shown = {each.name: (each.value, each.origin) for each in origins(settings_in(**environ), environ)}
    assert shown["ISNAD_PORT"] == (str(Settings.model_fields["port"].default), "default")
    assert shown["ISNAD_HOST"] == ("::1", "environment")


def test_demo_refuses_an_address_to_migrate_with_none_to_serve_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("ISNAD_MIGRATE_DSN", "postgresql://isnad_owner@db.test/isnad")
    for name in OF_A_TRIAL:
        monkeypatch.setenv(name, os.environ.get(name, ""))  # put back after the test
    assert run(["demo"]) == 2
    assert "ISNAD_MIGRATE_DSN is set, but DATABASE_URL is not" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [], "no database is started"


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-11-30", "2026-11-30T00:00:00+00:00"),
        ("2026-11-30T09:00", "2026-11-30T09:00:00+00:00"),
        ("2026-11-30T09:00+03:00", "2026-11-30T09:00:00+03:00"),
    ],
)
def test_an_instant_without_a_zone_is_utc_and_is_shown_in_utc(text: str, instant: str) -> None:
    given = read_instant(text, "--since", "2026-11-30")
    assert given.isoformat() == instant
    assert minute(given) == given.astimezone(UTC).isoformat(" ", "minutes").replace("+00:00", "Z")
