"""The Python packages that make clients: installed from a lock of their own, into an environment of their own.

They want other versions of what Isnad is made of. `make test` installs them (``python -m tests.clients.generators.pythons``).
"""

import os
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

FOLDER = Path(__file__).parent
LOCK = FOLDER / "requirements.txt"
ENVIRONMENT = Path(__file__).parents[3] / ".venv" / "generators"
READY = ENVIRONMENT / "ready"
LONGEST_INSTALL_S = 300
LONGEST_RUN_S = 180

_PIP = ("-m", "pip", "-qq", "--disable-pip-version-check", "--no-input", "install", "--require-hashes", "-r", str(LOCK))


class PythonFailed(Exception):
    """What was run ended with a fault; the message is what it said."""


def is_installed() -> bool:
    """Return whether the packages of the lock are there."""
    return READY.exists() and READY.stat().st_mtime >= LOCK.stat().st_mtime


def install() -> None:
    """Make the environment anew, with the packages of the lock; raises PythonFailed."""
    try:
        venv.create(ENVIRONMENT, clear=True, symlinks=True, with_pip=True)
    except (OSError, subprocess.CalledProcessError) as fault:
        raise PythonFailed(f"the environment {ENVIRONMENT} cannot be made: {fault}") from None
    run("python", *_PIP, cwd=FOLDER, timeout_s=LONGEST_INSTALL_S)
    READY.touch()


def run(command: str, *arguments: str, cwd: Path, service: str = "", timeout_s: int = LONGEST_RUN_S) -> str:
    """Run a command of the environment in a folder, and return what it prints; raises PythonFailed."""
    commands = ENVIRONMENT / "bin"
    line: Sequence[str] = (str(commands / command), *arguments)
    given = {**os.environ, "SERVICE": service, "PATH": os.pathsep.join((str(commands), os.environ.get("PATH", "")))}
    try:
        ran = subprocess.run(line, cwd=cwd, env=given, capture_output=True, text=True, timeout=timeout_s)
    except subprocess.TimeoutExpired:
        raise PythonFailed(f"{command} took longer than {timeout_s} s") from None
    if ran.returncode:
        raise PythonFailed(f"{command} {' '.join(arguments)}\n{ran.stdout[-4000:]}\n{ran.stderr[-4000:]}")
    return ran.stdout


def check_installed() -> None:
    """Raise PythonFailed, with what to do, if the packages of the lock are not there."""
    if not is_installed():
        raise PythonFailed(f"the packages of {LOCK} are not there: `make test` installs them, or says why it cannot")


if __name__ == "__main__" and not is_installed():
    sys.stderr.write("installing the Python packages of tests/clients/generators …\n")
    try:
        install()
    except PythonFailed as failed:
        sys.exit(f"{failed}\nthe generators of clients are not installed: is the registry of Python packages reached?")
