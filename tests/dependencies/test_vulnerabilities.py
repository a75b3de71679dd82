"""The audit of known vulnerabilities: by the tools themselves, against a service of advisories on this machine."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.dependencies.advisories import LONG_KNOWN, OSV_PATH, Known, advisories
from tests.dependencies.npm_audit import NPM
from tests.dependencies.npm_lock import NPM_LOCKS, read_npm_lock
from tests.dependencies.python_audit import PIP_AUDIT
from tests.dependencies.python_lock import PYTHON_LOCKS, ROOT, read_python_lock

WRONG: Known = {
    ("starlette", "0.1.0"): ("PYSEC-2026-1", "1.0.1"),
    ("left-pad", "1.0.0"): ("GHSA-aaaa-bbbb-cccc", "1.3.0"),
}


@pytest.fixture
def locks(tmp_path: Path) -> tuple[Path, Path]:
    """A lock of Python and one of npm."""
    python, npm = tmp_path / "requirements.txt", tmp_path / "pages/package-lock.json"
    pins = ("starlette==0.1.0", "colorama==0.4.6 ; sys_platform == 'nowhere'")
    python.write_text("".join(f"{pin} \\\n    --hash=sha256:{'a' * 64}\n    # via isnad\n" for pin in pins))
    wanted = {"name": "pages", "dependencies": {"left-pad": "1.0.0"}}
    packages = {"": wanted, "node_modules/left-pad": {"version": "1.0.0"}}
    npm.parent.mkdir()
    npm.write_text(json.dumps({**wanted, "lockfileVersion": 3, "packages": packages}))
    (npm.parent / "package.json").write_text(json.dumps(wanted))
    return python, npm


def audit(address: str, locks: tuple[Path, Path], *more: str) -> tuple[int, str]:
    """Run the command, and return its exit code and all that it says."""
    assert NPM.exists(), "`make test` makes .venv/node"
    assert PIP_AUDIT.exists(), "`make test` installs pip-audit in .venv/audit, or says why it cannot"
    python, npm = locks
    files = ("--python-lock", str(python), "--npm-lock", str(npm))
    line = [sys.executable, "-m", "tests.dependencies.vulnerabilities", "--osv", address + OSV_PATH, *files, *more]
    env = {**os.environ, "npm_config_registry": address, "npm_config_fetch_retry_mintimeout": "1"}
    done = subprocess.run(line, cwd=ROOT, env=env, capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout + done.stderr


def nobody() -> str:
    """Return an address at which nobody answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


def test_if_nothing_is_known_of_any_package_the_report_says_how_many_were_looked_up_and_where(
    locks: tuple[Path, Path],
) -> None:
    with advisories() as address:
        code, said = audit(address, locks)
    assert (code, said.splitlines()) == (
        0,
        [
            f"Python: known vulnerabilities: none (2 packages, asked at {address}{OSV_PATH})",
            f"npm: known vulnerabilities: none (1 packages, asked at {address})",
        ],
    )


def test_what_is_known_is_listed_with_package_version_id_and_what_mends_it(locks: tuple[Path, Path]) -> None:
    with advisories({**LONG_KNOWN, **WRONG}) as address:
        code, said = audit(address, locks)
    assert code == 1
    assert f"  starlette 0.1.0: PYSEC-2026-1; fixed in 1.0.1; in {locks[0]}" in said.splitlines()
    assert f"  left-pad 1.0.0: GHSA-aaaa-bbbb-cccc; versions <1.3.0 are affected; in {locks[1]}" in said.splitlines()


def check_unknown(address: str, code: int, said: str) -> None:
    """Hold what was said to that neither half knows anything."""
    assert code == 3, said
    assert f"Python: could not reach {address}{OSV_PATH}: nothing is known (" in said
    assert f"npm: could not reach {address}: nothing is known (" in said
    assert "none" not in said


def test_if_nobody_answers_nothing_is_known(locks: tuple[Path, Path]) -> None:
    address = nobody()
    check_unknown(address, *audit(address, locks))


@pytest.mark.parametrize(
    ("status", "instead"),
    [
        (200, b"<html>please log in</html>"),
        (200, b"{}"),
        (200, b'{"vulns": [{"id": "X", "schema_version": "9.0.0"}]}'),
        (404, b"{}"),
    ],
    ids=["a page", "nothing of anything", "another format", "not found"],
)
def test_a_service_that_answers_something_else_is_not_believed(
    locks: tuple[Path, Path], status: int, instead: bytes
) -> None:
    with advisories(instead=instead, status=status) as address:
        check_unknown(address, *audit(address, locks))


def test_the_findings_of_one_service_are_reported_even_if_the_other_is_unreachable(locks: tuple[Path, Path]) -> None:
    with advisories({**LONG_KNOWN, **WRONG}) as address:
        code, said = audit(address, locks, "--npm", "/nowhere/npm")
    assert code == 1
    assert "starlette 0.1.0: PYSEC-2026-1" in said
    assert "npm: could not reach the npm registry: nothing is known (/nowhere/npm is not there" in said


def test_if_pip_audit_is_not_installed_nothing_is_known(locks: tuple[Path, Path]) -> None:
    with advisories() as address:
        code, said = audit(address, locks, "--pip-audit", "/nowhere/pip-audit")
    assert code == 3
    assert "/nowhere/pip-audit is not installed" in said
    assert "npm: known vulnerabilities: none" in said


def test_every_lock_pins_each_package_to_one_version_and_its_files() -> None:
    assert all(pinned.hashes for lock in PYTHON_LOCKS for pinned in read_python_lock(lock))
    assert all(each.sha512 for lock in NPM_LOCKS for each in read_npm_lock(lock).packages.values())


def test_every_lock_of_the_repository_is_audited() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "*package-lock.json", "*requirements*.txt"], cwd=ROOT, capture_output=True, text=True
    )
    if listed.returncode:
        pytest.skip("this is no clone of the repository")
    assert {ROOT / line for line in listed.stdout.splitlines()} == {*PYTHON_LOCKS, *NPM_LOCKS}
