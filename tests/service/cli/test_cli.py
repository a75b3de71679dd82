"""The command line as scripts and people call it: what it prints, where, and how it ends."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from service.cli.cli import run
from service.environment import origins
from tests.support.data.articles import noise
from tests.support.service.environment import settings_in

SEEDS = Path(__file__).parents[3] / "seeds"


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of ours in the environment but those that a test gives."""
    for name in [name for name in os.environ if name.startswith("ISNAD_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def on_database(database: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The commands work with a fresh migrated database."""
    monkeypatch.setenv("DATABASE_URL", database)
    return database


def written(folder: Path, data: dict[str, Any], name: str = "noise.bundle.json") -> Path:
    """Write a bundle to a folder."""
    path = folder / name
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1))
    return path


def test_help_names_every_command_and_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(name in said for name in ("demo", "serve", "migrate", "load", "check", "schema", "doctor"))
    assert "3 a bundle has" in said


@pytest.mark.parametrize(
    "arguments", [["lode"], ["load"], ["load", "--dry"], ["serve", "--port", "many"], ["schema", "extra"]]
)
def test_wrong_usage_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    said = capsys.readouterr()
    assert said.out + said.err != ""
    assert "Traceback" not in said.out + said.err


def test_all_unusable_settings_are_reported_at_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ISNAD_PORT", "many")
    monkeypatch.setenv("ISNAD_WORKERS", "0")
    monkeypatch.setenv("DATABASE_URL", "mysql://user:secret@host/x")
    assert run(["doctor"]) == 2
    said = capsys.readouterr().err
    assert "ISNAD_PORT=many" in said
    assert "ISNAD_WORKERS=0" in said
    assert "DATABASE_URL=mysql://user:***@host/x" in said
    assert "secret" not in said


def test_a_misspelt_setting_is_reported_with_the_most_similar_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ISNAD_PROT", "1")
    assert run(["schema"]) == 0
    assert "ISNAD_PROT is not a setting: did you mean ISNAD_PORT?" in capsys.readouterr().err


def test_schema_prints_what_is_committed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema"]) == 0
    assert capsys.readouterr().out == (SEEDS.parent / "schema" / "schema.graphql").read_text()
    assert run(["schema", "--bundle"]) == 0
    assert json.loads(capsys.readouterr().out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_check_needs_no_database_and_passes_the_seeds(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    assert run(["check", str(SEEDS)]) == 0
    assert capsys.readouterr().out == "1 bundle, 0 problems\n"


def test_check_prints_every_problem_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = noise()
    data["quotes"][0]["exact"] = "نحن نرفع العقوبه"
    data["claims"][0]["event"] = "nothing"
    path = written(tmp_path, data)
    assert run(["check", str(tmp_path)]) == 3
    said = capsys.readouterr().out
    line = path.read_text().splitlines().index('   "exact": "نحن نرفع العقوبه",') + 1
    assert f"{path}:{line}:" in said
    assert "SPAN_NOT_FOUND quotes[0].exact" in said
    assert "nearest: نحن نرفع العقوبات" in said
    assert "UNKNOWN_REFERENCE claims[0].event" in said
    assert run(["check", "--json", str(path)]) == 3
    problems = json.loads(capsys.readouterr().out)
    assert [problem["code"] for problem in problems] == ["SPAN_NOT_FOUND", "UNKNOWN_REFERENCE"]
    assert problems[0]["line"] == line


def test_check_warns_of_a_date_that_comes_to_nothing_and_passes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = noise()
    data["quotes"][0]["said"] = {"expression": "المحادثات"}
    path = written(tmp_path, data)
    assert run(["check", str(path)]) == 0
    said = capsys.readouterr().out
    assert ": warning: DATE_NOT_RESOLVED quotes[0].said.expression: " in said
    assert "\n    found:   المحادثات\n    nearest: " in said
    assert said.splitlines()[-1] == "1 bundle, 0 problems, 1 warning"
    assert run(["check", "--json", str(path)]) == 0
    (warning,) = json.loads(capsys.readouterr().out)
    assert (warning["code"], warning["severity"]) == ("DATE_NOT_RESOLVED", "WARNING")


@pytest.mark.usefixtures("on_database")
def test_load_warns_of_it_on_standard_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = noise()
    data["quotes"][0]["said"] = {"expression": "المحادثات"}
    path = written(tmp_path, data)
    assert run(["load", str(path)]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("CREATE     noise: ")
    assert ": warning: DATE_NOT_RESOLVED quotes[0].said.expression: " in said.err


@pytest.mark.usefixtures("on_database")
def test_strict_makes_errors_of_warnings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = noise()
    data["quotes"][0]["said"] = {"expression": "المحادثات"}
    path = written(tmp_path, data)
    assert run(["check", "--strict", str(path)]) == 3
    said = capsys.readouterr().out
    assert ": DATE_NOT_RESOLVED quotes[0].said.expression: " in said
    assert "warning" not in said
    assert said.splitlines()[-1] == "1 bundle, 1 problem"
    assert run(["load", "--strict", str(path)]) == 3
    assert capsys.readouterr().out == f"REFUSED    {path}: 1 problem, nothing of it was loaded\n"
    assert run(["load", "--strict", str(written(tmp_path, noise()))]) == 0


@pytest.mark.usefixtures("on_database")
def test_warnings_are_printed_beside_errors_and_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = noise()
    data["quotes"][0]["said"] = {"expression": "المحادثات"}
    data["claims"][0]["event"] = "nothing"
    path = written(tmp_path, data)
    assert run(["check", str(path)]) == 3
    said = capsys.readouterr().out
    assert ": UNKNOWN_REFERENCE claims[0].event: " in said
    assert ": warning: DATE_NOT_RESOLVED quotes[0].said.expression: " in said
    assert said.splitlines()[-1] == "1 bundle, 1 problem, 1 warning"
    assert run(["check", "--json", str(path)]) == 3
    assert [each["severity"] for each in json.loads(capsys.readouterr().out)] == ["WARNING", "ERROR"]
    assert run(["load", str(path)]) == 3
    told = capsys.readouterr()
    assert told.out == f"REFUSED    {path}: 1 problem, 1 warning, nothing of it was loaded\n"
    assert ": warning: DATE_NOT_RESOLVED" in told.err
    assert run(["load", "--json", str(path)]) == 3
    (loaded,) = json.loads(capsys.readouterr().out)
    assert [each["code"] for each in loaded["problems"]] == ["UNKNOWN_REFERENCE"]
    assert [each["code"] for each in loaded["warnings"]] == ["DATE_NOT_RESOLVED"]


def test_a_path_without_a_bundle_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("load", "check"):
        assert run([command, str(tmp_path)]) == 2
        assert run([command, str(tmp_path / "absent.yaml")]) == 2
    said = capsys.readouterr().err
    assert "the folder contains no bundle.yaml or bundle.json" in said
    assert "no such file or folder" in said


@pytest.mark.usefixtures("on_database")
def test_load_creates_then_leaves_unchanged_then_updates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, noise())
    assert run(["load", "--dry-run", str(path)]) == 0
    dry = capsys.readouterr().out
    assert dry.startswith("CREATE     noise: ")
    assert re.search(r"^  CREATE +quote +lifting$", dry, re.MULTILINE)
    assert run(["load", str(path)]) == 0
    assert capsys.readouterr().out == dry.splitlines(keepends=True)[0]
    assert run(["load", "--json", str(path)]) == 0
    (loaded,) = json.loads(capsys.readouterr().out)
    assert loaded["report"]["outcome"] == "UNCHANGED"
    data = noise()
    data["claims"][0]["status"] = "DISPUTED"
    written(tmp_path, data)
    assert run(["load", str(path)]) == 0
    assert capsys.readouterr().out.startswith("UPDATE     noise: 2 update,")


@pytest.mark.usefixtures("on_database")
def test_one_bundle_that_is_refused_does_not_keep_the_others_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = noise(slug="broken")
    del broken["article"]["language"]
    written(tmp_path, broken, "a.bundle.json")
    written(tmp_path, noise(slug="whole", url="https://example.org/1"), "b.bundle.json")
    written(tmp_path, noise(slug="late", url="https://example.org/1"), "c.bundle.json")
    assert run(["load", str(tmp_path)]) == 3
    said = capsys.readouterr()
    assert "MISSING_KEY article.language" in said.err
    assert "URL_TAKEN" in said.err
    assert [line.split()[0] for line in said.out.splitlines()] == ["REFUSED", "CREATE", "REFUSED"]


def test_a_database_without_migrations_is_reported_and_migrate_repairs_it(
    empty_database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", empty_database)
    assert run(["load", str(SEEDS)]) == 1
    assert "run `isnad migrate`" in capsys.readouterr().err
    assert run(["doctor"]) == 1
    assert "migrations are pending: run `isnad migrate`" in capsys.readouterr().out
    assert run(["migrate"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "the database is up to date"
    assert run(["migrate"]) == 0
    assert capsys.readouterr().out == "the database is up to date\n"
    assert run(["doctor"]) == 0
    assert run(["load", str(SEEDS)]) == 0


@pytest.mark.parametrize("command", ["load", "migrate", "doctor"])
def test_an_unreachable_database_is_reported_without_its_password(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://isnad:secret@127.0.0.1:1/isnad")
    assert run([command, *([str(SEEDS)] if command == "load" else [])]) == 1
    said = capsys.readouterr()
    assert "secret" not in said.out + said.err
    assert "Traceback" not in said.err
    assert "database" in said.out + said.err


@pytest.mark.usefixtures("on_database")
def test_doctor_says_where_every_setting_came_from(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ISNAD_WORKERS", "2")
    assert run(["doctor", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    origins = {item["name"]: (item["value"], item["origin"]) for item in said["settings"]}
    assert origins["ISNAD_WORKERS"] == ("2", "environment")
    assert origins["ISNAD_PORT"] == ("8000", "default")
    assert said["faults"] == []
    assert said["database"]["encoding"] == "UTF8"
    assert said["database"]["handles_arabic"] is True
    assert said["database"]["pending"] == []


@pytest.mark.usefixtures("on_database")
def test_doctor_says_what_a_setting_means_that_is_not_set(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["doctor", "--json"]) == 0
    shown = {item["name"]: item["value"] for item in json.loads(capsys.readouterr().out)["settings"]}
    assert (
        shown["ISNAD_PUBLIC_URL"]
        == "unset: exports use the host of the request, messages use ISNAD_HOST and ISNAD_PORT"
    )
    assert shown["ISNAD_CORS_ORIGINS"] == "unset: none"
    assert shown["ISNAD_FEED_RETENTION_DAYS"] == "unset: it always does"
    assert 4 <= int(shown["ISNAD_POOL_MAX"]) <= 20
    monkeypatch.delenv("DATABASE_URL")
    unset = [each for each in origins(settings_in(), {}) if each.value.startswith("unset")]
    assert {each.name: each.value for each in unset}["DATABASE_URL"] == "unset: an embedded one"
    assert [each.name for each in unset if each.value == "unset"] == []


def test_a_reader_that_has_read_enough_does_not_disturb_the_command() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "service", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as command:
        assert command.stdout is not None
        assert command.stderr is not None
        command.stdout.close()
        said = command.stderr.read()
        assert command.wait(30) == 0
    assert said == b""
