"""What is installed has every file that the code reads: an image runs the installed package, not the checkout."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOORS = ("editorial", "db", "schema", "service")
LEFT_OUT = ("service/pages/",)
"""Folders with sources of what is built: only what is built is installed."""


def tracked(*folders: str) -> list[str]:
    """Return the files of these folders that git tracks; skips outside of a clone."""
    if not (ROOT / ".git").exists():
        pytest.skip("there is no git repository to ask")
    listed = subprocess.run(["git", "ls-files", *folders], cwd=ROOT, capture_output=True, text=True, check=True)
    return listed.stdout.splitlines()


def copy_of_sources(folder: Path) -> Path:
    """Copy what a wheel is made of; what an earlier build left in the checkout is not among it."""
    for name in tracked(*FLOORS, "pyproject.toml", "README.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, folder / name)
    return folder


def test_every_file_beside_the_code_is_in_the_wheel_and_its_operations_and_statements_are_read(tmp_path: Path) -> None:
    wanted = {each for each in tracked(*FLOORS) if not each.startswith(LEFT_OUT)}
    sources = copy_of_sources(tmp_path / "sources")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--no-index",
            "--no-deps",
            "--no-build-isolation",
            str(sources),
        ],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
        packed.extractall(tmp_path / "installed")
    assert wanted - names == set()
    read = "from service.app.parts import rest_addresses; from service.app.assembly import operation_addresses as o"
    statements = "from db.sql.statement_file import read_statement; read_statement('load/find_events')"
    program = f"{read}; rest_addresses(); o(); {statements}; import schema; print(schema.__file__)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path / "installed", capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert str(tmp_path / "installed") in done.stdout
